//! What the rules of a plan ask for after one session: due times before they are
//! spaced out, before the patient's "later", and without any state.

use std::ops::Range;

use chrono::{DateTime, Days, FixedOffset, NaiveDate, NaiveDateTime, TimeDelta, TimeZone};

use crate::{
    moved::{Moved, Why},
    past::Past,
    phases::{Clock, Dose, Reign, Span, bedtime, is_quiet, night_of, resolve, waking},
    plan::{Anchor, CarePlan, Rule},
    schedule::{Kind, Occurrence, OccurrenceId, State},
    time::{care_day, instant_of},
};

/// An occurrence with the rule that asks for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked<'plan> {
    /// By which rule.
    pub rule: &'plan Rule,
    /// In which phase.
    pub span: Span<'plan>,
    /// The date of its day of the plan, by the patient's clock.
    pub date: NaiveDate,
    /// When its session was told: nobody missed what had closed by then.
    pub told: Option<DateTime<FixedOffset>>,
    /// When the next dose silences everything, wall clock.
    pub silence: NaiveDateTime,
    /// It falls into a pause: asked only of who answers it nevertheless.
    pub rests: bool,
    /// Ahead, for now.
    pub occurrence: Occurrence,
}

/// All that one session's reign asks for on days that touch `window`; in no order.
pub fn unfold<'plan>(
    plan: &'plan CarePlan,
    reign: &Reign<'plan>,
    doses: &[Dose],
    past: &Past,
    clock: Clock<'_, impl TimeZone>,
    window: &Range<NaiveDateTime>,
) -> Vec<Asked<'plan>> {
    // A day of the plan may end after midnight, and a pause moves what is open for long.
    let longest = plan.rules.iter().map(|rule| rule.open_min).max();
    let behind = 2 + longest.unwrap_or(0) / (24 * 60);
    let first = (window.start.date() - reign.dose.day0).num_days() - behind;
    let last = (window.end.date() - reign.dose.day0).num_days() + 1;
    // What comes each day falls due no further from its day than this: others of many sessions' days.
    let near = |time: NaiveDateTime| (time.date() - reign.dose.day0).num_days();
    let (from, until) = reign.lasts();
    let each = first.max(near(from) - 3)..=last.min(near(until) + 3);
    let mut asked = Vec::new();
    for rule in &plan.rules {
        let days = if happens_once(rule.at) {
            let day = care_day(nominal_due(plan, rule, &reign.dose, 0)) - reign.dose.day0;
            day.num_days()..=day.num_days()
        } else {
            each.clone()
        };
        let days = days.filter(|day| (first..=last).contains(day) && asks_on(rule, *day));
        asked.extend(days.filter_map(|day| ask(plan, rule, reign, doses, past, clock, day)));
    }
    asked
}

fn ask<'plan>(
    plan: &CarePlan,
    rule: &'plan Rule,
    reign: &Reign<'plan>,
    doses: &[Dose],
    past: &Past,
    clock: Clock<'_, impl TimeZone>,
    day: i64,
) -> Option<Asked<'plan>> {
    let Clock { habits, zone } = clock;
    let dose = &reign.dose;
    let date = dose.date(day);
    if past.form_rests(plan, rule, date) || !past.has_its_sign(rule, date) {
        return None;
    }
    let (due, moved) = due_time(plan, rule, dose, clock, day)?;
    // Far from the place of the dose its hour may fall on another day.
    let date = if happens_once(rule.at) {
        care_day(due)
    } else {
        date
    };
    let span = reign.span_at(due, rule.kind)?;
    if !rule.phases.contains(&span.phase.id)
        || is_too_near_a_dose(rule, doses, instant_of(zone, due))
    {
        return None;
    }
    let silence = silence_after(plan, doses, clock, due);
    let closes = (due + TimeDelta::minutes(rule.open_min)).min(silence);
    if closes <= due {
        return None;
    }
    let occurrence = Occurrence {
        id: OccurrenceId {
            session: dose.session,
            rule: rule.id.clone(),
            due: nominal_due(plan, rule, dose, day),
        },
        phase: span.phase.id.clone(),
        kind: rule.kind,
        action: rule.action.clone(),
        title: rule.title.clone(),
        reason: rule.reason.clone(),
        due,
        closes,
        moved,
        state: State::Ahead,
        notice: rule.notice.filter(|_| !is_quiet(habits, due)),
    };
    Some(Asked {
        rule,
        span: span.clone(),
        date,
        told: dose.told,
        silence,
        rests: false,
        occurrence,
    })
}

