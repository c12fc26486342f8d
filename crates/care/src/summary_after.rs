//! Moods aligned at the dose: what was noted so many days after a session, over all sessions of
//! the period, and how long it took until half of a gain was gone. Looks back only: no forecast.
//!
//! **Days.** A day belongs to the newest dose on or before it: its number is the distance to
//! that dose. Day 0 to 14 are told, each with the number of sessions that have a mood on it.
//!
//! **Half of the gain** [D]. For each session: *before* is the mean of the moods noted on the
//! three days before the dose; the *gain* is the mood of day 1 less that. Sessions with both
//! and with a gain of at least one point count. Half of it is gone on the first later day with
//! a mood at or below before + gain / 2; a session in which that was not seen counts up to
//! its last mood before the next dose, or day 14 (censored). From three sessions on the median of the
//! product-limit estimate is told (Kaplan and Meier 1958, J Am Stat Assoc 53:457-481), with the
//! 95 % limits of Brookmeyer and Crowley 1982 (Biometrics 38:29-41) by Greenwood's variance. The
//! sessions of one person are treated as if they were independent, which they are not
//! quite; the limits are therefore rather too narrow than too wide, and the page gives n.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::{
    summary_facts::Facts,
    summary_measures::{MoodDay, moods},
};

/// The last day that is told.
pub const LAST_DAY: u8 = 14;

/// From so many sessions on there is a median.
pub const FEWEST_SESSIONS: usize = 3;

/// A smaller gain is not told from none.
const SMALLEST_GAIN: f64 = 1.0;

/// How many days before the dose are looked at.
const BEFORE_DAYS: u64 = 3;

/// Two-sided 95 %.
const Z: f64 = 1.96;

/// Moods by days since the dose.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct After {
    /// Sessions of the period that were held.
    pub sessions: u32,
    /// Days with a mood, in their order.
    pub days: Vec<DayAfter>,
    /// How long until half of the gain was gone; none: fewer than three sessions with a gain.
    pub half_gone: Option<HalfGone>,
}

/// One day after a dose.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct DayAfter {
    /// 0 is the day of the dose.
    pub day: u8,
    /// Mean of the moods, 0 to 10.
    pub mean: f64,
    /// The lowest and the highest of them.
    pub range: [f64; 2],
    /// After how many sessions a mood was noted on this day.
    pub n: u32,
}

/// Days until half of the gain was gone.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct HalfGone {
    /// The median; none: not within the days that were seen.
    pub median: Option<u8>,
    /// The lower limit.
    pub at_least: Option<u8>,
    /// The upper limit; none: not within the days that were seen.
    pub at_most: Option<u8>,
    /// Sessions with a gain.
    pub sessions: u32,
    /// Of these: in how many half of it was seen to go.
    pub gone: u32,
}

/// How long one gain was followed, and whether half of it went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Followed {
    days: u8,
    gone: bool,
}

/// The moods of the period's sessions by days since the dose.
pub(crate) fn after(facts: &Facts<'_>) -> After {
    let doses = facts.doses();
    let moods = moods(facts);
    let shown: Vec<NaiveDate> = doses
        .iter()
        .copied()
        .filter(|it| facts.holds(*it))
        .collect();
    let mut days: Vec<DayAfter> = Vec::new();
    for day in 0..=LAST_DAY {
        let noted: Vec<f64> = shown
            .iter()
            .filter_map(|dose| level(&moods, on(*dose, day, &doses)?))
            .filter(|(on, _)| facts.holds(*on))
            .map(|(_, level)| level)
            .collect();
        if !noted.is_empty() {
            let fold = |pick: fn(f64, f64) -> f64| noted.iter().copied().reduce(pick);
            days.push(DayAfter {
                day,
                mean: noted.iter().sum::<f64>() / noted.len() as f64,
                range: [fold(f64::min), fold(f64::max)].map(Option::unwrap_or_default),
                n: u32::try_from(noted.len()).unwrap_or(u32::MAX),
            });
        }
    }
    let followed: Vec<Followed> = shown
        .iter()
        .filter_map(|dose| follow(*dose, &doses, &moods, facts.choice.to))
        .collect();
    After {
        sessions: u32::try_from(shown.len()).unwrap_or(u32::MAX),
        days,
        half_gone: half_gone(&followed),
    }
}

/// The date of the `day`-th day after the dose, unless a newer dose has come by then.
fn on(dose: NaiveDate, day: u8, doses: &[NaiveDate]) -> Option<NaiveDate> {
    let on = dose.checked_add_days(Days::new(u64::from(day)))?;
    let newer = doses.iter().any(|it| *it > dose && *it <= on);
    (!newer).then_some(on)
}

