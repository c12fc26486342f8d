//! The patient's usual nights: as recorded where enough nights are, else as stated.

use std::ops::Range;

use chrono::{
    DateTime, Days, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone,
};

use crate::{
    entry::Recorded,
    form::{Filled, Value},
    night::{Figures, Night, figures},
    phases::{Clock, bedtime, waking},
    profile::Habits,
    time::{care_day, instant_of, wall_clock},
};

/// So many recorded nights decide (a decision of this product).
const LAST_NIGHTS: usize = 7;

/// With fewer, the stated times stand (a decision of this product).
const FEWEST_NIGHTS: usize = 4;

/// Nights before that many days no longer tell how the patient sleeps now.
const RECENT_DAYS: i64 = 14;

/// Told in steps of so many minutes, so that reminders do not creep about by single minutes.
const STEP_MIN: i64 = 5;

/// The median bedtime and waking of the last recorded nights; the stated ones where there are few.
///
/// Times are compared as distances from the stated ones, so that nights around
/// midnight, or around noon for those who work at night, have an honest middle.
pub fn usual_nights(filled: &[Recorded<Filled>], stated: &Habits, today: NaiveDate) -> Habits {
    let Some(nights) = last_nights(filled, today) else {
        return *stated;
    };
    let middle = |of: fn(&Night) -> NaiveDateTime, stated: NaiveTime| {
        let distances = nights
            .iter()
            .map(|night| distance_min(of(night).time(), stated));
        stated + TimeDelta::minutes(in_steps(median(distances.collect())))
    };
    Habits {
        bedtime: middle(|night| night.in_bed, stated.bedtime),
        waking: middle(|night| night.final_wake, stated.waking),
    }
}

/// How a night usually goes besides: minutes in bed before trying to sleep, until asleep, and
/// in bed after the last waking. None where few are recorded.
pub fn usual_stretches(filled: &[Recorded<Filled>], today: NaiveDate) -> Option<[i64; 3]> {
    let figures: Vec<Figures> = last_nights(filled, today)?
        .into_iter()
        .map(figures)
        .collect();
    let middle = |of: fn(&Figures) -> i64| in_steps(median(figures.iter().map(of).collect()));
    Some([
        middle(|it| it.tib_min - it.spt_min - it.twak_min),
        middle(|it| it.sol_min),
        middle(|it| it.twak_min),
    ])
}

/// The last recorded nights, newest first; none where they are few.
fn last_nights(filled: &[Recorded<Filled>], today: NaiveDate) -> Option<Vec<&Night>> {
    let mut nights: Vec<&Night> = filled
        .iter()
        .flat_map(|it| it.fact.answers.values())
        .filter_map(|value| match value {
            Value::Night(night) => Some(night),
            Value::Text(_)
            | Value::Lines { .. }
            | Value::Moods(_)
            | Value::Number(_)
            | Value::Choice(_)
            | Value::Choices(_)
            | Value::Seen
            | Value::Declined
            | Value::When(_) => None,
        })
        .filter(|night| (0..=RECENT_DAYS).contains(&(today - night.woke_on).num_days()))
        .collect();
    nights.sort_by_key(|night| std::cmp::Reverse(night.woke_on));
    nights.dedup_by_key(|night| night.woke_on);
    nights.truncate(LAST_NIGHTS);
    (nights.len() >= FEWEST_NIGHTS).then_some(nights)
}

/// From bedtime to waking, each night from the one before `now` on until `ahead` of it. A time
/// that the clock skips or shows twice makes the night longer, never shorter.
pub fn nights_ahead(
    clock: Clock<'_, impl TimeZone>,
    now: DateTime<FixedOffset>,
    ahead: TimeDelta,
) -> Vec<Range<DateTime<FixedOffset>>> {
    let Clock { habits, zone } = clock;
    // A night may begin half a day after its date.
    let first = care_day(wall_clock(zone, now)) - Days::new(2);
    let nights = first.iter_days().map(|day| {
        let (bed, up) = (bedtime(habits, day), waking(habits, day + Days::new(1)));
        let begins = instant_of(zone, bed);
        let skipped = wall_clock(zone, begins) - bed;
        let ends = zone.from_local_datetime(&up).latest();
        let ends = ends.map_or_else(|| instant_of(zone, up), |it| it.fixed_offset());
        begins - skipped..ends
    });
    let nights = nights.skip_while(|night| night.end <= now);
    nights
        .take_while(|night| night.start < now + ahead)
        .collect()
}

