//! Damage: bits flipped, files cut short, pages swapped and zeroed. Each must be noticed before
//! anything of it is shown as true.

use std::{fs, path::Path};

use care::entry::Entry;
use chrono::NaiveDate;
use journal::{error::Error, key::Key, open};
use shell::clock;
use tempfile::TempDir;

use crate::prove::{figures::Seen, saves::rest};

const PAGE: usize = 4096;
const KEY: [u8; 32] = [9; 32];
const ENTRIES: u32 = 400;
const FIRST_DAY: NaiveDate = NaiveDate::from_ymd_opt(2000, 1, 1).expect("a day");
const LAST_DAY: NaiveDate = NaiveDate::from_ymd_opt(9999, 12, 31).expect("a day");

/// A journal to be damaged.
pub struct Flips {
    folder: TempDir,
    whole: Vec<u8>,
}

impl Flips {
    /// Makes one within `folder`.
    ///
    /// # Errors
    ///
    /// What the journal says.
    pub fn within(folder: &Path) -> Result<Self, Error> {
        let folder = tempfile::tempdir_in(folder)?;
        let path = folder.path().join("journal.db");
        let mut journal = open::create(&path, &Key::new(KEY))?;
        for number in 0..ENTRIES {
            journal.record(&Entry::Rest(rest(number)), &clock::stamp(), None)?;
        }
        journal.close()?;
        Ok(Self {
            whole: fs::read(&path)?,
            folder,
        })
    }

    /// Damages it once and looks at it.
    ///
    /// # Errors
    ///
    /// Of the system.
    pub fn round(&self, run: u32) -> Result<Seen, String> {
        let damaged = self.damaged(run);
        let mut seen = Seen::default();
        if damaged == self.whole {
            return Ok(seen);
        }
        let path = self.folder.path().join("journal.db");
        // The mark would tell some of it, too: the seals of the pages must tell all.
        let _ = fs::remove_file(path.with_added_extension("mark"));
        let _ = fs::remove_file(self.folder.path().join("journal.db-wal"));
        fs::write(&path, damaged).map_err(|it| it.to_string())?;
        let opened = open::open(&path, &Key::new(KEY));
        let at_once = opened.is_err();
        let noticed = opened.and_then(|mut journal| {
            journal.checker().check()?;
            journal.check()
        });
        seen.tried("damaged files", 1);
        seen.tried("of them told at the door", usize::from(at_once));
        seen.wrong("silent", usize::from(noticed.is_ok()));
        seen.wrong(
            "shown although damaged",
            usize::from(self.shows_something_else(&path)),
        );
        Ok(seen)
    }

    /// Whether reading answers other entries than those that were written, without an error.
    fn shows_something_else(&self, path: &Path) -> bool {
        let read = open::open(path, &Key::new(KEY)).and_then(|it| it.between(FIRST_DAY, LAST_DAY));
        let Ok(all) = read else { return false };
        let numbers = all.iter().filter_map(|it| match &it.fact {
            Entry::Rest(held) => (*held == rest(held.seconds)).then_some(held.seconds),
            Entry::Session(_)
            | Entry::Filled(_)
            | Entry::Choice(_)
            | Entry::Safety(_)
            | Entry::Wish(_) => None,
        });
        let mut numbers: Vec<u32> = numbers.collect();
        numbers.sort_unstable();
        numbers != (0..ENTRIES).collect::<Vec<_>>()
    }

    fn damaged(&self, run: u32) -> Vec<u8> {
        let mut random = fastrand::Rng::with_seed(u64::from(run));
        let mut bytes = self.whole.clone();
        let pages = bytes.len() / PAGE;
        let page = random.usize(0..pages) * PAGE;
        match run % 5 {
            0 | 1 => {
                let at = random.usize(0..bytes.len());
                bytes[at] ^= 1 << random.u8(0..8);
            }
            2 => bytes.truncate(random.usize(0..bytes.len())),
            3 => {
                let other = random.usize(0..pages) * PAGE;
                for n in 0..PAGE {
                    bytes.swap(page + n, other + n);
                }
            }
            _ => bytes[page..page + PAGE].fill(0),
        }
        bytes
    }
}
