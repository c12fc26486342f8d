//! Recording facts: a new entry, or a new version of one.

use care::{
    entry::{Entry, EntryId},
    profile::Profile,
    time::{Stamp, care_day},
};
use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::{OptionalExtension, Transaction, params};
use zeroize::Zeroizing;

use crate::{
    error::Error,
    open::Journal,
    row::{self, Moment, parsed},
};

/// The version that a correction replaces.
struct Replaced {
    id: i64,
    day: NaiveDate,
    at: NaiveDateTime,
}

impl Journal {
    /// Records a fact, or a correction of the entry `replaces`, which keeps its number; it is on
    /// the disk when this returns.
    ///
    /// The draft of a form that was filled in goes in the same transaction: a power cut leaves
    /// either the draft or the entry. A correction stays on the day of what it corrects,
    /// unless the fact itself names another (the dose of a session, the waking of a night).
    ///
    /// # Errors
    ///
    /// [`Error::Gone`] when there is no such entry of this kind to replace; [`Error::DiskFull`]
    /// and others of SQLite, and then nothing has changed.
    pub fn record(
        &mut self,
        entry: &Entry,
        stamp: &Stamp,
        replaces: Option<EntryId>,
    ) -> Result<EntryId, Error> {
        let body = Zeroizing::new(serde_json::to_string(entry)?);
        self.write(|tx| {
            let id = insert(tx, entry, stamp, replaces, &body)?;
            if let Some(form) = row::form(entry) {
                tx.prepare_cached("DELETE FROM draft WHERE form = ?1")?
                    .execute([form])?;
            }
            Ok(id)
        })
    }

    /// Records a fact that came from outside under a name, unless that was done before.
    pub(crate) fn record_once(
        &mut self,
        name: &str,
        entry: &Entry,
        stamp: &Stamp,
    ) -> Result<bool, Error> {
        let body = Zeroizing::new(serde_json::to_string(entry)?);
        self.write(|tx| {
            let is_new = tx.execute("INSERT OR IGNORE INTO taken_in (name) VALUES (?1)", [name])?;
            if is_new == 1 {
                insert(tx, entry, stamp, None, &body)?;
            }
            Ok(is_new == 1)
        })
    }

    /// What was told at set-up; none if set-up was cut short.
    ///
    /// # Errors
    ///
    /// [`Error::Sqlite`], [`Error::Json`].
    pub fn profile(&self) -> Result<Option<Profile>, Error> {
        let body: Option<String> = self
            .reading()
            .query_row("SELECT body FROM profile", [], |row| row.get(0))
            .optional()?;
        match body.map(Zeroizing::new) {
            Some(body) => Ok(Some(serde_json::from_str(&body)?)),
            None => Ok(None),
        }
    }

    /// Keeps what was told at set-up or changed later.
    ///
    /// # Errors
    ///
    /// As [`Journal::record`].
    pub fn keep_profile(&mut self, profile: &Profile) -> Result<(), Error> {
        let body = Zeroizing::new(serde_json::to_string(profile)?);
        self.write(|tx| {
            tx.execute(
                "INSERT INTO profile (one, body) VALUES (1, ?1)
                 ON CONFLICT (one) DO UPDATE SET body = excluded.body",
                [body.as_str()],
            )?;
            Ok(())
        })
    }
}

fn insert(
    tx: &Transaction<'_>,
    entry: &Entry,
    stamp: &Stamp,
    replaces: Option<EntryId>,
    body: &str,
) -> Result<EntryId, Error> {
    let replaced = replaces
        .map(|root| supersede(tx, root, row::kind(entry)))
        .transpose()?;
    let now = stamp.at.naive_local();
    let (day, at) = match (row::named(entry), &replaced) {
        (Some(named), _) => named,
        (None, Some(old)) => (old.day, old.at),
        (None, None) => (care_day(now), now),
    };
    let id = next_id(tx)?;
    let root = replaces.map_or(id, |it| it.0);
    tx.prepare_cached(
        "INSERT INTO entry (id, root, newest, kind, form, day, at, recorded_at, zone, body)
         VALUES (?1, ?2, 1, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?
    .execute(params![
        id,
        root,
        row::kind(entry),
        row::form(entry),
        day.spelt(),
        at.spelt(),
        stamp.at.spelt(),
        stamp.zone,
        body,
    ])?;
    Ok(EntryId(root))
}

/// Takes `newest` from the version that is corrected, and its words from the search.
fn supersede(tx: &Transaction<'_>, root: EntryId, kind: &str) -> Result<Replaced, Error> {
    let mut find = tx.prepare_cached(
        "SELECT id, day, at FROM entry WHERE id = ?1 AND root = id AND newest = 1 AND kind = ?2
         UNION ALL
         SELECT id, day, at FROM entry
         WHERE root = ?1 AND root <> id AND newest = 1 AND kind = ?2",
    )?;
    let mut rows = find.query(params![root.0, kind])?;
    let row = rows.next()?.ok_or(Error::Gone)?;
    let replaced = Replaced {
        id: row.get(0)?,
        day: parsed(row, 1)?,
        at: parsed(row, 2)?,
    };
    tx.execute("UPDATE entry SET newest = 0 WHERE id = ?1", [replaced.id])?;
    tx.execute("DELETE FROM words WHERE rowid = ?1", [replaced.id])?;
    Ok(replaced)
}

/// The next number; one that was erased does not come back.
fn next_id(tx: &Transaction<'_>) -> Result<i64, Error> {
    let last: Option<i64> = tx
        .prepare_cached("SELECT seq FROM sqlite_sequence WHERE name = 'entry'")?
        .query_row([], |row| row.get(0))
        .optional()?;
    Ok(last.unwrap_or(0) + 1)
}
