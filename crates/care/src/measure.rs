//! Measures: totals, bands and change, with the source of every cut-off.

use serde::{Deserialize, Serialize};

/// How a total compares with the one before, in words for the patient.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// The first complete one.
    First,
    /// Lower by at least the reliable change.
    Lower,
    /// Within the reliable change.
    Same,
    /// Higher by at least the reliable change.
    Higher,
    /// A question was left out, so there is no total.
    Incomplete,
}
