//! A night as the patient remembers it, and the sleep figures that follow from it.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, TimeDelta, TimeZone, Timelike};
use serde::{Deserialize, Serialize};

use crate::{refusal::Refusal, time::instant_of};

/// More time in bed than this is a slip of a date.
const LONGEST_MIN: i64 = 16 * 60;

/// With fewer nights there is no honest mean of a week.
pub const FEWEST_NIGHTS: usize = 4;

/// One night, keyed by its date of waking; times are the wall clock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Night {
    /// The date of waking.
    pub woke_on: NaiveDate,
    /// Went to bed.
    pub in_bed: NaiveDateTime,
    /// Tried to sleep.
    pub lights_out: NaiveDateTime,
    /// Minutes until asleep (sleep onset latency).
    pub sol_min: u16,
    /// How often awake in between.
    pub awakenings: u8,
    /// Minutes awake in between, without the final waking (wake after sleep onset).
    pub waso_min: u16,
    /// Woke for the last time.
    pub final_wake: NaiveDateTime,
    /// Got up.
    pub out_of_bed: NaiveDateTime,
    /// By how many minutes the clock was put forward (or back, if negative) between trying to
    /// sleep and the last waking, by its own change or by travel; filled in when the answer is
    /// accepted, so that elapsed time stays right for ever.
    #[serde(default)]
    pub clock_change_min: i16,
    /// The same between going to bed and trying to sleep.
    #[serde(default)]
    pub change_before_min: i16,
    /// The same between the last waking and getting up.
    #[serde(default)]
    pub change_after_min: i16,
}

/// What follows from a night. Minutes are elapsed time, whatever the clock did.
///
/// The quantities of the Consensus Sleep Diary (Carney 2012, doi 10.5665/sleep.1642).
/// Laboratories differ in SE and WASO: here SE is TST in percent of TIB, and WASO
/// leaves out the final waking.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figures {
    /// Time in bed (TIB).
    pub tib_min: i64,
    /// From lights out to the final waking: the sleep period (SPT).
    pub spt_min: i64,
    /// Until asleep (SOL).
    pub sol_min: i64,
    /// Awake in between (WASO).
    pub waso_min: i64,
    /// Total sleep time (TST).
    pub tst_min: i64,
    /// In bed after the final waking (TWAK).
    pub twak_min: i64,
    /// Sleep efficiency (SE).
    pub se_percent: f64,
    /// Half way between falling asleep and the final waking, by the clock of the final waking.
    pub mid_sleep: NaiveDateTime,
}

/// Means over several nights.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Means {
    /// How many nights.
    pub nights: usize,
    /// Total sleep time.
    pub tst_min: f64,
    /// Sleep efficiency.
    pub se_percent: f64,
    /// Until asleep.
    pub sol_min: f64,
    /// Awake in between.
    pub waso_min: f64,
    /// Standard deviation of the time of getting up.
    pub rising_sd_min: f64,
}

/// Accepts a night as told: keys it by its day of waking and notes what the clock did meanwhile.
///
/// `bed` is the zone by whose clock going to bed and trying to sleep are told, `zone` that of
/// waking and getting up: another one only after a journey.
///
/// # Errors
///
/// - [`Refusal::NightOutOfOrder`] unless to bed, lights out, waking and rising follow each other.
/// - [`Refusal::NightTooLong`] past 16 hours in bed.
/// - [`Refusal::NightNoSleepLeft`] when nothing is left to sleep.
/// - [`Refusal::NightNotOver`] when rising lies ahead of `now`.
pub fn accept<Z: TimeZone>(
    night: Night,
    bed: &Z,
    zone: &Z,
    now: DateTime<FixedOffset>,
) -> Result<Night, Refusal> {
    let moments = [
        instant_of(bed, night.in_bed),
        instant_of(bed, night.lights_out),
        instant_of(zone, night.final_wake),
        instant_of(zone, night.out_of_bed),
    ];
    if !moments.is_sorted() {
        return Err(Refusal::NightOutOfOrder);
    }
    let [in_bed, _, _, out_of_bed] = moments;
    if (out_of_bed - in_bed).num_minutes() > LONGEST_MIN {
        return Err(Refusal::NightTooLong);
    }
    if out_of_bed > now {
        return Err(Refusal::NightNotOver);
    }
    // A wall clock may show more or less between two moments than passed between them.
    let walls = [
        night.in_bed,
        night.lights_out,
        night.final_wake,
        night.out_of_bed,
    ];
    let change = |at: usize| {
        let shown = walls[at + 1] - walls[at];
        i16::try_from((shown - (moments[at + 1] - moments[at])).num_minutes()).unwrap_or_default()
    };
    let night = Night {
        woke_on: night.final_wake.date(),
        change_before_min: change(0),
        clock_change_min: change(1),
        change_after_min: change(2),
        ..night
    };
    if figures(&night).tst_min <= 0 {
        return Err(Refusal::NightNoSleepLeft);
    }
    Ok(night)
}

