//! The thread that looks at the clock and shows what is due, also while the journal is locked.
//!
//! It polls wall time: a timer that sleeps until the due moment sleeps on through a
//! suspend. Whatever the notification service does, this thread goes on.

use std::{
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    thread,
    time::Duration,
};

use care::{today::Reminders, words::Words};
use chrono::{DateTime, FixedOffset, TimeDelta};

use super::{
    list::Call,
    notice::{self, Notification, Press, Withdraw},
    shelf::Shelf,
};
use crate::clock;

/// Between two looks at the clock.
const POLL: Duration = Duration::from_secs(1);

/// More than this between two looks is no delay.
const JUMP: TimeDelta = TimeDelta::minutes(1);

/// A service that has not answered after so many looks counts as not there.
const PATIENCE: u32 = 10;

/// After a refusal so many looks pass before the next try, and twice as many each time.
const PAUSE: u32 = 10;

/// More looks than this never pass.
const LONGEST_PAUSE: u32 = 60;

/// More calls than this are not left with a service that does not answer.
const UNANSWERED_AT_MOST: usize = 4;

/// More notifications than this are not listened to at once.
const LISTENED_TO_AT_MOST: usize = 16;

/// What happened to a notification.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// It is on screen, or could not be shown.
    Told,
    /// It was tapped.
    Opened,
    /// It was put off, or done with one tap.
    Answered,
}

type Tell = Arc<dyn Fn(Event) + Send + Sync>;

/// The notifications on screen, with what takes them off.
type OnScreen = Arc<Mutex<Vec<(Call, Withdraw)>>>;

/// A call that is with the service.
struct Pending {
    call: Call,
    answered: Arc<AtomicBool>,
    looks: u32,
}

/// Shows what is due from now on, and tells what happened.
///
/// # Errors
///
/// When the system gives no thread.
pub fn watch(
    shelf: Shelf,
    words: Words,
    tell: impl Fn(Event) + Send + Sync + 'static,
) -> std::io::Result<()> {
    let tell: Tell = Arc::new(tell);
    thread::Builder::new()
        .name("reminders".into())
        .spawn(move || look_on(&shelf, &words, &tell))?;
    Ok(())
}

fn look_on(shelf: &Shelf, words: &Words, tell: &Tell) {
    let listeners = Arc::new(AtomicUsize::new(0));
    let on_screen = OnScreen::default();
    let mut pending: Vec<Pending> = Vec::new();
    let (mut pause, mut longest) = (0, PAUSE);
    let mut last = clock::now();
    loop {
        thread::sleep(POLL);
        let now = clock::now();
        if has_jumped(last, now) {
            // What is due may differ; nobody waits for the desk here.
            let tell = tell.clone();
            let told = thread::Builder::new().name("jump".into());
            if let Err(error) = told.spawn(move || tell(Event::Told)) {
                tracing::warn!(%error, "a jump of the clock was not told");
            }
        }
        last = now;
        withdraw_what_is_over(&on_screen, shelf);
        pending.retain(|it| !it.answered.load(Ordering::Acquire));
        for it in &mut pending {
            it.looks = it.looks.saturating_add(1);
            if it.looks == PATIENCE {
                shelf.change(|list| list.was_not_answered(&it.call, now));
                shelf.note(Reminders::Unheard);
                tell(Event::Told);
            }
        }
        if shelf.heard() == Reminders::Heard {
            (pause, longest) = (0, PAUSE);
        }
        if pause > 0 {
            pause -= 1;
            continue;
        }
        if pending.len() >= UNANSWERED_AT_MOST {
            continue;
        }
        let calls = shelf.hand_out(now);
        if !calls.is_empty() {
            pause = longest;
            longest = (longest * 2).min(LONGEST_PAUSE);
        }
        for call in calls {
            let answered = Arc::new(AtomicBool::new(false));
            let teller = Teller {
                shelf: shelf.clone(),
                tell: tell.clone(),
                listeners: listeners.clone(),
                on_screen: on_screen.clone(),
                answered: answered.clone(),
            };
            let notification = notice::of(&call, words);
            let back = call.clone();
            let spawned = thread::Builder::new()
                .name("notification".into())
                .spawn(move || teller.show(&notification, &call));
            match spawned {
                Ok(_) => pending.push(Pending {
                    call: back,
                    answered,
                    looks: 0,
                }),
                Err(_) => {
                    shelf.change(|list| list.was_refused(&back, now));
                }
            }
        }
    }
}

