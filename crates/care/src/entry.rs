//! What the journal keeps: facts, each with its moment.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use crate::{
    form::Filled, safety::SafetyCheck, schedule::OccurrenceId, session::Session, time::Stamp,
    wish::Wish,
};

/// Names an entry; the same for its first version and every correction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EntryId(pub i64);

/// One fact.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Entry {
    /// A session, held, planned or cancelled.
    Session(Session),
    /// A prompt, measure, exercise or note that was filled in.
    Filled(Filled),
    /// A quiet rest.
    Rest(Rest),
    /// What the patient said about one occurrence.
    Choice(Choice),
    /// That the safety screen was shown, and the answer.
    Safety(SafetyCheck),
    /// What the patient wishes of all reminders.
    Wish(Wish),
}

/// A quiet rest, eyes closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rest {
    /// What was offered, in minutes.
    pub minutes: u16,
    /// What was rested, in seconds.
    pub seconds: u32,
    /// The reminder that it answers, if any.
    pub occurrence: Option<OccurrenceId>,
}

/// The patient's say about one occurrence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// About which.
    pub occurrence: OccurrenceId,
    /// What was chosen.
    pub choice: Chosen,
}

/// What can be chosen about an occurrence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Chosen {
    /// Again in a quarter of an hour.
    LaterQuarterHour,
    /// Again in an hour.
    LaterHour,
    /// Again two hours before bedtime.
    LaterThisEvening,
    /// Not this time.
    Skip,
    /// Read or done with one tap; for reminders that ask for no answer.
    Done,
}

/// An entry as it stands in the journal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Recorded<T> {
    /// Stable across corrections.
    pub id: EntryId,
    /// When this version was recorded.
    pub recorded: Stamp,
    /// The care day that it is about: of the dose, of waking, or of the first recording;
    /// a correction does not move the last.
    pub day: NaiveDate,
    /// Wall clock of what it is about; moves as `day` does.
    pub at: NaiveDateTime,
    /// Whether an older version stands behind this one.
    pub corrected: bool,
    /// The fact.
    pub fact: T,
}
