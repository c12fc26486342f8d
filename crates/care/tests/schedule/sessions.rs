//! Sessions that overlap, move and are called off.

use std::collections::BTreeSet;

use care::{
    entry::{Chosen, Recorded},
    schedule::{Kind, Occurrence, Record, State},
    session::{Session, SessionState},
    time::care_day,
};
use chrono::TimeDelta;
use chrono_tz::Europe::Berlin;
use proptest::prelude::*;

use crate::made_up::{DOSED, choice, held, one, one_session, record, seen, session, stamp, wall};

/// The same session, told again two hours later than it was.
fn told_again(old: &Recorded<Session>, dosed: &str) -> Recorded<Session> {
    Recorded {
        recorded: stamp(wall("2026-10-13T17:00:00"), Berlin),
        corrected: true,
        ..session(old.id.0, wall(dosed), SessionState::Held, Berlin)
    }
}

const WINDOW: (&str, &str) = ("2026-10-13T00:00:00", "2026-10-20T00:00:00");

fn week(record: &Record) -> Vec<Occurrence> {
    seen(record, "2026-10-13T17:30:00", WINDOW.0, WINDOW.1)
}

#[test]
fn a_corrected_time_moves_what_is_ahead_and_leaves_what_was_done() {
    let mut record = one_session();
    let card = one(&week(&record), "home_card").clone();
    record
        .choices
        .push(choice(&card.id, Chosen::Done, card.due, Berlin));
    record.sessions[0] = told_again(&record.sessions[0], "2026-10-13T16:00:00");
    let moved = week(&record);
    let again = one(&moved, "home_card");
    assert_eq!(again.due, card.due + TimeDelta::hours(2));
    assert_eq!(again.state, State::Done, "it was read");
    let rest = one(&moved, "settle_rest_second");
    assert_eq!(rest.due, wall("2026-10-13T21:30:00"));
    assert_eq!(
        one(&moved, "day1_kind_self").due,
        wall("2026-10-14T16:00:00")
    );
}

#[test]
fn a_corrected_day_takes_the_whole_week_with_it() {
    let mut record = one_session();
    record.sessions[0] = told_again(&record.sessions[0], "2026-10-12T14:00:00");
    let moved = week(&record);
    let due = one(&moved, "day3_thought_record").due;
    assert_eq!(due, wall("2026-10-15T10:00:00"), "a day earlier");
}

#[test]
fn calling_the_newer_off_gives_the_older_its_days_back_and_keeps_what_was_done() {
    let mut record = one_session();
    let alone = week(&record);
    let next = |state| session(2, wall("2026-10-16T10:00:00"), state, Berlin);
    record.sessions.push(next(SessionState::Planned));
    let both = week(&record);
    assert_ne!(alone, both);
    let card = one(&both, "prepare_card").clone();
    record
        .choices
        .push(choice(&card.id, Chosen::Done, card.due, Berlin));
    record.sessions[1] = next(SessionState::Cancelled);
    assert_eq!(week(&record), alone);
    assert_eq!(record.choices.len(), 1);
}

#[test]
fn at_two_sessions_a_week_each_day_has_its_evening_once() {
    let record = record(vec![
        held(1, DOSED, Berlin),
        held(2, "2026-10-16T10:00:00", Berlin),
        session(
            3,
            wall("2026-10-20T14:00:00"),
            SessionState::Planned,
            Berlin,
        ),
    ]);
    let all = seen(&record, DOSED, "2026-10-13T12:00:00", "2026-10-21T04:00:00");
    let mut days: Vec<_> = all
        .iter()
        .filter(|it| it.id.rule.0 == "wind_down")
        .map(|it| care_day(it.due).to_string())
        .collect();
    days.sort();
    let each: Vec<_> = (13..=20).map(|day| format!("2026-10-{day}")).collect();
    assert_eq!(days, each);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_newer_session_doubles_nothing_of_the_older(
        doses in prop::collection::vec(0..14 * 24 * 4i64, 1..5),
    ) {
        let begins = wall("2026-10-05T00:00:00");
        let sessions = doses.iter().enumerate().map(|(id, quarters)| {
            let dosed = begins + TimeDelta::minutes(15 * quarters);
            session(id as i64 + 1, dosed, SessionState::Held, Berlin)
        });
        let record = record(sessions.collect());
        let all = seen(&record, DOSED, "2026-10-01T00:00:00", "2026-10-25T00:00:00");
        let mut seen = BTreeSet::new();
        for it in all.iter().filter(|it| it.kind != Kind::Safety && it.kind != Kind::Rest) {
            // A rule that waits for a new dose may come again on one day, after that dose.
            prop_assert!(seen.insert((&it.id.rule, it.due)), "{:?}", it.id);
        }
        let practice = all.iter().filter(|it| it.kind == Kind::Exercise);
        for it in practice {
            let newest = doses.iter().map(|it| begins + TimeDelta::minutes(15 * it));
            let behind = newest.filter(|dosed| *dosed <= it.due).max();
            prop_assert!(behind.is_some_and(|dosed| it.due >= dosed + TimeDelta::days(1)));
        }
    }
}
