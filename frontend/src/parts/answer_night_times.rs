//! From four times of day to a night with dates: which evening and which morning is meant.

use care::{night::Night, profile::Habits};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike};

/// How long before getting up the patient may have tried to sleep, in hours.
const BACK: i64 = 20;

/// Half a day, in hours: two neighbouring times are meant to lie closer than this.
const NEAR: i64 = 12;

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

/// The night that is offered first: the patient's usual one, over by `now`.
pub fn usual(woke_on: NaiveDate, habits: Habits, now: NaiveDateTime) -> Night {
    let is_up = woke_on.and_time(habits.waking) <= now || now.date() != woke_on;
    let waking = if is_up {
        habits.waking
    } else {
        five_minutes(now.time())
    };
    let times = [habits.bedtime, habits.bedtime, waking, waking];
    dated(woke_on, times, 15, 0, 0)
}

/// `night` with one time told anew; the dates of the others follow.
pub fn with_time(night: &Night, asked: Asked, time: NaiveTime) -> Night {
    let times = Asked::ALL.map(|it| if it == asked { time } else { it.of(night) });
    dated(
        night.woke_on,
        times,
        night.sol_min,
        night.awakenings,
        night.waso_min,
    )
}

/// The last full five minutes.
fn five_minutes(time: NaiveTime) -> NaiveTime {
    let past = i64::from(time.num_seconds_from_midnight()) % 300;
    (time - TimeDelta::seconds(past))
        .with_nanosecond(0)
        .unwrap_or(time)
}

/// The dates are read backwards from getting up. A time that cannot be meant otherwise
/// stays out of order, so that the rule of care can say so.
fn dated(woke_on: NaiveDate, times: [NaiveTime; 4], sol: u16, woke: u8, awake: u16) -> Night {
    let [in_bed, lights_out, final_wake, out_of_bed] = times;
    let out_of_bed = woke_on.and_time(out_of_bed);
    let final_wake = before(out_of_bed, final_wake, NEAR);
    let lights_out = before(final_wake, lights_out, BACK);
    Night {
        woke_on,
        in_bed: before(lights_out, in_bed, NEAR),
        lights_out,
        sol_min: sol,
        awakenings: woke,
        waso_min: awake,
        final_wake,
        out_of_bed,
        clock_change_min: 0,
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn day() -> NaiveDate {
        "2026-10-29".parse().unwrap()
    }

    fn time(text: &str) -> NaiveTime {
        text.parse().unwrap()
    }

    fn noon() -> NaiveDateTime {
        day().and_hms_opt(12, 0, 0).unwrap()
    }

    fn habits(bedtime: &str, waking: &str) -> Habits {
        Habits {
            bedtime: time(bedtime),
            waking: time(waking),
        }
    }

    #[test]
    fn a_bedtime_before_midnight_lies_on_the_evening_before() {
        let night = usual(day(), habits("23:00:00", "07:00:00"), noon());
        assert_eq!(night.in_bed.to_string(), "2026-10-28 23:00:00");
        assert_eq!(night.out_of_bed.to_string(), "2026-10-29 07:00:00");
    }

    #[test]
    fn a_bedtime_after_midnight_lies_on_the_same_day() {
        let night = usual(day(), habits("01:30:00", "09:00:00"), noon());
        assert_eq!(night.in_bed.to_string(), "2026-10-29 01:30:00");
    }

    #[test]
    fn to_bed_before_midnight_and_asleep_after_it() {
        let night = usual(day(), habits("23:30:00", "07:00:00"), noon());
        let later = with_time(&night, Asked::LightsOut, time("00:20:00"));
        assert_eq!(later.in_bed.to_string(), "2026-10-28 23:30:00");
        assert_eq!(later.lights_out.to_string(), "2026-10-29 00:20:00");
    }

    #[test]
    fn tried_to_sleep_before_going_to_bed_stays_out_of_order() {
        let night = usual(day(), habits("23:30:00", "07:00:00"), noon());
        let wrong = with_time(&night, Asked::LightsOut, time("23:00:00"));
        assert!(wrong.lights_out < wrong.in_bed);
    }

    #[test]
    fn got_up_before_waking_stays_out_of_order() {
        let night = usual(day(), habits("23:30:00", "07:00:00"), noon());
        let wrong = with_time(&night, Asked::OutOfBed, time("06:30:00"));
        assert!(wrong.out_of_bed < wrong.final_wake);
    }

    #[test]
    fn a_day_worker_who_sleeps_by_day_has_one_date() {
        let night = usual(day(), habits("08:00:00", "16:00:00"), noon());
        assert_eq!(night.in_bed.date(), night.out_of_bed.date());
    }

    #[test]
    fn nobody_is_offered_a_night_that_is_not_over() {
        let early = day().and_hms_opt(6, 23, 10).unwrap();
        let night = usual(day(), habits("23:00:00", "07:00:00"), early);
        assert_eq!(night.out_of_bed.to_string(), "2026-10-29 06:20:00");
    }

    #[test]
    fn telling_a_time_twice_changes_nothing_more() {
        let night = usual(day(), habits("22:00:00", "06:00:00"), noon());
        let once = with_time(&night, Asked::FinalWake, time("05:00:00"));
        let twice = with_time(&once, Asked::FinalWake, time("05:00:00"));
        assert_eq!(once, twice);
    }
}
