//! A short run of any bytes against every reader of foreign bytes. The long one, guided by what the
//! reader does with them, is `cargo xtask prove fuzz`.

use std::sync::LazyLock;

use fuzz::{PLANTED, READERS};
use journeys::prove::{
    mutated::tried,
    seeds::{Seeds, seeds},
};

/// Of the slow ones fewer.
const RUNS: u64 = 2_000;
const SLOW: [(&str, u64); 5] = [
    ("summary", 400),
    ("everything", 300),
    ("plan", 300),
    ("copy", 60),
    ("picture", 4),
];

static SEEDS: LazyLock<Seeds> = LazyLock::new(|| {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder can be made");
    seeds(folder.path()).expect("the app makes such files")
});

#[test]
fn every_reader_understands_the_files_of_the_app() {
    for reader in &READERS {
        for (at, seed) in SEEDS[reader.name].iter().enumerate() {
            assert!((reader.read)(seed), "{}, file {at}", reader.name);
            assert!(
                seed.len() <= reader.longest as usize,
                "{}, file {at}: {} bytes",
                reader.name,
                seed.len()
            );
        }
    }
}

#[test]
fn no_bytes_make_a_reader_panic() {
    for reader in &READERS {
        let slow = SLOW.iter().find(|it| it.0 == reader.name);
        let runs = slow.map_or(RUNS, |it| it.1);
        let seen = tried(reader, &SEEDS[reader.name], runs);
        assert_eq!(seen.wrong["panics"], 0, "{}", reader.name);
    }
}

#[test]
fn a_reader_with_a_slip_is_found_out() {
    let seen = tried(&PLANTED, &SEEDS["planted"], RUNS);
    assert!(seen.wrong["panics"] > 0, "{seen:?}");
}
