//! The check-up of reminders, the ledger behind it, and what is pressed while locked.
#![cfg(test)]

use std::sync::{Arc, Mutex};

use care::{
    check_up::{self, TestReminder as Test},
    contract::{Failure, Lock, SeeCheckUp, SeeJournal, SeeToday, StartWithLogin, TestReminder},
    schedule::State,
};
use chrono::{NaiveDateTime, TimeDelta};
use journal::ledger::{LedgerState, Marked};

use super::{ask, desk_in, had_a_session, set_up, unlock};
use crate::{
    clock,
    desk::Desk,
    login::Login,
    reminders::{item::Item, list::Call},
};

/// A session at 14:00 on the 28th, told at 16:00.
fn after_a_session(dir: &std::path::Path) -> Desk {
    let mut desk = set_up(dir);
    clock::tell("2026-10-28T16:00");
    had_a_session(&mut desk, "2026-10-28T14:00");
    desk
}

fn tell(now: NaiveDateTime) {
    clock::tell(&now.format("%Y-%m-%dT%H:%M").to_string());
}

fn ledger(desk: &mut Desk) -> Vec<Marked> {
    let day = |text: &str| format!("{text}T00:00:00").parse().unwrap();
    let journal = desk.journal().unwrap();
    journal
        .ledger_states(day("2026-10-27"), day("2026-12-01"))
        .unwrap()
}

/// The first reminder that falls due from then on.
fn next(desk: &Desk, from: &str, one_tap: bool) -> Item {
    let from: NaiveDateTime = format!("{from}:00").parse().unwrap();
    let list = desk.shelf().list();
    let mut items = list.items().iter();
    let found = items.find(|it| it.due.naive_local() >= from && it.one_tap == one_tap);
    found
        .expect("the days after a session have all sorts")
        .clone()
}

/// Has the notification service take this one; what fell due before got no answer.
fn show(desk: &Desk, item: &Item) -> Call {
    let mut dues: Vec<_> = desk
        .shelf()
        .list()
        .items()
        .iter()
        .map(|it| it.due)
        .collect();
    dues.retain(|due| *due < item.due);
    dues.sort();
    for due in dues {
        desk.shelf().hand_out(due);
    }
    let calls = desk.shelf().hand_out(item.due);
    let mut calls = calls.into_iter();
    let call = calls.find(|it| it.ids == [item.id.as_str()]).unwrap();
    desk.shelf().change(|list| list.was_taken(&call, item.due));
    call
}

#[test]
fn the_ledger_begins_with_the_days_around_now_and_writes_only_what_changed() {
    let dir = tempfile::tempdir().unwrap();
    let mut desk = after_a_session(dir.path());
    let rows = ledger(&mut desk);
    assert!(rows.len() > 5, "{} rows", rows.len());
    let last = rows.iter().map(|it| it.occurrence.due).max().unwrap();
    assert!(last < "2026-10-31T00:00:00".parse().unwrap(), "{last}");
    for row in &rows {
        assert!(row.when(LedgerState::Planned).is_some());
    }
    let armed = rows.iter().filter(|it| it.state == LedgerState::Armed);
    assert!(armed.count() > 2, "what has words for a notification");
    clock::tell("2026-10-28T16:01");
    desk.settle();
    assert_eq!(ledger(&mut desk), rows, "a minute later nothing is news");
}

#[test]
fn done_with_one_tap_while_locked_is_done_after_unlocking() {
    let dir = tempfile::tempdir().unwrap();
    let mut desk = after_a_session(dir.path());
    ask(&mut desk, Lock {}).unwrap();
    let item = next(&desk, "2026-10-29T08:00", true);
    let call = show(&desk, &item);
    assert!(call.one_tap);
    let pressed = item.due + TimeDelta::minutes(3);
    desk.shelf().change(|list| list.was_done(&call, pressed));
    assert!(!desk.shelf().stands(&call, pressed));
    drop(desk);

    let mut desk = desk_in(dir.path());
    tell(item.due.naive_local() + TimeDelta::hours(2));
    unlock(&mut desk);
    let id = ledger(&mut desk)
        .into_iter()
        .find(|it| it.when(LedgerState::Done).is_some())
        .expect("it is in the ledger");
    assert_eq!(id.when(LedgerState::Shown), Some(item.due));
    assert_eq!(id.when(LedgerState::Done), Some(pressed));
    let today = ask(&mut desk, SeeToday {}).unwrap();
    let earlier = today.earlier.iter().find(|it| it.id == id.occurrence);
    assert_eq!(earlier.map(|it| &it.state), Some(&State::Done));
    assert!(
        desk.shelf()
            .list()
            .items()
            .iter()
            .all(|it| it.id != item.id)
    );
}

