//! Copies of the journal: when one is due, which are kept, and what is told of them.

use chrono::{Datelike, NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

/// All copies that were found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Backups {
    /// Newest first.
    pub all: Vec<Backup>,
    /// When the newest of this journal was made and proven, by the clock on the wall.
    pub proven: Option<NaiveDateTime>,
}

/// One copy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Backup {
    /// To name it.
    pub name: String,
    /// When it was made.
    pub made: NaiveDateTime,
    /// The patient saved it; the others the app made by itself.
    pub by_hand: bool,
}

/// What a copy holds, as far as it was read with its key.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holds {
    /// Entries, without older versions.
    pub entries: u32,
    /// The first day and the last with an entry.
    pub days: Option<(NaiveDate, NaiveDate)>,
}

/// What came of mending a damaged journal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mended {
    /// Rows read from the damaged file.
    pub read: u32,
    /// Rows that only the last copy had whole.
    pub from_backup: u32,
    /// Rows that nothing had whole.
    pub lost: u32,
}

/// When a copy is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Occasion {
    /// The journal closes: nobody waits.
    Closing,
    /// It stays open, and was not closed for long.
    Open,
}

/// Whether a copy is due: at the close of every day on which something was written, and on the
/// second day at the latest where it is never closed [D].
pub fn is_due(
    occasion: Occasion,
    newest: Option<NaiveDate>,
    is_changed: bool,
    today: NaiveDate,
) -> bool {
    let days = newest.map(|it| (today - it).num_days().abs());
    let is_time = match occasion {
        Occasion::Closing => days.is_none_or(|it| it >= 1),
        // The first is made when there is a day to keep.
        Occasion::Open => days.is_some_and(|it| it >= 2),
    };
    is_changed && is_time
}

/// Which of these days' copies are kept: those of the last seven days that have one, one for each
/// of five weeks, and one for each of twelve months; of each the newest [D].
pub fn kept(days: &[NaiveDate]) -> Vec<NaiveDate> {
    let mut newest_first = days.to_vec();
    newest_first.sort_unstable_by(|a, b| b.cmp(a));
    newest_first.dedup();
    let first_of = |of: fn(&NaiveDate) -> (i32, u32), most: usize| {
        let mut firsts: Vec<NaiveDate> = Vec::new();
        for day in &newest_first {
            if firsts.last().is_none_or(|last| of(last) != of(day)) {
                firsts.push(*day);
            }
        }
        firsts.truncate(most);
        firsts
    };
    let weeks = first_of(|it| (it.iso_week().year(), it.iso_week().week()), 5);
    let months = first_of(|it| (it.year(), it.month()), 12);
    let mut kept: Vec<NaiveDate> = newest_first.iter().take(7).copied().collect();
    kept.extend(weeks);
    kept.extend(months);
    kept.sort_unstable();
    kept.dedup();
    kept
}
