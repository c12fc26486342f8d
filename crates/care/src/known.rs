//! What the app knows of a day already: a form does not ask it again.

use chrono::NaiveDate;

use crate::{
    entry::Recorded,
    form::{AnswerKind, Draft, Ended, Filled, Form, FormKind, Known, Step, Value},
    library,
    schedule::{OccurrenceId, Record},
    summary_facts::PARKED,
    time::care_day,
};

/// The care day that a form asks about.
pub fn day_of(draft: &Draft) -> NaiveDate {
    let asked = draft.occurrence.as_ref().map(|it| it.due);
    care_day(asked.unwrap_or_else(|| draft.begun.at.naive_local()))
}

/// Whether the record has a say in what the form asks.
pub fn asks_the_record(form: &Form) -> bool {
    let asks = |it: &Step| it.unless.is_some() || it.answer == AnswerKind::Night;
    form.steps.iter().any(asks)
}

/// The form without the steps whose answers the record of `day` has. What is answered already,
/// such as in an entry that is corrected, stays.
pub fn still_asked(form: &Form, draft: &Draft, record: &Record, day: NaiveDate) -> Form {
    let mut form = form.clone();
    form.steps.retain(|step| {
        draft.answers.contains_key(&step.id) || known_answer(step, record, day).is_none()
    });
    form
}

/// The finished form with the answers that the record of `day` has.
pub fn completed(form: &Form, mut filled: Filled, record: &Record, day: NaiveDate) -> Filled {
    if filled.ended == Ended::Finished {
        for step in &form.steps {
            if let Some(answer) = known_answer(step, record, day) {
                filled.answers.entry(step.id.clone()).or_insert(answer);
            }
        }
    }
    filled
}

fn known_answer(step: &Step, record: &Record, day: NaiveDate) -> Option<Value> {
    let number = match step.unless? {
        Known::Rests => some_of(rests(record, day)),
        Known::Exercises => some_of(exercises(record, day)),
        Known::NoAlcohol => no_alcohol(record, day.pred_opt()?).then_some(0),
    }?;
    let most = match &step.answer {
        AnswerKind::Scale { to, .. } => *to,
        AnswerKind::Read
        | AnswerKind::Text { .. }
        | AnswerKind::Lines { .. }
        | AnswerKind::Moods { .. }
        | AnswerKind::Rerate { .. }
        | AnswerKind::Choice { .. }
        | AnswerKind::Choices { .. }
        | AnswerKind::Night
        | AnswerKind::Repeat { .. }
        | AnswerKind::When
        | AnswerKind::Timer { .. } => return None,
    };
    Some(Value::Number(number.min(most)))
}

/// None in the app does not mean none at all: that is asked.
fn some_of(count: usize) -> Option<i32> {
    i32::try_from(count).ok().filter(|it| *it > 0)
}

fn rests(record: &Record, day: NaiveDate) -> usize {
    let rests = record.rests.iter();
    rests
        .filter(|it| on(it.fact.occurrence.as_ref(), it.day) == day)
        .count()
}

fn exercises(record: &Record, day: NaiveDate) -> usize {
    let is_exercise = |it: &&Recorded<Filled>| {
        let kind = library::form(&it.fact.form).map(|form| form.kind);
        let is_kept_for_therapist = it.fact.form.0 == PARKED;
        it.fact.ended != Ended::NotToday
            && kind == Some(FormKind::Exercise)
            && !is_kept_for_therapist
    };
    let done = record.filled.iter().filter(is_exercise);
    done.filter(|it| on(it.fact.occurrence.as_ref(), it.day) == day)
        .count()
}

fn no_alcohol(record: &Record, day: NaiveDate) -> bool {
    let evenings = record
        .filled
        .iter()
        .filter(|it| it.fact.form.0 == "evening");
    let of_day = evenings.filter(|it| on(it.fact.occurrence.as_ref(), it.day) == day);
    let last = of_day.max_by_key(|it| it.at);
    let said = last.and_then(|it| it.fact.answers.get("substances"));
    matches!(said, Some(Value::Choices(ids)) if ids.iter().all(|id| id != "alcohol"))
}

/// The day for which it was asked, else the one that it is about.
fn on(asked: Option<&OccurrenceId>, day: NaiveDate) -> NaiveDate {
    asked.map_or(day, |it| care_day(it.due))
}
