//! What the fill screen knows of a form: which step is on screen, and what may be done there.
//!
//! One state runs every form: prompts, measures, exercises and notes.

use std::rc::Rc;

use care::{
    contract::{Failure, Finished, Opened},
    form::{AnswerKind, Answers, Draft, Ended, Form, FormKind, Step, StepId, Value},
    safety::{self, SafetyRoute},
    steps::{says_something, steps_shown},
};

use chrono::NaiveDate;

use crate::parts::answer_lines::Lines;

/// A form while it is on screen.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// Its steps.
    pub form: Rc<Form>,
    /// The step on screen and the answers so far.
    pub draft: Draft,
    /// How many changes were made; the newest one is the one to keep.
    pub changed: u32,
    /// The newest change that the journal holds.
    pub kept: u32,
    /// Why something was not kept or not accepted.
    pub trouble: Option<Failure>,
    /// What was said in an earlier form and stays in view.
    pub before: Vec<String>,
    /// Whether it has been open for so long that stopping is offered.
    pub long: bool,
    /// From which side the step on screen came.
    pub came: Came,
    /// Asking, waiting for the journal, or over.
    pub stage: Stage,
}

/// From which side the step on screen came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Came {
    /// It was the first to be shown.
    Still,
    /// By going on.
    Onward,
    /// By going back.
    Back,
}

/// How far the form is.
#[derive(Clone, Debug, PartialEq)]
pub enum Stage {
    /// A question is on screen.
    Asking,
    /// The form is on its way to the journal.
    Ending(Ended),
    /// The journal holds it.
    Over(Ended, Finished),
}

impl State {
    /// Begins where the draft was left.
    pub fn open(opened: Opened) -> Self {
        let Opened {
            form,
            mut draft,
            before,
            ..
        } = opened;
        let shown = steps_shown(&form, &draft.answers);
        if !shown.iter().any(|it| it.id == draft.at)
            && let Some(first) = shown.first()
        {
            draft.at = first.id.clone();
        }
        Self {
            form: form.into(),
            draft,
            changed: 0,
            kept: 0,
            trouble: None,
            before,
            long: false,
            came: Came::Still,
            stage: Stage::Asking,
        }
    }

    /// The steps that are shown with the answers so far.
    pub fn shown(&self) -> Vec<&Step> {
        steps_shown(&self.form, &self.draft.answers)
    }

    /// Which of the shown steps is on screen, from 0.
    pub fn position(&self) -> usize {
        let at = |it: &&Step| it.id == self.draft.at;
        self.shown().iter().position(at).unwrap_or(0)
    }

    /// The step on screen.
    pub fn step(&self) -> Option<&Step> {
        self.shown().get(self.position()).copied()
    }

    /// Its answer so far.
    pub fn value(&self) -> Option<&Value> {
        self.draft.answers.get(&self.draft.at)
    }

    /// Whether the last shown step is on screen.
    pub fn at_last(&self) -> bool {
        self.position() + 1 >= self.shown().len()
    }

    /// Whether a tapped answer goes on by itself: only where forms are short and daily, and
    /// never past an answer beside which help is offered in words.
    pub fn goes_on_by_itself(&self, tapped: &Value) -> bool {
        let few_taps = match self.form.kind {
            FormKind::Prompt | FormKind::Measure => true,
            FormKind::Exercise | FormKind::Note => *tapped == Value::Declined,
        };
        let mut answers = self.draft.answers.clone();
        answers.insert(self.draft.at.clone(), tapped.clone());
        let brings_help = self.help_is_near(&answers) && !self.help_is_near(&self.draft.answers);
        few_taps && !brings_help && !self.at_last() && self.draft.corrects.is_none()
    }

    /// Whether help is offered in words beside the answers, not only as a mark.
    pub fn help_is_near(&self, answers: &Answers) -> bool {
        match safety::route(&self.form, answers) {
            Some(SafetyRoute::Ask | SafetyRoute::Crisis | SafetyRoute::Emergency) => true,
            Some(SafetyRoute::GentleNote) | None => false,
        }
    }

    /// Earlier answers that stay in view, with the question of each; but not above the step
    /// that shows the same words large.
    pub fn pinned(&self) -> Vec<(&Step, &Value)> {
        let before = self.position();
        let here = self.step().map(|it| &it.answer);
        let repeated =
            |id: &StepId| matches!(here, Some(AnswerKind::Repeat { of, .. }) if of == id);
        self.shown()
            .into_iter()
            .take(before)
            .filter(|it| it.pin && !repeated(&it.id))
            .filter_map(|it| Some((it, self.draft.answers.get(&it.id)?)))
            .collect()
    }

