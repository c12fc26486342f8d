//! Nights as people tell them: which evening and which morning is meant, also after a journey.

use care::{
    night::{Night, accept, figures},
    night_told::{self, Asked, with_time},
    profile::Habits,
    time::instant_of,
};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Utc};
use chrono_tz::{America::New_York, Asia::Tokyo, Europe::Berlin, Tz};

fn day() -> NaiveDate {
    "2026-10-29".parse().expect("a made-up value fits")
}

fn time(text: &str) -> NaiveTime {
    text.parse().expect("a made-up value fits")
}

fn noon() -> NaiveDateTime {
    day().and_hms_opt(12, 0, 0).expect("a made-up value fits")
}

fn usual(woke_on: NaiveDate, stated: Habits, now: NaiveDateTime) -> Night {
    let now = now.and_utc().fixed_offset();
    night_told::usual(&[], &stated, woke_on, &Utc, &Utc, now)
}

fn travelled(bed: Tz, waking: Tz) -> Night {
    let noon = instant_of(&waking, noon());
    night_told::usual(
        &[],
        &habits("22:00:00", "09:00:00"),
        day(),
        &bed,
        &waking,
        noon,
    )
}

fn habits(bedtime: &str, waking: &str) -> Habits {
    Habits {
        bedtime: time(bedtime),
        waking: time(waking),
    }
}

#[test]
fn a_bedtime_before_midnight_lies_on_the_evening_before() {
    let night = usual(day(), habits("23:00:00", "07:00:00"), noon());
    assert_eq!(night.in_bed.to_string(), "2026-10-28 23:00:00");
    assert_eq!(night.out_of_bed.to_string(), "2026-10-29 07:00:00");
}

#[test]
fn a_bedtime_after_midnight_lies_on_the_same_day() {
    let night = usual(day(), habits("01:30:00", "09:00:00"), noon());
    assert_eq!(night.in_bed.to_string(), "2026-10-29 01:30:00");
}

#[test]
fn to_bed_before_midnight_and_asleep_after_it() {
    let night = usual(day(), habits("23:30:00", "07:00:00"), noon());
    let later = with_time(&night, Asked::LightsOut, time("00:20:00"));
    assert_eq!(later.in_bed.to_string(), "2026-10-28 23:30:00");
    assert_eq!(later.lights_out.to_string(), "2026-10-29 00:20:00");
}

#[test]
fn tried_to_sleep_before_going_to_bed_stays_out_of_order() {
    let night = usual(day(), habits("23:30:00", "07:00:00"), noon());
    let wrong = with_time(&night, Asked::LightsOut, time("23:00:00"));
    assert!(wrong.lights_out < wrong.in_bed);
}

#[test]
fn got_up_before_waking_stays_out_of_order() {
    let night = usual(day(), habits("23:30:00", "07:00:00"), noon());
    let wrong = with_time(&night, Asked::OutOfBed, time("06:30:00"));
    assert!(wrong.out_of_bed < wrong.final_wake);
}

#[test]
fn a_day_worker_who_sleeps_by_day_has_one_date() {
    let night = usual(day(), habits("08:00:00", "16:00:00"), noon());
    assert_eq!(night.in_bed.date(), night.out_of_bed.date());
}

#[test]
fn nobody_is_offered_a_night_that_is_not_over() {
    let early = day().and_hms_opt(6, 23, 10).expect("a made-up value fits");
    let night = usual(day(), habits("23:00:00", "07:00:00"), early);
    assert_eq!(night.out_of_bed.to_string(), "2026-10-29 06:20:00");
}

#[test]
fn telling_a_time_twice_changes_nothing_more() {
    let night = usual(day(), habits("22:00:00", "06:00:00"), noon());
    let once = with_time(&night, Asked::FinalWake, time("05:00:00"));
    let twice = with_time(&once, Asked::FinalWake, time("05:00:00"));
    assert_eq!(once, twice);
}

#[test]
fn a_night_over_the_ocean_is_told_by_two_clocks() {
    let night = travelled(New_York, Berlin);
    assert_eq!(night.in_bed.to_string(), "2026-10-28 22:00:00");
    let accepted = accept(night, &New_York, &Berlin, instant_of(&Berlin, noon()));
    // 22:00 in New York is 03:00 in Berlin, five hours apart in that week.
    assert_eq!(
        figures(&accepted.expect("a made-up value fits")).spt_min,
        6 * 60
    );
    let back = travelled(Berlin, New_York);
    let accepted = accept(back, &Berlin, &New_York, instant_of(&New_York, noon()));
    assert_eq!(
        figures(&accepted.expect("a made-up value fits")).spt_min,
        16 * 60
    );
}

#[test]
fn a_time_that_is_told_anew_stays_on_the_clock_of_its_end_of_the_night() {
    // 09:00 in Berlin is 17:00 in Tokyo.
    let night = with_time(
        &travelled(Tokyo, Berlin),
        Asked::LightsOut,
        time("02:30:00"),
    );
    assert_eq!(night.lights_out.to_string(), "2026-10-29 02:30:00");
    assert_eq!(night.in_bed.to_string(), "2026-10-28 22:00:00");
}
