//! How many notifications a day may bring, and how far apart.
//!
//! The rule, day by day and without regard to what was answered, so that the rest of a
//! day does not jump about: things are seated in the order of their rule's rank, then
//! of their due time. One that comes nearer than the plan's distance to one already
//! seated moves to after it, as long as its phase, its closing time and bedtime allow;
//! one that finds no seat, or comes past its phase's number for the day, keeps its time
//! and its place on screen and loses only its notification. Nothing is ever dropped.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate, NaiveDateTime, TimeDelta};

use crate::{
    moved::{Moved, Why},
    phases::{is_quiet, waking},
    plan::{CarePlan, PhaseId},
    profile::Habits,
    schedule::OccurrenceId,
    unfold::Asked,
    wish::Amount,
};

/// What has been moved stays open for at least so long.
const OPEN_AT_LEAST: TimeDelta = TimeDelta::minutes(15);

/// Spaces out the notifications of each day.
pub fn space_out(plan: &CarePlan, habits: &Habits, amount: Amount, asked: &mut [Asked<'_>]) {
    let mut by_day: BTreeMap<NaiveDate, Vec<&mut Asked<'_>>> = BTreeMap::new();
    for it in asked.iter_mut().filter(|it| it.occurrence.notice.is_some()) {
        let day = day_of_waking(habits, it.occurrence.due);
        by_day.entry(day).or_default().push(it);
    }
    for day in by_day.values_mut() {
        day.sort_by(|a, b| order(a).cmp(&order(b)));
        let mut seated: Vec<(NaiveDateTime, PhaseId)> = Vec::new();
        for it in day {
            let many = it.span.phase.notices_a_day.of(amount);
            match seat(plan, habits, &seated, many, it) {
                Some(due) => {
                    let from = it.occurrence.moved.map_or(it.occurrence.due, |it| it.from);
                    if due > it.occurrence.due {
                        let why = Why::Apart;
                        it.occurrence.moved = Some(Moved { from, why });
                    }
                    it.occurrence.due = due;
                    seated.push((due, it.occurrence.phase.clone()));
                }
                None => it.occurrence.notice = None,
            }
        }
    }
}

/// The day on which the patient last woke: for who works at night, it goes on past the morning.
fn day_of_waking(habits: &Habits, at: NaiveDateTime) -> NaiveDate {
    let day = at.date();
    if at < waking(habits, day) {
        day - Days::new(1)
    } else {
        day
    }
}

fn order<'a>(it: &'a Asked<'_>) -> (u8, NaiveDateTime, &'a OccurrenceId) {
    (it.rule.rank, it.occurrence.due, &it.occurrence.id)
}

/// The first time from its due on that is far enough from all that are seated.
fn seat(
    plan: &CarePlan,
    habits: &Habits,
    seated: &[(NaiveDateTime, PhaseId)],
    many: usize,
    it: &Asked<'_>,
) -> Option<NaiveDateTime> {
    let of_its_phase = seated
        .iter()
        .filter(|(_, phase)| *phase == it.occurrence.phase);
    if of_its_phase.count() >= many {
        return None;
    }
    let apart = TimeDelta::minutes(plan.apart_min);
    let after_each = seated.iter().map(|(other, _)| *other + apart);
    let mut tries: Vec<NaiveDateTime> = std::iter::once(it.occurrence.due)
        .chain(after_each.filter(|after| *after > it.occurrence.due))
        .collect();
    tries.sort();
    tries.into_iter().find(|due| {
        let is_apart = seated
            .iter()
            .all(|(other, _)| (*other - *due).abs() >= apart);
        let is_unmoved = *due == it.occurrence.due;
        let fits = it.span.time.contains(due)
            && !is_quiet(habits, *due)
            && *due + OPEN_AT_LEAST <= it.occurrence.closes;
        is_apart && (is_unmoved || fits)
    })
}
