//! A reduced run of the count of what the app costs in its tray, and of its control.

use std::time::Duration;

use journeys::{prove::idle::Idle, window::beside_us};

const A_WHILE: Duration = Duration::from_secs(3);

#[test]
fn the_app_in_its_tray_goes_on_looking_at_the_clock() {
    let mut idle = Idle::app(&beside_us("groundwork"), A_WHILE).expect("it starts");
    let seen = idle.round(A_WHILE).expect("it is counted");
    println!("{seen:?}");
    assert!(seen.tried["wake-ups of the app"] > 0, "{seen:?}");
}

#[test]
fn a_program_that_is_never_idle_is_found_out() {
    let mut busy = Idle::busy().expect("it starts");
    let seen = busy.round(Duration::from_secs(1)).expect("it is counted");
    assert_eq!(seen.wrong["more than 1 % of a core"], 1, "{seen:?}");
}
