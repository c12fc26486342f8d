//! What is offered on a very hard day, and when thought records weigh more than they lift:
//! the guards at the end of care.md, section 4.

use std::ops::Range;

use chrono::{DateTime, FixedOffset, TimeDelta};
use serde::{Deserialize, Serialize};

use crate::{
    course,
    entry::Recorded,
    form::{AnswerKind, Answers, Filled, Form, FormId, Rated, StepId, Value},
    library,
    plan::CarePlan,
    resting::Rests,
    safety::{self, Said},
    schedule::{Action, Kind, Record},
    steps::number,
};

type Moment = DateTime<FixedOffset>;

/// Why only gentle things are offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Heavy {
    /// The newest mood is 2 or less of 10, or the newest answer about thoughts of death, to item 9
    /// of the PHQ-9 or to the weekly question of who turned it on, is not "not at all" or "no".
    HardDay,
    /// The patient is unwell, or told of strong effects.
    Unwell,
}

/// The questions about mood on a scale from 0 to 10.
const MOODS: [(&str, &str); 3] = [
    ("morning", "mood"),
    ("evening", "mood"),
    ("mood_after", "now"),
];

/// Up to here a mood is very low.
const VERY_LOW: i32 = 2;

/// [D] One hard answer holds for a day at most; a better one ends it.
const HOLDS: TimeDelta = TimeDelta::hours(24);

/// [D] Mean rise of the moods of one thought record that counts as worse.
const WORSE_BY: i32 = 10;

/// Why only gentle things are offered at `now`, if that is so.
pub fn heavy(plan: &CarePlan, record: &Record, now: Moment) -> Option<Heavy> {
    let hard = hard_hours(record).iter().any(|it| it.contains(&now));
    let unwell = || Rests::of(plan, record).is_unwell(now);
    hard.then_some(Heavy::HardDay)
        .or_else(|| unwell().then_some(Heavy::Unwell))
}

/// The stretches of time that a very low mood or a hard answer holds for.
pub fn hard_hours(record: &Record) -> Vec<Range<Moment>> {
    let mut told: Vec<(Moment, bool, bool)> = Vec::new();
    for it in &record.filled {
        let mood = MOODS.iter().find_map(|(form, step)| answer(it, form, step));
        told.extend(mood.map(|mood| (it.fact.begun.at, true, mood <= VERY_LOW)));
        told.extend(thoughts(it).map(|are_there| (it.fact.begun.at, false, are_there)));
    }
    told.sort();
    let mut hours = Vec::new();
    for (at, (begun, of_mood, is_hard)) in told.iter().enumerate() {
        let mut later = told[at + 1..].iter();
        let next = later.find(|it| it.1 == *of_mood).map(|it| it.0);
        if *is_hard {
            let ends = *begun + HOLDS;
            hours.push(*begun..next.map_or(ends, |next| next.min(ends)));
        }
    }
    hours
}

/// Whether there are thoughts of death or self-harm, where that was asked and answered. The weekly
/// question counts as item 9 does, as it also leads to the same screens (`care.md` 5.4).
fn thoughts(it: &Recorded<Filled>) -> Option<bool> {
    let item9 = answer(it, "phq9", "item9").map(|score| score > 0);
    item9.or_else(|| match safety::said_weekly(&it.fact)? {
        Said::No => Some(false),
        Said::Declined => None,
        Said::Passing | Said::Often | Said::MightAct => Some(true),
    })
}

/// Whether what a tap leads to has to wait in such hours.
pub fn must_wait(kind: Kind, action: &Action) -> bool {
    match (kind, action) {
        (Kind::Exercise, Action::Fill(form)) => !course::is_gentle(form),
        (Kind::Exercise, Action::Read(_) | Action::Rest(_)) => false,
        (Kind::Sleep | Kind::Rest | Kind::Prompt | Kind::Measure | Kind::Safety, _) => false,
    }
}

/// Whether the last three thought records each left the moods stronger than before: then another
/// kind of exercise is suggested, and the summary says so.
pub fn weighs(filled: &[Recorded<Filled>]) -> bool {
    let records = filled.iter().map(|it| &it.fact);
    let mut records: Vec<&Filled> = records.filter(|it| it.form.0 == "thought_record").collect();
    records.sort_by_key(|it| it.begun.at);
    weighed_on(records.into_iter().map(|it| ((), &it.answers))).is_some()
}

/// The last of these thought records, oldest first, if it is the third in a row that left the
/// moods stronger.
pub fn weighed_on<'it, Day: Copy>(
    records: impl Iterator<Item = (Day, &'it Answers)>,
) -> Option<Day> {
    let form = library::form(&FormId("thought_record".to_owned()))?;
    let changes = records.filter_map(|(on, answers)| Some((on, mood_change(form, answers)?)));
    let changes: Vec<(Day, i32)> = changes.collect();
    let last = changes.last_chunk::<3>()?;
    let is_worse = last.iter().all(|(_, change)| *change >= WORSE_BY);
    is_worse.then_some(last[2].0)
}

/// The mean change of the moods that were rated twice, if any was.
pub fn mood_change(form: &Form, answers: &Answers) -> Option<i32> {
    let (again, of) = form.steps.iter().find_map(|step| match &step.answer {
        AnswerKind::Rerate { of } => Some((&step.id, of)),
        AnswerKind::Read
        | AnswerKind::Text { .. }
        | AnswerKind::Lines { .. }
        | AnswerKind::Moods { .. }
        | AnswerKind::Scale { .. }
        | AnswerKind::Choice { .. }
        | AnswerKind::Choices { .. }
        | AnswerKind::Night
        | AnswerKind::Repeat { .. }
        | AnswerKind::When
        | AnswerKind::Timer { .. } => None,
    })?;
    let (first, again) = (moods(answers, of), moods(answers, again));
    let strength = |it: &Rated| i32::from(it.strength);
    let changes: Vec<i32> = again
        .iter()
        .filter_map(|now| {
            let before = first.iter().find(|it| it.word == now.word)?;
            Some(strength(now) - strength(before))
        })
        .collect();
    let many = i32::try_from(changes.len()).ok().filter(|it| *it > 0)?;
    Some(changes.iter().sum::<i32>() / many)
}

fn moods<'it>(answers: &'it Answers, step: &StepId) -> &'it [Rated] {
    if let Some(Value::Moods(moods)) = answers.get(step) {
        return moods;
    }
    &[]
}

/// The number that was given to a question, of a form of this name.
pub fn answer(it: &Recorded<Filled>, form: &str, step: &str) -> Option<i32> {
    if it.fact.form.0 != form {
        return None;
    }
    let asked = library::form(&it.fact.form)?;
    let asked = asked.steps.iter().find(|it| it.id.0 == step)?;
    number(asked, it.fact.answers.get(step)?)
}

#[cfg(test)]
mod tests;
