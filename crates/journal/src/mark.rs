//! The mark beside the journal: how far it was written, so that a copy of an older day, or one
//! without its write-ahead log, is told from the journal itself.
//!
//! It is written after each commit and never waited for: after a power cut it may lag behind the
//! journal, but never be ahead of it. A mark that cannot be read says nothing.

use std::{
    fs::{self, File, OpenOptions},
    io::{Seek, SeekFrom, Write},
    path::{Path, PathBuf},
};

use care::contract::Broken;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// What stands in the mark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marked {
    /// How often something was written.
    pub written: i64,
    /// How much of it stands in the file itself, whatever becomes of its log.
    pub in_file: i64,
    /// How much of it the last copy holds.
    pub backed_up: i64,
    /// The day of the last full check.
    pub checked: Option<NaiveDate>,
}

/// The mark of an open journal.
#[derive(Debug)]
pub(crate) struct Mark {
    path: PathBuf,
    file: Option<File>,
    said: Marked,
}

impl Marked {
    /// What is wrong with a journal that was written so many times.
    ///
    /// # Errors
    ///
    /// `PartialCopy`, `OlderCopy`.
    pub fn judge(self, written: i64) -> Result<(), Broken> {
        if written >= self.written {
            Ok(())
        } else if written >= self.in_file {
            Err(Broken::PartialCopy)
        } else {
            Err(Broken::OlderCopy)
        }
    }
}

impl Mark {
    /// The mark of the journal at `journal`.
    pub(crate) fn of(journal: &Path) -> Self {
        let path = journal.with_added_extension("mark");
        let said = fs::read_to_string(&path).ok();
        Self {
            said: said.as_deref().and_then(parse).unwrap_or_default(),
            path,
            file: None,
        }
    }

    /// What it says.
    pub(crate) fn said(&self) -> Marked {
        self.said
    }

    /// Says something else from now on. A mark that cannot be written lags behind, which harms nothing.
    pub(crate) fn say(&mut self, marked: Marked) {
        if marked == self.said && self.path.exists() {
            return;
        }
        self.said = marked;
        if self.file.is_none() {
            let mut options = OpenOptions::new();
            options.write(true).create(true).truncate(false);
            #[cfg(unix)]
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
            self.file = options.open(&self.path).ok();
        }
        if let Some(file) = &mut self.file {
            let _ = file
                .seek(SeekFrom::Start(0))
                .and_then(|_| file.write_all(spelt(marked).as_bytes()));
        }
    }
}

/// All marks have the same length: a shorter one leaves nothing of a longer behind.
fn spelt(marked: Marked) -> String {
    let json = serde_json::to_string(&marked).unwrap_or_default();
    format!("{json:<150} {}\n", seal(&json))
}

/// What a mark says; none where it cannot be read.
pub fn parse(text: &str) -> Option<Marked> {
    let (json, sum) = text.strip_suffix('\n')?.rsplit_once(' ')?;
    let json = json.trim_end();
    (sum == seal(json)).then(|| serde_json::from_str(json).ok())?
}

fn seal(json: &str) -> String {
    let sum = Sha256::digest(json.as_bytes());
    sum.iter().take(8).map(|it| format!("{it:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(written: i64, in_file: i64) -> Marked {
        Marked {
            written,
            in_file,
            ..Marked::default()
        }
    }

    #[test]
    fn what_is_behind_the_mark_is_partial_or_old() {
        let mark = marked(20, 12);
        assert_eq!(mark.judge(20), Ok(()));
        assert_eq!(mark.judge(25), Ok(()), "the mark may lag behind");
        assert_eq!(mark.judge(12), Err(Broken::PartialCopy));
        assert_eq!(mark.judge(11), Err(Broken::OlderCopy));
    }

    #[test]
    fn a_mark_is_read_back_and_a_torn_one_says_nothing() {
        let dir = tempfile::tempdir().unwrap();
        let journal = dir.path().join("journal.db");
        let mut mark = Mark::of(&journal);
        mark.say(marked(i64::MAX, i64::MAX));
        let day = NaiveDate::from_ymd_opt(2026, 3, 2);
        let last = Marked {
            checked: day,
            backed_up: 4,
            ..marked(7, 5)
        };
        mark.say(last);
        assert_eq!(Mark::of(&journal).said(), last);
        let path = dir.path().join("journal.db.mark");
        let whole = fs::read(&path).unwrap();
        fs::write(&path, &whole[..50]).unwrap();
        assert_eq!(Mark::of(&journal).said(), Marked::default());
    }
}
