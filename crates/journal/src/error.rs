//! What can go wrong with the journal. No message holds what the patient wrote.

use std::{io, path::Path};

use care::{contract::Broken, refusal::Refusal};
use rusqlite::ErrorCode;
use thiserror::Error;

use crate::disk;

/// Why the journal could not be opened, read or written.
#[derive(Debug, Error)]
pub enum Error {
    /// Not the passphrase; the next try has to wait.
    #[error("this is not the passphrase; the next try may follow after {wait_s} s")]
    WrongPassphrase {
        /// In seconds; 0 for the first tries.
        wait_s: u32,
    },
    /// Something is wrong with the files; nothing was changed.
    #[error("the files of the journal are not as they should be: {0:?}")]
    Broken(Broken),
    /// Keys and journal are there already; they are not overwritten.
    #[error("keys and journal are there already")]
    AlreadySetUp,
    /// A rule said no.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// There is no room to write; what was kept before is still there.
    #[error("there is no room left on the disk")]
    DiskFull,
    /// The entry is not there (any more).
    #[error("this entry is not there")]
    Gone,
    /// SQLite refused.
    #[error("the journal could not be read or written")]
    Sqlite(#[source] rusqlite::Error),
    /// The system refused.
    #[error("a file could not be read or written")]
    Io(#[source] io::Error),
    /// A row holds something else than this app writes. The parser's own message is left out:
    /// it may quote the patient.
    #[error("an entry could not be understood, at column {column} of its text")]
    Json {
        /// Where in the text.
        column: usize,
    },
    /// The system gave no random bytes.
    #[error("the system gave no random bytes")]
    NoChance,
    /// The key could not be derived or wrapped.
    #[error("the key could not be derived")]
    Cipher,
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            // SQLCipher reads a damaged page as no database at all.
            Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => {
                Self::Broken(Broken::JournalDamaged)
            }
            _ => Self::Sqlite(error),
        }
    }
}

impl Error {
    /// The same error, told as [`Error::DiskFull`] where that is its cause: SQLite says "full" only
    /// for ENOSPC. A quota or a limit on a file's size is a failed write to it, and so is a disk
    /// that breaks; the disk beside `file` is asked which of them it is.
    pub(crate) fn by_its_cause(self, file: &Path) -> Self {
        match self {
            Self::Sqlite(error) if is_failed_write(&error) && !disk::has_room(file) => {
                Self::DiskFull
            }
            other => other,
        }
    }
}

fn is_failed_write(error: &rusqlite::Error) -> bool {
    matches!(
        error.sqlite_extended_error_code(),
        Some(rusqlite::ffi::SQLITE_IOERR_WRITE | rusqlite::ffi::SQLITE_IOERR_SHMSIZE)
    )
}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        if disk::is_no_room(&error) {
            return Self::DiskFull;
        }
        Self::Io(error)
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::Json {
            column: error.column(),
        }
    }
}

impl From<getrandom::Error> for Error {
    fn from(_: getrandom::Error) -> Self {
        Self::NoChance
    }
}
