//! Phones: the app is asleep when reminders fall due, so that only the system can show them.
//! Until it is asked to, none is taken, and Today says that reminders show in the app only.

use care::words::Words;
use thiserror::Error;

use super::list::Call;

/// What the patient did with a notification.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(dead_code, reason = "no notification is shown yet")]
pub(super) enum Press {
    /// Tapped it.
    Open,
    /// Tapped "Later".
    Later,
    /// Closed it.
    Closed,
}

/// A notification that the system is not asked to show.
pub(super) struct Notification;

/// There is none.
pub(super) enum Shown {}

/// No notification is taken.
#[derive(Debug, Error)]
#[error("this phone's notifications are not asked yet")]
pub(super) struct NotAsked;

/// The notification for `call`.
pub(super) fn of(_call: &Call, _words: &Words) -> Notification {
    Notification
}

impl Notification {
    /// Takes nothing.
    pub(super) fn show(&self) -> Result<Shown, NotAsked> {
        Err(NotAsked)
    }
}

impl Shown {
    /// Never happens.
    pub(super) fn wait(self, _on: impl FnOnce(Press)) {
        match self {}
    }
}
