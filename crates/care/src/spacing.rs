//! How many notifications a day may bring, and how far apart.
//!
//! The rule, day by day and without regard to what was answered, so that the rest of a
//! day does not jump about: things are seated in the order of their rule's rank, then
//! of their due time. One that comes nearer than the plan's distance to one already
//! seated moves to after it, as long as its phase, its closing time and bedtime allow;
//! one that finds no seat, or comes past its phase's number for the day, keeps its time
//! and its place on screen and loses only its notification. Nothing is ever dropped.
//!
//! Who wishes more is given it in the room that the usual ones leave, and who wishes fewer
//! loses the last of each phase: what is heard either way stands at the same time.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate, NaiveDateTime, TimeDelta};

use crate::{
    moved::{Moved, Why},
    phases::{is_quiet, waking},
    plan::{CarePlan, PhaseId},
    profile::Habits,
    schedule::{Occurrence, OccurrenceId},
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
        let mut seated = Vec::new();
        seat_all(plan, habits, Amount::Usual, day, &mut seated);
        match amount {
            Amount::Fewer => keep_the_first(day, &mut seated),
            Amount::Usual => {}
            Amount::More => seat_all(plan, habits, Amount::More, day, &mut seated),
        }
        for (at, it) in day.iter_mut().enumerate() {
            if !seated.contains(&at) {
                it.occurrence.notice = None;
            }
        }
    }
}

/// Gives a seat to each of a day that has none yet and finds one; `seated` are their places in it.
fn seat_all(
    plan: &CarePlan,
    habits: &Habits,
    amount: Amount,
    day: &mut [&mut Asked<'_>],
    seated: &mut Vec<usize>,
) {
    for at in 0..day.len() {
        if seated.contains(&at) {
            continue;
        }
        let others: Vec<&Occurrence> = seated.iter().map(|it| &day[*it].occurrence).collect();
        let many = day[at].span.phase.notices_a_day.of(amount);
        if let Some(due) = seat(plan, habits, &others, many, day[at]) {
            let it = &mut day[at].occurrence;
            if due > it.due {
                let from = it.moved.map_or(it.due, |it| it.from);
                let why = Why::Apart;
                it.moved = Some(Moved { from, why });
            }
            it.due = due;
            seated.push(at);
        }
    }
}

/// Of each phase, so many as are wished by who wishes fewer.
fn keep_the_first(day: &[&mut Asked<'_>], seated: &mut Vec<usize>) {
    let mut counts: BTreeMap<&PhaseId, usize> = BTreeMap::new();
    seated.retain(|at| {
        let phase = day[*at].span.phase;
        let count = counts.entry(&phase.id).or_default();
        *count += 1;
        *count <= phase.notices_a_day.of(Amount::Fewer)
    });
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

/// What comes back after an exercise, such as at a time that the patient chose, goes first: it
/// belongs to no phase.
fn order<'a>(it: &'a Asked<'_>) -> (bool, u8, NaiveDateTime, &'a OccurrenceId) {
    let is_of_plan = !it.rule.phases.is_empty();
    (
        is_of_plan,
        it.rule.rank,
        it.occurrence.due,
        &it.occurrence.id,
    )
}

/// The first time from its due on that is far enough from all that are seated.
fn seat(
    plan: &CarePlan,
    habits: &Habits,
    seated: &[&Occurrence],
    many: usize,
    it: &Asked<'_>,
) -> Option<NaiveDateTime> {
    let of_its_phase = seated
        .iter()
        .filter(|other| other.phase == it.occurrence.phase);
    if of_its_phase.count() >= many {
        return None;
    }
    let apart = TimeDelta::minutes(plan.apart_min);
    let after_each = seated.iter().map(|other| other.due + apart);
    let mut tries: Vec<NaiveDateTime> = std::iter::once(it.occurrence.due)
        .chain(after_each.filter(|after| *after > it.occurrence.due))
        .collect();
    tries.sort();
    tries.into_iter().find(|due| {
        let is_apart = seated.iter().all(|other| (other.due - *due).abs() >= apart);
        let is_unmoved = *due == it.occurrence.due;
        let fits = it.span.time.contains(due)
            && !is_quiet(habits, *due)
            && *due + OPEN_AT_LEAST <= it.occurrence.closes;
        is_apart && (is_unmoved || fits)
    })
}
