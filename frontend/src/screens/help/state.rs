//! The state of Help: the card, and a contact that is written or changed.

use std::rc::Rc;

use care::{
    contract::Failure,
    profile::Profile,
    safety::{Contact, HelpCard},
};
use yew::prelude::*;

/// What the screen knows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    pub card: Option<HelpCard>,
    pub editing: Option<Editing>,
    pub said: Option<Failure>,
}

/// A contact that is written or changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Editing {
    pub whom: Whom,
    pub contact: Contact,
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
    /// A line that the patient adds.
    NewLine,
    /// One that they added, by place in the list.
    Line(usize),
}

/// What can happen on it.
pub enum Action {
    Came(Result<Box<HelpCard>, Failure>),
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
            Action::Came(Ok(card)) => next.card = Some(*card),
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
            Whom::Somebody | Whom::NewLine => None,
            Whom::Person(at) => card.and_then(|it| it.people.get(at)),
            Whom::Line(at) => card.and_then(|it| it.lines.get(at)),
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
pub fn with(mut profile: Profile, whom: Whom, contact: Option<Contact>) -> Profile {
    match whom {
        Whom::Clinic => profile.clinic = contact,
        Whom::Somebody => profile.people.extend(contact),
        Whom::NewLine => profile.help.lines.extend(contact),
        Whom::Person(at) => put(&mut profile.people, at, contact),
        Whom::Line(at) => put(&mut profile.help.lines, at, contact),
    }
    profile
}

fn put(all: &mut Vec<Contact>, at: usize, contact: Option<Contact>) {
    if at < all.len() {
        all.splice(at..=at, contact);
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
            help: Default::default(),
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
