//! The key file: which journal it belongs to, and its slots. Losing it is losing all.
//!
//! Two lines: JSON, and its SHA-256, so that a damaged file is told from a wrong passphrase
//! before anything is derived. A spare copy with the same content stands beside it.

use std::{fs, io, mem::discriminant, path::Path};

use care::contract::Broken;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{
    cost::{COST, Cost},
    disk,
    error::Error,
    slots::{Opener, Slot},
};

/// The version that this app writes.
const VERSION: u32 = 1;

/// What stands in the key file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Keys {
    version: u32,
    /// Names the journal: 128 random bits in hex.
    pub journal: String,
    /// The ways to its data key.
    pub slots: Vec<Slot>,
}

impl Keys {
    /// Keys for a new journal, without a slot.
    ///
    /// # Errors
    ///
    /// [`Error::NoChance`].
    pub fn new() -> Result<Self, Error> {
        let mut bits = [0; 16];
        getrandom::fill(&mut bits)?;
        Ok(Self {
            version: VERSION,
            journal: format!("{:032x}", u128::from_be_bytes(bits)),
            slots: vec![],
        })
    }

    /// Puts a slot in the place of those of its kind.
    pub(crate) fn replace(&mut self, slot: Slot) {
        let kind = discriminant(&slot.opener);
        self.slots.retain(|it| discriminant(&it.opener) != kind);
        self.slots.push(slot);
    }

    /// How hard the passphrase of now is stretched, so that the next is no easier.
    pub(crate) fn cost(&self) -> Cost {
        let costs = self.slots.iter().filter_map(|it| match it.opener {
            Opener::Passphrase { cost, .. } => Some(cost),
            Opener::RecoveryWords { .. } => None,
        });
        costs.max_by_key(|it| it.passes).unwrap_or(COST)
    }
}

/// Reads the keys at `path`, or their spare copy if these are missing or damaged.
///
/// # Errors
///
/// [`Error::Broken`] with `KeysMissing`, `KeysDamaged` or `FromNewerApp`; [`Error::Io`].
pub fn read(path: &Path) -> Result<Keys, Error> {
    let first = read_one(path);
    match first {
        Err(Error::Broken(Broken::KeysMissing | Broken::KeysDamaged)) => {
            match read_one(&spare(path)) {
                // What is wrong with the file itself says more than that its copy is gone.
                Err(Error::Broken(Broken::KeysMissing)) => first,
                other => other,
            }
        }
        Ok(_) | Err(_) => first,
    }
}

/// Writes the keys and then their spare copy, so that one of them is whole at any moment and
/// no slot that was taken away outlives this in either.
///
/// # Errors
///
/// [`Error::DiskFull`] or [`Error::Io`]; if the first file could not be written, both are as before.
pub fn write(path: &Path, keys: &Keys) -> Result<(), Error> {
    let content = content(keys)?;
    disk::replace(path, content.as_bytes())?;
    disk::replace(&spare(path), content.as_bytes())?;
    Ok(())
}

/// Whether keys or their copy are there, readable or not.
pub(crate) fn exist(path: &Path) -> bool {
    path.exists() || spare(path).exists()
}

/// Writes the file or the copy again where it is not what was read.
pub(crate) fn mend(path: &Path, keys: &Keys) -> Result<(), Error> {
    let whole = |path: &Path| read_one(path).is_ok_and(|it| it == *keys);
    if whole(path) && whole(&spare(path)) {
        return Ok(());
    }
    write(path, keys)
}

fn read_one(path: &Path) -> Result<Keys, Error> {
    match fs::read(path) {
        Ok(bytes) => parse(&bytes).map_err(Error::Broken),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            Err(Error::Broken(Broken::KeysMissing))
        }
        Err(error) => Err(error.into()),
    }
}

/// The two lines of the file.
pub(crate) fn content(keys: &Keys) -> Result<String, Error> {
    let json = serde_json::to_string(keys)?;
    Ok(format!("{json}\n{}\n", checksum(&json)))
}

/// Reads them.
///
/// # Errors
///
/// `KeysDamaged`, `FromNewerApp`.
pub fn parse(bytes: &[u8]) -> Result<Keys, Broken> {
    #[derive(Deserialize)]
    struct Versioned {
        version: u32,
    }
    let (json, sum) = std::str::from_utf8(bytes)
        .ok()
        .and_then(|text| text.strip_suffix('\n'))
        .and_then(|lines| lines.split_once('\n'))
        .ok_or(Broken::KeysDamaged)?;
    if sum != checksum(json) {
        return Err(Broken::KeysDamaged);
    }
    let found: Versioned = serde_json::from_str(json).map_err(|_| Broken::KeysDamaged)?;
    if found.version > VERSION {
        return Err(Broken::FromNewerApp);
    }
    serde_json::from_str(json).map_err(|_| Broken::KeysDamaged)
}

fn checksum(json: &str) -> String {
    let sum = Sha256::digest(json.as_bytes());
    sum.iter().map(|byte| format!("{byte:02x}")).collect()
}

pub(crate) fn spare(path: &Path) -> std::path::PathBuf {
    path.with_added_extension("spare")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{key::Key, slots};

    fn keys() -> Keys {
        let mut keys = Keys::new().unwrap();
        let data = Key::new([1; 32]);
        let slot = slots::wrap_with_recovery(&keys.journal, &data, &[2; 32]).unwrap();
        keys.slots.push(slot);
        keys
    }

    #[test]
    fn any_flipped_bit_is_told() {
        let whole = content(&keys()).unwrap().into_bytes();
        for at in 0..whole.len() {
            for bit in 0..8 {
                let mut flipped = whole.clone();
                flipped[at] ^= 1 << bit;
                assert_eq!(
                    parse(&flipped),
                    Err(Broken::KeysDamaged),
                    "bit {bit} of byte {at}"
                );
            }
        }
        assert_eq!(parse(&whole[..whole.len() - 1]), Err(Broken::KeysDamaged));
        assert_eq!(parse(b""), Err(Broken::KeysDamaged));
    }

    #[test]
    fn the_spare_copy_serves_when_the_keys_are_damaged_or_gone_and_mends_them() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("journal.keys");
        let keys = keys();
        write(&path, &keys).unwrap();
        fs::write(&path, "").unwrap();
        assert_eq!(read(&path).unwrap(), keys);
        fs::remove_file(&path).unwrap();
        assert_eq!(read(&path).unwrap(), keys);
        mend(&path, &keys).unwrap();
        fs::remove_file(spare(&path)).unwrap();
        assert_eq!(read(&path).unwrap(), keys);
    }

    #[test]
    fn keys_of_a_newer_app_are_told_from_damaged_ones() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("journal.keys");
        let json = r#"{"version":2,"something":"else"}"#;
        fs::write(&path, format!("{json}\n{}\n", checksum(json))).unwrap();
        assert!(matches!(
            read(&path),
            Err(Error::Broken(Broken::FromNewerApp))
        ));
    }
}