/// Whether the device slept, its clock was set, or it is in another zone.
fn has_jumped(last: DateTime<FixedOffset>, now: DateTime<FixedOffset>) -> bool {
    (now - last).abs() > JUMP || now.offset() != last.offset()
}

/// What was answered in the app, or has closed, has nothing to say on the screen any more.
fn withdraw_what_is_over(on_screen: &OnScreen, shelf: &Shelf) {
    let mut on_screen = on_screen.lock().unwrap_or_else(PoisonError::into_inner);
    on_screen.retain(|(call, withdraw)| {
        let stands = withdraw.is_open() && shelf.stands(call, clock::now());
        if !stands {
            withdraw.now();
        }
        stands
    });
}

/// Stays with one notification until it is gone.
struct Teller {
    shelf: Shelf,
    tell: Tell,
    listeners: Arc<AtomicUsize>,
    on_screen: OnScreen,
    answered: Arc<AtomicBool>,
}

impl Teller {
    fn show(self, notification: &Notification, call: &Call) {
        let shown = notification.show();
        self.answered.store(true, Ordering::Release);
        let now = clock::now();
        match shown {
            Ok(shown) => {
                self.shelf.change(|list| list.was_taken(call, now));
                self.shelf.note(Reminders::Heard);
                (self.tell)(Event::Told);
                let Some(place) = Place::among(&self.listeners) else {
                    return;
                };
                let mut on_screen = self
                    .on_screen
                    .lock()
                    .unwrap_or_else(PoisonError::into_inner);
                on_screen.push((call.clone(), shown.withdraw));
                drop(on_screen);
                let press = shown.on_screen.wait();
                drop(place);
                self.press(press, call);
                // Some services leave it on screen when a button was pressed.
                if press != Press::Closed {
                    shown.on_screen.close();
                }
            }
            Err(error) => {
                tracing::warn!(%error, "no notification service takes the reminder");
                let is_news = self.shelf.change(|list| list.was_refused(call, now));
                if self.shelf.note(Reminders::Unheard) || is_news {
                    (self.tell)(Event::Told);
                }
            }
        }
    }

    fn press(&self, press: Press, call: &Call) {
        let now = clock::now();
        match press {
            Press::Open => {
                self.shelf.open(call, now);
                (self.tell)(Event::Opened);
            }
            Press::Later => {
                self.shelf.change(|list| list.put_off(call, now));
                (self.tell)(Event::Answered);
            }
            Press::Done => {
                self.shelf.change(|list| list.was_done(call, now));
                (self.tell)(Event::Answered);
            }
            Press::Closed | Press::Withdrawn => {}
        }
    }
}

/// A place among those that are listened to; given back also when the listener fails.
struct Place(Arc<AtomicUsize>);

impl Place {
    fn among(listeners: &Arc<AtomicUsize>) -> Option<Self> {
        let place = Self(listeners.clone());
        (listeners.fetch_add(1, Ordering::AcqRel) < LISTENED_TO_AT_MOST).then_some(place)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::AcqRel);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sleep_a_set_clock_and_another_zone_are_jumps() {
        let at = |text: &str| DateTime::parse_from_rfc3339(text).unwrap();
        let last = at("2026-10-25T02:59:59+02:00");
        assert!(!has_jumped(last, at("2026-10-25T03:00:01+02:00")));
        assert!(has_jumped(last, at("2026-10-25T02:00:00+01:00")));
        assert!(has_jumped(last, at("2026-10-25T14:59:59+02:00")));
        assert!(has_jumped(last, at("2016-10-25T02:59:59+02:00")));
    }
}
