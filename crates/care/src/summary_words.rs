//! The patient's own words on the page: thoughts worked on, and lines that were ticked.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{form::FormId, private::Private};

/// One thought record, in short.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Thought {
    /// The care day.
    pub on: NaiveDate,
    /// The thought that hurt most.
    pub hot: Private,
    /// The balanced one.
    pub balanced: Private,
    /// Belief in the balanced one, 0 to 100.
    pub belief: Option<i32>,
    /// Each mood, in the patient's word, before and after.
    pub moods: Vec<MoodChange>,
}

/// A mood before and after an exercise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MoodChange {
    /// The patient's word.
    pub word: Private,
    /// 0 to 100.
    pub before: u8,
    /// 0 to 100; none: not rated again.
    pub after: Option<u8>,
}

/// What the patient ticked, and how much is parked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnWords {
    /// Ticked lines, oldest first.
    pub lines: Vec<OwnLine>,
    /// Lines parked for the therapist in the period, ticked or not.
    pub parked: u32,
}

/// A ticked line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnLine {
    /// The care day.
    pub on: NaiveDate,
    /// The form it stands in: `note`, `evening` or `parking_lot`.
    pub form: FormId,
    /// The patient's words.
    pub words: Private,
}
