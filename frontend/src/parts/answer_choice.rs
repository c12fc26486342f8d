//! One of several, or any of several, where some answers stand alone.

use care::form::AnswerOption;
use yew::prelude::*;

use crate::parts::answer_scale::pressed;

/// Draws the options as wide rows.
#[derive(Properties, PartialEq)]
pub struct Options {
    /// What is asked, for those who do not see it.
    pub label: AttrValue,
    /// In order.
    pub options: Vec<AnswerOption>,
    /// The ids of the chosen ones.
    pub chosen: Vec<String>,
    /// Whether more than one may be chosen.
    #[prop_or_default]
    pub many: bool,
    /// The id of the tapped option.
    pub ontap: Callback<String>,
}

impl Options {
    /// Drawn at once: it has no state of its own.
    pub fn draw(&self) -> Html {
        let row = |option: &AnswerOption| {
            let id = option.id.clone();
            let onclick = self.ontap.reform(move |_| id.clone());
            let is_chosen = self.chosen.contains(&option.id);
            html! {
                <button type="button" class="option" aria-pressed={pressed(is_chosen)} {onclick}>
                    <svg class={if self.many { "tick square" } else { "tick" }} viewBox="0 0 24 24" aria-hidden="true">
                        if self.many { <rect x="3" y="3" width="18" height="18" rx="5" /> }
                        else { <circle cx="12" cy="12" r="9" /> }
                        <path d="M7.5 12.5l3 3 6-6.5" />
                    </svg>
                    <span>{ &option.text }</span>
                </button>
            }
        };
        html! {
            <div class="options" role="group" aria-label={self.label.clone()}>
                { for self.options.iter().map(row) }
            </div>
        }
    }
}

/// The chosen ids after a tap: an option that stands alone drives the others out, and goes
/// when another is tapped.
pub fn toggled(options: &[AnswerOption], chosen: &[String], tapped: &str) -> Vec<String> {
    let alone = |id: &str| options.iter().any(|it| it.id == id && it.alone);
    if chosen.iter().any(|it| it == tapped) {
        return chosen.iter().filter(|it| *it != tapped).cloned().collect();
    }
    if alone(tapped) {
        return vec![tapped.to_owned()];
    }
    let in_order = |it: &&AnswerOption| it.id == tapped || (chosen.contains(&it.id) && !it.alone);
    options
        .iter()
        .filter(in_order)
        .map(|it| it.id.clone())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn effects() -> Vec<AnswerOption> {
        [("none", true), ("dizzy", false), ("nausea", false)]
            .map(|(id, alone)| AnswerOption {
                id: id.to_owned(),
                text: id.to_owned(),
                score: None,
                alone,
            })
            .to_vec()
    }

    #[test]
    fn none_drives_the_others_out() {
        let chosen = ["dizzy".to_owned(), "nausea".to_owned()];
        assert_eq!(toggled(&effects(), &chosen, "none"), ["none"]);
    }

    #[test]
    fn another_answer_drives_none_out() {
        assert_eq!(
            toggled(&effects(), &["none".to_owned()], "dizzy"),
            ["dizzy"]
        );
    }

    #[test]
    fn chosen_answers_stand_in_the_order_of_the_question() {
        assert_eq!(
            toggled(&effects(), &["nausea".to_owned()], "dizzy"),
            ["dizzy", "nausea"]
        );
    }

    #[test]
    fn a_second_tap_takes_an_answer_back() {
        assert!(toggled(&effects(), &["dizzy".to_owned()], "dizzy").is_empty());
    }
}
