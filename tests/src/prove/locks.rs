//! What opens the journal: ten thousand wrong passphrases, and changes of it that are killed.

use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
};

use care::private::Private;
use journal::{cost::COST, error::Error, tries::Uptime, vault::Vault};
use tempfile::TempDir;

use crate::prove::figures::Seen;

/// The two passphrases that take turns.
const PASSPHRASES: [&str; 2] = [
    "seven quiet otters under the bridge",
    "nine calm herons by the lake",
];

/// The calls by which a change of passphrase reaches the disk, and how many of each it makes at
/// least; it is killed at one of them, or when all is done and said.
const STEPS: [(&str, u32); 5] = [
    ("write", 5),
    ("fsync", 6),
    ("rename", 3),
    ("unlink", 1),
    ("exit_group", 1),
];

/// A folder with a vault behind the first passphrase, closed.
fn vault_within(folder: &Path) -> Result<TempDir, Error> {
    let folder = tempfile::tempdir_in(folder)?;
    let passphrase = Private::from(PASSPHRASES[0]);
    let (journal, _) = Vault::at(folder.path()).set_up(&passphrase, COST)?;
    journal.close()?;
    Ok(folder)
}

/// A vault at which wrong passphrases are tried.
pub struct WrongTries {
    folder: TempDir,
    journal: Vec<u8>,
    now: Uptime,
    wrong: u32,
}

impl WrongTries {
    /// Makes one within `folder`.
    ///
    /// # Errors
    ///
    /// What the vault says.
    pub fn within(folder: &Path) -> Result<Self, Error> {
        let folder = vault_within(folder)?;
        Ok(Self {
            journal: fs::read(folder.path().join("journal.db"))?,
            folder,
            now: Uptime {
                boot: "first".to_owned(),
                s: 0,
            },
            wrong: 0,
        })
    }

    /// Tries once, as soon as that is allowed; each try is of an app that was started anew, and now
    /// and then so was the device.
    ///
    /// # Errors
    ///
    /// Of the system.
    pub fn round(&mut self, run: u32) -> Result<Seen, String> {
        let told = |it: Error| it.to_string();
        let vault = Vault::at(self.folder.path());
        let mut seen = Seen::default();
        if run % 7 == 3 {
            self.now = Uptime {
                boot: format!("start {run}"),
                s: u64::from(run % 50),
            };
        }
        let wait = vault.wait_s(&self.now).map_err(told)?;
        seen.wrong(
            "waits that are not as long as they should be",
            usize::from(wait != delay(self.wrong)),
        );
        if wait > 0 {
            let right = Private::from(PASSPHRASES[0]);
            let early = vault.unlock(&right, &self.now);
            let refused = matches!(early, Err(Error::WrongPassphrase { .. }));
            seen.wrong(
                "tries before their time that were let in",
                usize::from(!refused),
            );
        }
        self.now.s += u64::from(wait);
        let guess = Private(format!("guess number {run}"));
        let opened = vault.unlock(&guess, &self.now).is_ok();
        self.wrong += 1;
        let journal =
            fs::read(self.folder.path().join("journal.db")).map_err(|it| it.to_string())?;
        seen.tried("wrong passphrases", 1);
        seen.wrong("opened", usize::from(opened));
        seen.wrong("journals changed", usize::from(journal != self.journal));
        Ok(seen)
    }
}

/// As the table promises: 0, 0, 0, 0, 30 s, 1, 5, 15 minutes, then an hour.
fn delay(wrong: u32) -> u32 {
    match wrong {
        0..=4 => 0,
        5 => 30,
        6 => 60,
        7 => 300,
        8 => 900,
        _ => 3600,
    }
}

/// A vault whose passphrase is changed by a program that is killed.
pub struct KilledChanges {
    folder: TempDir,
}

impl KilledChanges {
    /// Makes one within `folder`.
    ///
    /// # Errors
    ///
    /// What the vault says.
    pub fn within(folder: &Path) -> Result<Self, Error> {
        Ok(Self {
            folder: vault_within(folder)?,
        })
    }

    /// Changes the passphrase, kills that at its call number `run`, and looks which one opens.
    ///
    /// # Errors
    ///
    /// When the program could not be started.
    pub fn round(&self, driven: &Path, run: u32) -> Result<Seen, String> {
        let home = self.folder.path();
        let before = which(home);
        let [old, new] = match before {
            Some(1) => [PASSPHRASES[1], PASSPHRASES[0]],
            Some(_) | None => PASSPHRASES,
        };
        let (call, nth) = step(run);
        let inject = format!("inject={call}:signal=SIGKILL:when={nth}");
        let output = Command::new("strace")
            .args(["-qq", "-e", &format!("trace={call}"), "-e", &inject, "-o"])
            .arg(home.with_extension("strace"))
            .arg(driven)
            .arg(home)
            .args(["change", old, new])
            .stdin(Stdio::null())
            .output()
            .map_err(|it| format!("strace: {it}"))?;
        let _ = fs::remove_file(home.with_extension("strace"));
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        let after = which(home);
        let mut seen = Seen::default();
        seen.tried("changes", 1);
        seen.tried("of them cut short", usize::from(said == "made\n"));
        seen.tried(
            "of them acknowledged",
            usize::from(said.contains("changed")),
        );
        seen.tried("of them with the new one", usize::from(after != before));
        seen.wrong("neither opens", usize::from(after.is_none()));
        let is_lost = said.contains("changed") && after == before;
        seen.wrong("acknowledged, and the old one opens", usize::from(is_lost));
        Ok(seen)
    }
}

/// Another for each run, and after the last the first again.
fn step(run: u32) -> (&'static str, u32) {
    let all: Vec<_> = STEPS
        .iter()
        .flat_map(|(call, count)| (1..=*count).map(|nth| (*call, nth)))
        .collect();
    all[run as usize % all.len()]
}

/// Which of the two opens it.
fn which(home: &Path) -> Option<usize> {
    let now = Uptime {
        boot: "proof".to_owned(),
        s: 0,
    };
    let _ = fs::remove_file(home.join("journal.tries"));
    (0..PASSPHRASES.len()).find(|at| {
        let opened = Vault::at(home).unlock(&PASSPHRASES[*at].into(), &now);
        opened.is_ok_and(|mut it| it.check().is_ok())
    })
}
