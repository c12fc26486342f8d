//! By which clock the patient goes while travelling: the home zone, as the record has it, or
//! the zone of the device.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    schedule::Record,
    time::{Stamp, care_day},
    wish::{Wish, ZoneWish, in_order},
};

/// The device is in another zone than home: follow, or stay on home time?
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ZoneQuestion {
    /// IANA name of the zone by which the patient went so far.
    pub home: String,
    /// IANA name of the zone of the device.
    pub here: String,
}

/// The clock that all wall-clock times are of, on a device in the zone named `here`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoesBy {
    /// IANA name of the zone.
    pub zone: String,
    /// What is still to be asked; until it is answered, the device's zone stands.
    pub question: Option<ZoneQuestion>,
}

/// The zone by which the patient last agreed to go; at first that in which the first session
/// was told. None before that: nothing is planned yet.
pub fn home(record: &Record) -> Option<String> {
    let first = record
        .sessions
        .iter()
        .min_by_key(|it| (it.id, it.recorded.at));
    let told = first.map(|it| it.recorded.zone.clone());
    let followed = in_order(&record.wishes).into_iter().rev();
    let mut followed = followed.filter_map(|it| match &it.fact {
        Wish::Zone {
            here,
            keeps: ZoneWish::Follow,
        } => Some(here.clone()),
        Wish::Zone {
            keeps: ZoneWish::Home,
            ..
        }
        | Wish::PauseUntil(_)
        | Wish::Unwell
        | Wish::GoOn
        | Wish::LeaveSoft
        | Wish::Amount(_)
        | Wish::Favourite { .. } => None,
    });
    followed.next().or(told)
}

/// By which clock to go on a device in the zone named `here`.
pub fn goes_by(record: &Record, here: &str) -> GoesBy {
    let here = here.to_owned();
    let Some(home) = home(record).filter(|home| *home != here) else {
        return GoesBy {
            zone: here,
            question: None,
        };
    };
    if stays_home(record, &here) {
        return GoesBy {
            zone: home,
            question: None,
        };
    }
    GoesBy {
        zone: here.clone(),
        question: Some(ZoneQuestion { home, here }),
    }
}

/// The names of the zones by whose clocks the night to `woke_on` is told by a form that was begun
/// then: going to bed, and waking. They differ where the last thing of the day before was
/// recorded by another clock: the patient travelled in that night.
pub fn of_night(record: &Record, begun: &Stamp, woke_on: NaiveDate) -> [String; 2] {
    let waking = gone_by(record, begun);
    let filled = record.filled.iter().map(|it| &it.fact.begun);
    let rests = record.rests.iter().map(|it| &it.recorded);
    let choices = record.choices.iter().map(|it| &it.recorded);
    let sessions = record.sessions.iter().map(|it| &it.recorded);
    let stamps = filled.chain(rests).chain(choices).chain(sessions);
    let last = stamps
        .filter(|it| it.at < begun.at && (woke_on - care_day(it.at.naive_local())).num_days() == 1)
        .max_by_key(|it| it.at);
    let bed = last.map_or_else(|| waking.clone(), |it| gone_by(record, it));
    [bed, waking]
}

/// The zone by which the patient went at a moment.
fn gone_by(record: &Record, at: &Stamp) -> String {
    let said = record.wishes.iter().filter(|it| it.recorded.at <= at.at);
    let then = Record {
        sessions: record.sessions.clone(),
        wishes: said.cloned().collect(),
        ..Record::default()
    };
    goes_by(&then, &at.zone).zone
}

/// Whether the last answer about a zone was to stay on home time here.
fn stays_home(record: &Record, here: &str) -> bool {
    let last = in_order(&record.wishes).into_iter().rev();
    let mut answers = last.filter_map(|it| match &it.fact {
        Wish::Zone { here, keeps } => Some((here, *keeps)),
        Wish::PauseUntil(_) | Wish::Unwell | Wish::GoOn | Wish::LeaveSoft | Wish::Amount(_) => None,
        Wish::Favourite { .. } => None,
    });
    answers.next() == Some((&here.to_owned(), ZoneWish::Home))
}
