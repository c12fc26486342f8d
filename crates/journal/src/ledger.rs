//! The ledger of reminders: what became of each and when, so that none is shown twice, and so
//! that "was not reminded" and "did not do it" can be told apart.

use care::{entry::EntryId, plan::RuleId, schedule::OccurrenceId, time::Stamp};
use chrono::{DateTime, FixedOffset, NaiveDateTime};
use rusqlite::{Row, Transaction, params_from_iter, types::Value};

use crate::{
    error::Error,
    open::Journal,
    row::{Moment, parsed},
};

/// What can become of a reminder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LedgerState {
    /// The plan asks for it.
    Planned,
    /// It stands on the list that is shown also while the journal is locked.
    Armed,
    /// The plan moved it from its own time.
    Moved,
    /// Taken by the notification service.
    Shown,
    /// No notification service took it; shown in the app only.
    Unheard,
    /// The patient tapped it.
    Opened,
    /// The patient put it off.
    Later,
    /// The patient did it.
    Done,
    /// The patient skipped it.
    Skipped,
    /// It closed without an answer.
    Expired,
}

/// All states, in the order of the columns of the table.
const STATES: [LedgerState; 10] = [
    LedgerState::Planned,
    LedgerState::Armed,
    LedgerState::Moved,
    LedgerState::Shown,
    LedgerState::Unheard,
    LedgerState::Opened,
    LedgerState::Later,
    LedgerState::Done,
    LedgerState::Skipped,
    LedgerState::Expired,
];

pub(crate) const COLUMNS: &str = "session, rule, due, state, at, zone,
    planned, armed, moved, shown, unheard, opened, later, done, skipped, expired";

/// A reminder with all that became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    /// Which.
    pub occurrence: OccurrenceId,
    /// What became of it last.
    pub state: LedgerState,
    /// Since when.
    pub since: Stamp,
    moments: [Option<DateTime<FixedOffset>>; STATES.len()],
}

/// What became of the reminders of one rule that are over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The rule.
    pub rule: RuleId,
    /// How many are over: done, skipped or expired.
    pub over: u32,
    /// Of these: how many notifications reached a notification service.
    pub reminded: u32,
    /// Of these: how many were done.
    pub done: u32,
    /// Of these: how many were done and had been reminded of.
    pub done_reminded: u32,
}

impl Marked {
    /// A reminder of which nothing is known but this.
    pub fn new(occurrence: OccurrenceId, state: LedgerState, since: Stamp) -> Self {
        let mut marked = Self {
            occurrence,
            state,
            since: since.clone(),
            moments: [None; STATES.len()],
        };
        marked.mark(state, since);
        marked
    }

    /// When it was first in this state.
    pub fn when(&self, state: LedgerState) -> Option<DateTime<FixedOffset>> {
        self.moments[place(state)]
    }

    /// Notes that it is in this state.
    pub fn mark(&mut self, state: LedgerState, since: Stamp) {
        self.moments[place(state)].get_or_insert(since.at);
        (self.state, self.since) = (state, since);
    }

    /// Notes that it never was in this state after all, such as done by an entry that was
    /// erased since. It is then in the state that it was in before.
    pub fn unmark(&mut self, state: LedgerState) {
        self.moments[place(state)] = None;
        if self.state == state {
            let moments = STATES.into_iter().zip(self.moments);
            let before = moments
                .filter_map(|(state, at)| Some((at?, state)))
                .max_by_key(|(at, _)| *at);
            let (at, state) = before.unwrap_or((self.since.at, LedgerState::Planned));
            self.state = state;
            self.since.at = at;
        }
    }
}

impl Journal {
    /// Writes what became of reminders, and forgets those in `gone`, all or nothing; does not
    /// touch the file where there is nothing to write.
    ///
    /// # Errors
    ///
    /// [`Error::DiskFull`] and others of SQLite; the ledger stays as it was then.
    pub fn ledger_keep(&mut self, marked: &[Marked], gone: &[OccurrenceId]) -> Result<(), Error> {
        if marked.is_empty() && gone.is_empty() {
            return Ok(());
        }
        self.write(|tx| {
            let mut forget = tx.prepare_cached(
                "DELETE FROM ledger WHERE session = ?1 AND rule = ?2 AND due = ?3",
            )?;
            for it in gone {
                forget.execute((it.session.0, &it.rule.0, it.due.spelt()))?;
            }
            marked.iter().try_for_each(|it| keep(tx, it))
        })
    }

