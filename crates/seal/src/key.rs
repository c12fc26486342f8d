//! Keys to sign with and to know a signer by, and the digits that two people compare by voice.

use std::fmt;

use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use sha2::{Digest, Sha512};
use thiserror::Error;
use zeroize::Zeroizing;

/// The length of a key, in bytes.
pub const KEY_LENGTH: usize = 32;

/// The length of a signature, in bytes.
pub const SIGNATURE_LENGTH: usize = 64;

/// The first line of a key's file; the secret follows on the second, in 64 hexadecimal digits.
const KEY_FILE: &str = "groundwork signing key 1";

/// By this a signer is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PublicKey(pub [u8; KEY_LENGTH]);

/// With this a signer signs; it leaves memory when dropped.
pub struct SecretKey(SigningKey);

/// Why there is no key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NoKey {
    /// The system gave no random bytes.
    #[error("the system gives no random bytes")]
    NoChance,
    /// The text is no key file of ours.
    #[error("this is no file with a signing key")]
    NotAKey,
}

impl PublicKey {
    /// Twenty digits in four groups, short enough to compare by voice: the first 16 bytes of
    /// SHA-512 over `groundwork key` and the key, read as a number, of which the last twenty
    /// digits are told. To make another key with the same digits takes about 2^66 tries.
    pub fn fingerprint(&self) -> String {
        let hash = Sha512::new()
            .chain_update(b"groundwork key")
            .chain_update(self.0)
            .finalize();
        let number = hash[..16]
            .iter()
            .fold(0_u128, |number, byte| number << 8 | u128::from(*byte));
        let digits = format!("{:020}", number % 10_u128.pow(20));
        let groups: Vec<&str> = (0..20).step_by(5).map(|at| &digits[at..at + 5]).collect();
        groups.join(" ")
    }

    /// Whether the holder of the secret half signed these words, by the strict rules: no weak
    /// keys and one signature only that fits.
    pub(crate) fn signed(&self, words: &[u8], signature: &[u8; SIGNATURE_LENGTH]) -> bool {
        VerifyingKey::from_bytes(&self.0).is_ok_and(|key| {
            key.verify_strict(words, &Signature::from_bytes(signature))
                .is_ok()
        })
    }
}

impl SecretKey {
    /// A new key, drawn at random.
    ///
    /// # Errors
    ///
    /// [`NoKey::NoChance`].
    pub fn draw() -> Result<Self, NoKey> {
        let mut secret = Zeroizing::new([0; KEY_LENGTH]);
        getrandom::fill(secret.as_mut()).map_err(|_| NoKey::NoChance)?;
        Ok(Self::of(&secret))
    }

    /// The key with this secret.
    pub fn of(secret: &[u8; KEY_LENGTH]) -> Self {
        Self(SigningKey::from_bytes(secret))
    }

    /// The key in a file that [`SecretKey::file`] wrote.
    ///
    /// # Errors
    ///
    /// [`NoKey::NotAKey`].
    pub fn read(file: &str) -> Result<Self, NoKey> {
        let mut lines = file.lines();
        let (head, secret) = (lines.next(), lines.next().unwrap_or_default().trim());
        if head != Some(KEY_FILE) || secret.len() != 2 * KEY_LENGTH || !secret.is_ascii() {
            return Err(NoKey::NotAKey);
        }
        let mut bytes = Zeroizing::new([0; KEY_LENGTH]);
        for (at, byte) in bytes.iter_mut().enumerate() {
            *byte =
                u8::from_str_radix(&secret[2 * at..2 * at + 2], 16).map_err(|_| NoKey::NotAKey)?;
        }
        Ok(Self::of(&bytes))
    }

    /// The file that keeps it; nobody else may read it.
    pub fn file(&self) -> Zeroizing<String> {
        let mut file = Zeroizing::new(format!("{KEY_FILE}\n"));
        for byte in self.0.as_bytes() {
            file.push_str(&format!("{byte:02x}"));
        }
        file.push('\n');
        file
    }

    /// By which the signer is known.
    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.verifying_key().to_bytes())
    }

    pub(crate) fn sign(&self, words: &[u8]) -> [u8; SIGNATURE_LENGTH] {
        self.0.sign(words).to_bytes()
    }
}

impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digits_of_a_key_stay_what_was_once_read_out() {
        let key = SecretKey::of(&[7; KEY_LENGTH]).public();
        assert_eq!(key.fingerprint(), "68960 54130 61919 23428");
        let other = SecretKey::of(&[8; KEY_LENGTH]).public();
        assert_ne!(key.fingerprint(), other.fingerprint());
    }

    #[test]
    fn a_key_comes_back_from_its_file_and_does_not_print() {
        let key = SecretKey::draw().unwrap();
        let again = SecretKey::read(&key.file()).unwrap();
        assert_eq!(key.public(), again.public());
        assert_eq!(format!("{key:?}"), "(..)");
    }

    #[test]
    fn what_is_no_key_file_is_refused() {
        let file = SecretKey::of(&[7; KEY_LENGTH]).file();
        let cut = &file[..file.len() - 3];
        let strange = file.replace("07", "0g");
        let wide = file.replacen("07", "0\u{e9}", 1);
        for text in ["", "groundwork signing key 1", "07", cut, &strange, &wide] {
            assert_eq!(SecretKey::read(text).unwrap_err(), NoKey::NotAKey, "{text}");
        }
    }
}
