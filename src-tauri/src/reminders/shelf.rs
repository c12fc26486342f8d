//! The list of reminders where both the desk and the thread that shows them reach it: in
//! memory and in its file.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use care::{check_up::Allowed, today::Reminders};
use chrono::{DateTime, FixedOffset};
use journal::disk;

use super::list::{Call, List};

/// A handle to the one list.
#[derive(Clone, Debug)]
pub struct Shelf(Arc<Mutex<Held>>);

#[derive(Debug)]
struct Held {
    path: PathBuf,
    list: List,
    /// The reminder whose notification was tapped.
    opened: Option<String>,
    heard: Reminders,
    allowed: Allowed,
}

impl Shelf {
    /// The list in the file at `path`; empty where there is none that can be read.
    pub fn at(path: &Path) -> Self {
        let list: List = fs::read(path)
            .ok()
            .and_then(|bytes| serde_json::from_slice(&bytes).ok())
            .unwrap_or_default();
        let heard = list.heard();
        Self(Arc::new(Mutex::new(Held {
            path: path.to_owned(),
            list,
            opened: None,
            heard,
            allowed: Allowed::Untold,
        })))
    }

    /// The list as it is now.
    pub fn list(&self) -> List {
        self.held().list.clone()
    }

    /// Forgets all reminders, and their file.
    ///
    /// # Errors
    ///
    /// What the system says to removing it.
    pub fn erase(&self) -> std::io::Result<()> {
        let mut held = self.held();
        held.list = List::default();
        disk::remove(&held.path)
    }

    /// Changes the list, and its file where that makes a difference.
    pub fn change<T>(&self, change: impl FnOnce(&mut List) -> T) -> T {
        let mut held = self.held();
        let before = held.list.clone();
        let answer = change(&mut held.list);
        if held.list != before
            && let Err(error) = write(&held)
        {
            // Memory still knows what was shown; the next change tries again.
            tracing::warn!(%error, "the reminders could not be written");
        }
        answer
    }

    /// Hands out what is due, marked so on the disk before it is shown.
    ///
    /// Where it cannot be marked, nothing is handed out: better late than twice.
    pub fn hand_out(&self, now: DateTime<FixedOffset>) -> Vec<Call> {
        let mut held = self.held();
        if !held.list.has_due(now) {
            return Vec::new();
        }
        let before = held.list.clone();
        let calls = held.list.hand_out(now);
        if !calls.is_empty()
            && let Err(error) = write(&held)
        {
            tracing::warn!(%error, "the reminders could not be marked");
            held.list = before;
            return Vec::new();
        }
        calls
    }

    /// Whether reminders reach the patient.
    pub fn heard(&self) -> Reminders {
        self.held().heard
    }

    /// Notes whether the last reminder reached the patient; answers whether that is news.
    pub fn note(&self, heard: Reminders) -> bool {
        std::mem::replace(&mut self.held().heard, heard) != heard
    }

    /// Whether the system lets this app notify.
    pub fn allowed(&self) -> Allowed {
        self.held().allowed
    }

    /// The system told whether it lets this app notify.
    pub fn allow(&self, allowed: Allowed) {
        self.held().allowed = allowed;
    }

    /// The notification of a reminder was tapped.
    pub fn open(&self, call: &Call, now: DateTime<FixedOffset>) {
        self.change(|list| list.was_opened(call, now));
        self.held().opened = call.ids.last().cloned();
    }

    /// Whether the notification of this call still has something to say.
    pub fn stands(&self, call: &Call, now: DateTime<FixedOffset>) -> bool {
        self.held().list.stands(call, now)
    }

    /// The reminder whose notification was tapped; told once.
    pub fn take_opened(&self) -> Option<String> {
        self.held().opened.take()
    }

    fn held(&self) -> MutexGuard<'_, Held> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn write(held: &Held) -> std::io::Result<()> {
    disk::replace(&held.path, &serde_json::to_vec(&held.list)?)
}

#[cfg(test)]
mod tests {
    use care::schedule::Notice;

    use super::*;
    use crate::reminders::item::Item;

    fn at(time: &str) -> DateTime<FixedOffset> {
        format!("2026-10-28T{time}:00+01:00").parse().unwrap()
    }

    fn planned() -> Vec<Item> {
        vec![Item::new(
            "a".into(),
            at("09:00"),
            at("12:00"),
            Notice::Break,
        )]
    }

    #[test]
    fn what_was_handed_out_stays_so_after_a_restart() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("reminders.json");
        let shelf = Shelf::at(&path);
        shelf.change(|list| list.lay_out(planned(), at("08:00")));
        assert_eq!(shelf.hand_out(at("09:00")).len(), 1);
        assert_eq!(Shelf::at(&path).hand_out(at("09:00")), []);
    }

    #[test]
    fn nothing_is_handed_out_that_cannot_be_marked() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("folder").join("reminders.json");
        let shelf = Shelf::at(&path);
        shelf.change(|list| list.lay_out(planned(), at("08:00")));
        assert_eq!(shelf.hand_out(at("09:00")), [], "the folder is not there");
        fs::create_dir(dir.path().join("folder")).unwrap();
        assert_eq!(shelf.hand_out(at("09:01")).len(), 1);
    }

    #[test]
    fn a_damaged_file_is_an_empty_list() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("reminders.json");
        for damaged in ["", "{\"reminders\":[{\"id\":\"a\"}]}", "{\"reminders\":[{"] {
            fs::write(&path, damaged).unwrap();
            assert_eq!(Shelf::at(&path).list(), List::default());
        }
    }

    #[test]
    fn that_nobody_took_the_last_reminder_is_known_after_a_restart() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("reminders.json");
        let shelf = Shelf::at(&path);
        shelf.change(|list| list.lay_out(planned(), at("08:00")));
        let call = shelf.hand_out(at("09:00")).remove(0);
        shelf.change(|list| list.was_refused(&call, at("09:00")));
        assert_eq!(Shelf::at(&path).heard(), Reminders::Unheard);
        shelf.change(|list| list.was_taken(&call, at("09:01")));
        assert_eq!(Shelf::at(&path).heard(), Reminders::Heard);
    }

    #[test]
    fn what_was_tapped_is_told_once() {
        let dir = tempfile::tempdir().unwrap();
        let shelf = Shelf::at(&dir.path().join("reminders.json"));
        let call = Call {
            ids: vec!["a".into(), "b".into()],
            notice: None,
            one_tap: false,
        };
        shelf.open(&call, at("09:00"));
        assert_eq!(shelf.take_opened(), Some("b".into()));
        assert_eq!(shelf.take_opened(), None);
    }
}
