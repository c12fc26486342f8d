//! Help: lines of the country, my people, my clinic. It works while the journal is locked.

mod edit;

use std::rc::Rc;

use care::{
    contract::{Failure, KeepProfile, SeeHelp, SeeProfile},
    profile::Profile,
    safety::{Contact, HelpCard},
};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;
use yew_router::prelude::*;

use crate::{
    bridge::ask,
    look::use_look,
    parts::{
        button::{Button, Weight},
        call,
        frame::Frame,
        icon::{Glyph, Icon},
        notice::Notice,
    },
    route::Route,
    say::{failure, say, say_with, words},
};

/// What the screen knows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    card: Option<HelpCard>,
    editing: Option<Editing>,
    said: Option<Failure>,
}

/// A contact that is written or changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Editing {
    whom: Whom,
    contact: Contact,
}

/// Which contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whom {
    /// A new one of my people.
    Somebody,
    /// One of my people, by place in the list.
    Person(usize),
    /// My clinic.
    Clinic,
}

/// What can happen on it.
pub enum Action {
    Came(Result<HelpCard, Failure>),
    Edit(Whom),
    Name(String),
    Phone(String),
    WhileLocked(bool),
    Close,
    Failed(Failure),
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            Action::Came(Ok(card)) => next.card = Some(card),
            Action::Came(Err(failure)) | Action::Failed(failure) => next.said = Some(failure),
            Action::Edit(whom) => {
                next.said = None;
                next.editing = Some(Editing {
                    whom,
                    contact: self.contact(whom),
                });
            }
            Action::Name(name) => next.change(|it| it.name.0 = name),
            Action::Phone(phone) => next.change(|it| it.phone.0 = phone),
            Action::WhileLocked(on) => next.change(|it| it.while_locked = on),
            Action::Close => next.editing = None,
        }
        next.into()
    }
}

impl State {
    fn contact(&self, whom: Whom) -> Contact {
        let card = self.card.as_ref();
        let known = match whom {
            Whom::Somebody => None,
            Whom::Person(at) => card.and_then(|it| it.people.get(at)),
            Whom::Clinic => card.and_then(|it| it.clinic.as_ref()),
        };
        known.cloned().unwrap_or_default()
    }

    fn change(&mut self, change: impl FnOnce(&mut Contact)) {
        if let Some(editing) = &mut self.editing {
            change(&mut editing.contact);
        }
    }
}

/// The profile with this contact put in, or taken out where there is none.
fn with(mut profile: Profile, whom: Whom, contact: Option<Contact>) -> Profile {
    match (whom, contact) {
        (Whom::Clinic, contact) => profile.clinic = contact,
        (Whom::Somebody, Some(contact)) => profile.people.push(contact),
        (Whom::Somebody, None) => {}
        (Whom::Person(at), Some(contact)) => {
            if let Some(person) = profile.people.get_mut(at) {
                *person = contact;
            }
        }
        (Whom::Person(at), None) => {
            if at < profile.people.len() {
                profile.people.remove(at);
            }
        }
    }
    profile
}

/// What [`Help`] is given.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    /// The journal is open, so that contacts can be changed.
    pub open: bool,
    /// Another screen waits behind this one.
    pub called: bool,
}

/// The screen.
#[function_component]
pub fn Help(props: &Props) -> Html {
    let state = use_reducer(State::default);
    let navigator = use_navigator();
    let look = use_look();
    use_effect_with((look, props.open), {
        let dispatcher = state.dispatcher();
        move |_| {
            spawn_local(async move {
                dispatcher.dispatch(Action::Came(ask(SeeHelp {}).await));
            });
        }
    });
    let dispatch = {
        let dispatcher = state.dispatcher();
        Callback::from(move |action| dispatcher.dispatch(action))
    };
    let keep = {
        let dispatch = dispatch.clone();
        Callback::from(move |(whom, contact): (Whom, Option<Contact>)| {
            let dispatch = dispatch.clone();
            spawn_local(async move {
                match keep(whom, contact).await {
                    Ok(card) => {
                        dispatch.emit(Action::Close);
                        dispatch.emit(Action::Came(Ok(card)));
                    }
                    Err(failure) => dispatch.emit(Action::Failed(failure)),
                }
            });
        })
    };
    let called = props.called;
    let onback = Callback::from(move |()| match &navigator {
        Some(navigator) if called => navigator.back(),
        Some(navigator) => navigator.push(&Route::Today),
        None => {}
    });
    html! {
        <Frame title={say("help-title")} is_help=true {onback}>
            <p class="lead">{ say("nobody-sees") }</p>
            if state.editing.is_none() {
                <Notice text={state.said.as_ref().map(|it| AttrValue::from(failure(it)))} />
            }
            if let Some(card) = &state.card {
                { lines(card) }
                { people(card, props.open, &dispatch) }
                { clinic(card, props.open, &dispatch) }
                <p class="quiet">
                    { say_with("help-checked", &[
                        ("country", card.country.name.as_str().into()),
                        ("day", words(|it| it.date(card.country.checked_on)).into()),
                    ]) }
                </p>
            }
            if let Some(editing) = &state.editing {
                { edit::view(editing, state.said.as_ref(), &dispatch, &keep) }
            }
        </Frame>
    }
}

