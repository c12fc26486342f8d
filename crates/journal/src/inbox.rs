//! Notes left while the journal is locked: sealed to a public key, opened at the next unlock.
//! Whoever holds the device can add one; only the journal's own key reads it.
//!
//! A secret drawn for the one note and the public key agree on a key (X25519, HKDF-SHA256), which
//! XChaCha20-Poly1305 seals with. The file holds the public half of that secret, a nonce, and the note.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use care::{entry::Entry, form::Filled, refusal::Refusal};
use chacha20poly1305::{
    XChaCha20Poly1305, XNonce,
    aead::{Aead, KeyInit, Payload},
};
use hkdf::Hkdf;
use rusqlite::OptionalExtension;
use sha2::Sha256;
use x25519_dalek::{PublicKey, StaticSecret};
use zeroize::Zeroizing;

use crate::{disk, error::Error, key::Key, open::Journal, slots::draw};

/// More notes than this are not left: nobody shall fill the device with them.
const MOST: usize = 500;

const ENDING: &str = "note";

/// Bytes of a public key, and of a nonce.
const PUBLIC: usize = 32;
const NONCE: usize = 24;

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
    pub(crate) fn leave(&self, note: &Filled) -> Result<(), Error> {
        let public = fs::read(&self.public)?;
        let public: [u8; PUBLIC] = public.try_into().map_err(|_| Error::Cipher)?;
        disk::private_folder(&self.folder)?;
        if self.waiting()?.len() >= MOST {
            return Err(Refusal::NotesFull.into());
        }
        let plain = Zeroizing::new(serde_json::to_vec(note)?);
        let sealed = sealed(&plain, &PublicKey::from(public))?;
        let name = format!("{:032x}.{ENDING}", u128::from_be_bytes(draw()?));
        Ok(disk::replace(&self.folder.join(name), &sealed)?)
    }

    /// Records all that waits, each once; answers how many. What cannot be opened stays where it is.
    pub(crate) fn take_in(&self, journal: &mut Journal) -> Result<usize, Error> {
        let secret = journal.inbox_secret()?;
        let public = PublicKey::from(&secret).to_bytes();
        if fs::read(&self.public).ok().as_deref() != Some(&public) {
            disk::replace(&self.public, &public)?;
        }
        let mut taken = 0;
        for path in self.waiting()? {
            let Some(note) = opened(&path, &secret) else {
                continue;
            };
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let at = note.begun.clone();
            taken += usize::from(journal.record_once(&name, &Entry::Filled(note), &at)?);
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

fn sealed(plain: &[u8], to: &PublicKey) -> Result<Vec<u8>, Error> {
    let once = StaticSecret::from(draw::<32>()?);
    let from = PublicKey::from(&once);
    let nonce: [u8; NONCE] = draw()?;
    let payload = Payload {
        msg: plain,
        aad: from.as_bytes(),
    };
    let sealed = cipher(&once, to, &from, to)?
        .encrypt(&XNonce::from(nonce), payload)
        .map_err(|_| Error::Cipher)?;
    Ok([&from.as_bytes()[..], &nonce, &sealed].concat())
}

fn opened(path: &Path, secret: &StaticSecret) -> Option<Filled> {
    let bytes = fs::read(path).ok()?;
    let (from, rest) = bytes.split_first_chunk::<PUBLIC>()?;
    let (nonce, sealed) = rest.split_first_chunk::<NONCE>()?;
    let from = PublicKey::from(*from);
    let payload = Payload {
        msg: sealed,
        aad: from.as_bytes(),
    };
    let cipher = cipher(secret, &from, &from, &PublicKey::from(secret)).ok()?;
    let plain = cipher.decrypt(&XNonce::from(*nonce), payload).ok()?;
    serde_json::from_slice(&Zeroizing::new(plain)).ok()
}

/// The cipher on which a secret and the other's public key agree, for this sender and receiver.
fn cipher(
    secret: &StaticSecret,
    other: &PublicKey,
    from: &PublicKey,
    to: &PublicKey,
) -> Result<XChaCha20Poly1305, Error> {
    let agreed = secret.diffie_hellman(other);
    if !agreed.was_contributory() {
        return Err(Error::Cipher);
    }
    let salt = [*from.as_bytes(), *to.as_bytes()].concat();
    let mut out = Zeroizing::new([0; 32]);
    Hkdf::<Sha256>::new(Some(&salt), agreed.as_bytes())
        .expand(b"groundwork left note 1", out.as_mut_slice())
        .map_err(|_| Error::Cipher)?;
    Ok(XChaCha20Poly1305::new(Key::new(*out).bytes().into()))
}

impl Journal {
    /// The secret to such notes, made at the first unlock.
    fn inbox_secret(&mut self) -> Result<StaticSecret, Error> {
        let held: Option<[u8; 32]> = self
            .reading()
            .query_row("SELECT secret FROM inbox_key", [], |row| row.get(0))
            .optional()?;
        if let Some(held) = held.map(Zeroizing::new) {
            return Ok(StaticSecret::from(*held));
        }
        let secret = Zeroizing::new(draw::<32>()?);
        self.write(|tx| {
            tx.execute(
                "INSERT INTO inbox_key (one, secret) VALUES (1, ?1)",
                [*secret],
            )?;
            Ok(())
        })?;
        Ok(StaticSecret::from(*secret))
    }
}
