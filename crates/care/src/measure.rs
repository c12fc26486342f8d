//! Measures: totals, bands and change, with the source of every cut-off.
//!
//! The patient sees only [`Change`]; bands carry the instrument's own names and
//! are for the therapist's page.

use serde::{Deserialize, Serialize};

use crate::{
    form::{AnswerKind, Answers, Form, FormId, Step},
    steps::number,
};

/// How a total compares with the one before, in words for the patient.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// The first complete one.
    First,
    /// Lower by at least the reliable change.
    Lower,
    /// Within the reliable change.
    Same,
    /// Higher by at least the reliable change.
    Higher,
    /// A question was left out, so there is no total.
    Incomplete,
}

/// Bands of severity, as the instruments name them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Band {
    /// PHQ-9 0-4, GAD-7 0-4.
    Minimal,
    /// PHQ-9 5-9, GAD-7 5-9.
    Mild,
    /// PHQ-9 10-14, GAD-7 10-14.
    Moderate,
    /// PHQ-9 15-19; the GAD-7 has no such band.
    ModeratelySevere,
    /// PHQ-9 20-27, GAD-7 15-21.
    Severe,
}

/// The published cut-offs of one measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scoring {
    /// The highest possible total.
    pub highest: u16,
    /// The lowest total of each band.
    pub bands: &'static [(u16, Band)],
    /// A change of so much is unlikely to be chance.
    pub reliable: u16,
    /// Below this total the field speaks of remission; none where it does not.
    pub remission_below: Option<u16>,
}

/// Bands: Kroenke 2001, J Gen Intern Med 16:606. Reliable change of 6: NHS Talking Therapies
/// manual (seen in a secondary source). Remission below 5: as commonly used.
const PHQ9: Scoring = Scoring {
    highest: 27,
    bands: &[
        (0, Band::Minimal),
        (5, Band::Mild),
        (10, Band::Moderate),
        (15, Band::ModeratelySevere),
        (20, Band::Severe),
    ],
    reliable: 6,
    remission_below: Some(5),
};

/// Bands: Spitzer 2006, Arch Intern Med 166:1092. Reliable change of 4: NHS Talking Therapies
/// manual (seen in a secondary source).
const GAD7: Scoring = Scoring {
    highest: 21,
    bands: &[
        (0, Band::Minimal),
        (5, Band::Mild),
        (10, Band::Moderate),
        (15, Band::Severe),
    ],
    reliable: 4,
    remission_below: None,
};

/// The cut-offs of a measure; none for forms that have no published ones.
pub fn scoring(form: &FormId) -> Option<&'static Scoring> {
    match form.0.as_str() {
        "phq9" => Some(&PHQ9),
        "gad7" => Some(&GAD7),
        _ => None,
    }
}

/// The sum of all scored items; none when one of them is missing or declined.
///
/// Strict on purpose: nothing is filled in for an item that was left out.
pub fn total(form: &Form, answers: &Answers) -> Option<u16> {
    sum(form.steps.iter().filter(|step| is_scored(step)), answers)
}

/// The PHQ-2: the first two items of the PHQ-9.
pub fn phq2(phq9: &Form, answers: &Answers) -> Option<u16> {
    let items = phq9.steps.iter().filter(|step| is_scored(step));
    sum(items.take(2), answers)
}

/// How `now` compares with the `last` complete total of the same form.
pub fn change(form: &Form, last: Option<u16>, now: Option<u16>) -> Change {
    let Some(now) = now else {
        return Change::Incomplete;
    };
    let Some(last) = last else {
        return Change::First;
    };
    let reliable = scoring(&form.id).map_or(1, |it| it.reliable);
    if now.abs_diff(last) < reliable {
        Change::Same
    } else if now < last {
        Change::Lower
    } else {
        Change::Higher
    }
}

/// The band of a total.
pub fn band(scoring: &Scoring, total: u16) -> Option<Band> {
    let reached = scoring.bands.iter().rev();
    (total <= scoring.highest)
        .then(|| reached.into_iter().find(|(from, _)| *from <= total))?
        .map(|(_, band)| *band)
}

/// Response: a drop by at least half of the baseline.
pub fn is_response(baseline: u16, now: u16) -> bool {
    baseline > 0 && 2 * now <= baseline
}

/// Remission: below the instrument's mark; none where it has no such mark.
pub fn is_remission(scoring: &Scoring, now: u16) -> Option<bool> {
    scoring.remission_below.map(|below| now < below)
}

fn sum<'form>(items: impl Iterator<Item = &'form Step>, answers: &Answers) -> Option<u16> {
    let scores: Option<Vec<u16>> = items
        .map(|step| number(step, answers.get(&step.id)?)?.try_into().ok())
        .collect();
    scores
        .filter(|it| !it.is_empty())
        .map(|it| it.into_iter().sum())
}

/// A scored item is a choice whose every option has a score; "How difficult ..." has none.
fn is_scored(step: &Step) -> bool {
    match &step.answer {
        AnswerKind::Choice { options } => options.iter().all(|option| option.score.is_some()),
        AnswerKind::Read
        | AnswerKind::Text { .. }
        | AnswerKind::Lines { .. }
        | AnswerKind::Moods { .. }
        | AnswerKind::Rerate { .. }
        | AnswerKind::Scale { .. }
        | AnswerKind::Choices { .. }
        | AnswerKind::Night
        | AnswerKind::Repeat { .. } => false,
    }
}
