//! Keys: 32 bytes that are never printed and leave memory when dropped.

use std::fmt;

use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::error::Error;

/// A key of 32 bytes: the data key of the journal, or one that wraps it.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct Key([u8; 32]);

impl Key {
    /// Takes bytes as they are.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Draws a key at random.
    ///
    /// # Errors
    ///
    /// [`Error::NoChance`] when the system gives no random bytes.
    pub fn draw() -> Result<Self, Error> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes)?;
        Ok(Self(bytes))
    }

    /// The bytes.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// SQLCipher's spelling of a raw key, which skips its own slow derivation.
    pub(crate) fn as_pragma(&self) -> Zeroizing<String> {
        // Sized beforehand: a string that grows leaves copies behind.
        let mut pragma = Zeroizing::new(String::with_capacity(96));
        pragma.push_str("PRAGMA key = \"x'");
        for byte in &self.0 {
            for half in [byte >> 4, byte & 15] {
                pragma.push(char::from_digit(u32::from(half), 16).unwrap_or('0'));
            }
        }
        pragma.push_str("'\"");
        pragma
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_does_not_print() {
        assert_eq!(format!("{:?}", Key::new([7; 32])), "Key(..)");
    }

    #[test]
    fn a_raw_key_is_spelt_in_hex() {
        let spelt = Key::new([0xa5; 32]).as_pragma();
        assert_eq!(
            *spelt,
            format!("PRAGMA key = \"x'{}'\"", "a5".repeat(32)),
            "SQLCipher takes exactly 64 digits as a raw key"
        );
        assert!(spelt.capacity() >= spelt.len());
    }
}
