//! What the plan offered in a period and what was done of it. Counts, no grade.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet, HashSet},
};

use serde::{Deserialize, Serialize};

use crate::{
    course,
    form::{FormId, FormKind},
    library,
    plan_taken::Whose,
    schedule::{Kind, Occurrence, OccurrenceId, State},
    summary_facts::{Facts, PARKED},
};

/// The questions of the diary; a plan for hard hours or a noted effect makes no diary day.
const DAILY: [&str; 2] = ["morning", "evening"];

/// What was practised. Counts, no grade.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Practice {
    /// Exercises that the plan offered.
    pub exercises: Tally,
    /// Exercises done without being asked.
    pub exercises_besides: u32,
    /// How often each exercise was done, most often first.
    pub by_form: Vec<(FormId, u32)>,
    /// Rests that the plan offered.
    pub rests: Tally,
    /// Rests taken without being asked.
    pub rests_besides: u32,
    /// Minutes rested in all.
    pub rested_min: u32,
    /// Care days with at least one daily prompt answered; the denominator is the days of the period.
    pub diary_days: u32,
    /// Whose plan is in force, and what of it the patient declined.
    #[serde(default)]
    pub plan: Whose,
}

/// What became of what the plan offered in the period. The five add up to what was offered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// Done, in time or late.
    pub done: u32,
    /// The patient said "not today".
    pub skipped: u32,
    /// It closed without an answer, and a notification had gone out.
    pub missed: u32,
    /// It closed without an answer, and no notification had gone out: it stood on screen only.
    #[serde(default)]
    pub not_reminded: u32,
    /// It is still open.
    pub open: u32,
}

impl Tally {
    /// All that was offered.
    pub fn offered(&self) -> u32 {
        let others = [self.skipped, self.missed, self.not_reminded, self.open];
        // Also of a page that tells any numbers.
        others.into_iter().fold(self.done, u32::saturating_add)
    }
}

/// Counts what became of `occurrences`, of which those in `reminded` were notified, and what was
/// done besides.
pub(crate) fn practice(
    facts: &Facts<'_>,
    occurrences: &[Occurrence],
    reminded: &HashSet<OccurrenceId>,
) -> Practice {
    let mut practice = Practice::default();
    // What comes back after an exercise is a part of it.
    let is_own = |it: &&Occurrence| course::by_rule(&it.id.rule).is_none();
    for occurrence in occurrences.iter().filter(is_own) {
        let tally = match occurrence.kind {
            Kind::Exercise => &mut practice.exercises,
            Kind::Rest => &mut practice.rests,
            Kind::Sleep | Kind::Prompt | Kind::Measure | Kind::Safety => continue,
        };
        match occurrence.state {
            State::Ahead => {}
            State::Due => tally.open += 1,
            State::Done => tally.done += 1,
            State::Skipped => tally.skipped += 1,
            State::Missed if reminded.contains(&occurrence.id) => tally.missed += 1,
            State::Missed => tally.not_reminded += 1,
        }
    }
    let mut by_form: BTreeMap<FormId, u32> = BTreeMap::new();
    let mut diary_days = BTreeSet::new();
    let given = facts.given().into_iter();
    for given in given.filter(|it| !library::course(&it.filled.form).follows) {
        match given.kind() {
            Some(FormKind::Exercise) if !given.is(PARKED) => {
                *by_form.entry(given.filled.form.clone()).or_default() += 1;
            }
            Some(FormKind::Prompt) if DAILY.contains(&given.filled.form.0.as_str()) => {
                diary_days.insert(given.on);
            }
            Some(FormKind::Exercise | FormKind::Prompt | FormKind::Measure | FormKind::Note)
            | None => {}
        }
    }
    practice.by_form = by_form.into_iter().collect();
    // Stable: equal counts stay in the order of their names.
    practice.by_form.sort_by_key(|(_, times)| Reverse(*times));
    practice.diary_days = u32::try_from(diary_days.len()).unwrap_or(u32::MAX);
    let mut rested_s: u64 = 0;
    let mut rests: u32 = 0;
    for rest in facts.rests() {
        rested_s += u64::from(rest.seconds);
        rests += 1;
    }
    // What the plan took for its own is not counted twice.
    let exercises: u32 = practice.by_form.iter().map(|(_, times)| times).sum();
    practice.exercises_besides = exercises.saturating_sub(practice.exercises.done);
    practice.rests_besides = rests.saturating_sub(practice.rests.done);
    practice.rested_min = u32::try_from(rested_s / 60).unwrap_or(u32::MAX);
    practice
}
