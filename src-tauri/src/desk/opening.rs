//! Opening and closing: what happens around it, and what of the journal is forgotten then.

use care::{backup::Occasion, contract::Failure, time::care_day};
use journal::{check::Checker, error::Error, open::Journal, vault::Vault};

use crate::{clock, desk::Desk, failure::Trouble};

impl Desk {
    pub(crate) fn is_open(&self) -> bool {
        self.journal.is_some()
    }

    pub(crate) fn is_damaged(&self) -> bool {
        self.damaged
    }

    pub(crate) fn lay_open(&mut self, mut journal: Journal) {
        // A note that was left while locked waits unharmed where it cannot be recorded now.
        if let Err(error) = self.vault.take_in(&mut journal) {
            tracing::warn!(%error, "notes that were left while locked");
        }
        self.damaged = false;
        self.unchecked = true;
        self.openings += 1;
        self.journal = Some(journal);
        self.read_plan();
    }

    /// Works on the vault and its open journal.
    pub(crate) fn at_vault<T>(
        &mut self,
        work: impl FnOnce(&Vault, &mut Journal) -> Result<T, Error>,
    ) -> Result<T, Trouble> {
        let journal = self.journal.as_mut().ok_or(Trouble(Failure::Locked))?;
        Ok(work(&self.vault, journal)?)
    }

    /// Which opening of the journal this is; none while it is locked.
    pub fn opening(&self) -> Option<u64> {
        self.is_open().then_some(self.openings)
    }

    /// Locks, unless it was locked and opened again since.
    pub fn lock_if_still(&mut self, opening: u64) {
        if self.opening() == Some(opening)
            && let Err(trouble) = self.close()
        {
            tracing::warn!(?trouble, "the journal was closed");
        }
    }

    /// After an unlock, once: what looks at every page while the patient goes on.
    pub fn take_checker(&mut self) -> Option<Checker> {
        let is_first = std::mem::take(&mut self.unchecked);
        self.journal
            .as_ref()
            .filter(|_| is_first)
            .map(Journal::checker)
    }

    /// Heeds what it saw.
    pub fn was_checked(&mut self, seen: Result<(), Error>) {
        if let Err(error) = seen {
            let Trouble(failure) = error.into();
            self.heed(failure);
        }
    }

    /// Closes the journal and forgets what was read from it. The copy of the day is made, and once
    /// a week every page is read: nobody waits for either.
    pub(crate) fn close(&mut self) -> Result<(), Trouble> {
        if self.unsettled {
            self.settle();
        }
        let now = clock::now();
        if let Some(journal) = &mut self.journal {
            if let Err(error) = self.vault.back_up_if_due(journal, Occasion::Closing, now) {
                tracing::warn!(%error, "the copy of the day was not made");
            }
            if let Err(error) = journal.check_weekly(care_day(now.naive_local())) {
                let Trouble(failure) = error.into();
                self.heed(failure);
            }
        }
        self.put_away()
    }

    /// Closes the journal as it is, and forgets what was read from it.
    pub(crate) fn put_away(&mut self) -> Result<(), Trouble> {
        self.reminded.clear();
        let journal = self.journal.take();
        self.read_plan();
        match journal {
            Some(journal) => Ok(journal.close()?),
            None => Ok(()),
        }
    }
}
