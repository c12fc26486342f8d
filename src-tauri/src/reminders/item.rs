//! One reminder of the list, in the open: nothing here says what it is about.

use care::{check_up, schedule::Notice};
use chrono::{DateTime, FixedOffset, TimeDelta};
use serde::{Deserialize, Serialize};

/// The name of the test reminder; no name of another is all zeros.
pub(super) const TEST: &str = "00000000000000000000000000000000";

/// A test that has not come after so long will not.
const TEST_OPEN: TimeDelta = TimeDelta::minutes(10);

/// What became of a test is told for so long.
const TEST_TOLD: TimeDelta = TimeDelta::hours(12);

/// A service that shows a test later than this does not answer.
const TEST_LATE: TimeDelta = TimeDelta::seconds(20);

type Moment = DateTime<FixedOffset>;

/// One reminder. Fields that this app does not know are passed over, and those that an older
/// one did not write are missing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Means something only with the journal's key.
    pub id: String,
    /// When it is to be shown.
    pub due: Moment,
    /// From when on it is not shown any more.
    pub closes: Moment,
    /// In which neutral words.
    pub notice: Notice,
    /// Whether one tap can answer it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub one_tap: bool,
    /// When it was handed to the notification service, or seen in the app.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handed: Option<Moment>,
    /// When the notification service took it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shown: Option<Moment>,
    /// When it turned out that no notification service takes it; none once one does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unheard: Option<Moment>,
    /// When its notification was tapped.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opened: Option<Moment>,
    /// The last time that it was put off, which its due time goes by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub put_off: Option<Moment>,
    /// When the patient pressed "Later"; not in the journal yet.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub later: Vec<Moment>,
    /// When the patient pressed "Done"; not in the journal yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done: Option<Moment>,
}

impl Item {
    /// A reminder that nothing happened to yet.
    pub fn new(id: String, due: Moment, closes: Moment, notice: Notice) -> Self {
        Self {
            id,
            due,
            closes,
            notice,
            one_tap: false,
            handed: None,
            shown: None,
            unheard: None,
            opened: None,
            put_off: None,
            later: Vec::new(),
            done: None,
        }
    }

    /// The test that the patient asked for, due at `due`.
    pub(super) fn test(due: Moment) -> Self {
        Self::new(TEST.to_owned(), due, due + TEST_OPEN, Notice::Notebook)
    }

    /// Whether it is the test that the patient asked for.
    pub fn is_test(&self) -> bool {
        self.id == TEST
    }

    /// What became of the test at `now`.
    pub fn tested(&self, now: Moment) -> check_up::TestReminder {
        let wall = |it: Moment| it.naive_local();
        let due = wall(self.due);
        match (self.opened, self.shown) {
            (Some(at), _) => check_up::TestReminder::Opened { at: wall(at) },
            (None, Some(at)) => check_up::TestReminder::Shown { at: wall(at) },
            (None, None) if self.unheard.is_some() || self.due + TEST_LATE < now => {
                check_up::TestReminder::Unheard { due }
            }
            (None, None) => check_up::TestReminder::Waits { due },
        }
    }

    /// Whether what became of the test is still worth telling.
    pub(super) fn is_told_of(&self, now: Moment) -> bool {
        (self.due - now).abs() < TEST_TOLD
    }

    /// Whether it is to be handed out.
    pub(super) fn waits_at(&self, now: Moment) -> bool {
        let is_open = self.due <= now && now < self.closes;
        is_open && self.handed.is_none() && self.done.is_none()
    }

    /// Takes over what happened to it so far. Put off since, it is to be shown once more; the
    /// clock may have been set back since, so that no moment is held against another.
    pub(super) fn goes_on_from(&mut self, known: &Self) {
        let is_put_off =
            self.put_off != known.put_off && self.put_off.is_some_and(|at| at < self.due);
        if !is_put_off {
            self.handed = known.handed;
            self.shown = known.shown;
            self.unheard = known.unheard;
        }
        self.opened = known.opened;
        self.later.clone_from(&known.later);
        self.done = known.done;
    }
}
