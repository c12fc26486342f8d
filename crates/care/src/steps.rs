//! Which steps of a form are shown, which answers fit them, and when a form is complete.

use serde::{Deserialize, Serialize};

use crate::{
    form::{AnswerKind, AnswerOption, Answers, Form, FormKind, Step, StepId, Value},
    private::Private,
    refusal::Refusal,
};

/// Most characters in one line of a list.
pub const LINE_MAX: usize = 500;

/// Most characters in one mood.
pub const MOOD_MAX: usize = 60;

/// An earlier answer that decides whether a step is shown: by its number or by its choice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// The earlier step.
    pub step: StepId,
    /// Shown when its number is below this.
    #[serde(default)]
    pub below: Option<i32>,
    /// Shown when its number is at least this.
    #[serde(default)]
    pub at_least: Option<i32>,
    /// Shown when one of these options was chosen.
    #[serde(default)]
    pub any_of: Vec<String>,
}

/// The steps of `form` that are shown, given the answers so far, in order.
///
/// A step with a condition is shown once the earlier answer fits; it goes again
/// when that answer changes or its own step is no longer shown.
pub fn steps_shown<'form>(form: &'form Form, answers: &Answers) -> Vec<&'form Step> {
    let mut shown: Vec<&Step> = Vec::new();
    for step in &form.steps {
        let is_shown = step.when.as_ref().is_none_or(|when| {
            shown
                .iter()
                .find(|earlier| earlier.id == when.step)
                .and_then(|earlier| Some((earlier, answers.get(&earlier.id)?)))
                .is_some_and(|(earlier, answer)| holds(when, earlier, answer))
        });
        if is_shown {
            shown.push(step);
        }
    }
    shown
}

/// Whether `form` may be called finished with these answers.
///
/// Every question of a measure that is shown needs an answer, of which "Rather not say"
/// is one; all else may be passed by.
pub fn is_complete(form: &Form, answers: &Answers) -> bool {
    match form.kind {
        FormKind::Measure => steps_shown(form, answers)
            .iter()
            .all(|step| answers.get(&step.id).is_some_and(says_something)),
        FormKind::Prompt | FormKind::Exercise | FormKind::Note => true,
    }
}

/// Whether `value` holds more than white space and empty lists.
pub fn says_something(value: &Value) -> bool {
    let has_words = |words: &Private| !words.reveal().trim().is_empty();
    match value {
        Value::Text(words) => has_words(words),
        Value::Lines { lines, .. } => lines.iter().any(has_words),
        Value::Moods(moods) => moods.iter().any(|mood| has_words(&mood.word)),
        Value::Choices(chosen) => !chosen.is_empty(),
        Value::Number(_) | Value::Choice(_) | Value::Night(_) | Value::When(_) => true,
        Value::Seen | Value::Declined => true,
    }
}

/// The number that an answer stands for: its place on the scale, or what its option scores.
pub fn number(step: &Step, value: &Value) -> Option<i32> {
    if let (AnswerKind::Choice { options }, Value::Choice(chosen)) = (&step.answer, value) {
        return option(options, chosen)?.score;
    }
    if let (AnswerKind::Scale { .. }, Value::Number(number)) = (&step.answer, value) {
        return Some(*number);
    }
    None
}

/// Accepts `value` as an answer to `step`. A night is checked further by `answer::accept`.
///
/// # Errors
///
/// - [`Refusal::AnswerDoesNotFit`] off the scale, not among the options, two that exclude each
///   other, "Rather not say" where it is not offered, or another kind of answer.
/// - [`Refusal::AnswerTooLong`] past the limits of the step.
pub fn fits(step: &Step, value: &Value) -> Result<(), Refusal> {
    match (&step.answer, value) {
        (_, Value::Declined) => holds_or(step.may_decline, Refusal::AnswerDoesNotFit),
        (AnswerKind::Read, Value::Seen) => Ok(()),
        (AnswerKind::Repeat { .. } | AnswerKind::Timer { .. }, Value::Seen) => Ok(()),
        (AnswerKind::Night, Value::Night(_)) | (AnswerKind::When, Value::When(_)) => Ok(()),
        (AnswerKind::Text { max }, Value::Text(words)) => within(words, *max),
        (AnswerKind::Lines { up_to, mark }, Value::Lines { lines, marked }) => {
            holds_or(lines.len() <= *up_to, Refusal::AnswerTooLong)?;
            lines.iter().try_for_each(|line| within(line, LINE_MAX))?;
            let marked_fits = marked.is_none_or(|at| mark.is_some() && at < lines.len());
            holds_or(marked_fits, Refusal::AnswerDoesNotFit)
        }
        (AnswerKind::Moods { up_to, .. }, Value::Moods(moods)) => {
            holds_or(moods.len() <= *up_to, Refusal::AnswerTooLong)?;
            rated(moods)
        }
        (AnswerKind::Rerate { .. }, Value::Moods(moods)) => rated(moods),
        (AnswerKind::Scale { from, to, step, .. }, Value::Number(number)) => {
            let on_scale = (from..=to).contains(&number)
                && (i64::from(*number) - i64::from(*from)) % i64::from(*step).max(1) == 0;
            holds_or(on_scale, Refusal::AnswerDoesNotFit)
        }
        (AnswerKind::Choice { options }, Value::Choice(chosen)) => {
            holds_or(option(options, chosen).is_some(), Refusal::AnswerDoesNotFit)
        }
        (AnswerKind::Choices { options }, Value::Choices(chosen)) => {
            let known = |id: &String| option(options, id);
            let once = chosen
                .iter()
                .enumerate()
                .all(|(at, id)| !chosen[..at].contains(id));
            let alone = chosen.iter().filter_map(known).any(|option| option.alone);
            holds_or(
                once && chosen.iter().all(|id| known(id).is_some())
                    && (!alone || chosen.len() == 1),
                Refusal::AnswerDoesNotFit,
            )
        }
        (
            AnswerKind::Read
            | AnswerKind::Text { .. }
            | AnswerKind::Lines { .. }
            | AnswerKind::Moods { .. }
            | AnswerKind::Rerate { .. }
            | AnswerKind::Scale { .. }
            | AnswerKind::Choice { .. }
            | AnswerKind::Choices { .. }
            | AnswerKind::Night
            | AnswerKind::Repeat { .. }
            | AnswerKind::When
            | AnswerKind::Timer { .. },
            _,
        ) => Err(Refusal::AnswerDoesNotFit),
    }
}

