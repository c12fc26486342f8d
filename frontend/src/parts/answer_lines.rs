//! A list of short lines, one of which may be marked, such as the hot thought.

use care::{form::Value, private::Private, steps::LINE_MAX};
use yew::prelude::*;

use crate::{
    parts::{
        answer_scale::pressed,
        answer_text::Field,
        icon::{Glyph, icon},
    },
    say::{say, say_with},
};

/// Draws the list.
#[derive(Properties, PartialEq)]
pub struct LineList {
    /// Most lines.
    pub up_to: usize,
    /// The word for the marked line.
    pub mark: Option<AttrValue>,
    /// The lines so far.
    pub lines: Lines,
    /// Called with the list at every change.
    pub onedit: Callback<Value>,
}

/// A star, filled where its key is pressed.
pub fn star_shape() -> Html {
    html! {
        <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 3.6l2.6 5.3 5.8.8-4.2 4.1 1 5.8-5.2-2.7-5.2 2.7 1-5.8-4.2-4.1 5.8-.8z" /></svg>
    }
}

/// Lines and which of them is marked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lines {
    /// In the order given; there may be empty ones.
    pub lines: Vec<Private>,
    /// Which one is marked, from 0.
    pub marked: Option<usize>,
}

impl Lines {
    /// With at least one line to write on.
    pub fn or_one(mut self) -> Self {
        if self.lines.is_empty() {
            self.lines.push(Private::default());
        }
        self
    }

    fn edited(mut self, at: usize, words: String) -> Self {
        if let Some(line) = self.lines.get_mut(at) {
            *line = Private(words);
        }
        self
    }

    fn added(mut self) -> Self {
        self.lines.push(Private::default());
        self
    }

    fn removed(mut self, at: usize) -> Self {
        if at < self.lines.len() {
            self.lines.remove(at);
        }
        self.marked = self.marked.and_then(|marked| match marked.cmp(&at) {
            std::cmp::Ordering::Less => Some(marked),
            std::cmp::Ordering::Equal => None,
            std::cmp::Ordering::Greater => Some(marked - 1),
        });
        self
    }

    fn with_mark(mut self, at: usize) -> Self {
        self.marked = (self.marked != Some(at)).then_some(at);
        self
    }

    /// Without empty lines, as it is handed over.
    pub fn without_empty(self) -> Self {
        let (mut lines, mut marked) = (Vec::new(), None);
        for (at, line) in self.lines.into_iter().enumerate() {
            if line.reveal().trim().is_empty() {
                continue;
            }
            if self.marked == Some(at) {
                marked = Some(lines.len());
            }
            lines.push(line);
        }
        Self { lines, marked }
    }
}

impl From<Lines> for Value {
    fn from(Lines { lines, marked }: Lines) -> Self {
        Self::Lines { lines, marked }
    }
}

impl LineList {
    /// Drawn at once: it has no state of its own.
    pub fn draw(&self) -> Html {
        let lines = self.lines.clone().or_one();
        let change = |to: Lines| {
            let onedit = self.onedit.clone();
            Callback::from(move |_| onedit.emit(to.clone().into()))
        };
        let row = |(at, line): (usize, &Private)| {
            let number = ("number", (at + 1).into());
            let onedit = {
                let (onedit, lines) = (self.onedit.clone(), lines.clone());
                Callback::from(move |words| onedit.emit(lines.clone().edited(at, words).into()))
            };
            let is_marked = lines.marked == Some(at);
            let star = self.mark.as_ref().map(|mark| {
                let label = say_with(
                    "fill-line-mark",
                    &[number.clone(), ("mark", mark.to_string().into())],
                );
                html! {
                    <button type="button" class="key round star" aria-label={label}
                        aria-pressed={pressed(is_marked)} onclick={change(lines.clone().with_mark(at))}>
                        { star_shape() }
                    </button>
                }
            });
            html! {
                <li key={at} class={if is_marked { "line marked" } else { "line" }}>
                    { part!(Field {
                        low: true, label: say_with("fill-line", std::slice::from_ref(&number)),
                        max: LINE_MAX, words: line.reveal().to_owned(), onedit,
                    }) }
                    { star }
                    if lines.lines.len() > 1 {
                        <button type="button" class="key round" onclick={change(lines.clone().removed(at))}
                            aria-label={say_with("fill-line-remove", &[number])}>
                            { icon(Glyph::Close) }
                        </button>
                    }
                </li>
            }
        };
        let hint = self
            .mark
            .as_ref()
            .filter(|_| lines.lines.len() > 1)
            .map(|mark| say_with("fill-line-mark-hint", &[("mark", mark.to_string().into())]));
        html! {
            <div class="lines">
                <ul>{ for lines.lines.iter().enumerate().map(row) }</ul>
                if lines.lines.len() < self.up_to {
                    <button type="button" class="button button-plain" onclick={change(lines.clone().added())}>
                        { say("fill-line-add") }
                    </button>
                }
                if let Some(hint) = hint { <p class="quiet">{ hint }</p> }
            </div>
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn three(marked: Option<usize>) -> Lines {
        Lines {
            lines: ["a", "", "c"].map(Private::from).to_vec(),
            marked,
        }
    }

    #[test]
    fn the_mark_stays_on_its_line_when_one_before_it_goes() {
        assert_eq!(three(Some(2)).removed(0).marked, Some(1));
    }

    #[test]
    fn the_mark_goes_with_its_line() {
        assert_eq!(three(Some(1)).removed(1).marked, None);
    }

    #[test]
    fn a_second_tap_takes_the_mark_away() {
        assert_eq!(three(None).with_mark(1).with_mark(1).marked, None);
    }

    #[test]
    fn empty_lines_are_not_handed_over_and_the_mark_follows() {
        let tidy = three(Some(2)).without_empty();
        assert_eq!(tidy.lines, ["a", "c"].map(Private::from));
        assert_eq!(tidy.marked, Some(1));
    }

    #[test]
    fn a_mark_on_an_empty_line_goes_with_it() {
        assert_eq!(three(Some(1)).without_empty().marked, None);
    }
}
