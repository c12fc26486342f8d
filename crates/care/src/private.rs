//! Words that must not print: the patient's own, and passphrases.

use std::fmt;

use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop};

/// Text that Debug does not show and that leaves memory when dropped.
#[derive(
    Clone,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    Zeroize,
    ZeroizeOnDrop,
)]
#[serde(transparent)]
pub struct Private(pub String);

impl Private {
    /// The words themselves, for a screen, a form or a cipher; never for a log.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Private {
    fn from(words: &str) -> Self {
        Self(words.to_owned())
    }
}

impl fmt::Debug for Private {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dump_does_not_tell_the_patients_words() {
        assert_eq!(format!("{:?}", Some(Private::from("hello"))), "Some((..))");
    }
}
