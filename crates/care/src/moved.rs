//! That an occurrence falls due at another time than its rule says, and why: never in silence.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use crate::words::Words;

/// From where an occurrence was moved, and why it stands where it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moved {
    /// When its rule had it, wall clock.
    pub from: NaiveDateTime,
    /// Why it was moved; the last reason, where there are several.
    pub why: Why,
}

/// Why an occurrence was moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// It would have fallen between bedtime and waking.
    BeforeQuiet,
    /// It would have come too soon after another.
    Apart,
    /// It had to wait: for a full day after the dose, or for waking.
    NotBefore,
    /// The patient put it off, or paused.
    PutOff,
}

/// One sentence for the patient about why it comes when it comes.
pub fn told(moved: &Moved, words: &Words) -> String {
    let id = match moved.why {
        Why::BeforeQuiet => "moved-before-quiet",
        Why::Apart => "moved-apart",
        Why::NotBefore => "moved-not-before",
        Why::PutOff => "moved-put-off",
    };
    words.say_with(id, &[("from", words.time(moved.from.time()).into())])
}
