//! Notifications of the desktop: neutral words, and two or three buttons.

use care::{schedule::Notice, words::Words};

use super::list::Call;

#[cfg(target_os = "linux")]
#[path = "desktop/linux.rs"]
mod screen;
#[cfg(not(target_os = "linux"))]
#[path = "desktop/other.rs"]
mod screen;

/// What the patient did with a notification, or the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Press {
    /// Tapped it, or its button "Open".
    Open,
    /// Tapped "Later".
    Later,
    /// Tapped "Done".
    Done,
    /// Closed it, or let it go.
    Closed,
    /// It is no longer true: it was answered in the app, or has closed.
    Withdrawn,
}

/// The words of one notification.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Notification {
    text: String,
    open: String,
    later: Option<String>,
    done: Option<String>,
}

/// A notification on screen, and what takes it off again.
pub(super) struct Shown {
    /// On screen.
    pub on_screen: screen::OnScreen,
    /// Takes it off.
    pub withdraw: screen::Withdraw,
}

/// Takes a notification off the screen.
pub(super) type Withdraw = screen::Withdraw;

/// The notification for `call`.
pub(super) fn of(call: &Call, words: &Words) -> Notification {
    Notification {
        text: words.say(text_id(call)),
        open: words.say("notice-open"),
        later: (!call.is_test()).then(|| words.say("notice-later")),
        done: call.one_tap.then(|| words.say("notice-done")),
    }
}

/// Who shows notifications, as they name themselves. Waits for the answer as long as that takes.
pub(super) fn ask_notifier() -> Option<String> {
    screen::ask_notifier()
}

fn text_id(call: &Call) -> &'static str {
    if call.is_test() {
        return "notice-test";
    }
    match call.notice {
        Some(Notice::WindDown) => "notice-wind-down",
        Some(Notice::Break) => "notice-break",
        Some(Notice::Practice) => "notice-practice",
        Some(Notice::Notebook) => "notice-notebook",
        None => "notice-catch-up",
    }
}

impl Notification {
    /// Hands it to the notification service; waits for its answer as long as that takes.
    pub(super) fn show(&self) -> Result<Shown, notify_rust::error::Error> {
        let mut notification = notify_rust::Notification::new();
        notification
            .appname("Groundwork")
            .icon("groundwork")
            .summary(&self.text)
            .action("default", &self.open)
            .action("open", &self.open);
        let more = [("done", &self.done), ("later", &self.later)];
        for (name, words) in more {
            if let Some(words) = words {
                notification.action(name, words);
            }
        }
        notification.show().map(screen::shown)
    }
}

/// What the name of a pressed button means.
fn pressed(action: &str) -> Press {
    match action {
        "default" | "open" => Press::Open,
        "later" => Press::Later,
        "done" => Press::Done,
        _ => Press::Closed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn call(notice: Option<Notice>, one_tap: bool) -> Call {
        Call {
            ids: vec!["a".into()],
            notice,
            one_tap,
        }
    }

    #[test]
    fn every_notification_has_its_words_and_they_say_nothing_private() {
        let words = Words::english();
        let mut calls = [
            Some(Notice::WindDown),
            Some(Notice::Break),
            Some(Notice::Practice),
            Some(Notice::Notebook),
            None,
        ]
        .map(|it| call(it, true))
        .to_vec();
        let mut list = crate::reminders::list::List::default();
        let at = "2026-10-28T09:00:00+01:00".parse().unwrap();
        list.set_test(at);
        calls.extend(list.hand_out(at));
        assert_eq!(calls.len(), 6);
        for it in &calls {
            let Notification {
                text,
                open,
                later,
                done,
            } = of(it, &words);
            for said in [Some(text), Some(open), later, done].into_iter().flatten() {
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

    #[test]
    fn done_is_offered_only_where_one_tap_is_enough() {
        let words = Words::english();
        assert!(of(&call(Some(Notice::Break), true), &words).done.is_some());
        assert_eq!(of(&call(Some(Notice::Practice), false), &words).done, None);
    }
}
