//! The few settings: each is kept as soon as it is changed.

mod view;

use std::rc::Rc;

use care::{
    contract::{Failure, KeepProfile, Lock, SeeCountries, SeeProfile},
    private::Private,
    profile::Profile,
    safety::Country,
};
use chrono::NaiveTime;
use gloo::timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::{
    bridge::ask,
    hooks::{use_effect_with, use_reducer},
    look::again,
    parts::frame::{Frame, Tab},
    route::Route,
    say::say,
};

/// A pause in typing after which the change is kept.
const PAUSE_MS: u32 = 600;

/// What the screen knows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// None until the shell has answered.
    profile: Option<Profile>,
    countries: Vec<Country>,
    /// Raised with each change: what is kept must catch up with it.
    changes: u32,
    /// How many changes are kept.
    kept: u32,
    said: Option<Failure>,
}

/// What can happen on it.
pub enum Action {
    Came(Result<Box<(Profile, Vec<Country>)>, Failure>),
    Bedtime(NaiveTime),
    Waking(NaiveTime),
    Country(String),
    Name(String),
    Therapist(String),
    IdleMinutes(u16),
    AsksWeekly(bool),
    Kept(u32),
    Failed(Failure),
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            Action::Came(Ok(came)) => {
                let (profile, countries) = *came;
                next.profile = Some(profile);
                next.countries = countries;
            }
            Action::Bedtime(time) => next.change(|it| it.habits.bedtime = time),
            Action::Waking(time) => next.change(|it| it.habits.waking = time),
            Action::Country(code) => next.change(|it| it.country = code),
            Action::Name(name) => next.change(|it| it.name = words(name)),
            Action::Therapist(name) => next.change(|it| it.therapist = words(name)),
            Action::IdleMinutes(minutes) => next.change(|it| it.idle_minutes = minutes),
            Action::AsksWeekly(on) => next.change(|it| it.help.asks_weekly = on),
            Action::Kept(changes) => {
                next.kept = next.kept.max(changes);
                next.said = None;
            }
            Action::Came(Err(failure)) | Action::Failed(failure) => next.said = Some(failure),
        }
        next.into()
    }
}

impl State {
    fn change(&mut self, change: impl FnOnce(&mut Profile)) {
        if let Some(profile) = &mut self.profile {
            change(profile);
            self.changes += 1;
        }
    }

    fn all_kept(&self) -> bool {
        self.changes > 0 && self.kept == self.changes
    }
}

/// An empty field is no name.
fn words(typed: String) -> Option<Private> {
    (!typed.trim().is_empty()).then_some(Private(typed))
}

/// The screen.
pub struct Settings;

kept!(Settings, |_| use_settings());

#[hook]
fn use_settings() -> Html {
    let state = use_reducer(State::default);
    use_effect_with((), {
        let dispatcher = state.dispatcher();
        move |()| {
            spawn_local(
                async move { dispatcher.dispatch(Action::Came(see().await.map(Box::new))) },
            );
        }
    });
    use_effect_with(state.changes, {
        let (dispatcher, profile) = (state.dispatcher(), state.profile.clone());
        move |changes| {
            let changes = *changes;
            let pause = profile.filter(|_| changes > 0).map(|profile| {
                Timeout::new(PAUSE_MS, move || {
                    spawn_local(async move {
                        dispatcher.dispatch(match ask(KeepProfile { profile }).await {
                            Ok(()) => Action::Kept(changes),
                            Err(failure) => Action::Failed(failure),
                        });
                        // The time until the lock may have changed.
                        again();
                    });
                })
            });
            // A further change within the pause takes this one along.
            move || drop(pause)
        }
    });
    let dispatch = {
        let dispatcher = state.dispatcher();
        Callback::from(move |action| dispatcher.dispatch(action))
    };
    let lock = Callback::from(|()| {
        spawn_local(async {
            let _ = ask(Lock {}).await;
            again();
        });
    });
    part!(Frame {
        title: say("settings-title"),
        tab: Tab::Today,
        back: Route::Today,
        children: html! {
            <>
                { view::view(&state, &dispatch, lock) }
            </>
        },
    })
}

async fn see() -> Result<(Profile, Vec<Country>), Failure> {
    Ok((ask(SeeProfile {}).await?, ask(SeeCountries {}).await?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(actions: impl IntoIterator<Item = Action>) -> State {
        let time = |it: &str| it.parse().unwrap();
        let profile = Profile {
            habits: care::profile::Habits {
                bedtime: time("22:30:00"),
                waking: time("07:00:00"),
            },
            country: "de".into(),
            name: None,
            therapist: None,
            people: Vec::new(),
            clinic: None,
            idle_minutes: 5,
            help: Default::default(),
        };
        let mut state =
            Rc::new(State::default()).reduce(Action::Came(Ok(Box::new((profile, Vec::new())))));
        for action in actions {
            state = state.reduce(action);
        }
        (*state).clone()
    }

    #[test]
    fn saved_is_said_only_when_the_last_change_is_kept() {
        let first = Action::Name("A".into());
        let second = Action::Name("Ada".into());
        let state = after([first, second, Action::Kept(1)]);
        assert!(!state.all_kept());
        let state = Rc::new(state).reduce(Action::Kept(2));
        assert!(state.all_kept());
    }

    #[test]
    fn an_emptied_name_is_no_name() {
        let state = after([Action::Name("Ada".into()), Action::Name("  ".into())]);
        assert_eq!(state.profile.unwrap().name, None);
    }

    #[test]
    fn nothing_can_be_said_kept_before_anything_was_changed() {
        assert!(!after([]).all_kept());
    }
}
