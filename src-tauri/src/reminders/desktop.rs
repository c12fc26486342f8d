//! Notifications of the desktop: neutral words, and two buttons.

use care::{schedule::Notice, words::Words};

use super::list::Call;

/// What the patient did with a notification.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Press {
    /// Tapped it, or its button "Open".
    Open,
    /// Tapped "Later".
    Later,
    /// Closed it, or let it go.
    Closed,
}

/// The words of one notification.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Notification {
    text: String,
    open: String,
    later: String,
}

/// A notification on screen.
pub(super) struct Shown(notify_rust::NotificationHandle);

/// The notification for `call`.
pub(super) fn of(call: &Call, words: &Words) -> Notification {
    Notification {
        text: words.say(text_id(call.notice)),
        open: words.say("notice-open"),
        later: words.say("notice-later"),
    }
}

fn text_id(notice: Option<Notice>) -> &'static str {
    notice.map_or("notice-catch-up", Notice::message)
}

impl Notification {
    /// Hands it to the notification service; waits for its answer as long as that takes.
    pub(super) fn show(&self) -> Result<Shown, notify_rust::error::Error> {
        notify_rust::Notification::new()
            .appname("Groundwork")
            .icon("groundwork")
            .summary(&self.text)
            .action("default", &self.open)
            .action("open", &self.open)
            .action("later", &self.later)
            .show()
            .map(Shown)
    }
}

impl Shown {
    /// Waits until the patient does something with it.
    pub(super) fn wait(self, on: impl FnOnce(Press)) {
        self.0.wait_for_action(|action| {
            on(match action {
                "default" | "open" => Press::Open,
                "later" => Press::Later,
                _ => Press::Closed,
            });
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_notification_has_its_words_and_they_say_nothing_private() {
        let words = Words::english();
        let notices = [
            Some(Notice::WindDown),
            Some(Notice::Break),
            Some(Notice::Practice),
            Some(Notice::Notebook),
            None,
        ];
        for notice in notices {
            let Notification { text, open, later } = of(
                &Call {
                    ids: vec![],
                    notice,
                },
                &words,
            );
            for said in [text, open, later] {
                assert!(!said.contains("notice-"), "{said} has no words");
                for private in [
                    "ketamine", "dose", "drug", "treat", "therap", "session", "clinic", "mood",
                    "depress", "anxi", "thought", "journal", "patient", "mental", "health",
                ] {
                    assert!(!said.to_lowercase().contains(private), "{said}: {private}");
                }
            }
        }
    }
}
