//! Measures: every change of a single item, and the published cut-offs, reckoned here anew.

use care::{
    form::{Answers, FormId, StepId, Value},
    library,
    measure::{Band, Change, Scoring, band, change, is_remission, is_response, scoring, total},
};
use proptest::prelude::*;

const OPTIONS: [&str; 4] = [
    "not_at_all",
    "several_days",
    "more_than_half",
    "nearly_every_day",
];

/// The lowest total of each band, as published.
type Bands = &'static [(u16, Band)];

/// Name, items, bands.
const MEASURES: [(&str, usize, Bands); 3] = [
    (
        "phq9",
        9,
        &[
            (0, Band::Minimal),
            (5, Band::Mild),
            (10, Band::Moderate),
            (15, Band::ModeratelySevere),
            (20, Band::Severe),
        ],
    ),
    (
        "gad7",
        7,
        &[
            (0, Band::Minimal),
            (5, Band::Mild),
            (10, Band::Moderate),
            (15, Band::Severe),
        ],
    ),
    ("phq2", 2, &[]),
];

fn answers(scores: &[usize]) -> Answers {
    let item = |(at, score): (usize, &usize)| {
        let step = StepId(format!("item{}", at + 1));
        (step, Value::Choice(OPTIONS[*score].to_owned()))
    };
    scores.iter().enumerate().map(item).collect()
}

fn total_of(name: &str, answers: &Answers) -> Option<u16> {
    let form = library::form(&FormId(name.to_owned())).expect("a measure");
    total(form, answers)
}

fn cut_offs(name: &str) -> &'static Scoring {
    scoring(&FormId(name.to_owned())).expect("its cut-offs")
}

fn told(name: &str, last: u16, now: u16) -> Option<Change> {
    let form = library::form(&FormId(name.to_owned())).expect("a measure");
    change(form, Some(last), Some(now))
}

/// The band whose published range holds the total.
fn published(bands: &[(u16, Band)], total: u16) -> Option<Band> {
    let mut found = None;
    for (from, band) in bands {
        if total >= *from {
            found = Some(*band);
        }
    }
    found
}

/// From every base, every item is put to every answer, left out, and declined.
fn every_single_change(name: &str, bands: &[(u16, Band)], base: &[usize]) {
    let sum: usize = base.iter().sum();
    for at in 0..base.len() {
        for to in 0..OPTIONS.len() {
            let mut scores = base.to_vec();
            scores[at] = to;
            let now = (sum - base[at] + to) as u16;
            assert_eq!(total_of(name, &answers(&scores)), Some(now), "{scores:?}");
            assert_eq!(band(cut_offs(name), now), published(bands, now), "{now}");
        }
        let step = StepId(format!("item{}", at + 1));
        let mut open = answers(base);
        open.insert(step.clone(), Value::Declined);
        assert_eq!(total_of(name, &open), None, "declined is no zero");
        open.remove(&step);
        assert_eq!(total_of(name, &open), None, "nor is no answer");
    }
}

#[test]
fn every_single_change_from_every_even_answer_moves_the_total_by_itself() {
    for (name, items, bands) in MEASURES {
        for score in 0..OPTIONS.len() {
            every_single_change(name, bands, &vec![score; items]);
        }
    }
}

#[test]
fn every_pair_of_totals_is_told_by_the_fixed_thresholds() {
    for (name, items, reliable) in [("phq9", 9, 6), ("gad7", 7, 4)] {
        let highest = 3 * items;
        assert_eq!(cut_offs(name).highest, highest);
        for last in 0..=highest {
            for now in 0..=highest {
                let expected = match i32::from(now) - i32::from(last) {
                    fall if fall <= -reliable => Change::Lower,
                    rise if rise >= reliable => Change::Higher,
                    _ => Change::Same,
                };
                assert_eq!(told(name, last, now), Some(expected), "{last} to {now}");
                let halved = last > 0 && f64::from(now) <= f64::from(last) / 2.0;
                assert_eq!(is_response(last, now), halved);
            }
            assert_eq!(band(cut_offs(name), highest + 1), None);
        }
    }
    assert_eq!(told("phq2", 6, 0), None, "no reliable change is published");
    for now in 0..=27 {
        assert_eq!(is_remission(cut_offs("phq9"), now), Some(now < 5));
        assert_eq!(is_remission(cut_offs("gad7"), now), None);
    }
}

#[test]
fn the_phq2_is_the_beginning_of_the_phq9_to_the_letter() {
    let form = |name: &str| library::form(&FormId(name.to_owned())).expect("a measure");
    let (short, long) = (form("phq2"), form("phq9"));
    assert_eq!(short.steps, long.steps[..2]);
    assert_eq!(short.stem, long.stem);
}

proptest! {
    #[test]
    fn every_single_change_from_any_answer_moves_the_total_by_itself(
        scores in prop::collection::vec(0..4_usize, 9),
    ) {
        for (name, items, bands) in MEASURES {
            every_single_change(name, bands, &scores[..items]);
        }
    }
}
