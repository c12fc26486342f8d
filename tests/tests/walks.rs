//! Reduced runs of two proofs: random walks through every form, and kills while typing.

use std::{collections::BTreeSet, path::Path};

use care::library;
use journeys::prove::{
    figures::Seen,
    kills::delay,
    typing::{AS_THE_SCREENS, NOW_AND_THEN, Typing},
    walks::{Walker, endings},
};

#[test]
fn no_walk_through_any_form_loses_an_answer_and_every_ending_is_reached() {
    let within = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder can be made");
    let mut walker = Walker::within(within.path()).expect("a journal is set up");
    let mut seen = Seen::default();
    let all = endings();
    // Each form many times over; conditions split the ways.
    for number in 0..12 * library::forms().len() as u64 {
        seen.add(&walker.walk(number).expect("the screens may do this"));
    }
    assert_eq!(seen.wrongs(), 0, "{seen:?}");
    assert!(seen.tried["kills"] > 0, "{seen:?}");
    let reached: BTreeSet<&String> = seen.tried.keys().collect();
    let missing: Vec<_> = all.iter().filter(|it| !reached.contains(it)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

fn typed(pace: usize, runs: u32) -> Seen {
    let within = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder can be made");
    let typist = Path::new(env!("CARGO_BIN_EXE_typist"));
    let mut typing = Typing::of(typist, pace, within.path());
    let mut seen = Seen::default();
    for run in 0..runs {
        let round = typing
            .round(delay(run))
            .expect("a round ends with a comparison");
        seen.add(&round);
    }
    seen
}

#[test]
fn a_kill_while_typing_costs_a_second_of_text_at_most() {
    let seen = typed(AS_THE_SCREENS, 10);
    assert!(seen.tried["letters on screen"] > 50, "{seen:?}");
    assert_eq!(seen.wrongs(), 0, "{seen:?}");
}

#[test]
fn a_draft_that_is_kept_only_now_and_then_is_found_out() {
    let seen = typed(NOW_AND_THEN, 10);
    assert!(seen.wrong["more than a second lost"] > 0, "{seen:?}");
    assert_eq!(seen.wrong["other words than were typed"], 0, "{seen:?}");
}
