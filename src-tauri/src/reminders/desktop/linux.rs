//! A notification on a Linux desktop: listened to, and taken off again when it is no longer true.

use std::future::pending;

use async_channel::{Receiver, Sender};
use futures_lite::future::{block_on, or};
use notify_rust::{NotificationHandle, NotificationResponse};

use super::{Press, Shown, pressed};

/// A notification on screen.
pub(in crate::reminders) struct OnScreen {
    handle: NotificationHandle,
    withdrawn: Receiver<()>,
}

/// Takes a notification off the screen.
#[derive(Clone, Debug)]
pub(in crate::reminders) struct Withdraw(Sender<()>);

pub(super) fn shown(handle: NotificationHandle) -> Shown {
    let (withdraw, withdrawn) = async_channel::bounded(1);
    Shown {
        on_screen: OnScreen { handle, withdrawn },
        withdraw: Withdraw(withdraw),
    }
}

impl OnScreen {
    /// Waits until something happens to it.
    pub(in crate::reminders) fn wait(&self) -> Press {
        let mut press = Press::Withdrawn;
        let answered = self.handle.wait_for_action_async(|response| {
            press = match response {
                NotificationResponse::Default => Press::Open,
                NotificationResponse::Action(action) => pressed(action),
                _ => Press::Closed,
            };
        });
        let withdrawn = async {
            if self.withdrawn.recv().await.is_err() {
                pending::<()>().await;
            }
        };
        block_on(or(answered, withdrawn));
        press
    }

    /// Takes it off the screen; waits for the service as long as that takes.
    pub(in crate::reminders) fn close(self) {
        self.handle.close();
    }
}

impl Withdraw {
    /// Has it taken off.
    pub(in crate::reminders) fn now(&self) {
        // Nobody listens any more: it is off the screen already.
        let _ = self.0.try_send(());
    }

    /// Whether somebody still waits for something to happen to it.
    pub(in crate::reminders) fn is_open(&self) -> bool {
        !self.0.is_closed()
    }
}

/// Who shows notifications, as they name themselves.
pub(super) fn ask_notifier() -> Option<String> {
    notify_rust::get_server_information().ok().map(|it| it.name)
}
