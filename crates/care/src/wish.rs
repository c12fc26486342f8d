//! What the patient wishes of all reminders: a pause, a rest while unwell, fewer or more, and
//! by which clock to go.

use std::{collections::BTreeSet, ops::Range};

use chrono::{DateTime, FixedOffset, NaiveDateTime, TimeDelta};
use serde::{Deserialize, Serialize};

use crate::{entry::Recorded, form::FormId, refusal::Refusal};

/// The longest pause that is taken; after it the patient is asked nothing they did not wish.
const LONGEST_PAUSE: TimeDelta = TimeDelta::days(31);

/// One wish; a later one of the same sort takes its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Wish {
    /// All reminders rest until then.
    PauseUntil(DateTime<FixedOffset>),
    /// No exercises for as long as the plan says (12 hours); the safety cards stay.
    Unwell,
    /// Ends a pause, and feeling unwell.
    GoOn,
    /// Leaves the look of soft mode; what waits in it goes on waiting.
    LeaveSoft,
    /// How many notifications.
    Amount(Amount),
    /// The answer to the question about the device's zone.
    Zone {
        /// IANA name of the device's zone when it was asked.
        here: String,
        /// What was answered.
        keeps: ZoneWish,
    },
    /// An exercise that the patient likes stands near the front, or no more.
    Favourite {
        /// Which.
        form: FormId,
        /// Whether it is liked.
        on: bool,
    },
}

/// How many notifications a day, as the plan counts them for each phase.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Amount {
    /// Only the most important.
    Fewer,
    /// As the plan has it.
    #[default]
    Usual,
    /// One more, where the plan allows it.
    More,
}

/// What to do when the device is in another zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ZoneWish {
    /// Go by the clock of the new zone.
    Follow,
    /// Stay on the clock of home.
    Home,
}

/// That reminders rest now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resting {
    /// Until when, wall clock.
    pub until: NaiveDateTime,
    /// Why.
    pub why: RestingWhy,
}

/// Why reminders rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RestingWhy {
    /// The patient paused all of them.
    Paused,
    /// The patient feels unwell: exercises rest.
    Unwell,
}

/// Accepts a wish at `now`, on a device in the zone named `here`, which may know the rules of
/// the home zone or not.
///
/// # Errors
///
/// - [`Refusal::PauseOutOfReach`] for a pause that is over already, or longer than a month.
/// - [`Refusal::ZoneUnknown`] for staying on the time of a home whose rules are not known.
/// - [`Refusal::Gone`] for an answer about a zone in which the device is no longer.
pub fn accept(
    wish: Wish,
    now: DateTime<FixedOffset>,
    here: &str,
    knows_home: bool,
) -> Result<Wish, Refusal> {
    match &wish {
        Wish::PauseUntil(until) if !(now..now + LONGEST_PAUSE).contains(until) => {
            Err(Refusal::PauseOutOfReach)
        }
        Wish::Zone { here: asked, .. } if asked != here => Err(Refusal::Gone),
        Wish::Zone { keeps, .. } if *keeps == ZoneWish::Home && !knows_home => {
            Err(Refusal::ZoneUnknown)
        }
        Wish::PauseUntil(_)
        | Wish::Unwell
        | Wish::GoOn
        | Wish::LeaveSoft
        | Wish::Amount(_)
        | Wish::Favourite { .. }
        | Wish::Zone { .. } => Ok(wish),
    }
}

/// How many notifications the patient wishes.
pub fn amount(wishes: &[Recorded<Wish>]) -> Amount {
    let wished = in_order(wishes).into_iter().rev();
    let mut amounts = wished.filter_map(|it| match it.fact {
        Wish::Amount(amount) => Some(amount),
        Wish::PauseUntil(_) | Wish::Unwell | Wish::GoOn | Wish::LeaveSoft | Wish::Zone { .. } => {
            None
        }
        Wish::Favourite { .. } => None,
    });
    amounts.next().unwrap_or_default()
}

/// The exercises that the patient likes.
pub fn favourites(wishes: &[Recorded<Wish>]) -> BTreeSet<&FormId> {
    let mut liked = BTreeSet::new();
    for it in in_order(wishes) {
        if let Wish::Favourite { form, on } = &it.fact {
            if *on {
                liked.insert(form);
            } else {
                liked.remove(form);
            }
        }
    }
    liked
}

/// When all reminders rest, or rested; in order, and apart. A newer pause takes the place of an older one.
pub fn pauses(wishes: &[Recorded<Wish>]) -> Vec<Range<DateTime<FixedOffset>>> {
    let mut pauses: Vec<Range<DateTime<FixedOffset>>> = Vec::new();
    for it in in_order(wishes) {
        let at = it.recorded.at;
        let lasting = pauses.last_mut().filter(|last| at <= last.end);
        match (&it.fact, lasting) {
            (Wish::PauseUntil(until), Some(last)) => last.end = *until,
            (Wish::PauseUntil(until), None) => pauses.push(at..*until),
            (Wish::GoOn, Some(last)) => last.end = at,
            (Wish::GoOn, None)
            | (
                Wish::Unwell | Wish::LeaveSoft | Wish::Amount(_) | Wish::Zone { .. },
                Some(_) | None,
            )
            | (Wish::Favourite { .. }, Some(_) | None) => {}
        }
    }
    pauses.retain(|it| !it.is_empty());
    pauses
}

/// When the patient said to be unwell.
pub fn unwell(wishes: &[Recorded<Wish>]) -> impl Iterator<Item = DateTime<FixedOffset>> {
    said(wishes, |wish| *wish == Wish::Unwell)
}

/// When the patient said to go on.
pub fn goes_on(wishes: &[Recorded<Wish>]) -> impl Iterator<Item = DateTime<FixedOffset>> {
    said(wishes, |wish| *wish == Wish::GoOn)
}

/// When the patient left the look of soft mode.
pub fn leaves_soft(wishes: &[Recorded<Wish>]) -> impl Iterator<Item = DateTime<FixedOffset>> {
    said(wishes, |wish| *wish == Wish::LeaveSoft)
}

fn said(
    wishes: &[Recorded<Wish>],
    is_it: impl Fn(&Wish) -> bool,
) -> impl Iterator<Item = DateTime<FixedOffset>> {
    let wishes = wishes.iter().filter(move |it| is_it(&it.fact));
    wishes.map(|it| it.recorded.at)
}

/// Oldest first, whatever the order of the record.
pub(crate) fn in_order(wishes: &[Recorded<Wish>]) -> Vec<&Recorded<Wish>> {
    let mut wishes: Vec<_> = wishes.iter().collect();
    wishes.sort_by_key(|it| (it.recorded.at, it.id));
    wishes
}
