//! The patient's say: a pause, feeling unwell, fewer or more, and what can still be made up for.

use care::{
    entry::{Chosen, EntryId, Recorded},
    form::{Ended, StepId, Value},
    moved::{self, Moved, Why},
    schedule::{Kind, Record, State},
    wish::{Amount, Resting, RestingWhy, Wish},
    words::Words,
};
use chrono_tz::Europe::Berlin;

use crate::made_up::{
    choice, day_one, dues, filled, held, one, one_session, seen, today_at, until, wall, with,
};

#[test]
fn a_pause_holds_everything_until_its_end_but_for_cards_without_a_sound() {
    let record = with(
        one_session(),
        &[("2026-10-15T09:00:00", until("2026-10-15T12:00:00"))],
    );
    let day = seen(
        &record,
        "2026-10-15T09:30:00",
        "2026-10-15T04:00:00",
        "2026-10-16T04:00:00",
    );
    let rings: Vec<_> = day.iter().filter(|it| it.notice.is_some()).collect();
    let paused = wall("2026-10-15T09:00:00")..wall("2026-10-15T12:00:00");
    assert!(
        rings.iter().all(|it| !paused.contains(&it.due)),
        "{rings:#?}"
    );
    let plan = one(&day, "day2_plan");
    assert_eq!(
        plan.due,
        wall("2026-10-15T12:00:00"),
        "it stays open until 17:00"
    );
    let why = Why::PutOff;
    let from = wall("2026-10-15T10:00:00");
    assert_eq!(plan.moved, Some(Moved { from, why }));
    let before = one(&day, "morning_prompt");
    assert_eq!(
        (before.due, before.moved),
        (wall("2026-10-15T07:20:00"), None)
    );
}

#[test]
fn what_a_pause_has_swallowed_was_not_missed_and_what_was_done_in_it_counts() {
    let record = with(
        one_session(),
        &[("2026-10-15T09:00:00", until("2026-10-16T20:00:00"))],
    );
    let window = ("2026-10-15T09:00:00", "2026-10-16T20:00:00");
    let during = seen(&record, "2026-10-16T20:00:00", window.0, window.1);
    assert!(
        during.iter().all(|it| it.kind == Kind::Safety),
        "{during:#?}"
    );
    let mut done = record.clone();
    let unpaused = seen(&one_session(), window.0, window.0, window.1);
    let plan = one(&unpaused, "day2_plan");
    done.choices
        .push(choice(&plan.id, Chosen::Done, plan.due, Berlin));
    let during = seen(&done, "2026-10-16T20:00:00", window.0, window.1);
    assert_eq!(one(&during, "day2_plan").state, State::Done);
}

#[test]
fn going_on_ends_a_pause_and_feeling_unwell() {
    let now = "2026-10-15T11:00:00";
    for (wish, why) in [
        (until("2026-10-17T12:00:00"), RestingWhy::Paused),
        (Wish::Unwell, RestingWhy::Unwell),
    ] {
        let begun = with(one_session(), &[("2026-10-15T09:00:00", wish)]);
        let resting = today_at(&begun, now).resting.expect("they rest");
        assert_eq!(resting.why, why);
        let ended = with(begun, &[("2026-10-15T10:59:00", Wish::GoOn)]);
        assert_eq!(today_at(&ended, now).resting, None);
        let tomorrow = ("2026-10-16T04:00:00", "2026-10-17T04:00:00");
        assert_eq!(
            seen(&ended, now, tomorrow.0, tomorrow.1),
            seen(&one_session(), now, tomorrow.0, tomorrow.1)
        );
    }
}

#[test]
fn a_newer_pause_takes_the_place_of_an_older_one() {
    let wishes = [
        ("2026-10-15T09:00:00", until("2026-10-18T12:00:00")),
        ("2026-10-15T10:00:00", until("2026-10-15T18:00:00")),
    ];
    let resting = today_at(&with(one_session(), &wishes), "2026-10-15T12:00:00").resting;
    let expected = Resting {
        until: wall("2026-10-15T18:00:00"),
        why: RestingWhy::Paused,
    };
    assert_eq!(resting, Some(expected));
}

#[test]
fn who_feels_unwell_has_no_exercise_for_twelve_hours_and_every_card() {
    let record = with(one_session(), &[("2026-10-15T09:00:00", Wish::Unwell)]);
    let window = ("2026-10-15T04:00:00", "2026-10-16T04:00:00");
    let day = seen(&record, "2026-10-15T09:00:00", window.0, window.1);
    let well = seen(&one_session(), "2026-10-15T09:00:00", window.0, window.1);
    assert_eq!(dues(&day, Kind::Exercise), []);
    assert_eq!(dues(&day, Kind::Safety), dues(&well, Kind::Safety));
    assert_eq!(
        dues(&day, Kind::Rest),
        dues(&well, Kind::Rest),
        "the rest does not jump about"
    );
    let next = seen(
        &record,
        "2026-10-15T09:00:00",
        "2026-10-16T04:00:00",
        "2026-10-17T04:00:00",
    );
    assert_eq!(dues(&next, Kind::Exercise).len(), 2);
}

