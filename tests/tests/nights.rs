//! A reduced run of the proof over random nights, and of its control.

use journeys::prove::{
    figures::Seen,
    nights::{Reckoning, tried},
};

fn all(weeks: std::ops::Range<u64>, reckoning: Reckoning) -> Seen {
    let mut all = Seen::default();
    for number in weeks {
        all.add(&tried(number, reckoning));
    }
    all
}

#[test]
fn every_figure_of_a_night_is_that_of_its_moments() {
    let seen = all(0..300, Reckoning::Ours);
    println!("{:?}", seen.tried);
    assert!(
        seen.tried["of them with a change of the clock"] > 50,
        "{seen:?}"
    );
    assert_eq!(seen.wrongs(), 0, "{seen:?}");
}

#[test]
fn figures_of_the_clock_alone_are_found_out() {
    let wrong = all(0..500, Reckoning::AsShown).wrong;
    for figure in ["TIB", "SPT", "TST", "TWAK", "SE", "mid-sleep"] {
        assert!(wrong[figure] > 0, "{figure}: {wrong:?}");
    }
}
