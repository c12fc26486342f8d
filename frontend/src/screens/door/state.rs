//! The state of the set-up: its questions in order, what was told, and what is still missing.

use std::rc::Rc;

use care::{
    contract::Failure,
    private::Private,
    profile::{Habits, Profile},
    safety::Country,
};
use chrono::NaiveTime;
use yew::prelude::*;

use super::step::Step;

/// Locks after so many minutes without a touch, until the patient says otherwise.
const IDLE_MINUTES: u16 = 5;

/// What the set-up knows so far.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    pub step: Step,
    pub bedtime: NaiveTime,
    pub waking: NaiveTime,
    pub countries: Vec<Country>,
    pub country: Option<String>,
    pub therapist: Private,
    pub passphrase: Private,
    /// The recovery words, once the keys are made.
    pub words: Vec<Private>,
    /// Which of them is asked back, from 0.
    pub asked: usize,
    pub typed: Private,
    pub slip: Option<Slip>,
    pub busy: bool,
}

/// What has to be said before the next step.
#[derive(Clone, Debug, PartialEq)]
pub enum Slip {
    NoCountry,
    NoPassphrase,
    NotThatWord,
    Failed(Failure),
}

/// What can happen during set-up.
pub enum Action {
    Next,
    Back,
    Bedtime(NaiveTime),
    Waking(NaiveTime),
    CountriesCame(Result<Vec<Country>, Failure>),
    Country(String),
    Therapist(String),
    Passphrase(String),
    Suggested(Result<Private, Failure>),
    Making,
    Made(Result<Private, Failure>),
    /// Ask for this word back: a number drawn at random.
    AskBack(usize),
    Typed(String),
}

impl Default for State {
    fn default() -> Self {
        let time = |hour, minute| NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default();
        Self {
            step: Step::Welcome,
            bedtime: time(22, 30),
            waking: time(7, 0),
            countries: Vec::new(),
            country: None,
            therapist: Private::default(),
            passphrase: Private::default(),
            words: Vec::new(),
            asked: 0,
            typed: Private::default(),
            slip: None,
            busy: false,
        }
    }
}

impl State {
    /// The profile as it was told; asked for only when the country is chosen.
    pub fn profile(&self) -> Profile {
        let therapist = self.therapist.reveal().trim();
        Profile {
            habits: Habits {
                bedtime: self.bedtime,
                waking: self.waking,
            },
            country: self.country.clone().unwrap_or_default(),
            name: None,
            therapist: (!therapist.is_empty()).then(|| therapist.into()),
            people: Vec::new(),
            clinic: None,
            idle_minutes: IDLE_MINUTES,
            help: Default::default(),
        }
    }

    pub fn missing(&self) -> Option<Slip> {
        match self.step {
            Step::Country if self.country.is_none() => Some(Slip::NoCountry),
            Step::Passphrase if self.passphrase.reveal().trim().is_empty() => {
                Some(Slip::NoPassphrase)
            }
            Step::AskBack if !self.knows_word() => Some(Slip::NotThatWord),
            Step::Welcome
            | Step::Promises
            | Step::Bedtime
            | Step::Waking
            | Step::Country
            | Step::Therapist
            | Step::Passphrase
            | Step::Words
            | Step::AskBack
            | Step::Done => None,
        }
    }

    fn knows_word(&self) -> bool {
        self.words
            .get(self.asked)
            .is_some_and(|it| it.reveal().eq_ignore_ascii_case(self.typed.reveal().trim()))
    }

