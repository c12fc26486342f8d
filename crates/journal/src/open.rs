//! Opening the journal's file: the one constructor of connections, and the ladder of versions.

use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use care::contract::Broken;
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior, config::DbConfig};

use crate::{disk, error::Error, key::Key};

/// Rung N brings version N-1 to version N. A released rung is never edited.
const RUNGS: &[&str] = &[include_str!("../schema/0001_journal.sql")];

/// The open journal; dropping it closes the file and the key leaves memory.
#[derive(Debug)]
pub struct Journal {
    db: Connection,
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
    climb(&mut db, RUNGS)?;
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
    climb(&mut db, RUNGS)?;
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
    /// Closes the file with nothing left in the write-ahead log.
    ///
    /// # Errors
    ///
    /// [`Error::DiskFull`] or [`Error::Sqlite`]; what was recorded stays in the log then.
    pub fn close(self) -> Result<(), Error> {
        self.empty_log()?;
        self.db.close().map_err(|(_, error)| error.into())
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

fn transact<T>(
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
    refuse_newer(&db, RUNGS)?;
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

fn refuse_newer(db: &Connection, rungs: &[&str]) -> Result<usize, Error> {
    let found: i64 = db.pragma_query_value(None, "user_version", |row| row.get(0))?;
    match usize::try_from(found) {
        Ok(found) if found <= rungs.len() => Ok(found),
        Ok(_) => Err(Error::Broken(Broken::FromNewerApp)),
        // No app of ours writes a negative version.
        Err(_) => Err(Error::Broken(Broken::JournalDamaged)),
    }
}

fn climb(db: &mut Connection, rungs: &[&str]) -> Result<(), Error> {
    if refuse_newer(db, rungs)? == rungs.len() {
        return Ok(());
    }
    transact(db, |tx| {
        let found = refuse_newer(tx, rungs)?;
        for rung in &rungs[found..] {
            tx.execute_batch(rung)?;
        }
        let known = i64::try_from(rungs.len()).unwrap_or(i64::MAX);
        tx.pragma_update(None, "user_version", known)?;
        Ok(())
    })
}
