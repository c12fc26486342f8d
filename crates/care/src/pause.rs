//! How long a pause of all reminders is offered for; it ends where the patient's own day begins.

use chrono::{Days, NaiveDateTime, TimeDelta};
use serde::{Deserialize, Serialize};

use crate::{
    phases::{bedtime, waking},
    profile::Habits,
    time::care_day,
};

/// How long all reminders rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pause {
    /// Until this evening; from then on, until waking.
    Evening,
    /// Until waking tomorrow.
    Tomorrow,
    /// Until waking in three days.
    ThreeDays,
    /// Until waking in a week.
    Week,
}

/// The evening begins so long before bedtime, as for what is put off until then.
const EVENING: TimeDelta = TimeDelta::hours(2);

/// When a pause that begins `now` ends, wall clock.
pub fn ends(pause: Pause, now: NaiveDateTime, habits: &Habits) -> NaiveDateTime {
    let day = care_day(now);
    let days = match pause {
        Pause::Evening => {
            let evening = bedtime(habits, day) - EVENING;
            if now < evening {
                return evening;
            }
            1
        }
        Pause::Tomorrow => 1,
        Pause::ThreeDays => 3,
        Pause::Week => 7,
    };
    waking(habits, day + Days::new(days))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> NaiveDateTime {
        text.parse().unwrap()
    }

    fn habits(bedtime: &str, waking: &str) -> Habits {
        Habits {
            bedtime: bedtime.parse().unwrap(),
            waking: waking.parse().unwrap(),
        }
    }

    #[test]
    fn a_pause_ends_this_evening_or_when_the_patient_wakes() {
        let early = habits("22:30:00", "06:30:00");
        for (pause, end) in [
            (Pause::Evening, "2026-10-28T20:30:00"),
            (Pause::Tomorrow, "2026-10-29T06:30:00"),
            (Pause::ThreeDays, "2026-10-31T06:30:00"),
            (Pause::Week, "2026-11-04T06:30:00"),
        ] {
            assert_eq!(ends(pause, at("2026-10-28T14:00:00"), &early), at(end));
        }
    }

    #[test]
    fn in_the_evening_and_past_midnight_the_pause_lasts_until_waking() {
        let late = habits("01:00:00", "09:00:00");
        let evening = |now| ends(Pause::Evening, at(now), &late);
        assert_eq!(evening("2026-10-28T22:00:00"), at("2026-10-28T23:00:00"));
        assert_eq!(evening("2026-10-28T23:00:00"), at("2026-10-29T09:00:00"));
        assert_eq!(evening("2026-10-29T01:30:00"), at("2026-10-29T09:00:00"));
        let tomorrow = ends(Pause::Tomorrow, at("2026-10-29T01:30:00"), &late);
        assert_eq!(tomorrow, at("2026-10-29T09:00:00"));
    }
}
