//! A notification on a desktop whose service cannot take it off again through our library.

use notify_rust::NotificationHandle;

use super::{Press, Shown, pressed};

/// A notification on screen.
pub(in crate::reminders) struct OnScreen(std::cell::Cell<Option<NotificationHandle>>);

/// Would take a notification off the screen.
#[derive(Clone, Debug)]
pub(in crate::reminders) struct Withdraw;

pub(super) fn shown(handle: NotificationHandle) -> Shown {
    Shown {
        on_screen: OnScreen(std::cell::Cell::new(Some(handle))),
        withdraw: Withdraw,
    }
}

impl OnScreen {
    /// Waits until something happens to it.
    pub(in crate::reminders) fn wait(&self) -> Press {
        let mut press = Press::Closed;
        if let Some(handle) = self.0.take() {
            handle.wait_for_action(|action| press = pressed(action));
        }
        press
    }

    /// Stays: the patient closes it.
    pub(in crate::reminders) fn close(self) {}
}

impl Withdraw {
    /// Cannot be done here.
    pub(in crate::reminders) fn now(&self) {}

    /// Nothing is left to be done.
    pub(in crate::reminders) fn is_open(&self) -> bool {
        false
    }
}

/// These systems name none.
pub(super) fn ask_notifier() -> Option<String> {
    None
}
