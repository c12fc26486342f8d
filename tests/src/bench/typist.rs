//! Types into the window as a keyboard does.

use std::{io, process::Command};

use care::private::Private;

/// Puts the window before the keys, and types the words.
///
/// # Errors
/// When xdotool is not installed or finds no window.
pub fn write(xdotool: impl Fn() -> Command, words: &Private) -> io::Result<()> {
    did(xdotool()
        .args(["search", "--sync", "--onlyvisible", "--name", "Groundwork"])
        .args(["windowfocus", "--sync"]))?;
    // Help stands before the passphrase.
    did(xdotool().args(["key", "Tab", "Tab"]))?;
    did(xdotool().args(["type", "--delay", "5", words.reveal()]))
}

/// Presses Return.
///
/// # Errors
/// When xdotool is not installed.
pub fn enter(xdotool: impl Fn() -> Command) -> io::Result<()> {
    did(xdotool().args(["key", "Return"]))
}

fn did(command: &mut Command) -> io::Result<()> {
    if command.status()?.success() {
        Ok(())
    } else {
        Err(io::Error::other("the keys could not be pressed"))
    }
}
