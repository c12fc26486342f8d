//! What a phone is asked to show: few enough, soonest first, each once.
#![cfg(test)]

use care::schedule::Notice;
use chrono::TimeDelta;

use super::{AT_MOST, Arming, List, Moment, OPEN_THE_APP, Text};
use crate::reminders::item::Item;

fn start() -> Moment {
    "2026-10-28T09:00:00+01:00".parse().unwrap()
}

/// A reminder each hour, the first in an hour.
fn list(reminders: i64) -> List {
    let mut list = List::default();
    let items = (1..=reminders).rev().map(|hour| {
        let due = start() + TimeDelta::hours(hour);
        let id = format!("{hour:032x}");
        Item::new(id, due, due + TimeDelta::hours(1), Notice::Practice)
    });
    list.lay_out(items.collect(), start());
    list
}

fn numbers(arming: &Arming) -> Vec<i32> {
    arming.set.iter().map(|it| it.number).collect()
}

#[test]
fn the_soonest_are_armed_and_the_last_asks_to_open_the_app() {
    let arming = list(80).arm(true, start());
    assert_eq!(arming.set.len(), AT_MOST);
    assert!(arming.set.is_sorted_by_key(|it| it.at));
    assert_eq!(arming.set[0].at, start() + TimeDelta::hours(1));
    let last = &arming.set[AT_MOST - 1];
    assert_eq!((last.number, last.text), (OPEN_THE_APP, Text::OpenTheApp));
    assert_eq!(last.at, start() + TimeDelta::hours(48));
    let mut all = numbers(&arming);
    all.sort();
    all.dedup();
    assert_eq!(all.len(), AT_MOST, "each has a number of its own");
}

#[test]
fn where_few_wait_none_gives_way_to_the_one_that_asks_to_open_the_app() {
    let arming = list(2).arm(true, start());
    assert_eq!(arming.set.len(), 3);
    assert_eq!(arming.set[2].at, start() + TimeDelta::hours(26));
    assert_eq!(List::default().arm(true, start()), Arming::default());
}

#[test]
fn the_same_reminder_has_the_same_number_each_time_and_after_a_restart() {
    let first = list(5).arm(true, start());
    let mut list = list(5);
    list.arm(true, start());
    let text = serde_json::to_string(&list).unwrap();
    let mut read: List = serde_json::from_str(&text).unwrap();
    let again = read.arm(true, start());
    assert_eq!(again, first, "all are set anew, nothing is forgotten");
}

#[test]
fn what_is_answered_moved_or_not_allowed_any_more_is_cancelled_by_its_number() {
    let mut list = list(5);
    let before = list.arm(true, start());
    let mut kept = list.items().to_vec();
    kept.retain(|it| it.due >= start() + TimeDelta::hours(3));
    for it in &mut kept {
        it.due += TimeDelta::minutes(30);
    }
    list.lay_out(kept, start());
    let after = list.arm(true, start());
    assert_eq!(after.cancel, numbers(&before)[..2], "two were answered");
    assert_eq!(numbers(&after), numbers(&before)[2..], "three only moved");
    assert_eq!(after.set[0].at, start() + TimeDelta::minutes(210));
    let refused = list.arm(false, start());
    assert_eq!((refused.cancel, refused.set), (numbers(&after), vec![]));
}

#[test]
fn what_fell_due_while_the_app_slept_counts_as_handed_over_but_not_as_shown() {
    let mut list = list(3);
    let before = list.arm(true, start());
    let later = start() + TimeDelta::minutes(90);
    let after = list.arm(true, later);
    assert_eq!(after.cancel, numbers(&before)[..1]);
    let first = list.numbered(numbers(&before)[0]).unwrap();
    assert_eq!((first.handed, first.shown), (Some(later), None));
    assert_eq!(list.hand_out(later), []);
}

#[test]
fn what_was_never_asked_of_the_system_is_not_taken_for_handed_over() {
    let mut list = list(3);
    list.arm(false, start());
    list.arm(false, start() + TimeDelta::minutes(90));
    assert!(list.items().iter().all(|it| it.handed.is_none()));
}

#[test]
fn a_test_is_armed_in_its_own_words() {
    let mut list = List::default();
    list.set_test(start() + TimeDelta::minutes(1));
    let arming = list.arm(true, start());
    assert_eq!(arming.set[0].text, Text::Test);
}