    /// All reminders due from `from` to before `to`, earliest first, with what became of them.
    ///
    /// # Errors
    ///
    /// [`Error::Broken`], [`Error::Sqlite`].
    pub fn ledger_states(
        &self,
        from: NaiveDateTime,
        to: NaiveDateTime,
    ) -> Result<Vec<Marked>, Error> {
        let mut select = self.reading().prepare_cached(&format!(
            "SELECT {COLUMNS} FROM ledger WHERE due >= ?1 AND due < ?2 ORDER BY due, session, rule"
        ))?;
        let mut rows = select.query([from.spelt(), to.spelt()])?;
        let mut found = vec![];
        while let Some(row) = rows.next()? {
            found.push(read(row)?);
        }
        Ok(found)
    }

    /// For each rule, what became of its reminders that were due from `from` to before `to` and
    /// are over: what was not reminded is not the same as what was not done.
    ///
    /// # Errors
    ///
    /// [`Error::Broken`], [`Error::Sqlite`].
    pub fn ledger_kept(&self, from: NaiveDateTime, to: NaiveDateTime) -> Result<Vec<Kept>, Error> {
        let mut select = self.reading().prepare_cached(
            "SELECT rule, count(*), count(coalesce(shown, opened)), count(done),
                    count(iif(coalesce(shown, opened) IS NULL, NULL, done))
             FROM ledger WHERE due >= ?1 AND due < ?2
                    AND coalesce(done, skipped, expired) IS NOT NULL
             GROUP BY rule ORDER BY rule",
        )?;
        let kept = select
            .query_map([from.spelt(), to.spelt()], |row| {
                Ok(Kept {
                    rule: RuleId(row.get(0)?),
                    over: row.get(1)?,
                    reminded: row.get(2)?,
                    done: row.get(3)?,
                    done_reminded: row.get(4)?,
                })
            })?
            .collect::<Result<_, _>>()?;
        Ok(kept)
    }
}

fn keep(tx: &Transaction<'_>, marked: &Marked) -> Result<(), Error> {
    let text = |it: String| Value::Text(it);
    let id = &marked.occurrence;
    let mut row = vec![
        Value::Integer(id.session.0),
        text(id.rule.0.clone()),
        text(id.due.spelt()),
        text(spelt(marked.state).to_owned()),
        text(marked.since.at.spelt()),
        text(marked.since.zone.clone()),
    ];
    let moments = marked.moments.iter();
    row.extend(moments.map(|at| at.map_or(Value::Null, |at| text(at.spelt()))));
    tx.prepare_cached(&format!(
        "INSERT OR REPLACE INTO ledger ({COLUMNS})
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)"
    ))?
    .execute(params_from_iter(row))?;
    Ok(())
}

pub(crate) fn read(row: &Row<'_>) -> Result<Marked, Error> {
    let state: String = row.get(3)?;
    let known = STATES.into_iter().find(|it| spelt(*it) == state);
    let mut moments = [None; STATES.len()];
    for (at, moment) in moments.iter_mut().enumerate() {
        let column = 6 + at;
        if row.get_ref(column)? != rusqlite::types::ValueRef::Null {
            *moment = Some(parsed(row, column)?);
        }
    }
    Ok(Marked {
        occurrence: OccurrenceId {
            session: EntryId(row.get(0)?),
            rule: RuleId(row.get(1)?),
            due: parsed(row, 2)?,
        },
        state: known.ok_or(rusqlite::Error::InvalidQuery)?,
        since: Stamp {
            at: parsed(row, 4)?,
            zone: row.get(5)?,
        },
        moments,
    })
}

fn place(state: LedgerState) -> usize {
    let at = STATES.into_iter().position(|it| it == state);
    at.expect("every state stands among them")
}

fn spelt(state: LedgerState) -> &'static str {
    match state {
        LedgerState::Planned => "planned",
        LedgerState::Armed => "armed",
        LedgerState::Moved => "moved",
        LedgerState::Shown => "shown",
        LedgerState::Unheard => "unheard",
        LedgerState::Opened => "opened",
        LedgerState::Later => "later",
        LedgerState::Done => "done",
        LedgerState::Skipped => "skipped",
        LedgerState::Expired => "expired",
    }
}
