//! What the rules of a plan ask for after one session: due times before they are
//! spaced out, before the patient's "later", and without any state.

use std::{
    collections::HashMap,
    ops::{Range, RangeInclusive},
};

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, TimeDelta, TimeZone};

use crate::{
    entry::Chosen,
    form::{Ended, FormId, Value},
    phases::{Clock, Dose, Reign, Span, is_quiet, resolve},
    plan::{Anchor, CarePlan, Pause, Rule, RuleId},
    schedule::{Action, Kind, Occurrence, OccurrenceId, Record, State},
    time::{care_day, instant_of},
};

/// An occurrence with the rule that asks for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked<'plan> {
    /// By which rule.
    pub rule: &'plan Rule,
    /// In which phase.
    pub span: Span<'plan>,
    /// The date of its day of the plan.
    pub date: NaiveDate,
    /// When its session was told: nobody missed what had closed by then.
    pub told: Option<DateTime<FixedOffset>>,
    /// Ahead, for now.
    pub occurrence: Occurrence,
}

/// What of the record decides whether a rule asks at all.
#[derive(Debug)]
pub struct Past {
    filled_on: HashMap<FormId, Vec<NaiveDate>>,
    skipped_on: HashMap<FormId, Vec<NaiveDate>>,
    pauses: Vec<Range<DateTime<FixedOffset>>>,
}

impl Past {
    /// Reads it from the record.
    pub fn of(plan: &CarePlan, record: &Record) -> Self {
        let mut past = Self {
            filled_on: HashMap::new(),
            skipped_on: HashMap::new(),
            pauses: Vec::new(),
        };
        for it in &record.filled {
            let days = match it.fact.ended {
                Ended::Finished => &mut past.filled_on,
                Ended::NotToday => &mut past.skipped_on,
                Ended::Early => continue,
            };
            days.entry(it.fact.form.clone()).or_default().push(it.day);
        }
        let forms: HashMap<&RuleId, &FormId> = plan
            .rules
            .iter()
            .filter_map(|rule| Some((&rule.id, form_of(&rule.action)?)))
            .collect();
        for it in &record.choices {
            let form = forms.get(&it.fact.occurrence.rule);
            if let (Chosen::Skip, Some(form)) = (it.fact.choice, form) {
                let days = past.skipped_on.entry((*form).clone()).or_default();
                days.push(care_day(it.fact.occurrence.due));
            }
        }
        past.pauses
            .extend(plan.pause.iter().flat_map(|pause| pauses(pause, record)));
        past
    }

    /// Whether a form still rests on `date`, because it was filled in or skipped a few days ago.
    fn form_rests(&self, plan: &CarePlan, rule: &Rule, date: NaiveDate) -> bool {
        let (Some(rests_days), Some(form)) = (rule.rests_days, form_of(&rule.action)) else {
            return false;
        };
        let within = |on: &HashMap<FormId, Vec<NaiveDate>>, days: RangeInclusive<i64>| {
            on.get(form)
                .is_some_and(|on| on.iter().any(|it| days.contains(&(date - *it).num_days())))
        };
        within(&self.filled_on, 1..=rests_days - 1)
            || within(&self.skipped_on, 1..=plan.skip_rests_days)
    }

    fn is_paused(&self, plan: &CarePlan, kind: Kind, open: Range<DateTime<FixedOffset>>) -> bool {
        plan.pause
            .as_ref()
            .is_some_and(|pause| pause.kinds.contains(&kind))
            && self
                .pauses
                .iter()
                .any(|it| it.start < open.end && open.start < it.end)
    }
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
    // A day of the plan may end after midnight, and "later" may move within it.
    let first = (window.start.date() - reign.dose.day0).num_days() - 2;
    let last = (window.end.date() - reign.dose.day0).num_days() + 1;
    let mut asked = Vec::new();
    for rule in &plan.rules {
        let days = if happens_once(rule.at) {
            let day = care_day(resolve(rule.at, &reign.dose, 0, clock)) - reign.dose.day0;
            day.num_days()..=day.num_days()
        } else {
            first..=last
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
    let dose = &reign.dose;
    let not_before = rule
        .not_before
        .iter()
        .map(|it| resolve(*it, dose, day, clock));
    let due = not_before.fold(resolve(rule.at, dose, day, clock), NaiveDateTime::max);
    let span = reign.span_at(due, rule.kind)?;
    let quiet = is_quiet(clock.habits, due);
    // What a gate has moved past its own day's bedtime is not asked: the next day has its own.
    let is_tomorrow =
        !happens_once(rule.at) && due >= resolve(Anchor::WakingOfDay(day + 1), dose, day, clock);
    let is_allowed = rule.phases.contains(&span.phase.id)
        && (!quiet || rule.kind == Kind::Safety)
        && !is_tomorrow;
    if !is_allowed || past.form_rests(plan, rule, dose.date(day)) {
        return None;
    }
    let due_at = instant_of(clock.zone, due);
    if is_too_near_a_dose(rule, doses, due_at) {
        return None;
    }
    let closes =
        (due + TimeDelta::minutes(rule.open_min)).min(silence_after(plan, doses, clock, due));
    if closes <= due || past.is_paused(plan, rule.kind, due_at..instant_of(clock.zone, closes)) {
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
        moved: None,
        state: State::Ahead,
        notice: rule.notice.filter(|_| !quiet),
    };
    Some(Asked {
        rule,
        span: span.clone(),
        date: dose.date(day),
        told: dose.told,
        occurrence,
    })
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
    rule.clear_of_dose_min.is_some_and(|min| {
        doses
            .iter()
            .any(|dose| dose.at <= due && due < dose.at + TimeDelta::minutes(min))
    })
}

/// The start of the next silent phase: what is still open closes there.
fn silence_after(
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

fn pauses<'a>(
    pause: &'a Pause,
    record: &'a Record,
) -> impl Iterator<Item = Range<DateTime<FixedOffset>>> + 'a {
    record
        .filled
        .iter()
        .filter(|it| it.fact.form == pause.form)
        .filter(|it| {
            let chosen = it.fact.answers.get(&pause.step);
            matches!(chosen, Some(Value::Choices(ids)) if ids.iter().any(|id| pause.any_of.contains(id)))
        })
        .map(|it| it.fact.begun.at..it.fact.begun.at + TimeDelta::minutes(pause.minutes))
}

fn form_of(action: &Action) -> Option<&FormId> {
    match action {
        Action::Fill(form) => Some(form),
        Action::Rest(_) | Action::Read(_) => None,
    }
}
