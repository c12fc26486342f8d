//! What becomes of what was asked: done, skipped, put off, missed, and what answers change.

use crate::made_up::{
    DOSED, choice, day_one, dues, filled, held, nights, one, one_session, record, seen, stamp, wall,
};
use care::{
    entry::Chosen,
    form::{Ended, FormId, StepId, Value},
    plan::default_plan,
    schedule::{Action, Kind, Record, State, occurrences},
};
use chrono::TimeDelta;
use chrono_tz::Europe::Berlin;

#[test]
fn nobody_missed_what_had_passed_before_the_session_was_told() {
    let mut record = one_session();
    record.sessions[0].recorded = stamp(wall("2026-10-15T12:00:00"), Berlin);
    let all = seen(
        &record,
        "2026-10-15T12:00:00",
        "2026-10-10T00:00:00",
        "2026-10-15T12:00:00",
    );
    assert!(all.iter().all(|it| it.state != State::Missed), "{all:?}");
    assert!(
        all.iter().any(|it| it.state == State::Due),
        "what is still open is due"
    );
}

#[test]
fn what_was_done_skipped_or_left_is_told_apart() {
    let mut record = one_session();
    let day = day_one(&record);
    let kind_self = one(&day, "day1_kind_self");
    record.filled.push(filled(
        "kind_self",
        Some(kind_self),
        Ended::Early,
        kind_self.due,
        Berlin,
    ));
    let three_good = one(&day, "day1_three_good");
    record.filled.push(filled(
        "three_good",
        Some(three_good),
        Ended::NotToday,
        three_good.due,
        Berlin,
    ));
    let card = one(&day, "day1_card");
    record
        .choices
        .push(choice(&card.id, Chosen::Done, card.due, Berlin));
    let rest = one(&day, "day1_rest");
    record
        .choices
        .push(choice(&rest.id, Chosen::Skip, rest.due, Berlin));
    let day = seen(
        &record,
        "2026-10-14T22:30:00",
        "2026-10-14T04:00:00",
        "2026-10-15T04:00:00",
    );
    let state = |rule| one(&day, rule).state.clone();
    assert_eq!(state("day1_kind_self"), State::Done);
    assert_eq!(state("day1_three_good"), State::Skipped);
    assert_eq!(state("day1_card"), State::Done);
    assert_eq!(state("day1_rest"), State::Skipped);
    assert_eq!(state("morning_prompt"), State::Missed);
    assert_eq!(state("wind_down"), State::Due);
}

#[test]
fn what_was_done_early_and_unasked_counts_once() {
    let mut record = record(vec![held(1, DOSED, Berlin)]);
    record.filled.push(filled(
        "values",
        None,
        Ended::Finished,
        wall("2026-10-15T09:00:00"),
        Berlin,
    ));
    let all = seen(
        &record,
        "2026-10-15T09:30:00",
        "2026-10-15T04:00:00",
        "2026-10-17T04:00:00",
    );
    assert_eq!(one(&all, "day2_plan").state, State::Done);
    assert_eq!(one(&all, "day3_if_then").state, State::Ahead, "another day");
}

#[test]
fn later_moves_it_but_never_into_the_night() {
    let mut record = one_session();
    let wind_down = one(&day_one(&record), "wind_down").clone();
    record.choices.push(choice(
        &wind_down.id,
        Chosen::LaterQuarterHour,
        wall("2026-10-14T22:05:00"),
        Berlin,
    ));
    let moved = one(&day_one(&record), "wind_down").clone();
    assert_eq!(
        (moved.due, moved.id.clone()),
        (wall("2026-10-14T22:20:00"), wind_down.id.clone())
    );
    record.choices.push(choice(
        &wind_down.id,
        Chosen::LaterHour,
        wall("2026-10-14T22:21:00"),
        Berlin,
    ));
    assert_eq!(
        one(&day_one(&record), "wind_down").due,
        wall("2026-10-14T22:55:00")
    );
}

