//! Which filled-in forms become facts.

use chrono::{DateTime, FixedOffset, NaiveDateTime, TimeZone};

use crate::{
    form::{Answers, Draft, Ended, Filled, Form, FormKind, Value},
    night,
    refusal::Refusal,
    steps::{fits, is_complete, says_something, steps_shown},
    tidy::tidied,
    time::instant_of,
};

/// Accepts a draft of `form`, ended at `now`, as a fact.
///
/// Answers to steps that are no longer shown are dropped, as are empty ones; "not today"
/// drops them all. `closes` is when its reminder closed or will close, if it answers one:
/// a late answer is kept and marked. `bed` is the zone by whose clock going to bed is told:
/// that of `zone` but after a journey.
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
    bed: &Z,
    zone: &Z,
    now: DateTime<FixedOffset>,
) -> Result<Filled, Refusal> {
    let answers = match ended {
        Ended::NotToday => Answers::new(),
        Ended::Finished | Ended::Early => checked(form, draft.answers, bed, zone, now)?,
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
    bed: &Z,
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
            Value::Night(night) => Value::Night(night::accept(night.clone(), bed, zone, now)?),
            Value::Text(_)
            | Value::Lines { .. }
            | Value::Moods(_)
            | Value::Number(_)
            | Value::Choice(_)
            | Value::Choices(_)
            | Value::Seen
            | Value::Declined
            | Value::When(_) => value.clone(),
        };
        kept.insert(step.id.clone(), value);
    }
    Ok(kept)
}

#[cfg(test)]
mod tests {
    use chrono_tz::Europe::Berlin;

    use super::*;
    use crate::{
        form::{FormId, StepId},
        library,
        time::Stamp,
    };

    fn now() -> DateTime<FixedOffset> {
        "2026-10-21T08:00:00+02:00".parse().unwrap()
    }

    fn draft(form: &str, answers: &[(&str, Value)]) -> (&'static Form, Draft) {
        let form = library::form(&FormId(form.into())).unwrap();
        let given = answers.iter().cloned();
        let draft = Draft {
            form: form.id.clone(),
            occurrence: None,
            corrects: None,
            begun: Stamp {
                at: now(),
                zone: "Europe/Berlin".into(),
            },
            at: form.steps[0].id.clone(),
            answers: given.map(|(id, it)| (StepId(id.into()), it)).collect(),
        };
        (form, draft)
    }

    fn ended(form: &str, answers: &[(&str, Value)], ended: Ended) -> Result<Filled, Refusal> {
        let (form, draft) = draft(form, answers);
        accept(form, draft, ended, None, &Berlin, &Berlin, now())
    }

    fn text(words: &str) -> Value {
        Value::Text(words.into())
    }

    #[test]
    fn a_measure_is_finished_only_with_every_question() {
        let some = [("item1", Value::Choice("not_at_all".into()))];
        assert_eq!(
            ended("phq9", &some, Ended::Finished),
            Err(Refusal::AnswerMissing)
        );
        assert!(
            ended("phq9", &some, Ended::Early).is_ok(),
            "left early, it is kept as it is"
        );
    }

    #[test]
    fn rather_not_say_is_an_answer() {
        let filled = ended("evening", &[("mood", Value::Declined)], Ended::Finished).unwrap();
        assert_eq!(filled.answers.len(), 1);
    }

    #[test]
    fn not_today_keeps_no_answer() {
        let filled = ended("evening", &[("mood", Value::Number(3))], Ended::NotToday).unwrap();
        assert_eq!(filled.answers, Answers::new());
    }

    #[test]
    fn an_empty_note_is_not_kept_and_blank_fields_say_nothing() {
        let blank = [("words", text(" \n "))];
        assert_eq!(
            ended("note", &blank, Ended::Finished),
            Err(Refusal::NothingToKeep)
        );
        let filled = ended(
            "evening",
            &[("line", text("  ")), ("mood", Value::Number(4))],
            Ended::Finished,
        );
        assert_eq!(filled.unwrap().answers.len(), 1);
    }

    #[test]
    fn an_answer_off_its_scale_or_to_no_question_is_refused() {
        for (step, value) in [
            ("mood", Value::Number(11)),
            ("mood", text("good")),
            ("weather", Value::Number(1)),
        ] {
            assert_eq!(
                ended("evening", &[(step, value)], Ended::Early),
                Err(Refusal::AnswerDoesNotFit),
                "{step}"
            );
        }
        let long = text(&"x".repeat(100_000));
        assert_eq!(
            ended("evening", &[("line", long)], Ended::Early),
            Err(Refusal::AnswerTooLong)
        );
    }

    #[test]
    fn an_answer_after_its_reminder_closed_is_kept_and_marked_late() {
        for (closes, late) in [
            ("2026-10-21T08:00:00", false),
            ("2026-10-21T07:59:00", true),
        ] {
            let (form, draft) = draft("evening", &[("mood", Value::Number(4))]);
            let closes = Some(closes.parse().unwrap());
            let filled = accept(
                form,
                draft,
                Ended::Finished,
                closes,
                &Berlin,
                &Berlin,
                now(),
            )
            .unwrap();
            assert_eq!(filled.late, late);
        }
    }

    #[test]
    fn a_night_is_checked_and_notes_what_the_clock_did() {
        let wall = |text: &str| -> NaiveDateTime { text.parse().unwrap() };
        let mut night = night::Night {
            woke_on: wall("2026-10-20T00:00:00").date(),
            in_bed: wall("2026-10-20T23:00:00"),
            lights_out: wall("2026-10-20T23:10:00"),
            sol_min: 10,
            awakenings: 1,
            waso_min: 5,
            final_wake: wall("2026-10-21T07:00:00"),
            out_of_bed: wall("2026-10-21T07:20:00"),
            clock_change_min: 77,
            change_before_min: 0,
            change_after_min: 0,
        };
        let filled = ended(
            "morning",
            &[("night", Value::Night(night.clone()))],
            Ended::Finished,
        )
        .unwrap();
        let Some(Value::Night(kept)) = filled.answers.values().next() else {
            panic!("the night is kept");
        };
        assert_eq!(
            kept.clock_change_min, 0,
            "told by the zone, not by the screen"
        );
        night.out_of_bed = wall("2026-10-21T09:00:00");
        let ahead = ended(
            "morning",
            &[("night", Value::Night(night))],
            Ended::Finished,
        );
        assert_eq!(ahead, Err(Refusal::NightNotOver));
    }
}
