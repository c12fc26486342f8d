//! Whether the whole file is as it was written, from the seal of each page to the order of each index.

use care::contract::Broken;

use crate::{error::Error, open::Journal};

impl Journal {
    /// Reads every page, and changes nothing; takes as long as the file is large.
    ///
    /// # Errors
    ///
    /// [`Error::Broken`] with `JournalDamaged`; [`Error::Sqlite`].
    pub fn check(&self) -> Result<(), Error> {
        // The first speaks of pages that were changed from outside, the second of what they hold.
        let seals = self.said("PRAGMA cipher_integrity_check")?;
        let order = self.said("PRAGMA integrity_check")?;
        if seals.is_empty() && order == ["ok"] {
            Ok(())
        } else {
            Err(Error::Broken(Broken::JournalDamaged))
        }
    }

    fn said(&self, pragma: &str) -> Result<Vec<String>, Error> {
        let mut asked = self.reading().prepare(pragma)?;
        let lines = asked.query_map([], |row| row.get(0))?;
        Ok(lines.collect::<Result<_, _>>()?)
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
            let told = open::open(&path, &key).and_then(|it| it.check());
            assert!(told.is_err(), "page {page}");
            fs::write(&path, &whole).unwrap();
        }
    }
}
