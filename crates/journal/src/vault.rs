//! The vault: the folder with the journal and its keys. It alone knows the names of the files.

use std::path::{Path, PathBuf};

use care::{contract::Broken, private::Private, refusal::Refusal};

use crate::{
    cost::Cost,
    disk,
    error::Error,
    key::Key,
    keys::{self, Keys},
    moving,
    open::{self, Journal},
    passphrase, recovery, slots,
    tries::{self, Tries, Uptime},
};

/// The folder with the journal and its keys.
#[derive(Clone, Debug)]
pub struct Vault {
    dir: PathBuf,
}

/// What the folder holds, as far as it can be seen without a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Nothing yet.
    Fresh,
    /// Keys and journal.
    Ready,
    /// Something is wrong with the files.
    Broken(Broken),
}

impl Vault {
    /// The vault in `dir`, which need not be there yet.
    pub fn at(dir: &Path) -> Self {
        Self {
            dir: dir.to_owned(),
        }
    }

    /// Looks at the folder, and changes nothing; but a restoring that was cut short is ended first.
    ///
    /// # Errors
    ///
    /// [`Error::Io`] when the system does not let us look.
    pub fn look(&self) -> Result<Look, Error> {
        moving::finish(&self.dir)?;
        if !keys::exist(&self.keys()) && !self.file().exists() {
            // A new journal without keys holds nothing: set-up was cut short.
            return Ok(Look::Fresh);
        }
        match self.whole() {
            Ok(_) => Ok(Look::Ready),
            Err(Error::Broken(broken)) => Ok(Look::Broken(broken)),
            Err(other) => Err(other),
        }
    }

    /// Makes the keys and the journal, and answers the recovery words, which are shown this once.
    ///
    /// # Errors
    ///
    /// [`Error::Refused`] for an easy passphrase; [`Error::AlreadySetUp`] or [`Error::Broken`]
    /// when something is there already; [`Error::DiskFull`], [`Error::Io`], [`Error::Sqlite`].
    pub fn set_up(&self, passphrase: &Private, cost: Cost) -> Result<(Journal, Private), Error> {
        match self.look()? {
            Look::Fresh => {}
            Look::Ready => return Err(Error::AlreadySetUp),
            Look::Broken(broken) => return Err(Error::Broken(broken)),
        }
        passphrase::check(passphrase)?;
        disk::private_folder(&self.dir)?;
        let data = Key::draw()?;
        let (words, bits) = recovery::draw()?;
        let mut keys = Keys::new()?;
        keys.slots = vec![
            slots::wrap_with_passphrase(&keys.journal, &data, passphrase, cost)?,
            slots::wrap_with_recovery(&keys.journal, &data, &bits)?,
        ];
        // The journal takes its name only after its keys are on the disk: cut short at any
        // moment, the folder is either fresh still or whole.
        let new = self.new_file();
        disk::remove(&new)?;
        disk::remove(&new.with_added_extension("wal"))?;
        // Of a journal that is not here any more.
        disk::remove(&self.file().with_added_extension("mark"))?;
        open::create(&new, &data)?.close()?;
        disk::remove(&new.with_added_extension("mark"))?;
        tries::keep(&self.tries(), &Tries::default())?;
        keys::write(&self.keys(), &keys)?;
        self.name_new_file()?;
        Ok((open::open(&self.file(), &data)?, words))
    }

    /// Seconds until the passphrase may be tried again.
    ///
    /// # Errors
    ///
    /// [`Error::DiskFull`] or [`Error::Io`] when a new start of the device cannot be noted.
    pub fn wait_s(&self, now: &Uptime) -> Result<u32, Error> {
        let tries = tries::read(&self.tries());
        let (wait_s, kept) = tries.wait_s(now);
        if kept != tries {
            tries::keep(&self.tries(), &kept)?;
        }
        Ok(wait_s)
    }

    /// Opens the journal.
    ///
    /// # Errors
    ///
    /// [`Error::WrongPassphrase`], also without a try while there is still to wait;
    /// [`Error::Broken`], and then no file was changed; [`Error::DiskFull`], [`Error::Io`],
    /// [`Error::Sqlite`].
    pub fn unlock(&self, passphrase: &Private, now: &Uptime) -> Result<Journal, Error> {
        let (keys, data) = self.opened_by(passphrase, now)?;
        self.opened(&keys, &data, open::open)
    }

