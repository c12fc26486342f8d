//! Reminders reach the patient also while the journal is locked: a small open file says when,
//! in which neutral words, and nothing else.

pub mod arming;
pub mod item;
pub mod list;
pub(crate) mod notifier;
pub mod shelf;

mod book;
mod settle;

#[cfg(desktop)]
#[path = "reminders/desktop.rs"]
mod notice;
#[cfg(desktop)]
pub mod watch;
#[cfg(mobile)]
#[path = "reminders/mobile.rs"]
pub mod watch;
