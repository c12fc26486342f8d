//! How far the moments of a fact may lie from our days. What comes from outside may tell of any
//! year that can be written; beyond these nothing can be reckoned without care at every step.

use std::ops::RangeInclusive;

use chrono::{DateTime, Datelike, FixedOffset, NaiveDateTime};

use crate::{
    entry::{Entry, Recorded},
    form::{Filled, Value},
    night::Night,
    schedule::OccurrenceId,
    wish::Wish,
};

/// Years of a life and of its plans.
const YEARS: RangeInclusive<i32> = 1900..=2200;

/// Whether all that an entry tells of lies in these years.
pub fn is_in_reach(entry: &Recorded<Entry>) -> bool {
    let mut all = moments(&entry.fact);
    all.extend([entry.at, entry.day.into(), wall(&entry.recorded.at)]);
    all.iter().all(|it| YEARS.contains(&it.year()))
}

/// By the clock of Greenwich: the year is what counts, and a local one need not exist at either end of time.
fn wall(at: &DateTime<FixedOffset>) -> NaiveDateTime {
    at.naive_utc()
}

fn moments(fact: &Entry) -> Vec<NaiveDateTime> {
    let due = |it: &Option<OccurrenceId>| it.iter().map(|it| it.due).collect();
    match fact {
        Entry::Session(it) => {
            let left = it.left_clinic_at.iter();
            left.chain([&it.dosed.at]).map(wall).collect()
        }
        Entry::Filled(it) => filled(it),
        Entry::Rest(it) => due(&it.occurrence),
        Entry::Choice(it) => vec![it.occurrence.due],
        Entry::Wish(Wish::PauseUntil(at)) => vec![wall(at)],
        Entry::Wish(
            Wish::Unwell
            | Wish::GoOn
            | Wish::LeaveSoft
            | Wish::Amount(_)
            | Wish::Zone { .. }
            | Wish::Favourite { .. },
        )
        | Entry::Safety(_) => Vec::new(),
    }
}

fn filled(it: &Filled) -> Vec<NaiveDateTime> {
    let mut all = vec![wall(&it.begun.at)];
    all.extend(it.occurrence.iter().map(|it| it.due));
    for value in it.answers.values() {
        match value {
            Value::Night(night) => all.extend(of_night(night)),
            Value::When(at) => all.push(*at),
            Value::Text(_)
            | Value::Lines { .. }
            | Value::Moods(_)
            | Value::Number(_)
            | Value::Choice(_)
            | Value::Choices(_)
            | Value::Seen
            | Value::Declined => {}
        }
    }
    all
}

fn of_night(night: &Night) -> [NaiveDateTime; 5] {
    [
        night.woke_on.into(),
        night.in_bed,
        night.lights_out,
        night.final_wake,
        night.out_of_bed,
    ]
}
