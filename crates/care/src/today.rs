//! The Today screen: where I am in the plan, and what matters now.

use chrono::{DateTime, FixedOffset, NaiveDateTime, TimeZone};
use serde::{Deserialize, Serialize};

use crate::{
    entry::EntryId,
    form::FormId,
    plan::{CarePlan, PhaseId},
    profile::Habits,
    scene::Scene,
    schedule::{Occurrence, OccurrenceId, Record},
    words::Words,
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

/// Where the patient is at `now`, and what matters.
#[expect(
    clippy::too_many_arguments,
    reason = "each is a plain fact; a struct for one caller would only hide them"
)]
pub fn today(
    plan: &CarePlan,
    record: &Record,
    habits: &Habits,
    zone: &impl TimeZone,
    now: DateTime<FixedOffset>,
    drafts: Vec<FormId>,
    opened: Option<OccurrenceId>,
    reminders: Reminders,
    words: &Words,
) -> Today {
    let _ = (plan, record, habits, words);
    Today {
        now: now.with_timezone(zone).naive_local(),
        place: None,
        horizon: None,
        due: Vec::new(),
        later: Vec::new(),
        earlier: Vec::new(),
        drafts,
        opened,
        reminders,
    }
}
