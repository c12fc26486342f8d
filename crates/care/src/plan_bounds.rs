//! What a plan may hold at most: whoever wrote it, the app must be able to unfold it and a
//! patient to read it. Whether each rule can ever fire is another question.

use std::{collections::BTreeSet, ops::RangeInclusive};

use crate::{
    form::{AnswerKind, FormId, FormKind, StepId},
    library,
    notices::Notices,
    plan::{Anchor, CarePlan, Phase, Rule},
    plan_file::PlanFile,
    safety::PlanHelp,
    schedule::{Action, Kind, RECORD_DAYS},
    soft::SoftWhile,
};

const PHASES: usize = 24;
const RULES: usize = 120;
const ANCHORS: usize = 6;
const LINES: usize = 12;
/// Names of phases and rules stand in the journal and in addresses.
const ID: usize = 40;
const NAME: usize = 60;
const SENTENCE: usize = 280;
const FROM: usize = 80;
const NOTE: usize = 500;

const DAY: i64 = 24 * 60;
/// Minutes around a dose: as far as any phase reaches, and a little more.
const MINUTES: RangeInclusive<i64> = -45 * DAY..=400 * DAY;
const WITHIN_A_DAY: RangeInclusive<i64> = 0..=DAY;
const DAYS: RangeInclusive<i64> = -45..=400;

/// Whether a file keeps within all bounds.
///
/// # Errors
///
/// The first thing that does not.
pub fn check(file: &PlanFile) -> Result<(), String> {
    words("from", &file.from, FROM)?;
    if let Some(note) = &file.note {
        words("note", note, NOTE)?;
    }
    if file.number == 0 {
        return Err("number begins at 1".to_owned());
    }
    if file.until.is_some_and(|until| until < file.effective) {
        return Err("until lies before effective".to_owned());
    }
    check_plan(&file.plan)
}

/// Whether a plan keeps within all bounds.
///
/// # Errors
///
/// The first thing that does not.
pub fn check_plan(plan: &CarePlan) -> Result<(), String> {
    many("phases", plan.phases.len(), 1..=PHASES)?;
    many("rules", plan.rules.len(), 0..=RULES)?;
    within("apart_min", plan.apart_min, &WITHIN_A_DAY)?;
    within("before_quiet_min", plan.before_quiet_min, &(1..=DAY / 8))?;
    within("skip_rests_days", plan.skip_rests_days, &(0..=60))?;
    if let Some(pause) = &plan.pause {
        within("pause.minutes", pause.minutes, &(0..=7 * DAY))?;
        sign(&pause.form, &pause.step, &pause.any_of)?;
        if pause.kinds.contains(&Kind::Safety) {
            return Err("safety cards do not rest".to_owned());
        }
    }
    soft(&plan.soft).map_err(|why| format!("soft: {why}"))?;
    if let Some(lines) = &plan.help {
        help(lines).map_err(|why| format!("help: {why}"))?;
    }
    many("picks", plan.picks.len(), 0..=LINES)?;
    let is_no_exercise =
        |id: &&FormId| library::form(id).is_none_or(|form| form.kind != FormKind::Exercise);
    if let Some(form) = plan.picks.iter().find(is_no_exercise) {
        return Err(format!("picks: there is no exercise {}", form.0));
    }
    let mut ids = BTreeSet::new();
    for it in &plan.phases {
        phase(it).map_err(|why| format!("phase {}: {why}", it.id.0))?;
        if !ids.insert(&it.id) {
            return Err(format!("phase {} stands twice", it.id.0));
        }
    }
    let mut names = BTreeSet::new();
    for it in &plan.rules {
        rule(it).map_err(|why| format!("rule {}: {why}", it.id.0))?;
        if !names.insert(&it.id) {
            return Err(format!("rule {} stands twice", it.id.0));
        }
        if let Some(unknown) = it.phases.iter().find(|phase| !ids.contains(phase)) {
            return Err(format!("rule {} names no phase: {}", it.id.0, unknown.0));
        }
    }
    Ok(())
}

/// A line that can be read aloud and, where it has a number, dialled.
fn help(help: &PlanHelp) -> Result<(), String> {
    many("lines", help.lines.len(), 1..=LINES)?;
    help.lines.iter().try_for_each(|line| {
        words("name", &line.name, NAME)?;
        line.text
            .iter()
            .try_for_each(|it| words("text", it, NAME))?;
        let dialled =
            |it: &String| it.len() <= 24 && it.chars().all(|it| "+0123456789 ".contains(it));
        match &line.call {
            Some(call) if !dialled(call) || call.trim().is_empty() => {
                Err(format!("{call} cannot be dialled"))
            }
            None if line.text.is_none() => Err(format!("{} has no number", line.name)),
            Some(_) | None => Ok(()),
        }
    })
}

/// [D] Within a few days of the dose: what waits must not wait for ever.
fn soft(soft: &SoftWhile) -> Result<(), String> {
    many("until", soft.until.len(), 1..=ANCHORS)?;
    let mut all = soft.until.iter().chain([&soft.from]);
    all.try_for_each(|it| match it {
        Anchor::SinceDose(minutes) | Anchor::SinceLeaving(minutes) => {
            within("minutes", *minutes, &(0..=3 * DAY))
        }
        Anchor::BedOfDay(day) | Anchor::WakingOfDay(day) => within("day", *day, &(0..=3)),
        Anchor::BeforeBed(_) | Anchor::AfterWaking(_) | Anchor::At(_) => {
            Err("a time after the dose is wanted".to_owned())
        }
    })
}

