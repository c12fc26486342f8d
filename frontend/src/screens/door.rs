//! Set-up: one question a screen, few words, back always possible.

mod steps;

use std::rc::Rc;

use care::{
    contract::{Failure, SeeCountries, SetUp, SuggestPassphrase},
    private::Private,
    profile::{Habits, Profile},
    safety::Country,
};
use chrono::NaiveTime;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::{bridge::ask, parts::frame::Frame, say::say};

/// Locks after so many minutes without a touch, until the patient says otherwise.
const IDLE_MINUTES: u16 = 5;

/// What the set-up knows so far.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    step: Step,
    bedtime: NaiveTime,
    waking: NaiveTime,
    countries: Vec<Country>,
    country: Option<String>,
    therapist: Private,
    passphrase: Private,
    /// The recovery words, once the keys are made.
    words: Vec<Private>,
    /// Which of them is asked back, from 0.
    asked: usize,
    typed: Private,
    slip: Option<Slip>,
    busy: bool,
}

/// The questions, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    Welcome,
    Promises,
    Bedtime,
    Waking,
    Country,
    Therapist,
    Passphrase,
    Words,
    AskBack,
    Done,
}

const STEPS: [Step; 10] = [
    Step::Welcome,
    Step::Promises,
    Step::Bedtime,
    Step::Waking,
    Step::Country,
    Step::Therapist,
    Step::Passphrase,
    Step::Words,
    Step::AskBack,
    Step::Done,
];

/// What has to be said before the next step.
#[derive(Clone, Debug, PartialEq)]
enum Slip {
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
    fn profile(&self) -> Profile {
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
        }
    }

    fn missing(&self) -> Option<Slip> {
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
            .is_some_and(|it| it.reveal() == self.typed.reveal().trim().to_lowercase())
    }

    /// Back is possible everywhere but over the making of the keys.
    fn may_go_back(&self) -> bool {
        !self.busy && !matches!(self.step, Step::Welcome | Step::Words | Step::Done)
    }

    fn beside(&self, by: isize) -> Step {
        STEPS
            .iter()
            .position(|it| *it == self.step)
            .and_then(|at| STEPS.get(at.checked_add_signed(by)?))
            .copied()
            .unwrap_or(self.step)
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        next.slip = None;
        match action {
            Action::Next => match self.missing() {
                None => next.step = self.beside(1),
                slip => next.slip = slip,
            },
            Action::Back if self.may_go_back() => next.step = self.beside(-1),
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

/// What [`SetUpDoor`] is given.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    /// The patient has seen the last screen.
    pub done: Callback<()>,
}

/// The set-up.
#[function_component]
pub fn SetUpDoor(props: &Props) -> Html {
    let state = use_reducer(State::default);
    use_effect_with((), {
        let dispatcher = state.dispatcher();
        move |()| {
            spawn_local(async move {
                dispatcher.dispatch(Action::CountriesCame(ask(SeeCountries {}).await));
            });
        }
    });
    let dispatch = {
        let dispatcher = state.dispatcher();
        Callback::from(move |action| dispatcher.dispatch(action))
    };
    let suggest = {
        let dispatch = dispatch.clone();
        Callback::from(move |()| {
            let dispatch = dispatch.clone();
            spawn_local(async move {
                dispatch.emit(Action::Suggested(ask(SuggestPassphrase {}).await));
            });
        })
    };
    let make = {
        let (dispatch, now) = (dispatch.clone(), state.clone());
        Callback::from(move |()| {
            let ready = !now.busy && now.missing().is_none();
            dispatch.emit(Action::Making);
            if !ready {
                return;
            }
            let dispatch = dispatch.clone();
            let (passphrase, profile) = (now.passphrase.clone(), now.profile());
            spawn_local(async move {
                dispatch.emit(Action::Made(
                    ask(SetUp {
                        passphrase,
                        profile,
                    })
                    .await,
                ));
            });
        })
    };
    let onback = state
        .may_go_back()
        .then(|| dispatch.reform(|()| Action::Back));
    html! {
        <Frame title={say("door-title")} {onback}>
            { steps::view(&state, &steps::Hands { dispatch, suggest, make, done: props.done.clone() }) }
        </Frame>
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
