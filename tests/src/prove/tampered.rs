//! The files that leave the device, changed by whoever passes them on: every bit of every byte, and
//! every place at which they can be cut. Each must be refused.

use std::ops::Range;

use base64::{Engine, engine::general_purpose::STANDARD};
use care::private::Private;
use handover::{
    sealed::{open, open_with_key, to_key, with_words},
    signed::{LONGEST, look},
};
use seal::seal::{Purpose, open as unsealed};

use crate::prove::figures::Seen;

/// A file is gone through in so many runs.
pub const RUNS: usize = 200;

const WORDS: &str = "slow river paper moon quiet otter";

/// How a page is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// As the app does.
    Ours,
    /// Whether its seal is unbroken, and not what it is about. A proof that does not see this sees nothing.
    SealAlone,
}

/// A page, and the same sealed: to a key, and with words.
pub struct Files {
    page: Vec<u8>,
    to_key: Vec<u8>,
    with_words: Vec<u8>,
}

impl Files {
    /// Seals this page.
    ///
    /// # Errors
    ///
    /// When the system gives no random bytes.
    pub fn of(page: Vec<u8>) -> Result<Self, String> {
        let told = |it: handover::sealed::NotSealed| it.to_string();
        Ok(Self {
            to_key: to_key(&page, fuzz::handed::AGE_KEY).map_err(told)?,
            with_words: with_words(&page, &WORDS.into()).map_err(told)?,
            page,
        })
    }

    /// Changes and cuts the page at the places of this run, of `runs` in all.
    pub fn page(&self, run: usize, runs: usize, by: Look) -> Seen {
        tried(
            &self.page,
            part(self.page.len(), run, runs),
            |file| match by {
                Look::Ours => look(file).is_ok(),
                Look::SealAlone => has_a_seal(file),
            },
        )
    }

    /// The same with the file that is sealed to a key. Behind its header a file with words is opened
    /// by the same code, without a second of work for each try.
    pub fn sealed(&self, run: usize, runs: usize) -> Seen {
        tried(&self.to_key, part(self.to_key.len(), run, runs), |file| {
            open_with_key(file, fuzz::handed::SECRET, LONGEST).is_ok()
        })
    }

    /// Changes the header of the file with words, a byte at a time, each in another bit, and cuts it there.
    pub fn worded(&self, run: usize, runs: usize) -> Seen {
        let words = Private::from(WORDS);
        let mut seen = Seen::default();
        let header = self.header();
        for at in part(header, run, runs) {
            let mut changed = self.with_words.clone();
            changed[at] ^= 1 << (at % 8);
            for file in [&changed[..], &self.with_words[..at]] {
                seen.tried("of them in a header with words", 1);
                seen.tried("changed or cut", 1);
                seen.wrong("taken", usize::from(open(file, &words, LONGEST).is_ok()));
            }
        }
        seen
    }

    /// The header and the nonce behind it.
    fn header(&self) -> usize {
        let end = self.with_words.windows(5).position(|it| it == b"\n--- ");
        // `--- `, 43 letters and the end of the line; 16 bytes.
        end.map_or(0, |it| it + 5 + 43 + 1 + 16)
    }

    /// All of them as they are: a reader that takes none refuses too much.
    pub fn are_taken(&self) -> bool {
        look(&self.page).is_ok()
            && open_with_key(&self.to_key, fuzz::handed::SECRET, LONGEST).as_ref() == Ok(&self.page)
            && open(&self.with_words, &WORDS.into(), LONGEST).as_ref() == Ok(&self.page)
    }
}

/// The places of this run.
fn part(length: usize, run: usize, runs: usize) -> Range<usize> {
    length * run / runs..length * (run + 1) / runs
}

fn tried(file: &[u8], places: Range<usize>, is_taken: impl Fn(&[u8]) -> bool) -> Seen {
    let mut seen = Seen::default();
    let mut changed = file.to_vec();
    for at in places {
        for bit in 0..8 {
            changed[at] ^= 1 << bit;
            seen.wrong("taken", usize::from(is_taken(&changed)));
            changed[at] ^= 1 << bit;
        }
        seen.wrong("taken", usize::from(is_taken(&file[..at])));
        seen.tried("changed or cut", 9);
    }
    seen
}

fn has_a_seal(file: &[u8]) -> bool {
    let mark = b"\n%GWSEAL1 ";
    let at = file.windows(mark.len()).rposition(|it| it == mark);
    let seal = at.and_then(|at| file[at + mark.len()..].split(|it| *it == b'\n').next());
    let seal = seal.and_then(|it| STANDARD.decode(it).ok());
    seal.is_some_and(|it| unsealed(&it, Purpose::Page).is_ok())
}
