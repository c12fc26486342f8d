//! Key slots: the data key of the journal, wrapped once for each way to open it.
//!
//! Argon2id (RFC 9106) stretches the passphrase; the recovery words are random already and
//! only pass HKDF-SHA256 (RFC 5869). XChaCha20-Poly1305 wraps, with all else of the slot
//! as associated data, so that no slot can be passed off as another's.

use argon2::{Algorithm, Argon2, Params, Version};
use care::private::Private;
use chacha20poly1305::{
    XChaCha20Poly1305, XNonce,
    aead::{Aead, KeyInit, Payload},
};
use hkdf::Hkdf;
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::{
    cost::{CEILING, Cost, FLOOR},
    error::Error,
    key::Key,
    passphrase,
};

/// One way to the data key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Slot {
    /// What opens it.
    pub opener: Opener,
    nonce: [u8; 24],
    wrapped: Vec<u8>,
}

/// What opens a slot, and how its key is derived.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Opener {
    /// A passphrase, stretched by Argon2id.
    Passphrase {
        /// How hard.
        cost: Cost,
        /// Drawn at random.
        salt: [u8; 16],
    },
    /// The 256 bits of the recovery words.
    RecoveryWords {
        /// Drawn at random.
        salt: [u8; 16],
    },
}

/// Wraps `data` under a passphrase.
///
/// # Errors
///
/// [`Error::Cipher`] for a `cost` below the floor; [`Error::NoChance`].
pub fn wrap_with_passphrase(
    journal: &str,
    data: &Key,
    passphrase: &Private,
    cost: Cost,
) -> Result<Slot, Error> {
    if cost.memory_kib < FLOOR.memory_kib || cost.passes < FLOOR.passes || cost.lanes < FLOOR.lanes
    {
        return Err(Error::Cipher);
    }
    let salt = draw()?;
    let wrapping = stretch(passphrase, cost, &salt)?;
    wrap(journal, data, &wrapping, Opener::Passphrase { cost, salt })
}

/// Wraps `data` under the bits of recovery words.
///
/// # Errors
///
/// [`Error::NoChance`].
pub fn wrap_with_recovery(journal: &str, data: &Key, bits: &[u8; 32]) -> Result<Slot, Error> {
    let salt = draw()?;
    let wrapping = expand(bits, &salt)?;
    wrap(journal, data, &wrapping, Opener::RecoveryWords { salt })
}

impl Slot {
    /// The data key, if this is the passphrase of this slot; none for slots of another kind.
    ///
    /// # Errors
    ///
    /// [`Error::Cipher`] for a cost beyond the ceiling.
    pub fn open_with_passphrase(
        &self,
        journal: &str,
        passphrase: &Private,
    ) -> Result<Option<Key>, Error> {
        match &self.opener {
            Opener::Passphrase { cost, salt } => {
                Ok(self.unwrap(journal, &stretch(passphrase, *cost, salt)?))
            }
            Opener::RecoveryWords { .. } => Ok(None),
        }
    }

    /// The data key, if these are the bits of this slot; none for slots of another kind.
    ///
    /// # Errors
    ///
    /// [`Error::Cipher`].
    pub fn open_with_recovery(&self, journal: &str, bits: &[u8; 32]) -> Result<Option<Key>, Error> {
        match &self.opener {
            Opener::RecoveryWords { salt } => Ok(self.unwrap(journal, &expand(bits, salt)?)),
            Opener::Passphrase { .. } => Ok(None),
        }
    }

    fn unwrap(&self, journal: &str, wrapping: &Key) -> Option<Key> {
        let aad = associated(journal, &self.opener);
        let payload = Payload {
            msg: &self.wrapped,
            aad: aad.as_bytes(),
        };
        let plain = cipher(wrapping)
            .decrypt(&XNonce::from(self.nonce), payload)
            .map(Zeroizing::new)
            .ok()?;
        let mut bytes = Zeroizing::new([0; 32]);
        if plain.len() != bytes.len() {
            return None;
        }
        bytes.copy_from_slice(&plain);
        Some(Key::new(*bytes))
    }
}

fn wrap(journal: &str, data: &Key, wrapping: &Key, opener: Opener) -> Result<Slot, Error> {
    let nonce: [u8; 24] = draw()?;
    let aad = associated(journal, &opener);
    let payload = Payload {
        msg: data.bytes(),
        aad: aad.as_bytes(),
    };
    let wrapped = cipher(wrapping)
        .encrypt(&XNonce::from(nonce), payload)
        .map_err(|_| Error::Cipher)?;
    Ok(Slot {
        opener,
        nonce,
        wrapped,
    })
}

