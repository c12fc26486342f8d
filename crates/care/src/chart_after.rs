//! Moods by days since the dose, drawn small: the mean of each day, its range, and how many
//! sessions stand behind it. Days without a mood are gaps.

use crate::{
    chart_frame::{label, line, path},
    scene::{Scene, Shape},
    summary_after::{After, DayAfter, LAST_DAY},
    words::Words,
};

/// Room at the left for the scale, and below for the days and their numbers.
const LEFT: f64 = 48.0;
const BELOW: f64 = 26.0;

/// Draws `after` into a picture of so many units; none without a mood.
pub fn chart_after(after: &After, words: &Words, size: [f64; 2]) -> Option<Scene> {
    if after.days.is_empty() {
        return None;
    }
    let [width, height] = size;
    let bottom = height - BELOW;
    let x = |day: u8| LEFT + 8.0 + (width - LEFT - 24.0) * f64::from(day) / f64::from(LAST_DAY);
    let y = |level: f64| bottom - (bottom - 4.0) * level.clamp(0.0, 10.0) / 10.0;
    let mut shapes = Vec::new();
    for level in [0_u8, 5, 10] {
        let at = y(f64::from(level));
        let class = if level == 0 { "axis" } else { "grid" };
        shapes.push(path(format!("M{LEFT:.1} {at:.1}H{width:.1}"), class));
        let place = [LEFT - 5.0, at + 2.6];
        shapes.push(label(place, "end", "label-pale", level.to_string()));
    }
    for it in &after.days {
        let [low, high] = it.range;
        if it.n > 1 {
            let d = format!("M{:.1} {:.1}V{:.1}", x(it.day), y(low), y(high));
            shapes.push(path(d, "axis"));
        }
    }
    let in_a_row = |a: &DayAfter, b: &DayAfter| b.day - a.day == 1;
    for row in after.days.chunk_by(in_a_row) {
        let points: Vec<[f64; 2]> = row.iter().map(|it| [x(it.day), y(it.mean)]).collect();
        if points.len() > 1 {
            shapes.push(path(line(&points), "mood"));
        }
        shapes.extend(points.into_iter().map(|at| Shape::Disc {
            at,
            r: 1.9,
            class: "mood-mark".into(),
        }));
    }
    let name = |y: f64, id: &str| label([0.0, y], "start", "label-pale", words.say(id));
    shapes.push(name(bottom + 11.0, "summary-after-day"));
    shapes.push(name(bottom + 21.0, "summary-after-n"));
    for day in 0..=LAST_DAY {
        let found = after.days.iter().find(|it| it.day == day);
        let n = found.map_or(0, |it| it.n);
        let mut below = |y: f64, text: String| {
            shapes.push(label([x(day), y], "middle", "label-pale", text));
        };
        below(bottom + 11.0, day.to_string());
        below(bottom + 21.0, n.to_string());
    }
    let head = ["day", "mean", "n"].map(|it| words.say(&format!("summary-after-{it}")));
    let rows = after.days.iter().map(|it| {
        vec![
            it.day.to_string(),
            format!("{:.1}", it.mean),
            it.n.to_string(),
        ]
    });
    Some(Scene {
        size,
        title: words.say("summary-after"),
        description: words.say_with(
            "summary-after-description",
            &[("sessions", after.sessions.into())],
        ),
        table: std::iter::once(head.to_vec()).chain(rows).collect(),
        shapes,
    })
}
