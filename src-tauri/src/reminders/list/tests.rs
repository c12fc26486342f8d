//! The list, reminder by reminder: each once, whatever the clock does.
#![cfg(test)]

use super::{Call, List, Moment};
use crate::reminders::item::{Item, TEST};
use care::{check_up::TestReminder, schedule::Notice};

pub(super) fn at(time: &str) -> Moment {
    on("2026-10-28", time)
}

fn on(day: &str, time: &str) -> Moment {
    format!("{day}T{time}:00+01:00").parse().unwrap()
}

pub(super) fn planned(id: &str, due: &str, closes: &str) -> Item {
    Item::new(id.into(), at(due), at(closes), Notice::Practice)
}

pub(super) fn list(planned: Vec<Item>) -> List {
    let mut list = List::default();
    list.lay_out(planned, at("00:00"));
    list
}

pub(super) fn ids(calls: &[Call]) -> Vec<Vec<&str>> {
    calls
        .iter()
        .map(|it| it.ids.iter().map(String::as_str).collect())
        .collect()
}

/// A day with a reminder each third hour, each open for two hours.
fn of_a_day() -> Vec<Item> {
    ["09:00", "12:00", "15:00", "18:00"]
        .map(|due| {
            let mut it = planned(due, due, "23:00");
            it.closes = it.due + chrono::TimeDelta::hours(2);
            it
        })
        .to_vec()
}

#[test]
fn a_due_reminder_is_handed_out_once_also_when_the_clock_goes_back() {
    let mut list = list(vec![planned("a", "09:00", "12:00")]);
    assert!(list.hand_out(at("08:59")).is_empty());
    assert_eq!(ids(&list.hand_out(at("09:00"))), [["a"]]);
    assert!(list.hand_out(at("09:01")).is_empty());
    assert!(list.hand_out(at("08:00")).is_empty());
    assert!(list.hand_out(at("09:00")).is_empty());
}

#[test]
fn what_has_closed_is_not_shown_any_more() {
    let mut list = list(vec![planned("a", "09:00", "12:00")]);
    assert!(!list.has_due(at("12:00")));
    assert!(list.hand_out(at("12:00")).is_empty());
}

#[test]
fn after_a_stop_all_that_is_open_makes_one_call_in_words_of_none() {
    let mut list = list(vec![
        planned("b", "10:00", "20:00"),
        planned("a", "09:00", "20:00"),
        planned("gone", "08:00", "09:00"),
        planned("now", "14:00", "20:00"),
    ]);
    let calls = list.hand_out(at("14:01"));
    assert_eq!(ids(&calls), [["a", "b", "now"]]);
    assert_eq!((calls[0].notice, calls[0].one_tap), (None, false));
    assert!(list.hand_out(at("14:02")).is_empty());
}

#[test]
fn a_single_missed_one_keeps_its_own_words() {
    let mut list = list(vec![planned("a", "09:00", "20:00")]);
    let calls = list.hand_out(at("14:00"));
    assert_eq!(calls[0].notice, Some(Notice::Practice));
}

#[test]
fn a_clock_that_jumps_ahead_and_comes_back_repeats_nothing_and_loses_nothing() {
    for (there, expected) in [
        (at("10:30"), vec![vec!["09:00"]]),
        (on("2026-10-29", "09:30"), vec![]),
        (on("2036-10-28", "09:30"), vec![]),
    ] {
        let mut list = list(of_a_day());
        assert_eq!(ids(&list.hand_out(there)), expected, "{there}");
        assert_eq!(list.hand_out(there), [], "only once");
        let mut heard: Vec<String> = expected.concat().iter().map(|it| (*it).into()).collect();
        // The clock is right again, and the day goes on by the minute.
        for minute in (8 * 60)..(23 * 60) {
            let now = at("00:00") + chrono::TimeDelta::minutes(minute);
            heard.extend(list.hand_out(now).into_iter().flat_map(|it| it.ids));
        }
        assert_eq!(heard, ["09:00", "12:00", "15:00", "18:00"], "{there}");
    }
}

#[test]
fn a_clock_that_jumps_back_and_comes_forward_repeats_nothing_and_loses_nothing() {
    for there in [
        at("11:05"),
        on("2026-10-27", "12:05"),
        on("2016-10-28", "12:05"),
    ] {
        let mut list = list(of_a_day());
        let mut heard = Vec::new();
        let mut look = |now| heard.extend(list.hand_out(now).into_iter().flat_map(|it| it.ids));
        look(at("09:00"));
        look(at("12:00"));
        look(there);
        look(there + chrono::TimeDelta::minutes(55));
        look(at("12:06"));
        look(at("15:00"));
        look(at("18:00"));
        assert_eq!(heard, ["09:00", "12:00", "15:00", "18:00"], "{there}");
    }
}

