//! A made-up patient at the desk: asks with types, and gets typed answers.

use std::{
    env,
    path::{Path, PathBuf},
};

use care::{
    contract::{Command, Door, Failure, SeeDoor, SetUp, Unlock},
    form::{Answers, Draft, FormId, StepId},
    private::Private,
    profile::{Habits, Profile},
    shared::Saved,
    wire,
};
use chrono::NaiveTime;
use shell::{clock, desk::Desk};

/// Asks the command layer, as the screens do.
///
/// # Errors
///
/// What the shell says.
pub fn ask<C: Command>(desk: &mut Desk, command: C) -> Result<C::Answer, Failure> {
    let answer = desk.answer(command.into())?;
    if desk.is_unsettled() {
        desk.settle();
    }
    wire::read(&answer).ok_or(Failure::Unexpected)
}

/// A desk over `home` with its journal open; the first time it is set up.
///
/// # Errors
///
/// What the shell says.
pub fn open_desk(home: &Path, passphrase: &Private) -> Result<Desk, Failure> {
    let mut desk = Desk::new(home.to_owned(), home.join("documents"));
    let passphrase = passphrase.clone();
    match ask(&mut desk, SeeDoor {})? {
        Door::Fresh => {
            let profile = profile();
            ask(
                &mut desk,
                SetUp {
                    passphrase,
                    profile,
                },
            )?;
        }
        Door::Locked { .. } => ask(&mut desk, Unlock { passphrase })?,
        Door::Open { .. } => {}
        Door::Broken(broken) => return Err(Failure::Broken(broken)),
    }
    Ok(desk)
}

/// Where a file was saved: that is told from the patient's own folder on.
pub fn place(saved: &Saved) -> PathBuf {
    env::home_dir().unwrap_or_default().join(&saved.place)
}

/// A form with these answers so far, begun now.
pub fn draft(form: &str, answers: Answers) -> Draft {
    Draft {
        form: FormId(form.to_owned()),
        occurrence: None,
        corrects: None,
        begun: clock::stamp(),
        at: answers
            .keys()
            .next()
            .cloned()
            .unwrap_or_else(|| step("words")),
        answers,
    }
}

/// Names a step.
pub fn step(id: &str) -> StepId {
    StepId(id.to_owned())
}

/// What was told at set-up.
pub fn profile() -> Profile {
    const BEDTIME: NaiveTime = NaiveTime::from_hms_opt(23, 0, 0).expect("a time");
    const WAKING: NaiveTime = NaiveTime::from_hms_opt(7, 0, 0).expect("a time");
    Profile {
        habits: Habits {
            bedtime: BEDTIME,
            waking: WAKING,
        },
        country: "de".to_owned(),
        name: Some("Ada".into()),
        therapist: None,
        people: Vec::new(),
        clinic: None,
        idle_minutes: 5,
        help: Default::default(),
    }
}
