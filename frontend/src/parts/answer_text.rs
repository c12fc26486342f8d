//! A field that grows with the patient's words. The device learns none of them:
//! no spelling check, no suggestions, no remembered values.

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::say::say_with;

/// Below so many letters the room that is left is told.
const NEARLY_FULL: usize = 100;

/// Up to so many letters the field begins small.
const BRIEF: usize = 500;

/// Draws the field.
#[derive(Properties, PartialEq)]
pub struct Field {
    /// What is asked, for those who do not see it.
    pub label: AttrValue,
    /// The words so far.
    pub words: AttrValue,
    /// Most letters that can be kept.
    pub max: usize,
    /// Whether it begins as a single line.
    #[prop_or_default]
    pub low: bool,
    /// Called with the words at every change.
    pub onedit: Callback<String>,
}

impl Field {
    /// Drawn at once: it has no state of its own.
    pub fn draw(&self) -> Html {
        let oninput = self
            .onedit
            .reform(|it: InputEvent| it.target_unchecked_into::<HtmlTextAreaElement>().value());
        let left = room(&self.words, self.max);
        html! {
            <div class={classes!("field-words", (self.low || self.max <= BRIEF).then_some("brief"))}>
                // The hidden copy has the height of the words, and the field takes it over.
                <div class={classes!("grow", self.low.then_some("low"))}>
                    <div class="grow-copy" aria-hidden="true">{ format!("{}\u{200b}", self.words) }</div>
                    <textarea class="field-input" value={self.words.clone()} {oninput} rows="1" aria-label={self.label.clone()}
                        autocomplete="off" autocapitalize="sentences" spellcheck="false"
                        data-gramm="false" data-lpignore="true" />
                </div>
                if let Some(told) = left { <p class="quiet" role="status">{ told }</p> }
            </div>
        }
    }
}

/// What to say of the room that is left; nothing while there is plenty.
fn room(words: &str, max: usize) -> Option<String> {
    let letters = words.chars().count();
    match max.checked_sub(letters) {
        Some(left) if left > NEARLY_FULL.min(max / 5) => None,
        Some(left) => Some(say_with("fill-letters-left", &[("count", left.into())])),
        None => Some(say_with(
            "fill-letters-over",
            &[("count", (letters - max).into())],
        )),
    }
}
