//! Copies of the journal: when one is due, and which are kept.

use care::backup::{Occasion, is_due, kept};
use chrono::{Days, NaiveDate};
use proptest::prelude::{prop, proptest};

fn day(n: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 1).expect("a date") + Days::new(n)
}

#[test]
fn a_copy_is_due_once_for_every_day_with_a_change() {
    let closing = |newest, changed| is_due(Occasion::Closing, newest, changed, day(10));
    assert!(closing(None, true));
    assert!(closing(Some(day(9)), true));
    assert!(!closing(Some(day(10)), true), "one a day");
    assert!(!closing(Some(day(3)), false), "nothing new");
    assert!(closing(Some(day(12)), true), "a clock that was ahead");
    assert!(!is_due(Occasion::Open, None, true, day(10)));
    assert!(!is_due(Occasion::Open, Some(day(9)), true, day(10)));
    assert!(is_due(Occasion::Open, Some(day(8)), true, day(10)));
}

#[test]
fn after_years_of_days_some_twenty_are_left_and_reach_back_a_year() {
    let mut left: Vec<NaiveDate> = Vec::new();
    for n in 0..1500 {
        left.push(day(n));
        left = kept(&left);
    }
    assert!(left.len() <= 7 + 5 + 12, "{}", left.len());
    let oldest = (day(1499) - left[0]).num_days();
    assert!((300..=366).contains(&oldest), "{oldest}");
}

proptest! {
    #[test]
    fn the_newest_seven_always_stay_and_nothing_is_invented(
        days in prop::collection::vec(0_u64..3000, 0..60),
    ) {
        let days: Vec<NaiveDate> = days.into_iter().map(day).collect();
        let kept = kept(&days);
        let mut newest = days.clone();
        newest.sort_unstable();
        newest.dedup();
        for it in newest.iter().rev().take(7) {
            assert!(kept.contains(it));
        }
        assert!(kept.iter().all(|it| days.contains(it)));
    }
}
