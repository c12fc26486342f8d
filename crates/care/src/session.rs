//! A ketamine session: the anchor from which the plan unfolds.

use chrono::{DateTime, FixedOffset, NaiveDateTime};
use serde::{Deserialize, Serialize};

use crate::{private::Private, time::Stamp};

/// One session, as the patient reports it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// The time of the dose (start of infusion, spray, injection or lozenge): t0.
    pub dosed: Stamp,
    /// How the dose was given.
    pub route: Route,
    /// The dose in the patient's words; never interpreted.
    pub dose: Option<Private>,
    /// Where.
    pub clinic: Option<Private>,
    /// When the patient left the clinic.
    pub left_clinic_at: Option<DateTime<FixedOffset>>,
    /// Whether it is ahead, was held, or was called off.
    pub state: SessionState,
}

/// How a dose is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Route {
    /// Into a vein.
    Intravenous,
    /// Into a muscle.
    Intramuscular,
    /// Under the skin.
    Subcutaneous,
    /// As a nasal spray.
    Nasal,
    /// Swallowed or under the tongue.
    Oral,
}

/// What became of a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SessionState {
    /// Expected at its time.
    Planned,
    /// It took place.
    Held,
    /// It did not or will not take place: its phases go, all entries stay.
    Cancelled,
}

/// A session as the patient tells it: wall clock of the device's zone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// The time of the dose.
    pub dosed: NaiveDateTime,
    /// How the dose was given.
    pub route: Route,
    /// The dose in the patient's words.
    pub dose: Option<Private>,
    /// Where.
    pub clinic: Option<Private>,
    /// When the patient left the clinic.
    pub left_clinic: Option<NaiveDateTime>,
    /// Whether it is ahead, was held, or was called off.
    pub state: SessionState,
}
