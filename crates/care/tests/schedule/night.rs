//! What would fall into the night: moved with a reason, exempt by its class, never swallowed.

use care::{
    form::FormId,
    moved::{Moved, Why},
    phases::{bedtime, is_quiet, waking},
    plan::{Anchor, CarePlan, PhaseId, Rule, RuleId, default_plan},
    profile::Habits,
    schedule::{Action, Kind, Notice, Occurrence, occurrences},
    session::SessionState,
};
use chrono::{NaiveTime, TimeDelta};
use chrono_tz::Europe::Berlin;
use proptest::prelude::*;

use crate::made_up::{DOSED, nights, one_session, record, session, stamp, wall};

/// A clinician's plan that asks for one thing only, on every practice day.
fn plan_with(kind: Kind, at: Anchor) -> CarePlan {
    let mut plan = default_plan();
    plan.rules = vec![Rule {
        id: RuleId("own".into()),
        kind,
        phases: vec![PhaseId("active".into())],
        days: Vec::new(),
        every: None,
        at,
        not_before: Vec::new(),
        rests_days: None,
        clear_of_dose_min: None,
        after: None,
        open_min: 240,
        catch_up: None,
        rank: 0,
        title: "A note".into(),
        reason: "A few words.".into(),
        notice: Some(Notice::Notebook),
        action: Action::Fill(FormId("note".into())),
    }];
    plan
}

fn asked(plan: &CarePlan, habits: &Habits) -> Vec<Occurrence> {
    let window = wall("2026-10-15T04:00:00")..wall("2026-10-18T04:00:00");
    let now = stamp(wall(DOSED), Berlin).at;
    occurrences(plan, &one_session(), habits, &Berlin, now, window)
}

fn at(time: &str) -> Anchor {
    Anchor::At(time.parse().expect("a time of day"))
}

#[test]
fn what_falls_after_bedtime_comes_before_it_and_says_so() {
    let plan = plan_with(Kind::Prompt, at("23:30:00"));
    let all = asked(&plan, &nights("23:00:00", "07:00:00"));
    assert_eq!(all.len(), 3);
    assert_eq!(all[0].due, wall("2026-10-15T22:30:00"));
    let from = wall("2026-10-15T23:30:00");
    let why = Why::BeforeQuiet;
    assert_eq!(all[0].moved, Some(Moved { from, why }));
    assert_eq!(all[0].notice, Some(Notice::Notebook), "it is heard");
}

#[test]
fn what_falls_before_waking_waits_for_it_and_says_so() {
    let plan = plan_with(Kind::Prompt, at("06:00:00"));
    let all = asked(&plan, &nights("23:00:00", "07:00:00"));
    assert_eq!(all[0].due, wall("2026-10-15T07:00:00"));
    assert_eq!(all[0].moved.map(|it| it.why), Some(Why::NotBefore));
}

#[test]
fn hours_since_the_dose_are_not_cut_short_by_the_night() {
    let plan = plan_with(Kind::Exercise, Anchor::SinceDose(58 * 60));
    let all = asked(&plan, &nights("23:00:00", "07:00:00"));
    assert_eq!(all.len(), 1);
    assert_eq!(
        all[0].due,
        wall("2026-10-16T07:00:00"),
        "not at midnight, and not before"
    );
}

#[test]
fn a_safety_card_stands_in_the_night_without_a_sound() {
    let plan = plan_with(Kind::Safety, at("23:30:00"));
    let all = asked(&plan, &nights("23:00:00", "07:00:00"));
    let seen = (all[0].due, all[0].moved, all[0].notice);
    assert_eq!(seen, (wall("2026-10-15T23:30:00"), None, None));
}

#[test]
fn a_second_rest_that_would_come_after_bedtime_comes_in_the_evening() {
    let late = session(1, wall("2026-10-13T17:30:00"), SessionState::Held, Berlin);
    let window = wall(DOSED)..wall("2026-10-14T04:00:00");
    let now = stamp(wall(DOSED), Berlin).at;
    let habits = nights("22:45:00", "07:00:00");
    let all = occurrences(
        &default_plan(),
        &record(vec![late]),
        &habits,
        &Berlin,
        now,
        window,
    );
    let rest = all.iter().find(|it| it.id.rule.0 == "settle_rest_second");
    let rest = rest.expect("it is asked");
    assert_eq!(rest.due, wall("2026-10-13T22:15:00"));
    assert_eq!(rest.moved.map(|it| it.why), Some(Why::BeforeQuiet));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_day_has_it_awake_and_every_move_has_its_reason(
        minute in 0..24 * 60i64,
        bed in 19 * 12..27 * 12i64,
        night in 5 * 12..11 * 12i64,
    ) {
        let time = |minutes: i64| NaiveTime::MIN + TimeDelta::minutes(minutes);
        let habits = Habits { bedtime: time(bed * 5), waking: time((bed + night) * 5) };
        let plan = plan_with(Kind::Prompt, Anchor::At(time(minute)));
        let all = asked(&plan, &habits);
        // Its own date, whatever that day's night makes of the time.
        for day in [wall("2026-10-16T00:00:00").date(), wall("2026-10-17T00:00:00").date()] {
            let own: Vec<_> = all.iter().filter(|it| {
                (waking(&habits, day)..bedtime(&habits, day)).contains(&it.due)
            }).collect();
            prop_assert_eq!(own.len(), 1, "{:#?}", all);
        }
        for it in &all {
            prop_assert!(!is_quiet(&habits, it.due));
            let is_moved = it.due.time() != time(minute);
            prop_assert_eq!(it.moved.is_some(), is_moved);
            prop_assert!(it.moved.is_none_or(|moved| moved.from.time() == time(minute)));
        }
    }
}
