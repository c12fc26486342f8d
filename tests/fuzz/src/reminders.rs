//! The list of reminders as the shell reads it, without the shell's window.
#![expect(dead_code, reason = "the shell does more with it")]

#[path = "../../../src-tauri/src/reminders/item.rs"]
pub(crate) mod item;
#[path = "../../../src-tauri/src/reminders/list.rs"]
pub(crate) mod list;
