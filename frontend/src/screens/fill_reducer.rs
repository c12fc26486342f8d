//! What each touch does to a form on screen: a pure reducer, without a browser or a clock.

use std::rc::Rc;

use care::{
    contract::{Failure, Finished},
    form::{AnswerKind, Answers, Ended, Form, Step, StepId, Value},
    refusal::Refusal,
    steps::{fits, says_something},
};
use yew::Reducible;

use crate::screens::fill_state::{Came, Stage, State};

/// What can happen to a form on screen.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// The answer of a step changed; none: it was taken back.
    Answer(StepId, Option<Value>),
    /// To the next step; past the last one nothing happens.
    Onward,
    /// To the step before.
    Back,
    /// It has been open for twenty minutes.
    GrewLong,
    /// The journal holds everything up to this change.
    Kept(u32),
    /// The journal did not take it.
    Troubled(Failure),
    /// The patient ends the form.
    End(Ended),
    /// The journal holds the form.
    Over(Finished),
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
            Action::Back => next.go(here.checked_sub(1).and_then(id_at), Came::Back),
            Action::GrewLong => next.long = true,
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

impl State {
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
            | Refusal::PauseOutOfReach
            | Refusal::ZoneUnknown
            | Refusal::Plan(_)
            | Refusal::WhileSoft
            | Refusal::File(_)
            | Refusal::NotesFull
            | Refusal::Gone => false,
        };
        let meant = self.shown().into_iter().find(is_meant);
        meant.map(|it| it.id.clone())
    }
}

/// A mood that was taken away cannot be rated once more.
fn forget_what_no_longer_fits(form: &Form, changed: &StepId, answers: &mut Answers) {
    let mut left = Vec::new();
    if let Some(Value::Moods(rated)) = answers.get(changed) {
        left.extend(rated.iter().map(|it| it.word.clone()));
    }
    for step in &form.steps {
        if let AnswerKind::Rerate { of } = &step.answer
            && of == changed
            && let Some(Value::Moods(again)) = answers.get_mut(&step.id)
        {
            again.retain(|it| left.contains(&it.word));
        }
    }
}

#[cfg(test)]
mod tests {
    use care::{
        contract::Opened,
        form::{Draft, FormId, Rated},
        library::form,
    };

    use super::*;

    fn opened(id: &str) -> Rc<State> {
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
            at: form.steps[0].id.clone(),
            answers: [].into(),
        };
        Rc::new(State::open(Opened {
            form,
            draft,
            resumed: false,
            night: None,
            before: Vec::new(),
        }))
    }

    fn answer(step: &str, value: Value) -> Action {
        Action::Answer(StepId(step.to_owned()), Some(value))
    }

    fn after(id: &str, actions: impl IntoIterator<Item = Action>) -> Rc<State> {
        actions
            .into_iter()
            .fold(opened(id), |state, action| state.reduce(action))
    }

    fn moods(words: &[&str]) -> Value {
        let rated = |word: &&str| Rated {
            word: (*word).into(),
            strength: 50,
        };
        Value::Moods(words.iter().map(rated).collect())
    }

    #[test]
    fn going_on_and_back_ends_where_it_began_and_keeps_the_answer() {
        let state = after(
            "evening",
            [
                answer("mood", Value::Number(4)),
                Action::Onward,
                Action::Back,
            ],
        );
        assert_eq!(state.position(), 0);
        assert_eq!(state.value(), Some(&Value::Number(4)));
        assert_eq!(state.came, Came::Back);
    }

    #[test]
    fn nothing_lies_before_the_first_step_or_after_the_last() {
        assert_eq!(after("note", [Action::Back, Action::Onward]).position(), 0);
    }

    #[test]
    fn a_low_number_opens_a_step_and_a_high_one_closes_it() {
        let sure = |number| after("if_then", [answer("confidence", Value::Number(number))]);
        assert_eq!(sure(3).shown().len(), sure(8).shown().len() + 1);
    }

    #[test]
    fn the_same_answer_again_is_no_change() {
        let twice = [4, 4].map(|it| answer("mood", Value::Number(it)));
        assert_eq!(after("evening", twice).changed, 1);
    }

    #[test]
    fn a_mood_that_was_taken_away_is_not_rated_again() {
        let state = after(
            "thought_record",
            [
                answer("moods", moods(&["sad", "tense"])),
                answer("rerate", moods(&["sad", "tense"])),
                answer("moods", moods(&["tense"])),
            ],
        );
        let again = state.draft.answers.get(&StepId("rerate".into()));
        assert_eq!(again, Some(&moods(&["tense"])));
    }

    #[test]
    fn a_missing_answer_leads_to_its_question() {
        let refused = Failure::Refused(Refusal::AnswerMissing);
        let state = after(
            "gad7",
            [
                answer("item1", Value::Choice("not_at_all".into())),
                Action::End(Ended::Finished),
                Action::Troubled(refused.clone()),
            ],
        );
        assert_eq!(state.step().unwrap().id.0, "item2");
        assert_eq!(
            (state.trouble.clone(), &state.stage),
            (Some(refused), &Stage::Asking)
        );
    }

    #[test]
    fn a_night_that_is_refused_is_shown_again() {
        let refused = Failure::Refused(Refusal::NightNotOver);
        let on = [Action::Onward, Action::Onward, Action::Troubled(refused)];
        assert_eq!(after("morning", on).step().unwrap().id.0, "night");
    }

    #[test]
    fn a_full_disk_is_told_until_something_is_kept() {
        let full = Action::Troubled(Failure::DiskFull);
        let typed = answer("words", Value::Text("still here".into()));
        let state = after("note", [full.clone(), typed.clone()]);
        assert_eq!(state.trouble, Some(Failure::DiskFull));
        assert!(state.value().is_some());
        assert_eq!(after("note", [full, typed, Action::Kept(1)]).trouble, None);
    }

    #[test]
    fn an_older_keeping_does_not_undo_a_newer_one() {
        assert_eq!(after("note", [Action::Kept(5), Action::Kept(3)]).kept, 5);
    }
}
