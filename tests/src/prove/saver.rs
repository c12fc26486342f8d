//! The program that is killed: saves through the real command layer and says so after each save.

use std::{
    io::{self, BufRead, Write},
    path::Path,
};

use care::{
    contract::{
        ChangePassphrase, Choose, Failure, FinishForm, KeepDraft, Lock, RecordRest, RecordSession,
        RenewWords, SaveBackup, SeeSessions, Unlock,
    },
    entry::EntryId,
    form::Ended,
    plan::default_plan,
    private::Private,
    schedule::{OccurrenceId, Record, occurrences},
    session::{Route, SessionState, Told},
    time::care_day,
};
use chrono::TimeDelta;
use shell::{clock, desk::Desk};

use crate::prove::{
    kills::KILLS_A_FOLDER,
    patient::{ask, draft, open_desk, profile},
    saves::{MOST, Save, Sort, TURNS, chosen, rest, under_number, words},
};

/// When a save is acknowledged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// As the app does: after the command has returned.
    SaveFirst,
    /// A whole turn ahead, as of an app that writes later: a proof that does not see this sees nothing.
    AcknowledgeFirst,
}

impl Order {
    /// The word on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::SaveFirst => "save-first",
            Self::AcknowledgeFirst => "acknowledge-first",
        }
    }

    /// The order that the word stands for.
    pub fn named(word: &str) -> Option<Self> {
        [Self::SaveFirst, Self::AcknowledgeFirst]
            .into_iter()
            .find(|it| it.word() == word)
    }
}

struct Saver {
    desk: Desk,
    session: EntryId,
    occurrence: OccurrenceId,
}

/// Saves from the number `first` on, until somebody ends the process; the passphrase is the
/// first line on standard input, one JSON line on standard output acknowledges each save.
///
/// # Errors
///
/// What the shell said to a save.
pub fn save_on(home: &Path, order: Order, first: u32) -> Result<(), Failure> {
    let mut passphrase = Private::default();
    io::stdin()
        .lock()
        .read_line(&mut passphrase.0)
        .map_err(|_| Failure::Unexpected)?;
    passphrase.0.truncate(passphrase.0.trim_end().len());
    let mut saver = Saver::at(open_desk(home, &passphrase)?)?;
    let all: Vec<Save> = (first..MOST).map(Save::numbered).collect();
    let mut is_first = true;
    for turn in all.chunks(TURNS.len()) {
        if order == Order::AcknowledgeFirst {
            turn.iter().for_each(|save| acknowledge(*save));
        }
        for save in turn {
            saver.save(*save)?;
            if order == Order::SaveFirst {
                acknowledge(*save);
            }
            if std::mem::take(&mut is_first) {
                saver.upkeep(save.number, &passphrase)?;
            }
        }
    }
    Ok(())
}

fn acknowledge(save: Save) {
    let line = serde_json::to_string(&save).expect("a save is plain data");
    let mut out = io::stdout().lock();
    writeln!(out, "{line}")
        .and_then(|()| out.flush())
        .expect("somebody listens");
}

impl Saver {
    fn at(mut desk: Desk) -> Result<Self, Failure> {
        let held = ask(&mut desk, SeeSessions {})?;
        let session = match held.first() {
            Some(session) => session.id,
            // Numbered 0 as no save is: nobody acknowledges it.
            None => ask(&mut desk, session(0, None))?,
        };
        let sessions = ask(&mut desk, SeeSessions {})?;
        let now = clock::now();
        let wall = now.naive_local();
        let asked = occurrences(
            &default_plan(),
            &Record {
                sessions,
                ..Record::default()
            },
            &profile().habits,
            &clock::zone(),
            now,
            // Well within a phase, as the session is told anew by seconds.
            wall + TimeDelta::hours(30)..wall + TimeDelta::days(8),
        );
        let occurrence = asked.first().ok_or(Failure::Unexpected)?.id.clone();
        Ok(Self {
            desk,
            session,
            occurrence,
        })
    }

    fn save(&mut self, save: Save) -> Result<(), Failure> {
        let (desk, number) = (&mut self.desk, save.number);
        match save.sort {
            Sort::Draft => {
                let draft = draft("three_good", save.answers());
                ask(desk, KeepDraft { draft })
            }
            Sort::Note => finish(desk, "note", save),
            Sort::Prompt => finish(desk, "evening", save),
            Sort::Session => ask(desk, session(number, Some(self.session))).map(|_| ()),
            Sort::Choice => {
                let day = care_day(self.occurrence.due);
                let occurrence = under_number(&self.occurrence, day, number);
                let choice = chosen(number);
                ask(desk, Choose { occurrence, choice })
            }
            Sort::Rest => ask(desk, RecordRest { rest: rest(number) }),
        }
    }
}

impl Saver {
    /// What else is written beside entries: new keys, copies, a lock and its copy of the day.
    fn upkeep(&mut self, number: u32, passphrase: &Private) -> Result<(), Failure> {
        let desk = &mut self.desk;
        let passphrase = passphrase.clone();
        match number / (MOST / KILLS_A_FOLDER) % 4 {
            0 => ask(desk, RenewWords { passphrase }).map(drop),
            1 => ask(desk, SaveBackup {}).map(drop),
            2 => {
                let new = passphrase.clone();
                ask(desk, ChangePassphrase { passphrase, new })
            }
            _ => {
                ask(desk, Lock {})?;
                ask(desk, Unlock { passphrase })
            }
        }
    }
}

fn finish(desk: &mut Desk, form: &str, save: Save) -> Result<(), Failure> {
    let draft = draft(form, save.answers());
    let ended = Ended::Finished;
    ask(desk, FinishForm { draft, ended }).map(|_| ())
}

/// Two days ago: soon after a session the keys are not changed.
fn session(number: u32, replaces: Option<EntryId>) -> RecordSession {
    let told = Told {
        dosed: clock::now().naive_local() - TimeDelta::days(2),
        route: Route::Nasal,
        dose: Some(words(number)),
        clinic: None,
        left_clinic: None,
        state: SessionState::Held,
    };
    RecordSession { told, replaces }
}
