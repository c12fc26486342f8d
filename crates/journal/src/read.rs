//! Reading the journal: days to leaf through, and single entries.
//!
//! Every question here is answered from an index and costs what it returns, however long
//! the journal has grown.

use care::{
    entry::{Entry, EntryId, Recorded},
    form::{Filled, FormId},
};
use chrono::NaiveDate;
use rusqlite::Params;

use crate::{
    error::Error,
    open::Journal,
    row::{COLUMNS, Moment, parsed, recorded},
};

/// After every day that the journal takes. Days are compared as texts of ten characters.
const END_OF_DAYS: &str = "9999-12-31";
const NEWEST_FIRST: &str = "ORDER BY day DESC, at DESC, id DESC";

impl Journal {
    /// Up to `days` days that have something to read, before a date if one is given; newest
    /// first. What was said about reminders is left out: it is nothing to read.
    ///
    /// # Errors
    ///
    /// As [`Journal::sessions`].
    pub fn page(
        &self,
        before: Option<NaiveDate>,
        days: u32,
    ) -> Result<Vec<Recorded<Entry>>, Error> {
        let before = before.map_or_else(|| END_OF_DAYS.to_owned(), |it| it.spelt());
        let Some(days) = days.checked_sub(1) else {
            return Ok(vec![]);
        };
        let found: Vec<String> = self
            .reading()
            .prepare_cached(
                "SELECT DISTINCT day FROM entry INDEXED BY entry_by_day
                 WHERE newest = 1 AND day < ?1 AND kind NOT IN ('choice', 'wish')
                 ORDER BY day DESC LIMIT ?2 + 1",
            )?
            .query_map((&before, days), |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        let Some(first) = found.last() else {
            return Ok(vec![]);
        };
        self.entries(
            &format!(
                "INDEXED BY entry_by_day WHERE newest = 1 AND day >= ?1 AND day < ?2 AND kind NOT IN ('choice', 'wish') {NEWEST_FIRST}"
            ),
            (first, &before),
        )
    }

    /// All that is about the care days from `from` to `to`, both included; oldest first.
    ///
    /// # Errors
    ///
    /// As [`Journal::sessions`].
    pub fn between(&self, from: NaiveDate, to: NaiveDate) -> Result<Vec<Recorded<Entry>>, Error> {
        self.entries(
            "INDEXED BY entry_by_day WHERE newest = 1 AND day BETWEEN ?1 AND ?2 ORDER BY day, at, id",
            [from.spelt(), to.spelt()],
        )
    }

    /// The first care day that has something to read.
    ///
    /// # Errors
    ///
    /// As [`Journal::sessions`].
    pub fn first_day(&self) -> Result<Option<NaiveDate>, Error> {
        let mut select = self.reading().prepare_cached(
            "SELECT day FROM entry INDEXED BY entry_by_day
             WHERE newest = 1 AND kind NOT IN ('choice', 'wish') ORDER BY day LIMIT 1",
        )?;
        let mut rows = select.query([])?;
        rows.next()?.map(|row| parsed(row, 0)).transpose()
    }

    /// The last time that a form was filled in like this, by what it is about.
    ///
    /// # Errors
    ///
    /// As [`Journal::sessions`].
    pub fn last_filled(
        &self,
        form: &FormId,
        is_it: impl Fn(&Filled) -> bool,
    ) -> Result<Option<Recorded<Filled>>, Error> {
        self.first(
            "INDEXED BY entry_by_kind WHERE newest = 1 AND kind = 'filled' AND form = ?1 ORDER BY at DESC",
            [&form.0],
            |it| match apart(it) {
                (it, Entry::Filled(filled)) if is_it(&filled) => Some(with(it, filled)),
                (
                    _,
                    Entry::Filled(_)
                    | Entry::Session(_)
                    | Entry::Rest(_)
                    | Entry::Choice(_)
                    | Entry::Safety(_)
                    | Entry::Wish(_),
                ) => None,
            },
        )
    }

    /// An entry as it stands now.
    ///
    /// # Errors
    ///
    /// As [`Journal::sessions`].
    pub fn entry(&self, id: EntryId) -> Result<Option<Recorded<Entry>>, Error> {
        Ok(self.versions(id)?.into_iter().next())
    }

    /// An entry with all its older versions, newest first; empty if there is none.
    ///
    /// # Errors
    ///
    /// As [`Journal::sessions`].
    pub fn versions(&self, id: EntryId) -> Result<Vec<Recorded<Entry>>, Error> {
        // Most entries are their own only version: they need no index to be found.
        let mut versions = self.entries(
            "INDEXED BY entry_by_root WHERE root = ?1 AND root <> id ORDER BY id DESC",
            [id.0],
        )?;
        versions.extend(self.entries("WHERE id = ?1 AND root = id", [id.0])?);
        Ok(versions)
    }

    /// The first that `clause` picks and `pick` takes; no more are read.
    pub(crate) fn first<T>(
        &self,
        clause: &str,
        params: impl Params,
        pick: impl Fn(Recorded<Entry>) -> Option<T>,
    ) -> Result<Option<T>, Error> {
        let mut select = self
            .reading()
            .prepare_cached(&format!("SELECT {COLUMNS} FROM entry {clause}"))?;
        let mut rows = select.query(params)?;
        while let Some(row) = rows.next()? {
            if let Some(picked) = pick(recorded(row)?) {
                return Ok(Some(picked));
            }
        }
        Ok(None)
    }

    /// The entries that `clause` picks.
    pub(crate) fn entries(
        &self,
        clause: &str,
        params: impl Params,
    ) -> Result<Vec<Recorded<Entry>>, Error> {
        let mut select = self
            .reading()
            .prepare_cached(&format!("SELECT {COLUMNS} FROM entry {clause}"))?;
        let mut rows = select.query(params)?;
        let mut found = vec![];
        while let Some(row) = rows.next()? {
            found.push(recorded(row)?);
        }
        Ok(found)
    }
}

/// A fact apart from what stands beside it.
pub(crate) fn apart(it: Recorded<Entry>) -> (Recorded<()>, Entry) {
    let beside = Recorded {
        id: it.id,
        recorded: it.recorded,
        day: it.day,
        at: it.at,
        corrected: it.corrected,
        fact: (),
    };
    (beside, it.fact)
}

/// The fact, unwrapped, with all that stands beside it.
pub(crate) fn with<T>(beside: Recorded<()>, fact: T) -> Recorded<T> {
    Recorded {
        id: beside.id,
        recorded: beside.recorded,
        day: beside.day,
        at: beside.at,
        corrected: beside.corrected,
        fact,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    };

    use super::*;
    use crate::{key::Key, open};

    /// Answers over so many days before 2026-03-02, ten a day, one a week of them a session.
    fn journal_of(days: u32) -> (tempfile::TempDir, Journal) {
        let dir = tempfile::tempdir().unwrap();
        let mut journal = open::create(&dir.path().join("journal.db"), &Key::new([1; 32])).unwrap();
        journal
            .write(|tx| {
                tx.execute_batch(&format!(
                    r#"WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {days} * 10)
                    INSERT INTO entry
                    SELECT i, i, 1, iif(i % 70 = 1, 'session', 'filled'), iif(i % 70 = 1, NULL, 'evening'),
                        date('2026-03-02', (i / 10 - {days}) || ' days'),
                        date('2026-03-02', (i / 10 - {days}) || ' days') || 'T20:00:00',
                        '2026-03-02T20:00:00+01:00', 'Europe/Berlin',
                        iif(i % 70 = 1,
                        '{{"session":{{"dosed":{{"at":"2026-03-02T20:00:00+01:00","zone":"Europe/Berlin"}},
                        "route":"nasal","dose":null,"clinic":null,"left_clinic_at":null,"state":"held"}}}}',
                        '{{"filled":{{"form":"evening","version":1,"occurrence":null,
                        "begun":{{"at":"2026-03-02T20:00:00+01:00","zone":"Europe/Berlin"}},
                        "ended":"finished","late":false,"answers":{{}}}}}}')
                    FROM n;
                    INSERT INTO words (rowid, text) SELECT id, 'word' || id FROM entry"#
                ))?;
                Ok(())
            })
            .unwrap();
        (dir, journal)
    }

    /// Steps of SQLite's machine for what the screens ask of the journal.
    fn steps(mut journal: Journal) -> Vec<u64> {
        let count = Arc::new(AtomicU64::new(0));
        let counter = Arc::clone(&count);
        let step = move || {
            counter.fetch_add(1, Ordering::Relaxed);
            false
        };
        journal.db.progress_handler(1, Some(step)).unwrap();
        let day = |text: &str| text.parse().unwrap();
        let asked: [&dyn Fn() -> usize; 7] = [
            &|| {
                journal
                    .record_since(day("2026-02-23"))
                    .unwrap()
                    .filled
                    .len()
            },
            &|| usize::from(journal.first_told().unwrap().is_some()),
            &|| journal.page(None, 7).unwrap().len(),
            &|| journal.page(Some(day("2026-02-20")), 7).unwrap().len(),
            &|| {
                journal
                    .between(day("2026-02-10"), day("2026-02-20"))
                    .unwrap()
                    .len()
            },
            &|| {
                usize::from(
                    journal
                        .last_filled(&FormId("evening".into()), |_| true)
                        .unwrap()
                        .is_some(),
                )
            },
            &|| journal.versions(EntryId(5)).unwrap().len(),
        ];
        asked
            .iter()
            .map(|ask| {
                ask();
                let before = count.load(Ordering::Relaxed);
                ask();
                count.load(Ordering::Relaxed) - before
            })
            .collect()
    }

    #[test]
    fn ten_years_cost_no_more_than_a_month() {
        let (_month, month) = journal_of(30);
        let (_years, years) = journal_of(3650);
        let (short, long) = (steps(month), steps(years));
        for (n, (short, long)) in short.iter().zip(&long).enumerate() {
            assert!(
                *long <= short + short / 10 + 20,
                "question {n}: {short} and {long}"
            );
        }
    }
}
