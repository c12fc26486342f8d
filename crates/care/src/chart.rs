//! The graph of the summary: measures above, daily mood below, doses as upright lines through both.
//!
//! A day without an answer is a gap in the mood; nothing is drawn where nothing was said.

use chrono::{Days, NaiveDate};

use crate::{
    chart_frame::{Frame, label, line, path},
    scene::{Scene, Shape},
    session::SessionState,
    summary::Summary,
    summary_measures::{Course, Measures, MoodDay, Point},
    time::care_day,
    words::Words,
};

/// Where the bands of the PHQ-9 and the GAD-7 begin.
const BANDS: [u16; 4] = [5, 10, 15, 20];
/// Both measures look back two weeks: only points at most so far apart are joined.
const LOOKS_BACK_DAYS: i64 = 14;
/// Between two doses that both bear a name.
const ROOM_FOR_A_NAME: f64 = 44.0;
/// With more points, or over more days, each is drawn and only the last is named.
const MOST_VALUES: usize = 8;
const MOST_DAYS: i64 = 62;
/// Draws the measures of `summary` into a picture of so many units; none where they were left out.
pub fn chart(summary: &Summary, words: &Words, size: [f64; 2]) -> Option<Scene> {
    let measures = summary.measures.as_ref()?;
    let doses = doses(summary);
    let frame = Frame::new(summary, size);
    let mut shapes = Vec::new();
    scales(&frame, words, &mut shapes);
    days(&frame, words, &mut shapes);
    dose_lines(&frame, &doses, words, &mut shapes);
    mood(&frame, measures, words, &mut shapes);
    totals(&frame, measures, words, &mut shapes);
    Some(Scene {
        size,
        title: words.say("summary-chart-title"),
        description: words.say_with(
            "summary-chart-description",
            &[
                ("from", words.date(summary.from).into()),
                ("to", words.date(summary.to).into()),
                ("phq9", count(&measures.courses, 0).into()),
                ("gad7", count(&measures.courses, 1).into()),
                ("mood", measures.mood.len().into()),
                ("doses", doses.len().into()),
            ],
        ),
        table: table(measures, &doses, words),
        shapes,
    })
}

/// Pale lines at the bands and at the ends and middle of the mood, with their numbers.
fn scales(frame: &Frame, words: &Words, shapes: &mut Vec<Shape>) {
    let mut level = |y: f64, class: &str, number: String| {
        shapes.push(path(
            format!("M{:.1} {y:.1}H{:.1}", frame.left, frame.right),
            class,
        ));
        shapes.push(label(
            [frame.left - 5.0, y + 2.6],
            "end",
            "label-pale",
            number,
        ));
    };
    level(frame.y_total(0.0), "axis", "0".into());
    for band in BANDS {
        level(frame.y_total(f64::from(band)), "grid", band.to_string());
    }
    level(frame.y_mood(0.0), "axis", "0".into());
    level(frame.y_mood(5.0), "grid", "5".into());
    level(frame.y_mood(10.0), "grid", "10".into());
    // The lines above bear their own names; the mood has its name above it.
    let above_mood = [0.0, frame.mood[0] - 7.5];
    let name = words.say("summary-chart-mood");
    shapes.push(label(above_mood, "start", "label-pale", name));
}

/// The dates below: each day of a week, fewer of longer periods.
fn days(frame: &Frame, words: &Words, shapes: &mut Vec<Shape>) {
    let step = match frame.days {
        ..=7 => 1,
        8..=14 => 2,
        longer => (longer / 7 + 6) / 7 * 7,
    };
    let mut day = frame.from;
    for _ in 0..=frame.days / step {
        let text = if frame.days > 180 {
            words.date(day)
        } else {
            words.day(day)
        };
        shapes.push(label(
            [frame.x(day), frame.bottom + 11.0],
            "middle",
            "label-pale",
            text,
        ));
        let Some(next) = day.checked_add_days(Days::new(step.unsigned_abs())) else {
            return;
        };
        day = next;
    }
}

fn dose_lines(frame: &Frame, doses: &[NaiveDate], words: &Words, shapes: &mut Vec<Shape>) {
    let places: Vec<f64> = doses.iter().map(|day| frame.x(*day)).collect();
    let is_roomy = places.windows(2).all(|it| it[1] - it[0] > ROOM_FOR_A_NAME);
    for x in places {
        // Broken between the two, where a name stands.
        let [top, split] = frame.totals;
        let [mood, _] = frame.mood;
        let (top, bottom) = (top - 5.0, frame.bottom);
        let d = format!("M{x:.1} {top:.1}V{split:.1}M{x:.1} {mood:.1}V{bottom:.1}");
        shapes.push(path(d, if is_roomy { "dose" } else { "dose-pale" }));
        shapes.push(Shape::Disc {
            at: [x, frame.totals[0] - 7.0],
            r: if is_roomy { 2.6 } else { 1.6 },
            class: "dawn".into(),
        });
        if is_roomy {
            let at = [x + 6.0, frame.totals[0] - 4.4];
            let name = words.say("summary-chart-dose");
            shapes.push(label(at, "start", "label-pale", name));
        }
    }
}

/// Days in a row are joined; a day by itself is a dot.
fn mood(frame: &Frame, measures: &Measures, words: &Words, shapes: &mut Vec<Shape>) {
    if measures.mood.is_empty() {
        shapes.push(nothing(frame, frame.mood, words, "summary-chart-no-mood"));
    }
    let in_a_row = |a: &MoodDay, b: &MoodDay| (b.on - a.on).num_days() == 1;
    let at = |it: &MoodDay| [frame.x(it.on), frame.y_mood(it.level)];
    for row in measures.mood.chunk_by(in_a_row) {
        let points: Vec<[f64; 2]> = row.iter().map(at).collect();
        if points.len() > 1 {
            shapes.push(path(line(&points), "mood"));
        }
        if points.len() == 1 || frame.days <= 31 {
            let dot = |at| Shape::Disc {
                at,
                r: 1.7,
                class: "mood-mark".into(),
            };
            shapes.extend(points.into_iter().map(dot));
        }
    }
}

