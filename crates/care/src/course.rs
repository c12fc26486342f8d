//! What stands around an exercise: when it is offered, and what comes after it. It is written in
//! the form's own file, and the screens need none of it.

use std::{collections::BTreeMap, sync::LazyLock};

use serde::Deserialize;

use crate::{
    form::{AnswerKind, Answers, Form, FormId, Step, StepId, Value},
    library,
    plan::{Anchor, CatchUpUntil, PhaseId, Rule, RuleId},
    schedule::{Action, Kind, Notice},
    steps::says_something,
    words::Words,
};

/// Of one form.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Course {
    /// When it is offered.
    pub offer: Offer,
    /// What comes back later.
    pub follow_up: Vec<FollowUp>,
    /// Numbers that are shown beside those of the form that it follows.
    pub compare: Vec<Compare>,
    /// The form that may come right after it.
    pub leads_to: Option<FormId>,
    /// What was put down with this form since the last time is shown.
    pub gathers: Option<FormId>,
    /// Answers that it begins with, from another form of the same day.
    pub takes: Option<Takes>,
    /// It is begun as a follow-up only.
    pub follows: bool,
}

/// When an exercise is offered; care.md, section 4.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Offer {
    /// In which phases it is at home.
    pub phases: Vec<PhaseId>,
    /// It stays when all others rest, on a very hard day.
    pub gentle: bool,
    /// Not within so many minutes after a dose.
    pub since_dose_min: Option<i64>,
    /// Not within so many minutes before bedtime.
    pub before_bed_min: Option<i64>,
    /// Not while the newest answer to a question is as high as this.
    pub not_if: Option<High>,
}

/// A high answer to a question.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct High {
    /// Of which form.
    pub form: FormId,
    /// Which question.
    pub step: StepId,
    /// From this number on.
    pub at_least: i32,
}

/// Something that comes back after a form was filled in, once.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FollowUp {
    /// Stable; names it together with its form.
    pub id: String,
    /// When.
    pub moment: Moment,
    /// Closes so many minutes after that.
    pub open_min: i64,
    /// How long it can still be made up for.
    #[serde(default)]
    pub catch_up: Option<CatchUpUntil>,
    /// A short name.
    pub title: String,
    /// Why, in one sentence.
    pub reason: String,
    /// Which neutral text its notification shows; absent: on screen only.
    #[serde(default)]
    pub notice: Option<Notice>,
    /// Answers that are shown above the form that it leads to; without the first it does not come.
    #[serde(default)]
    pub shows: Vec<StepId>,
    /// What a tap leads to.
    pub action: Then,
}

/// When something comes back.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Moment {
    /// So many minutes after the time that was given as an answer.
    Answer {
        /// The step with the time.
        step: StepId,
        /// After it.
        minutes: i64,
    },
    /// So many care days later.
    DaysLater {
        /// At least one.
        days: u64,
        /// On that day.
        at: Anchor,
    },
    /// After the next session that comes.
    NextSession {
        /// Care days since that session.
        day: i64,
        /// On that day.
        at: Anchor,
    },
}

/// What a follow-up leads to.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Then {
    /// Another form.
    Fill(FormId),
    /// The patient's own words, to read; without the first it does not come.
    Read(Vec<StepId>),
}

/// A guess and what became of it, told together.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Compare {
    /// In the form before.
    pub guessed: StepId,
    /// In this one.
    pub was: StepId,
    /// With `{guessed}` and `{was}` where the numbers stand.
    pub says: String,
}

/// Answers that another form begins with.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Takes {
    /// From which form.
    pub form: FormId,
    /// From its steps (right) to those of this one (left).
    pub steps: BTreeMap<StepId, StepId>,
}

/// A follow-up with its form, and as the rule by which it is asked.
#[derive(Debug)]
pub struct Followed {
    /// After which form.
    pub form: &'static Form,
    /// What comes.
    pub up: &'static FollowUp,
    /// As a rule that belongs to no phase.
    pub rule: Rule,
}

static ALL: LazyLock<Vec<Followed>> = LazyLock::new(|| {
    let of = |form: &'static Form| {
        let ups = library::course(&form.id).follow_up.iter();
        ups.map(move |up| Followed {
            form,
            up,
            rule: as_rule(form, up),
        })
    };
    library::forms().iter().flat_map(of).collect()
});

