//! Effects and substances of a period, as counts of days.

use serde::{Deserialize, Serialize};

/// Effects and substances, as counts of days.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Effects {
    /// What was felt.
    pub effects: DayCounts,
    /// What was taken.
    pub substances: DayCounts,
}

/// On how many days each answer to one question was given.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayCounts {
    /// Days with an answer: the denominator.
    pub answered: u32,
    /// Days with "rather not say".
    pub declined: u32,
    /// Option of the form, and days with it; most first.
    pub days: Vec<(String, u32)>,
}
