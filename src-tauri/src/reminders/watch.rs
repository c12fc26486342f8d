//! The thread that looks at the clock and shows what is due, also while the journal is locked.
//!
//! It polls wall time: a timer that sleeps until the due moment sleeps on through a
//! suspend. Whatever the notification service does, this thread goes on.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    thread,
    time::Duration,
};

use care::{today::Reminders, words::Words};

use super::{
    list::Call,
    notice::{self, Notification, Press},
    shelf::Shelf,
};
use crate::clock;

/// Between two looks at the clock.
const POLL: Duration = Duration::from_millis(500);

/// A service that has not answered after so many looks counts as not there.
const PATIENCE: u32 = 20;

/// After a refusal so many looks pass before the next try.
const PAUSE: u32 = 20;

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
    /// It was put off.
    PutOff,
}

type Tell = Arc<dyn Fn(Event) + Send + Sync>;

/// A call that is with the service.
struct Pending {
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
    let mut pending: Vec<Pending> = Vec::new();
    let mut pause: u32 = 0;
    loop {
        thread::sleep(POLL);
        pending.retain(|it| !it.answered.load(Ordering::Acquire));
        for it in &mut pending {
            it.looks = it.looks.saturating_add(1);
            if it.looks == PATIENCE {
                shelf.note(Reminders::Unheard);
                tell(Event::Told);
            }
        }
        if shelf.heard() == Reminders::Unheard && pause > 0 {
            pause -= 1;
            continue;
        }
        if pending.len() >= UNANSWERED_AT_MOST {
            continue;
        }
        let calls = shelf.hand_out(clock::now());
        pause = if calls.is_empty() { 0 } else { PAUSE };
        for call in calls {
            let answered = Arc::new(AtomicBool::new(false));
            let teller = Teller {
                shelf: shelf.clone(),
                tell: tell.clone(),
                listeners: listeners.clone(),
                answered: answered.clone(),
            };
            let notification = notice::of(&call, words);
            let back = call.clone();
            let spawned = thread::Builder::new()
                .name("notification".into())
                .spawn(move || teller.show(&notification, &call));
            match spawned {
                Ok(_) => pending.push(Pending { answered, looks: 0 }),
                Err(_) => shelf.change(|list| list.was_refused(&back)),
            }
        }
    }
}

/// Stays with one notification until it is gone.
struct Teller {
    shelf: Shelf,
    tell: Tell,
    listeners: Arc<AtomicUsize>,
    answered: Arc<AtomicBool>,
}

impl Teller {
    fn show(self, notification: &Notification, call: &Call) {
        let shown = notification.show();
        self.answered.store(true, Ordering::Release);
        match shown {
            Ok(shown) => {
                self.shelf.change(|list| list.was_taken(call, clock::now()));
                self.shelf.note(Reminders::Heard);
                (self.tell)(Event::Told);
                if self.listeners.fetch_add(1, Ordering::AcqRel) < LISTENED_TO_AT_MOST {
                    shown.wait(|press| self.press(press, call));
                }
                self.listeners.fetch_sub(1, Ordering::AcqRel);
            }
            Err(error) => {
                tracing::warn!(%error, "no notification service takes the reminder");
                self.shelf.change(|list| list.was_refused(call));
                self.shelf.note(Reminders::Unheard);
                (self.tell)(Event::Told);
            }
        }
    }

    fn press(&self, press: Press, call: &Call) {
        match press {
            Press::Open => {
                self.shelf.open(call);
                (self.tell)(Event::Opened);
            }
            Press::Later => {
                self.shelf.change(|list| list.put_off(call, clock::now()));
                (self.tell)(Event::PutOff);
            }
            Press::Closed => {}
        }
    }
}
