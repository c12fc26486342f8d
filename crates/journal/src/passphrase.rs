//! Passphrases: six words drawn at random, and a kind no to those that are easily guessed.

use care::{private::Private, refusal::Refusal};
use unicode_normalization::UnicodeNormalization;
use zxcvbn::{Score, zxcvbn};

use crate::error::Error;

/// Words in a suggestion: six of 2048 are 66 bits, far beyond guessing at 0.2 s a try.
const WORDS: usize = 6;

/// Suggests six words drawn at random from the BIP39 list.
///
/// # Errors
///
/// [`Error::NoChance`] when the system gives no random bytes.
pub fn suggest() -> Result<Private, Error> {
    let list = bip39::Language::English.word_list();
    let mut words = Private(String::with_capacity(WORDS * 9));
    for n in 0..WORDS {
        let mut draw = [0; 2];
        getrandom::fill(&mut draw)?;
        // 2048 words divide 65536 evenly, so each is as likely as the next.
        let word = list[usize::from(u16::from_le_bytes(draw)) % list.len()];
        if n > 0 {
            words.0.push(' ');
        }
        words.0.push_str(word);
    }
    Ok(words)
}

/// Refuses a passphrase that is easily guessed: below 3 of 4 on the scale of zxcvbn
/// (Wheeler, USENIX Security 2016), which is 10^8 guesses.
///
/// # Errors
///
/// [`Refusal::PassphraseTooWeak`].
pub fn check(passphrase: &Private) -> Result<(), Refusal> {
    let plain = plain(passphrase);
    if zxcvbn(plain.reveal(), &[]).score() < Score::Three {
        return Err(Refusal::PassphraseTooWeak);
    }
    Ok(())
}

/// The passphrase as it goes into the key: without spaces around it, and composed, since
/// keyboards differ in how they spell the same letter (Unicode NFKC).
pub(crate) fn plain(passphrase: &Private) -> Private {
    Private(passphrase.reveal().trim().nfkc().collect())
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn six_words_are_suggested_and_are_strong_enough() {
        let suggested: HashSet<Private> = (0..50).map(|_| suggest().unwrap()).collect();
        assert_eq!(suggested.len(), 50, "no two alike");
        for it in suggested {
            assert_eq!(it.reveal().split(' ').count(), 6);
            assert_eq!(check(&it), Ok(()));
        }
    }

    #[test]
    fn easy_ones_are_refused() {
        let easy = [
            "",
            "    ",
            "a",
            "password",
            "Passw0rd!",
            "12345678",
            "qwertyuiop",
            "iloveyou1",
            "letmein2024",
            "monkey123",
            "1990-05-12",
            "aaaaaaaaaaaa",
            "abcdefghij",
            "ketamine",
        ];
        for it in easy {
            assert_eq!(check(&it.into()), Err(Refusal::PassphraseTooWeak), "{it}");
        }
    }

    #[test]
    fn good_ones_and_enormous_ones_are_taken() {
        let enormous = suggest().unwrap().reveal().repeat(50_000);
        for it in [
            "tulip harbour wooden eleven",
            "mein Garten hat 3 Apfelbäume",
            &enormous,
        ] {
            assert_eq!(check(&it.into()), Ok(()));
        }
    }

    #[test]
    fn one_letter_spelt_two_ways_is_the_same_passphrase() {
        let composed = plain(&"caf\u{e9} am Fluss ".into());
        let apart = plain(&"cafe\u{301} am Fluss".into());
        assert_eq!(composed, apart);
    }
}