fn option<'form>(options: &'form [AnswerOption], id: &str) -> Option<&'form AnswerOption> {
    options.iter().find(|option| option.id == id)
}

fn rated(moods: &[crate::form::Rated]) -> Result<(), Refusal> {
    moods.iter().try_for_each(|mood| {
        within(&mood.word, MOOD_MAX)?;
        holds_or(mood.strength <= 100, Refusal::AnswerDoesNotFit)
    })
}

fn within(words: &Private, max: usize) -> Result<(), Refusal> {
    holds_or(
        words.reveal().chars().count() <= max,
        Refusal::AnswerTooLong,
    )
}

fn holds(when: &Condition, step: &Step, answer: &Value) -> bool {
    let is_chosen = |id: &String| when.any_of.contains(id);
    let chosen = match answer {
        Value::Choice(id) => is_chosen(id),
        Value::Choices(ids) => ids.iter().any(is_chosen),
        Value::Text(_) | Value::Lines { .. } | Value::Moods(_) | Value::Number(_) => false,
        Value::Night(_) | Value::Seen | Value::Declined | Value::When(_) => false,
    };
    let counts = |number: i32| {
        when.below.is_none_or(|below| number < below)
            && when.at_least.is_none_or(|least| number >= least)
    };
    let by_number = when.below.is_some() || when.at_least.is_some();
    chosen || (by_number && number(step, answer).is_some_and(counts))
}

fn holds_or(holds: bool, refusal: Refusal) -> Result<(), Refusal> {
    if holds { Ok(()) } else { Err(refusal) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{form::FormId, library};

    fn form(id: &str) -> &'static Form {
        library::form(&FormId(id.into())).unwrap()
    }

    fn step(form_id: &str, id: &str) -> &'static Step {
        let mut steps = form(form_id).steps.iter();
        steps.find(|step| step.id.0 == id).unwrap()
    }

    fn last_shown(form: &Form, answer: Option<(&str, Value)>) -> String {
        let answers = answer
            .into_iter()
            .map(|(id, value)| (StepId(id.into()), value));
        let answers: Answers = answers.collect();
        steps_shown(form, &answers).last().unwrap().id.0.clone()
    }

    #[test]
    fn a_softer_step_is_offered_only_where_the_answer_asks_for_it() {
        let last =
            |form_id, id, number| last_shown(form(form_id), Some((id, Value::Number(number))));
        assert_eq!(last("kind_self", "true_now", 15), "learning");
        assert_eq!(last("kind_self", "true_now", 20), "true_now");
        assert_eq!(last("if_then", "confidence", 6), "smaller");
        assert_eq!(last("if_then", "confidence", 7), "confidence");
        assert_eq!(last_shown(form("kind_self"), None), "true_now");
    }

    #[test]
    fn a_measure_is_complete_when_every_question_has_an_answer_or_was_declined() {
        let phq9 = form("phq9");
        let mut answers: Answers = phq9
            .steps
            .iter()
            .map(|step| (step.id.clone(), Value::Declined))
            .collect();
        assert!(is_complete(phq9, &answers));
        answers.remove(&StepId("item3".into()));
        assert!(!is_complete(phq9, &answers));
        assert!(is_complete(form("three_good"), &Answers::new()));
    }

    #[test]
    fn none_stands_alone() {
        let chosen = |ids: &[&str]| Value::Choices(ids.iter().map(|&id| id.into()).collect());
        let fits = |ids: &[&str]| fits(step("evening", "effects"), &chosen(ids));
        assert_eq!(
            (fits(&["none"]), fits(&["dizzy", "bladder"])),
            (Ok(()), Ok(()))
        );
        for wrong in [&["none", "dizzy"][..], &["dizzy", "dizzy"], &["unheard of"]] {
            assert_eq!(fits(wrong), Err(Refusal::AnswerDoesNotFit));
        }
    }

    #[test]
    fn a_text_may_fill_its_field_and_no_more() {
        let line = |letters: usize| Value::Text(Private("\u{e9}".repeat(letters)));
        let parked = step("parking_lot", "line");
        assert_eq!(fits(parked, &line(140)), Ok(()));
        assert_eq!(fits(parked, &line(141)), Err(Refusal::AnswerTooLong));
        assert_eq!(
            fits(parked, &Value::Declined),
            Err(Refusal::AnswerDoesNotFit)
        );
    }

    #[test]
    fn a_mark_points_at_a_line() {
        let lines = |marked| Value::Lines {
            lines: vec!["I fail".into()],
            marked,
        };
        let hot = step("thought_record", "thoughts");
        assert_eq!(
            (fits(hot, &lines(Some(0))), fits(hot, &lines(None))),
            (Ok(()), Ok(()))
        );
        assert_eq!(fits(hot, &lines(Some(1))), Err(Refusal::AnswerDoesNotFit));
        let unmarked = step("thought_record", "for");
        assert_eq!(
            fits(unmarked, &lines(Some(0))),
            Err(Refusal::AnswerDoesNotFit)
        );
    }
}
