//! The journal's list: days as they come in, and the search above them; no browser in here.

use std::rc::Rc;

use care::{
    contract::Failure,
    diary::{Day, Page},
};
use chrono::NaiveDate;
use yew::Reducible;

/// What the list knows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// Days seen so far, newest first; none: not asked yet.
    pub days: Option<Vec<Day>>,
    /// Where older days begin, if there are any.
    pub before: Option<NaiveDate>,
    /// What is searched for; empty: nothing.
    pub words: String,
    /// What was found for these words; none: still looking.
    pub found: Option<Vec<Day>>,
    /// Why something could not be shown.
    pub trouble: Option<Failure>,
}

/// What can happen to the list.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// A page came, asked for with this `before`.
    Paged(Option<NaiveDate>, Page),
    /// The words of the search changed.
    Typed(String),
    /// A search came back, asked for with these words.
    Found(String, Page),
    /// Something was refused.
    Troubled(Failure),
}

impl State {
    /// The days to show: found ones while searching.
    pub fn shown(&self) -> Option<&[Day]> {
        let days = if self.is_searching() {
            &self.found
        } else {
            &self.days
        };
        days.as_deref()
    }

    /// Whether there are words to search for.
    pub fn is_searching(&self) -> bool {
        !self.words.trim().is_empty()
    }

    /// How many entries are shown.
    pub fn count(&self) -> usize {
        self.shown()
            .unwrap_or_default()
            .iter()
            .map(|day| day.lines.len())
            .sum()
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = Rc::unwrap_or_clone(self);
        match action {
            Action::Paged(None, page) => {
                (next.days, next.before, next.trouble) = (Some(page.days), page.before, None);
            }
            // Asked twice by a double tap: the second page is already there.
            Action::Paged(asked, _) if asked != next.before => {}
            Action::Paged(Some(_), page) => {
                next.days.get_or_insert_default().extend(page.days);
                (next.before, next.trouble) = (page.before, None);
            }
            Action::Typed(words) => {
                if words.trim() != next.words.trim() {
                    next.found = None;
                }
                next.words = words;
            }
            Action::Found(words, page) => {
                // An answer to words that were changed meanwhile says nothing.
                if words == next.words.trim() {
                    (next.found, next.trouble) = (Some(page.days), None);
                }
            }
            Action::Troubled(failure) => next.trouble = Some(failure),
        }
        Rc::new(next)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn page(days: &[&str], before: Option<&str>) -> Page {
        let day = |it: &&str| Day {
            day: date(it),
            lines: Vec::new(),
        };
        Page {
            days: days.iter().map(day).collect(),
            before: before.map(date),
        }
    }

    fn after(actions: impl IntoIterator<Item = Action>) -> Rc<State> {
        let empty = Rc::new(State::default());
        actions
            .into_iter()
            .fold(empty, |state, action| state.reduce(action))
    }

    #[test]
    fn older_days_stand_below_newer_ones_and_only_once() {
        let older = || Action::Paged(Some(date("2026-10-20")), page(&["2026-10-19"], None));
        let first = Action::Paged(None, page(&["2026-10-24"], Some("2026-10-20")));
        let state = after([first, older(), older()]);
        let days: Vec<_> = state
            .shown()
            .unwrap()
            .iter()
            .map(|it| it.day.to_string())
            .collect();
        assert_eq!(days, ["2026-10-24", "2026-10-19"]);
        assert_eq!(state.before, None);
    }

    #[test]
    fn an_answer_to_older_words_is_not_shown() {
        let state = after([
            Action::Typed("wal".into()),
            Action::Typed("walk".into()),
            Action::Found("wal".into(), page(&["2026-10-24"], None)),
        ]);
        assert_eq!(state.shown(), None);
    }

    #[test]
    fn without_words_all_days_are_shown_again() {
        let state = after([
            Action::Paged(None, page(&["2026-10-24"], None)),
            Action::Typed("walk".into()),
            Action::Found("walk".into(), page(&[], None)),
            Action::Typed(" ".into()),
        ]);
        assert_eq!(state.shown().map(<[Day]>::len), Some(1));
    }

    #[test]
    fn a_space_at_the_end_does_not_search_again() {
        let state = after([
            Action::Typed("walk".into()),
            Action::Found("walk".into(), page(&["2026-10-24"], None)),
            Action::Typed("walk ".into()),
        ]);
        assert_eq!(state.shown().map(<[Day]>::len), Some(1));
    }
}
