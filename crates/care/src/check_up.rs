//! The check-up of reminders: whether they can reach the patient, and what comes next.

use chrono::{NaiveDateTime, TimeDelta};
use serde::{Deserialize, Serialize};

use crate::{
    moved::Moved,
    schedule::{Occurrence, State},
    today::Reminders,
};

/// All that the check-up page shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CheckUp {
    /// The notification service, as it names itself; none: nobody answers.
    pub notifier: Option<String>,
    /// Whether the system lets this app notify.
    pub allowed: Allowed,
    /// Whether the last reminder reached the patient.
    pub reaches: Reminders,
    /// The next reminders, earliest first.
    pub next: Vec<Upcoming>,
    /// When a notification service last took a reminder, wall clock.
    pub last_shown: Option<NaiveDateTime>,
    /// Whether the app starts with the login; none where that cannot be chosen.
    pub starts_with_login: Option<bool>,
    /// What became of the test reminder.
    pub test: TestReminder,
    /// What to try when a reminder stays away: `care::remedy`.
    pub remedies: Vec<String>,
}

/// Whether the system lets this app notify.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Allowed {
    /// It does.
    Yes,
    /// The patient or the system said no.
    No,
    /// Nothing tells: so it is on most desktops.
    Untold,
}

/// What became of the test reminder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TestReminder {
    /// None was asked for lately.
    None,
    /// It is on its way.
    Waits {
        /// When it is to come, wall clock.
        due: NaiveDateTime,
    },
    /// The notification service took it. Whether it was seen, only the patient can tell.
    Shown {
        /// When, wall clock.
        at: NaiveDateTime,
    },
    /// The patient tapped it.
    Opened {
        /// When, wall clock.
        at: NaiveDateTime,
    },
    /// Its time has passed and no notification service took it.
    Unheard {
        /// When it was to come, wall clock.
        due: NaiveDateTime,
    },
}

/// A reminder to come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Upcoming {
    /// When, wall clock.
    pub due: NaiveDateTime,
    /// What, as the plan words it.
    pub title: String,
    /// Why then, as the plan words it.
    pub reason: String,
    /// That it stands at another time than its rule says, and why.
    pub moved: Option<Moved>,
}

/// So many reminders to come are shown.
pub const NEXT: usize = 5;

/// A test reminder comes after so long.
pub const TEST_AFTER: TimeDelta = TimeDelta::minutes(1);

/// The next reminders among what the plan asks for, which is in order of time.
pub fn next(occurrences: &[Occurrence]) -> Vec<Upcoming> {
    occurrences
        .iter()
        .filter(|it| it.state == State::Ahead && it.notice.is_some())
        .take(NEXT)
        .map(|it| Upcoming {
            due: it.due,
            title: it.title.clone(),
            reason: it.reason.clone(),
            moved: it.moved,
        })
        .collect()
}
