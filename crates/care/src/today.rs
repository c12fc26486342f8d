//! The Today screen: where I am in the plan, and what matters now.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use crate::{
    entry::EntryId,
    form::FormId,
    plan::PhaseId,
    scene::Scene,
    schedule::{Occurrence, OccurrenceId},
};

/// All that the Today screen shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Today {
    /// Wall clock at the moment of asking.
    pub now: NaiveDateTime,
    /// Where in the plan; none before the first session.
    pub place: Option<Place>,
    /// The week's horizon; none before the first session.
    pub horizon: Option<Scene>,
    /// Due and open, most pressing first.
    pub due: Vec<Occurrence>,
    /// Ahead, until the end of this care day.
    pub later: Vec<Occurrence>,
    /// Of this care day: done, skipped or missed.
    pub earlier: Vec<Occurrence>,
    /// Forms that were begun and not ended.
    pub drafts: Vec<FormId>,
    /// The occurrence whose notification was tapped; told once.
    pub opened: Option<OccurrenceId>,
    /// Whether reminders reach the patient.
    pub reminders: Reminders,
}

/// Where the patient is in the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The session that the plan unfolds from.
    pub session: EntryId,
    /// The phase now.
    pub phase: PhaseId,
    /// Its name, as the plan words it.
    pub phase_name: String,
    /// One or two sentences for now, as the plan words them.
    pub message: String,
    /// Care days since the session: 0 on its day; negative before it.
    pub day: i64,
    /// Whole hours since the dose; negative before it.
    pub hours: i64,
    /// A planned session whose time has passed: "Did it take place?".
    pub ask_whether_held: bool,
}

/// Whether reminders reach the patient.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reminders {
    /// The last one was taken by the notification service, or none was due yet.
    Heard,
    /// No notification service answers: reminders show in the app only.
    Unheard,
}
