//! The ledger of reminders: what became of each, so that none is shown twice.

use care::{entry::EntryId, plan::RuleId, schedule::OccurrenceId, time::Stamp};
use chrono::NaiveDateTime;
use rusqlite::params;

use crate::{
    error::Error,
    open::Journal,
    row::{Moment, parsed},
};

/// What became of a reminder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LedgerState {
    /// Told to the scheduler.
    Armed,
    /// Taken by the notification service.
    Shown,
    /// No notification service took it; shown in the app only.
    Unheard,
    /// The patient tapped it.
    Opened,
    /// The patient put it off.
    Later,
    /// Answered or skipped: nothing more to show.
    Done,
}

/// A reminder with its newest state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    /// Which.
    pub occurrence: OccurrenceId,
    /// What became of it.
    pub state: LedgerState,
    /// Since when.
    pub since: Stamp,
}

impl Journal {
    /// Marks what became of a reminder, in place of its state before.
    ///
    /// # Errors
    ///
    /// [`Error::DiskFull`] and others of SQLite; the state before stays then.
    pub fn ledger_mark(
        &mut self,
        occurrence: &OccurrenceId,
        state: LedgerState,
        stamp: &Stamp,
    ) -> Result<(), Error> {
        self.write(|tx| {
            tx.prepare_cached(
                "INSERT INTO ledger (session, rule, due, state, at, zone)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                 ON CONFLICT (session, rule, due) DO UPDATE
                 SET state = excluded.state, at = excluded.at, zone = excluded.zone",
            )?
            .execute(params![
                occurrence.session.0,
                occurrence.rule.0,
                occurrence.due.spelt(),
                spelt(state),
                stamp.at.spelt(),
                stamp.zone,
            ])?;
            Ok(())
        })
    }

    /// All reminders due from `from` to before `to`, earliest first, with their newest state.
    ///
    /// # Errors
    ///
    /// [`Error::Broken`], [`Error::Sqlite`].
    pub fn ledger_states(
        &self,
        from: NaiveDateTime,
        to: NaiveDateTime,
    ) -> Result<Vec<Marked>, Error> {
        let mut select = self.reading().prepare_cached(
            "SELECT session, rule, due, state, at, zone FROM ledger
             WHERE due >= ?1 AND due < ?2 ORDER BY due, rule, session",
        )?;
        let mut rows = select.query([from.spelt(), to.spelt()])?;
        let mut found = vec![];
        while let Some(row) = rows.next()? {
            let state: String = row.get(3)?;
            found.push(Marked {
                occurrence: OccurrenceId {
                    session: EntryId(row.get(0)?),
                    rule: RuleId(row.get(1)?),
                    due: parsed(row, 2)?,
                },
                state: read(&state).ok_or(rusqlite::Error::InvalidQuery)?,
                since: Stamp {
                    at: parsed(row, 4)?,
                    zone: row.get(5)?,
                },
            });
        }
        Ok(found)
    }
}

const STATES: [LedgerState; 6] = [
    LedgerState::Armed,
    LedgerState::Shown,
    LedgerState::Unheard,
    LedgerState::Opened,
    LedgerState::Later,
    LedgerState::Done,
];

fn read(text: &str) -> Option<LedgerState> {
    STATES.into_iter().find(|state| spelt(*state) == text)
}

fn spelt(state: LedgerState) -> &'static str {
    match state {
        LedgerState::Armed => "armed",
        LedgerState::Shown => "shown",
        LedgerState::Unheard => "unheard",
        LedgerState::Opened => "opened",
        LedgerState::Later => "later",
        LedgerState::Done => "done",
    }
}
