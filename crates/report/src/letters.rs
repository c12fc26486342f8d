//! What a text looks like in our letters: whole, on one line, and never longer than there is room for.

use unicode_normalization::UnicodeNormalization;

use crate::press::has_letter;

/// Stands for signs that our face has no letter for, such as emoji.
pub(crate) const UNPRINTABLE: char = '◊';

/// Ends a text that was shortened.
const SHORTENED: char = '…';

/// Fits texts to the page and remembers what had to be said about them.
#[derive(Debug, Default)]
pub(crate) struct Letters {
    /// A text was shortened.
    pub(crate) shortened: bool,
    /// A sign had no letter.
    pub(crate) unprintable: bool,
}

impl Letters {
    /// `text` on one line in letters that we have, at most `most` of them.
    pub(crate) fn fit(&mut self, text: &str, most: usize) -> String {
        let text = self.spell(text);
        if text.chars().count() <= most {
            return text;
        }
        self.shortened = true;
        let cut: String = text.chars().take(most).collect();
        // At a word's end where there is one nearby.
        let at_word = cut.rfind(' ').filter(|at| cut.len() - at < 24);
        let mut short = cut[..at_word.unwrap_or(cut.len())].trim_end().to_owned();
        short.push(SHORTENED);
        short
    }

    /// Composed letters, single spaces, a mark for what has no letter.
    fn spell(&mut self, text: &str) -> String {
        let signs: String = text.nfc().filter(|it| !is_unseen(*it)).collect();
        let words = signs.split(|it: char| it.is_whitespace() || it.is_control());
        let words = words.filter(|it| !it.is_empty());
        words
            .map(|it| self.spell_word(it))
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// A word in another script becomes one mark, and so does each run of other signs.
    fn spell_word(&mut self, word: &str) -> String {
        if word.chars().all(has_letter) {
            return word.to_owned();
        }
        self.unprintable = true;
        if word.chars().any(|it| it.is_alphabetic() && !has_letter(it)) {
            return UNPRINTABLE.to_string();
        }
        let mut spelt = String::with_capacity(word.len());
        for sign in word.chars() {
            if has_letter(sign) {
                spelt.push(sign);
            } else if !spelt.ends_with(UNPRINTABLE) {
                spelt.push(UNPRINTABLE);
            }
        }
        spelt
    }
}

/// Joiners, direction marks and the like: they print nothing by themselves.
fn is_unseen(sign: char) -> bool {
    matches!(
        sign,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fit(text: &str, most: usize) -> (String, bool, bool) {
        let mut letters = Letters::default();
        let fitted = letters.fit(text, most);
        (fitted, letters.shortened, letters.unprintable)
    }

    #[test]
    fn plain_words_stay_as_they_are() {
        assert_eq!(
            fit("Café – “so-so”, 20 ≥ 15", 80),
            ("Café – “so-so”, 20 ≥ 15".into(), false, false)
        );
    }

    #[test]
    fn letters_typed_in_two_parts_are_put_together() {
        assert_eq!(fit("Cafe\u{301}", 80).0, "Café");
    }

    #[test]
    fn signs_without_a_letter_leave_a_mark_and_unseen_ones_leave_nothing() {
        assert_eq!(
            fit("a\0b👩\u{200d}👧 שלום Ωδή \u{202e}c", 80),
            ("a b◊ ◊ ◊ c".into(), false, true)
        );
    }

    #[test]
    fn a_long_text_ends_at_a_word_and_says_so() {
        assert_eq!(fit("one two three", 9), ("one two…".into(), true, false));
        assert_eq!(fit("onetwothree", 6).0, "onetwo…");
    }
}
