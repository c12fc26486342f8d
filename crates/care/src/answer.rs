//! Which filled-in forms become facts.

use chrono::{DateTime, FixedOffset, NaiveDateTime, TimeZone};

use crate::{
    form::{Answers, Draft, Ended, Filled, Form, FormKind, Value},
    night,
    refusal::Refusal,
    steps::{fits, is_complete, says_something, steps_shown, tidied},
    time::instant_of,
};

/// Accepts a draft of `form`, ended at `now`, as a fact.
///
/// Answers to steps that are no longer shown are dropped, as are empty ones; "not today"
/// drops them all. `closes` is when its reminder closed or will close, if it answers one:
/// a late answer is kept and marked.
///
/// # Errors
///
/// - [`Refusal::AnswerDoesNotFit`] and [`Refusal::AnswerTooLong`] as `steps::fits` says.
/// - [`Refusal::AnswerMissing`] when a finished measure has a question without an answer.
/// - [`Refusal::NothingToKeep`] for a note, or a form left early, without a word.
/// - The refusals of a night, as `night::accept` says.
pub fn accept<Z: TimeZone>(
    form: &Form,
    draft: Draft,
    ended: Ended,
    closes: Option<NaiveDateTime>,
    zone: &Z,
    now: DateTime<FixedOffset>,
) -> Result<Filled, Refusal> {
    let answers = match ended {
        Ended::NotToday => Answers::new(),
        Ended::Finished | Ended::Early => checked(form, draft.answers, zone, now)?,
    };
    match ended {
        Ended::Finished if !is_complete(form, &answers) => return Err(Refusal::AnswerMissing),
        Ended::Finished if form.kind == FormKind::Note && answers.is_empty() => {
            return Err(Refusal::NothingToKeep);
        }
        Ended::Early if answers.is_empty() => return Err(Refusal::NothingToKeep),
        Ended::Finished | Ended::Early | Ended::NotToday => {}
    }
    Ok(Filled {
        form: form.id.clone(),
        version: form.version,
        occurrence: draft.occurrence,
        begun: draft.begun,
        ended,
        late: closes.is_some_and(|closes| instant_of(zone, closes) < now),
        answers,
    })
}

fn checked<Z: TimeZone>(
    form: &Form,
    given: Answers,
    zone: &Z,
    now: DateTime<FixedOffset>,
) -> Result<Answers, Refusal> {
    if given
        .keys()
        .any(|id| form.steps.iter().all(|step| step.id != *id))
    {
        return Err(Refusal::AnswerDoesNotFit);
    }
    let given: Answers = given
        .into_iter()
        .map(|(step, value)| (step, tidied(value)))
        .filter(|(_, value)| says_something(value))
        .collect();
    let mut kept = Answers::new();
    for step in steps_shown(form, &given) {
        let Some(value) = given.get(&step.id) else {
            continue;
        };
        fits(step, value)?;
        let value = match value {
            Value::Night(night) => Value::Night(night::accept(night.clone(), zone, now)?),
            Value::Text(_)
            | Value::Lines { .. }
            | Value::Moods(_)
            | Value::Number(_)
            | Value::Choice(_)
            | Value::Choices(_)
            | Value::Seen
            | Value::Declined => value.clone(),
        };
        kept.insert(step.id.clone(), value);
    }
    Ok(kept)
}
