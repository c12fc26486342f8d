//! The calendar file beside the reminders that the app shows itself.
#![cfg(test)]

use std::{collections::BTreeSet, fs};

use care::{
    contract::{Choose, SaveCalendar, SeeToday},
    entry::Chosen,
};

use super::{ask, had_a_session, set_up};
use crate::{clock, desk::Desk};

/// The names of the events: those that ring, and those that were called off.
fn saved(desk: &mut Desk) -> (BTreeSet<String>, BTreeSet<String>) {
    let path = ask(desk, SaveCalendar {}).unwrap();
    let file = fs::read_to_string(path).unwrap();
    let (mut ring, mut off) = (BTreeSet::new(), BTreeSet::new());
    for event in file.split("BEGIN:VEVENT").skip(1) {
        let uid = event.lines().find_map(|it| it.strip_prefix("UID:"));
        let uid = uid.unwrap().to_owned();
        match event.contains("STATUS:CANCELLED") {
            true => off.insert(uid),
            false => ring.insert(uid),
        };
    }
    (ring, off)
}

#[test]
fn the_calendar_rings_when_the_app_would_and_takes_away_what_was_done_early() {
    let dir = tempfile::tempdir().unwrap();
    let mut desk = set_up(dir.path());
    clock::tell("2026-10-28T16:00");
    had_a_session(&mut desk, "2026-10-28T14:00");
    let now = clock::now();
    let items = desk.shelf().list().items().to_vec();
    let ahead = items.iter().filter(|it| it.due >= now);
    let ahead: BTreeSet<String> = ahead.map(|it| it.id.clone()).collect();
    assert!(ahead.len() > 10, "two weeks of reminders");
    assert_eq!(saved(&mut desk), (ahead.clone(), BTreeSet::new()));

    let later = ask(&mut desk, SeeToday {}).unwrap().later;
    let early = later.into_iter().find(|it| it.notice.is_some()).unwrap();
    let occurrence = early.id;
    let choice = Chosen::Done;
    ask(&mut desk, Choose { occurrence, choice }).unwrap();
    let (ring, off) = saved(&mut desk);
    assert_eq!(off.len(), 1);
    assert_eq!(&ring | &off, ahead);
}
