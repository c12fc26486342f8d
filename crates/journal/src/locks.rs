//! Changing what opens the journal: the passphrase and the recovery words. The journal's own key
//! stays, so that this is done in a moment and either the old or the new opens it.

use care::{form::Filled, private::Private};

use crate::{
    backup,
    error::Error,
    inbox::Inbox,
    key::Key,
    keys::{self, Keys},
    open::Journal,
    passphrase, recovery, slots,
    tries::Uptime,
    vault::{Vault, beyond},
};

impl Vault {
    /// Whether this is the passphrase, for what is asked twice.
    ///
    /// # Errors
    ///
    /// As [`Vault::unlock`].
    pub fn confirm(&self, passphrase: &Private, now: &Uptime) -> Result<(), Error> {
        self.opened_by(passphrase, now).map(drop)
    }

    /// Sets a new passphrase; the old one no longer opens the journal, nor the copies beside it.
    ///
    /// # Errors
    ///
    /// [`Error::Refused`] for an easy one; else as [`Vault::unlock`], and the old one stays.
    pub fn change_passphrase(
        &self,
        old: &Private,
        new: &Private,
        now: &Uptime,
    ) -> Result<(), Error> {
        passphrase::check(new)?;
        let (mut keys, data) = self.opened_by(old, now)?;
        let cost = keys.cost();
        keys.replace(slots::wrap_with_passphrase(
            &keys.journal,
            &data,
            new,
            cost,
        )?);
        self.change_keys(&keys)
    }

    /// Draws new recovery words; the old ones no longer open the journal, nor the copies beside it.
    ///
    /// # Errors
    ///
    /// As [`Vault::unlock`].
    pub fn renew_words(&self, passphrase: &Private, now: &Uptime) -> Result<Private, Error> {
        let (mut keys, data) = self.opened_by(passphrase, now)?;
        let (words, bits) = recovery::draw()?;
        keys.replace(slots::wrap_with_recovery(&keys.journal, &data, &bits)?);
        self.change_keys(&keys)?;
        Ok(words)
    }

    /// Seals a note for the next unlock; the journal may be locked.
    ///
    /// # Errors
    ///
    /// [`Error::Io`] where the journal was never opened; [`Error::DiskFull`].
    pub fn leave_note(&self, note: &Filled) -> Result<(), Error> {
        Inbox::of(self.dir()).leave(note)
    }

    /// Records the notes that were left; answers how many.
    ///
    /// # Errors
    ///
    /// [`Error::DiskFull`], [`Error::Io`], [`Error::Sqlite`]; what was not recorded still waits then.
    pub fn take_in(&self, journal: &mut Journal) -> Result<usize, Error> {
        Inbox::of(self.dir()).take_in(journal)
    }

    /// Writes the keys, and then those within the copies; a copy that fails here is changed at the
    /// next closing.
    pub(crate) fn change_keys(&self, keys: &Keys) -> Result<(), Error> {
        keys::write(&self.keys(), keys)?;
        let _ = self.change_keys_of_copies(keys);
        Ok(())
    }

    pub(crate) fn change_keys_of_copies(&self, keys: &Keys) -> Result<(), Error> {
        for (copy, _) in self.backups() {
            let theirs = backup::head(&copy)?.keys;
            if theirs.journal == keys.journal && theirs != *keys {
                backup::change_keys(&copy, keys)?;
            }
        }
        Ok(())
    }
}

/// The data key behind a passphrase or recovery words, whichever was said.
pub(crate) fn behind(keys: &Keys, said: &Private) -> Result<Key, Error> {
    if let Ok(bits) = recovery::read(said) {
        for slot in &keys.slots {
            if let Some(data) = slot
                .open_with_recovery(&keys.journal, &bits)
                .map_err(beyond)?
            {
                return Ok(data);
            }
        }
    }
    for slot in &keys.slots {
        if let Some(data) = slot
            .open_with_passphrase(&keys.journal, said)
            .map_err(beyond)?
        {
            return Ok(data);
        }
    }
    Err(Error::WrongPassphrase { wait_s: 0 })
}
