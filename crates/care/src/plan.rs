//! A care plan: phases after a session, and the rules that ask for something in them.
//!
//! The plan is data (`assets/plan/`); a clinician may replace it. How it unfolds
//! in time stands in `phases`, `unfold` and `spacing`.

use chrono::NaiveTime;
use serde::{Deserialize, Serialize};

use crate::{
    form::{FormId, StepId},
    notices::Notices,
    profile::Habits,
    safety::PlanHelp,
    schedule::{Action, Kind, Notice},
    soft::SoftWhile,
};

/// Names a phase, such as `night1`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PhaseId(pub String);

/// Names a rule, such as `evening_prompt`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RuleId(pub String);

/// What a patient is asked to do around each session, and when.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CarePlan {
    /// Raised with every change of meaning.
    pub version: u32,
    /// Two notifications of one day are at least so many minutes apart.
    pub apart_min: i64,
    /// What would fall between bedtime and waking comes so many minutes before bedtime.
    #[serde(default = "half_an_hour")]
    pub before_quiet_min: i64,
    /// A measure that the patient skipped is not asked again on the next so many days.
    pub skip_rests_days: i64,
    /// Only reckons the identity of an occurrence, which must not move when the patient's habits do.
    pub nominal_night: Habits,
    /// Exercises that the clinician picked for this patient: they stand first in the library.
    #[serde(default)]
    pub picks: Vec<FormId>,
    /// What rests for a while when the patient is unwell, and which answer says so.
    pub pause: Option<Pause>,
    /// When the screens are soft, and deleting, sharing and changes wait.
    #[serde(default)]
    pub soft: SoftWhile,
    /// Lines that are added to Help.
    #[serde(default)]
    pub help: Option<PlanHelp>,
    /// In order of time; each begins where the one before it ends.
    pub phases: Vec<Phase>,
    /// In any order.
    pub rules: Vec<Rule>,
}

/// A stretch of time around a session.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phase {
    /// Stable across edits of the plan.
    pub id: PhaseId,
    /// Its name for the patient.
    pub name: String,
    /// One or two sentences for the patient while it lasts.
    pub message: String,
    /// What helps while it lasts, and why; shown on request.
    #[serde(default)]
    pub why: Option<String>,
    /// Where it begins; absent: at the end of the one before.
    #[serde(default)]
    pub from: Option<Anchor>,
    /// Ends at the latest of these; empty: when the next session is prepared.
    #[serde(default)]
    pub until: Vec<Anchor>,
    /// Stands only while no earlier session has a phase of its own.
    #[serde(default)]
    pub first_only: bool,
    /// The app keeps silent: whatever is still open closes at the dose.
    #[serde(default)]
    pub silent: bool,
    /// At most so many notifications on one care day.
    pub notices_a_day: Notices,
}

/// Something that is asked in some phases, at most once a care day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Stable across edits of the plan.
    pub id: RuleId,
    /// What sort of thing.
    pub kind: Kind,
    /// Asked only while one of these lasts.
    pub phases: Vec<PhaseId>,
    /// Care days since the session's own (0); empty: every day.
    #[serde(default)]
    pub days: Vec<i64>,
    /// Each of `days` comes again every so many days.
    #[serde(default)]
    pub every: Option<i64>,
    /// When it falls due.
    pub at: Anchor,
    /// But not before the latest of these.
    #[serde(default)]
    pub not_before: Vec<Anchor>,
    /// Not if its form was filled in on one of so many days before.
    #[serde(default)]
    pub rests_days: Option<i64>,
    /// Not within so many minutes after any dose.
    #[serde(default)]
    pub clear_of_dose_min: Option<i64>,
    /// Asked only after this answer.
    #[serde(default)]
    pub after: Option<Sign>,
    /// Closes so many minutes after it fell due.
    pub open_min: i64,
    /// How long what was missed can still be made up for; absent: not at all.
    #[serde(default)]
    pub catch_up: Option<CatchUpUntil>,
    /// Which keeps its notification first when a day has too many; 0 goes first.
    #[serde(default)]
    pub rank: u8,
    /// A short name.
    pub title: String,
    /// Why now, in one sentence.
    pub reason: String,
    /// Which neutral text the notification shows; absent: on screen only.
    #[serde(default)]
    pub notice: Option<Notice>,
    /// What a tap leads to.
    pub action: Action,
}

/// How long something that was missed still has its meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CatchUpUntil {
    /// Until bedtime of its own day.
    ThatDay,
    /// Until bedtime of the day after.
    NextDay,
}

/// A point in time as a plan names it. Days count from the care day of the dose.
///
/// When the patient travels, `since_dose` and `since_leaving` go by elapsed hours and stay at
/// their instant; all others go by the wall clock and move with it. A rule without a
/// notification is bound to its time only as a window: it lies open on screen in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Anchor {
    /// Minutes of elapsed time since the dose; negative before it.
    SinceDose(i64),
    /// Minutes since leaving the clinic; two hours after the dose where that is not known.
    SinceLeaving(i64),
    /// Minutes before the usual bedtime of the day.
    BeforeBed(i64),
    /// Minutes after the usual waking of the day.
    AfterWaking(i64),
    /// Bedtime of this day, such as 0 for the day of the dose.
    BedOfDay(i64),
    /// Waking of this day, such as 1 for the day after the dose.
    WakingOfDay(i64),
    /// A time of day, by the wall clock.
    At(NaiveTime),
}

/// What rests for a while when the patient is unwell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pause {
    /// The form that asks.
    pub form: FormId,
    /// Its step with a choice of several.
    pub step: StepId,
    /// Any of these options says so; the patient may also say it at any time.
    pub any_of: Vec<String>,
    /// For so many minutes.
    pub minutes: i64,
    /// These kinds.
    pub kinds: Vec<Kind>,
}

/// An answer that a rule waits for, such as bladder trouble.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sign {
    /// The form that asks.
    pub form: FormId,
    /// Its step with a choice of several.
    pub step: StepId,
    /// Any of these options.
    pub any_of: Vec<String>,
    /// Given on one of so many days before, or on the day itself.
    pub within_days: i64,
}

fn half_an_hour() -> i64 {
    30
}

/// The plan that ships with the app.
pub fn default_plan() -> CarePlan {
    toml::from_str(include_str!("../../../assets/plan/default.toml"))
        .expect("the plan that ships is read by a test")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thought_work_waits_for_a_full_day_after_the_dose() {
        let plan = default_plan();
        let early = ["ahead", "prepare", "supervised", "settle", "night1"];
        for rule in plan.rules.iter().filter(|it| it.kind == Kind::Exercise) {
            for phase in &rule.phases {
                assert!(!early.contains(&phase.0.as_str()), "{:?}", rule.id);
            }
        }
    }

    #[test]
    fn no_text_claims_what_nobody_can_promise() {
        let text = include_str!("../../../assets/plan/default.toml").to_lowercase();
        let read: Vec<&str> = text
            .lines()
            .filter(|line| !line.trim_start().starts_with('#'))
            .collect();
        for claim in [
            "treat", "cure", "heal", "rewire", "proven", "prevent", "monitor", "window", "streak",
        ] {
            let found = read.iter().find(|line| line.contains(claim));
            let is_a_view = found.is_some_and(|line| line.contains("go to a window"));
            assert!(found.is_none() || is_a_view, "{claim}: {found:?}");
        }
    }
}
