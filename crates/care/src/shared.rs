//! What was shared, when and in what form; and what a file that was shared says of itself.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use crate::{private::Private, summary::Choice};

/// The forms in which something leaves the device.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SharedForm {
    /// The page: signed, for everybody to read.
    Page,
    /// The page, locked with six words for any reader of PDF, and signed.
    Locked,
    /// The page, signed, and sealed with age: with six words, or to a key.
    Sealed,
    /// The page on paper, by the system's own dialog; noted when that opens.
    Printed,
    /// The summary as a FHIR document.
    Fhir,
    /// The summary as tables.
    Tables,
    /// The whole journal, sealed with six words.
    Everything,
}

/// All of them, in the order in which they are offered.
pub const FORMS: [SharedForm; 7] = [
    SharedForm::Page,
    SharedForm::Locked,
    SharedForm::Sealed,
    SharedForm::Printed,
    SharedForm::Fhir,
    SharedForm::Tables,
    SharedForm::Everything,
];

/// Those that a device can make: a phone has no dialog for paper that the window could open.
pub fn forms(has_paper: bool) -> Vec<SharedForm> {
    let can_be_made = |it: &SharedForm| has_paper || *it != SharedForm::Printed;
    FORMS.into_iter().filter(can_be_made).collect()
}

/// One line of the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shared {
    /// In which form.
    pub form: SharedForm,
    /// The first and the last care day; none: everything.
    pub period: Option<[NaiveDate; 2]>,
    /// Sections, days and entries that were left out.
    pub left_out: u32,
}

impl Shared {
    /// What is noted about sharing `choice`.
    pub fn of(form: SharedForm, choice: &Choice) -> Self {
        if form == SharedForm::Everything {
            return Self {
                form,
                period: None,
                left_out: 0,
            };
        }
        let left_out = [
            choice.without.len(),
            choice.without_days.len(),
            choice.without_entries.len(),
            usize::from(choice.without_item9),
        ];
        Self {
            form,
            period: Some([choice.from, choice.to]),
            left_out: u32::try_from(left_out.iter().sum::<usize>()).unwrap_or(u32::MAX),
        }
    }
}

/// The log, for the screen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharedLog {
    /// Newest first: wall clock and what was shared then.
    pub lines: Vec<(NaiveDateTime, Shared)>,
    /// The forms that this device can make.
    pub forms: Vec<SharedForm>,
    /// The digits by which this device is known; none until a page was signed.
    pub fingerprint: Option<String>,
}

/// A file that was saved.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Saved {
    /// Where; empty for what was printed.
    pub place: String,
    /// The words that open it, where it was locked or sealed with words; told this once.
    pub words: Option<Private>,
}

/// What a file that was shared says of itself, in words ready to be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Looked {
    /// Unaltered and its figures equal; else the first line says what is wrong.
    pub is_sound: bool,
    /// One thing a line.
    pub lines: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_paper_all_but_printing_is_offered() {
        assert_eq!(forms(true), FORMS);
        assert_eq!(forms(false).len(), FORMS.len() - 1);
        assert!(!forms(false).contains(&SharedForm::Printed));
    }
}
