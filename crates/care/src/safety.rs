//! The way to help: which screen follows which answer, and the lines to call.

use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};

use crate::{
    entry::{Entry, Recorded},
    form::{Answers, Filled, Form, FormId, Value},
    library,
    plan::CarePlan,
    private::Private,
    safety_plan::SafetyPlan,
    schedule::Action,
    signs::Signs,
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

/// Lines that a clinician's plan adds to those of the country; it takes none away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanHelp {
    /// When the numbers were last looked at.
    pub checked_on: NaiveDate,
    /// In order of show.
    pub lines: Vec<HelpLine>,
}

/// The patient's own part of Help, beside their people and their clinic.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OwnHelp {
    /// Lines that the patient added.
    pub lines: Vec<Contact>,
    /// The safety plan shows without unlocking.
    pub plan_while_locked: bool,
    /// The patient wishes to be asked the safety question once a week.
    pub asks_weekly: bool,
}

/// What the Help screen shows; readable while the journal is locked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HelpCard {
    /// Lines of the chosen country.
    pub country: Country,
    /// Lines that the clinician's plan adds.
    pub from_plan: Option<PlanHelp>,
    /// Lines that the patient added; of these and the next two only what was allowed while locked.
    pub lines: Vec<Contact>,
    /// My people.
    pub people: Vec<Contact>,
    /// My clinic.
    pub clinic: Option<Contact>,
    /// My safety plan.
    pub plan: SafetyPlan,
    /// When to call after ketamine.
    pub signs: Vec<Signs>,
    /// A tap on a number dials it on this device.
    pub dials: bool,
}

/// The form with the question that a patient may choose to be asked once a week.
pub const QUESTION: &str = "safety_question";

/// The step of it that asks.
pub const THOUGHTS: &str = "thoughts";

/// A screen that was not seen to its end is shown again within so long, as after a crash.
const OWED_FOR: TimeDelta = TimeDelta::hours(12);

/// The screen that follows a form: decided by item 9 of the PHQ-9, or by the safety question,
/// and by nothing else that is written anywhere.
///
/// No screen never means "safe": help is one tap away on every screen.
pub fn route(form: &Form, answers: &Answers) -> Option<SafetyRoute> {
    let of = |step: &str| {
        let step = form.steps.iter().find(|it| it.id.0 == step)?;
        Some((step, answers.get(&step.id)?))
    };
    match form.id.0.as_str() {
        "phq9" => match of("item9")? {
            (_, Value::Declined) => Some(SafetyRoute::GentleNote),
            (step, answer) => match number(step, answer)? {
                ..=0 => None,
                1 => Some(SafetyRoute::Ask),
                2.. => Some(SafetyRoute::Crisis),
            },
        },
        QUESTION => said(of(THOUGHTS)?.1).and_then(Said::route),
        _ => None,
    }
}

/// An answer to the safety question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Said {
    /// None.
    No,
    /// Rather not say.
    Declined,
    /// Passing ones.
    Passing,
    /// Often.
    Often,
    /// "I might act on them, or I have a plan, or I have done something."
    MightAct,
}

impl Said {
    fn route(self) -> Option<SafetyRoute> {
        match self {
            Self::No => None,
            Self::Declined => Some(SafetyRoute::GentleNote),
            Self::Passing => Some(SafetyRoute::Ask),
            Self::Often => Some(SafetyRoute::Crisis),
            Self::MightAct => Some(SafetyRoute::Emergency),
        }
    }
}

/// What was answered to the safety question; none for what is no answer to it.
pub fn said(value: &Value) -> Option<Said> {
    let Value::Choice(option) = value else {
        return (*value == Value::Declined).then_some(Said::Declined);
    };
    match option.as_str() {
        "no" => Some(Said::No),
        "passing" => Some(Said::Passing),
        "often" => Some(Said::Often),
        "might_act" => Some(Said::MightAct),
        _ => None,
    }
}

/// What was answered to it in this form, if it is the one that asks.
pub fn said_weekly(filled: &Filled) -> Option<Said> {
    if filled.form.0 != QUESTION {
        return None;
    }
    said(filled.answers.get(THOUGHTS)?)
}

/// Whether the patient is to choose this form before it is ever asked or offered.
pub fn is_opt_in(form: &FormId) -> bool {
    form.0 == QUESTION
}

/// The plan without what the patient did not choose to be asked.
pub fn chosen(mut plan: CarePlan, own: &OwnHelp) -> CarePlan {
    plan.rules.retain(|rule| match &rule.action {
        Action::Fill(form) => own.asks_weekly || !is_opt_in(form),
        Action::Rest(_) | Action::Read(_) => true,
    });
    plan
}

/// The screen that an answer of the last hours led to and that was not left by the patient's own
/// act, because the app ended or locked before; entries in any order.
///
/// The gentle note is not brought back.
pub fn owed(entries: &[Recorded<Entry>], now: DateTime<FixedOffset>) -> Option<SafetyRoute> {
    let mut lately: Vec<_> = entries
        .iter()
        .filter(|it| (now - OWED_FOR..=now).contains(&it.recorded.at))
        .collect();
    lately.sort_by_key(|it| (it.recorded.at, it.id));
    let mut owed = None;
    for entry in lately {
        match &entry.fact {
            Entry::Filled(filled) => {
                let form = library::form(&filled.form);
                let led = form.and_then(|form| route(form, &filled.answers));
                owed = led.or(owed);
            }
            Entry::Safety(check) => owed = after(check),
            Entry::Session(_) | Entry::Rest(_) | Entry::Choice(_) | Entry::Wish(_) => {}
        }
    }
    owed.filter(|it| *it > SafetyRoute::GentleNote)
}

/// The screen that follows "Are you safe right now?".
pub fn after(check: &SafetyCheck) -> Option<SafetyRoute> {
    match (check.shown, check.safe_now) {
        (SafetyRoute::Ask | SafetyRoute::Crisis, Some(false)) => Some(SafetyRoute::Emergency),
        (SafetyRoute::Ask | SafetyRoute::Crisis, Some(true) | None)
        | (SafetyRoute::GentleNote | SafetyRoute::Emergency, _) => None,
    }
}
