//! The vault: what opens the journal, its copies, mending, and erasing everything.

use std::path::PathBuf;

use care::{
    backup::{Backup, Backups, Holds, Mended},
    contract::{
        ChangePassphrase, EraseAll, Failure, LeaveNote, LookIntoBackup, MendJournal, RenewWords,
        Restore, SaveBackup, SeeBackups, UnlockAsItIs,
    },
    left_note::left_note,
    private::Private,
    refusal::Refusal,
};
use chrono::{DateTime, FixedOffset};
use journal::backup::{ENDING, found};

use crate::{
    clock,
    desk::{Desk, Handle},
    documents,
    failure::Trouble,
    help,
};

impl Handle for UnlockAsItIs {
    const CHANGES_WHAT_IS_DUE: bool = true;

    fn handle(self, desk: &mut Desk) -> Result<(), Trouble> {
        let journal = desk
            .vault
            .unlock_as_it_is(&self.passphrase, &clock::uptime())?;
        desk.lay_open(journal);
        Ok(())
    }
}

impl Handle for MendJournal {
    const CHANGES_WHAT_IS_DUE: bool = true;

    fn handle(self, desk: &mut Desk) -> Result<Mended, Trouble> {
        desk.put_away()?;
        let (journal, mended) =
            desk.vault
                .mend(&self.passphrase, &clock::uptime(), &aside("damaged"))?;
        desk.lay_open(journal);
        Ok(mended)
    }
}

impl Handle for LeaveNote {
    fn handle(self, desk: &mut Desk) -> Result<(), Trouble> {
        let note = left_note(&self.words, clock::stamp())?;
        Ok(desk.vault.leave_note(&note)?)
    }
}

impl Handle for ChangePassphrase {
    fn handle(self, desk: &mut Desk) -> Result<(), Trouble> {
        let now = clock::uptime();
        Ok(desk
            .vault
            .change_passphrase(&self.passphrase, &self.new, &now)?)
    }
}

impl Handle for RenewWords {
    fn handle(self, desk: &mut Desk) -> Result<Private, Trouble> {
        Ok(desk.vault.renew_words(&self.passphrase, &clock::uptime())?)
    }
}

impl Handle for SeeBackups {
    fn handle(self, desk: &mut Desk) -> Result<Backups, Trouble> {
        let ours = desk.vault.backups();
        let proven = ours.first().map(|it| it.1.naive_local());
        let all = desk.copies();
        Ok(Backups {
            all: all.into_iter().map(|it| it.0).collect(),
            proven,
        })
    }
}

impl Handle for SaveBackup {
    fn handle(self, desk: &mut Desk) -> Result<String, Trouble> {
        let now = clock::now();
        let date = now.date_naive().to_string();
        let stem = desk
            .words
            .say_with("backup-file-name", &[("date", date.into())]);
        let folder = desk.documents.clone();
        std::fs::create_dir_all(&folder)?;
        let ending = format!(".{ENDING}");
        let to = documents::names(&folder, &stem, &ending).find(|it| !it.exists());
        let to = to.ok_or(Trouble(Failure::Unexpected))?;
        desk.at_vault(|vault, journal| vault.back_up(journal, now, &to))?;
        Ok(documents::told(&to))
    }
}

impl Handle for LookIntoBackup {
    fn handle(self, desk: &mut Desk) -> Result<Holds, Trouble> {
        let copy = desk.copy(&self.name)?;
        Ok(desk.vault.look_into(&copy, &self.passphrase)?)
    }
}

impl Handle for Restore {
    const CHANGES_WHAT_IS_DUE: bool = true;

    fn handle(self, desk: &mut Desk) -> Result<(), Trouble> {
        let copy = desk.copy(&self.name)?;
        desk.vault.look_into(&copy, &self.passphrase)?;
        desk.put_away()?;
        let journal = desk
            .vault
            .restore(&copy, &self.passphrase, &aside("restored"))?;
        desk.lay_open(journal);
        desk.put_help_in_the_open()
    }
}

impl Handle for EraseAll {
    fn handle(self, desk: &mut Desk) -> Result<(), Trouble> {
        let now = clock::uptime();
        desk.vault.confirm(&self.passphrase, &now)?;
        desk.put_away()?;
        desk.vault.erase_all(&self.passphrase, &now)?;
        help::erase(desk.home())?;
        desk.shelf.erase()?;
        Ok(())
    }
}

impl Desk {
    /// All copies by name, newest first: those of the app, and those among the patient's documents.
    fn copies(&self) -> Vec<(Backup, PathBuf)> {
        let line = |by_hand| {
            move |(path, made): (PathBuf, DateTime<FixedOffset>)| {
                let name = path.file_name()?.to_str()?.to_owned();
                let made = made.naive_local();
                Some((
                    Backup {
                        name,
                        made,
                        by_hand,
                    },
                    path,
                ))
            }
        };
        let ours = self.vault.backups().into_iter().filter_map(line(false));
        let theirs = found(&self.documents).into_iter().filter_map(line(true));
        let mut all: Vec<_> = ours.chain(theirs).collect();
        all.sort_by_key(|it| std::cmp::Reverse(it.0.made));
        all
    }

    /// The copy of this name. Only what was listed is found: a name is no path.
    fn copy(&self, name: &str) -> Result<PathBuf, Trouble> {
        let all = self.copies();
        let it = all.into_iter().find(|it| it.0.name == name);
        Ok(it.ok_or(Refusal::Gone)?.1)
    }
}

/// A folder for what is set aside, by the moment.
fn aside(why: &str) -> String {
    format!("{why} {}", clock::now().format("%Y-%m-%d %H-%M-%S"))
}
