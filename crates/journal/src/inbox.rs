//! Notes left while the journal is locked: sealed to a public key (age, X25519), opened at the next
//! unlock. Whoever holds the device can add one; only the journal's own key reads it.

use std::{
    fs, io,
    path::{Path, PathBuf},
    str::FromStr,
};

use age::{
    secrecy::ExposeSecret,
    x25519::{Identity, Recipient},
};
use care::{entry::Entry, left_note::LeftNote};
use rusqlite::OptionalExtension;
use zeroize::Zeroizing;

use crate::{disk, error::Error, open::Journal};

/// More notes than this are not left: nobody shall fill the device with them.
const MOST: usize = 500;

const ENDING: &str = "age";

/// The place for such notes in a vault.
pub(crate) struct Inbox {
    folder: PathBuf,
    public: PathBuf,
}

impl Inbox {
    /// Of the vault in `dir`.
    pub(crate) fn of(dir: &Path) -> Self {
        Self {
            folder: dir.join("inbox"),
            public: dir.join("inbox.pub"),
        }
    }

    /// Seals a note; it is on the disk when this returns.
    pub(crate) fn leave(&self, note: &LeftNote) -> Result<(), Error> {
        let public = fs::read_to_string(&self.public)?;
        let public = Recipient::from_str(public.trim()).map_err(|_| Error::Cipher)?;
        disk::private_folder(&self.folder)?;
        if self.waiting()?.len() >= MOST {
            return Err(Error::DiskFull);
        }
        let plain = Zeroizing::new(serde_json::to_vec(note)?);
        let sealed = age::encrypt(&public, &plain).map_err(|_| Error::Cipher)?;
        let mut name = [0; 16];
        getrandom::fill(&mut name)?;
        let name = format!("{:032x}.{ENDING}", u128::from_be_bytes(name));
        Ok(disk::replace(&self.folder.join(name), &sealed)?)
    }

    /// Records all that waits, each once; answers how many. What cannot be opened stays where it is.
    pub(crate) fn take_in(&self, journal: &mut Journal) -> Result<usize, Error> {
        let secret = journal.inbox_secret()?;
        let public = format!("{}\n", secret.to_public());
        if fs::read_to_string(&self.public).ok().as_ref() != Some(&public) {
            disk::replace(&self.public, public.as_bytes())?;
        }
        let mut taken = 0;
        for path in self.waiting()? {
            let Some(note) = opened(&path, &secret) else {
                continue;
            };
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let entry = Entry::Filled(note.filled());
            taken += usize::from(journal.record_once(&name, &entry, &note.at)?);
            disk::remove(&path)?;
        }
        Ok(taken)
    }

    fn waiting(&self) -> Result<Vec<PathBuf>, Error> {
        let listed = match fs::read_dir(&self.folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(vec![]),
            listed => listed?,
        };
        let mut all = vec![];
        for it in listed {
            let path = it?.path();
            if path.extension().is_some_and(|it| it == ENDING) {
                all.push(path);
            }
        }
        all.sort();
        Ok(all)
    }
}

fn opened(path: &Path, secret: &Identity) -> Option<LeftNote> {
    let sealed = fs::read(path).ok()?;
    let plain = Zeroizing::new(age::decrypt(secret, &sealed).ok()?);
    serde_json::from_slice(&plain).ok()
}

impl Journal {
    /// The secret to such notes, made at the first unlock.
    fn inbox_secret(&mut self) -> Result<Identity, Error> {
        let held: Option<String> = self
            .reading()
            .query_row("SELECT secret FROM inbox_key", [], |row| row.get(0))
            .optional()?;
        if let Some(held) = held.map(Zeroizing::new) {
            return Identity::from_str(&held).map_err(|_| Error::Cipher);
        }
        let secret = Identity::generate();
        let spelt = secret.to_string();
        self.write(|tx| {
            tx.execute(
                "INSERT INTO inbox_key (one, secret) VALUES (1, ?1)",
                [spelt.expose_secret()],
            )?;
            Ok(())
        })?;
        Ok(secret)
    }
}