fn totals(frame: &Frame, measures: &Measures, words: &Words, shapes: &mut Vec<Shape>) {
    let has_points = measures.courses.iter().any(|it| !it.points.is_empty());
    if !has_points {
        shapes.push(nothing(
            frame,
            frame.totals,
            words,
            "summary-chart-no-totals",
        ));
    }
    for (nth, course) in measures.courses.iter().enumerate() {
        let name = course.form.0.as_str();
        let at = |it: &Point| [frame.x(it.on), frame.y_total(f64::from(it.total))];
        let near = |a: &Point, b: &Point| (b.on - a.on).num_days() <= LOOKS_BACK_DAYS;
        for row in course.points.chunk_by(near) {
            let points: Vec<[f64; 2]> = row.iter().map(at).collect();
            if points.len() > 1 {
                shapes.push(path(line(&points), name));
            }
        }
        let others = measures.courses.iter().enumerate();
        let others: Vec<&Point> = others
            .filter(|(other, _)| *other != nth)
            .flat_map(|(_, it)| &it.points)
            .collect();
        let Some((last, before)) = course.points.split_last() else {
            continue;
        };
        let is_short = before.len() < MOST_VALUES && frame.days <= MOST_DAYS;
        let r = if is_short { 3.0 } else { 1.9 };
        for point in before {
            let [x, y] = at(point);
            shapes.push(mark(nth, [x, y], r, name));
            if is_short {
                let above = is_above(nth, point, &others);
                let y = if above { y - 5.5 } else { y + 11.5 };
                let text = point.total.to_string();
                shapes.push(label([x, y], "middle", "label", text));
            }
        }
        let [x, y] = at(last);
        shapes.push(mark(nth, [x, y], r, name));
        // Beside its mark, and clear of the other's name where both end on one height.
        let near = others
            .iter()
            .find(|it| it.on == last.on && it.total.abs_diff(last.total) < 4);
        let aside = near.map_or(0.0, |_| {
            let above = is_above(nth, last, &others);
            if above { -4.0 } else { 4.0 }
        });
        let id = format!("summary-chart-{name}");
        let text = words.say_with(&id, &[("total", last.total.into())]);
        shapes.push(label([x + 7.0, y + 2.8 + aside], "start", "label", text));
    }
}

/// The higher of two on one day has its number above, the lower below.
fn is_above(nth: usize, point: &Point, others: &[&Point]) -> bool {
    let same_day = others.iter().find(|it| it.on == point.on);
    same_day.map_or(nth == 0, |it| {
        point.total > it.total || (point.total == it.total && nth == 0)
    })
}

/// A disc for the first measure, a lozenge for the next: told apart without colour.
fn mark(nth: usize, [x, y]: [f64; 2], r: f64, name: &str) -> Shape {
    let class = format!("{name}-mark");
    if nth == 0 {
        let at = [x, y];
        return Shape::Disc { at, r, class };
    }
    let r = r * 1.2;
    let d = format!("M{x:.1} {:.1}l{r} {r}l-{r} {r}l-{r} -{r}Z", y - r);
    Shape::Path { d, class }
}

fn nothing(frame: &Frame, [top, bottom]: [f64; 2], words: &Words, id: &str) -> Shape {
    let at = [(frame.left + frame.right) / 2.0, (top + bottom) / 2.0 - 3.0];
    label(at, "middle", "label-none", words.say(id))
}

/// Care days of the doses in the period; none where the patient left the sessions out.
fn doses(summary: &Summary) -> Vec<NaiveDate> {
    let sessions = summary.sessions.iter().flatten();
    let held = sessions.filter(|it| it.state == SessionState::Held);
    let mut days: Vec<NaiveDate> = held.map(|it| care_day(it.at)).collect();
    days.dedup();
    days
}

fn count(courses: &[Course], nth: usize) -> usize {
    courses.get(nth).map_or(0, |it| it.points.len())
}

/// Every day that has something.
fn table(measures: &Measures, doses: &[NaiveDate], words: &Words) -> Vec<Vec<String>> {
    let points = measures.courses.iter().flat_map(|it| &it.points);
    let mut days: Vec<NaiveDate> = points
        .map(|it| it.on)
        .chain(measures.mood.iter().map(|it| it.on))
        .chain(doses.iter().copied())
        .collect();
    days.sort();
    days.dedup();
    let total = |nth: usize, day: NaiveDate| {
        let course = measures.courses.get(nth);
        let point = course.and_then(|it| it.points.iter().rfind(|it| it.on == day));
        point.map_or_else(String::new, |it| it.total.to_string())
    };
    let row = |day: NaiveDate| {
        let mood = measures.mood.iter().find(|it| it.on == day);
        let dose = doses
            .contains(&day)
            .then(|| words.say("summary-chart-dose"));
        vec![
            words.day(day),
            total(0, day),
            total(1, day),
            mood.map_or_else(String::new, |it| format!("{:.1}", it.level)),
            dose.unwrap_or_default(),
        ]
    };
    let header = ["day", "phq9", "gad7", "mood", "dose"];
    let header = header.map(|it| words.say(&format!("summary-chart-column-{it}")));
    let rows = days.into_iter().map(row);
    std::iter::once(header.to_vec()).chain(rows).collect()
}
