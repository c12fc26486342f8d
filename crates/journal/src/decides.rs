//! What of the journal decides what is due: sessions, wishes, and the facts of the last days.

use care::{
    entry::{Entry, Recorded},
    schedule::Record,
    session::Session,
    wish::Wish,
};
use chrono::NaiveDate;

use crate::{
    error::Error,
    open::Journal,
    read::{apart, with},
    row::Moment,
};

impl Journal {
    /// All sessions, newest first; planned and cancelled ones too.
    ///
    /// # Errors
    ///
    /// [`Error::Broken`], [`Error::Sqlite`], [`Error::Json`].
    pub fn sessions(&self) -> Result<Vec<Recorded<Session>>, Error> {
        let found = self.entries(
            "INDEXED BY entry_by_kind WHERE newest = 1 AND kind = 'session' AND form IS NULL
             ORDER BY at DESC, id DESC",
            [],
        )?;
        Ok(found
            .into_iter()
            .filter_map(|it| match apart(it) {
                (it, Entry::Session(session)) => Some(with(it, session)),
                (
                    _,
                    Entry::Filled(_)
                    | Entry::Rest(_)
                    | Entry::Choice(_)
                    | Entry::Safety(_)
                    | Entry::Wish(_),
                ) => None,
            })
            .collect())
    }

    /// What the patient wished of all reminders, ever; oldest first.
    ///
    /// # Errors
    ///
    /// As [`Journal::sessions`].
    pub fn wishes(&self) -> Result<Vec<Recorded<Wish>>, Error> {
        let found = self.entries(
            "INDEXED BY entry_by_kind WHERE newest = 1 AND kind = 'wish' AND form IS NULL ORDER BY at, id",
            [],
        )?;
        Ok(found
            .into_iter()
            .filter_map(|it| match apart(it) {
                (it, Entry::Wish(wish)) => Some(with(it, wish)),
                (
                    _,
                    Entry::Session(_)
                    | Entry::Filled(_)
                    | Entry::Rest(_)
                    | Entry::Choice(_)
                    | Entry::Safety(_),
                ) => None,
            })
            .collect())
    }

    /// The facts that decide what is due: all sessions and wishes, and the rest from a care day on.
    ///
    /// # Errors
    ///
    /// As [`Journal::sessions`].
    pub fn record_since(&self, day: NaiveDate) -> Result<Record, Error> {
        let mut record = Record {
            sessions: self.sessions()?,
            filled: vec![],
            rests: vec![],
            choices: vec![],
            wishes: self.wishes()?,
        };
        let rest = self.entries(
            // In the order of the index: sorted apart, each row is copied into locked memory first.
            "INDEXED BY entry_by_day WHERE newest = 1 AND day >= ?1 AND kind NOT IN ('session', 'wish')
             ORDER BY day, at, kind, id",
            [day.spelt()],
        )?;
        for it in rest {
            match apart(it) {
                (it, Entry::Filled(filled)) => record.filled.push(with(it, filled)),
                (it, Entry::Rest(rest)) => record.rests.push(with(it, rest)),
                (it, Entry::Choice(choice)) => record.choices.push(with(it, choice)),
                (_, Entry::Session(_) | Entry::Safety(_) | Entry::Wish(_)) => {}
            }
        }
        Ok(record)
    }
}
