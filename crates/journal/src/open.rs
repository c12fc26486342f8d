//! Opening the journal's file: the one constructor of connections, and the one way to write.

use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use care::contract::Broken;
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior, config::DbConfig};

use crate::{disk, error::Error, key::Key, ladder};

/// The open journal; dropping it closes the file and the key leaves memory.
#[derive(Debug)]
pub struct Journal {
    pub(crate) db: Connection,
    path: PathBuf,
    key: Key,
    /// A write failed in the system below: what the connection believes may not be on the disk.
    doubtful: bool,
}

/// Opens the file at `path`, climbing to the newest version first.
///
/// # Errors
///
/// [`Error::Broken`] with
/// - `JournalMissing` or `JournalEmpty`;
/// - `JournalDamaged` when `key` does not fit or the file is damaged;
/// - `FromNewerApp` when a newer app wrote it.
///
/// In all these cases the file is left as it is. [`Error::DiskFull`], [`Error::Sqlite`] and
/// [`Error::Io`] for all else; a half-climbed ladder is rolled back.
pub fn open(path: &Path, key: &Key) -> Result<Journal, Error> {
    whole(path)?;
    let mut db = connect(path, key)?;
    ladder::climb(&mut db)?;
    Ok(Journal {
        db,
        path: path.to_owned(),
        key: key.clone(),
        doubtful: false,
    })
}

/// Makes an empty journal at `path`.
///
/// # Errors
///
/// [`Error::AlreadySetUp`] when something stands there; else as [`open`].
pub fn create(path: &Path, key: &Key) -> Result<Journal, Error> {
    if path.exists() {
        return Err(Error::AlreadySetUp);
    }
    drop(disk::private_file(path)?);
    let mut db = connect(path, key)?;
    ladder::climb(&mut db)?;
    db.close().map_err(|(_, error)| error)?;
    disk::sync_folder_of(path)?;
    open(path, key)
}

/// Says what is wrong with the file as far as it can be seen without a key.
pub(crate) fn whole(path: &Path) -> Result<(), Error> {
    match fs::metadata(path) {
        // SQLite would take either for a new database.
        Ok(found) if found.len() == 0 => Err(Error::Broken(Broken::JournalEmpty)),
        Ok(_) => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            Err(Error::Broken(Broken::JournalMissing))
        }
        Err(error) => Err(error.into()),
    }
}

impl Journal {
    /// Closes the file with all words indexed and nothing left in the write-ahead log.
    ///
    /// # Errors
    ///
    /// [`Error::DiskFull`] or [`Error::Sqlite`]; what was recorded stays in the log then.
    pub fn close(mut self) -> Result<(), Error> {
        let indexed = self.index_words();
        self.empty_log()?;
        self.db.close().map_err(|(_, error)| error)?;
        indexed
    }

    pub(crate) fn key(&self) -> &Key {
        &self.key
    }

    pub(crate) fn reading(&self) -> &Connection {
        &self.db
    }

    /// Does `work` in one transaction: all of it is on the disk when this returns, or nothing.
    pub(crate) fn write<T>(
        &mut self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        if self.doubtful {
            // After a failed sync the system may drop what it could not write, and a second
            // sync would then succeed without it: only a fresh look at the file tells.
            self.db = connect(&self.path, &self.key)?;
            self.doubtful = false;
        }
        let done = transact(&mut self.db, work);
        if matches!(done, Err(Error::DiskFull | Error::Sqlite(_))) {
            self.doubtful = true;
        }
        done
    }

    /// Moves the write-ahead log into the file, and cuts it to nothing.
    pub(crate) fn empty_log(&self) -> Result<(), Error> {
        self.db
            .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        Ok(())
    }
}

