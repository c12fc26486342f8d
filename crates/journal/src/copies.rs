//! The vault's copies: made, thinned, looked into, restored; and a damaged journal mended.

use std::{
    fs,
    path::{Path, PathBuf},
};

use care::{
    backup::{self as rule, Holds, Mended, Occasion},
    contract::Broken,
    private::Private,
    time::care_day,
};
use chrono::{DateTime, FixedOffset, NaiveDate};

use crate::{
    backup::{self, ENDING},
    disk,
    error::Error,
    key::Key,
    keys, locks, moving,
    open::{self, Journal},
    salvage,
    tries::Uptime,
    vault::Vault,
};

impl Vault {
    /// Makes a copy at `to` with the keys as they are, proves it, and answers what it holds.
    ///
    /// # Errors
    ///
    /// As [`Journal::back_up`].
    pub fn back_up(
        &self,
        journal: &mut Journal,
        now: DateTime<FixedOffset>,
        to: &Path,
    ) -> Result<Holds, Error> {
        journal.back_up(&keys::read(&self.keys())?, now, to)
    }

    /// Makes the copy of the day, if one is due, and removes those that are no longer kept.
    ///
    /// # Errors
    ///
    /// As [`Journal::back_up`]; all copies of before are there then.
    pub fn back_up_if_due(
        &self,
        journal: &mut Journal,
        occasion: Occasion,
        now: DateTime<FixedOffset>,
    ) -> Result<(), Error> {
        let newest = self.backups().first().map(|(_, made)| day_of(*made));
        let today = day_of(now);
        if !rule::is_due(occasion, newest, journal.is_changed(), today) {
            return Ok(());
        }
        self.back_up_as_of(journal, now)?;
        self.change_keys_of_copies(&keys::read(&self.keys())?)?;
        let all = self.backups();
        let days: Vec<NaiveDate> = all.iter().map(|(_, made)| day_of(*made)).collect();
        let kept = rule::kept(&days);
        for ((copy, _), day) in all.iter().zip(days) {
            if !kept.contains(&day) {
                disk::remove(copy)?;
            }
        }
        Ok(())
    }

    /// After an entry was erased: a copy without it takes the place of all that may hold it.
    ///
    /// # Errors
    ///
    /// As [`Journal::back_up`]; the older copies are gone nevertheless.
    pub fn forget_in_copies(
        &self,
        journal: &mut Journal,
        now: DateTime<FixedOffset>,
    ) -> Result<(), Error> {
        let older = self.backups();
        for (copy, _) in &older {
            disk::remove(copy)?;
        }
        if older.is_empty() {
            return Ok(());
        }
        self.back_up_as_of(journal, now)
    }

    /// The copies that the app made by itself, newest first.
    pub fn backups(&self) -> Vec<(PathBuf, DateTime<FixedOffset>)> {
        backup::found(&self.copies())
    }

    /// Opens a copy with its passphrase or its recovery words and answers what it holds;
    /// nothing else is touched.
    ///
    /// # Errors
    ///
    /// [`Error::WrongPassphrase`]; [`Error::Broken`] with `BackupDamaged`, `KeysDamaged` or
    /// `FromNewerApp`; [`Error::DiskFull`], [`Error::Io`].
    pub fn look_into(&self, copy: &Path, said: &Private) -> Result<Holds, Error> {
        let unpacked = self.unpacked(copy, said);
        moving::remove_all(&self.dir().join("incoming"))?;
        unpacked.map(|it| it.1)
    }

    /// Puts the journal of a copy in the place of the present one, which must be closed and is kept
    /// in a folder `name` aside.
    ///
    /// # Errors
    ///
    /// As [`Vault::look_into`], and then the present one is as it was.
    pub fn restore(&self, copy: &Path, said: &Private, name: &str) -> Result<Journal, Error> {
        let key = match self.unpacked(copy, said) {
            Ok((key, _)) => key,
            Err(error) => {
                moving::remove_all(&self.dir().join("incoming"))?;
                return Err(error);
            }
        };
        moving::put_in_place(self.dir(), name)?;
        let keys = keys::read(&self.keys())?;
        self.opened(&keys, &key, open::open)
    }

    /// Reads what is whole in the damaged journal, and what is not from the last copy, into a new
    /// one; the damaged one is kept in a folder `name` aside.
    ///
    /// # Errors
    ///
    /// As [`Vault::unlock`]; [`Error::Broken`] with `JournalDamaged` where nothing can be read.
    pub fn mend(
        &self,
        passphrase: &Private,
        now: &Uptime,
        name: &str,
    ) -> Result<(Journal, Mended), Error> {
        let (keys, key) = self.opened_by(passphrase, now)?;
        let incoming = moving::begin(self.dir())?;
        let mended = self.salvaged(&key, &incoming).and_then(|it| {
            keys::write(&incoming.join("journal.keys"), &keys)?;
            Ok(it)
        });
        if mended.is_err() {
            moving::remove_all(&incoming)?;
        }
        let mended = mended?;
        moving::put_in_place(self.dir(), name)?;
        Ok((self.opened(&keys, &key, open::open)?, mended))
    }

    fn salvaged(&self, key: &Key, incoming: &Path) -> Result<Mended, Error> {
        let damaged = incoming.join("damaged.db");
        fs::copy(self.file(), &damaged)?;
        let log = self.dir().join("journal.db-wal");
        if log.exists() {
            fs::copy(log, incoming.join("damaged.db-wal"))?;
        }
        let last = self.last_whole_copy(key, &incoming.join("copy.db"));
        salvage::salvage(&damaged, key, last.as_deref(), &incoming.join("journal.db"))
    }

    /// The newest copy that opens with this key.
    fn last_whole_copy(&self, key: &Key, to: &Path) -> Option<PathBuf> {
        self.backups().into_iter().find_map(|(copy, _)| {
            backup::unpack(&copy, to).ok()?;
            let db = open::look_into(to, key).ok()?;
            backup::whole(&db).ok()?;
            Some(to.to_owned())
        })
    }

    fn unpacked(&self, copy: &Path, said: &Private) -> Result<(Key, Holds), Error> {
        disk::private_folder(self.dir())?;
        let incoming = moving::begin(self.dir())?;
        let file = incoming.join("journal.db");
        let keys = backup::unpack(copy, &file)?;
        let key = locks::behind(&keys, said)?;
        let holds = open::look_into(&file, &key)
            .and_then(|db| {
                backup::whole(&db)?;
                backup::holds(&db)
            })
            .map_err(|error| match error {
                Error::Broken(Broken::JournalDamaged) => Error::Broken(Broken::BackupDamaged),
                other => other,
            })?;
        keys::write(&incoming.join("journal.keys"), &keys)?;
        Ok((key, holds))
    }

    fn back_up_as_of(
        &self,
        journal: &mut Journal,
        now: DateTime<FixedOffset>,
    ) -> Result<(), Error> {
        disk::private_folder(&self.copies())?;
        let name = format!("{}.{ENDING}", day_of(now));
        self.back_up(journal, now, &self.copies().join(name))?;
        journal.was_backed_up();
        Ok(())
    }

    pub(crate) fn copies(&self) -> PathBuf {
        self.dir().join("backups")
    }
}

fn day_of(moment: DateTime<FixedOffset>) -> NaiveDate {
    care_day(moment.naive_local())
}
