//! What the patient wishes of all reminders, and by which clock they go.
#![cfg(test)]

use care::{
    contract::{Failure, MakeWish, SeeToday},
    entry::Entry,
    refusal::Refusal,
    wish::{Amount, RestingWhy, Wish, ZoneWish},
};
use chrono::TimeDelta;

use super::{ask, had_a_session, set_up};
use crate::{clock, desk::Desk};

fn wish(desk: &mut Desk, wish: Wish) -> Result<(), Failure> {
    ask(desk, MakeWish { wish })
}

#[test]
fn a_pause_empties_the_list_until_its_end_and_going_on_fills_it_again() {
    let dir = tempfile::tempdir().unwrap();
    let mut desk = set_up(dir.path());
    clock::tell("2026-10-28T15:00");
    had_a_session(&mut desk, "2026-10-28T14:00");
    clock::tell("2026-10-29T08:00");
    let until = clock::now() + TimeDelta::days(1);
    let rings = |desk: &Desk| {
        let items = desk.shelf.list();
        let items = items.items().iter();
        items
            .filter(|it| clock::now() < it.due && it.due < until)
            .count()
    };
    desk.settle();
    let before = rings(&desk);
    assert!(before > 0);
    wish(&mut desk, Wish::PauseUntil(until)).unwrap();
    assert_eq!(rings(&desk), 0);
    let resting = ask(&mut desk, SeeToday {}).unwrap().resting.unwrap();
    assert_eq!(
        (resting.until, resting.why),
        (until.naive_local(), RestingWhy::Paused)
    );
    clock::tell("2026-10-29T08:01");
    wish(&mut desk, Wish::GoOn).unwrap();
    assert_eq!(rings(&desk), before);
    assert_eq!(ask(&mut desk, SeeToday {}).unwrap().resting, None);
}

#[test]
fn a_pause_that_is_over_is_refused_and_fewer_is_kept() {
    let dir = tempfile::tempdir().unwrap();
    let mut desk = set_up(dir.path());
    let over = Wish::PauseUntil(clock::now() - TimeDelta::minutes(1));
    assert_eq!(
        wish(&mut desk, over),
        Err(Failure::Refused(Refusal::PauseOutOfReach))
    );
    wish(&mut desk, Wish::Amount(Amount::Fewer)).unwrap();
    assert_eq!(ask(&mut desk, SeeToday {}).unwrap().amount, Amount::Fewer);
}

#[test]
fn a_home_whose_clock_is_not_known_is_told_and_not_guessed() {
    let dir = tempfile::tempdir().unwrap();
    let mut desk = set_up(dir.path());
    let followed = Wish::Zone {
        here: "Moon/Tycho".into(),
        keeps: ZoneWish::Follow,
    };
    let journal = desk.journal().unwrap();
    journal
        .record(&Entry::Wish(followed), &clock::stamp(), None)
        .unwrap();
    clock::tell("2026-10-28T12:01");
    let here = ask(&mut desk, SeeToday {})
        .unwrap()
        .zone_question
        .unwrap()
        .here;
    let keep = |keeps| Wish::Zone {
        here: here.clone(),
        keeps,
    };
    assert_eq!(
        wish(&mut desk, keep(ZoneWish::Home)),
        Err(Failure::Refused(Refusal::ZoneUnknown))
    );
    let asked = ask(&mut desk, SeeToday {}).unwrap().zone_question;
    assert!(asked.is_some(), "it is still to be answered");
    wish(&mut desk, keep(ZoneWish::Follow)).unwrap();
}

#[test]
fn who_stays_on_home_time_reads_every_time_on_that_clock() {
    let dir = tempfile::tempdir().unwrap();
    let mut desk = set_up(dir.path());
    clock::tell("2026-10-28T15:00");
    had_a_session(&mut desk, "2026-10-28T14:00");
    // She agreed to go by Tokyo's clock there, and is back now.
    let followed = Wish::Zone {
        here: "Asia/Tokyo".into(),
        keeps: ZoneWish::Follow,
    };
    let journal = desk.journal().unwrap();
    journal
        .record(&Entry::Wish(followed), &clock::stamp(), None)
        .unwrap();
    let today = ask(&mut desk, SeeToday {}).unwrap();
    let question = today.zone_question.expect("the device is elsewhere");
    assert_eq!(question.home, "Asia/Tokyo");
    assert_eq!(today.now, clock::now().naive_local(), "until she answers");

    clock::tell("2026-10-28T15:01");
    let keeps = ZoneWish::Home;
    let here = question.here;
    wish(&mut desk, Wish::Zone { here, keeps }).unwrap();
    let today = ask(&mut desk, SeeToday {}).unwrap();
    assert_eq!(today.home_time.as_deref(), Some("Asia/Tokyo"));
    assert_eq!(today.zone_question, None, "asked once");
    let in_tokyo = clock::now().naive_utc() + TimeDelta::hours(9);
    assert_eq!(today.now, in_tokyo);
    let elsewhere = Wish::Zone {
        here: "America/Lima".into(),
        keeps,
    };
    assert_eq!(
        wish(&mut desk, elsewhere),
        Err(Failure::Refused(Refusal::Gone)),
        "the device is not there"
    );
}
