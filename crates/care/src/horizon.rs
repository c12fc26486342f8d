//! The week's horizon: eight days around a session as one line. Days are hills, nights
//! are dips, a sun or a moon stands where the patient is, and what is ahead is pale.
//!
//! A class of a mark is its role, then its manner (`line`, `wash`, `land`, `far`, `deep`, `dot`,
//! `ring`, `letters`); colours and widths stand in `assets/styles/scene.css`.

use chrono::{Datelike, NaiveDate, NaiveDateTime, TimeZone};

use crate::{
    curve::Curve,
    marks::{SUN, dose_mark, hills, mark, name, next_mark, nights, path, stands},
    phases::{Clock, Dose, is_quiet},
    scene::Scene,
    schedule::{Kind, Occurrence, State},
    time::care_day,
    words::Words,
};

/// How many days the picture has.
const DAYS: i64 = 8;

/// The view box; fits the text column of a small phone.
pub(crate) const SIZE: [f64; 2] = [358.0, 132.0];

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
    let today = care_day(now);
    let curve = Curve::new(days, today, clock.habits, SIZE[0]);
    let next = week.iter().find(|it| it.state == State::Ahead);
    let x_now = curve.x(now).clamp(0.0, SIZE[0]);
    let mut shapes = nights(&curve, days, clock);
    shapes.extend(hills(&curve, days, clock, x_now));
    shapes.push(path(curve.path(x_now..SIZE[0]), "pale line"));
    shapes.push(path(curve.path(0.0..x_now), "ink line"));
    shapes.extend(dose_mark(&curve, dose, clock));
    let is_clear = |it: &&Occurrence| (curve.x(it.due) - x_now).abs() > SUN;
    shapes.extend(
        week.iter()
            .filter(is_clear)
            .filter_map(|it| mark(&curve, it, today)),
    );
    shapes.extend(stands(&curve, x_now, is_quiet(clock.habits, now)));
    shapes.extend(
        next.iter()
            .filter(|it| curve.x(it.due) <= SIZE[0])
            .flat_map(|it| next_mark(&curve, it, x_now, words)),
    );
    shapes.extend(days.iter().map(|day| name(&curve, *day, clock, now, words)));
    Scene {
        size: SIZE,
        title: words.say(if today < dose.day0 {
            "horizon-title-before"
        } else {
            "horizon-title"
        }),
        description: describe(dose, next, now, words),
        table: table(dose, days, week, clock, words),
        shapes,
    }
}

pub(crate) fn weekday(day: NaiveDate, words: &Words) -> String {
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
            ("date", words.day(now.date()).into()),
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