#[test]
fn a_stop_of_twelve_hours_makes_one_gentle_call_of_what_is_still_open() {
    let mut list = list(vec![
        planned("early", "09:00", "11:00"),
        planned("noon", "12:00", "23:00"),
        planned("evening", "18:00", "23:00"),
    ]);
    assert_eq!(ids(&list.hand_out(at("20:59"))), [["noon", "evening"]]);
    assert_eq!(list.hand_out(at("21:00")), []);
}

#[test]
fn a_refused_call_is_not_marked_shown_and_comes_again() {
    let mut list = list(vec![planned("a", "09:00", "12:00")]);
    let calls = list.hand_out(at("09:00"));
    list.was_refused(&calls[0], at("09:00"));
    assert_eq!(list.items()[0].shown, None);
    assert_eq!(list.items()[0].unheard, Some(at("09:00")));
    assert_eq!(list.hand_out(at("09:01")), calls);
    list.was_taken(&calls[0], at("09:01"));
    assert_eq!(list.items()[0].unheard, None);
}

#[test]
fn a_call_that_is_not_answered_is_neither_shown_nor_tried_twice() {
    let mut list = list(vec![planned("a", "09:00", "12:00")]);
    let calls = list.hand_out(at("09:00"));
    list.was_not_answered(&calls[0], at("09:01"));
    let item = &list.items()[0];
    assert_eq!((item.shown, item.unheard), (None, Some(at("09:01"))));
    assert!(list.hand_out(at("09:02")).is_empty());
    list.was_taken(&calls[0], at("09:03"));
    list.was_not_answered(&calls[0], at("09:04"));
    let item = &list.items()[0];
    assert_eq!((item.shown, item.unheard), (Some(at("09:03")), None));
}

#[test]
fn what_was_handed_out_before_a_crash_is_not_shown_a_second_time() {
    let mut list = list(vec![planned("a", "09:00", "12:00")]);
    list.hand_out(at("09:00"));
    let text = serde_json::to_string(&list).unwrap();
    let mut read: List = serde_json::from_str(&text).unwrap();
    assert!(read.hand_out(at("09:01")).is_empty());
}

#[test]
fn what_an_older_or_a_newer_app_wrote_is_read_as_far_as_it_is_understood() {
    let of_issue_2 = r#"{"reminders":[{"id":"a","due":"2026-10-28T09:00:00+01:00",
        "closes":"2026-10-28T12:00:00+01:00","notice":"practice",
        "handed":"2026-10-28T09:00:00+01:00","later":["2026-10-28T09:05:00+01:00"]}]}"#;
    let read: List = serde_json::from_str(of_issue_2).unwrap();
    assert_eq!(read.items()[0].later, [at("09:05")]);
    let newer = r#"{"age":3,"reminders":[{"id":"a","due":"2026-10-28T09:00:00+01:00","shade":1,
        "closes":"2026-10-28T12:00:00+01:00","notice":"break"},
        {"id":"b","due":"2026-10-28T09:00:00+01:00",
        "closes":"2026-10-28T12:00:00+01:00","notice":"song"}]}"#;
    let mut read: List = serde_json::from_str(newer).unwrap();
    assert_eq!(ids(&read.hand_out(at("09:00"))), [["a"]]);
}

#[test]
fn later_comes_again_in_a_quarter_of_an_hour_and_waits_for_the_journal() {
    let mut list = list(vec![planned("a", "09:00", "09:10")]);
    let calls = list.hand_out(at("09:00"));
    list.was_taken(&calls[0], at("09:00"));
    list.put_off(&calls[0], at("09:05"));
    assert_eq!(list.items()[0].later, [at("09:05")]);
    assert!(list.hand_out(at("09:19")).is_empty());
    assert_eq!(list.hand_out(at("09:20")), calls);
    list.is_recorded("a", at("09:05"));
    assert!(list.items()[0].later.is_empty());
    let mut in_the_journal = planned("a", "09:20", "10:20");
    in_the_journal.put_off = Some(at("09:05"));
    list.lay_out(vec![in_the_journal], at("09:21"));
    assert!(list.hand_out(at("09:22")).is_empty(), "it is the same");
}

