//! What can still be made up for, on one gentle card.

use care::{catch_up::CatchUp, entry::Chosen, form::Ended, schedule::Occurrence, wish::Wish};
use chrono_tz::Europe::Berlin;

use crate::made_up::{choice, filled, held, one_session, today_at, until, wall, with};

fn titles(card: Option<CatchUp>) -> Vec<String> {
    let missed = card.into_iter().flat_map(|card| card.missed);
    missed.map(|it| it.id.rule.0).collect()
}

#[test]
fn what_was_missed_yesterday_stands_on_one_card_while_it_has_a_meaning() {
    let record = one_session();
    // Day 3 asks for a thought record and an if-then plan; nothing of it was done.
    let next = today_at(&record, "2026-10-17T09:00:00");
    assert_eq!(
        titles(next.catch_up),
        ["day3_if_then"],
        "today has its own thought record"
    );
    let evening = today_at(&record, "2026-10-16T22:00:00");
    let card = [
        "day3_thought_record",
        "gad7_weekly",
        "phq9_weekly",
        "morning_prompt",
        "day2_kind_self",
        "day2_ba_plan",
        "day2_plan",
        "signs_card",
    ];
    assert_eq!(titles(evening.catch_up), card, "newest first");
    let on_the_card = |it: &Occurrence| card.contains(&it.id.rule.0.as_str());
    assert!(
        !evening.earlier.iter().any(on_the_card),
        "it stands in one place"
    );
}

#[test]
fn what_stands_on_the_card_can_be_done_or_let_go() {
    let mut record = one_session();
    let card = today_at(&record, "2026-10-17T09:00:00").catch_up.unwrap();
    let missed: &Occurrence = &card.missed[0];
    let now = wall("2026-10-17T09:01:00");
    record.filled.push(filled(
        "if_then",
        Some(missed),
        Ended::Finished,
        now,
        Berlin,
    ));
    assert_eq!(today_at(&record, "2026-10-17T09:02:00").catch_up, None);
    let mut skipped = one_session();
    skipped
        .choices
        .push(choice(&missed.id, Chosen::Skip, now, Berlin));
    assert_eq!(today_at(&skipped, "2026-10-17T09:02:00").catch_up, None);
}

#[test]
fn there_is_no_card_in_the_night_in_a_pause_or_before_the_next_session() {
    let record = one_session();
    assert_eq!(
        today_at(&record, "2026-10-17T05:00:00").catch_up,
        None,
        "the night is for sleep"
    );
    let paused = with(
        record.clone(),
        &[("2026-10-17T07:00:00", until("2026-10-18T07:00:00"))],
    );
    assert_eq!(today_at(&paused, "2026-10-17T09:00:00").catch_up, None);
    let unwell = with(record.clone(), &[("2026-10-17T07:00:00", Wish::Unwell)]);
    assert_eq!(today_at(&unwell, "2026-10-17T09:00:00").catch_up, None);
    let mut next = record;
    next.sessions.push(held(2, "2026-10-17T12:00:00", Berlin));
    assert_eq!(
        today_at(&next, "2026-10-17T09:00:00").catch_up,
        None,
        "no practice on the day before"
    );
}
