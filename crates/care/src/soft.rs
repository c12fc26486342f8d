//! Soft mode: dim, large and slow while a dose may still be felt, or while the patient is unwell.
//!
//! Then nothing is deleted or shared, and neither the lock nor the plan is changed: such acts
//! wait. The patient may leave the look of it at any time; what waits goes on waiting. Help, notes,
//! answers and the record of sessions never wait.

use std::ops::Range;

use chrono::{DateTime, FixedOffset, NaiveDateTime, TimeZone};
use serde::{Deserialize, Serialize};

use crate::{
    phases::{Clock, doses, resolve},
    plan::{Anchor, CarePlan},
    profile::{Habits, Profile},
    refusal::Refusal,
    resting,
    schedule::Record,
    time::{care_day, instant_of, wall_clock},
    usual::usual_nights,
    wish::{goes_on, leaves_soft},
};

type Moment = DateTime<FixedOffset>;

/// From when to when the screens are soft after a dose. [D], and therefore a part of the plan: a
/// clinic advises against big decisions for 24 hours, and effects are felt for hours
/// (`care.md` 3.2, `settle` and `night1`); no source gives an hour for acts like these.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SoftWhile {
    /// Begins here.
    pub from: Anchor,
    /// Ends at the latest of these.
    pub until: Vec<Anchor>,
}

impl Default for SoftWhile {
    /// From the dose, because nobody knows when a patient left who did not say so, until the
    /// first waking, and for twelve hours at least.
    fn default() -> Self {
        Self {
            from: Anchor::SinceDose(0),
            until: vec![Anchor::WakingOfDay(1), Anchor::SinceDose(12 * 60)],
        }
    }
}

/// That soft mode lasts now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Soft {
    /// Until when, wall clock.
    pub until: NaiveDateTime,
    /// Why.
    pub why: SoftWhy,
    /// The patient left the look of it; what waits goes on waiting.
    pub left: bool,
}

/// Why the screens are soft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SoftWhy {
    /// A session was held, or was to be held, and the first night is not over.
    Session,
    /// The patient feels unwell.
    Unwell,
}

/// Whether soft mode lasts at `now`, and until when.
///
/// `habits` are the stated ones: recorded nights speak for themselves, as in the schedule. A
/// planned session counts from its time on until the patient says that it did not take place.
pub fn soft(
    plan: &CarePlan,
    record: &Record,
    habits: &Habits,
    zone: &impl TimeZone,
    now: Moment,
) -> Option<Soft> {
    let after_doses = after_doses(plan, record, habits, zone, now).into_iter();
    let unwell = resting::spells(plan, record).into_iter();
    let lasting: Vec<(SoftWhy, Range<Moment>)> = after_doses
        .map(|it| (SoftWhy::Session, it))
        .chain(unwell.map(|it| (SoftWhy::Unwell, it)))
        .filter(|(_, it)| it.contains(&now))
        .collect();
    let (why, last) = lasting.iter().max_by_key(|(_, it)| it.end)?;
    let is_left = |(why, it): &(SoftWhy, Range<Moment>)| {
        let since = |mut said: Vec<Moment>| {
            said.retain(|at| it.start <= *at && *at <= now);
            !said.is_empty()
        };
        since(leaves_soft(&record.wishes).collect())
            || *why == SoftWhy::Unwell && since(goes_on(&record.wishes).collect())
    };
    Some(Soft {
        until: wall_clock(zone, last.end),
        why: *why,
        left: lasting.iter().all(is_left),
    })
}

/// Whether the profile may be kept as it is now: in soft mode the lock stays as it was.
///
/// # Errors
///
/// [`Refusal::WhileSoft`].
pub fn may_keep(soft: Option<&Soft>, old: &Profile, new: &Profile) -> Result<(), Refusal> {
    match soft {
        Some(_) if old.idle_minutes != new.idle_minutes => Err(Refusal::WhileSoft),
        Some(_) | None => Ok(()),
    }
}

fn after_doses(
    plan: &CarePlan,
    record: &Record,
    habits: &Habits,
    zone: &impl TimeZone,
    now: Moment,
) -> Vec<Range<Moment>> {
    let habits = usual_nights(&record.filled, habits, care_day(wall_clock(zone, now)));
    let clock = Clock {
        habits: &habits,
        zone,
    };
    let doses = doses(&record.sessions).into_iter();
    let stretch = |dose| {
        let at = |anchor: &Anchor| instant_of(zone, resolve(*anchor, &dose, 0, clock));
        let from = at(&plan.soft.from);
        let until = plan.soft.until.iter().map(at).max();
        from..until.unwrap_or(from)
    };
    doses.map(stretch).collect()
}
