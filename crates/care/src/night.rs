//! A night as the patient remembers it, and the sleep figures that follow from it.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, Offset, TimeDelta, TimeZone};
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
    /// By how many minutes the clock was put forward (or back, if negative) during the night;
    /// filled in when the answer is accepted, so that elapsed time stays right for ever.
    #[serde(default)]
    pub clock_change_min: i16,
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
/// # Errors
///
/// - [`Refusal::NightOutOfOrder`] unless to bed, lights out, waking and rising follow each other.
/// - [`Refusal::NightTooLong`] past 16 hours in bed.
/// - [`Refusal::NightNoSleepLeft`] when nothing is left to sleep.
/// - [`Refusal::NightNotOver`] when rising lies ahead of `now`.
pub fn accept(
    night: Night,
    zone: &impl TimeZone,
    now: DateTime<FixedOffset>,
) -> Result<Night, Refusal> {
    let moments = [
        night.in_bed,
        night.lights_out,
        night.final_wake,
        night.out_of_bed,
    ]
    .map(|wall| instant_of(zone, wall));
    if !moments.is_sorted() {
        return Err(Refusal::NightOutOfOrder);
    }
    let [in_bed, lights_out, final_wake, out_of_bed] = moments;
    if (out_of_bed - in_bed).num_minutes() > LONGEST_MIN {
        return Err(Refusal::NightTooLong);
    }
    if out_of_bed > now {
        return Err(Refusal::NightNotOver);
    }
    // A change of the clock while reading in bed would be counted as sleep if it were
    // reckoned over the whole time in bed.
    let change_s =
        final_wake.offset().fix().local_minus_utc() - lights_out.offset().fix().local_minus_utc();
    let night = Night {
        woke_on: night.final_wake.date(),
        clock_change_min: i16::try_from(change_s / 60).unwrap_or_default(),
        ..night
    };
    if figures(&night).tst_min <= 0 {
        return Err(Refusal::NightNoSleepLeft);
    }
    Ok(night)
}

/// The figures of an accepted night.
pub fn figures(night: &Night) -> Figures {
    let change = i64::from(night.clock_change_min);
    let (sol_min, waso_min) = (i64::from(night.sol_min), i64::from(night.waso_min));
    let tib_min = (night.out_of_bed - night.in_bed).num_minutes() - change;
    let spt_min = (night.final_wake - night.lights_out).num_minutes() - change;
    let tst_min = spt_min - sol_min - waso_min;
    Figures {
        tib_min,
        spt_min,
        sol_min,
        waso_min,
        tst_min,
        twak_min: (night.out_of_bed - night.final_wake).num_minutes(),
        se_percent: 100.0 * tst_min as f64 / tib_min.max(1) as f64,
        mid_sleep: night.final_wake - TimeDelta::minutes((spt_min - sol_min) / 2),
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
    let risings: Vec<f64> = nights.iter().map(|night| rising_min(night)).collect();
    Some(Means {
        nights: nights.len(),
        tst_min: mean(&|it| it.tst_min as f64),
        se_percent: mean(&|it| it.se_percent),
        sol_min: mean(&|it| it.sol_min as f64),
        waso_min: mean(&|it| it.waso_min as f64),
        rising_sd_min: deviation(&risings),
    })
}

/// Minutes from midnight of the day of waking.
fn rising_min(night: &Night) -> f64 {
    (night.out_of_bed - night.woke_on.and_time(chrono::NaiveTime::MIN)).num_minutes() as f64
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
