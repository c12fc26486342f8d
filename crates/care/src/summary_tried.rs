//! Planned activities (behavioural activation): enjoyment as predicted, and as it was.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{entry::EntryId, private::Private, summary_facts::Facts};

/// One planned activity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tried {
    /// The entry.
    pub id: EntryId,
    /// The care day.
    pub on: NaiveDate,
    /// In the patient's words.
    pub activity: Private,
    /// Enjoyment as predicted, 0 to 10.
    pub predicted: Option<i32>,
    /// Enjoyment as it was, 0 to 10; none: not told yet, or not done.
    pub actual: Option<i32>,
}

/// Activities planned in the period, newest first.
pub(crate) fn tried(facts: &Facts<'_>) -> Vec<Tried> {
    let given = facts.given().into_iter().rev();
    given
        .filter(|it| it.is("ba_plan"))
        .filter_map(|it| {
            Some(Tried {
                id: it.id,
                on: it.on,
                activity: it.words("activity")?.into(),
                predicted: it.number("predicted"),
                actual: it.number("actual"),
            })
        })
        .collect()
}
