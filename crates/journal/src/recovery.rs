//! Recovery words: 256 random bits as 24 words with a checksum (BIP39).

use bip39::{Language, Mnemonic};
use care::{private::Private, refusal::Refusal};
use zeroize::Zeroizing;

use crate::error::Error;

/// Draws 24 words, and the bits behind them.
///
/// # Errors
///
/// [`Error::NoChance`] when the system gives no random bytes.
pub(crate) fn draw() -> Result<(Private, Zeroizing<[u8; 32]>), Error> {
    let mut bits = Zeroizing::new([0; 32]);
    getrandom::fill(bits.as_mut_slice())?;
    let words =
        Mnemonic::from_entropy_in(Language::English, bits.as_slice()).map_err(|_| Error::Cipher)?;
    let mut spelt = Private(String::with_capacity(24 * 9));
    for word in words.words() {
        if !spelt.0.is_empty() {
            spelt.0.push(' ');
        }
        spelt.0.push_str(word);
    }
    Ok((spelt, bits))
}

/// The bits behind 24 words, however they are spaced or capitalised.
///
/// # Errors
///
/// [`Refusal::RecoveryWordsMistyped`] for a word that is not on the list, too few or too many
/// words, or a checksum that does not fit.
pub(crate) fn read(words: &Private) -> Result<Zeroizing<[u8; 32]>, Refusal> {
    let mut plain = Zeroizing::new(words.reveal().to_lowercase());
    // Numbers and commas come along when the words are copied from a list.
    let spaced = |c: char| if c.is_alphabetic() { c } else { ' ' };
    plain = Zeroizing::new(plain.chars().map(spaced).collect());
    let read = Mnemonic::parse_in_normalized(Language::English, &plain)
        .map_err(|_| Refusal::RecoveryWordsMistyped)?;
    let bits = Zeroizing::new(read.to_entropy());
    let mut out = Zeroizing::new([0; 32]);
    if bits.len() != out.len() {
        return Err(Refusal::RecoveryWordsMistyped);
    }
    out.copy_from_slice(&bits);
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thousand_drawn_sets_are_read_back() {
        for _ in 0..1000 {
            let (words, bits) = draw().unwrap();
            assert_eq!(words.reveal().split(' ').count(), 24);
            assert_eq!(read(&words).unwrap(), bits);
        }
    }

    #[test]
    fn the_zero_vector_of_the_standard_is_spelt_as_printed() {
        let words = format!("{}art", "abandon ".repeat(23));
        assert_eq!(*read(&words.as_str().into()).unwrap(), [0; 32]);
    }

    #[test]
    fn a_mistyped_letter_and_a_swapped_pair_are_told() {
        let (words, bits) = draw().unwrap();
        let typed = words.reveal();
        let mut told = 0;
        for at in 0..typed.len() {
            let mut slip = typed.to_owned();
            let letter = if &typed[at..=at] == "q" { "x" } else { "q" };
            slip.replace_range(at..=at, letter);
            match read(&slip.as_str().into()) {
                Err(refusal) => {
                    assert_eq!(refusal, Refusal::RecoveryWordsMistyped);
                    told += 1;
                }
                Ok(other) => assert_ne!(other, bits),
            }
        }
        // A slip that makes another word of the list passes the checksum once in 256.
        assert!(told + 2 >= typed.len(), "{told} of {}", typed.len());
    }

    #[test]
    fn words_copied_from_a_numbered_list_are_read() {
        let (words, bits) = draw().unwrap();
        let listed: Vec<String> = words
            .reveal()
            .split(' ')
            .enumerate()
            .map(|(n, word)| format!("{}. {}\n", n + 1, word.to_uppercase()))
            .collect();
        assert_eq!(read(&listed.concat().as_str().into()).unwrap(), bits);
    }

    #[test]
    fn twelve_words_are_too_few() {
        let twelve = format!("{}about", "abandon ".repeat(11));
        assert!(read(&twelve.as_str().into()).is_err());
    }
}
