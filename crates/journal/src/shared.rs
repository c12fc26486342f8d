//! The log of what was shared, and the key with which its pages are signed.

use care::{shared::Shared, time::Stamp};
use chrono::NaiveDateTime;
use rusqlite::OptionalExtension;
use zeroize::Zeroizing;

use crate::{
    error::Error,
    open::Journal,
    row::{Moment, parsed},
};

/// The most lines of the log that are read.
const LINES: u32 = 100;

/// A secret of 32 bytes.
type Secret = Zeroizing<[u8; 32]>;

impl Journal {
    /// Notes what was shared.
    ///
    /// # Errors
    ///
    /// [`Error::DiskFull`] and others of SQLite, and then nothing has changed.
    pub fn note_shared(&mut self, shared: &Shared, stamp: &Stamp) -> Result<(), Error> {
        let body = serde_json::to_string(shared)?;
        self.write(|tx| {
            tx.execute(
                "INSERT INTO shared (at, zone, body) VALUES (?1, ?2, ?3)",
                (stamp.at.spelt(), &stamp.zone, body),
            )?;
            Ok(())
        })
    }

    /// What was shared last, newest first, on the clock of then.
    ///
    /// # Errors
    ///
    /// [`Error::Broken`], [`Error::Sqlite`], [`Error::Json`].
    pub fn shared(&self) -> Result<Vec<(NaiveDateTime, Shared)>, Error> {
        let mut select = self
            .reading()
            .prepare_cached("SELECT at, body FROM shared ORDER BY id DESC LIMIT ?1")?;
        let mut rows = select.query([LINES])?;
        let mut found = vec![];
        while let Some(row) = rows.next()? {
            let at: chrono::DateTime<chrono::FixedOffset> = parsed(row, 0)?;
            let body: String = row.get(1)?;
            found.push((at.naive_local(), serde_json::from_str(&body)?));
        }
        Ok(found)
    }

    /// The key with which pages are signed; none until one was.
    ///
    /// # Errors
    ///
    /// [`Error::Sqlite`].
    pub fn signing_key(&self) -> Result<Option<Secret>, Error> {
        let secret: Option<Zeroizing<Vec<u8>>> = self
            .reading()
            .query_row("SELECT secret FROM signing", [], |row| {
                row.get(0).map(Zeroizing::new)
            })
            .optional()?;
        Ok(secret.and_then(|it| <[u8; 32]>::try_from(&it[..]).ok().map(Zeroizing::new)))
    }

    /// The same, made on the first call.
    ///
    /// # Errors
    ///
    /// [`Error::NoChance`]; [`Error::DiskFull`] and others of SQLite.
    pub fn make_signing_key(&mut self) -> Result<Secret, Error> {
        if let Some(key) = self.signing_key()? {
            return Ok(key);
        }
        let mut secret = Zeroizing::new([0; 32]);
        getrandom::fill(secret.as_mut()).map_err(|_| Error::NoChance)?;
        self.write(|tx| {
            tx.execute(
                "INSERT INTO signing (one, secret) VALUES (1, ?1)",
                [&secret[..]],
            )?;
            Ok(())
        })?;
        Ok(secret)
    }
}
