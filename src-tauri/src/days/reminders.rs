//! Reminders between the journal and the list in the open.
#![cfg(test)]

use std::path::Path;

use care::{
    contract::{Choose, Failure, Lock, SeeToday},
    entry::{Chosen, EntryId},
    refusal::Refusal,
};

use super::{ask, desk_in, had_a_session, set_up, unlock};
use crate::{
    clock,
    desk::Desk,
    reminders::{
        item::Item,
        list::{Call, List},
    },
};

/// A session at 14:00 on the 28th, then locked.
fn after_a_session(dir: &Path) -> Desk {
    let mut desk = set_up(dir);
    clock::tell("2026-10-28T16:00");
    had_a_session(&mut desk, "2026-10-28T14:00");
    ask(&mut desk, Lock {}).unwrap();
    desk
}

#[test]
fn the_open_list_of_reminders_says_only_when_and_in_which_neutral_words() {
    let dir = tempfile::tempdir().unwrap();
    after_a_session(dir.path());
    let file = std::fs::read(dir.path().join("home/reminders.json")).unwrap();
    let list: serde_json::Value = serde_json::from_slice(&file).unwrap();
    let nights = list["nights"].as_array().unwrap();
    let walls = ["start", "end"].map(|end| {
        let moment = nights[0][end]
            .as_str()
            .map(chrono::DateTime::parse_from_rfc3339);
        moment.unwrap().unwrap().naive_local().to_string()
    });
    assert_eq!(walls, ["2026-10-28 23:00:00", "2026-10-29 07:00:00"]);
    assert_eq!(nights.len(), 14, "and nothing else of the patient's habits");
    let items = list["reminders"].as_array().unwrap();
    assert!(items.len() > 10, "two weeks of reminders");
    for item in items {
        for (key, value) in item.as_object().unwrap() {
            let text = value.as_str().unwrap_or_default();
            let is_open = match key.as_str() {
                "one_tap" => value.is_boolean(),
                "id" => text.len() == 32 && text.chars().all(|c| c.is_ascii_hexdigit()),
                "due" | "closes" | "handed" | "put_off" => {
                    chrono::DateTime::parse_from_rfc3339(text).is_ok()
                }
                "notice" => ["wind_down", "break", "practice", "notebook"].contains(&text),
                _ => false,
            };
            assert!(is_open, "{key}: {text}");
        }
    }
}

#[test]
fn a_due_reminder_is_offered_once_also_after_a_restart_and_an_unlock() {
    let dir = tempfile::tempdir().unwrap();
    let desk = after_a_session(dir.path());
    let first = desk.shelf().list().items()[0].clone();
    let calls = desk.shelf().hand_out(first.due);
    assert_eq!(calls.len(), 1);
    desk.shelf()
        .change(|list| list.was_taken(&calls[0], first.due));
    drop(desk);
    let mut desk = desk_in(dir.path());
    assert_eq!(desk.shelf().hand_out(first.due), []);
    clock::tell("2026-10-28T16:01");
    unlock(&mut desk);
    assert_eq!(desk.shelf().hand_out(first.due), []);
}

#[test]
fn what_is_put_off_in_the_app_after_it_was_shown_comes_again() {
    let dir = tempfile::tempdir().unwrap();
    let mut desk = after_a_session(dir.path());
    clock::tell("2026-10-29T09:00");
    unlock(&mut desk);
    let is_later = |it: &&Item| it.due > clock::now();
    let list = desk.shelf().list();
    let item = list.items().iter().find(is_later).unwrap();
    let minutes_on = |minutes| item.due + chrono::TimeDelta::minutes(minutes);
    let tell = |minutes| clock::tell(&minutes_on(minutes).format("%Y-%m-%dT%H:%M").to_string());
    for (shown, wished) in [(0, 1), (61, 62)] {
        tell(shown);
        let calls = desk.shelf().hand_out(minutes_on(shown));
        assert_eq!(calls.len(), 1, "after {shown} minutes");
        desk.shelf()
            .change(|list| list.was_taken(&calls[0], minutes_on(shown)));
        desk.settle();
        tell(wished);
        let occurrence = desk.reminded[&item.id].clone();
        let choice = Chosen::LaterHour;
        ask(&mut desk, Choose { occurrence, choice }).unwrap();
    }
    let again = desk.shelf().hand_out(minutes_on(122));
    assert!(
        again.iter().any(|it| it.ids.contains(&item.id)),
        "{again:?}"
    );
}

#[test]
fn what_was_put_off_and_tapped_while_locked_is_known_after_unlocking() {
    let dir = tempfile::tempdir().unwrap();
    let mut desk = after_a_session(dir.path());
    clock::tell("2026-10-29T23:59");
    let due = |list: &List| {
        let of_tomorrow = |it: &&Item| it.due.naive_local().to_string().starts_with("2026-10-29 1");
        list.items().iter().find(of_tomorrow).cloned().unwrap()
    };
    let item = due(&desk.shelf().list());
    let at = item.due;
    let calls = desk.shelf().hand_out(at);
    let call = calls.iter().find(|it| it.ids.contains(&item.id)).unwrap();
    let pressed = at + chrono::TimeDelta::minutes(1);
    let call = Call {
        ids: vec![item.id.clone()],
        notice: call.notice,
        one_tap: false,
    };
    desk.shelf().change(|list| list.put_off(&call, pressed));
    desk.shelf().open(&call, pressed);

    let later = at + chrono::TimeDelta::minutes(10);
    clock::tell(&later.naive_local().format("%Y-%m-%dT%H:%M").to_string());
    unlock(&mut desk);
    let again = desk.shelf().list();
    let again = again.items().iter().find(|it| it.id == item.id).unwrap();
    assert_eq!(again.due, pressed + chrono::TimeDelta::minutes(15));
    assert!(again.later.is_empty(), "it stands in the journal now");
    let today = ask(&mut desk, SeeToday {}).unwrap();
    let opened = today.opened.expect("the tap is told");
    assert_eq!(desk.reminded.get(&item.id), Some(&opened));
    assert_eq!(ask(&mut desk, SeeToday {}).unwrap().opened, None, "once");

    let choose = |occurrence, choice| Choose { occurrence, choice };
    ask(&mut desk, choose(opened.clone(), Chosen::Skip)).unwrap();
    let list = desk.shelf().list();
    assert!(list.items().iter().all(|it| it.id != item.id));
    let mut unknown = opened;
    unknown.session = EntryId(999);
    let refused = ask(&mut desk, choose(unknown, Chosen::Skip));
    assert_eq!(refused, Err(Failure::Refused(Refusal::Gone)));
}
