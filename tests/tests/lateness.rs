//! A reduced run of the measure of how late reminders come, and of its control. How late they come
//! on a machine that does much else is told, and only measured where nothing else runs.

use std::path::Path;

use journeys::prove::{figures::Seen, lateness::Lateness};

fn came(count: usize, held_up: bool) -> Seen {
    let program = Path::new(env!("CARGO_BIN_EXE_reminder"));
    let lateness = Lateness::of(program, count, held_up);
    let seen = lateness.round(0).expect("a round ends with a comparison");
    println!("{seen:?}");
    seen
}

#[test]
fn what_falls_due_comes_once_and_not_before_its_time() {
    let seen = came(5, false);
    for wrong in ["shown twice", "lost", "before its time"] {
        assert_eq!(seen.wrong[wrong], 0, "{wrong}: {seen:?}");
    }
}

#[test]
fn a_program_that_is_held_up_is_found_to_be_late() {
    let seen = came(5, true);
    assert!(seen.wrong["late by more than 2 s"] > 0, "{seen:?}");
}
