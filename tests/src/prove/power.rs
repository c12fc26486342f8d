//! Power cuts: the calls of a writing program are recorded once, and replayed up to each of them.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use care::entry::Entry;
use chrono::NaiveDate;
use journal::{
    backup,
    error::Error,
    open::{self, Journal},
};
use rusqlite::Connection;
use tempfile::TempDir;

use crate::prove::{
    calls::{Call, record},
    driven::key,
    figures::Seen,
    images::{Cut, Disk},
    saves::drafted,
};

const FIRST_DAY: NaiveDate = NaiveDate::from_ymd_opt(2000, 1, 1).expect("a day");
const LAST_DAY: NaiveDate = NaiveDate::from_ymd_opt(9999, 12, 31).expect("a day");

/// Images at each call.
const EACH: u32 = 5;

/// Which program writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Care {
    /// The journal.
    Ours,
    /// A file with synchronous NORMAL: a harness that does not see its losses sees nothing.
    Careless,
}

/// A recorded program.
pub struct Cuts {
    calls: Vec<Call>,
    home: TempDir,
    care: Care,
}

impl Cuts {
    /// Records the program `driven` while it writes `count` times within `folder`.
    ///
    /// # Errors
    ///
    /// When it cannot be recorded.
    pub fn of(driven: &Path, care: Care, count: u32, folder: &Path) -> Result<Self, String> {
        let home = tempfile::tempdir_in(folder).map_err(|it| it.to_string())?;
        let word = match care {
            Care::Ours => "write",
            Care::Careless => "carelessly",
        };
        let mut program = Command::new(driven);
        program.arg(home.path()).args([word, &count.to_string()]);
        Ok(Self {
            calls: record(&mut program, home.path())?,
            home,
            care,
        })
    }

    /// So many images there are.
    pub fn images(&self) -> u32 {
        u32::try_from(self.calls.len()).unwrap_or(u32::MAX) * EACH
    }

    /// Makes one image and looks at it.
    ///
    /// # Errors
    ///
    /// Of the system.
    pub fn round(&self, run: u32) -> Result<Seen, String> {
        let run = run % self.images().max(1);
        let upto = (run / EACH) as usize;
        let cut = match run % EACH {
            0 => Cut::DropAll,
            1 => Cut::KeepAll,
            seed => Cut::Torn(u64::from(run * EACH + seed)),
        };
        let mut disk = Disk::default();
        let mut said = Said::default();
        for call in &self.calls[..=upto] {
            disk.apply(call);
            said.hear(call);
        }
        let image = tempfile::tempdir().map_err(|it| it.to_string())?;
        disk.image(cut, self.home.path(), image.path())
            .map_err(|it| it.to_string())?;
        let mut seen = Seen::default();
        seen.tried("images", 1);
        let held = match self.care {
            Care::Ours => ours(image.path(), &said),
            Care::Careless => careless(image.path(), &said),
        };
        let (lost, corrupt) = match held {
            Ok(lost) => (lost, 0),
            Err(why) => {
                eprintln!("after call {upto} {:?}, {cut:?}: {why}", self.calls[upto]);
                (0, 1)
            }
        };
        seen.wrong(
            "images with an acknowledged save lost",
            usize::from(lost > 0),
        );
        seen.wrong("images that are corrupt", corrupt);
        Ok(seen)
    }
}

/// What the program had said by then.
#[derive(Default)]
struct Said {
    made: bool,
    kept: BTreeSet<u32>,
    copied: BTreeSet<u32>,
}

impl Said {
    fn hear(&mut self, call: &Call) {
        let Call::Say(line) = call else { return };
        let number = line.split(' ').nth(1).and_then(|it| it.parse().ok());
        match (line.split(' ').next(), number) {
            (Some("made"), _) => self.made = true,
            (Some("kept"), Some(number)) => {
                self.kept.insert(number);
            }
            (Some("copied"), Some(number)) => {
                self.copied.insert(number);
            }
            _ => {}
        }
    }
}

/// How many acknowledged saves are not there.
fn ours(image: &Path, said: &Said) -> Result<usize, String> {
    let path = image.join("journal.db");
    if !said.made && !path.exists() {
        return Ok(0);
    }
    let mut journal = match open::open(&path, &key()) {
        // Set-up was cut short: nothing was promised yet.
        Err(_) if !said.made => return Ok(0),
        opened => opened.map_err(told)?,
    };
    journal.check().map_err(told)?;
    Ok(missing(&journal, &said.kept)? + copies(image, said)?)
}

/// How many of these numbers a journal of `driven` lacks.
pub(super) fn missing(journal: &Journal, kept: &BTreeSet<u32>) -> Result<usize, String> {
    let all = journal.between(FIRST_DAY, LAST_DAY).map_err(told)?;
    let held: BTreeSet<u32> = all
        .iter()
        .filter_map(|it| match &it.fact {
            Entry::Rest(rest) => Some(rest.seconds),
            Entry::Session(_)
            | Entry::Filled(_)
            | Entry::Choice(_)
            | Entry::Safety(_)
            | Entry::Wish(_) => None,
        })
        .collect();
    let form = care::form::FormId("three_good".to_owned());
    let draft = journal.draft(&form).map_err(told)?;
    let draft = draft.and_then(|it| drafted(&it.answers)).unwrap_or(0);
    let is_lost = |it: &&u32| {
        if it.is_multiple_of(2) {
            draft < **it
        } else {
            !held.contains(it)
        }
    };
    Ok(kept.iter().filter(is_lost).count())
}

/// Every copy that has its name must open, and every acknowledged one must be there.
fn copies(image: &Path, said: &Said) -> Result<usize, String> {
    let folder = image.join("backups");
    let listed = fs::read_dir(&folder).into_iter().flatten();
    let named = listed
        .filter_map(|it| Some(it.ok()?.path()))
        .filter(|it| it.extension().is_some_and(|it| it == backup::ENDING));
    let mut there = BTreeSet::new();
    for path in named {
        let unpacked: PathBuf = image.join("unpacked.db");
        backup::prove_again(&path, &key(), &unpacked).map_err(told)?;
        let number: Option<u32> = path.file_stem().and_then(|it| it.to_str()?.parse().ok());
        there.extend(number);
    }
    Ok(said.copied.difference(&there).count())
}

#[expect(
    clippy::disallowed_methods,
    reason = "the control is a file without the journal's care"
)]
fn careless(image: &Path, said: &Said) -> Result<usize, String> {
    let path = image.join("journal.db");
    if !said.made {
        return Ok(0);
    }
    let count =
        |db: &Connection| db.query_row("SELECT count(*) FROM row", [], |row| row.get::<_, i64>(0));
    // Not even its table may have been kept.
    let rows: i64 = Connection::open(path)
        .and_then(|db| count(&db))
        .unwrap_or(0);
    Ok(said
        .kept
        .len()
        .saturating_sub(usize::try_from(rows).unwrap_or(0)))
}

fn told(error: Error) -> String {
    error.to_string()
}
