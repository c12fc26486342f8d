//! The marks of the horizon: nights, the dose, practice and rests, the sun and the moon.

use std::ops::Range;

use chrono::{Days, NaiveDate, NaiveDateTime, TimeZone};

use crate::{
    curve::{Curve, LEVEL},
    horizon::{SIZE, weekday},
    phases::{Clock, Dose, bedtime, waking},
    scene::Shape,
    schedule::{Kind, Occurrence, State},
    time::{care_day, wall_clock},
    words::Words,
};

/// The base line of the days' names.
const NAMES_AT: f64 = 122.0;

/// The sun and its clearing.
pub(crate) const SUN: f64 = 12.0;

/// A label this near to the edge turns inwards.
const EDGE: f64 = 20.0;

/// The hills, filled down to the level of the day: what is behind in full light, what is ahead paler.
pub(crate) fn hills(
    curve: &Curve,
    days: &[NaiveDate],
    clock: Clock<'_, impl TimeZone>,
    x_now: f64,
) -> Vec<Shape> {
    let mut hills = Vec::new();
    for day in days {
        let from = curve.x(waking(clock.habits, *day));
        let to = curve.x(bedtime(clock.habits, *day));
        let now = x_now.clamp(from, to);
        for (stretch, class) in [(from..now, "dawn land"), (now..to, "dawn far")] {
            if !stretch.is_empty() {
                hills.push(level(curve, stretch, class));
            }
        }
    }
    hills
}

/// The dips, filled: from bedtime to waking under the level of the day.
pub(crate) fn nights(
    curve: &Curve,
    days: &[NaiveDate],
    clock: Clock<'_, impl TimeZone>,
) -> Vec<Shape> {
    let before = days.first().map(|day| *day - Days::new(1));
    let nights = before.iter().chain(days).map(|day| {
        let from = curve.x(bedtime(clock.habits, *day)).max(0.0);
        let wakes = curve.x(waking(clock.habits, *day + Days::new(1)));
        level(curve, from..wakes.min(SIZE[0]), "night deep")
    });
    nights.collect()
}

/// What lies between the line and the level of the day, also where the picture cuts a night.
fn level(curve: &Curve, stretch: Range<f64>, class: &str) -> Shape {
    let Range { start, end } = stretch;
    let line = curve.path(stretch);
    path(
        format!("{line}L{end:.1} {LEVEL}L{start:.1} {LEVEL}Z"),
        class,
    )
}

/// The dose: a ring with a dot, unlike all other marks.
pub(crate) fn dose_mark(curve: &Curve, dose: &Dose, clock: Clock<'_, impl TimeZone>) -> Vec<Shape> {
    let x = curve.x(wall_clock(clock.zone, dose.at));
    let at = [x, curve.y(x)];
    let shapes = [disc(at, 5.0, "ink ring"), disc(at, 1.9, "ink dot")];
    shapes
        .into_iter()
        .filter_map(|it| in_picture(at, it))
        .collect()
}

/// Practice is a lozenge, rest a disc: filled when done, open or faint when ahead, a pale dot
/// when not done. On the day at hand they are larger.
pub(crate) fn mark(curve: &Curve, it: &Occurrence, today: NaiveDate) -> Option<Shape> {
    let x = curve.x(it.due);
    let at = [x, curve.y(x)];
    let is_near = care_day(it.due) == today;
    let manner = match it.state {
        State::Done => "dot",
        State::Ahead | State::Due if is_near => "ring",
        State::Ahead | State::Due => "faint",
        State::Skipped | State::Missed => "",
    };
    let shape = match it.kind {
        Kind::Exercise | Kind::Rest if manner.is_empty() => disc(at, 1.5, "pale dot"),
        Kind::Exercise => lozenge(
            at,
            if is_near { 5.2 } else { 3.2 },
            &format!("practice {manner}"),
        ),
        Kind::Rest => disc(
            at,
            if is_near { 3.8 } else { 2.4 },
            &format!("rest {manner}"),
        ),
        Kind::Sleep | Kind::Prompt | Kind::Measure | Kind::Safety => return None,
    };
    in_picture(at, shape)
}

