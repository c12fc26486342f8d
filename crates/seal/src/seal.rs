//! The seal around a file: what it is, whose it is, and a signature over all of it.
//!
//! ```text
//! byte   length
//! 0      6       "gwseal"
//! 6      1       version of the seal: 1
//! 7      1       what the file is: a letter of [`Purpose`]
//! 8      32      public key of the signer (Ed25519)
//! 40     64      signature over "groundwork seal", bytes 0 to 40, and the body
//! 104    ..      the body
//! ```
//!
//! The signature covers every byte but itself, and itself has one spelling only: a file with
//! any byte changed is no longer sealed. Who the key belongs to is for people to say.

use thiserror::Error;

use crate::key::{KEY_LENGTH, PublicKey, SIGNATURE_LENGTH, SecretKey};

const MAGIC: &[u8; 6] = b"gwseal";
const VERSION: u8 = 1;
/// Told apart from anything else that the same key may sign.
const CONTEXT: &[u8] = b"groundwork seal";
const KEY_AT: usize = 8;
const SIGNATURE_AT: usize = KEY_AT + KEY_LENGTH;
const BODY_AT: usize = SIGNATURE_AT + SIGNATURE_LENGTH;

/// What a sealed file is; a plan cannot be passed off as anything else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Purpose {
    /// A care plan, from a clinician to a patient.
    Plan = b'p',
    /// A summary, from a patient to whoever reads it.
    Page = b's',
}

/// What stands in an unbroken seal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened<'file> {
    /// Who signed it.
    pub key: PublicKey,
    /// What was signed.
    pub body: &'file [u8],
}

/// Why a seal does not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Broken {
    /// It does not begin as sealed files do.
    #[error("this is no sealed file")]
    NotSealed,
    /// A newer app made it.
    #[error("the seal is of a newer version")]
    Newer,
    /// It is sealed, but as something else.
    #[error("the file is sealed as something else")]
    OtherPurpose,
    /// It ends too early.
    #[error("the file is not all there")]
    Cut,
    /// It is not what was signed.
    #[error("the file is not what was signed")]
    Altered,
}

/// Seals `body`.
pub fn close(key: &SecretKey, purpose: Purpose, body: &[u8]) -> Vec<u8> {
    let mut file = Vec::with_capacity(BODY_AT + body.len());
    file.extend(MAGIC);
    file.extend([VERSION, purpose as u8]);
    file.extend(key.public().0);
    let signature = key.sign(&signed(&file, body));
    file.extend(signature);
    file.extend(body);
    file
}

/// Opens a sealed file.
///
/// # Errors
///
/// [`Broken`], and then nothing of it is to be believed.
pub fn open(file: &[u8], purpose: Purpose) -> Result<Opened<'_>, Broken> {
    if !file.starts_with(MAGIC) {
        return Err(Broken::NotSealed);
    }
    if file.get(MAGIC.len()).is_some_and(|it| *it != VERSION) {
        return Err(Broken::Newer);
    }
    let (Some(key), Some(signature), Some(body)) = (
        file.get(KEY_AT..SIGNATURE_AT)
            .and_then(|it| it.try_into().ok()),
        file.get(SIGNATURE_AT..BODY_AT)
            .and_then(|it| it.try_into().ok()),
        file.get(BODY_AT..),
    ) else {
        return Err(Broken::Cut);
    };
    if file[MAGIC.len() + 1] != purpose as u8 {
        return Err(Broken::OtherPurpose);
    }
    let key = PublicKey(key);
    if !key.signed(&signed(&file[..SIGNATURE_AT], body), signature) {
        return Err(Broken::Altered);
    }
    Ok(Opened { key, body })
}

/// What the signature is over.
fn signed(head: &[u8], body: &[u8]) -> Vec<u8> {
    [CONTEXT, head, body].concat()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn key() -> SecretKey {
        SecretKey::of(&[7; KEY_LENGTH])
    }

    fn sealed() -> Vec<u8> {
        close(&key(), Purpose::Plan, b"A calm hour helps sleep come.")
    }

    #[test]
    fn what_was_sealed_opens_with_its_signer() {
        let file = sealed();
        let opened = open(&file, Purpose::Plan).unwrap();
        assert_eq!(opened.body, b"A calm hour helps sleep come.");
        assert_eq!(opened.key, key().public());
    }

    #[test]
    fn every_flipped_bit_breaks_the_seal() {
        let file = sealed();
        for at in 0..file.len() {
            for bit in 0..8 {
                let mut flipped = file.clone();
                flipped[at] ^= 1 << bit;
                let said = open(&flipped, Purpose::Plan).expect_err("it is not what was signed");
                let wanted = match at {
                    0..6 => Broken::NotSealed,
                    6 => Broken::Newer,
                    7 => Broken::OtherPurpose,
                    _ => Broken::Altered,
                };
                assert_eq!(said, wanted, "bit {bit} of byte {at}");
            }
        }
    }

    #[test]
    fn every_cut_breaks_the_seal_and_so_does_anything_added() {
        let file = sealed();
        for length in 0..file.len() {
            let wanted = match length {
                0..6 => Broken::NotSealed,
                6..BODY_AT => Broken::Cut,
                _ => Broken::Altered,
            };
            let said = open(&file[..length], Purpose::Plan);
            assert_eq!(said, Err(wanted), "{length} bytes");
        }
        let more = [&file[..], b"\n"].concat();
        assert_eq!(open(&more, Purpose::Plan), Err(Broken::Altered));
    }

    #[test]
    fn another_signer_cannot_put_his_name_to_it() {
        let mut file = sealed();
        let other = SecretKey::of(&[8; KEY_LENGTH]).public();
        file[KEY_AT..SIGNATURE_AT].copy_from_slice(&other.0);
        assert_eq!(open(&file, Purpose::Plan), Err(Broken::Altered));
    }

    #[test]
    fn a_key_that_fits_everything_fits_nothing() {
        // The neutral point of the curve: without the strict rules it signs any words.
        let mut file = sealed();
        file[KEY_AT..BODY_AT].fill(0);
        file[KEY_AT] = 1;
        file[SIGNATURE_AT] = 1;
        assert_eq!(open(&file, Purpose::Plan), Err(Broken::Altered));
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(mut file: Vec<u8>, sealed_as: bool) {
            if sealed_as {
                file.splice(..0, *b"gwseal\x01p");
            }
            prop_assert!(open(&file, Purpose::Plan).is_err());
        }
    }
}