    /// Back is possible everywhere but over the making of the keys.
    pub fn may_go_back(&self) -> bool {
        !self.busy && !matches!(self.step, Step::Welcome | Step::Words | Step::Done)
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        next.slip = None;
        match action {
            Action::Next => match self.missing() {
                None => next.step = self.step.beside(1),
                slip => next.slip = slip,
            },
            Action::Back if self.may_go_back() => next.step = self.step.beside(-1),
            Action::Back => return self,
            Action::Bedtime(time) => next.bedtime = time,
            Action::Waking(time) => next.waking = time,
            Action::CountriesCame(Ok(countries)) => next.countries = countries,
            Action::Country(code) => next.country = Some(code),
            Action::Therapist(name) => next.therapist = Private(name),
            Action::Passphrase(words) => next.passphrase = Private(words),
            Action::Suggested(Ok(words)) => next.passphrase = words,
            Action::Making => match self.missing() {
                None => next.busy = true,
                slip => next.slip = slip,
            },
            Action::Made(Ok(words)) => {
                next.busy = false;
                next.passphrase = Private::default();
                next.words = words
                    .reveal()
                    .split_whitespace()
                    .map(Private::from)
                    .collect();
                next.step = Step::Words;
            }
            Action::AskBack(number) => {
                next.asked = number % self.words.len().max(1);
                next.typed = Private::default();
                next.step = Step::AskBack;
            }
            Action::Typed(word) => next.typed = Private(word),
            Action::CountriesCame(Err(failure))
            | Action::Suggested(Err(failure))
            | Action::Made(Err(failure)) => {
                next.busy = false;
                next.slip = Some(Slip::Failed(failure));
            }
        }
        next.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(step: Step) -> State {
        State {
            step,
            ..State::default()
        }
    }

    fn after(state: State, actions: impl IntoIterator<Item = Action>) -> State {
        let mut state = Rc::new(state);
        for action in actions {
            state = state.reduce(action);
        }
        (*state).clone()
    }

    #[test]
    fn the_country_is_asked_and_never_guessed() {
        let state = after(at(Step::Country), [Action::Next]);
        assert_eq!(
            (state.step, state.slip),
            (Step::Country, Some(Slip::NoCountry))
        );
        let state = after(
            at(Step::Country),
            [Action::Country("de".into()), Action::Next],
        );
        assert_eq!(
            (state.step, state.profile().country),
            (Step::Therapist, "de".into())
        );
    }

    #[test]
    fn back_keeps_what_was_told() {
        let ten = NaiveTime::from_hms_opt(22, 0, 0).unwrap();
        let state = after(
            at(Step::Bedtime),
            [Action::Bedtime(ten), Action::Next, Action::Back],
        );
        assert_eq!((state.step, state.bedtime), (Step::Bedtime, ten));
    }

    #[test]
    fn a_weak_passphrase_is_mended_where_it_was_typed() {
        let weak = Failure::Refused(care::refusal::Refusal::PassphraseTooWeak);
        let typed = Action::Passphrase("abc".into());
        let state = after(
            at(Step::Passphrase),
            [typed, Action::Making, Action::Made(Err(weak.clone()))],
        );
        assert_eq!(
            (
                state.step,
                state.busy,
                state.slip,
                state.passphrase.reveal()
            ),
            (Step::Passphrase, false, Some(Slip::Failed(weak)), "abc")
        );
    }

    #[test]
    fn the_keys_are_not_made_twice_by_going_back() {
        let words = Private::from("apple bird cloud");
        let state = after(
            at(Step::Passphrase),
            [Action::Made(Ok(words)), Action::Back],
        );
        assert_eq!((state.step, state.words.len()), (Step::Words, 3));
        assert_eq!(state.passphrase, Private::default());
    }

    #[test]
    fn a_recovery_word_is_asked_back_however_it_is_typed() {
        let made = || Action::Made(Ok(Private::from("apple bird cloud")));
        let asked = || [made(), Action::AskBack(4)];
        let wrong = after(
            at(Step::Passphrase),
            asked()
                .into_iter()
                .chain([Action::Typed("apple".into()), Action::Next]),
        );
        assert_eq!(
            (wrong.step, wrong.slip),
            (Step::AskBack, Some(Slip::NotThatWord))
        );
        let right = after(
            at(Step::Passphrase),
            asked()
                .into_iter()
                .chain([Action::Typed(" Bird ".into()), Action::Next]),
        );
        assert_eq!(right.step, Step::Done);
    }
}
