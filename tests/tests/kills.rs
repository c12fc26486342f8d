//! A reduced run of the proof that no acknowledged save is lost to a kill, and of its control.

use std::path::Path;

use journeys::prove::{
    kills::{Kills, Round, delay},
    saver::Order,
};

fn killed(order: Order, runs: u32) -> Round {
    let within = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder can be made");
    let saver = Path::new(env!("CARGO_BIN_EXE_saver"));
    let mut kills = Kills::of(saver, order, within.path());
    let rounds = (0..runs).map(|run| {
        kills
            .round(delay(run))
            .expect("a round ends with a comparison")
    });
    rounds.fold(Round::default(), |all, it| Round {
        acknowledged: all.acknowledged + it.acknowledged,
        lost: all.lost + it.lost,
        unreadable: all.unreadable + it.unreadable,
    })
}

#[test]
fn what_was_acknowledged_is_there_after_a_kill() {
    let seen = killed(Order::SaveFirst, 20);
    assert!(seen.acknowledged >= 20, "each run saved: {seen:?}");
    assert_eq!((seen.lost, seen.unreadable), (0, 0), "{seen:?}");
}

#[test]
fn a_save_that_is_acknowledged_too_early_is_found_out() {
    let seen = killed(Order::AcknowledgeFirst, 10);
    assert!(seen.lost > 0, "{seen:?}");
    assert_eq!(seen.unreadable, 0, "{seen:?}");
}
