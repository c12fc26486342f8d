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
    /// A change of so much is unlikely to be chance; none where nothing is published.
    pub reliable: Option<u16>,
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
    reliable: Some(6),
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
    reliable: Some(4),
    remission_below: None,
};

/// Cut-off 3 of 6: Kroenke 2003, Med Care 41:1284 (sensitivity 61 and specificity 92 percent in
/// PMC2906530). It screens, and names no bands and no reliable change.
const PHQ2: Scoring = Scoring {
    highest: 6,
    bands: &[],
    reliable: None,
    remission_below: None,
};

/// The cut-offs of a measure; none for forms that have no published ones.
pub fn scoring(form: &FormId) -> Option<&'static Scoring> {
    match form.0.as_str() {
        "phq9" => Some(&PHQ9),
        "phq2" => Some(&PHQ2),
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

/// How `now` compares with the `last` complete total of the same form; none where no change is
/// known to be more than chance.
pub fn change(form: &Form, last: Option<u16>, now: Option<u16>) -> Option<Change> {
    let reliable = scoring(&form.id)?.reliable?;
    let Some(now) = now else {
        return Some(Change::Incomplete);
    };
    let Some(last) = last else {
        return Some(Change::First);
    };
    Some(if now.abs_diff(last) < reliable {
        Change::Same
    } else if now < last {
        Change::Lower
    } else {
        Change::Higher
    })
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
pub(crate) fn is_scored(step: &Step) -> bool {
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
        | AnswerKind::Repeat { .. }
        | AnswerKind::When
        | AnswerKind::Timer { .. } => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        form::{StepId, Value},
        library,
    };

    const OPTIONS: [&str; 4] = [
        "not_at_all",
        "several_days",
        "more_than_half",
        "nearly_every_day",
    ];

    fn form(id: &str) -> &'static Form {
        library::form(&FormId(id.into())).unwrap()
    }

    fn answers(scores: &[usize]) -> Answers {
        let step = |at: usize| StepId(format!("item{}", at + 1));
        let choices = scores
            .iter()
            .map(|score| Value::Choice(OPTIONS[*score].into()));
        choices.enumerate().map(|(at, it)| (step(at), it)).collect()
    }

    #[test]
    fn one_item_left_out_leaves_no_total() {
        let mut given = answers(&[1; 9]);
        assert_eq!(total(form("phq9"), &given), Some(9));
        given.insert(StepId("item9".into()), Value::Declined);
        assert_eq!(total(form("phq9"), &given), None, "declined is not zero");
        given.remove(&StepId("item9".into()));
        assert_eq!(total(form("phq9"), &given), None, "nor is no answer");
    }

    #[test]
    fn how_difficult_it_was_does_not_count() {
        let mut given = answers(&[0; 9]);
        let difficult = Value::Choice("extremely_difficult".into());
        given.insert(StepId("difficulty".into()), difficult);
        assert_eq!(total(form("phq9"), &given), Some(0));
    }

    #[test]
    fn bands_change_at_the_published_totals() {
        let names = |scoring: &Scoring, totals: &[u16]| -> Vec<Option<Band>> {
            totals.iter().map(|it| band(scoring, *it)).collect()
        };
        use Band::{Mild, Minimal, Moderate, ModeratelySevere, Severe};
        assert_eq!(
            names(&PHQ9, &[4, 5, 9, 10, 14, 15, 19, 20, 27, 28]),
            [
                Some(Minimal),
                Some(Mild),
                Some(Mild),
                Some(Moderate),
                Some(Moderate),
                Some(ModeratelySevere),
                Some(ModeratelySevere),
                Some(Severe),
                Some(Severe),
                None
            ]
        );
        assert_eq!(
            names(&GAD7, &[4, 5, 10, 15, 21, 22]),
            [
                Some(Minimal),
                Some(Mild),
                Some(Moderate),
                Some(Severe),
                Some(Severe),
                None
            ]
        );
    }

    #[test]
    fn only_a_change_beyond_chance_is_named() {
        let of = |id, last, now| change(form(id), last, now);
        assert_eq!(of("phq9", Some(15), Some(10)), Some(Change::Same));
        assert_eq!(of("phq9", Some(15), Some(9)), Some(Change::Lower));
        assert_eq!(of("gad7", Some(6), Some(10)), Some(Change::Higher));
        assert_eq!(of("gad7", None, Some(10)), Some(Change::First));
        assert_eq!(of("gad7", Some(10), None), Some(Change::Incomplete));
        assert_eq!(of("phq2", Some(6), Some(0)), None, "nothing is published");
    }

    #[test]
    fn response_is_half_and_remission_is_below_five() {
        assert!(is_response(20, 10) && !is_response(20, 11) && !is_response(0, 0));
        assert_eq!(is_remission(&PHQ9, 4), Some(true));
        assert_eq!(is_remission(&PHQ9, 5), Some(false));
        assert_eq!(is_remission(&GAD7, 0), None, "the field has no mark for it");
    }

    proptest! {
        #[test]
        fn a_total_is_the_sum_of_its_items(scores in prop::collection::vec(0..4usize, 9)) {
            let sum = scores.iter().sum::<usize>() as u16;
            let given = answers(&scores);
            prop_assert_eq!(total(form("phq9"), &given), Some(sum));
            prop_assert!(band(&PHQ9, sum).is_some());
        }
    }
}
