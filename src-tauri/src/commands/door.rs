//! The door: set-up, unlocking, locking, and help, which stands before it.

use care::{
    contract::{
        Broken, Door, Lock, Recover, SeeCountries, SeeDoor, SeeHelp, SetUp, SuggestPassphrase,
        Unlock,
    },
    library,
    private::Private,
    safety::{Country, HelpCard},
};
use journal::{
    cost::{self, Cost},
    passphrase,
    vault::Look,
};

use crate::{
    clock,
    desk::{Desk, Handle},
    failure::Trouble,
};

impl Handle for SeeDoor {
    fn handle(self, desk: &mut Desk) -> Result<Door, Trouble> {
        if desk.is_open() {
            return Ok(Door::Open {
                idle_minutes: desk.profile()?.idle_minutes,
                soft: desk.soft()?,
                owed: desk.owed_screen()?,
            });
        }
        if desk.is_damaged() {
            return Ok(Door::Broken(Broken::JournalDamaged));
        }
        Ok(match desk.vault.look()? {
            Look::Fresh => Door::Fresh,
            Look::Ready => Door::Locked {
                wait_s: desk.vault.wait_s(&clock::uptime())?,
            },
            Look::Broken(broken) => Door::Broken(broken),
        })
    }
}

impl Handle for SuggestPassphrase {
    fn handle(self, _: &mut Desk) -> Result<Private, Trouble> {
        Ok(passphrase::suggest()?)
    }
}

impl Handle for SetUp {
    const CHANGES_WHAT_IS_DUE: bool = true;

    fn handle(self, desk: &mut Desk) -> Result<Private, Trouble> {
        let (journal, words) = desk.vault.set_up(&self.passphrase, cost()?)?;
        desk.lay_open(journal);
        // The recovery words are answered this once; a profile can be told again.
        if let Err(trouble) = desk.keep_profile(&self.profile) {
            tracing::error!(?trouble, "the profile was not kept at set-up");
        }
        Ok(words)
    }
}

/// As hard as this device can bear.
fn cost() -> Result<Cost, Trouble> {
    let (stretched, took) = clock::timed(cost::stretch_once);
    stretched?;
    Ok(cost::calibrated(took))
}

impl Handle for Unlock {
    const CHANGES_WHAT_IS_DUE: bool = true;

    fn handle(self, desk: &mut Desk) -> Result<(), Trouble> {
        let journal = desk.vault.unlock(&self.passphrase, &clock::uptime())?;
        desk.lay_open(journal);
        Ok(())
    }
}

impl Handle for Recover {
    const CHANGES_WHAT_IS_DUE: bool = true;

    fn handle(self, desk: &mut Desk) -> Result<(), Trouble> {
        let journal = desk.vault.recover(&self.words, &self.passphrase)?;
        desk.lay_open(journal);
        Ok(())
    }
}

impl Handle for Lock {
    fn handle(self, desk: &mut Desk) -> Result<(), Trouble> {
        desk.close()
    }
}

impl Handle for SeeHelp {
    fn handle(self, desk: &mut Desk) -> Result<HelpCard, Trouble> {
        desk.help()
    }
}

impl Handle for SeeCountries {
    fn handle(self, _: &mut Desk) -> Result<Vec<Country>, Trouble> {
        Ok(library::countries().to_vec())
    }
}
