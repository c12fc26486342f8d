//! What was missed, and the night.
#![cfg(test)]

use super::{
    List,
    tests::{at, ids, list, planned},
};

#[test]
fn what_was_missed_wakes_nobody_and_comes_after_waking_if_it_is_still_open() {
    let mut list = list(vec![
        planned("evening", "21:00", "23:30"),
        planned("late", "22:50", "23:59"),
        planned("long", "20:00", "23:59"),
    ]);
    let night = at("22:30")..at("23:45");
    list.keep_quiet(vec![night]);
    assert!(!list.has_due(at("22:40")));
    assert_eq!(list.hand_out(at("22:40")), [], "both were missed");
    // Put off by who lies awake: it is due just then.
    assert_eq!(ids(&list.hand_out(at("22:50"))), [["late"]]);
    assert_eq!(list.hand_out(at("23:44")), []);
    assert_eq!(ids(&list.hand_out(at("23:45"))), [["long"]]);
    let text = serde_json::to_string(&list).unwrap();
    assert_eq!(serde_json::from_str::<List>(&text).unwrap(), list);
}