/// The figures of an accepted night.
pub fn figures(night: &Night) -> Figures {
    let elapsed = |from: NaiveDateTime, to: NaiveDateTime, change: i16| {
        (to - from).num_minutes() - i64::from(change)
    };
    let reading_min = elapsed(night.in_bed, night.lights_out, night.change_before_min);
    let spt_min = elapsed(night.lights_out, night.final_wake, night.clock_change_min);
    let twak_min = elapsed(night.final_wake, night.out_of_bed, night.change_after_min);
    let tib_min = reading_min + spt_min + twak_min;
    let (sol_min, waso_min) = (i64::from(night.sol_min), i64::from(night.waso_min));
    let tst_min = spt_min - sol_min - waso_min;
    Figures {
        tib_min,
        spt_min,
        sol_min,
        waso_min,
        tst_min,
        twak_min,
        se_percent: 100.0 * tst_min as f64 / tib_min.max(1) as f64,
        // Of a night that was never accepted: at either end of time there is no half way.
        mid_sleep: night
            .final_wake
            .checked_sub_signed(TimeDelta::seconds((spt_min - sol_min) * 30))
            .unwrap_or(night.final_wake),
    }
}

/// Means over `nights`; none for fewer than four.
pub fn means<'night>(nights: impl IntoIterator<Item = &'night Night>) -> Option<Means> {
    let nights: Vec<&Night> = nights.into_iter().collect();
    if nights.len() < FEWEST_NIGHTS {
        return None;
    }
    let figures: Vec<Figures> = nights.iter().map(|night| figures(night)).collect();
    let mean = |of: &dyn Fn(&Figures) -> f64| mean(figures.iter().map(of));
    Some(Means {
        nights: nights.len(),
        tst_min: mean(&|it| it.tst_min as f64),
        se_percent: mean(&|it| it.se_percent),
        sol_min: mean(&|it| it.sol_min as f64),
        waso_min: mean(&|it| it.waso_min as f64),
        rising_sd_min: regularity(&nights),
    })
}

/// The standard deviation of the times of getting up, in minutes by the clock.
///
/// A clock is round: of a day that is cut at midnight and one that is cut at noon, the one counts
/// in which the times lie closer together.
fn regularity(nights: &[&Night]) -> f64 {
    let cut_at = |hours: u32| {
        let cut = 60 * hours;
        let minutes = nights.iter().map(|night| {
            let risen = night.out_of_bed.time().num_seconds_from_midnight() / 60;
            f64::from((risen + cut) % (24 * 60))
        });
        deviation(&minutes.collect::<Vec<_>>())
    };
    cut_at(0).min(cut_at(12))
}

fn mean(values: impl ExactSizeIterator<Item = f64>) -> f64 {
    let count = values.len().max(1) as f64;
    values.sum::<f64>() / count
}

/// Of a sample, so over n - 1.
fn deviation(values: &[f64]) -> f64 {
    let mean = mean(values.iter().copied());
    let squares: f64 = values.iter().map(|it| (it - mean).powi(2)).sum();
    (squares / (values.len().saturating_sub(1)).max(1) as f64).sqrt()
}
