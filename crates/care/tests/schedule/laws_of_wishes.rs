//! What holds for every pause and every amount: any sessions, any nights, weeks in which the clocks change.

use std::collections::BTreeMap;

use care::{
    entry::Chosen,
    phases::waking,
    schedule::{Kind, Occurrence, OccurrenceId, Record, State},
    time::instant_of,
    wish::{Amount, Wish},
};
use chrono::{Days, NaiveDateTime, TimeDelta};
use proptest::prelude::*;

use crate::{
    laws::{Case, cases, plan},
    made_up::{choice, wished},
};

fn by_id(all: &[Occurrence]) -> BTreeMap<&OccurrenceId, &Occurrence> {
    all.iter().map(|it| (&it.id, it)).collect()
}

fn wishing(case: &Case, at: NaiveDateTime, wish: Wish) -> Record {
    let mut record = case.record.clone();
    record.wishes.push(wished(at, wish, case.zone));
    record
}

/// The record with a pause that begins so many quarters after the start, of so many.
fn paused(case: &Case, begins: i64, quarters: i64) -> (Record, NaiveDateTime, NaiveDateTime) {
    let begins = case.start + TimeDelta::minutes(15 * begins);
    let ends = begins + TimeDelta::minutes(15 * quarters);
    let wish = Wish::PauseUntil(instant_of(&case.zone, ends));
    (wishing(case, begins, wish), begins, ends)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_pause_is_silent_and_leaves_what_came_before_and_after(
        case in cases(),
        begins in 0..12 * 24 * 4i64,
        quarters in 1..3 * 24 * 4i64,
    ) {
        let (record, begins, ends) = paused(&case, begins, quarters);
        let (all, unpaused) = (case.asked_of(&record, case.fortnight()), case.asked(case.fortnight()));
        let instant = |wall| instant_of(&case.zone, wall);
        let pause = instant(begins)..instant(ends);
        let before = by_id(&unpaused);
        for it in &all {
            if pause.contains(&instant(it.due)) {
                prop_assert!(it.kind == Kind::Safety && it.notice.is_none(), "{:?}", it);
                continue;
            }
            let old = before.get(&it.id).expect("a pause adds nothing");
            let was_held = pause.contains(&instant(old.due));
            // Held ones come at its end or later, and as long as they are open.
            prop_assert!(it == *old || (was_held && it.due >= ends && it.due < it.closes));
        }
        for old in unpaused.iter().filter(|it| !pause.contains(&instant(it.due))) {
            prop_assert!(all.contains(old), "{:?}", old);
        }
        let mut rings: Vec<_> = all.iter().filter(|it| it.notice.is_some()).collect();
        rings.sort_by_key(|it| it.due);
        let apart = TimeDelta::minutes(plan().apart_min);
        let held = |it: &Occurrence| it.moved.is_some() && before[&it.id].due != it.due;
        for pair in rings.windows(2).filter(|pair| pair.iter().any(|it| held(it))) {
            prop_assert!(pair[1].due - pair[0].due >= apart, "{:#?}", pair);
        }
    }

    #[test]
    fn a_window_may_be_cut_in_a_pause(
        case in cases(),
        begins in 0..12 * 24 * 4i64,
        quarters in 1..24 * 4i64,
        cut in 0..14 * 24i64,
    ) {
        let (record, ..) = paused(&case, begins, quarters);
        let fortnight = case.fortnight();
        let middle = case.start + TimeDelta::hours(cut);
        let pieces = [
            case.asked_of(&record, fortnight.start..middle),
            case.asked_of(&record, middle..fortnight.end),
        ];
        prop_assert_eq!(pieces.concat(), case.asked_of(&record, fortnight));
    }

    #[test]
    fn what_was_answered_in_a_pause_stays(case in cases(), which in 0..200usize, begins in 0..12 * 24 * 4i64) {
        let unpaused = case.asked(case.fortnight());
        prop_assume!(!unpaused.is_empty());
        let it = &unpaused[which % unpaused.len()];
        let (mut record, ..) = paused(&case, begins, 48);
        record.choices.push(choice(&it.id, Chosen::Done, it.due, case.zone));
        let all = case.asked_of(&record, case.start - TimeDelta::days(2)..case.start + TimeDelta::days(17));
        let found = all.iter().find(|other| other.id == it.id);
        prop_assert!(found.is_some_and(|found| found.state == State::Done));
    }

    #[test]
    fn who_is_unwell_loses_exercises_and_nothing_else(case in cases(), begins in 0..12 * 24 * 4i64) {
        let begins = case.start + TimeDelta::minutes(15 * begins);
        let all = case.asked_of(&wishing(&case, begins, Wish::Unwell), case.fortnight());
        let unwell = instant_of(&case.zone, begins);
        let unwell = unwell..unwell + TimeDelta::hours(12);
        let expected: Vec<_> = case.asked(case.fortnight()).into_iter().filter(|it| {
            let (due, closes) = (instant_of(&case.zone, it.due), instant_of(&case.zone, it.closes));
            it.kind != Kind::Exercise || closes <= unwell.start || unwell.end <= due
        }).collect();
        prop_assert_eq!(all, expected);
    }

    #[test]
    fn fewer_and_more_change_what_is_heard_and_nothing_that_is_seen(case in cases()) {
        // From waking to waking: what finds room later in a day stays within it.
        let first = case.start.date();
        let days = waking(&case.habits, first)..waking(&case.habits, first + Days::new(14));
        let of = |amount| {
            let record = wishing(&case, case.start, Wish::Amount(amount));
            case.asked_of(&record, days.clone())
        };
        let (fewer, usual, more) = (of(Amount::Fewer), of(Amount::Usual), of(Amount::More));
        prop_assert_eq!(&usual, &case.asked(days.clone()));
        // Fewer takes sounds away, and nothing else.
        prop_assert_eq!(fewer.len(), usual.len());
        for (it, usual) in fewer.iter().zip(&usual) {
            let silent = Occurrence { notice: None, ..usual.clone() };
            prop_assert!(it == usual || *it == silent, "{:?} {:?}", it, usual);
        }
        // More moves only what it gives a sound to.
        let (more, usual) = (by_id(&more), by_id(&usual));
        prop_assert!(more.keys().eq(usual.keys()));
        for (id, it) in more {
            let usual = usual[id];
            let is_new = usual.notice.is_none() && it.notice.is_some();
            prop_assert!(it == usual || is_new, "{:?} {:?}", it, usual);
        }
    }
}
