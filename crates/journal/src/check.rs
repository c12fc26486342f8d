//! Whether the whole file is as it was written, from the seal of each page to the order of each index.

use std::path::PathBuf;

use care::contract::Broken;
use chrono::NaiveDate;

use crate::{
    backup,
    error::Error,
    key::Key,
    open::{self, Journal},
};

/// Days between two full checks.
const A_WEEK: i64 = 7;

/// Reads the file beside the open journal, so that nobody waits for it; it has the key until it is dropped.
#[derive(Debug)]
pub struct Checker {
    path: PathBuf,
    key: Key,
}

impl Journal {
    /// Reads every page; takes as long as the file is large. The log is emptied into the file first:
    /// pages that wait there have no seal in the file yet, and after a power cut those beneath may be
    /// torn, which harms nothing.
    ///
    /// # Errors
    ///
    /// [`Error::Broken`] with `JournalDamaged`; [`Error::Sqlite`].
    pub fn check(&mut self) -> Result<(), Error> {
        self.empty_log()?;
        backup::whole(self.reading())
    }

    /// Does that, unless it was done within a week.
    ///
    /// # Errors
    ///
    /// As [`Journal::check`].
    pub fn check_weekly(&mut self, today: NaiveDate) -> Result<(), Error> {
        let within = |it: NaiveDate| (today - it).num_days().abs() < A_WEEK;
        if self.checked().is_some_and(within) {
            return Ok(());
        }
        self.check()?;
        self.was_checked(today);
        Ok(())
    }

    /// A look at every page beside the open journal.
    pub fn checker(&self) -> Checker {
        Checker {
            path: self.path().to_owned(),
            key: self.key().clone(),
        }
    }
}

impl Checker {
    /// Reads every page of the tables once.
    ///
    /// # Errors
    ///
    /// As [`Journal::check`].
    pub fn check(&self) -> Result<(), Error> {
        let db = open::connect_to_damaged(&self.path, &self.key)?;
        let said: String = db.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
        if said == "ok" {
            Ok(())
        } else {
            Err(Error::Broken(Broken::JournalDamaged))
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use crate::{key::Key, open};

    #[test]
    fn one_changed_byte_in_any_page_is_told() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("journal.db");
        let key = Key::new([1; 32]);
        open::create(&path, &key).unwrap().close().unwrap();
        open::open(&path, &key)
            .unwrap()
            .check()
            .expect("it is whole");
        let whole = fs::read(&path).unwrap();
        let pages = whole.len() / 4096;
        assert!(pages > 5, "there are pages to damage");
        for page in 0..pages {
            let mut damaged = whole.clone();
            damaged[page * 4096 + 2000] ^= 1;
            fs::write(&path, damaged).unwrap();
            let told = open::open(&path, &key).and_then(|mut it| it.check());
            assert!(told.is_err(), "page {page}");
            fs::write(&path, &whole).unwrap();
        }
    }
}
