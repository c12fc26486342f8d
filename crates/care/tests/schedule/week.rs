//! The default plan played over days: what a patient is asked, and when.

use crate::made_up::{
    DOSED, day_one, dues, held, nights, one, one_session, record, seen, session, stamp, wall,
};
use care::{
    plan::default_plan,
    schedule::{Kind, Notice, occurrences},
    session::SessionState,
};
use chrono::TimeDelta;
use chrono_tz::Europe::Berlin;

#[test]
fn the_day_of_the_dose_asks_for_rest_and_never_for_practice() {
    let day = seen(&one_session(), DOSED, DOSED, "2026-10-14T04:00:00");
    assert_eq!(dues(&day, Kind::Exercise), []);
    assert_eq!(dues(&day, Kind::Rest).len(), 2);
    let told: Vec<_> = day
        .iter()
        .filter_map(|it| Some((it.due, it.notice?)))
        .collect();
    let expected = [
        (wall("2026-10-13T16:30:00"), Notice::Notebook),
        (wall("2026-10-13T22:00:00"), Notice::WindDown),
    ];
    assert_eq!(
        told, expected,
        "home, and winding down; the rests wait on screen"
    );
}

#[test]
fn practice_begins_at_the_later_of_waking_and_a_full_day_after_the_dose() {
    for hour in 0..24 {
        let dosed = wall("2026-10-13T00:30:00") + TimeDelta::hours(hour);
        let record = record(vec![session(1, dosed, SessionState::Held, Berlin)]);
        let week = seen(&record, DOSED, "2026-10-12T00:00:00", "2026-10-22T00:00:00");
        let first = dues(&week, Kind::Exercise)[0];
        assert!(
            first >= dosed + TimeDelta::days(1),
            "dose at {dosed}, practice at {first}"
        );
    }
}

#[test]
fn an_evening_dose_moves_the_first_practice_to_the_evening() {
    let record = record(vec![held(1, "2026-10-13T18:30:00", Berlin)]);
    let day = day_one(&record);
    assert_eq!(one(&day, "day1_kind_self").due, wall("2026-10-14T18:30:00"));
}

#[test]
fn an_hour_that_the_clock_shows_twice_does_not_shorten_the_wait() {
    // A full day after 02:00 is the second 01:00 of that night, which is read as the first.
    let new_york = chrono_tz::America::New_York;
    let record = record(vec![held(1, "2026-10-31T02:00:00", new_york)]);
    let all = occurrences(
        &default_plan(),
        &record,
        &nights("01:05:00", "06:05:00"),
        &new_york,
        stamp(wall(DOSED), Berlin).at,
        wall("2026-10-31T02:00:00")..wall("2026-11-02T00:00:00"),
    );
    assert_eq!(dues(&all, Kind::Exercise)[0], wall("2026-11-01T09:05:00"));
}

#[test]
fn two_that_would_come_together_are_told_an_hour_and_a_half_apart() {
    let day = day_one(&one_session());
    assert_eq!(one(&day, "day1_kind_self").due, wall("2026-10-14T14:00:00"));
    assert_eq!(
        one(&day, "day1_rest").due,
        wall("2026-10-14T15:30:00"),
        "moved from 14:00"
    );
}

#[test]
fn what_finds_no_seat_stays_on_screen_without_a_notification() {
    let day = day_one(&one_session());
    assert_eq!(
        one(&day, "day1_rest_late").notice,
        None,
        "four a day are the most"
    );
    assert_eq!(day.iter().filter(|it| it.notice.is_some()).count(), 4);
}

#[test]
fn the_next_session_takes_over_a_day_before_its_dose() {
    let mut record = one_session();
    record.sessions.push(session(
        2,
        wall("2026-10-16T10:00:00"),
        SessionState::Planned,
        Berlin,
    ));
    let all = seen(&record, DOSED, "2026-10-14T04:00:00", "2026-10-18T00:00:00");
    let of_first: Vec<_> = all.iter().filter(|it| it.id.session.0 == 1).collect();
    let last = of_first.iter().map(|it| it.due).max().unwrap();
    assert!(
        last < wall("2026-10-15T10:00:00"),
        "the older one has nothing after {last}"
    );
    assert_eq!(one(&all, "prepare_card").due, wall("2026-10-15T19:00:00"));
}

