//! A note that was left while the journal was locked.

use serde::{Deserialize, Serialize};

use crate::{
    form::{Answers, Ended, Filled, FormId, StepId, Value},
    library,
    private::Private,
    refusal::Refusal,
    time::Stamp,
};

/// More characters are no note.
const LONGEST: usize = 10_000;

/// What was written, and when.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LeftNote {
    /// The words.
    pub words: Private,
    /// When.
    pub at: Stamp,
}

impl LeftNote {
    /// Takes what was typed.
    ///
    /// # Errors
    ///
    /// [`Refusal::NothingToKeep`], [`Refusal::AnswerTooLong`].
    pub fn of(words: Private, at: Stamp) -> Result<Self, Refusal> {
        let words = Private(words.reveal().trim().to_owned());
        if words.reveal().is_empty() {
            return Err(Refusal::NothingToKeep);
        }
        if words.reveal().chars().count() > LONGEST {
            return Err(Refusal::AnswerTooLong);
        }
        Ok(Self { words, at })
    }

    /// The same as the note form has it.
    pub fn filled(&self) -> Filled {
        let form = FormId("note".to_owned());
        let words = Value::Text(self.words.clone());
        Filled {
            version: library::form(&form).map_or(1, |it| it.version),
            form,
            occurrence: None,
            begun: self.at.clone(),
            ended: Ended::Finished,
            late: false,
            answers: Answers::from([(StepId("words".to_owned()), words)]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left(words: &str) -> Result<LeftNote, Refusal> {
        let at = chrono::DateTime::parse_from_rfc3339("2026-03-02T20:00:00+01:00").unwrap();
        let zone = "Europe/Berlin".to_owned();
        LeftNote::of(words.into(), Stamp { at, zone })
    }

    #[test]
    fn it_fits_the_note_form_as_it_is_now() {
        let filled = left(" a dream of rain ").unwrap().filled();
        let form = library::form(&filled.form).expect("the note form ships");
        assert_eq!(filled.version, form.version);
        let step = form.steps.first().expect("it has a step");
        let words = Value::Text("a dream of rain".into());
        assert_eq!(filled.answers.get(&step.id), Some(&words));
    }

    #[test]
    fn nothing_and_far_too_much_are_refused() {
        assert_eq!(left("  "), Err(Refusal::NothingToKeep));
        assert_eq!(left(&"x".repeat(10_001)), Err(Refusal::AnswerTooLong));
    }
}