#[test]
fn fewer_keeps_the_most_important_and_more_adds_one_where_the_phase_bears_it() {
    let rings = |record: &Record, day: &str, wish: Amount| -> Vec<String> {
        let record = with(
            record.clone(),
            &[("2026-10-12T09:00:00", Wish::Amount(wish))],
        );
        let from = format!("{day}T04:00:00");
        let to = format!("{day}T23:59:00");
        let rings = seen(&record, &from, &from, &to);
        let rings = rings.into_iter().filter(|it| it.notice.is_some());
        rings.map(|it| it.id.rule.0).collect()
    };
    let record = one_session();
    let active = "2026-10-15";
    assert_eq!(
        rings(&record, active, Amount::Fewer),
        ["day2_plan", "wind_down"]
    );
    assert_eq!(rings(&record, active, Amount::Usual).len(), 4);
    assert_eq!(
        rings(&record, active, Amount::More).len(),
        4,
        "four are the most"
    );
    let carry = "2026-10-19";
    assert_eq!(
        rings(&record, carry, Amount::Fewer),
        ["day6_thought_record"]
    );
    assert_eq!(
        rings(&record, carry, Amount::Usual),
        ["day6_thought_record", "wind_down"]
    );
    assert_eq!(
        rings(&record, carry, Amount::More),
        ["morning_prompt", "day6_thought_record", "wind_down"]
    );
}

#[test]
fn bladder_trouble_is_asked_about_weekly_only_by_those_who_told_of_it() {
    let again = |record: &Record| {
        let all = seen(
            record,
            "2026-10-24T09:00:00",
            "2026-10-21T04:00:00",
            "2026-11-20T04:00:00",
        );
        all.iter()
            .filter(|it| it.id.rule.0 == "body_card_again")
            .count()
    };
    let mut record = one_session();
    assert_eq!(again(&record), 0);
    let mut evening: Recorded<_> = filled(
        "evening",
        None,
        Ended::Finished,
        wall("2026-10-24T21:00:00"),
        Berlin,
    );
    let effects = Value::Choices(vec!["bladder".into()]);
    evening
        .fact
        .answers
        .insert(StepId("effects".into()), effects);
    evening.id = EntryId(99);
    record.filled.push(evening);
    assert_eq!(again(&record), 1, "once within the week after it");
}

#[test]
fn every_reason_for_a_move_has_its_sentence() {
    let words = Words::english();
    let from = wall("2026-10-15T14:00:00");
    for why in [Why::BeforeQuiet, Why::Apart, Why::NotBefore, Why::PutOff] {
        let told = moved::told(&Moved { from, why }, &words);
        assert!(told.contains("14:00") && !told.contains("moved-"), "{told}");
    }
}

#[test]
fn the_first_practice_says_that_it_waited_for_a_full_day() {
    let mut record = one_session();
    record.sessions[0] = held(1, "2026-10-13T18:30:00", Berlin);
    let day = day_one(&record);
    let moved = one(&day, "day1_kind_self").moved.expect("it waited");
    assert_eq!(
        (moved.from, moved.why),
        (wall("2026-10-14T10:00:00"), Why::NotBefore)
    );
}

#[test]
fn an_exercise_that_was_put_off_is_silent_once_the_patient_feels_unwell() {
    let day = |record: &Record, now: &str| {
        seen(record, now, "2026-10-15T04:00:00", "2026-10-16T04:00:00")
    };
    let mut record = one_session();
    let plan = one(&day(&record, "2026-10-15T16:55:00"), "day2_plan")
        .id
        .clone();
    let at = wall("2026-10-15T16:55:00");
    let later = choice(&plan, Chosen::LaterQuarterHour, at, Berlin);
    record.choices.push(later);
    let put_off = day(&record, "2026-10-15T16:56:00");
    assert!(one(&put_off, "day2_plan").notice.is_some());
    let unwell = with(record, &[("2026-10-15T17:05:00", Wish::Unwell)]);
    let day = day(&unwell, "2026-10-15T17:06:00");
    let plan = one(&day, "day2_plan");
    assert_eq!((plan.due, plan.notice), (wall("2026-10-15T17:10:00"), None));
}
