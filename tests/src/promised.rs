//! What the plan asks to be heard, reckoned apart from the app from what the patient told.

use care::{
    entry::Recorded,
    plan::default_plan,
    profile::Habits,
    schedule::{Record, State, occurrences},
    time::instant_of,
    words::Words,
};
use chrono::{DateTime, FixedOffset, NaiveDateTime};
use chrono_tz::Tz;

use crate::notices::Heard;

/// What the plan asks to be heard while the patient only waits, given all that stood in the
/// record when the waiting began: wall clock and neutral words.
pub fn promised(
    record: &Record,
    habits: &Habits,
    zone: Tz,
    (from, until): (NaiveDateTime, NaiveDateTime),
) -> Vec<(NaiveDateTime, String)> {
    let now = instant_of(&zone, from);
    let known = as_it_was_at(record, now);
    let due = occurrences(&default_plan(), &known, habits, &zone, now, from..until);
    let ahead = due.into_iter().filter(|it| it.state == State::Ahead);
    let words = Words::english();
    ahead
        .filter_map(|it| Some((it.due, words.say(it.notice?.message()))))
        .collect()
}

/// One line for each, which tells most where two lists differ.
pub fn listed(all: &[(NaiveDateTime, String)]) -> String {
    all.iter()
        .map(|(at, text)| format!("{} {text}\n", at.format("%a %d %H:%M")))
        .collect()
}

/// The same of what the daemon was given.
pub fn heard(all: &[Heard]) -> String {
    let all: Vec<_> = all.iter().map(|it| (it.at, it.title.clone())).collect();
    listed(&all)
}

fn as_it_was_at(record: &Record, now: DateTime<FixedOffset>) -> Record {
    fn by<T: Clone>(all: &[Recorded<T>], now: DateTime<FixedOffset>) -> Vec<Recorded<T>> {
        let known = all.iter().filter(|it| it.recorded.at <= now);
        known.cloned().collect()
    }
    Record {
        sessions: by(&record.sessions, now),
        filled: by(&record.filled, now),
        rests: by(&record.rests, now),
        choices: by(&record.choices, now),
        wishes: by(&record.wishes, now),
    }
}
