//! Opening the journal's file: the one constructor of connections, and the one way to write.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::LazyLock,
    time::Duration,
};

use care::contract::Broken;
use chrono::NaiveDate;
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior, config::DbConfig};

use crate::{
    disk,
    error::Error,
    key::Key,
    ladder,
    mark::{Mark, Marked},
};

/// The open journal; dropping it closes the file and the key leaves memory.
#[derive(Debug)]
pub struct Journal {
    pub(crate) db: Connection,
    path: PathBuf,
    key: Key,
    mark: Mark,
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
/// - `PartialCopy` or `OlderCopy` when more was written than stands in it;
/// - `FromNewerApp` when a newer app wrote it.
///
/// In all these cases the file is left as it is. [`Error::DiskFull`], [`Error::Sqlite`] and
/// [`Error::Io`] for all else; a half-climbed ladder is rolled back.
pub fn open(path: &Path, key: &Key) -> Result<Journal, Error> {
    let mark = Mark::of(path);
    let at_least = mark.said();
    opened(path, key, mark, at_least)
}

/// Opens a copy that lacks the last days, as the patient wishes: from now on it is the journal.
///
/// # Errors
///
/// As [`open`], without those two.
pub fn open_as_it_is(path: &Path, key: &Key) -> Result<Journal, Error> {
    opened(path, key, Mark::of(path), Marked::default())
}

fn opened(path: &Path, key: &Key, mark: Mark, at_least: Marked) -> Result<Journal, Error> {
    whole(path)?;
    let mut db = connect(path, key, at_least)?;
    ladder::climb(&mut db).map_err(|it| it.by_its_cause(path))?;
    let written = written(&db)?;
    let mut journal = Journal {
        db,
        path: path.to_owned(),
        key: key.clone(),
        mark,
        doubtful: false,
    };
    let said = journal.mark.said();
    journal.mark.say(Marked {
        written,
        in_file: said.in_file.min(written),
        backed_up: said.backed_up.min(written),
        ..said
    });
    Ok(journal)
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
    disk::remove(&path.with_added_extension("mark"))?;
    drop(disk::private_file(path)?);
    let made = connect(path, key, Marked::default()).and_then(|mut db| {
        ladder::climb(&mut db)?;
        db.close().map_err(|(_, error)| error)?;
        Ok(())
    });
    made.map_err(|it| it.by_its_cause(path))?;
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

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// The day of the last full check.
    pub fn checked(&self) -> Option<NaiveDate> {
        self.mark.said().checked
    }

    /// Whether something was written since the last copy.
    pub(crate) fn is_changed(&self) -> bool {
        let said = self.mark.said();
        said.written > said.backed_up
    }

    /// Notes that a copy holds all of it.
    pub(crate) fn was_backed_up(&mut self) {
        let said = self.mark.said();
        self.mark.say(Marked {
            backed_up: said.written,
            ..said
        });
    }

    /// Notes the day of a full check.
    pub(crate) fn was_checked(&mut self, day: NaiveDate) {
        let said = self.mark.said();
        self.mark.say(Marked {
            checked: Some(day),
            ..said
        });
    }

    pub(crate) fn reading(&self) -> &Connection {
        &self.db
    }

    /// Does `work` in one transaction: all of it is on the disk when this returns, or nothing.
    pub(crate) fn write<T>(
        &mut self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let done = self.settled().and_then(|()| {
            transact(&mut self.db, |tx| {
                let value = work(tx)?;
                // One row by its key, and no RETURNING: SQLite makes no journal for it and no table.
                tx.prepare_cached("UPDATE written SET count = count + 1 WHERE one = 1")?
                    .execute([])?;
                Ok((value, written(tx)?))
            })
        });
        match done {
            Ok((value, written)) => {
                let said = self.mark.said();
                self.mark.say(Marked { written, ..said });
                Ok(value)
            }
            Err(error) => {
                let error = error.by_its_cause(&self.path);
                if matches!(error, Error::DiskFull | Error::Sqlite(_)) {
                    self.doubtful = true;
                }
                Err(error)
            }
        }
    }

    /// After a failed sync the system may drop what it could not write, and a second sync would
    /// then succeed without it. So, before the next word: what was acknowledged goes from the log
    /// into the file, written anew; the connection is closed; and a fresh one must find all of it.
    fn settled(&mut self) -> Result<(), Error> {
        if !self.doubtful {
            return Ok(());
        }
        self.empty_log()?;
        self.db = connect(&self.path, &self.key, self.mark.said())?;
        self.doubtful = false;
        Ok(())
    }

    /// Moves the write-ahead log into the file, and cuts it to nothing.
    pub(crate) fn empty_log(&mut self) -> Result<(), Error> {
        let busy: i64 = self
            .db
            .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
        if busy == 0 {
            let said = self.mark.said();
            self.mark.say(Marked {
                in_file: said.written,
                ..said
            });
        }
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

/// A connection that reads a file which nobody else has open, and writes nothing.
pub(crate) fn look_into(path: &Path, key: &Key) -> Result<Connection, Error> {
    whole(path)?;
    let db = unlocked(path, key, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    ladder::refuse_newer(&db)?;
    Ok(db)
}

/// A connection to the working copy of a damaged file; the file is not settled first.
pub(crate) fn connect_to_damaged(path: &Path, key: &Key) -> Result<Connection, Error> {
    let db = unlocked(path, key, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    ladder::refuse_newer(&db)?;
    Ok(db)
}

/// A first connection, made by one thread alone: SQLite calls itself ready a moment before
/// SQLCipher is, and a second thread could find no cipher in that moment.
pub(crate) static FIRST: LazyLock<()> = LazyLock::new(|| drop(Connection::open_in_memory()));

fn unlocked(path: &Path, key: &Key, how: OpenFlags) -> Result<Connection, Error> {
    LazyLock::force(&FIRST);
    let db = Connection::open_with_flags(path, how | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    // Closing a file that turns out to be damaged or newer must not write to it.
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    db.busy_timeout(Duration::from_secs(5))?;
    // A wrong key would be told on standard error; freed memory is wiped.
    db.execute_batch("PRAGMA cipher_log_level = NONE; PRAGMA cipher_memory_security = ON")?;
    db.execute_batch(&key.as_pragma())?;
    db.query_row("SELECT count(*) FROM sqlite_master", [], |_| Ok(()))?;
    Ok(db)
}

/// The one place where a connection to the journal is made.
fn connect(path: &Path, key: &Key, at_least: Marked) -> Result<Connection, Error> {
    let db = unlocked(path, key, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    if ladder::refuse_newer(&db)? >= ladder::COUNTS_WRITES {
        at_least.judge(written(&db)?).map_err(Error::Broken)?;
    }
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

pub(crate) fn written(db: &Connection) -> Result<i64, Error> {
    let mut select = db.prepare_cached("SELECT count FROM written")?;
    Ok(select.query_row([], |row| row.get(0))?)
}

#[cfg(test)]
mod tests;