#[test]
fn what_was_shown_and_closed_while_locked_for_days_is_told_from_what_never_was() {
    let dir = tempfile::tempdir().unwrap();
    let mut desk = after_a_session(dir.path());
    ask(&mut desk, Lock {}).unwrap();
    let shown = next(&desk, "2026-10-30T08:00", false);
    show(&desk, &shown);
    drop(desk);
    let mut desk = desk_in(dir.path());
    clock::tell("2026-11-03T12:00");
    unlock(&mut desk);
    let rows = ledger(&mut desk);
    let of_the_30th: Vec<_> = rows
        .iter()
        .filter(|it| it.occurrence.due.date() == "2026-10-30".parse().unwrap())
        .collect();
    let was_shown = |it: &&&Marked| it.when(LedgerState::Shown) == Some(shown.due);
    assert_eq!(of_the_30th.iter().filter(was_shown).count(), 1);
    let expired = |it: &&&Marked| it.when(LedgerState::Expired).is_some();
    assert!(of_the_30th.iter().filter(expired).count() > 2);
    let journal = desk.journal().unwrap();
    let kept = journal
        .ledger_kept(
            "2026-10-30T00:00:00".parse().unwrap(),
            "2026-10-31T00:00:00".parse().unwrap(),
        )
        .unwrap();
    assert_eq!(kept.iter().map(|it| it.reminded).sum::<u32>(), 1);
    assert_eq!(kept.iter().map(|it| it.done).sum::<u32>(), 0);
    assert!(kept.iter().map(|it| it.over).sum::<u32>() > 2);
}

#[test]
fn a_lost_list_is_laid_out_anew_and_shows_nothing_a_second_time() {
    let dir = tempfile::tempdir().unwrap();
    let mut desk = after_a_session(dir.path());
    let item = next(&desk, "2026-10-29T08:00", false);
    show(&desk, &item);
    tell(item.due.naive_local() + TimeDelta::minutes(1));
    desk.settle();
    drop(desk);
    std::fs::remove_file(dir.path().join("home/reminders.json")).unwrap();
    let mut desk = desk_in(dir.path());
    // The clock was set back a little as well.
    tell(item.due.naive_local() - TimeDelta::minutes(5));
    unlock(&mut desk);
    let calls = desk.shelf().hand_out(item.due);
    assert!(calls.iter().all(|it| !it.ids.contains(&item.id)));
}

#[test]
fn the_check_up_tells_what_comes_next_and_what_became_of_a_test() {
    let dir = tempfile::tempdir().unwrap();
    let mut desk = after_a_session(dir.path());
    let seen = ask(&mut desk, SeeCheckUp {}).unwrap();
    assert_eq!(seen.next.len(), check_up::NEXT);
    assert!(seen.next.is_sorted_by_key(|it| it.due));
    assert!(seen.next.iter().all(|it| !it.reason.is_empty()));
    assert_eq!((seen.test, seen.last_shown), (Test::None, None));
    assert_eq!(seen.starts_with_login, None, "nobody offers it here");

    let due = ask(&mut desk, TestReminder {}).unwrap();
    assert_eq!(due, "2026-10-28T16:01:00".parse().unwrap());
    let seen = ask(&mut desk, SeeCheckUp {}).unwrap();
    assert_eq!(seen.test, Test::Waits { due });
    tell(due);
    let calls = desk.shelf().hand_out(clock::now());
    assert_eq!(calls.len(), 1);
    desk.shelf()
        .change(|list| list.was_taken(&calls[0], clock::now()));
    let seen = ask(&mut desk, SeeCheckUp {}).unwrap();
    assert_eq!(seen.test, Test::Shown { at: due });
    assert_eq!(seen.last_shown, Some(due));
    let page = ask(&mut desk, SeeJournal { before: None }).unwrap();
    assert_eq!(page.days[0].lines.len(), 1, "the journal knows no test");

    ask(&mut desk, Lock {}).unwrap();
    let locked = ask(&mut desk, TestReminder {});
    assert_eq!(locked, Err(Failure::Locked));
}

/// A system that remembers what it was told.
struct Remembers(Arc<Mutex<bool>>);

impl Login for Remembers {
    fn starts(&self) -> Option<bool> {
        Some(*self.0.lock().unwrap())
    }

    fn start(&self, on: bool) -> Result<(), String> {
        *self.0.lock().unwrap() = on;
        Ok(())
    }
}

#[test]
fn the_app_starts_with_the_login_only_if_the_patient_says_so() {
    let dir = tempfile::tempdir().unwrap();
    let mut desk = set_up(dir.path());
    let refused = ask(&mut desk, StartWithLogin { on: true });
    assert_eq!(refused, Err(Failure::Unexpected), "nothing can be started");
    let system = Arc::new(Mutex::new(false));
    desk.offer_login(Box::new(Remembers(system.clone())));
    let seen = ask(&mut desk, SeeCheckUp {}).unwrap();
    assert_eq!(seen.starts_with_login, Some(false));
    ask(&mut desk, StartWithLogin { on: true }).unwrap();
    let seen = ask(&mut desk, SeeCheckUp {}).unwrap();
    assert_eq!(seen.starts_with_login, Some(true));
    ask(&mut desk, StartWithLogin { on: false }).unwrap();
    assert!(!*system.lock().unwrap());
}
