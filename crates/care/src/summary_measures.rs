//! The measures and the mood of a period, against the baseline.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::form::FormId;

/// The measures and the mood of the period.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Measures {
    /// PHQ-9, then GAD-7.
    pub courses: Vec<Course>,
    /// Days with a mood, oldest first; a day without is not here.
    pub mood: Vec<MoodDay>,
    /// Dates on which item 9 was answered 0, unless left out.
    pub item9_zero: Vec<NaiveDate>,
}

/// One measure over the period.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Course {
    /// `phq9` or `gad7`.
    pub form: FormId,
    /// Complete ones of the period, oldest first.
    pub points: Vec<Point>,
    /// Given in the period with a question left out, so without a total.
    pub incomplete: u32,
    /// Before treatment: the last complete one up to the first session held, else the first on record.
    pub baseline: Option<Point>,
    /// The latest of the period compared with the baseline, if they are two.
    pub compared: Option<Compared>,
}

/// One complete measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Point {
    /// The care day on which it was given.
    pub on: NaiveDate,
    /// The total.
    pub total: u16,
}

/// Now against the baseline, by the published cut-offs of `care.md` section 5.3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Compared {
    /// Now less baseline.
    pub change: i32,
    /// The same in percent of the baseline; none for a baseline of 0.
    pub percent: Option<i32>,
    /// At least halved; none for a baseline of 0.
    pub response: Option<bool>,
    /// Below 5; known for the PHQ-9 only.
    pub remission: Option<bool>,
    /// Whether the change is at least the reliable one.
    pub reliable: bool,
}

/// The mood of one care day.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct MoodDay {
    /// The care day.
    pub on: NaiveDate,
    /// Mean of the answers of that day, 0 to 10.
    pub level: f64,
    /// How many answers.
    pub answers: u32,
}
