//! By which clock the patient goes while travelling: the home zone, as the record has it, or
//! the zone of the device.

use serde::{Deserialize, Serialize};

use crate::{
    schedule::Record,
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
        | Wish::Amount(_) => None,
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

/// Whether the last answer about a zone was to stay on home time here.
fn stays_home(record: &Record, here: &str) -> bool {
    let last = in_order(&record.wishes).into_iter().rev();
    let mut answers = last.filter_map(|it| match &it.fact {
        Wish::Zone { here, keeps } => Some((here, *keeps)),
        Wish::PauseUntil(_) | Wish::Unwell | Wish::GoOn | Wish::LeaveSoft | Wish::Amount(_) => None,
    });
    answers.next() == Some((&here.to_owned(), ZoneWish::Home))
}
