//! What a clinician's plan file says, once its seal is open: TOML, read strictly.
//!
//! It holds either a whole plan, or only what differs from the plan that comes with the app,
//! which is small enough for a picture of QR codes:
//!
//! ```toml
//! format = 1                          # of this file; a newer one is refused
//! number = 4                          # raised with each file, so that no older one comes back
//! from = "Dr Ada Example, Park Clinic"
//! effective = "2026-11-02"            # the care day from which it holds
//! until = "2027-05-02"                # optional: the last one
//! note = "Call me if mornings are hard."   # optional: a word to the patient
//!
//! [change]
//! of = 1                              # the version of the default plan that is changed
//! set = { apart_min = 120 }           # optional: fields of the plan itself, also `soft` and `help`
//! without = ["caffeine"]              # optional: rules that are no longer asked for
//! rules = [{ id = "wind_down", at = { before_bed = 90 } }]   # of a known rule what differs
//! phases = [{ id = "active", notices_a_day = 2 }]            # the same for phases
//! ```
//!
//! A rule or phase of an unknown id is a new one and stands there whole; a new phase says
//! `after` which one it comes; `unset = ["notice"]` takes an optional field away. In place of
//! `[change]`, `[plan]` holds a whole plan, written as `assets/plan/default.toml` is.

use chrono::{NaiveDate, TimeDelta};
use serde::Deserialize;
use thiserror::Error;
use toml::{Table, Value};

use crate::{
    plan::{CarePlan, RuleId},
    plan_bounds,
    plan_check::{self, Flaw},
    plan_safety,
    plan_taken::TakenPlan,
    refusal::PlanRefusal,
};

/// The newest format that this app reads.
pub const FORMAT: u32 = 1;

/// The longest text of a plan file, in bytes: four times the default plan.
pub const LONGEST: usize = 96 * 1024;

/// A plan that begins later than this is taken for a slip of the year.
const FARTHEST: TimeDelta = TimeDelta::days(183);

const DEFAULT: &str = include_str!("../../../assets/plan/default.toml");

/// A plan file that was read and can work.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanFile {
    /// Raised with each file of this signer.
    pub number: u32,
    /// Who made it, in their own words.
    pub from: String,
    /// The first care day on which it holds.
    pub effective: NaiveDate,
    /// The last one; none: until another plan is taken.
    pub until: Option<NaiveDate>,
    /// A word to the patient.
    pub note: Option<String>,
    /// The whole plan, also where the file holds changes only.
    pub plan: CarePlan,
}

/// Why a file is refused; the cause is for whoever writes the file.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{refusal}: {cause}")]
pub struct Unread {
    /// What the patient is told.
    pub refusal: PlanRefusal,
    /// Where and why.
    pub cause: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(rename = "format")]
    _format: u32,
    number: u32,
    from: String,
    effective: NaiveDate,
    until: Option<NaiveDate>,
    note: Option<String>,
    plan: Option<Table>,
    change: Option<Changes>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Changes {
    of: u32,
    #[serde(default)]
    set: Table,
    #[serde(default)]
    without: Vec<RuleId>,
    #[serde(default)]
    rules: Vec<Table>,
    #[serde(default)]
    phases: Vec<Table>,
}

/// Reads the text of a plan file.
///
/// # Errors
///
/// [`Unread`] with `PlanTooLarge`, `PlanDamaged`, `PlanFromNewerApp`, `PlanForAnotherApp`,
/// `PlanFlawed` or `PlanUnsafe`.
pub fn read(text: &str) -> Result<PlanFile, Unread> {
    if text.len() > LONGEST {
        let cause = format!("{} bytes, of {LONGEST} at most", text.len());
        return Err(unread(PlanRefusal::TooLarge, cause));
    }
    let table: Table = toml::from_str(text).map_err(damaged)?;
    // Looked at first: a newer format may have fields that this one does not know.
    let format = table.get("format").and_then(Value::as_integer);
    if format.is_some_and(|it| it > i64::from(FORMAT)) {
        let cause = format!("this app reads up to format {FORMAT}");
        return Err(unread(PlanRefusal::FromNewerApp, cause));
    }
    let written: Written = table.try_into().map_err(damaged)?;
    let plan = match (written.plan, written.change) {
        (Some(whole), None) => whole,
        (None, Some(changes)) => changed(changes)?,
        (Some(_), Some(_)) | (None, None) => {
            return Err(damaged("either [plan] or [change] is wanted"));
        }
    };
    let file = PlanFile {
        number: written.number,
        from: written.from,
        effective: written.effective,
        until: written.until,
        note: written.note,
        plan: plan.try_into().map_err(damaged)?,
    };
    plan_bounds::check(&file).map_err(|cause| unread(PlanRefusal::Flawed, cause))?;
    plan_safety::check(&file.plan).map_err(|cause| unread(PlanRefusal::Unsafe, cause))?;
    plan_check::check(&file.plan).map_err(|flaws| {
        let causes: Vec<String> = flaws.iter().map(Flaw::to_string).collect();
        unread(PlanRefusal::Flawed, causes.join("; "))
    })?;
    Ok(file)
}