/// All of a slot that is not secret, and which journal it belongs to.
fn associated(journal: &str, opener: &Opener) -> String {
    let opener = match opener {
        Opener::Passphrase { cost, salt } => format!(
            "passphrase argon2id {} {} {} {salt:02x?}",
            cost.memory_kib, cost.passes, cost.lanes
        ),
        Opener::RecoveryWords { salt } => format!("recovery hkdf-sha256 {salt:02x?}"),
    };
    format!("groundwork key slot 1 {journal} {opener}")
}

pub(crate) fn stretch(passphrase: &Private, cost: Cost, salt: &[u8; 16]) -> Result<Key, Error> {
    if cost.memory_kib > CEILING.memory_kib
        || cost.passes > CEILING.passes
        || cost.lanes > CEILING.lanes
    {
        return Err(Error::Cipher);
    }
    let params = Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(32))
        .map_err(|_| Error::Cipher)?;
    let mut out = Zeroizing::new([0; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(
            passphrase::plain(passphrase).reveal().as_bytes(),
            salt,
            out.as_mut_slice(),
        )
        .map_err(|_| Error::Cipher)?;
    Ok(Key::new(*out))
}

fn expand(bits: &[u8; 32], salt: &[u8; 16]) -> Result<Key, Error> {
    let mut out = Zeroizing::new([0; 32]);
    Hkdf::<Sha256>::new(Some(salt), bits)
        .expand(b"groundwork recovery words", out.as_mut_slice())
        .map_err(|_| Error::Cipher)?;
    Ok(Key::new(*out))
}

fn cipher(wrapping: &Key) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(wrapping.bytes().into())
}

/// Random bytes.
pub(crate) fn draw<const N: usize>() -> Result<[u8; N], Error> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cost::COST;

    const CHEAP: Cost = FLOOR;

    #[test]
    fn each_slot_gives_the_data_key_to_its_own_opener_alone() {
        let data = Key::new([9; 32]);
        let pass = wrap_with_passphrase("j", &data, &"right".into(), CHEAP).unwrap();
        let words = wrap_with_recovery("j", &data, &[3; 32]).unwrap();
        let opened =
            |slot: &Slot, said: &str| slot.open_with_passphrase("j", &said.into()).unwrap();
        assert_eq!(opened(&pass, "right").unwrap().bytes(), data.bytes());
        assert!(opened(&pass, "wrong").is_none());
        assert!(opened(&words, "right").is_none());
        let read = words.open_with_recovery("j", &[3; 32]).unwrap();
        assert_eq!(read.unwrap().bytes(), data.bytes());
        assert!(words.open_with_recovery("j", &[4; 32]).unwrap().is_none());
        assert!(
            words
                .open_with_recovery("other", &[3; 32])
                .unwrap()
                .is_none(),
            "a slot of another journal does not fit"
        );
    }

    #[test]
    fn a_cost_below_the_floor_is_not_written_and_one_beyond_the_ceiling_not_tried() {
        let data = Key::new([9; 32]);
        let low = Cost {
            memory_kib: 8,
            ..COST
        };
        assert!(wrap_with_passphrase("j", &data, &"x".into(), low).is_err());
        let mut slot = wrap_with_passphrase("j", &data, &"x".into(), CHEAP).unwrap();
        let huge = Cost {
            memory_kib: 2 << 20,
            ..COST
        };
        slot.opener = Opener::Passphrase {
            cost: huge,
            salt: [0; 16],
        };
        assert!(matches!(
            slot.open_with_passphrase("j", &"x".into()),
            Err(Error::Cipher)
        ));
    }

    #[test]
    fn argon2id_gives_what_the_reference_gives() {
        // By the reference implementation: argon2-cffi 25, hash_secret_raw(.., 2, 65536, 1, 32, Type.ID).
        let cost = Cost {
            memory_kib: 65536,
            passes: 2,
            lanes: 1,
        };
        let key = stretch(&"password".into(), cost, b"somesaltsomesalt").unwrap();
        let hex: String = key.bytes().iter().map(|it| format!("{it:02x}")).collect();
        assert_eq!(
            hex,
            "fc33b78139231d34b71626bd6245c1d72efa190ad605c3d8166a72adcedfa2c2"
        );
    }
}
