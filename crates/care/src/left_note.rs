//! A note that is left while the journal is locked: the note form, filled in at once.

use crate::{
    answer,
    form::{Draft, Ended, Filled, FormId, Value},
    library,
    private::Private,
    refusal::Refusal,
    time::Stamp,
};

/// Accepts what was typed, as the note form does.
///
/// # Errors
///
/// As `answer::accept` says: [`Refusal::NothingToKeep`], [`Refusal::AnswerTooLong`].
pub fn left_note(words: &Private, at: Stamp) -> Result<Filled, Refusal> {
    let words = Private::from(words.reveal().trim());
    let form = library::form(&FormId("note".to_owned())).ok_or(Refusal::Gone)?;
    let step = form.steps.first().ok_or(Refusal::Gone)?.id.clone();
    let (now, zone) = (at.at, *at.at.offset());
    let draft = Draft {
        form: form.id.clone(),
        occurrence: None,
        corrects: None,
        begun: at,
        at: step.clone(),
        answers: [(step, Value::Text(words))].into(),
    };
    answer::accept(form, draft, Ended::Finished, None, &zone, &zone, now)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left(words: &str) -> Result<Filled, Refusal> {
        let at = chrono::DateTime::parse_from_rfc3339("2026-03-02T20:00:00+01:00").unwrap();
        let zone = "Europe/Berlin".to_owned();
        left_note(&words.into(), Stamp { at, zone })
    }

    #[test]
    fn it_is_the_note_form_with_these_words() {
        let filled = left(" a dream of rain ").unwrap();
        assert_eq!(filled.form, FormId("note".into()));
        let given: Vec<_> = filled.answers.into_values().collect();
        assert_eq!(given, [Value::Text("a dream of rain".into())]);
    }

    #[test]
    fn nothing_and_far_too_much_are_refused() {
        assert_eq!(left("  "), Err(Refusal::NothingToKeep));
        assert_eq!(left(&"x".repeat(20_001)), Err(Refusal::AnswerTooLong));
    }
}
