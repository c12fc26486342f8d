//! Reduced runs of the proofs of what leaves the device, and of their controls.

use handover::signed::look;
use journeys::{
    prove::{
        cells::{self, Guard},
        figures::Seen,
        handed::{self, Print},
        parts_handed::page,
        strange,
        tampered::{Files, Look},
    },
    window::beside_us,
};

fn all(rounds: impl Iterator<Item = Result<Seen, String>>) -> Seen {
    let mut all = Seen::default();
    for seen in rounds {
        all.add(&seen.expect("a round ends with a comparison"));
    }
    all
}

#[test]
fn everything_that_goes_out_comes_in_again() {
    let seen = all((0..8).map(|run| handed::everything(run).map_err(|it| it.to_string())));
    assert!(seen.tried["entries"] > 100, "{seen:?}");
    assert_eq!(seen.wrongs(), 0, "{seen:?}");
}

#[test]
fn another_reader_finds_the_figures_of_the_summary_on_its_page() {
    let seen = all((0..2).map(|run| handed::page(run, Print::AsItIs)));
    assert!(seen.tried["figures"] > 10, "{seen:?}");
    assert_eq!(seen.wrongs(), 0, "{seen:?}");
}

#[test]
fn other_figures_on_the_page_are_found_out() {
    let seen = handed::page(0, Print::Another).expect("a round ends with a comparison");
    assert!(seen.wrong["not on the page"] > 0, "{seen:?}");
}

#[test]
fn no_words_become_a_formula_in_a_spreadsheet() {
    let seen = look(page().expect("the app makes a page")).expect("a page of ours");
    let page = seen.summary.expect("a page with its data");
    let ours = cells::round(0, Guard::Ours, &page).expect("it is opened");
    assert_eq!(ours.tried["cells"], cells::CELLS as u64, "{ours:?}");
    assert_eq!(ours.wrongs(), 0, "{ours:?}");
    let bare = cells::round(0, Guard::TakenAway, &page).expect("it is opened");
    assert!(bare.wrong["formulas"] > 0, "{bare:?}");
}

#[test]
fn a_file_that_was_changed_or_cut_is_refused() {
    let files = Files::of(page().expect("the app makes a page").to_vec()).expect("sealed");
    assert!(files.are_taken());
    const PARTS: usize = 6_000;
    let mut seen = Seen::default();
    for part in [0, PARTS / 2, PARTS - 1] {
        seen.add(&files.page(part, PARTS, Look::Ours));
        seen.add(&files.sealed(part, PARTS));
    }
    assert!(seen.tried["changed or cut"] > 300, "{seen:?}");
    assert_eq!(seen.wrongs(), 0, "{seen:?}");
    let careless = files.page(0, PARTS, Look::SealAlone);
    assert!(careless.wrongs() > 0, "{careless:?}");
}

#[test]
fn a_strange_file_gets_its_sentence_and_no_memory() {
    let page = page().expect("the app makes a page");
    let seen = strange::round(&beside_us("groundwork"), page).expect("all are shown");
    assert!(seen.tried["files"] > 12, "{seen:?}");
    assert_eq!(seen.wrongs(), 0, "{seen:?}");
}