fn level(moods: &[MoodDay], on: NaiveDate) -> Option<(NaiveDate, f64)> {
    let at = moods.binary_search_by_key(&on, |it| it.on).ok()?;
    Some((on, moods[at].level))
}

/// What became of the gain of one session; none without a gain.
fn follow(
    dose: NaiveDate,
    doses: &[NaiveDate],
    moods: &[MoodDay],
    to: NaiveDate,
) -> Option<Followed> {
    let noted = (1..=BEFORE_DAYS).filter_map(|back| {
        let on = dose.checked_sub_days(Days::new(back))?;
        level(moods, on).map(|(_, level)| level)
    });
    let noted: Vec<f64> = noted.collect();
    let before = noted.iter().sum::<f64>() / noted.len() as f64;
    let day = |day: u8| {
        let on = on(dose, day, doses).filter(|it| *it <= to)?;
        level(moods, on).map(|(_, level)| level)
    };
    // Not a number without a day before: then there is no gain either.
    let gain = day(1)? - before;
    if noted.is_empty() || gain < SMALLEST_GAIN {
        return None;
    }
    let mut followed = Followed {
        days: 1,
        gone: false,
    };
    for later in 2..=LAST_DAY {
        if let Some(level) = day(later) {
            followed.days = later;
            if level <= before + gain / 2.0 {
                followed.gone = true;
                break;
            }
        }
    }
    Some(followed)
}

/// The median of the product-limit estimate and its limits.
fn half_gone(followed: &[Followed]) -> Option<HalfGone> {
    if followed.len() < FEWEST_SESSIONS {
        return None;
    }
    let mut left = 1.0;
    let mut greenwood = 0.0;
    let mut half = HalfGone {
        median: None,
        at_least: None,
        at_most: None,
        sessions: u32::try_from(followed.len()).unwrap_or(u32::MAX),
        gone: followed.iter().map(|it| u32::from(it.gone)).sum(),
    };
    for day in 1..=LAST_DAY {
        let at_risk = followed.iter().filter(|it| it.days >= day).count() as f64;
        let gone = followed
            .iter()
            .filter(|it| it.gone && it.days == day)
            .count() as f64;
        if gone == 0.0 {
            continue;
        }
        left *= 1.0 - gone / at_risk;
        greenwood += gone / (at_risk * (at_risk - gone));
        if left <= 0.5 && half.median.is_none() {
            half.median = Some(day);
        }
        // Where nothing is left the variance is not defined: a half is then surely gone.
        let is_near = left > 0.0 && (left - 0.5).abs() <= Z * left * greenwood.sqrt();
        if is_near && half.at_least.is_none() {
            half.at_least = Some(day);
        }
        let is_past = left < 0.5 && !is_near;
        if is_past && half.at_most.is_none() {
            half.at_most = Some(day);
            half.at_least = half.at_least.or(Some(day));
        }
    }
    Some(half)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gone(days: u8) -> Followed {
        Followed { days, gone: true }
    }

    fn lasted(days: u8) -> Followed {
        Followed { days, gone: false }
    }

    #[test]
    fn two_sessions_are_too_few() {
        assert_eq!(half_gone(&[gone(4), gone(6)]), None);
    }

    #[test]
    fn the_median_and_its_limits_are_those_of_the_textbook() {
        // R: survfit(Surv(c(4, 6, 7), c(1, 1, 1)) ~ 1, conf.type = "plain") has the median 6.
        let half = half_gone(&[gone(7), gone(4), gone(6)]).unwrap();
        assert_eq!(
            (half.median, half.at_least, half.at_most),
            (Some(6), Some(4), Some(7))
        );
        assert_eq!((half.sessions, half.gone), (3, 3));
    }

    #[test]
    fn what_was_not_seen_to_go_is_not_said_to_have_gone() {
        let half = half_gone(&[lasted(14), lasted(6), lasted(3)]).unwrap();
        assert_eq!((half.median, half.at_most, half.gone), (None, None, 0));
        let half = half_gone(&[gone(3), lasted(14), lasted(14), lasted(14)]).unwrap();
        assert_eq!((half.median, half.at_most), (None, None));
    }

    #[test]
    fn a_session_that_ended_early_counts_as_long_as_it_was_followed() {
        // At risk on day 5: two of three, so that half is left after one of them.
        let half = half_gone(&[lasted(2), gone(5), lasted(9)]).unwrap();
        assert_eq!(half.median, Some(5));
    }
}
