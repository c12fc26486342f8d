//! The summary: one honest page for the therapist.
//!
//! A value made from the record; the report crate sets it in type. Nothing is estimated:
//! what was not answered is counted as not answered.

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use crate::{
    entry::EntryId,
    private::Private,
    safety::SafetyRoute,
    session::{Route, SessionState},
    summary_effects::Effects,
    summary_measures::{Measures, Point},
    summary_practice::Practice,
    summary_sleep::Sleep,
    summary_words::{OwnWords, Thought},
};

/// What the patient chose to share.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// The first care day.
    pub from: NaiveDate,
    /// The last care day.
    pub to: NaiveDate,
    /// Sections left out; shown as left out.
    pub without: BTreeSet<Section>,
    /// Item 9 of the PHQ-9 is in by default and may be left out.
    pub without_item9: bool,
    /// Own words that the patient ticked; the rest of the journal stays out.
    pub own_words: BTreeSet<EntryId>,
}

/// The parts of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Section {
    /// The patient's name.
    Name,
    /// Sessions of the period: date, route, dose as reported.
    Sessions,
    /// PHQ-9, GAD-7 and daily mood: graph and table.
    Measures,
    /// Nights.
    Sleep,
    /// Exercises and rests, done and offered.
    Practice,
    /// Hot thoughts and balanced thoughts.
    Thoughts,
    /// Effects and substances, as reported.
    Effects,
    /// Ticked own words.
    OwnWords,
}

/// The page exactly as it would be saved, and what it is made of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Preview {
    /// One SVG picture a page, drawn from the very document that is saved.
    pub pages: Vec<String>,
    /// The text of the page, for those who do not see it.
    pub text: String,
    /// Sections that have something in this period, with how much.
    pub sections: Vec<(Section, usize)>,
    /// Lines that may be ticked as own words: entry, day, first words.
    pub own_words: Vec<(EntryId, NaiveDate, Private)>,
    /// Whether the period holds a PHQ-9 with item 9 answered.
    pub has_item9: bool,
}

/// What the page says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Summary {
    /// The first care day.
    pub from: NaiveDate,
    /// The last care day.
    pub to: NaiveDate,
    /// Care days from the first to the last that have begun; the denominator of diary days and nights.
    pub days: u32,
    /// The day on which the page was made.
    pub made_on: NaiveDate,
    /// The patient, as named in the profile; none: not told or left out.
    pub name: Option<Private>,
    /// Whom the page is for, as named in the profile.
    pub therapist: Option<Private>,
    /// What asks for the therapist's eye; empty: no box.
    pub flags: Vec<Flag>,
    /// Sessions of the period, oldest first; none: left out.
    pub sessions: Option<Vec<SessionLine>>,
    /// PHQ-9, GAD-7 and mood; none: left out.
    pub measures: Option<Measures>,
    /// Nights; none: left out.
    pub sleep: Option<Sleep>,
    /// Exercises, rests and diary days; none: left out.
    pub practice: Option<Practice>,
    /// Thought records, newest first; none: left out.
    pub thoughts: Option<Vec<Thought>>,
    /// Effects and substances; none: left out.
    pub effects: Option<Effects>,
    /// Own words that were ticked; none: left out.
    pub own_words: Option<OwnWords>,
    /// What the patient left out, in the order of the page.
    pub left_out: Vec<Section>,
}

/// Something for the therapist's eye: a fact with its date, never a verdict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "flag", rename_all = "snake_case")]
pub enum Flag {
    /// Item 9 of a PHQ-9 was answered above 0.
    Item9 {
        /// When.
        on: NaiveDate,
        /// 1 to 3.
        score: u8,
    },
    /// Item 9 of a PHQ-9 was "rather not say".
    Item9Declined {
        /// When.
        on: NaiveDate,
    },
    /// The patient left out item 9 and the safety screen.
    Item9LeftOut,
    /// A safety screen was shown.
    SafetyScreen {
        /// When.
        on: NaiveDate,
        /// Which.
        shown: SafetyRoute,
        /// "Are you safe right now?"; none: not answered.
        safe_now: Option<bool>,
    },
    /// The PHQ-9 rose by its reliable change or more from one complete answer to the next.
    Phq9Up {
        /// The one before; it may lie before the period.
        before: Point,
        /// The one in the period.
        after: Point,
    },
}

/// A session on the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionLine {
    /// Wall clock where it took place.
    pub at: NaiveDateTime,
    /// How the dose was given.
    pub route: Route,
    /// The dose in the patient's words.
    pub dose: Option<Private>,
    /// Held, or planned and not confirmed.
    pub state: SessionState,
}