pub(crate) fn transact<T>(
    db: &mut Connection,
    work: impl FnOnce(&Transaction<'_>) -> Result<T, Error>,
) -> Result<T, Error> {
    let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let value = work(&tx)?;
    tx.commit()?;
    Ok(value)
}

/// The one place where a connection is made.
fn connect(path: &Path, key: &Key) -> Result<Connection, Error> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(path, flags)?;
    // Closing a file that turns out to be damaged or newer must not write to it.
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    db.busy_timeout(Duration::from_secs(5))?;
    // A wrong key would be told on standard error; freed memory is wiped.
    db.execute_batch("PRAGMA cipher_log_level = NONE; PRAGMA cipher_memory_security = ON")?;
    db.execute_batch(&key.as_pragma())?;
    db.query_row("SELECT count(*) FROM sqlite_master", [], |_| Ok(()))?;
    ladder::refuse_newer(&db)?;
    db.execute_batch(
        "PRAGMA journal_mode = WAL;
         PRAGMA synchronous = FULL;
         PRAGMA fullfsync = ON;
         PRAGMA checkpoint_fullfsync = ON;
         PRAGMA foreign_keys = ON;
         PRAGMA secure_delete = ON;
         PRAGMA trusted_schema = OFF;
         PRAGMA cell_size_check = ON;
         PRAGMA temp_store = MEMORY;",
    )?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    Ok(db)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn setting(db: &Connection, name: &str) -> String {
        db.query_row(&format!("PRAGMA {name}"), [], |row| {
            row.get_ref(0).map(|it| match it {
                rusqlite::types::ValueRef::Integer(number) => number.to_string(),
                other => other.as_str().unwrap_or_default().to_owned(),
            })
        })
        .unwrap()
    }

    #[test]
    fn another_key_does_not_open_it() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("journal.db");
        create(&path, &Key::new([1; 32])).unwrap().close().unwrap();
        let before = fs::read(&path).unwrap();
        assert!(!before.starts_with(b"SQLite format 3"), "it is encrypted");
        assert!(matches!(
            open(&path, &Key::new([2; 32])),
            Err(Error::Broken(Broken::JournalDamaged))
        ));
        assert_eq!(fs::read(&path).unwrap(), before, "a wrong key leaves it");
        open(&path, &Key::new([1; 32])).expect("the right key still opens it");
    }

    #[test]
    fn every_connection_keeps_the_word_saved_and_wipes_what_it_frees() {
        let dir = tempfile::tempdir().unwrap();
        let journal = create(&dir.path().join("journal.db"), &Key::new([1; 32])).unwrap();
        let settings = [
            ("journal_mode", "wal"),
            ("synchronous", "2"),
            ("secure_delete", "1"),
            ("foreign_keys", "1"),
            ("trusted_schema", "0"),
            ("cell_size_check", "1"),
            ("temp_store", "2"),
            ("cipher_memory_security", "1"),
            ("cipher_use_hmac", "1"),
            ("cipher_page_size", "4096"),
        ];
        for (name, expected) in settings {
            assert_eq!(setting(&journal.db, name), expected, "{name}");
        }
        assert!(
            rusqlite::version_number() >= 3_051_003,
            "older versions could damage a journal opened twice (WAL reset)"
        );
    }

    #[test]
    fn a_file_is_not_made_in_place_of_another() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("journal.db");
        create(&path, &Key::new([1; 32])).unwrap();
        assert!(matches!(
            create(&path, &Key::new([1; 32])),
            Err(Error::AlreadySetUp)
        ));
    }

    #[test]
    fn a_journal_of_a_newer_app_is_refused_and_left_as_it_is() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("journal.db");
        let key = Key::new([1; 32]);
        for (strange, told) in [
            (ladder::RUNGS.len() as i64 + 1, Broken::FromNewerApp),
            (ladder::RUNGS.len() as i64 + 100, Broken::FromNewerApp),
            (-1, Broken::JournalDamaged),
        ] {
            let _ = fs::remove_file(&path);
            let journal = create(&path, &key).unwrap();
            journal
                .db
                .pragma_update(None, "user_version", strange)
                .unwrap();
            journal.close().unwrap();
            let before = fs::read(&path).unwrap();
            assert!(matches!(open(&path, &key), Err(Error::Broken(it)) if it == told));
            assert_eq!(fs::read(&path).unwrap(), before);
        }
    }

    #[test]
    fn after_a_failed_write_the_file_is_looked_at_afresh() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("journal.db");
        let mut journal = create(&path, &Key::new([1; 32])).unwrap();
        journal
            .write(|tx| Ok(tx.execute_batch("INSERT INTO nowhere VALUES (1)")?))
            .unwrap_err();
        assert!(journal.doubtful);
        journal.write(|_| Ok(())).unwrap();
        assert!(!journal.doubtful);
    }
}
