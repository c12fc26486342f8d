//! What the plan offered in a period and what was done of it. Counts, no grade.

use serde::{Deserialize, Serialize};

use crate::form::FormId;

/// What was practised. Counts, no grade.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Practice {
    /// Exercises that the plan offered.
    pub exercises: Tally,
    /// Exercises done without being asked.
    pub exercises_besides: u32,
    /// How often each exercise was done, most often first.
    pub by_form: Vec<(FormId, u32)>,
    /// Rests that the plan offered.
    pub rests: Tally,
    /// Rests taken without being asked.
    pub rests_besides: u32,
    /// Minutes rested in all.
    pub rested_min: u32,
    /// Care days with at least one daily prompt answered; the denominator is the days of the period.
    pub diary_days: u32,
}

/// What became of what the plan offered in the period. The four add up to what was offered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// Done, in time or late.
    pub done: u32,
    /// The patient said "not today".
    pub skipped: u32,
    /// It closed without an answer.
    pub missed: u32,
    /// It is still open.
    pub open: u32,
}
