//! The rules of a zone: those of the device, or by name those of home while the patient is away.

use chrono::{
    DateTime, FixedOffset, Local, MappedLocalTime, NaiveDate, NaiveDateTime, Offset, TimeDelta,
    TimeZone,
};
use chrono_tz::Tz;

/// A zone that is known only while the app runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zone {
    /// As the device keeps it, by the device's own rules.
    Device,
    /// By its name, from the rules that the app carries: not every device has them to read.
    Named(Tz),
    /// One offset, for a single moment.
    Fixed(FixedOffset),
}

impl Zone {
    /// The zone with an IANA name, if it is known.
    pub fn named(name: &str) -> Option<Self> {
        name.parse().ok().map(Self::Named)
    }

    /// Whether both show the same wall clock at `now`, a quarter of a year before and after it, and
    /// half a year on: to a traveller they are one zone.
    pub fn is_like(&self, other: &Self, now: DateTime<FixedOffset>) -> bool {
        [-91, 0, 91, 182].into_iter().all(|days| {
            let at = (now + TimeDelta::days(days)).naive_utc();
            self.offset_from_utc_datetime(&at) == other.offset_from_utc_datetime(&at)
        })
    }
}

impl TimeZone for Zone {
    type Offset = FixedOffset;

    fn from_offset(offset: &FixedOffset) -> Self {
        Self::Fixed(*offset)
    }

    fn offset_from_local_date(&self, local: &NaiveDate) -> MappedLocalTime<FixedOffset> {
        match self {
            Self::Device => Local.offset_from_local_date(local),
            Self::Named(zone) => zone.offset_from_local_date(local).map(|it| it.fix()),
            Self::Fixed(offset) => MappedLocalTime::Single(*offset),
        }
    }

    fn offset_from_local_datetime(&self, local: &NaiveDateTime) -> MappedLocalTime<FixedOffset> {
        match self {
            Self::Device => Local.offset_from_local_datetime(local),
            Self::Named(zone) => zone.offset_from_local_datetime(local).map(|it| it.fix()),
            Self::Fixed(offset) => MappedLocalTime::Single(*offset),
        }
    }

    fn offset_from_utc_date(&self, utc: &NaiveDate) -> FixedOffset {
        match self {
            Self::Device => Local.offset_from_utc_date(utc),
            Self::Named(zone) => zone.offset_from_utc_date(utc).fix(),
            Self::Fixed(offset) => *offset,
        }
    }

    fn offset_from_utc_datetime(&self, utc: &NaiveDateTime) -> FixedOffset {
        match self {
            Self::Device => Local.offset_from_utc_datetime(utc),
            Self::Named(zone) => zone.offset_from_utc_datetime(utc).fix(),
            Self::Fixed(offset) => *offset,
        }
    }
}

#[cfg(test)]
mod tests {
    use care::time::{instant_of, wall_clock};

    use super::*;

    fn named(name: &str) -> Zone {
        Zone::named(name).unwrap()
    }

    #[test]
    fn a_named_zone_reads_and_shows_time_by_its_own_rules() {
        let berlin = named("Europe/Berlin");
        for (wall, instant) in [
            ("2026-03-29T02:30:00", "2026-03-29T03:30:00+02:00"),
            ("2026-10-25T02:30:00", "2026-10-25T02:30:00+02:00"),
            ("2026-12-01T12:00:00", "2026-12-01T12:00:00+01:00"),
        ] {
            let found = instant_of(&berlin, wall.parse().unwrap());
            assert_eq!(found.to_rfc3339(), instant);
        }
        let instant = "2026-07-01T10:00:00Z".parse::<DateTime<FixedOffset>>();
        assert_eq!(
            wall_clock(&berlin, instant.unwrap()).to_string(),
            "2026-07-01 12:00:00"
        );
    }

    #[test]
    fn zones_of_one_clock_are_alike_and_others_are_not() {
        let now = "2026-07-01T10:00:00Z".parse().unwrap();
        let alike = |one: &str, other: &str| named(one).is_like(&named(other), now);
        assert!(alike("Europe/Berlin", "Europe/Paris"));
        assert!(!alike("Europe/Berlin", "Europe/London"));
        assert!(
            !alike("Africa/Lagos", "Europe/London"),
            "alike in summer only"
        );
    }

    #[test]
    fn a_name_that_nobody_knows_is_no_zone() {
        assert_eq!(Zone::named("Mars/Olympus_Mons"), None);
    }
}
