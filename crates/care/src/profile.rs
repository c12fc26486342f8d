//! What the patient told at set-up, and the few settings there are.

use chrono::NaiveTime;
use serde::{Deserialize, Serialize};

use crate::{
    private::Private,
    safety::{Contact, OwnHelp},
};

/// About the patient, changeable at any time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// Usual nights, as stated.
    pub habits: Habits,
    /// A code of `assets/helplines/`; asked, never guessed.
    pub country: String,
    /// Printed on the summary if the patient wishes.
    pub name: Option<Private>,
    /// Whom the summary is for.
    pub therapist: Option<Private>,
    /// My people.
    pub people: Vec<Contact>,
    /// My clinic.
    pub clinic: Option<Contact>,
    /// Locks after so many minutes without a touch.
    pub idle_minutes: u16,
    /// The patient's own part of Help.
    #[serde(default)]
    pub help: OwnHelp,
}

/// Usual times of the patient's own nights, wall clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Habits {
    /// Going to bed; may be after midnight.
    pub bedtime: NaiveTime,
    /// Waking.
    pub waking: NaiveTime,
}