async fn keep(whom: Whom, contact: Option<Contact>) -> Result<HelpCard, Failure> {
    let profile = with(ask(SeeProfile {}).await?, whom, contact);
    ask(KeepProfile { profile }).await?;
    ask(SeeHelp {}).await
}

fn head(id: &str, of: Glyph, title: &str) -> Html {
    html! { <h2 class="help-head" id={id.to_owned()}><span class="kind-mark of-safety"><Icon {of} /></span>{ say(title) }</h2> }
}

fn lines(card: &HelpCard) -> Html {
    html! {
        <section class="stack" aria-labelledby="help-lines">
            { head("help-lines", Glyph::Call, "help-lines") }
            <ul class="stack">
                { call::emergency(&card.country.emergency) }
                { for card.country.lines.iter().map(call::line) }
            </ul>
        </section>
    }
}

fn people(card: &HelpCard, open: bool, dispatch: &Callback<Action>) -> Html {
    html! {
        <section class="stack" aria-labelledby="help-people">
            { head("help-people", Glyph::People, "help-people") }
            if card.people.is_empty() {
                <p class="quiet">{ say(if open { "help-people-none" } else { "help-people-locked" }) }</p>
            }
            <ul class="stack">
                { for card.people.iter().enumerate().map(|(at, it)| html! {
                    <>{ call::contact(it) }{ change(open, it, Whom::Person(at), dispatch) }</>
                }) }
            </ul>
            if open {
                <div><Button icon={Glyph::More} label={say("help-people-add")} onpress={dispatch.reform(|()| Action::Edit(Whom::Somebody))} /></div>
            }
        </section>
    }
}

fn clinic(card: &HelpCard, open: bool, dispatch: &Callback<Action>) -> Html {
    html! {
        <section class="stack" aria-labelledby="help-clinic">
            { head("help-clinic", Glyph::Clinic, "help-clinic") }
            if let Some(it) = &card.clinic {
                <ul class="stack">{ call::contact(it) }{ change(open, it, Whom::Clinic, dispatch) }</ul>
            } else {
                <p class="quiet">{ say(if open { "help-clinic-none" } else { "help-people-locked" }) }</p>
                if open {
                    <div><Button icon={Glyph::More} label={say("help-clinic-add")} onpress={dispatch.reform(|()| Action::Edit(Whom::Clinic))} /></div>
                }
            }
        </section>
    }
}

fn change(open: bool, it: &Contact, whom: Whom, dispatch: &Callback<Action>) -> Html {
    if !open {
        return Html::default();
    }
    let label = say_with("help-change", &[("name", it.name.reveal().into())]);
    html! {
        <li class="help-change">
            if it.while_locked {
                <span class="quiet">{ say("help-while-locked-is") }</span>
            }
            <Button weight={Weight::Plain} icon={Glyph::Edit} {label} onpress={dispatch.reform(move |()| Action::Edit(whom))} />
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contact(name: &str) -> Contact {
        Contact {
            name: name.into(),
            phone: "123".into(),
            while_locked: false,
        }
    }

    fn profile() -> Profile {
        let time = |it: &str| it.parse().unwrap();
        Profile {
            habits: care::profile::Habits {
                bedtime: time("22:30:00"),
                waking: time("07:00:00"),
            },
            country: "de".into(),
            name: None,
            therapist: None,
            people: vec![contact("Ana"), contact("Ben")],
            clinic: None,
            idle_minutes: 5,
        }
    }

    #[test]
    fn a_contact_is_put_where_it_belongs() {
        let names = |it: &Profile| -> Vec<String> {
            it.people
                .iter()
                .map(|it| it.name.reveal().to_owned())
                .collect()
        };
        let added = with(profile(), Whom::Somebody, Some(contact("Cai")));
        assert_eq!(names(&added), ["Ana", "Ben", "Cai"]);
        let changed = with(profile(), Whom::Person(0), Some(contact("Anna")));
        assert_eq!(names(&changed), ["Anna", "Ben"]);
        let removed = with(profile(), Whom::Person(0), None);
        assert_eq!(names(&removed), ["Ben"]);
        let clinic = with(profile(), Whom::Clinic, Some(contact("Clinic")));
        assert_eq!(clinic.clinic, Some(contact("Clinic")));
    }

    #[test]
    fn nobody_shows_without_unlocking_unless_the_patient_says_so() {
        let state = Rc::new(State::default()).reduce(Action::Edit(Whom::Somebody));
        let state = state.reduce(Action::Name("Ana".into()));
        let editing = state.editing.clone().unwrap();
        assert_eq!(editing.contact.name.reveal(), "Ana");
        assert!(!editing.contact.while_locked);
    }
}
