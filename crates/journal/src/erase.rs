//! Erasing: nothing of an entry stays in the file.

use care::entry::EntryId;

use crate::{error::Error, open::Journal};

impl Journal {
    /// Erases an entry with all its versions, its words in the search, and drafts that were
    /// about to correct it. SQLite overwrites what it frees, and the write-ahead log is emptied.
    ///
    /// What a storage chip keeps of overwritten blocks is beyond this; it is encrypted.
    ///
    /// # Errors
    ///
    /// [`Error::Gone`] when there is no such entry; [`Error::DiskFull`] and others of SQLite.
    pub fn erase(&mut self, id: EntryId) -> Result<(), Error> {
        self.write(|tx| {
            tx.execute(
                "DELETE FROM words WHERE rowid IN
                 (SELECT id FROM entry WHERE id = ?1 AND root = id
                  UNION ALL SELECT id FROM entry WHERE root = ?1 AND root <> id)",
                [id.0],
            )?;
            let corrected =
                tx.execute("DELETE FROM entry WHERE root = ?1 AND root <> id", [id.0])?;
            let first = tx.execute("DELETE FROM entry WHERE id = ?1 AND root = id", [id.0])?;
            if first + corrected == 0 {
                return Err(Error::Gone);
            }
            tx.execute("DELETE FROM draft WHERE corrects = ?1", [id.0])?;
            // The index only marks what was deleted; merging it leaves that out.
            tx.execute("INSERT INTO words (words) VALUES ('optimize')", [])?;
            Ok(())
        })?;
        self.empty_log()
    }
}
