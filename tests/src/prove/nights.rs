//! Random nights, with changes of the clock and journeys: every figure is reckoned here anew, from
//! the moments themselves and not from what a clock shows.

use care::{
    night::{Figures, Night, accept, figures, means},
    refusal::Refusal,
};
use chrono::{DateTime, NaiveDate, NaiveDateTime, Offset, TimeDelta, TimeZone, Timelike, Utc};
use chrono_tz::{TZ_VARIANTS, Tz};
use fastrand::Rng;

use crate::prove::figures::Seen;

/// Nights of one run: a week.
pub const NIGHTS: u32 = 7;

/// How the figures are reckoned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reckoning {
    /// As the app does.
    Ours,
    /// From what the clock shows alone: wrong wherever it changed.
    AsShown,
}

/// A night as it was.
struct Real {
    /// To bed, lights out, last waking, getting up.
    moments: [DateTime<Utc>; 4],
    bed: Tz,
    zone: Tz,
    sol: i64,
    waso: i64,
}

/// Lives the week of this number.
pub fn tried(number: u64, reckoning: Reckoning) -> Seen {
    let mut dice = Rng::with_seed(number);
    let zone = TZ_VARIANTS[dice.usize(..TZ_VARIANTS.len())];
    let first = first_day(&mut dice, zone);
    let mut seen = Seen::default();
    let mut kept = Vec::new();
    for day in 0..i64::from(NIGHTS) {
        let real = real(&mut dice, zone, first + TimeDelta::days(day));
        seen.tried("nights", 1);
        kept.extend(one_night(&mut dice, &real, reckoning, &mut seen));
    }
    seen.wrong("mean of a week", usize::from(!means_agree(&kept)));
    seen
}

/// Half of the weeks lie around a change of the clock, where the zone has one.
fn first_day(dice: &mut Rng, zone: Tz) -> NaiveDate {
    let begin = NaiveDate::from_ymd_opt(2016, 1, 1).expect("a day");
    let day = begin + TimeDelta::days(dice.i64(0..14 * 365));
    if dice.bool() {
        return day;
    }
    let noon =
        |day: NaiveDate| offset_min(zone, day.and_hms_opt(12, 0, 0).expect("noon").and_utc());
    let mut days = day.iter_days().take(400);
    let change = days.find(|it| noon(*it) != noon(*it + TimeDelta::days(1)));
    change.unwrap_or(day) - TimeDelta::days(dice.i64(0..5))
}

fn real(dice: &mut Rng, zone: Tz, day: NaiveDate) -> Real {
    let bed = match dice.u8(..8) {
        0 => TZ_VARIANTS[dice.usize(..TZ_VARIANTS.len())],
        _ => zone,
    };
    let midnight = day.and_hms_opt(0, 0, 0).expect("midnight").and_utc();
    let shift = offset_min(zone, midnight);
    let wake = midnight + minutes(dice.i64(-180..840) - shift);
    let lights_out = wake - minutes(dice.i64(10..900));
    let in_bed = lights_out - minutes(dice.i64(0..120));
    let mut moments = [in_bed, lights_out, wake, wake + minutes(dice.i64(0..180))];
    if dice.u8(..12) == 0 {
        moments.swap(dice.usize(..4), dice.usize(..4));
    }
    let much = if dice.u8(..20) == 0 { 900 } else { 120 };
    Real {
        moments,
        bed,
        zone,
        sol: dice.i64(0..much),
        waso: dice.i64(0..120),
    }
}

/// The night as it is kept, if it is.
fn one_night(
    dice: &mut Rng,
    real: &Real,
    reckoning: Reckoning,
    seen: &mut Seen,
) -> Option<(Night, [DateTime<Utc>; 4])> {
    let clocks = [real.bed, real.bed, real.zone, real.zone];
    let walls: Vec<NaiveDateTime> = clocks
        .iter()
        .zip(real.moments)
        .map(|(zone, at)| at.with_timezone(zone).naive_local())
        .collect();
    // Of an hour that a clock shows twice, the first is meant.
    let meant = [0, 1, 2, 3].map(|at| first_shown(clocks[at], walls[at]));
    let now = meant[3] + minutes(dice.i64(-20..600));
    let told = Night {
        woke_on: walls[0].date(),
        in_bed: walls[0],
        lights_out: walls[1],
        sol_min: real.sol as u16,
        awakenings: 2,
        waso_min: real.waso as u16,
        final_wake: walls[2],
        out_of_bed: walls[3],
        clock_change_min: dice.i16(..),
        change_before_min: dice.i16(..),
        change_after_min: dice.i16(..),
    };
    let found = accept(told, &real.bed, &real.zone, now.fixed_offset());
    let expected = refusal(real, meant, now);
    seen.wrong(
        "refused or kept otherwise",
        usize::from(found.as_ref().err() != expected.as_ref()),
    );
    let mut night = found.ok()?;
    seen.tried("nights kept", 1);
    let moved = (walls[3] - walls[0]) != (meant[3] - meant[0]);
    seen.tried("of them with a change of the clock", usize::from(moved));
    if reckoning == Reckoning::AsShown {
        night = Night {
            clock_change_min: 0,
            change_before_min: 0,
            change_after_min: 0,
            ..night
        };
    }
    seen.wrong(
        "day of waking",
        usize::from(night.woke_on != walls[2].date()),
    );
    compare(figures(&night), real, meant, seen);
    Some((night, meant))
}

