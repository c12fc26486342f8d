//! Which steps of a form are shown, which answers fit them, and when a form is complete.

use crate::{
    form::{AnswerKind, AnswerOption, Answers, Condition, Form, FormKind, Step, Value},
    private::Private,
    refusal::Refusal,
};

/// Most characters in one line of a list.
pub const LINE_MAX: usize = 500;

/// Most characters in one mood.
pub const MOOD_MAX: usize = 60;

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
                .and_then(|earlier| number(earlier, answers.get(&earlier.id)?))
                .is_some_and(|number| holds(when, number))
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
        Value::Number(_) | Value::Choice(_) | Value::Night(_) | Value::Seen | Value::Declined => {
            true
        }
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
        (AnswerKind::Read | AnswerKind::Repeat { .. }, Value::Seen) => Ok(()),
        (AnswerKind::Night, Value::Night(_)) => Ok(()),
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
            | AnswerKind::Repeat { .. },
            _,
        ) => Err(Refusal::AnswerDoesNotFit),
    }
}

/// `value` without the invisible characters that a paste can bring along: all control
/// characters but the end of a line, which in a list or a mood becomes a space.
pub fn tidied(value: Value) -> Value {
    match value {
        Value::Text(words) => Value::Text(cleared(&words, "\n")),
        Value::Lines { lines, marked } => Value::Lines {
            lines: lines.iter().map(|line| cleared(line, " ")).collect(),
            marked,
        },
        Value::Moods(mut moods) => {
            for mood in &mut moods {
                mood.word = cleared(&mood.word, " ");
            }
            Value::Moods(moods)
        }
        other @ (Value::Number(_)
        | Value::Choice(_)
        | Value::Choices(_)
        | Value::Night(_)
        | Value::Seen
        | Value::Declined) => other,
    }
}

fn cleared(words: &Private, line_end: &str) -> Private {
    let one_kind = words.reveal().replace("\r\n", "\n").replace('\r', "\n");
    let mut kept = String::with_capacity(one_kind.len());
    for letter in one_kind.chars() {
        match letter {
            '\n' => kept.push_str(line_end),
            '\t' => kept.push(' '),
            _ if letter.is_control() => {}
            _ => kept.push(letter),
        }
    }
    Private(kept)
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

fn holds(when: &Condition, number: i32) -> bool {
    when.below.is_none_or(|below| number < below)
        && when.at_least.is_none_or(|least| number >= least)
}

fn holds_or(holds: bool, refusal: Refusal) -> Result<(), Refusal> {
    if holds { Ok(()) } else { Err(refusal) }
}
