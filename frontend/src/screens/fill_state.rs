//! What the fill screen knows and how each touch changes it; no browser and no clock in here.
//!
//! One state runs every form: prompts, measures, exercises and notes.

use std::rc::Rc;

use care::{
    contract::{Failure, Finished, Opened},
    form::{AnswerKind, Answers, Draft, Ended, Form, FormKind, Step, StepId, Value},
    refusal::Refusal,
    steps::{fits, says_something, steps_shown},
};
use yew::Reducible;

use crate::parts::answer_lines::Lines;

/// A form while it is on screen.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// Its steps.
    pub form: Form,
    /// The step on screen and the answers so far.
    pub draft: Draft,
    /// How many changes were made; the newest one is the one to keep.
    pub changed: u32,
    /// The newest change that the journal holds.
    pub kept: u32,
    /// Why something was not kept or not accepted.
    pub trouble: Option<Failure>,
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

/// What can happen to a form on screen.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// The answer of a step changed; none: it was taken back.
    Answer(StepId, Option<Value>),
    /// To the next step; past the last one nothing happens.
    Onward,
    /// To the step before.
    Back,
    /// To the step with this id, if it is shown.
    Show(StepId),
    /// The journal holds everything up to this change.
    Kept(u32),
    /// The journal did not take it.
    Troubled(Failure),
    /// The patient ends the form.
    End(Ended),
    /// The journal holds the form.
    Over(Finished),
}

impl State {
    /// Begins where the draft was left.
    pub fn open(opened: Opened) -> Self {
        let Opened { form, mut draft, .. } = opened;
        let shown = steps_shown(&form, &draft.answers);
        if !shown.iter().any(|it| it.id == draft.at)
            && let Some(first) = shown.first()
        {
            draft.at = first.id.clone();
        }
        Self {
            form,
            draft,
            changed: 0,
            kept: 0,
            trouble: None,
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

    /// Whether a tapped answer goes on by itself: only where forms are short and daily.
    pub fn goes_on_by_itself(&self) -> bool {
        let few_taps = match self.form.kind {
            FormKind::Prompt | FormKind::Measure => true,
            FormKind::Exercise | FormKind::Note => false,
        };
        few_taps && !self.at_last() && self.draft.corrects.is_none()
    }

    /// Earlier answers that stay in view, with the question of each.
    pub fn pinned(&self) -> Vec<(&Step, &Value)> {
        let before = self.position();
        self.shown()
            .into_iter()
            .take(before)
            .filter(|it| it.pin)
            .filter_map(|it| Some((it, self.draft.answers.get(&it.id)?)))
            .collect()
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

    fn go(&mut self, to: Option<StepId>, came: Came) {
        if let Some(step) = to {
            self.draft.at = step;
            self.came = came;
            self.changed += 1;
            self.trouble = None;
        }
    }

    fn answer(&mut self, step: StepId, value: Option<Value>) {
        let before = self.draft.answers.get(&step).cloned();
        if before == value {
            return;
        }
        match value {
            Some(value) => self.draft.answers.insert(step.clone(), value),
            None => self.draft.answers.remove(&step),
        };
        forget_what_no_longer_fits(&self.form, &step, &mut self.draft.answers);
        self.changed += 1;
        if !matches!(self.trouble, Some(Failure::DiskFull)) {
            self.trouble = None;
        }
    }

    fn trouble(&mut self, failure: Failure) {
        if let Failure::Refused(refusal) = failure {
            self.go(self.step_to_look_at(refusal), Came::Back);
        }
        self.trouble = Some(failure);
        self.stage = Stage::Asking;
    }

    /// The step that a refusal is about, where another one than that on screen.
    fn step_to_look_at(&self, refusal: Refusal) -> Option<StepId> {
        let answer = |it: &Step| self.draft.answers.get(&it.id);
        let is_meant = |it: &&Step| match refusal {
            Refusal::AnswerMissing => !answer(it).is_some_and(says_something),
            Refusal::AnswerDoesNotFit | Refusal::AnswerTooLong => {
                answer(it).is_some_and(|value| fits(it, value).is_err())
            }
            Refusal::NightOutOfOrder
            | Refusal::NightTooLong
            | Refusal::NightNoSleepLeft
            | Refusal::NightNotOver => it.answer == AnswerKind::Night,
            Refusal::SessionTooFarAhead
            | Refusal::SessionNotYetHeld
            | Refusal::SessionAlreadyPast
            | Refusal::SessionTooLongAgo
            | Refusal::LeftClinicOutOfOrder
            | Refusal::NothingToKeep
            | Refusal::PassphraseTooWeak
            | Refusal::RecoveryWordsMistyped
            | Refusal::PeriodEndsBeforeStart
            | Refusal::Gone => false,
        };
        self.shown().into_iter().find(is_meant).map(|it| it.id.clone())
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = Rc::unwrap_or_clone(self);
        let (here, steps) = (next.position(), next.shown());
        let id_at = |at: usize| steps.get(at).map(|it| it.id.clone());
        match action {
            Action::Answer(step, value) => next.answer(step, value),
            Action::Onward => {
                let to = id_at(here + 1);
                let read = next.step().filter(|it| it.answer == AnswerKind::Read);
                if let Some(step) = read.map(|it| it.id.clone()) {
                    next.draft.answers.insert(step, Value::Seen);
                }
                next.go(to, Came::Onward);
            }
            Action::Back => {
                let to = here.checked_sub(1).and_then(id_at);
                next.go(to, Came::Back);
            }
            Action::Show(step) => {
                let to = steps.iter().any(|it| it.id == step).then_some(step);
                next.go(to, Came::Still);
            }
            Action::Kept(change) => {
                next.kept = next.kept.max(change);
                if next.trouble == Some(Failure::DiskFull) {
                    next.trouble = None;
                }
            }
            Action::Troubled(failure) => next.trouble(failure),
            Action::End(ended) => next.stage = Stage::Ending(ended),
            Action::Over(finished) => {
                let ended = match next.stage {
                    Stage::Ending(ended) | Stage::Over(ended, _) => ended,
                    Stage::Asking => Ended::Finished,
                };
                next.kept = next.changed;
                next.trouble = None;
                next.stage = Stage::Over(ended, finished);
            }
        }
        Rc::new(next)
    }
}

/// A mood that was taken away cannot be rated once more.
fn forget_what_no_longer_fits(form: &Form, changed: &StepId, answers: &mut Answers) {
    let left: Vec<_> = match answers.get(changed) {
        Some(Value::Moods(rated)) => rated.iter().map(|it| it.word.clone()).collect(),
        Some(
            Value::Text(_)
            | Value::Lines { .. }
            | Value::Number(_)
            | Value::Choice(_)
            | Value::Choices(_)
            | Value::Night(_)
            | Value::Seen
            | Value::Declined,
        )
        | None => Vec::new(),
    };
    for step in &form.steps {
        if let AnswerKind::Rerate { of } = &step.answer
            && of == changed
            && let Some(Value::Moods(again)) = answers.get_mut(&step.id)
        {
            again.retain(|it| left.contains(&it.word));
        }
    }
}