fn phase(phase: &Phase) -> Result<(), String> {
    id(&phase.id.0)?;
    words("name", &phase.name, NAME)?;
    words("message", &phase.message, SENTENCE)?;
    let Notices { fewer, usual, more } = phase.notices_a_day;
    many("notices_a_day", more, 0..=12)?;
    if fewer > usual || usual > more {
        return Err("notices_a_day: fewer, usual and more are not in order".to_owned());
    }
    many("until", phase.until.len(), 0..=ANCHORS)?;
    phase.from.iter().chain(&phase.until).try_for_each(anchor)
}

fn rule(rule: &Rule) -> Result<(), String> {
    id(&rule.id.0)?;
    words("title", &rule.title, NAME)?;
    words("reason", &rule.reason, SENTENCE)?;
    many("phases", rule.phases.len(), 1..=PHASES)?;
    many("days", rule.days.len(), 0..=60)?;
    rule.days
        .iter()
        .try_for_each(|it| within("days", *it, &DAYS))?;
    if let Some(every) = rule.every {
        within("every", every, &(1..=400))?;
    }
    if let Some(days) = rule.rests_days {
        within("rests_days", days, &(0..=400))?;
    }
    if let Some(minutes) = rule.clear_of_dose_min {
        within("clear_of_dose_min", minutes, &(0..=30 * DAY))?;
    }
    if let Some(after) = &rule.after {
        within("within_days", after.within_days, &(0..=RECORD_DAYS - 1))?;
        sign(&after.form, &after.step, &after.any_of)?;
    }
    within("open_min", rule.open_min, &(5..=7 * DAY))?;
    many("not_before", rule.not_before.len(), 0..=ANCHORS)?;
    anchor(&rule.at)?;
    rule.not_before.iter().try_for_each(anchor)?;
    match &rule.action {
        Action::Fill(form) if library::form(form).is_none() => {
            Err(format!("there is no form {}", form.0))
        }
        Action::Fill(_) => Ok(()),
        Action::Rest(minutes) => within("rest", i64::from(*minutes), &(1..=60)),
        Action::Read(lines) => {
            many("read", lines.len(), 1..=LINES)?;
            lines.iter().try_for_each(|it| words("read", it, SENTENCE))
        }
    }
}

/// An answer that can be given.
fn sign(form: &FormId, step: &StepId, any_of: &[String]) -> Result<(), String> {
    let known = library::form(form).and_then(|form| form.steps.iter().find(|it| it.id == *step));
    let Some(known) = known else {
        return Err(format!("there is no {step:?} in {form:?}"));
    };
    let AnswerKind::Choices { options } = &known.answer else {
        return Err(format!("{step:?} is not a choice of several"));
    };
    many("any_of", any_of.len(), 1..=LINES)?;
    match any_of
        .iter()
        .find(|id| options.iter().all(|it| it.id != **id))
    {
        Some(id) => Err(format!("{step:?} has no option {id}")),
        None => Ok(()),
    }
}

fn anchor(anchor: &Anchor) -> Result<(), String> {
    match anchor {
        Anchor::SinceDose(minutes) | Anchor::SinceLeaving(minutes) => {
            within("minutes", *minutes, &MINUTES)
        }
        Anchor::BeforeBed(minutes) | Anchor::AfterWaking(minutes) => {
            within("minutes", *minutes, &WITHIN_A_DAY)
        }
        Anchor::BedOfDay(day) | Anchor::WakingOfDay(day) => within("day", *day, &DAYS),
        Anchor::At(_) => Ok(()),
    }
}

fn within(what: &str, number: i64, range: &RangeInclusive<i64>) -> Result<(), String> {
    if range.contains(&number) {
        return Ok(());
    }
    let (from, to) = (range.start(), range.end());
    Err(format!("{what} is {number}, not within {from} and {to}"))
}

fn many(what: &str, count: usize, range: RangeInclusive<usize>) -> Result<(), String> {
    let (from, to) = (range.start(), range.end());
    if range.contains(&count) {
        return Ok(());
    }
    Err(format!("{what}: {count}, not within {from} and {to}"))
}

fn id(id: &str) -> Result<(), String> {
    let sign = |it: char| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '_';
    if id.is_empty() || id.len() > ID || !id.chars().all(sign) {
        return Err("an id has up to 40 small letters, digits and _".to_owned());
    }
    Ok(())
}

/// One line that a patient reads.
fn words(what: &str, text: &str, most: usize) -> Result<(), String> {
    let count = text.chars().count();
    if text.trim().is_empty() || count > most {
        return Err(format!("{what} has {count} signs, not 1 to {most}"));
    }
    if text.chars().any(is_hidden) {
        return Err(format!("{what} has signs that cannot be seen"));
    }
    Ok(())
}

/// Signs that steer a line or turn its direction instead of standing in it.
fn is_hidden(sign: char) -> bool {
    sign.is_control()
        || matches!(sign, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}
