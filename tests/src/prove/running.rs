//! A list of neutral reminders, and the program that goes by it.

use std::{fs, path::Path, process::Child};

use chrono::{DateTime, FixedOffset};
use serde::Deserialize;
use serde_json::{Value, json};

/// The neutral texts: what stands in the list, and the message with its words.
pub const NOTICES: [(&str, &str); 4] = [
    ("wind_down", "notice-wind-down"),
    ("break", "notice-break"),
    ("practice", "notice-practice"),
    ("notebook", "notice-notebook"),
];

type Moment = DateTime<FixedOffset>;

/// One reminder in the file.
#[derive(Clone, Debug, Deserialize)]
pub struct Noted {
    /// In which words.
    pub notice: String,
    /// When it is due.
    pub due: Moment,
    /// When it was handed out.
    #[serde(default)]
    pub handed: Option<Moment>,
    /// When it was shown.
    #[serde(default)]
    pub shown: Option<Moment>,
}

#[derive(Deserialize)]
struct Notes {
    reminders: Vec<Noted>,
}

/// A list in which the numbered one has these words, is due then, and closes then.
pub fn list(items: impl Iterator<Item = (usize, Moment, Moment)>) -> Value {
    let item = |(at, (notice, due, closes)): (usize, (usize, Moment, Moment))| {
        json!({
            "id": format!("{:032x}", at + 1),
            "due": due,
            "closes": closes,
            "notice": NOTICES[notice % NOTICES.len()].0,
        })
    };
    json!({ "reminders": items.enumerate().map(item).collect::<Vec<_>>() })
}

/// What stands in the file.
///
/// # Errors
///
/// When it cannot be read.
pub fn notes(list: &Path) -> Result<Vec<Noted>, String> {
    let text = fs::read(list).map_err(|it| it.to_string())?;
    let notes: Notes = serde_json::from_slice(&text).map_err(|it| it.to_string())?;
    Ok(notes.reminders)
}

/// Kills a program, which still has to be there.
///
/// # Errors
///
/// When it ended by itself.
pub fn kill(child: &mut Child) -> Result<(), String> {
    let ended = child.try_wait().map_err(|it| it.to_string())?;
    if let Some(status) = ended {
        return Err(format!("the reminders ended by themselves: {status}"));
    }
    child.kill().map_err(|it| it.to_string())?;
    child.wait().map_err(|it| it.to_string())?;
    Ok(())
}
