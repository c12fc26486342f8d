//! The ladder of schema versions, climbed in one transaction.

use care::contract::Broken;
use rusqlite::Connection;

use crate::{error::Error, open::transact};

/// Rung N brings version N-1 to version N. A released rung is never edited.
pub(crate) const RUNGS: &[&str] = &[
    include_str!("../schema/0001_journal.sql"),
    include_str!("../schema/0002_plan.sql"),
    include_str!("../schema/0003_ledger.sql"),
    include_str!("../schema/0004_shared.sql"),
    include_str!("../schema/0005_vault.sql"),
];

/// Every table with something that cannot be made anew, beside the count of writes: a copy is
/// compared by them, and a damaged journal mended.
pub(crate) const TABLES: [&str; 10] = [
    "entry",
    "profile",
    "draft",
    "ledger",
    "plan",
    "declined",
    "shared",
    "signing",
    "inbox_key",
    "taken_in",
];

/// From this version on it counts what is written.
pub(crate) const COUNTS_WRITES: usize = 5;

/// Brings the journal to the newest version, or leaves it as it is.
///
/// # Errors
///
/// As [`refuse_newer`]; [`Error::Sqlite`] and [`Error::DiskFull`] roll all of it back.
pub(crate) fn climb(db: &mut Connection) -> Result<(), Error> {
    climb_by(db, RUNGS)
}

/// Refuses a journal of a newer app, and answers its version otherwise.
///
/// # Errors
///
/// [`Error::Broken`].
pub(crate) fn refuse_newer(db: &Connection) -> Result<usize, Error> {
    version_within(db, RUNGS)
}

fn climb_by(db: &mut Connection, rungs: &[&str]) -> Result<(), Error> {
    if version_within(db, rungs)? == rungs.len() {
        return Ok(());
    }
    transact(db, |tx| {
        let found = version_within(tx, rungs)?;
        for rung in &rungs[found..] {
            tx.execute_batch(rung)?;
        }
        let known = i64::try_from(rungs.len()).unwrap_or(i64::MAX);
        tx.pragma_update(None, "user_version", known)?;
        Ok(())
    })
}

fn version_within(db: &Connection, rungs: &[&str]) -> Result<usize, Error> {
    let found: i64 = db.pragma_query_value(None, "user_version", |row| row.get(0))?;
    match usize::try_from(found) {
        Ok(found) if found <= rungs.len() => Ok(found),
        Ok(_) => Err(Error::Broken(Broken::FromNewerApp)),
        // No app of ours writes a negative version.
        Err(_) => Err(Error::Broken(Broken::JournalDamaged)),
    }
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, sync::LazyLock};

    use super::*;
    use crate::open::FIRST;

    fn empty() -> Connection {
        LazyLock::force(&FIRST);
        Connection::open_in_memory().unwrap()
    }

    fn version(db: &Connection) -> i64 {
        db.pragma_query_value(None, "user_version", |row| row.get(0))
            .unwrap()
    }

    #[test]
    fn a_new_journal_stands_on_the_last_rung() {
        let mut db = empty();
        climb(&mut db).unwrap();
        assert_eq!(version(&db), RUNGS.len() as i64);
        climb(&mut db).expect("climbing again changes nothing");
    }

    #[test]
    fn every_table_is_copied_and_mended_or_can_be_made_anew() {
        let mut db = empty();
        climb(&mut db).unwrap();
        // The search, its own tables, and the count of writes are made anew.
        let kept = "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'written'
            AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE 'words%'
            AND name <> 'indexed'";
        let mut asked = db.prepare(kept).unwrap();
        let found = asked.query_map([], |row| row.get::<_, String>(0)).unwrap();
        let found: BTreeSet<String> = found.map(Result::unwrap).collect();
        assert_eq!(found, TABLES.map(str::to_owned).into());
    }

    #[test]
    fn a_broken_rung_changes_nothing() {
        let mut db = empty();
        climb(&mut db).unwrap();
        let mut rungs = RUNGS.to_vec();
        rungs.push("ALTER TABLE profile ADD COLUMN note TEXT; nonsense");
        climb_by(&mut db, &rungs).unwrap_err();
        assert_eq!(version(&db), RUNGS.len() as i64);
        assert!(
            db.prepare("SELECT note FROM profile").is_err(),
            "the column was rolled back"
        );
    }
}
