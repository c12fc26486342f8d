//! The desk with the real journal: a patient's days, one command after the other.
#![cfg(test)]

use std::path::Path;

use care::{
    contract::{Command, Failure, FinishForm, OpenForm, Opened, RecordSession, SetUp, Unlock},
    entry::EntryId,
    form::{Ended, FormId, StepId, Value},
    private::Private,
    profile::{Habits, Profile},
    safety::{Contact, OwnHelp},
    session::{Route, SessionState, Told},
    wire,
};

use crate::{clock, desk::Desk};

mod calendar;
mod check_up;
mod door;
mod forms;
mod plan;
mod plan_help;
mod reminders;
mod share;
mod soft;
mod vault;
mod wishes;

const PASSPHRASE: &str = "seven quiet otters under the bridge";

fn ask<C: Command>(desk: &mut Desk, command: C) -> Result<C::Answer, Failure> {
    let answer = desk.answer(command.into())?;
    if desk.is_unsettled() {
        desk.settle();
    }
    Ok(wire::read(&answer).expect("the answer that the contract names"))
}

fn desk_in(dir: &Path) -> Desk {
    Desk::new(dir.join("home"), dir.join("documents"))
}

fn private(words: &str) -> Private {
    Private::from(words)
}

fn profile() -> Profile {
    let contact = |name: &str, while_locked| Contact {
        name: private(name),
        phone: private("555 0100"),
        while_locked,
    };
    Profile {
        habits: Habits {
            bedtime: "23:00:00".parse().unwrap(),
            waking: "07:00:00".parse().unwrap(),
        },
        country: "de".into(),
        name: Some(private("Ada")),
        therapist: None,
        people: vec![contact("Sister", true), contact("Neighbour", false)],
        clinic: Some(contact("Clinic at the park", false)),
        idle_minutes: 5,
        help: OwnHelp::default(),
    }
}

/// An app that was set up on 28 October at noon.
fn set_up(dir: &Path) -> Desk {
    clock::tell("2026-10-28T12:00");
    let mut desk = desk_in(dir);
    let words = SetUp {
        passphrase: private(PASSPHRASE),
        profile: profile(),
    };
    ask(&mut desk, words).unwrap();
    desk
}

fn unlock(desk: &mut Desk) {
    let passphrase = private(PASSPHRASE);
    ask(desk, Unlock { passphrase }).unwrap();
}

fn had_a_session(desk: &mut Desk, dosed: &str) -> EntryId {
    let told = Told {
        dosed: format!("{dosed}:00").parse().unwrap(),
        route: Route::Nasal,
        dose: Some(private("56 mg")),
        clinic: None,
        left_clinic: None,
        state: SessionState::Held,
    };
    let replaces = None;
    ask(desk, RecordSession { told, replaces }).unwrap()
}

fn open_form(desk: &mut Desk, form: &str) -> Opened {
    let form = FormId(form.into());
    let command = OpenForm {
        form,
        occurrence: None,
        corrects: None,
    };
    ask(desk, command).unwrap()
}

fn note(desk: &mut Desk, words: &str) -> EntryId {
    let mut draft = open_form(desk, "note").draft;
    draft.answers = [(StepId("words".into()), Value::Text(private(words)))].into();
    let ended = Ended::Finished;
    ask(desk, FinishForm { draft, ended }).unwrap().entry
}
