//! A night as people tell it: four times of day, and which evening and which morning they mean;
//! and the night that is offered first.

use chrono::{
    DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeDelta, TimeZone,
    Timelike,
};
use serde::{Deserialize, Serialize};

use crate::{
    entry::Recorded,
    form::{Draft, Filled, Value},
    night::Night,
    profile::Habits,
    time::{care_day, instant_of, wall_clock},
    usual::{usual_nights, usual_stretches},
};

/// How long before getting up the patient may have tried to sleep, in hours.
const BACK: i64 = 20;

/// Half a day, in hours: two neighbouring times are meant to lie closer than this.
const NEAR: i64 = 12;

/// Until asleep, in minutes, where no nights tell it.
const SOL_MIN: i64 = 15;

/// The night that is offered first, to be changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offered {
    /// The patient's usual one, over by now.
    pub night: Night,
    /// IANA name of the zone by whose clock going to bed is told, where it is another one than that of
    /// waking.
    pub left_zone: Option<String>,
}

/// One of the four times that are asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Went to bed.
    InBed,
    /// Tried to sleep.
    LightsOut,
    /// Woke for the last time.
    FinalWake,
    /// Got up.
    OutOfBed,
}

impl Asked {
    /// In the order of the night.
    pub const ALL: [Self; 4] = [
        Self::InBed,
        Self::LightsOut,
        Self::FinalWake,
        Self::OutOfBed,
    ];

    /// Its time in `night`.
    pub fn of(self, night: &Night) -> NaiveTime {
        match self {
            Self::InBed => night.in_bed,
            Self::LightsOut => night.lights_out,
            Self::FinalWake => night.final_wake,
            Self::OutOfBed => night.out_of_bed,
        }
        .time()
    }
}

/// The date of waking that a form asks about.
pub fn woke_on(draft: &Draft) -> NaiveDate {
    let told = draft.answers.values().find_map(|it| match it {
        Value::Night(night) => Some(night.woke_on),
        Value::Text(_)
        | Value::Lines { .. }
        | Value::Moods(_)
        | Value::Number(_)
        | Value::Choice(_)
        | Value::Choices(_)
        | Value::Seen
        | Value::Declined
        | Value::When(_) => None,
    });
    told.unwrap_or_else(|| {
        let asked = draft.occurrence.as_ref().map(|it| it.due);
        care_day(asked.unwrap_or_else(|| draft.begun.at.naive_local()))
    })
}

/// The patient's usual night to `woke_on`, over by `now`: as recorded where enough nights are, else
/// as stated. `bed` and `zone` are those of `night::accept`.
pub fn usual<Z: TimeZone>(
    filled: &[Recorded<Filled>],
    stated: &Habits,
    woke_on: NaiveDate,
    bed: &Z,
    zone: &Z,
    now: DateTime<FixedOffset>,
) -> Night {
    let habits = usual_nights(filled, stated, woke_on);
    let [reading, sol, lying] = usual_stretches(filled, woke_on).unwrap_or([0, SOL_MIN, 0]);
    let now = wall_clock(zone, now);
    let mut final_wake = woke_on.and_time(habits.waking);
    let mut out_of_bed = final_wake + TimeDelta::minutes(lying);
    if now.date() == woke_on {
        out_of_bed = out_of_bed.min(woke_on.and_time(five_minutes(now.time())));
        final_wake = final_wake.min(out_of_bed);
    }
    let lights_out = habits.bedtime + TimeDelta::minutes(reading);
    let times = [
        habits.bedtime,
        lights_out,
        final_wake.time(),
        out_of_bed.time(),
    ];
    let draft = dated(woke_on, times, 0);
    let offset = |zone: &Z, at| instant_of(zone, at).offset().fix().local_minus_utc();
    let change = (offset(zone, draft[2]) - offset(bed, draft[1])) / 60;
    let change = i16::try_from(change).unwrap_or_default();
    let [in_bed, lights_out, final_wake, out_of_bed] = dated(woke_on, times, change);
    Night {
        woke_on,
        in_bed,
        lights_out,
        sol_min: u16::try_from(sol).unwrap_or_default(),
        awakenings: 0,
        waso_min: 0,
        final_wake,
        out_of_bed,
        clock_change_min: change,
        change_before_min: 0,
        change_after_min: 0,
    }
}

/// `night` with one time told anew; the dates of the others follow.
pub fn with_time(night: &Night, asked: Asked, time: NaiveTime) -> Night {
    let times = Asked::ALL.map(|it| if it == asked { time } else { it.of(night) });
    let [in_bed, lights_out, final_wake, out_of_bed] =
        dated(night.woke_on, times, night.clock_change_min);
    Night {
        in_bed,
        lights_out,
        final_wake,
        out_of_bed,
        ..night.clone()
    }
}

/// The last full five minutes.
fn five_minutes(time: NaiveTime) -> NaiveTime {
    let past = i64::from(time.num_seconds_from_midnight()) % 300;
    (time - TimeDelta::seconds(past))
        .with_nanosecond(0)
        .unwrap_or(time)
}

/// The dates are read backwards from getting up; `change_min` is what the clock was put forward
/// meanwhile. A time that cannot be meant otherwise stays out of order, so that the rule of
/// `night` can say so.
fn dated(woke_on: NaiveDate, times: [NaiveTime; 4], change_min: i16) -> [NaiveDateTime; 4] {
    let [in_bed, lights_out, final_wake, out_of_bed] = times;
    let out_of_bed = woke_on.and_time(out_of_bed);
    let final_wake = before(out_of_bed, final_wake, NEAR);
    let by_the_old_clock = final_wake - TimeDelta::minutes(i64::from(change_min));
    let lights_out = before(by_the_old_clock, lights_out, BACK);
    [
        before(lights_out, in_bed, NEAR),
        lights_out,
        final_wake,
        out_of_bed,
    ]
}

/// The moment that shows `time` in the day that begins `hours` before `later`.
fn before(later: NaiveDateTime, time: NaiveTime, hours: i64) -> NaiveDateTime {
    let earliest = later - TimeDelta::hours(hours);
    let candidate = earliest.date().and_time(time);
    if candidate > earliest {
        candidate
    } else {
        candidate + TimeDelta::days(1)
    }
}
