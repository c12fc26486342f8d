//! The nights of a period: means, and the night after a session beside the others.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    form::Value,
    night::{Means, Night, figures, means},
    summary_facts::{Facts, Given, NIGHT},
};

/// The nights that ended in the period.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sleep {
    /// Nights recorded; the denominator is the days of the period.
    pub nights: u32,
    /// Means; none: not enough nights.
    pub means: Option<Means>,
    /// Nights right after a session: minutes of sleep, oldest first.
    pub first_nights_tst_min: Vec<i64>,
    /// All others: minutes of sleep, oldest first.
    pub other_nights_tst_min: Vec<i64>,
}

/// The nights that ended in the period. Without sessions no night is told apart as one after a dose.
pub(crate) fn sleep(facts: &Facts<'_>, with_sessions: bool) -> Sleep {
    let nights: Vec<&Night> = nights(facts).into_iter().map(|(_, it)| it).collect();
    let after_a_dose = facts.days_after_a_dose();
    let (first, other): (Vec<&Night>, Vec<&Night>) = nights
        .iter()
        .partition(|night| with_sessions && after_a_dose.contains(&night.woke_on));
    let slept = |nights: Vec<&Night>| nights.into_iter().map(|it| figures(it).tst_min).collect();
    Sleep {
        nights: u32::try_from(nights.len()).unwrap_or(u32::MAX),
        means: means(nights),
        first_nights_tst_min: slept(first),
        other_nights_tst_min: slept(other),
    }
}

/// The nights that ended in the period with the forms that tell of them, oldest first; the last
/// word on a night counts.
pub(crate) fn nights<'a>(facts: &Facts<'a>) -> Vec<(Given<'a>, &'a Night)> {
    let given = facts.given().into_iter();
    let nights: BTreeMap<NaiveDate, (Given<'a>, &Night)> = given
        .filter_map(|it| match it.answer(NIGHT) {
            Some(Value::Night(night)) => Some((night.woke_on, (it, night))),
            Some(_) | None => None,
        })
        .collect();
    nights.into_values().collect()
}