#[test]
fn done_with_one_tap_is_not_shown_again_and_waits_for_the_journal() {
    let mut item = planned("a", "09:00", "12:00");
    item.one_tap = true;
    let mut list = list(vec![item.clone()]);
    let calls = list.hand_out(at("09:00"));
    assert!(calls[0].one_tap && list.stands(&calls[0], at("09:01")));
    list.was_done(&calls[0], at("09:01"));
    assert!(!list.stands(&calls[0], at("09:01")));
    list.lay_out(vec![item], at("09:02"));
    assert_eq!(list.items()[0].done, Some(at("09:01")));
    list.is_recorded("a", at("09:01"));
    assert_eq!(list.items()[0].done, None);
}

#[test]
fn a_notification_stands_until_all_of_it_is_answered_or_closed() {
    let mut list = list(vec![
        planned("a", "09:00", "12:00"),
        planned("b", "10:00", "13:00"),
    ]);
    let call = list.hand_out(at("11:00")).remove(0);
    assert!(list.stands(&call, at("11:01")));
    list.lay_out(vec![planned("b", "10:00", "13:00")], at("11:02"));
    assert!(list.stands(&call, at("11:02")), "b is still open");
    assert!(!list.stands(&call, at("13:00")), "b has closed");
    list.lay_out(vec![], at("11:03"));
    assert!(!list.stands(&call, at("11:03")), "both are answered");
}

#[test]
fn a_new_layout_keeps_what_was_shown_unless_it_was_put_off_since() {
    let mut list = list(vec![planned("a", "09:00", "12:00")]);
    list.hand_out(at("09:00"));
    // Recorded nights moved it by minutes: still the same asking.
    list.lay_out(vec![planned("a", "09:10", "12:00")], at("09:05"));
    assert!(list.hand_out(at("09:10")).is_empty());
    // The clock was set back an hour before it was put off.
    let mut put_off = planned("a", "09:05", "12:00");
    put_off.put_off = Some(at("08:05"));
    list.lay_out(vec![put_off.clone()], at("08:06"));
    assert_eq!(list.hand_out(at("09:05")).len(), 1);
    list.lay_out(vec![put_off], at("09:06"));
    assert!(list.hand_out(at("09:07")).is_empty(), "put off only once");
}

#[test]
fn what_is_due_already_when_the_patient_is_in_the_app_makes_no_noise() {
    let mut list = List::default();
    list.lay_out(vec![planned("a", "09:00", "12:00")], at("10:00"));
    assert!(list.hand_out(at("10:00")).is_empty());
    assert_eq!(list.items()[0].shown, None);
}

#[test]
fn a_test_goes_the_way_of_all_reminders_and_what_became_of_it_is_told() {
    let mut list = list(vec![planned("a", "09:00", "12:00")]);
    let told = |list: &List, now| {
        let test = list.items().iter().find(|it| it.is_test()).unwrap();
        test.tested(now)
    };
    list.set_test(at("08:01"));
    let due = at("08:01").naive_local();
    assert_eq!(told(&list, at("08:00")), TestReminder::Waits { due });
    list.lay_out(vec![planned("a", "09:00", "12:00")], at("08:00"));
    let calls = list.hand_out(at("08:01"));
    assert_eq!(ids(&calls), [[TEST]]);
    assert!(calls[0].is_test());
    assert_eq!(told(&list, at("08:02")), TestReminder::Unheard { due });
    list.was_taken(&calls[0], at("08:02"));
    let shown = TestReminder::Shown {
        at: at("08:02").naive_local(),
    };
    assert_eq!(told(&list, at("08:03")), shown);
    list.was_opened(&calls[0], at("08:04"));
    list.lay_out(vec![], at("08:05"));
    let opened = TestReminder::Opened {
        at: at("08:04").naive_local(),
    };
    assert_eq!(told(&list, at("08:05")), opened);
    list.lay_out(vec![], at("21:00"));
    assert!(list.items().is_empty(), "it is not told for ever");
}

#[test]
fn what_a_change_moves_into_the_past_makes_no_noise_but_what_waited_does() {
    let both = |a, b| vec![planned("a", a, "20:00"), planned("b", b, "20:00")];
    let mut it = list(both("10:00", "09:00"));
    it.lay_out(both("08:00", "08:30"), at("09:30"));
    assert_eq!(ids(&it.hand_out(at("09:30"))), [["b"]]);
}

#[test]
fn later_that_finds_no_time_before_bed_does_not_come_again_at_once() {
    let mut list = list(vec![planned("a", "22:00", "23:30")]);
    let calls = list.hand_out(at("22:00"));
    list.put_off(&calls[0], at("22:56"));
    list.lay_out(vec![planned("a", "22:00", "23:30")], at("22:56"));
    assert!(!list.has_due(at("22:57")));
}