/// The sun by day, the moon by night.
pub(crate) fn stands(curve: &Curve, x: f64, is_night: bool) -> Vec<Shape> {
    let at = [x, curve.y(x)];
    if is_night {
        return vec![
            disc(at, 16.0, "night wash"),
            disc(at, 11.0, "paper dot"),
            path(crescent(at, 7.5), "night dot now"),
        ];
    }
    vec![
        disc(at, 16.0, "dawn wash"),
        disc(at, 10.5, "paper dot"),
        disc(at, 7.0, "dawn dot now"),
    ]
}

/// The next thing: its time above its mark, clear of the hill and of the sun.
pub(crate) fn next_mark(curve: &Curve, next: &Occurrence, x_now: f64, words: &Words) -> Vec<Shape> {
    let x = curve.x(next.due);
    let is_beside_now = (x - x_now).abs() <= SUN;
    let mut shapes = Vec::new();
    if !is_beside_now && !matches!(next.kind, Kind::Exercise | Kind::Rest) {
        shapes.push(disc([x, curve.y(x)], 3.0, "ink ring"));
    }
    // Above whatever stands within the width of the letters.
    let above = [-18.0, -9.0, 0.0, 9.0, 18.0].map(|aside| {
        let near_sun = (x + aside - x_now).abs() < SUN + 4.0;
        curve.y((x + aside).clamp(0.0, SIZE[0])) - if near_sun { SUN } else { 0.0 }
    });
    let top = above.into_iter().fold(f64::MAX, f64::min);
    let anchor = match x {
        _ if x < EDGE => "start",
        _ if x > SIZE[0] - EDGE => "end",
        _ => "middle",
    };
    let time = words.time(next.due.time());
    shapes.push(label([x, top - 11.0], anchor, "ink letters next", time));
    shapes
}

/// The name of a day under its hill.
pub(crate) fn name(
    curve: &Curve,
    day: NaiveDate,
    clock: Clock<'_, impl TimeZone>,
    now: NaiveDateTime,
    words: &Words,
) -> Shape {
    let noon = waking(clock.habits, day);
    let noon = noon + (bedtime(clock.habits, day) - noon) / 2;
    let class = if day == care_day(now) {
        "ink letters today"
    } else {
        "muted letters"
    };
    label(
        [curve.x(noon), NAMES_AT],
        "middle",
        class,
        weekday(day, words),
    )
}

fn in_picture(at: [f64; 2], shape: Shape) -> Option<Shape> {
    (0.0..=SIZE[0]).contains(&at[0]).then_some(shape)
}

fn lozenge([x, y]: [f64; 2], r: f64, class: &str) -> Shape {
    path(
        format!("M{x:.1} {:.1}l{r} {r}l-{r} {r}l-{r} -{r}Z", y - r),
        class,
    )
}

/// A waxing moon: the outer arc round the right, the inner one back.
fn crescent([x, y]: [f64; 2], r: f64) -> String {
    let (from, to) = ([x - 0.3 * r, y - 0.95 * r], [x - 0.3 * r, y + 0.95 * r]);
    let inner = 1.15 * r;
    format!(
        "M{:.1} {:.1}A{r} {r} 0 1 1 {:.1} {:.1}A{inner:.1} {inner:.1} 0 0 0 {:.1} {:.1}Z",
        from[0], from[1], to[0], to[1], from[0], from[1]
    )
}

/// A path of a class.
pub(crate) fn path(d: String, class: &str) -> Shape {
    let class = class.into();
    Shape::Path { d, class }
}

/// A disc of a class.
pub(crate) fn disc(at: [f64; 2], r: f64, class: &str) -> Shape {
    let class = class.into();
    Shape::Disc { at, r, class }
}

/// A few letters of a class.
pub(crate) fn label(at: [f64; 2], anchor: &str, class: &str, text: String) -> Shape {
    Shape::Label {
        at,
        anchor: anchor.into(),
        class: class.into(),
        text,
    }
}