/// All follow-ups of all forms.
pub fn all() -> &'static [Followed] {
    &ALL
}

/// The follow-up that asks by this rule.
pub fn by_rule(rule: &RuleId) -> Option<&'static Followed> {
    ALL.iter().find(|it| it.rule.id == *rule)
}

/// Whether a form stays when all others rest.
pub fn is_gentle(form: &FormId) -> bool {
    library::course(form).offer.gentle
}

impl Followed {
    /// The words with which it comes back, one line each; empty: it does not come.
    pub fn lines(&self, answers: &Answers, words: &Words) -> Vec<String> {
        let steps = match &self.up.action {
            Then::Read(steps) => steps,
            Then::Fill(_) => &self.up.shows,
        };
        let told = |id: &StepId| lines_of(self.form, id, answers, words);
        match steps.first().map(told) {
            Some(first) if first.is_empty() => Vec::new(),
            Some(_) | None => steps.iter().flat_map(told).collect(),
        }
    }
}

/// What is told of a guess and of what became of it.
pub fn compared(form: &FormId, before: &Answers, now: &Answers) -> Vec<String> {
    let number = |answers: &Answers, step: &StepId| match answers.get(step)? {
        Value::Number(number) => Some(number.to_string()),
        Value::Text(_) | Value::Lines { .. } | Value::Moods(_) | Value::Choice(_) => None,
        Value::Choices(_) | Value::Night(_) | Value::Seen | Value::Declined => None,
        Value::When(_) => None,
    };
    let told = |it: &Compare| {
        let (guessed, was) = (number(before, &it.guessed)?, number(now, &it.was)?);
        Some(
            it.says
                .replace("{guessed}", &guessed)
                .replace("{was}", &was),
        )
    };
    library::course(form)
        .compare
        .iter()
        .filter_map(told)
        .collect()
}

/// One answer in lines: own words as they are, a number with its question.
pub fn lines_of(form: &Form, id: &StepId, answers: &Answers, words: &Words) -> Vec<String> {
    let Some(step) = form.steps.iter().find(|it| it.id == *id) else {
        return Vec::new();
    };
    match answers.get(id).filter(|it| says_something(it)) {
        Some(Value::Text(said)) => {
            let lines = said.reveal().lines().map(str::trim);
            lines
                .filter(|it| !it.is_empty())
                .map(str::to_owned)
                .collect()
        }
        Some(Value::Lines { lines, marked }) => {
            let marked = marked.and_then(|at| lines.get(at));
            let said = lines
                .iter()
                .filter(|it| marked.is_none_or(|marked| *it == marked));
            let said = said.map(|it| it.reveal().trim().to_owned());
            said.filter(|it| !it.is_empty()).collect()
        }
        Some(Value::Number(number)) => on_scale(step, *number, words).into_iter().collect(),
        Some(Value::Moods(_) | Value::Choice(_) | Value::Choices(_) | Value::Night(_))
        | Some(Value::Seen | Value::Declined | Value::When(_))
        | None => Vec::new(),
    }
}

fn on_scale(step: &Step, number: i32, words: &Words) -> Option<String> {
    let AnswerKind::Scale { to, .. } = &step.answer else {
        return None;
    };
    let args = [
        ("ask", step.ask.as_str().into()),
        ("number", number.into()),
        ("most", (*to).into()),
    ];
    Some(words.say_with("before-number", &args))
}

fn as_rule(form: &Form, up: &FollowUp) -> Rule {
    Rule {
        id: RuleId(format!("{}__{}", form.id.0, up.id)),
        kind: Kind::Exercise,
        phases: Vec::new(),
        days: Vec::new(),
        every: None,
        at: Anchor::SinceDose(0),
        not_before: Vec::new(),
        rests_days: None,
        clear_of_dose_min: None,
        after: None,
        open_min: up.open_min,
        catch_up: up.catch_up,
        rank: 0,
        title: up.title.clone(),
        reason: up.reason.clone(),
        notice: up.notice,
        action: match &up.action {
            Then::Fill(form) => Action::Fill(form.clone()),
            Then::Read(_) => Action::Read(Vec::new()),
        },
    }
}
