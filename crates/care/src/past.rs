//! What of the record decides whether a rule asks at all: forms that rest, and answers that it waits for.

use std::{
    collections::{BTreeSet, HashMap},
    ops::RangeInclusive,
};

use chrono::{NaiveDate, TimeDelta};

use crate::{
    entry::Chosen,
    form::{Ended, Filled, FormId, StepId, Value},
    plan::{CarePlan, Rule, RuleId},
    safety::is_opt_in,
    schedule::{Action, Record},
    time::care_day,
};

/// The days on which what counts was said.
#[derive(Debug, Default)]
pub struct Past {
    filled_on: HashMap<FormId, BTreeSet<NaiveDate>>,
    skipped_on: HashMap<FormId, BTreeSet<NaiveDate>>,
    /// On which days the answer was given that a rule waits for.
    signs: HashMap<RuleId, BTreeSet<NaiveDate>>,
}

impl Past {
    /// Reads it from the record.
    pub fn of(plan: &CarePlan, record: &Record) -> Self {
        let mut past = Self::default();
        for it in &record.filled {
            let days = match it.fact.ended {
                Ended::Finished => &mut past.filled_on,
                Ended::NotToday => &mut past.skipped_on,
                Ended::Early => continue,
            };
            days.entry(it.fact.form.clone()).or_default().insert(it.day);
        }
        let forms: HashMap<&RuleId, &FormId> = plan
            .rules
            .iter()
            .filter_map(|rule| Some((&rule.id, form_of(&rule.action)?)))
            .collect();
        for it in &record.choices {
            let form = forms.get(&it.fact.occurrence.rule);
            if let (Chosen::Skip, Some(form)) = (it.fact.choice, form) {
                let days = past.skipped_on.entry((*form).clone()).or_default();
                days.insert(care_day(it.fact.occurrence.due));
            }
        }
        for rule in &plan.rules {
            if let Some(sign) = &rule.after {
                let told = record.filled.iter();
                let told = told.filter(|it| says(&it.fact, &sign.form, &sign.step, &sign.any_of));
                let days = told.map(|it| it.day).collect();
                past.signs.insert(rule.id.clone(), days);
            }
        }
        past
    }

    /// Whether a form still rests on `date`, because it was filled in or skipped a few days ago.
    pub fn form_rests(&self, plan: &CarePlan, rule: &Rule, date: NaiveDate) -> bool {
        let (Some(rests_days), Some(form)) = (rule.rests_days, form_of(&rule.action)) else {
            return false;
        };
        let within = |on: &HashMap<FormId, BTreeSet<NaiveDate>>, days| {
            on.get(form).is_some_and(|on| has_any(on, date, days))
        };
        // Whoever puts the safety question by is not asked it again in the same week.
        let skip_rests_days = match is_opt_in(form) {
            true => rests_days - 1,
            false => plan.skip_rests_days,
        };
        within(&self.filled_on, 1..=rests_days - 1) || within(&self.skipped_on, 1..=skip_rests_days)
    }

    /// Whether the answer that a rule waits for was given lately; true for those that wait for none.
    pub fn has_its_sign(&self, rule: &Rule, date: NaiveDate) -> bool {
        rule.after.as_ref().is_none_or(|sign| {
            let days = self.signs.get(&rule.id);
            days.is_some_and(|days| has_any(days, date, 0..=sign.within_days))
        })
    }
}

/// Whether one of the days lies so many days before `date`.
fn has_any(on: &BTreeSet<NaiveDate>, date: NaiveDate, ago: RangeInclusive<i64>) -> bool {
    let (last, first) = ago.into_inner();
    let day = |ago| date - TimeDelta::days(ago);
    first >= last && on.range(day(first)..=day(last)).next().is_some()
}

/// Whether a form was filled in with one of these options.
pub fn says(filled: &Filled, form: &FormId, step: &StepId, any_of: &[String]) -> bool {
    filled.form == *form
        && match filled.answers.get(step) {
            Some(Value::Choices(ids)) => ids.iter().any(|id| any_of.contains(id)),
            Some(
                Value::Choice(_)
                | Value::Text(_)
                | Value::Lines { .. }
                | Value::Moods(_)
                | Value::Number(_)
                | Value::Night(_)
                | Value::Seen
                | Value::Declined
                | Value::When(_),
            )
            | None => false,
        }
}

fn form_of(action: &Action) -> Option<&FormId> {
    match action {
        Action::Fill(form) => Some(form),
        Action::Rest(_) | Action::Read(_) => None,
    }
}
