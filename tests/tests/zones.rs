//! A reduced run of the proof over all zones, and of its control.

use chrono_tz::Tz;
use journeys::prove::{
    figures::Seen,
    zones::{Reading, tried},
};

/// Changes of half an hour, of two hours, around Ramadan, at a quarter to four, and skipped days.
const ZONES: [Tz; 8] = [
    Tz::Europe__Berlin,
    Tz::America__New_York,
    Tz::Pacific__Chatham,
    Tz::Australia__Lord_Howe,
    Tz::Antarctica__Troll,
    Tz::Africa__Casablanca,
    Tz::Pacific__Apia,
    Tz::Pacific__Kwajalein,
];

fn all(reading: Reading) -> Seen {
    let mut all = Seen::default();
    for zone in ZONES {
        all.add(&tried(zone, 2037..2039, reading));
    }
    all
}

#[test]
fn what_the_plan_asks_for_comes_once_and_at_its_moment_wherever_the_clocks_change() {
    let seen = all(Reading::Ours);
    println!("{:?}", seen.tried);
    assert!(seen.tried["changes of the clock"] >= 26, "{seen:?}");
    assert!(seen.tried["occurrences"] > 10_000, "{seen:?}");
    assert_eq!(seen.wrongs(), 0, "{seen:?}");
}

#[test]
fn wall_clock_times_that_are_read_carelessly_are_found_out() {
    let wrong = all(Reading::AsShown).wrong;
    assert!(wrong["lost"] > 0 && wrong["doubled"] > 0, "{wrong:?}");
}