/// Whether a plan may be taken on care day `today`, when `taken` are the numbers of the plans
/// of the same signer that were taken before.
///
/// # Errors
///
/// [`PlanRefusal::TooFarAhead`], [`PlanRefusal::Expired`], [`PlanRefusal::NotNewer`].
pub fn judge(
    plan: &TakenPlan,
    today: NaiveDate,
    taken: impl IntoIterator<Item = u32>,
) -> Result<(), PlanRefusal> {
    if plan.effective - today > FARTHEST {
        return Err(PlanRefusal::TooFarAhead);
    }
    if plan.until.is_some_and(|until| until < today) {
        return Err(PlanRefusal::Expired);
    }
    if taken.into_iter().any(|number| number >= plan.number) {
        return Err(PlanRefusal::NotNewer);
    }
    Ok(())
}

/// The default plan with the changes made.
fn changed(changes: Changes) -> Result<Table, Unread> {
    let mut plan: Table = toml::from_str(DEFAULT).map_err(damaged)?;
    let version = plan.get("version").and_then(Value::as_integer);
    if version != Some(i64::from(changes.of)) {
        let cause = format!("this app comes with default plan {version:?}");
        return Err(unread(PlanRefusal::ForAnotherApp, cause));
    }
    for (name, value) in changes.set {
        if matches!(name.as_str(), "version" | "rules" | "phases") {
            return Err(damaged(format!("`set` cannot set {name}")));
        }
        plan.insert(name, value);
    }
    let rules = list(&mut plan, "rules")?;
    for RuleId(id) in changes.without {
        let at = place(rules, &id).ok_or_else(|| damaged(format!("there is no rule {id}")))?;
        rules.remove(at);
    }
    for rule in changes.rules {
        change(rules, rule, false)?;
    }
    let phases = list(&mut plan, "phases")?;
    for phase in changes.phases {
        change(phases, phase, true)?;
    }
    Ok(plan)
}

/// Changes the entry of the same id, or adds a new one.
fn change(list: &mut Vec<Value>, mut entry: Table, in_order: bool) -> Result<(), Unread> {
    let id = text(&entry, "id")?;
    let unset = match entry.remove("unset") {
        Some(names) => names.try_into::<Vec<String>>().map_err(damaged)?,
        None => Vec::new(),
    };
    if let Some(known) = place(list, &id).and_then(|at| list[at].as_table_mut()) {
        known.extend(entry);
        for name in unset {
            known
                .remove(&name)
                .ok_or_else(|| damaged(format!("{id} has no {name} to unset")))?;
        }
        return Ok(());
    }
    let at = if in_order {
        let before = text(&entry, "after")?;
        entry.remove("after");
        let before = place(list, &before);
        before.ok_or_else(|| damaged(format!("{id} comes after no phase")))? + 1
    } else {
        list.len()
    };
    list.insert(at, Value::Table(entry));
    Ok(())
}

fn list<'plan>(plan: &'plan mut Table, name: &str) -> Result<&'plan mut Vec<Value>, Unread> {
    let list = plan.get_mut(name).and_then(Value::as_array_mut);
    list.ok_or_else(|| damaged(format!("the default plan has no {name}")))
}

fn place(list: &[Value], id: &str) -> Option<usize> {
    let is_it = |it: &Value| it.get("id").and_then(Value::as_str) == Some(id);
    list.iter().position(is_it)
}

fn text(entry: &Table, name: &str) -> Result<String, Unread> {
    let found = entry.get(name).and_then(Value::as_str);
    let missing = || damaged(format!("an entry of [change] has no {name}"));
    found.map(str::to_owned).ok_or_else(missing)
}

fn damaged(cause: impl ToString) -> Unread {
    unread(PlanRefusal::Damaged, cause.to_string())
}

fn unread(refusal: PlanRefusal, cause: String) -> Unread {
    Unread { refusal, cause }
}
