//! Phones: the app is asleep when reminders fall due, so that the system is asked beforehand.
//!
//! Only single reminders are asked for, cancelled by their numbers, and asked for again at every
//! start, after every sleep and with every change: the system forgets them when the phone
//! starts anew, and its own repetitions drift. It is type-checked; no phone has run it yet.

use std::{thread, time::Duration};

use care::{check_up::Allowed, schedule::Notice, today::Reminders, words::Words};
use tauri::{AppHandle, plugin::PermissionState};
use tauri_plugin_notification::{Error, NotificationExt, Schedule};

use super::{
    arming::{Alarm, Arming, Text},
    list::Call,
    shelf::Shelf,
};
use crate::clock;

/// Between two looks at the list, while the app is awake.
const POLL: Duration = Duration::from_secs(1);

/// More seconds than this between two looks: the app slept.
const SLEPT_S: i64 = 10;

/// What happened to a notification.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// Whether reminders reach the patient has changed, or the app slept.
    Told,
    /// It was tapped.
    Opened,
}

/// Asks the system to show what is due from now on, and tells what happened.
///
/// # Errors
///
/// When the system gives no thread.
pub fn watch(
    app: AppHandle,
    shelf: Shelf,
    words: Words,
    tell: impl Fn(Event) + Clone + Send + Sync + 'static,
) -> std::io::Result<()> {
    let (tapped, tell_tap) = (shelf.clone(), tell.clone());
    let listens = app.notification().on_action(move |action| {
        let number = action.notification().map(|it| it.id());
        let list = tapped.list();
        let Some(item) = number.and_then(|it| list.numbered(it)) else {
            return;
        };
        let call = Call {
            ids: vec![item.id.clone()],
            notice: Some(item.notice),
            one_tap: false,
        };
        tapped.open(&call, clock::now());
        tell_tap(Event::Opened);
    });
    if let Err(error) = listens {
        tracing::warn!(%error, "taps on reminders are not told");
    }
    thread::Builder::new()
        .name("reminders".into())
        .spawn(move || look_on(&app, &shelf, &words, &tell))?;
    Ok(())
}

/// The phone's system itself shows notifications.
pub(super) fn ask_notifier() -> Option<String> {
    Some(std::env::consts::OS.to_owned())
}

fn look_on(app: &AppHandle, shelf: &Shelf, words: &Words, tell: &impl Fn(Event)) {
    let mut asked: Option<Arming> = None;
    let mut last = clock::now();
    loop {
        let now = clock::now();
        let slept = (now - last).num_seconds().abs() > SLEPT_S || now.offset() != last.offset();
        last = now;
        if slept {
            tell(Event::Told);
        }
        let is_first = asked.is_none();
        if is_first || slept {
            let allowed = allowed(app, !shelf.list().items().is_empty());
            shelf.allow(allowed);
        }
        let may = shelf.allowed() == Allowed::Yes;
        let arming = shelf.change(|list| list.arm(may, now));
        let is_new = asked.as_ref().is_none_or(|it| it.set != arming.set);
        if is_new || slept || !arming.cancel.is_empty() {
            let heard = match arm(app, &arming, words) {
                Ok(()) if may => Reminders::Heard,
                Ok(()) => Reminders::Unheard,
                Err(error) => {
                    tracing::warn!(%error, "the system does not take reminders");
                    Reminders::Unheard
                }
            };
            if shelf.note(heard) {
                tell(Event::Told);
            }
        }
        asked = Some(arming);
        thread::sleep(POLL);
    }
}

/// Whether the system lets the app notify; asks the patient once there is something to remind of.
fn allowed(app: &AppHandle, ask: bool) -> Allowed {
    let state = app.notification().permission_state();
    let state = match state {
        Ok(PermissionState::Prompt | PermissionState::PromptWithRationale) if ask => {
            app.notification().request_permission()
        }
        told => told,
    };
    match state {
        Ok(PermissionState::Granted) => Allowed::Yes,
        Ok(PermissionState::Denied) => Allowed::No,
        Ok(PermissionState::Prompt | PermissionState::PromptWithRationale) | Err(_) => {
            Allowed::Untold
        }
    }
}

fn arm(app: &AppHandle, arming: &Arming, words: &Words) -> Result<(), Error> {
    if !arming.cancel.is_empty() {
        app.notification().cancel(arming.cancel.clone())?;
    }
    arming.set.iter().try_for_each(|alarm| {
        app.notification()
            .builder()
            .id(alarm.number)
            .title(words.say(text_id(alarm.text)))
            .auto_cancel()
            .schedule(schedule(alarm))
            .show()
    })
}

fn text_id(text: Text) -> &'static str {
    match text {
        Text::Of(Notice::WindDown) => "notice-wind-down",
        Text::Of(Notice::Break) => "notice-break",
        Text::Of(Notice::Practice) => "notice-practice",
        Text::Of(Notice::Notebook) => "notice-notebook",
        Text::Test => "notice-test",
        Text::OpenTheApp => "notice-open-the-app",
    }
}

/// A single moment; the phone may be half asleep.
#[cfg(target_os = "android")]
fn schedule(alarm: &Alarm) -> Schedule {
    let date = time::OffsetDateTime::from_unix_timestamp(alarm.at.timestamp());
    Schedule::At {
        date: date.unwrap_or(time::OffsetDateTime::UNIX_EPOCH),
        repeating: false,
        allow_while_idle: true,
    }
}

/// By the calendar of the phone: the plugin reads a moment as local time. It has no room for the
/// year and repeats: what is over is cancelled by its number at the next start, long before.
#[cfg(target_os = "ios")]
fn schedule(alarm: &Alarm) -> Schedule {
    use chrono::{Datelike, Timelike};
    let wall = alarm.at.with_timezone(&clock::zone());
    let part = |it: u32| u8::try_from(it).ok();
    Schedule::Interval {
        interval: tauri_plugin_notification::ScheduleInterval {
            year: None,
            month: part(wall.month()),
            day: part(wall.day()),
            weekday: None,
            hour: part(wall.hour()),
            minute: part(wall.minute()),
            second: part(wall.second()),
        },
        allow_while_idle: false,
    }
}
