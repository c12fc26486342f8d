//! How a fact stands in its row, and back.

use care::{
    entry::{Entry, EntryId, Recorded},
    form::Value,
    private::Private,
    session::Session,
    time::{Stamp, care_day},
};
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime};
use rusqlite::{Row, types::Type};
use zeroize::Zeroizing;

use crate::error::Error;

/// What [`recorded`] reads.
pub(crate) const COLUMNS: &str = "root, id, day, at, recorded_at, zone, body";

/// An entry with all that stands beside it.
pub(crate) fn recorded(row: &Row<'_>) -> Result<Recorded<Entry>, Error> {
    let root: i64 = row.get(0)?;
    let id: i64 = row.get(1)?;
    let body = Zeroizing::new(row.get::<_, String>(6)?);
    Ok(Recorded {
        id: EntryId(root),
        day: parsed(row, 2)?,
        at: parsed(row, 3)?,
        recorded: Stamp {
            at: parsed(row, 4)?,
            zone: row.get(5)?,
        },
        corrected: root != id,
        fact: serde_json::from_str(&body)?,
    })
}

/// A column that holds a date, a wall clock or a moment.
pub(crate) fn parsed<T: Moment>(row: &Row<'_>, column: usize) -> Result<T, Error> {
    let text: String = row.get(column)?;
    T::read(&text).map_err(|_| {
        rusqlite::Error::InvalidColumnType(column, "time".to_owned(), Type::Text).into()
    })
}

/// The three spellings of time in the journal.
pub(crate) trait Moment: Sized {
    fn read(text: &str) -> chrono::ParseResult<Self>;
    fn spelt(&self) -> String;
}

impl Moment for NaiveDate {
    fn read(text: &str) -> chrono::ParseResult<Self> {
        text.parse()
    }
    fn spelt(&self) -> String {
        self.to_string()
    }
}

impl Moment for NaiveDateTime {
    fn read(text: &str) -> chrono::ParseResult<Self> {
        text.parse()
    }
    fn spelt(&self) -> String {
        self.format("%Y-%m-%dT%H:%M:%S%.f").to_string()
    }
}

impl Moment for DateTime<FixedOffset> {
    fn read(text: &str) -> chrono::ParseResult<Self> {
        Self::parse_from_rfc3339(text)
    }
    fn spelt(&self) -> String {
        self.to_rfc3339()
    }
}

/// The word for the sort of fact, as in the column `kind`.
pub(crate) fn kind(entry: &Entry) -> &'static str {
    match entry {
        Entry::Session(_) => "session",
        Entry::Filled(_) => "filled",
        Entry::Rest(_) => "rest",
        Entry::Choice(_) => "choice",
        Entry::Safety(_) => "safety",
        Entry::Wish(_) => "wish",
    }
}

/// The form, for what was filled in.
pub(crate) fn form(entry: &Entry) -> Option<&str> {
    match entry {
        Entry::Filled(filled) => Some(&filled.form.0),
        Entry::Session(_)
        | Entry::Rest(_)
        | Entry::Choice(_)
        | Entry::Safety(_)
        | Entry::Wish(_) => None,
    }
}

/// The care day and wall clock that the fact itself names: a dose, or rising after a night.
pub(crate) fn named(entry: &Entry) -> Option<(NaiveDate, NaiveDateTime)> {
    match entry {
        Entry::Session(session) => {
            let at = session.dosed.at.naive_local();
            Some((care_day(at), at))
        }
        Entry::Filled(filled) => filled.answers.values().find_map(|answer| match answer {
            Value::Night(night) => Some((night.woke_on, night.out_of_bed)),
            Value::Text(_)
            | Value::Lines { .. }
            | Value::Moods(_)
            | Value::Number(_)
            | Value::Choice(_)
            | Value::Choices(_)
            | Value::Seen
            | Value::Declined
            | Value::When(_) => None,
        }),
        Entry::Rest(_) | Entry::Choice(_) | Entry::Safety(_) | Entry::Wish(_) => None,
    }
}

/// The patient's words in the fact, to search.
pub(crate) fn words(entry: &Entry) -> Private {
    let mut words = Private::default();
    let mut add = |said: &Private| {
        words.0.push_str(said.reveal());
        words.0.push('\n');
    };
    match entry {
        Entry::Session(Session { dose, clinic, .. }) => {
            dose.iter().chain(clinic).for_each(&mut add);
        }
        Entry::Filled(filled) => {
            for answer in filled.answers.values() {
                match answer {
                    Value::Text(text) => add(text),
                    Value::Lines { lines, .. } => lines.iter().for_each(&mut add),
                    Value::Moods(moods) => moods.iter().for_each(|mood| add(&mood.word)),
                    Value::Number(_)
                    | Value::Choice(_)
                    | Value::Choices(_)
                    | Value::Night(_)
                    | Value::Seen
                    | Value::Declined
                    | Value::When(_) => {}
                }
            }
        }
        Entry::Rest(_) | Entry::Choice(_) | Entry::Safety(_) | Entry::Wish(_) => {}
    }
    words
}
