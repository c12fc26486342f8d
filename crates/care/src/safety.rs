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
