//! The program that is traced, starved and cut: it writes a journal of its own and says what is kept.

use std::{
    fs,
    io::{self, Write},
    path::Path,
};

use care::{entry::Entry, private::Private};
use chrono::{DateTime, FixedOffset};
use journal::{
    error::Error,
    key::Key,
    keys::Keys,
    open::{self, Journal},
    tries::Uptime,
    vault::Vault,
};
use rusqlite::Connection;
use shell::clock;

use crate::prove::{
    patient::draft,
    saves::{Save, Sort, rest},
};

/// The key of its journal: the proofs are about files, not about passphrases.
const KEY: [u8; 32] = [7; 32];

/// A save that fails is tried again so often.
const AGAIN: u32 = 3;

/// Its journal within a folder.
#[must_use]
pub fn key() -> Key {
    Key::new(KEY)
}

/// Writes `count` rests and drafts, closes and opens now and then, and makes copies. Says `kept N`
/// after each, and `failed` where the system below did.
///
/// # Errors
///
/// When the journal cannot be made or opened at all.
pub fn write(home: &Path, count: u32) -> Result<(), Error> {
    let path = home.join("journal.db");
    let mut journal = if path.exists() {
        open::open(&path, &key())?
    } else {
        open::create(&path, &key())?
    };
    say("made");
    let keys = Keys::new()?;
    for number in 1..=count {
        if keep(&mut journal, number) {
            say(&format!("kept {number}"));
        }
        if number % 15 == 0 {
            // A close that fails leaves all in the log, for the next opening.
            if journal.close().is_err() {
                say("failed");
            }
            journal = open::open(&path, &key())?;
        }
        if number % 25 == 0 {
            fs::create_dir_all(home.join("backups"))?;
            let to = home.join(format!("backups/{number}.gwbackup"));
            match journal.back_up(&keys, now(), &to) {
                Ok(_) => say(&format!("copied {number}")),
                Err(_) => say("failed"),
            }
        }
    }
    journal.close()
}

/// Keeps what the patient still sees on screen: tried again until it is kept.
fn keep(journal: &mut Journal, number: u32) -> bool {
    for _ in 0..AGAIN {
        let kept = if number.is_multiple_of(2) {
            let save = Save {
                sort: Sort::Draft,
                number,
            };
            journal.keep_draft(&draft("three_good", save.answers()))
        } else {
            let entry = Entry::Rest(rest(number));
            journal.record(&entry, &clock::stamp(), None).map(drop)
        };
        match kept {
            Ok(()) => return true,
            Err(_) => say("failed"),
        }
    }
    false
}

/// The control: a file that is not synced with each row, which says `kept N` nevertheless.
///
/// # Errors
///
/// Of SQLite.
#[expect(
    clippy::disallowed_methods,
    reason = "the journal is measured against a file without its care"
)]
pub fn write_carelessly(home: &Path, count: u32) -> rusqlite::Result<()> {
    let db = Connection::open(home.join("journal.db"))?;
    db.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
         CREATE TABLE row (number INTEGER PRIMARY KEY, body TEXT);",
    )?;
    say("made");
    for number in 1..=count {
        db.execute(
            "INSERT INTO row VALUES (?1, ?2)",
            (number, "rain ".repeat(100)),
        )?;
        say(&format!("kept {number}"));
    }
    Ok(())
}

/// Changes the passphrase of the vault in `home`.
///
/// # Errors
///
/// What the vault says.
pub fn change(home: &Path, [old, new]: [&str; 2]) -> Result<(), Error> {
    let now = Uptime {
        boot: "proof".to_owned(),
        s: 0,
    };
    let [old, new] = [old, new].map(Private::from);
    say("made");
    Vault::at(home).change_passphrase(&old, &new, &now)?;
    say("changed");
    Ok(())
}

fn now() -> DateTime<FixedOffset> {
    clock::now()
}

fn say(line: &str) {
    let mut out = io::stdout().lock();
    let _ = out
        .write_all(format!("{line}\n").as_bytes())
        .and_then(|()| out.flush());
}
