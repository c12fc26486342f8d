//! Moments and wall clocks. What is due is a wall-clock time; what happened is a moment.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone};
use serde::{Deserialize, Serialize};

/// When the care day turns: what is done at 01:00 still belongs to yesterday.
pub const DAY_TURNS_AT: NaiveTime = NaiveTime::from_hms_opt(4, 0, 0).expect("04:00 is a time");

/// A moment that happened, with the zone of the device at that moment.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Stamp {
    /// With the offset of the wall clock.
    pub at: DateTime<FixedOffset>,
    /// IANA name, such as `Europe/Berlin`.
    pub zone: String,
}

/// The care day to which a wall-clock time belongs.
pub fn care_day(at: NaiveDateTime) -> NaiveDate {
    (at - (DAY_TURNS_AT - NaiveTime::MIN)).date()
}

/// The instant at which a wall clock in `zone` shows `due`.
///
/// A time that the clock skips becomes the later one (02:30 becomes 03:30), and
/// one that it shows twice the first, as RFC 5545 section 3.3.5 has it.
pub fn instant_of<Z: TimeZone>(zone: &Z, due: NaiveDateTime) -> DateTime<FixedOffset> {
    let fixed = |it: DateTime<Z>| it.fixed_offset();
    zone.from_local_datetime(&due)
        .earliest()
        .map(fixed)
        .unwrap_or_else(|| {
            // In a gap: read the time with the offset in force before it.
            let before = zone.offset_from_utc_datetime(&(due - TimeDelta::days(1)));
            let offset = chrono::Offset::fix(&before);
            let utc = due - TimeDelta::seconds(i64::from(offset.local_minus_utc()));
            fixed(zone.from_utc_datetime(&utc))
        })
}

/// What a wall clock in `zone` shows at an instant.
pub fn wall_clock(zone: &impl TimeZone, instant: DateTime<FixedOffset>) -> NaiveDateTime {
    instant.with_timezone(zone).naive_local()
}

#[cfg(test)]
mod tests {
    use chrono_tz::Europe::Berlin;

    use super::*;

    fn wall(text: &str) -> NaiveDateTime {
        text.parse().unwrap()
    }

    #[test]
    fn one_in_the_night_still_belongs_to_yesterday() {
        assert_eq!(
            care_day(wall("2026-03-02T01:00:00")),
            wall("2026-03-01T00:00:00").date()
        );
        assert_eq!(
            care_day(wall("2026-03-02T04:00:00")),
            wall("2026-03-02T00:00:00").date()
        );
    }

    #[test]
    fn a_skipped_time_becomes_the_later_one() {
        let instant = instant_of(&Berlin, wall("2026-03-29T02:30:00"));
        assert_eq!(instant.to_rfc3339(), "2026-03-29T03:30:00+02:00");
    }

    #[test]
    fn a_time_shown_twice_is_the_first() {
        let instant = instant_of(&Berlin, wall("2026-10-25T02:30:00"));
        assert_eq!(instant.to_rfc3339(), "2026-10-25T02:30:00+02:00");
    }
}
