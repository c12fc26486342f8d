//! The summary: one honest page for the therapist.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::entry::EntryId;

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
    pub own_words: Vec<(EntryId, NaiveDate, crate::private::Private)>,
    /// Whether the period holds a PHQ-9 with item 9 answered.
    pub has_item9: bool,
}
