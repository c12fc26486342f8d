//! The week's horizon: eight days around a session as one line. Days are hills, nights
//! are dips, a sun or a moon stands where the patient is, and what is ahead is pale.
//!
//! A class of a mark is its role, then its manner (`line`, `wash`, `dot`, `ring`,
//! `letters`); colours and widths stand in `assets/styles/scene.css`.

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, TimeZone};

use crate::{
    curve::Curve,
    phases::{Clock, Dose, bedtime, is_quiet, waking},
    scene::{Scene, Shape},
    schedule::{Kind, Occurrence, State},
    time::{care_day, wall_clock},
    words::Words,
};

/// How many days the picture has.
const DAYS: i64 = 8;

/// The view box; fits the text column of a small phone.
const SIZE: [f64; 2] = [358.0, 132.0];

/// The base line of the days' names.
const NAMES_AT: f64 = 122.0;

/// A label this near to the edge turns inwards.
const EDGE: f64 = 20.0;

/// The days in the picture on `today`: the session's own day and seven more, today among them.
pub fn week_shown(dose: &Dose, today: NaiveDate) -> Vec<NaiveDate> {
    let first = match (today - dose.day0).num_days() {
        before if before < 0 => before,
        0..DAYS => 0,
        // Later weeks roll on: six days behind, one ahead.
        after => after - (DAYS - 2),
    };
    (first..first + DAYS).map(|it| dose.date(it)).collect()
}

/// Draws `days` with what falls due in them (`week`), as seen at `now`.
pub fn horizon(
    dose: &Dose,
    days: &[NaiveDate],
    week: &[Occurrence],
    clock: Clock<'_, impl TimeZone>,
    now: NaiveDateTime,
    words: &Words,
) -> Scene {
    let curve = Curve::new(days, clock.habits, SIZE[0]);
    let next = week.iter().find(|it| it.state == State::Ahead);
    let mut shapes = nights(&curve, days, clock);
    let x_now = curve.x(now).clamp(0.0, SIZE[0]);
    shapes.push(path(curve.path(x_now..SIZE[0]), "pale line"));
    shapes.push(path(curve.path(0.0..x_now), "ink line"));
    let dosed = curve.x(wall_clock(clock.zone, dose.at));
    shapes.push(disc([dosed, curve.y(dosed)], 3.6, "ink ring dose"));
    shapes.extend(week.iter().filter_map(|it| mark(&curve, it)));
    shapes.extend(stands(&curve, x_now, is_quiet(clock.habits, now)));
    shapes.extend(
        next.iter()
            .flat_map(|it| next_mark(&curve, it, x_now, words)),
    );
    shapes.extend(days.iter().map(|day| name(&curve, *day, clock, now, words)));
    Scene {
        size: SIZE,
        title: words.say(if care_day(now) < dose.day0 {
            "horizon-title-before"
        } else {
            "horizon-title"
        }),
        description: describe(dose, next, now, words),
        table: table(dose, days, week, clock, words),
        shapes,
    }
}

/// The dips, filled: from bedtime to waking under the level of the day.
fn nights(curve: &Curve, days: &[NaiveDate], clock: Clock<'_, impl TimeZone>) -> Vec<Shape> {
    let before = days.first().map(|day| *day - Days::new(1));
    before
        .iter()
        .chain(days)
        .map(|day| {
            let (from, to) = (
                curve.x(bedtime(clock.habits, *day)).max(0.0),
                curve
                    .x(waking(clock.habits, *day + Days::new(1)))
                    .min(SIZE[0]),
            );
            // Closed along the level of bedtime, also where the picture cuts the night.
            let level = curve.y(curve.x(bedtime(clock.habits, days[0])));
            path(
                format!(
                    "{}L{to:.1} {level:.1}L{from:.1} {level:.1}Z",
                    curve.path(from..to)
                ),
                "night wash",
            )
        })
        .collect()
}

/// Practice is a lozenge, rest a disc; filled when done, open when ahead, a pale dot when not.
fn mark(curve: &Curve, it: &Occurrence) -> Option<Shape> {
    let x = curve.x(it.due);
    let at = [x, curve.y(x)];
    let manner = match it.state {
        State::Done => "dot",
        State::Ahead | State::Due => "ring",
        State::Skipped | State::Missed => match it.kind {
            Kind::Exercise | Kind::Rest => return in_picture(at, disc(at, 1.6, "pale dot")),
            Kind::Sleep | Kind::Prompt | Kind::Measure | Kind::Safety => return None,
        },
    };
    match it.kind {
        Kind::Exercise => in_picture(at, lozenge(at, 4.6, &format!("practice {manner}"))),
        Kind::Rest => in_picture(at, disc(at, 3.2, &format!("rest {manner}"))),
        Kind::Sleep | Kind::Prompt | Kind::Measure | Kind::Safety => None,
    }
}

