//! Travelling: by which clock to go, and nothing doubled or lost on the way.

use std::collections::BTreeSet;

use care::{
    entry::Chosen,
    plan::default_plan,
    schedule::{Kind, Occurrence, OccurrenceId, Record, State, occurrences},
    session::SessionState,
    wish::{Wish, ZoneWish},
    zones::{ZoneQuestion, goes_by, home},
};
use chrono::TimeDelta;
use chrono_tz::{America::New_York, Asia::Tokyo, Europe::Berlin, Tz};
use proptest::prelude::*;

use crate::made_up::{
    DOSED, choice, nights, one, one_session, record, session, stamp, wall, wished,
};

fn answered(here: &str, keeps: ZoneWish, at: &str) -> Record {
    let mut record = one_session();
    let wish = Wish::Zone {
        here: here.into(),
        keeps,
    };
    record.wishes.push(wished(wall(at), wish, Berlin));
    record
}

#[test]
fn at_home_there_is_nothing_to_ask() {
    let record = one_session();
    assert_eq!(
        home(&record).as_deref(),
        Some("Europe/Berlin"),
        "where the session was told"
    );
    let goes = goes_by(&record, "Europe/Berlin");
    assert_eq!((goes.zone.as_str(), goes.question), ("Europe/Berlin", None));
    assert_eq!(
        goes_by(&Record::default(), "Asia/Tokyo").question,
        None,
        "nothing is planned"
    );
}

#[test]
fn away_one_question_is_asked_and_the_clock_of_the_device_stands_until_it_is_answered() {
    let goes = goes_by(&one_session(), "Asia/Tokyo");
    let question = ZoneQuestion {
        home: "Europe/Berlin".into(),
        here: "Asia/Tokyo".into(),
    };
    assert_eq!(
        (goes.zone.as_str(), goes.question),
        ("Asia/Tokyo", Some(question))
    );
}

#[test]
fn who_follows_is_at_home_here_and_is_asked_again_on_the_way_back() {
    let record = answered("Asia/Tokyo", ZoneWish::Follow, "2026-10-15T09:00:00");
    assert_eq!(goes_by(&record, "Asia/Tokyo").question, None);
    let back = goes_by(&record, "Europe/Berlin")
        .question
        .expect("one question");
    assert_eq!(
        (back.home.as_str(), back.here.as_str()),
        ("Asia/Tokyo", "Europe/Berlin")
    );
}

#[test]
fn who_stays_on_home_time_is_asked_again_only_in_a_third_zone() {
    let record = answered("Asia/Tokyo", ZoneWish::Home, "2026-10-15T09:00:00");
    let there = goes_by(&record, "Asia/Tokyo");
    assert_eq!(
        (there.zone.as_str(), there.question),
        ("Europe/Berlin", None)
    );
    assert_eq!(goes_by(&record, "Europe/Berlin").question, None);
    assert!(goes_by(&record, "America/New_York").question.is_some());
}

fn week(record: &Record, zone: Tz, now: &str) -> Vec<Occurrence> {
    let window = wall("2026-10-10T00:00:00")..wall("2026-10-24T00:00:00");
    let now = stamp(wall(now), Berlin).at;
    let habits = nights("23:00:00", "07:00:00");
    occurrences(&default_plan(), record, &habits, &zone, now, window)
}

#[test]
fn wall_clock_rules_move_with_the_clock_and_hours_since_the_dose_do_not() {
    let here = week(&one_session(), Berlin, DOSED);
    let there = week(&one_session(), New_York, DOSED);
    let due = |all: &[Occurrence], rule: &str, day: &str| {
        let all: Vec<_> = all
            .iter()
            .filter(|it| it.id.rule.0 == rule)
            .cloned()
            .collect();
        all.into_iter()
            .find(|it| it.due.date().to_string() == day)
            .map(|it| it.due)
    };
    for all in [&here, &there] {
        assert_eq!(
            due(all, "wind_down", "2026-10-16"),
            Some(wall("2026-10-16T22:00:00"))
        );
    }
    assert_eq!(one(&here, "home_card").due, wall("2026-10-13T16:30:00"));
    assert_eq!(
        one(&there, "home_card").due,
        wall("2026-10-13T10:30:00"),
        "the same instant"
    );
}

#[test]
fn who_flies_far_on_the_day_of_the_dose_still_gets_every_card_of_the_first_night() {
    for zone in [
        Tokyo,
        New_York,
        Berlin,
        chrono_tz::Pacific::Kiritimati,
        chrono_tz::Pacific::Niue,
    ] {
        let all = week(&one_session(), zone, "2026-10-13T16:00:00");
        for card in ["home_card", "night_card", "day1_card", "signs_card"] {
            let found = all.iter().filter(|it| it.id.rule.0 == card).count();
            assert_eq!(found, 1, "{card} in {zone}");
        }
    }
}

prop_compose! {
    /// Any two zones, and a moment of the week at which one is left for the other.
    fn journeys()(
        from in 0..chrono_tz::TZ_VARIANTS.len(),
        to in 0..chrono_tz::TZ_VARIANTS.len(),
        dosed in 6..22i64,
        hours in 1..9 * 24i64,
    ) -> (Tz, Tz, i64, i64) {
        (chrono_tz::TZ_VARIANTS[from], chrono_tz::TZ_VARIANTS[to], dosed, hours)
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn nothing_is_asked_twice_and_no_day_goes_without((from, to, dosed, hours) in journeys()) {
        let dosed = wall("2026-10-13T00:00:00") + TimeDelta::hours(dosed);
        let record = record(vec![session(1, dosed, SessionState::Held, Berlin)]);
        let left = dosed + TimeDelta::hours(hours);
        let left = left.to_string().replace(' ', "T");
        let before = week(&record, from, &left);
        // All that had fallen due before the flight was answered.
        let mut answered = record;
        let due: Vec<_> = before.into_iter().filter(|it| it.state != State::Ahead).collect();
        for it in &due {
            answered.choices.push(choice(&it.id, Chosen::Done, wall(&left), Berlin));
        }
        let after = week(&answered, to, &left);
        let ids: BTreeSet<&OccurrenceId> = after.iter().map(|it| &it.id).collect();
        prop_assert_eq!(ids.len(), after.len(), "each stands once");
        for it in &due {
            let again = after.iter().find(|other| other.id == it.id);
            prop_assert!(again.is_none_or(|it| it.state == State::Done), "{again:?}");
        }
        let mut rings: Vec<_> = after.iter().filter(|it| it.notice.is_some()).collect();
        rings.sort_by_key(|it| it.due);
        for pair in rings.windows(2) {
            prop_assert!(pair[1].due - pair[0].due >= TimeDelta::minutes(90), "{:#?}", pair);
        }
        // What every phase asks for is there on each day between the first and the last.
        for rule in ["wind_down", "evening_prompt", "morning_prompt"] {
            for day in ["2026-10-15", "2026-10-17", "2026-10-19"] {
                let of_day = after.iter().filter(|it| {
                    it.id.rule.0 == rule && it.id.due.date().to_string() == day
                });
                prop_assert_eq!(of_day.count(), 1, "{} on {}", rule, day);
            }
        }
        let first = after.iter().filter(|it| it.kind == Kind::Exercise).map(|it| it.id.due).min();
        prop_assert!(first.is_some());
    }
}
