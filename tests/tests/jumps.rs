//! A reduced run of the proof that a clock that jumps and a device that stops bring one gentle
//! notification and repeat nothing, and of its control.

use std::path::Path;

use journeys::prove::{crew::crewed, figures::Seen, jumps::Jumps};

fn jumped(forgets: bool, runs: u32) -> Seen {
    let mut crew = crewed(8, runs, move || {
        let jumps = Jumps::of(Path::new(env!("CARGO_BIN_EXE_reminder")), forgets);
        move |run| jumps.round(run)
    });
    let mut all = Seen::default();
    for run in 0..runs {
        all.add(&crew(run).expect("a round ends with a comparison"));
    }
    println!("{all:?}");
    all
}

#[test]
fn a_jump_or_a_stop_brings_one_gentle_notification_and_repeats_nothing() {
    // Each jump and each stop; every other has a night around its end.
    let seen = jumped(false, 8);
    assert_eq!(seen.wrongs(), 0, "{seen:?}");
    assert!(seen.tried["catch-ups"] > 3, "{seen:?}");
    assert!(
        seen.tried["notifications"] > seen.tried["catch-ups"],
        "{seen:?}"
    );
}

#[test]
fn reminders_that_forget_what_was_shown_are_found_out() {
    let seen = jumped(true, 4);
    assert!(seen.wrong["replayed, or not asked for"] > 0, "{seen:?}");
}
