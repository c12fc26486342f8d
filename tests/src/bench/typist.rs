//! Types into the window as a keyboard does.

use std::{
    io::{self, Write},
    process::{Child, Command, ExitStatus, Stdio},
};

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
    Finger::over_return(xdotool)?.press()
}

/// A finger that lies on Return: the tool that moves it takes longer to start than a press does,
/// and starts before.
pub struct Finger(Child);

impl Finger {
    /// Starts the tool.
    ///
    /// # Errors
    /// When xdotool is not installed.
    pub fn over_return(xdotool: impl Fn() -> Command) -> io::Result<Self> {
        let mut tool = xdotool();
        tool.arg("-").stdin(Stdio::piped()).spawn().map(Self)
    }

    /// Presses it, and lets go.
    ///
    /// # Errors
    /// When the tool has ended before.
    pub fn press(mut self) -> io::Result<()> {
        let mut told = self.0.stdin.take();
        told.as_mut()
            .map(|it| it.write_all(b"key Return\n"))
            .transpose()?;
        drop(told);
        pressed(self.0.wait()?)
    }
}

fn did(command: &mut Command) -> io::Result<()> {
    pressed(command.status()?)
}

fn pressed(status: ExitStatus) -> io::Result<()> {
    if status.success() {
        Ok(())
    } else {
        Err(io::Error::other("the keys could not be pressed"))
    }
}