/// When a rule falls due on a day by the patient's clock: not before its gates, and not in the
/// night, which only safety cards may. None where the day has no such time left: what a gate
/// has moved past bedtime is not asked, since the next day has its own.
fn due_time(
    plan: &CarePlan,
    rule: &Rule,
    dose: &Dose,
    clock: Clock<'_, impl TimeZone>,
    day: i64,
) -> Option<(NaiveDateTime, Option<Moved>)> {
    let Clock { habits, .. } = clock;
    let from = resolve(rule.at, dose, day, clock);
    let gates = rule.not_before.iter();
    let gate = gates.map(|it| resolve(*it, dose, day, clock)).max();
    let due = gate.map_or(from, |gate| gate.max(from));
    let moved = |why| Some(Moved { from, why });
    let own_day = if happens_once(rule.at) {
        care_day(due)
    } else {
        dose.date(day)
    };
    if !happens_once(rule.at) && due >= waking(habits, own_day + Days::new(1)) {
        return None;
    }
    let night = night_of(habits, due).filter(|_| rule.kind != Kind::Safety);
    let Some(night) = night else {
        let waited = (due > from).then(|| moved(Why::NotBefore)).flatten();
        return Some((due, waited));
    };
    // Elapsed hours since the dose are a least wait, as gates are: they are not cut short.
    let is_least = matches!(rule.at, Anchor::SinceDose(_));
    if night < own_day || is_least {
        let waking = waking(habits, night + Days::new(1));
        return Some((waking, moved(Why::NotBefore)));
    }
    let before = bedtime(habits, night) - TimeDelta::minutes(plan.before_quiet_min);
    let fits = !is_quiet(habits, before) && gate.is_none_or(|gate| gate <= before);
    fits.then(|| (before, moved(Why::BeforeQuiet)))
}

/// When a rule falls due on a day, reckoned with the plan's own example night and the clock at
/// the place of the dose: it does not move when the patient sleeps differently or travels.
fn nominal_due(plan: &CarePlan, rule: &Rule, dose: &Dose, day: i64) -> NaiveDateTime {
    let clock = Clock {
        habits: &plan.nominal_night,
        zone: dose.at.offset(),
    };
    resolve(rule.at, dose, day, clock)
}

fn asks_on(rule: &Rule, day: i64) -> bool {
    let comes_again = |first: i64, every: i64| day > first && (day - first) % every == 0;
    rule.days.is_empty()
        || rule.days.iter().any(|first| {
            day == *first || rule.every.is_some_and(|every| comes_again(*first, every))
        })
}

/// Whether an anchor names one time only, not one on each day.
fn happens_once(anchor: Anchor) -> bool {
    match anchor {
        Anchor::SinceDose(_)
        | Anchor::SinceLeaving(_)
        | Anchor::BedOfDay(_)
        | Anchor::WakingOfDay(_) => true,
        Anchor::BeforeBed(_) | Anchor::AfterWaking(_) | Anchor::At(_) => false,
    }
}

fn is_too_near_a_dose(rule: &Rule, doses: &[Dose], due: DateTime<FixedOffset>) -> bool {
    let before = doses.partition_point(|dose| dose.at <= due);
    let last = before.checked_sub(1).map(|at| &doses[at]);
    let (Some(min), Some(last)) = (rule.clear_of_dose_min, last) else {
        return false;
    };
    due < last.at + TimeDelta::minutes(min)
}

/// The start of the next silent phase: what is still open closes there.
pub(crate) fn silence_after(
    plan: &CarePlan,
    doses: &[Dose],
    clock: Clock<'_, impl TimeZone>,
    due: NaiveDateTime,
) -> NaiveDateTime {
    let due_at = instant_of(clock.zone, due);
    let next = doses.partition_point(|dose| dose.at <= due_at);
    let is_silenced = plan.phases.iter().any(|phase| phase.silent);
    doses
        .get(next)
        .filter(|_| is_silenced)
        .map_or(NaiveDateTime::MAX, |dose| {
            resolve(Anchor::SinceDose(0), dose, 0, clock)
        })
}