fn refusal(real: &Real, meant: [DateTime<Utc>; 4], now: DateTime<Utc>) -> Option<Refusal> {
    let [in_bed, lights_out, wake, up] = meant;
    if in_bed > lights_out || lights_out > wake || wake > up {
        Some(Refusal::NightOutOfOrder)
    } else if between(in_bed, up) > 960 {
        Some(Refusal::NightTooLong)
    } else if up > now {
        Some(Refusal::NightNotOver)
    } else if between(lights_out, wake) <= real.sol + real.waso {
        Some(Refusal::NightNoSleepLeft)
    } else {
        None
    }
}

/// Every formula of the sleep diary, from the moments.
fn compare(
    found: Figures,
    real: &Real,
    [in_bed, lights_out, wake, up]: [DateTime<Utc>; 4],
    seen: &mut Seen,
) {
    let tib = between(in_bed, up);
    let spt = between(lights_out, wake);
    let tst = spt - real.sol - real.waso;
    let efficiency = tst as f64 / tib as f64 * 100.0;
    let fell_asleep = lights_out + minutes(real.sol);
    let middle = fell_asleep + (wake - fell_asleep) / 2;
    let by_the_clock_of_waking = middle.naive_utc() + minutes(offset_min(real.zone, wake));
    for (what, is_right) in [
        ("TIB", found.tib_min == tib),
        ("SPT", found.spt_min == spt),
        ("TST", found.tst_min == tst),
        ("SOL", found.sol_min == real.sol),
        ("WASO", found.waso_min == real.waso),
        ("TWAK", found.twak_min == between(wake, up)),
        ("SE", (found.se_percent - efficiency).abs() < 1e-9),
        ("mid-sleep", found.mid_sleep == by_the_clock_of_waking),
    ] {
        seen.wrong(what, usize::from(!is_right));
    }
}

/// The means of the week, and the regularity of getting up.
fn means_agree(kept: &[(Night, [DateTime<Utc>; 4])]) -> bool {
    let found = means(kept.iter().map(|(night, _)| night));
    let Some(found) = found else {
        return kept.len() < 4;
    };
    let count = kept.len() as f64;
    let mean = |of: &dyn Fn(&Figures) -> f64| {
        kept.iter().map(|it| of(&figures(&it.0))).sum::<f64>() / count
    };
    let near = |a: f64, b: f64| (a - b).abs() < 1e-6;
    kept.len() >= 4
        && found.nights == kept.len()
        && near(found.tst_min, mean(&|it| it.tst_min as f64))
        && near(found.se_percent, mean(&|it| it.se_percent))
        && near(found.sol_min, mean(&|it| it.sol_min as f64))
        && near(found.waso_min, mean(&|it| it.waso_min as f64))
        && (found.rising_sd_min - spread(kept)).abs() < 1e-3
}

/// By the sums of values and squares, on the better of two cuts of the clock.
fn spread(kept: &[(Night, [DateTime<Utc>; 4])]) -> f64 {
    let on = |shift: u32| {
        let minutes = kept.iter().map(|(night, _)| {
            let time = night.out_of_bed.time();
            f64::from((time.hour() * 60 + time.minute() + shift) % 1440)
        });
        let (count, sum, squares) = minutes.fold((0.0, 0.0, 0.0), |(n, sum, squares), it| {
            (n + 1.0, sum + it, squares + it * it)
        });
        ((squares - sum * sum / count) / (count - 1.0))
            .max(0.0)
            .sqrt()
    };
    on(0).min(on(720))
}

/// The first moment at which a clock shows this.
fn first_shown(zone: Tz, wall: NaiveDateTime) -> DateTime<Utc> {
    let around = [-30, 30].map(|hours| offset_min(zone, wall.and_utc() + TimeDelta::hours(hours)));
    let mut moments = around.map(|offset| wall.and_utc() - minutes(offset));
    moments.sort();
    let shows = |at: &DateTime<Utc>| at.with_timezone(&zone).naive_local() == wall;
    moments.into_iter().find(shows).expect("it was shown")
}

fn offset_min(zone: Tz, at: DateTime<Utc>) -> i64 {
    let offset = zone.offset_from_utc_datetime(&at.naive_utc()).fix();
    i64::from(offset.local_minus_utc() / 60)
}

fn between(from: DateTime<Utc>, to: DateTime<Utc>) -> i64 {
    (to - from).num_minutes()
}

fn minutes(count: i64) -> TimeDelta {
    TimeDelta::minutes(count)
}
