//! The journal as it is read: by day, newest first.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use crate::{
    entry::{Entry, EntryId, Recorded},
    form::Form,
    private::Private,
};

/// A stretch of the journal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Page {
    /// Newest first.
    pub days: Vec<Day>,
    /// Where the next page begins, if there is more.
    pub before: Option<NaiveDate>,
}

/// One care day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Day {
    /// Its date.
    pub day: NaiveDate,
    /// Newest first.
    pub lines: Vec<Line>,
}

/// One entry in the list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// To read it.
    pub id: EntryId,
    /// Wall clock of what it is about.
    pub at: NaiveDateTime,
    /// Which icon and word stand for it.
    pub sort: Sort,
    /// The form's title; empty for the sorts that the screen names itself.
    pub title: String,
    /// The patient's first words in it, or the main figures; may be empty.
    pub first: Private,
}

/// The sorts of entry that the list tells apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// A session.
    Session,
    /// A daily prompt.
    Prompt,
    /// A measure.
    Measure,
    /// A thought exercise.
    Exercise,
    /// A free note.
    Note,
    /// A quiet rest.
    Rest,
    /// The safety screen was shown.
    Safety,
}

/// One entry, to read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// As it stands now.
    pub entry: Recorded<Entry>,
    /// Older versions, newest first.
    pub before: Vec<Recorded<Entry>>,
    /// The form that was filled in, for the words of its questions.
    pub form: Option<Form>,
}
