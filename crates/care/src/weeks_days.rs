//! What stands in the record of a care day: mood, the night that ended on it, rests, practice.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::{
    entry::{Chosen, Entry, Recorded},
    form::{Ended, Filled, FormKind, Value},
    library,
    night::Night,
    plan::CarePlan,
    schedule::Action,
    summary_facts::{NIGHT, PARKED, day_of},
    time::care_day,
};

/// The step that asks for the mood, in each prompt.
const MOOD: &str = "mood";

/// An answer of a day, or what stands in its place. What was not asked and what was missed have
/// nothing here: the picture leaves both open.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Said<T> {
    /// Nothing.
    #[default]
    Nothing,
    /// "Not today."
    NotToday,
    /// "Rather not say."
    Declined,
    /// The answer.
    Told(T),
}

/// One care day.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct DayTold {
    /// Mean of the answers of the day, 0 to 10.
    pub(crate) mood: Said<f64>,
    /// The night that ended on it.
    pub(crate) night: Said<Night>,
    /// Quiet rests.
    pub(crate) rests: usize,
    /// Thought exercises.
    pub(crate) practice: usize,
    moods: Vec<i32>,
}

/// Every care day that has something; the last word on a night counts.
pub(crate) fn days_told(
    entries: &[Recorded<Entry>],
    plan: &CarePlan,
) -> BTreeMap<NaiveDate, DayTold> {
    let mut days: BTreeMap<NaiveDate, DayTold> = BTreeMap::new();
    for entry in entries {
        match &entry.fact {
            Entry::Filled(filled) => {
                let day = day_of(filled).unwrap_or(entry.day);
                fill(days.entry(day).or_default(), filled);
            }
            Entry::Rest(rest) => {
                let asked = rest.occurrence.as_ref().map(|it| care_day(it.due));
                days.entry(asked.unwrap_or(entry.day)).or_default().rests += 1;
            }
            Entry::Choice(choice) if choice.choice == Chosen::Skip => {
                let id = &choice.occurrence;
                let rule = plan.rules.iter().find(|it| it.id == id.rule);
                if let Some(Action::Fill(form)) = rule.map(|it| &it.action) {
                    let day = days.entry(care_day(id.due)).or_default();
                    skip(day, &form.0);
                }
            }
            Entry::Choice(_) | Entry::Session(_) | Entry::Safety(_) | Entry::Wish(_) => {}
        }
    }
    days
}

fn fill(day: &mut DayTold, filled: &Filled) {
    let kind = library::form(&filled.form).map(|form| form.kind);
    if filled.ended == Ended::NotToday {
        return skip(day, &filled.form.0);
    }
    match kind {
        Some(FormKind::Exercise) if filled.form.0 == PARKED => {}
        Some(FormKind::Exercise) => day.practice += 1,
        Some(FormKind::Prompt) => {
            let answer = |step: &str| filled.answers.get(step);
            match answer(MOOD) {
                Some(Value::Number(number)) => {
                    day.moods.push(*number);
                    let sum: i32 = day.moods.iter().sum();
                    day.mood = Said::Told(f64::from(sum) / day.moods.len() as f64);
                }
                Some(Value::Declined) if day.moods.is_empty() => day.mood = Said::Declined,
                Some(_) | None => {}
            }
            match answer(NIGHT) {
                Some(Value::Night(night)) => day.night = Said::Told(night.clone()),
                Some(Value::Declined) if !matches!(day.night, Said::Told(_)) => {
                    day.night = Said::Declined;
                }
                Some(_) | None => {}
            }
        }
        Some(FormKind::Measure | FormKind::Note) | None => {}
    }
}

/// A form that is put away says so only where nothing else is said.
fn skip(day: &mut DayTold, form: &str) {
    if day.mood == Said::Nothing && ["morning", "evening"].contains(&form) {
        day.mood = Said::NotToday;
    }
    if day.night == Said::Nothing && form == "morning" {
        day.night = Said::NotToday;
    }
}