#[test]
fn an_unread_safety_card_outlives_the_take_over() {
    let mut record = record(vec![held(1, "2026-10-13T20:00:00", Berlin)]);
    // The next dose is so near that its day before begins in the first evening.
    record.sessions.push(session(
        2,
        wall("2026-10-14T21:00:00"),
        SessionState::Planned,
        Berlin,
    ));
    let all = seen(&record, DOSED, "2026-10-13T20:00:00", "2026-10-14T21:00:00");
    assert_eq!(one(&all, "day1_card").id.session.0, 1);
}

#[test]
fn a_session_that_is_called_off_asks_for_nothing() {
    let sessions = vec![session(1, wall(DOSED), SessionState::Cancelled, Berlin)];
    let all = seen(
        &record(sessions),
        DOSED,
        "2026-10-12T00:00:00",
        "2026-11-12T00:00:00",
    );
    assert_eq!(all, []);
}

#[test]
fn who_goes_to_bed_after_midnight_winds_down_after_eleven() {
    let all = occurrences(
        &default_plan(),
        &one_session(),
        &nights("00:30:00", "08:30:00"),
        &Berlin,
        stamp(wall(DOSED), Berlin).at,
        wall("2026-10-14T04:00:00")..wall("2026-10-15T04:00:00"),
    );
    assert_eq!(one(&all, "wind_down").due, wall("2026-10-14T23:30:00"));
    assert_eq!(one(&all, "morning_prompt").due, wall("2026-10-14T08:50:00"));
}

#[test]
fn no_hour_of_the_dose_costs_a_card_or_a_practice() {
    let wanted = [
        "home_card",
        "night_card",
        "day1_card",
        "signs_card",
        "day1_kind_self",
        "day1_three_good",
        "day2_plan",
        "day2_kind_self",
        "day3_thought_record",
        "day3_if_then",
        "day4_thought_record",
        "day2_ba_plan",
        "day4_self_compassion",
        "day5_best_self",
        "day6_thought_record",
        "day7_review",
    ];
    for habits in [
        ("23:00:00", "07:00:00"),
        ("21:30:00", "05:30:00"),
        ("01:00:00", "09:00:00"),
    ] {
        for quarters in 7 * 4..20 * 4 {
            let dosed = wall("2026-10-13T00:00:00") + TimeDelta::minutes(15 * quarters);
            let all = occurrences(
                &default_plan(),
                &record(vec![session(1, dosed, SessionState::Held, Berlin)]),
                &nights(habits.0, habits.1),
                &Berlin,
                stamp(wall(DOSED), Berlin).at,
                wall("2026-10-13T00:00:00")..wall("2026-10-22T00:00:00"),
            );
            for rule in wanted {
                let found = all.iter().filter(|it| it.id.rule.0 == rule).count();
                assert_eq!(found, 1, "{rule}, dose at {dosed}, nights {habits:?}");
            }
        }
    }
}

#[test]
fn a_session_that_is_told_late_does_not_leave_two_others_side_by_side() {
    let mut late = held(2, "2026-10-16T22:00:00", Berlin);
    late.recorded = stamp(wall("2026-10-17T04:20:00"), Berlin);
    let planned = session(
        3,
        wall("2026-10-17T11:00:00"),
        SessionState::Planned,
        Berlin,
    );
    let record = record(vec![held(1, DOSED, Berlin), late, planned]);
    let days = seen(
        &record,
        "2026-10-17T05:00:00",
        "2026-10-15T00:00:00",
        "2026-10-19T00:00:00",
    );
    let asked = days.iter().filter(|it| it.kind != Kind::Safety);
    let sessions: Vec<_> = asked.map(|it| it.id.session.0).collect();
    assert!(sessions.is_sorted(), "one after the other: {sessions:?}");
}

#[test]
fn the_distance_is_kept_through_the_night_of_who_works_at_night() {
    let record = record(vec![held(1, "2026-10-13T03:10:00", Berlin)]);
    let all = occurrences(
        &default_plan(),
        &record,
        &nights("08:30:00", "16:00:00"),
        &Berlin,
        stamp(wall("2026-10-13T03:10:00"), Berlin).at,
        wall("2026-10-13T03:10:00")..wall("2026-10-20T00:00:00"),
    );
    let told: Vec<_> = all.iter().filter(|it| it.notice.is_some()).collect();
    for pair in told.windows(2) {
        assert!(
            pair[1].due - pair[0].due >= TimeDelta::minutes(90),
            "{pair:#?}"
        );
    }
}
