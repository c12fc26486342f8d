//! How a form begins: anew, as a correction, or where it was left.

use crate::{
    entry::EntryId,
    form::{Draft, Filled, Form, FormKind, StepId},
    schedule::OccurrenceId,
    time::{Stamp, care_day},
};

/// What the draft that waits for a form means for one that is opened now.
#[derive(Clone, Debug, PartialEq)]
pub enum Waiting {
    /// None waits: this one begins.
    None(Draft),
    /// It goes on.
    GoesOn(Draft),
    /// It is about something else, such as yesterday evening: it is to be kept as it is first.
    IsAnother {
        /// What waits.
        waiting: Draft,
        /// What begins.
        fresh: Draft,
    },
}

/// An empty draft.
pub fn anew(form: &Form, occurrence: Option<OccurrenceId>, begun: Stamp) -> Draft {
    Draft {
        form: form.id.clone(),
        occurrence,
        corrects: None,
        begun,
        at: first_step(form),
        answers: Default::default(),
    }
}

/// A draft that corrects the entry `id`.
pub fn correct(form: &Form, id: EntryId, filled: Filled) -> Draft {
    Draft {
        form: form.id.clone(),
        occurrence: filled.occurrence,
        corrects: Some(id),
        begun: filled.begun,
        at: first_step(form),
        answers: filled.answers,
    }
}

/// Whether `waiting` goes on in place of `fresh`.
///
/// The words of an exercise or a note go on whatever asked for them; a prompt or a
/// measure is about its own day.
pub fn with(form: &Form, fresh: Draft, waiting: Option<Draft>) -> Waiting {
    let Some(mut waiting) = waiting else {
        return Waiting::None(fresh);
    };
    let is_about_a_day = match form.kind {
        FormKind::Prompt | FormKind::Measure => true,
        FormKind::Exercise | FormKind::Note => false,
    };
    let day = |draft: &Draft| match &draft.occurrence {
        Some(asked) => care_day(asked.due),
        None => care_day(draft.begun.at.naive_local()),
    };
    let goes_on = waiting.corrects == fresh.corrects
        && (fresh.corrects.is_some()
            || fresh.occurrence.is_none()
            || !is_about_a_day
            || day(&waiting) == day(&fresh));
    if !goes_on {
        return Waiting::IsAnother { waiting, fresh };
    }
    if fresh.occurrence.is_some() {
        waiting.occurrence = fresh.occurrence;
    }
    Waiting::GoesOn(waiting)
}

fn first_step(form: &Form) -> StepId {
    let first = form.steps.first().map(|step| step.id.clone());
    first.unwrap_or_else(|| StepId(String::new()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        form::{FormId, Value},
        library,
        plan::RuleId,
        private::Private,
    };

    fn form(id: &str) -> &'static Form {
        library::form(&FormId(id.into())).unwrap()
    }

    fn stamp(at: &str) -> Stamp {
        Stamp {
            at: format!("{at}:00+01:00").parse().unwrap(),
            zone: "Europe/Berlin".into(),
        }
    }

    fn asked(due: &str) -> Option<OccurrenceId> {
        Some(OccurrenceId {
            session: EntryId(1),
            rule: RuleId("evening_prompt".into()),
            due: format!("{due}:00").parse().unwrap(),
        })
    }

    fn words(draft: Draft) -> Draft {
        let answer = (StepId("line".into()), Value::Text(Private::from("words")));
        Draft {
            answers: [answer].into(),
            ..draft
        }
    }

    #[test]
    fn an_evening_that_was_left_is_not_the_answer_to_the_next_one() {
        let evening = form("evening");
        let old = anew(
            evening,
            asked("2026-10-28T21:00"),
            stamp("2026-10-28T21:05"),
        );
        let fresh = anew(
            evening,
            asked("2026-10-29T21:00"),
            stamp("2026-10-29T21:05"),
        );
        assert_eq!(
            with(evening, fresh.clone(), Some(words(old.clone()))),
            Waiting::IsAnother {
                waiting: words(old),
                fresh
            }
        );
    }

    #[test]
    fn an_evening_goes_on_after_midnight_and_when_it_was_put_off() {
        let evening = form("evening");
        let old = anew(evening, None, stamp("2026-10-28T21:05"));
        let fresh = anew(
            evening,
            asked("2026-10-29T00:30"),
            stamp("2026-10-29T00:31"),
        );
        let gone_on = with(evening, fresh.clone(), Some(words(old.clone())));
        let expected = Draft {
            occurrence: fresh.occurrence,
            ..words(old)
        };
        assert_eq!(gone_on, Waiting::GoesOn(expected));
    }

    #[test]
    fn the_words_of_an_exercise_go_on_on_any_day() {
        let exercise = form("three_good");
        let old = words(anew(
            exercise,
            asked("2026-10-28T18:00"),
            stamp("2026-10-28T18:05"),
        ));
        let fresh = anew(
            exercise,
            asked("2026-10-30T18:00"),
            stamp("2026-10-30T18:05"),
        );
        assert!(matches!(
            with(exercise, fresh, Some(old)),
            Waiting::GoesOn(draft) if draft.occurrence == asked("2026-10-30T18:00")
        ));
    }

    #[test]
    fn a_correction_and_a_new_one_are_not_mixed_up() {
        let note = form("note");
        let new = words(anew(note, None, stamp("2026-10-28T18:05")));
        let correction = Draft {
            corrects: Some(EntryId(7)),
            ..new.clone()
        };
        assert!(matches!(
            with(note, correction.clone(), Some(new.clone())),
            Waiting::IsAnother { .. }
        ));
        assert!(matches!(
            with(note, new, Some(correction.clone())),
            Waiting::IsAnother { .. }
        ));
        assert!(matches!(
            with(note, correction.clone(), Some(correction)),
            Waiting::GoesOn(_)
        ));
    }
}
