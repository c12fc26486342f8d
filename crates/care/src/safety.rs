//! The way to help: which screen follows which answer, and the lines to call.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    form::{Answers, Form, Value},
    private::Private,
    steps::number,
};

/// Which screen follows an answer about thoughts of death or self-harm.
///
/// A static rule of routing, never a verdict: `care.md` section 6.2.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SafetyRoute {
    /// Item 9 declined: a gentle note and the link to help.
    GentleNote,
    /// Item 9 is 1: thanks, lines, people, and "Are you safe right now?".
    Ask,
    /// Item 9 is 2 or 3: the crisis screen first, and "contact your clinic today".
    Crisis,
    /// "I might act" or "not safe": the emergency screen; nothing else is asked.
    Emergency,
}

/// That the safety screen was shown, and what the patient answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SafetyCheck {
    /// What was shown.
    pub shown: SafetyRoute,
    /// "Are you safe right now?"; none: not answered.
    pub safe_now: Option<bool>,
}

/// The help lines of one country: one file under `assets/helplines/`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Country {
    /// ISO 3166-1 alpha-2, or `other`.
    pub code: String,
    /// In its English name.
    pub name: String,
    /// The number for emergencies.
    pub emergency: String,
    /// When the numbers were last looked at.
    pub checked_on: NaiveDate,
    /// In order of show.
    pub lines: Vec<HelpLine>,
}

/// One line to call or text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HelpLine {
    /// Who answers.
    pub name: String,
    /// To call, as printed; none where it is for texts only.
    #[serde(default)]
    pub call: Option<String>,
    /// How to text, in words.
    #[serde(default)]
    pub text: Option<String>,
}

/// Somebody the patient may call.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// As the patient names them.
    pub name: Private,
    /// The number.
    pub phone: Private,
    /// Readable without unlocking.
    pub while_locked: bool,
}

/// What the Help screen shows; readable while the journal is locked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HelpCard {
    /// Lines of the chosen country.
    pub country: Country,
    /// My people; while locked only those that the patient allowed.
    pub people: Vec<Contact>,
    /// My clinic.
    pub clinic: Option<Contact>,
}

/// The screen that follows a form, decided by item 9 of the PHQ-9 alone.
///
/// No screen never means "safe": help is one tap away on every screen.
pub fn route(form: &Form, answers: &Answers) -> Option<SafetyRoute> {
    if form.id.0 != "phq9" {
        return None;
    }
    let step = form.steps.iter().find(|step| step.id.0 == "item9")?;
    let answer = answers.get(&step.id)?;
    if *answer == Value::Declined {
        return Some(SafetyRoute::GentleNote);
    }
    match number(step, answer)? {
        ..=0 => None,
        1 => Some(SafetyRoute::Ask),
        2.. => Some(SafetyRoute::Crisis),
    }
}

/// The screen that follows "Are you safe right now?".
pub fn after(check: &SafetyCheck) -> Option<SafetyRoute> {
    match (check.shown, check.safe_now) {
        (SafetyRoute::Ask | SafetyRoute::Crisis, Some(false)) => Some(SafetyRoute::Emergency),
        (SafetyRoute::Ask | SafetyRoute::Crisis, Some(true) | None)
        | (SafetyRoute::GentleNote | SafetyRoute::Emergency, _) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        form::{AnswerKind, FormId, StepId},
        library,
    };

    fn routed(answer: Value) -> Option<SafetyRoute> {
        let form = library::form(&FormId("phq9".into())).unwrap();
        route(form, &Answers::from([(StepId("item9".into()), answer)]))
    }

    #[test]
    fn every_answer_to_item_9_leads_where_it_should() {
        let form = library::form(&FormId("phq9".into())).unwrap();
        let step = form.steps.iter().find(|it| it.id.0 == "item9").unwrap();
        let AnswerKind::Choice { options } = &step.answer else {
            panic!("item 9 is a choice");
        };
        let routes: Vec<_> = options
            .iter()
            .map(|it| (it.score, routed(Value::Choice(it.id.clone()))))
            .collect();
        assert_eq!(
            routes,
            [
                (Some(0), None),
                (Some(1), Some(SafetyRoute::Ask)),
                (Some(2), Some(SafetyRoute::Crisis)),
                (Some(3), Some(SafetyRoute::Crisis)),
            ]
        );
        assert_eq!(routed(Value::Declined), Some(SafetyRoute::GentleNote));
        assert_eq!(route(form, &Answers::new()), None, "not reached");
    }

    #[test]
    fn no_other_answer_of_any_form_leads_to_a_safety_screen() {
        // A false alarm after a bad night would teach the patient to look away.
        for form in library::forms() {
            let all_worst: Answers = form
                .steps
                .iter()
                .filter(|step| step.id.0 != "item9")
                .map(|step| match &step.answer {
                    AnswerKind::Choice { options } => {
                        let worst = options.iter().max_by_key(|it| it.score).unwrap();
                        (step.id.clone(), Value::Choice(worst.id.clone()))
                    }
                    AnswerKind::Scale { from, .. } => (step.id.clone(), Value::Number(*from)),
                    AnswerKind::Read
                    | AnswerKind::Text { .. }
                    | AnswerKind::Lines { .. }
                    | AnswerKind::Moods { .. }
                    | AnswerKind::Rerate { .. }
                    | AnswerKind::Choices { .. }
                    | AnswerKind::Night
                    | AnswerKind::Repeat { .. } => (step.id.clone(), Value::Declined),
                })
                .collect();
            assert_eq!(route(form, &all_worst), None, "{}", form.id.0);
        }
    }

    #[test]
    fn not_safe_leads_to_the_emergency_screen_and_nothing_follows_it() {
        let after = |shown, safe_now| after(&SafetyCheck { shown, safe_now });
        for shown in [SafetyRoute::Ask, SafetyRoute::Crisis] {
            assert_eq!(after(shown, Some(false)), Some(SafetyRoute::Emergency));
            assert_eq!((after(shown, Some(true)), after(shown, None)), (None, None));
        }
        assert_eq!(after(SafetyRoute::Emergency, Some(false)), None);
    }
}
