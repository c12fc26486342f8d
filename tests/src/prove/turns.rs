//! When the clocks of a zone change, found by looking at its offsets; and days that are odd everywhere.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, Offset, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;

/// A moment around which a plan is tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    /// The first moment of the new time.
    pub at: DateTime<Utc>,
    /// The offset until then.
    pub before: FixedOffset,
    /// The offset from then on; the same on a day that is odd for another reason.
    pub after: FixedOffset,
}

/// The years of the proof.
pub const YEARS: std::ops::Range<i32> = 2024..2041;

/// Before these years only changes as large as this are tried: days that were skipped are among them.
const LARGE: TimeDelta = TimeDelta::hours(2);

/// The first year with such a change that is looked for.
const LONG_AGO: i32 = 1993;

/// Two changes of one zone lie farther apart.
const STRIDE: TimeDelta = TimeDelta::hours(12);

impl Turn {
    /// How far the clock is put forward.
    pub fn shift(&self) -> TimeDelta {
        TimeDelta::seconds(i64::from(
            self.after.local_minus_utc() - self.before.local_minus_utc(),
        ))
    }

    /// What the clock shows when it turns, before it is put right.
    pub fn wall(&self) -> NaiveDateTime {
        self.at.with_timezone(&self.before).naive_local()
    }

    /// The moment that a wall-clock time near this one stands for, as the promise has it: the
    /// first at which the clock shows it, and the later time where it shows it never.
    pub fn moment(&self, wall: NaiveDateTime) -> DateTime<Utc> {
        let read = |offset: FixedOffset| {
            (wall - TimeDelta::seconds(i64::from(offset.local_minus_utc()))).and_utc()
        };
        let (by_before, by_after) = (read(self.before), read(self.after));
        if by_before >= self.at && by_after >= self.at {
            by_after
        } else {
            by_before
        }
    }
}

/// All changes of the clock in these years, and the large ones since long ago.
pub fn changes(zone: Tz, years: std::ops::Range<i32>) -> Vec<Turn> {
    let since = january(years.start);
    let long_ago = changes_between(zone, january(LONG_AGO.min(years.start)), since);
    let large = long_ago.into_iter().filter(|it| it.shift().abs() >= LARGE);
    large
        .chain(changes_between(zone, since, january(years.end)))
        .collect()
}

/// Leap days, and the second after which 32 bits do not count any more.
pub fn odd_days(zone: Tz, years: std::ops::Range<i32>) -> Vec<Turn> {
    let leap_days = years.filter_map(|year| NaiveDate::from_ymd_opt(year, 2, 29));
    let noons = leap_days.filter_map(|it| it.and_hms_opt(12, 0, 0));
    let last_second = DateTime::from_timestamp(i64::from(i32::MAX), 0);
    noons
        .map(|it| it.and_utc())
        .chain(last_second)
        .map(|at| Turn {
            at,
            before: offset(zone, at),
            after: offset(zone, at),
        })
        .collect()
}

fn changes_between(zone: Tz, from: DateTime<Utc>, to: DateTime<Utc>) -> Vec<Turn> {
    let mut found = Vec::new();
    let mut at = from;
    while at < to {
        let next = (at + STRIDE).min(to);
        if offset(zone, at) != offset(zone, next) {
            found.push(between(zone, at, next));
        }
        at = next;
    }
    found
}

/// The one change after `early`, at the latest at `late`.
fn between(zone: Tz, mut early: DateTime<Utc>, mut late: DateTime<Utc>) -> Turn {
    let (before, after) = (offset(zone, early), offset(zone, late));
    while late - early > TimeDelta::seconds(1) {
        let middle = early + TimeDelta::seconds((late - early).num_seconds() / 2);
        if offset(zone, middle) == before {
            early = middle;
        } else {
            late = middle;
        }
    }
    Turn {
        at: late,
        before,
        after,
    }
}

fn offset(zone: Tz, at: DateTime<Utc>) -> FixedOffset {
    zone.offset_from_utc_datetime(&at.naive_utc()).fix()
}

fn january(year: i32) -> DateTime<Utc> {
    let day = NaiveDate::from_ymd_opt(year, 1, 1).expect("every year has a first day");
    day.and_time(chrono::NaiveTime::MIN).and_utc()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_are_found_to_the_second_also_those_of_half_an_hour_and_of_a_whole_day() {
        let told = |zone, years| -> Vec<String> {
            let changes = changes(zone, years).into_iter();
            changes
                .map(|it| format!("{} {}", it.at.format("%FT%T"), it.shift().num_minutes()))
                .collect()
        };
        assert_eq!(
            told(chrono_tz::Australia::Lord_Howe, 2026..2027),
            ["2026-04-04T15:00:00 -30", "2026-10-03T15:30:00 30"]
        );
        assert_eq!(
            told(chrono_tz::Pacific::Apia, 2026..2027),
            ["2011-12-30T10:00:00 1440"]
        );
    }
}
