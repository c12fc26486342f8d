//! A reduced run of the proof over all answers to the measures, and of its control.

use journeys::prove::{
    figures::Seen,
    scores::{RUNS, Reckoning, tried},
};

fn some(reckoning: Reckoning) -> Seen {
    let mut all = Seen::default();
    for run in (0..RUNS).step_by(32) {
        all.add(&tried(run, reckoning));
    }
    all
}

#[test]
fn every_single_change_moves_the_total_by_itself_and_bands_are_as_published() {
    let seen = some(Reckoning::Ours);
    assert!(seen.tried["single changes"] > 100_000, "{seen:?}");
    assert_eq!(seen.wrongs(), 0, "{seen:?}");
}

#[test]
fn a_total_of_what_was_left_open_is_found_out() {
    let wrong = some(Reckoning::OpenIsZero).wrong;
    assert!(wrong["total of an open set"] > 0, "{wrong:?}");
    assert_eq!(wrong["total"], 0, "{wrong:?}");
}