    /// Opens a copy that is partial or of an older day: from now on it is the journal.
    ///
    /// # Errors
    ///
    /// As [`Vault::unlock`].
    pub fn unlock_as_it_is(&self, passphrase: &Private, now: &Uptime) -> Result<Journal, Error> {
        let (keys, data) = self.opened_by(passphrase, now)?;
        self.opened(&keys, &data, open::open_as_it_is)
    }

    /// The keys, and the data key behind the passphrase.
    pub(crate) fn opened_by(
        &self,
        passphrase: &Private,
        now: &Uptime,
    ) -> Result<(Keys, Key), Error> {
        let keys = self.whole()?;
        let wait_s = self.wait_s(now)?;
        if wait_s > 0 {
            return Err(Error::WrongPassphrase { wait_s });
        }
        // Counted before it is tried: ending the app in between gains nothing.
        let wrong = tries::read(&self.tries()).after_wrong(now);
        tries::keep(&self.tries(), &wrong)?;
        for slot in &keys.slots {
            if let Some(data) = slot
                .open_with_passphrase(&keys.journal, passphrase)
                .map_err(beyond)?
            {
                tries::keep(&self.tries(), &Tries::default())?;
                return Ok((keys, data));
            }
        }
        Err(Error::WrongPassphrase {
            wait_s: wrong.wait_s(now).0,
        })
    }

    /// Opens the journal with the recovery words and sets a new passphrase; the old one no
    /// longer opens it. Nothing is changed unless the journal can be read.
    ///
    /// # Errors
    ///
    /// [`Error::Refused`] for mistyped words, words of another journal, or an easy passphrase;
    /// else as [`Vault::unlock`].
    pub fn recover(&self, words: &Private, new_passphrase: &Private) -> Result<Journal, Error> {
        let mut keys = self.whole()?;
        let bits = recovery::read(words)?;
        let mut found = None;
        for slot in &keys.slots {
            found = found.or(slot
                .open_with_recovery(&keys.journal, &bits)
                .map_err(beyond)?);
        }
        let data = found.ok_or(Refusal::RecoveryWordsMistyped)?;
        passphrase::check(new_passphrase)?;
        let journal = self.opened(&keys, &data, open::open)?;
        let cost = keys.cost();
        keys.replace(slots::wrap_with_passphrase(
            &keys.journal,
            &data,
            new_passphrase,
            cost,
        )?);
        self.change_keys(&keys)?;
        tries::keep(&self.tries(), &Tries::default())?;
        Ok(journal)
    }

    /// The keys, if both files are there and look whole.
    pub(crate) fn whole(&self) -> Result<Keys, Error> {
        moving::finish(&self.dir)?;
        let keys = keys::read(&self.keys())?;
        if !self.file().exists() && self.new_file().exists() {
            return Ok(keys);
        }
        open::whole(&self.file())?;
        Ok(keys)
    }

    pub(crate) fn opened(
        &self,
        keys: &Keys,
        data: &Key,
        open: fn(&Path, &Key) -> Result<Journal, Error>,
    ) -> Result<Journal, Error> {
        if !self.file().exists() {
            self.name_new_file()?;
        }
        let journal = open(&self.file(), data)?;
        keys::mend(&self.keys(), keys)?;
        Ok(journal)
    }

    fn name_new_file(&self) -> Result<(), Error> {
        std::fs::rename(self.new_file(), self.file())?;
        disk::sync_folder_of(&self.file())?;
        Ok(())
    }

    pub(crate) fn dir(&self) -> &Path {
        &self.dir
    }

    pub(crate) fn file(&self) -> PathBuf {
        self.dir.join("journal.db")
    }

    fn new_file(&self) -> PathBuf {
        self.dir.join("journal.db.new")
    }

    pub(crate) fn keys(&self) -> PathBuf {
        self.dir.join("journal.keys")
    }

    pub(crate) fn tries(&self) -> PathBuf {
        self.dir.join("journal.tries")
    }
}

/// A slot that asks for more than the device should give was not written by this app.
pub(crate) fn beyond(error: Error) -> Error {
    match error {
        Error::Cipher => Error::Broken(Broken::KeysDamaged),
        other => other,
    }
}
