//! A reduced run of the proof that a kill during delivery shows nothing twice and loses nothing
//! in silence, and of its control.

use std::path::Path;

use journeys::prove::{delivery::Delivery, figures::Seen, reminder::Order};

fn killed(order: Order, runs: u32) -> Seen {
    let delivery = Delivery::of(Path::new(env!("CARGO_BIN_EXE_reminder")), order);
    let mut all = Seen::default();
    for run in 0..runs {
        all.add(&delivery.round(run).expect("a round ends with a comparison"));
    }
    println!("{all:?}");
    all
}

#[test]
fn a_kill_during_delivery_shows_nothing_twice_and_loses_nothing_in_silence() {
    let seen = killed(Order::MarkFirst, 8);
    assert_eq!(seen.wrongs(), 0, "{seen:?}");
    assert!(
        seen.tried["told in the app only"] < seen.tried["reminders"],
        "{seen:?}"
    );
}

#[test]
fn reminders_that_are_marked_too_late_are_found_out() {
    let seen = killed(Order::ShowFirst, 5);
    assert!(seen.wrong["shown twice"] > 0, "{seen:?}");
}
