//! The thread of the reminders over a list in a file, as it runs while the journal is locked.

use std::{fs, io, path::Path, thread, time::Duration};

use care::words::Words;
use shell::reminders::{shelf::Shelf, watch::watch};

/// The list, in its folder.
pub const LIST: &str = "reminders.json";

/// When a reminder is marked in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// As the app does: before it is shown.
    MarkFirst,
    /// Some time after it was shown: a proof that does not see this sees nothing.
    ShowFirst,
}

/// How long after it was shown.
const LATE: Duration = Duration::from_secs(2);

impl Order {
    /// The word on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::MarkFirst => "mark-first",
            Self::ShowFirst => "show-first",
        }
    }

    /// The order that the word stands for.
    pub fn named(word: &str) -> Option<Self> {
        [Self::MarkFirst, Self::ShowFirst]
            .into_iter()
            .find(|it| it.word() == word)
    }
}

/// Reminds of what stands in `folder` until somebody ends the process.
///
/// # Errors
///
/// Of the system.
pub fn remind(folder: &Path, order: Order) -> io::Result<()> {
    let list = folder.join(LIST);
    let shown_from = match order {
        Order::MarkFirst => list.clone(),
        Order::ShowFirst => {
            let other = folder.join("other.json");
            fs::copy(&list, &other)?;
            other
        }
    };
    watch(Shelf::at(&shown_from), Words::english(), |_| {})?;
    loop {
        thread::sleep(LATE);
        if order == Order::ShowFirst {
            let half = folder.join("half.json");
            fs::copy(&shown_from, &half)?;
            fs::rename(&half, &list)?;
        }
    }
}