/// The sun by day, the moon by night.
fn stands(curve: &Curve, x: f64, is_night: bool) -> Vec<Shape> {
    let at = [x, curve.y(x)];
    if is_night {
        return vec![
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

/// The next thing: its time above its mark, clear of the sun.
fn next_mark(curve: &Curve, next: &Occurrence, x_now: f64, words: &Words) -> Vec<Shape> {
    let x = curve.x(next.due);
    let mut top = curve.y(x);
    if (x - x_now).abs() < 34.0 {
        top = top.min(curve.y(x_now) - 8.0);
    }
    let anchor = match x {
        _ if x < EDGE => "start",
        _ if x > SIZE[0] - EDGE => "end",
        _ => "middle",
    };
    let mut shapes = Vec::new();
    if !matches!(next.kind, Kind::Exercise | Kind::Rest) {
        shapes.push(disc([x, curve.y(x)], 2.6, "ink ring"));
    }
    shapes.push(label(
        [x, top - 12.0],
        anchor,
        "ink letters next",
        words.time(next.due.time()),
    ));
    shapes
}

fn name(
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

fn weekday(day: NaiveDate, words: &Words) -> String {
    words.say(&format!("weekday-{}", day.weekday().number_from_monday()))
}

fn describe(dose: &Dose, next: Option<&Occurrence>, now: NaiveDateTime, words: &Words) -> String {
    let day = (care_day(now) - dose.day0).num_days();
    let id = if day < 0 {
        "horizon-now-before"
    } else {
        "horizon-now"
    };
    let now_text = words.say_with(
        id,
        &[
            ("day", day.abs().into()),
            ("date", words.day(care_day(now)).into()),
            ("time", words.time(now.time()).into()),
        ],
    );
    let next_text = next.map_or_else(
        || words.say("horizon-nothing-next"),
        |next| {
            words.say_with(
                "horizon-next",
                &[
                    ("what", next.title.clone().into()),
                    ("date", words.day(next.due.date()).into()),
                    ("time", words.time(next.due.time()).into()),
                ],
            )
        },
    );
    format!("{now_text} {next_text}")
}

fn table(
    dose: &Dose,
    days: &[NaiveDate],
    week: &[Occurrence],
    clock: Clock<'_, impl TimeZone>,
    words: &Words,
) -> Vec<Vec<String>> {
    let header = ["day", "date", "practice", "rest", "night"];
    let header = header.map(|it| words.say(&format!("horizon-column-{it}")));
    let rows = days.iter().map(|day| {
        let of = |kind: Kind| {
            week.iter()
                .filter(move |it| it.kind == kind && care_day(it.due) == *day)
        };
        let done = |kind: Kind| {
            let done = of(kind).filter(|it| it.state == State::Done).count();
            match of(kind).count() {
                0 => words.say("horizon-none"),
                all => words.say_with(
                    "horizon-done",
                    &[("done", done.into()), ("all", all.into())],
                ),
            }
        };
        let night = [
            ("from", words.time(clock.habits.bedtime).into()),
            ("to", words.time(clock.habits.waking).into()),
        ];
        vec![
            words.say_with(
                "horizon-day",
                &[("day", (*day - dose.day0).num_days().into())],
            ),
            words.day(*day),
            done(Kind::Exercise),
            done(Kind::Rest),
            words.say_with("horizon-night", &night),
        ]
    });
    std::iter::once(header.to_vec()).chain(rows).collect()
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

fn path(d: String, class: &str) -> Shape {
    let class = class.into();
    Shape::Path { d, class }
}

fn disc(at: [f64; 2], r: f64, class: &str) -> Shape {
    let class = class.into();
    Shape::Disc { at, r, class }
}

fn label(at: [f64; 2], anchor: &str, class: &str, text: String) -> Shape {
    Shape::Label {
        at,
        anchor: anchor.into(),
        class: class.into(),
        text,
    }
}
