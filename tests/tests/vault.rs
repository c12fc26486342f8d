//! Reduced runs of the vault's proofs, and of their controls.

use std::path::{Path, PathBuf};

use journeys::prove::{
    faults,
    figures::Seen,
    flips::Flips,
    locks::{KilledChanges, WrongTries},
    power::{Care, Cuts},
    traces, watched,
};
use tempfile::TempDir;

fn within() -> TempDir {
    tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder can be made")
}

fn driven() -> PathBuf {
    Path::new(env!("CARGO_BIN_EXE_driven")).to_owned()
}

fn all(rounds: impl Iterator<Item = Result<Seen, String>>) -> Seen {
    let mut all = Seen::default();
    for seen in rounds {
        all.add(&seen.expect("a round ends with a comparison"));
    }
    all
}

#[test]
fn a_power_cut_takes_nothing_that_was_acknowledged() {
    let folder = within();
    let cuts = Cuts::of(&driven(), Care::Ours, 40, folder.path()).expect("it is recorded");
    let images = cuts.images();
    assert!(images > 1000, "{images}");
    // No divisor of the images at each call: of all sorts of cuts some.
    let seen = all((0..images).step_by(7).map(|run| cuts.round(run)));
    assert_eq!(seen.wrongs(), 0, "{seen:?}");
}

#[test]
fn the_same_harness_sees_what_a_careless_file_loses() {
    let folder = within();
    let cuts = Cuts::of(&driven(), Care::Careless, 40, folder.path()).expect("it is recorded");
    let seen = all((0..cuts.images()).step_by(11).map(|run| cuts.round(run)));
    assert!(seen.wrongs() > 0, "{seen:?}");
}

#[test]
fn a_failing_disk_takes_nothing_that_was_acknowledged() {
    let folder = within();
    let runs = (0..36).map(|run| faults::round(&driven(), folder.path(), run + 36 * (run % 5)));
    let seen = all(runs);
    assert_eq!(seen.wrongs(), 0, "{seen:?}");
    assert!(seen.tried["runs in which a save failed"] > 5, "{seen:?}");
}

#[test]
fn no_damage_is_silent() {
    let folder = within();
    let flips = Flips::within(folder.path()).expect("a journal");
    let seen = all((0..200).map(|run| flips.round(run)));
    assert!(seen.tried["damaged files"] > 150, "{seen:?}");
    assert_eq!(seen.wrongs(), 0, "{seen:?}");
}

#[test]
fn wrong_passphrases_change_nothing_and_wait_their_time() {
    let folder = within();
    let mut tries = WrongTries::within(folder.path()).expect("a vault");
    let seen = all((0..20).map(|run| tries.round(run)));
    assert_eq!(seen.wrongs(), 0, "{seen:?}");
}

#[test]
fn a_killed_change_of_passphrase_leaves_one_that_opens() {
    let folder = within();
    let changes = KilledChanges::within(folder.path()).expect("a vault");
    let seen = all((0..16).map(|run| changes.round(&driven(), run)));
    assert_eq!(seen.wrongs(), 0, "{seen:?}");
    assert!(seen.tried["of them cut short"] > 3, "{seen:?}");
    // Both ways: before the new one holds, and after.
    let new = seen.tried["of them with the new one"];
    assert!(1 < new && new < 15, "{seen:?}");
    assert_eq!(seen.tried["of them acknowledged"], 1, "{seen:?}");
}

#[test]
fn no_file_holds_a_text_and_no_file_is_there_that_is_not_known() {
    let folder = within();
    let seen = traces::round(&driven(), folder.path(), 120).expect("it lived and was killed");
    assert_eq!(seen.wrongs(), 0, "{seen:?}");
}

#[test]
fn a_program_that_asks_for_the_network_is_seen() {
    assert!(
        watched::control(within().path())
            .expect("it is traced")
            .wrongs()
            > 0
    );
}