/// The shorter way round the clock, in minutes.
fn distance_min(time: NaiveTime, from: NaiveTime) -> i64 {
    let minutes = (time - from).num_minutes();
    (minutes + 12 * 60).rem_euclid(24 * 60) - 12 * 60
}

/// The middle one; the lower of the two middle ones.
fn median(mut values: Vec<i64>) -> i64 {
    values.sort_unstable();
    values[(values.len() - 1) / 2]
}

fn in_steps(minutes: i64) -> i64 {
    (minutes + STEP_MIN / 2).div_euclid(STEP_MIN) * STEP_MIN
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        entry::EntryId,
        form::{Answers, Ended, FormId, StepId},
        time::Stamp,
    };

    fn stated() -> Habits {
        Habits {
            bedtime: "23:00:00".parse().unwrap(),
            waking: "07:00:00".parse().unwrap(),
        }
    }

    fn day(n: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 10, n).unwrap()
    }

    /// A morning on which the patient tells to have gone to bed at `in_bed` and woken at 07:32.
    fn morning(n: u32, in_bed: &str) -> Recorded<Filled> {
        let in_bed: NaiveDateTime = in_bed.parse().unwrap();
        let final_wake = day(n).and_hms_opt(7, 32, 0).unwrap();
        let night = Night {
            woke_on: day(n),
            in_bed,
            lights_out: in_bed,
            sol_min: 10,
            awakenings: 0,
            waso_min: 0,
            final_wake,
            out_of_bed: final_wake,
            clock_change_min: 0,
            change_before_min: 0,
            change_after_min: 0,
        };
        let stamp = Stamp {
            at: final_wake.and_utc().fixed_offset(),
            zone: "UTC".into(),
        };
        Recorded {
            id: EntryId(i64::from(n)),
            recorded: stamp.clone(),
            day: day(n),
            at: final_wake,
            corrected: false,
            fact: Filled {
                form: FormId("morning".into()),
                version: 1,
                occurrence: None,
                begun: stamp,
                ended: Ended::Finished,
                late: false,
                answers: Answers::from([(StepId("night".into()), Value::Night(night))]),
            },
        }
    }

    #[test]
    fn three_nights_are_too_few_to_go_by() {
        let nights: Vec<_> = (1..=3).map(|n| morning(n, "2026-10-01T01:00:00")).collect();
        assert_eq!(usual_nights(&nights, &stated(), day(4)), stated());
    }

    #[test]
    fn nights_on_both_sides_of_midnight_have_their_middle_at_midnight() {
        let nights = [
            morning(2, "2026-10-01T23:40:00"),
            morning(3, "2026-10-03T00:20:00"),
            morning(4, "2026-10-04T00:02:00"),
            morning(5, "2026-10-04T23:58:00"),
            morning(6, "2026-10-06T00:10:00"),
        ];
        let usual = usual_nights(&nights, &stated(), day(6));
        assert_eq!(
            usual.bedtime,
            NaiveTime::MIN,
            "00:02, in steps of five minutes"
        );
        assert_eq!(usual.waking, "07:30:00".parse().unwrap());
    }

    #[test]
    fn a_night_is_quiet_also_where_the_clock_skips_bedtime_or_shows_waking_twice() {
        let zone = chrono_tz::Europe::Berlin;
        let nights = |bed: &str, waking: &str, now: &str| {
            let habits = Habits {
                bedtime: bed.parse().unwrap(),
                waking: waking.parse().unwrap(),
            };
            let clock = Clock {
                habits: &habits,
                zone: &zone,
            };
            let now = now.parse::<DateTime<FixedOffset>>().unwrap();
            let nights = nights_ahead(clock, now, TimeDelta::hours(20));
            let told = |it: DateTime<FixedOffset>| it.with_timezone(&zone).to_rfc3339();
            let first = nights.into_iter().next().unwrap();
            (told(first.start), told(first.end))
        };
        let (start, end) = nights("02:30:00", "10:00:00", "2026-03-28T20:00:00+01:00");
        assert!(start.as_str() <= "2026-03-29T03:00:00+02:00", "{start}");
        assert_eq!(end, "2026-03-29T10:00:00+02:00");
        let (start, end) = nights("19:00:00", "02:30:00", "2026-10-24T12:00:00+02:00");
        assert_eq!(start, "2026-10-24T19:00:00+02:00");
        assert_eq!(end, "2026-10-25T02:30:00+01:00", "the second time");
    }

    #[test]
    fn nights_of_long_ago_do_not_count() {
        let nights: Vec<_> = (1..=7).map(|n| morning(n, "2026-10-01T01:00:00")).collect();
        assert_eq!(usual_nights(&nights, &stated(), day(30)), stated());
    }
}
