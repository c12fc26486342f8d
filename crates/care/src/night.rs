//! A night as the patient remembers it, and the sleep figures that follow from it.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

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
