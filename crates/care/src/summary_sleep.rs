//! The nights of a period: means, and the night after a session beside the others.

use serde::{Deserialize, Serialize};

/// The nights that ended in the period.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sleep {
    /// Nights recorded; the denominator is the days of the period.
    pub nights: u32,
    /// Means; none: not enough nights.
    pub means: Option<SleepMeans>,
    /// Nights right after a session: minutes of sleep, oldest first.
    pub first_nights_tst_min: Vec<i64>,
    /// All others: minutes of sleep, oldest first.
    pub other_nights_tst_min: Vec<i64>,
}

/// Means over the nights recorded.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct SleepMeans {
    /// Total sleep time, minutes.
    pub tst_min: f64,
    /// Sleep efficiency: sleep in percent of time in bed.
    pub se_percent: f64,
    /// Sleep onset latency, minutes.
    pub sol_min: f64,
    /// Wake after sleep onset, minutes.
    pub waso_min: f64,
    /// Standard deviation of the time of getting up, minutes.
    pub rise_spread_min: f64,
}
