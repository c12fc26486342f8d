//! Effects and substances of a period, as counts of days.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    form::{AnswerKind, Value},
    library,
    summary_facts::{Facts, form_id},
};

const EVENING: &str = "evening";

/// The form that notes an effect at any time.
const LOG: &str = "effects";

/// Effects and substances, as counts of days.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Effects {
    /// What was felt.
    pub effects: DayCounts,
    /// What was taken.
    pub substances: DayCounts,
}

/// On how many days each answer to one question was given.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayCounts {
    /// Days with an answer: the denominator.
    pub answered: u32,
    /// Days with "rather not say".
    pub declined: u32,
    /// Answered days on which it was "none".
    pub none: u32,
    /// Option of the form other than "none", and days with it; most first.
    pub days: Vec<(String, u32)>,
}

/// Counts them over the evenings of the period, and over what was noted at other times.
pub(crate) fn effects(facts: &Facts<'_>) -> Effects {
    Effects {
        effects: count(facts, "effects"),
        substances: count(facts, "substances"),
    }
}

/// What became of the question on one day.
#[derive(Default)]
struct Day {
    answered: bool,
    options: BTreeSet<String>,
}

fn count(facts: &Facts<'_>, step: &str) -> DayCounts {
    let mut by_day: BTreeMap<NaiveDate, Day> = BTreeMap::new();
    for given in facts
        .given()
        .into_iter()
        .filter(|it| it.is(EVENING) || it.is(LOG))
    {
        let options = match given.answer(step) {
            Some(Value::Choices(options)) => options.clone(),
            Some(Value::Choice(option)) => vec![option.clone()],
            Some(Value::Declined) => {
                by_day.entry(given.on).or_default();
                continue;
            }
            Some(
                Value::Text(_)
                | Value::Lines { .. }
                | Value::Moods(_)
                | Value::Number(_)
                | Value::Night(_)
                | Value::Seen
                | Value::When(_),
            )
            | None => continue,
        };
        let day = by_day.entry(given.on).or_default();
        day.answered = true;
        day.options.extend(options);
    }
    let none = option_for_none(step);
    let mut counts = DayCounts::default();
    let mut days: BTreeMap<String, u32> = BTreeMap::new();
    for day in by_day.into_values() {
        if !day.answered {
            counts.declined += 1;
            continue;
        }
        counts.answered += 1;
        let some: Vec<String> = day
            .options
            .into_iter()
            .filter(|it| Some(it) != none.as_ref())
            .collect();
        counts.none += u32::from(some.is_empty());
        for option in some {
            *days.entry(option).or_default() += 1;
        }
    }
    counts.days = days.into_iter().collect();
    // Stable: equal counts stay in the order of their names.
    counts.days.sort_by_key(|(_, days)| Reverse(*days));
    counts
}

/// The option that excludes all others.
fn option_for_none(step: &str) -> Option<String> {
    let form = library::form(&form_id(EVENING))?;
    let step = form.steps.iter().find(|it| it.id.0 == step)?;
    match &step.answer {
        AnswerKind::Choice { options } | AnswerKind::Choices { options } => {
            options.iter().find(|it| it.alone).map(|it| it.id.clone())
        }
        AnswerKind::Read
        | AnswerKind::Text { .. }
        | AnswerKind::Lines { .. }
        | AnswerKind::Moods { .. }
        | AnswerKind::Rerate { .. }
        | AnswerKind::Scale { .. }
        | AnswerKind::Night
        | AnswerKind::Repeat { .. }
        | AnswerKind::When
        | AnswerKind::Timer { .. } => None,
    }
}