    /// The date on which it was begun.
    pub fn begun_on(&self) -> NaiveDate {
        self.draft.begun.at.naive_local().date()
    }

    /// Whether anything was answered.
    pub fn has_answers(&self) -> bool {
        let tells = |it: &Value| *it != Value::Seen && says_something(it);
        self.draft.answers.values().any(tells)
    }

    /// How the form ends when the patient stops before its last step.
    pub fn stopping(&self) -> Ended {
        if self.has_answers() {
            Ended::Early
        } else {
            Ended::NotToday
        }
    }

    /// Whether "Not today" or "Stop here" is offered: not while correcting, and not for a note.
    pub fn may_stop(&self) -> bool {
        self.draft.corrects.is_none() && self.form.kind != FormKind::Note
    }

    /// Whether everything on screen is in the journal, and something was changed at all.
    pub fn is_saved(&self) -> bool {
        self.changed > 0 && self.changed == self.kept && self.trouble.is_none()
    }

    /// The draft as it is handed over: without the empty lines of lists.
    pub fn to_end(&self) -> Draft {
        let mut draft = self.draft.clone();
        for value in draft.answers.values_mut() {
            if let Value::Lines { lines, marked } = value {
                let (lines, marked) = (std::mem::take(lines), *marked);
                *value = Lines { lines, marked }.without_empty().into();
            }
        }
        draft
    }
}

#[cfg(test)]
mod tests {
    use care::{form::FormId, library::form};

    use super::*;

    fn opened(id: &str, at: &str) -> State {
        let form = form(&FormId(id.to_owned())).unwrap().clone();
        let begun = care::time::Stamp {
            at: "2026-10-24T20:00:00+02:00".parse().unwrap(),
            zone: "Europe/Berlin".into(),
        };
        let draft = Draft {
            form: form.id.clone(),
            occurrence: None,
            corrects: None,
            begun,
            at: StepId(at.to_owned()),
            answers: [].into(),
        };
        State::open(Opened {
            form,
            draft,
            resumed: true,
            night: None,
            before: Vec::new(),
        })
    }

    fn with(mut state: State, step: &str, value: Value) -> State {
        state.draft.answers.insert(StepId(step.to_owned()), value);
        state
    }

    #[test]
    fn a_draft_goes_on_at_its_step() {
        assert_eq!(opened("three_good", "why1").position(), 1);
    }

    #[test]
    fn a_draft_at_a_step_that_is_not_shown_begins_at_the_first() {
        assert_eq!(opened("if_then", "smaller").position(), 0);
        assert_eq!(opened("if_then", "no_such_step").position(), 0);
    }

    #[test]
    fn only_earlier_pinned_answers_stay_in_view() {
        let state = with(
            opened("if_then", "then"),
            "if",
            Value::Text("If late,".into()),
        );
        let state = with(state, "then", Value::Text("then bed".into()));
        let pinned: Vec<_> = state
            .pinned()
            .iter()
            .map(|(step, _)| step.id.0.clone())
            .collect();
        assert_eq!(pinned, ["if"]);
    }

    #[test]
    fn without_an_answer_stopping_means_not_today() {
        let state = opened("evening", "mood");
        assert_eq!(state.stopping(), Ended::NotToday);
        assert_eq!(
            with(state, "mood", Value::Number(3)).stopping(),
            Ended::Early
        );
    }

    #[test]
    fn a_tap_goes_on_in_short_forms_but_not_past_the_offer_of_help() {
        let several = Value::Choice("several_days".into());
        assert!(opened("phq9", "item8").goes_on_by_itself(&several));
        assert!(!opened("phq9", "item9").goes_on_by_itself(&several));
        assert!(opened("phq9", "item9").goes_on_by_itself(&Value::Choice("not_at_all".into())));
        assert!(!opened("if_then", "confidence").goes_on_by_itself(&Value::Number(9)));
    }

    #[test]
    fn a_correction_cannot_end_as_not_today() {
        let mut state = opened("evening", "mood");
        assert!(state.may_stop());
        state.draft.corrects = Some(care::entry::EntryId(7));
        assert!(!state.may_stop());
    }

    #[test]
    fn saved_is_said_of_the_newest_change_only() {
        let mut state = opened("note", "words");
        assert!(!state.is_saved());
        (state.changed, state.kept) = (2, 1);
        assert!(!state.is_saved());
        state.kept = 2;
        assert!(state.is_saved());
    }
}