#[test]
fn who_is_up_at_night_is_told_again_when_they_said() {
    let first = one(&day_one(&one_session()), "wind_down").clone();
    for (at, chosen, due) in [
        ("22:57:00", Chosen::LaterQuarterHour, "2026-10-14T23:12:00"),
        ("23:10:00", Chosen::LaterHour, "2026-10-15T00:10:00"),
        ("23:10:00", Chosen::LaterThisEvening, "2026-10-15T00:10:00"),
    ] {
        let mut record = one_session();
        let at = wall(&format!("2026-10-14T{at}"));
        record.choices.push(choice(&first.id, chosen, at, Berlin));
        assert_eq!(one(&day_one(&record), "wind_down").due, wall(due));
    }
}

#[test]
fn the_weekly_questions_come_again_after_seven_days_and_never_within_a_day_of_a_dose() {
    let mut record = one_session();
    let day = |at: &str, record: &Record| {
        let from = wall(at);
        let to = (from + TimeDelta::days(1)).to_string().replace(' ', "T");
        let all = seen(record, at, at, &to);
        all.iter()
            .any(|it| it.action == Action::Fill(FormId("phq9".into())))
    };
    assert!(
        !day("2026-10-14T04:00:00", &record),
        "within a day of the dose"
    );
    assert!(
        day("2026-10-15T04:00:00", &record),
        "none before: the baseline"
    );
    record.filled.push(filled(
        "phq9",
        None,
        Ended::Finished,
        wall("2026-10-15T09:00:00"),
        Berlin,
    ));
    assert!(!day("2026-10-21T04:00:00", &record));
    assert!(day("2026-10-22T04:00:00", &record));
}

#[test]
fn a_skipped_measure_waits_a_few_days() {
    let mut record = one_session();
    let all = seen(&record, DOSED, "2026-10-15T04:00:00", "2026-10-16T04:00:00");
    let phq9 = one(&all, "phq9_weekly");
    record
        .choices
        .push(choice(&phq9.id, Chosen::Skip, phq9.due, Berlin));
    let all = seen(&record, DOSED, "2026-10-16T04:00:00", "2026-10-19T04:00:00");
    assert_eq!(
        one(&all, "phq9_weekly").due.date(),
        wall("2026-10-18T00:00:00").date()
    );
}

#[test]
fn feeling_far_away_suspends_practice_for_twelve_hours_and_keeps_the_cards() {
    let mut record = one_session();
    let mut evening = filled(
        "evening",
        None,
        Ended::Finished,
        wall("2026-10-15T09:00:00"),
        Berlin,
    );
    let effects = Value::Choices(vec!["spacey".into()]);
    evening
        .fact
        .answers
        .insert(StepId("effects".into()), effects);
    record.filled.push(evening);
    let all = seen(
        &record,
        "2026-10-15T09:00:00",
        "2026-10-15T04:00:00",
        "2026-10-17T04:00:00",
    );
    let practice = dues(&all, Kind::Exercise);
    assert_eq!(
        practice[0],
        wall("2026-10-16T10:00:00"),
        "those of the 15th are suspended"
    );
    assert_eq!(dues(&all, Kind::Safety).len(), 1);
}

#[test]
fn an_answer_stays_with_its_occurrence_when_the_patient_sleeps_differently_or_travels() {
    let mut record = one_session();
    let prompt = one(&day_one(&record), "evening_prompt").clone();
    record.filled.push(filled(
        "evening",
        Some(&prompt),
        Ended::Finished,
        prompt.due,
        Berlin,
    ));
    let all = occurrences(
        &default_plan(),
        &record,
        &nights("21:40:00", "05:10:00"),
        &chrono_tz::America::New_York,
        stamp(wall("2026-10-15T09:00:00"), Berlin).at,
        wall("2026-10-14T04:00:00")..wall("2026-10-15T04:00:00"),
    );
    let moved = one(&all, "evening_prompt");
    assert_eq!((&moved.id, &moved.state), (&prompt.id, &State::Done));
}
