//! Nights: the figures that follow from them, and the impossible ones that are refused.

use care::{
    night::{Night, accept, figures, means},
    refusal::Refusal,
    time::instant_of,
};
use chrono::{NaiveDateTime, TimeDelta};
use chrono_tz::Europe::Berlin;
use proptest::prelude::*;

fn wall(text: &str) -> NaiveDateTime {
    text.parse().expect("a time as 2026-10-13T14:00:00")
}

fn night(in_bed: &str, lights_out: &str, final_wake: &str, out_of_bed: &str) -> Night {
    Night {
        woke_on: wall(in_bed).date(),
        in_bed: wall(in_bed),
        lights_out: wall(lights_out),
        sol_min: 20,
        awakenings: 2,
        waso_min: 30,
        final_wake: wall(final_wake),
        out_of_bed: wall(out_of_bed),
        clock_change_min: 0,
        change_before_min: 0,
        change_after_min: 0,
    }
}

fn ordinary() -> Night {
    night(
        "2026-10-20T22:30:00",
        "2026-10-20T23:00:00",
        "2026-10-21T06:30:00",
        "2026-10-21T07:00:00",
    )
}

fn accepted(night: Night) -> Result<Night, Refusal> {
    accept(
        night,
        &Berlin,
        &Berlin,
        instant_of(&Berlin, wall("2026-10-30T12:00:00")),
    )
}

#[test]
fn an_ordinary_night_has_its_figures_and_its_day_of_waking() {
    let night = accepted(ordinary()).unwrap();
    assert_eq!(night.woke_on, wall("2026-10-21T00:00:00").date());
    let it = figures(&night);
    assert_eq!(
        (it.tib_min, it.spt_min, it.tst_min, it.twak_min),
        (510, 450, 400, 30)
    );
    assert_eq!(it.se_percent.round(), 78.0);
    assert_eq!(it.mid_sleep, wall("2026-10-21T02:55:00"));
}

#[test]
fn the_clock_does_not_add_or_take_sleep() {
    let spring = night(
        "2026-03-28T23:00:00",
        "2026-03-28T23:00:00",
        "2026-03-29T07:00:00",
        "2026-03-29T07:00:00",
    );
    let autumn = night(
        "2026-10-24T23:00:00",
        "2026-10-24T23:00:00",
        "2026-10-25T07:00:00",
        "2026-10-25T07:00:00",
    );
    let (spring, autumn) = (accepted(spring).unwrap(), accepted(autumn).unwrap());
    assert_eq!(
        (spring.clock_change_min, figures(&spring).tib_min),
        (60, 420)
    );
    assert_eq!(
        (autumn.clock_change_min, figures(&autumn).tib_min),
        (-60, 540)
    );
}

#[test]
fn an_impossible_night_is_refused_with_its_reason() {
    let cases = [
        (
            Night {
                final_wake: wall("2026-10-20T22:00:00"),
                ..ordinary()
            },
            Refusal::NightOutOfOrder,
        ),
        (
            Night {
                out_of_bed: wall("2026-10-21T18:30:00"),
                ..ordinary()
            },
            Refusal::NightTooLong,
        ),
        (
            Night {
                waso_min: 430,
                ..ordinary()
            },
            Refusal::NightNoSleepLeft,
        ),
    ];
    for (night, refusal) in cases {
        assert_eq!(accepted(night), Err(refusal));
    }
    let early = instant_of(&Berlin, wall("2026-10-21T06:59:00"));
    assert_eq!(
        accept(ordinary(), &Berlin, &Berlin, early),
        Err(Refusal::NightNotOver)
    );
}

#[test]
fn three_nights_have_no_mean() {
    let nights = vec![ordinary(); 4];
    assert_eq!(means(&nights[..3]), None);
    let means = means(&nights).unwrap();
    assert_eq!(
        (means.nights, means.tst_min, means.rising_sd_min),
        (4, 400.0, 0.0)
    );
}

proptest! {
    #[test]
    fn whatever_is_accepted_adds_up(
        start in 0..60 * 24 * 4i64,
        steps in prop::array::uniform3(0..700i64),
        sol_min in 0..200u16,
        waso_min in 0..400u16,
    ) {
        let in_bed = wall("2026-10-01T00:00:00") + TimeDelta::minutes(15 * start);
        let after = |minutes: i64| in_bed + TimeDelta::minutes(minutes);
        let [a, b, c] = steps;
        let told = Night {
            woke_on: in_bed.date(),
            in_bed,
            lights_out: after(a),
            sol_min,
            awakenings: 0,
            waso_min,
            final_wake: after(a + b),
            out_of_bed: after(a + b + c),
            clock_change_min: 0,
            change_before_min: 0,
            change_after_min: 0,
        };
        let now = instant_of(&Berlin, wall("2027-01-01T00:00:00"));
        if let Ok(night) = accept(told, &Berlin, &Berlin, now) {
            let it = figures(&night);
            prop_assert!(0 < it.tst_min && it.tst_min <= it.spt_min);
            prop_assert!(it.tib_min <= 17 * 60);
            prop_assert!(it.se_percent > 0.0);
            prop_assert_eq!(it.tst_min + it.sol_min + it.waso_min, it.spt_min);
            prop_assert_eq!(night.woke_on, night.final_wake.date());
        }
    }
}
