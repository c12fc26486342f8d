//! The graph of the summary: it draws what was said, and nothing where nothing was said.

#[path = "../../report/tests/made_up/mod.rs"]
mod made_up;

use care::{
    chart::chart,
    entry::EntryId,
    plan::{CarePlan, default_plan},
    scene::{Scene, Shape},
    summary::{Choice, Section, Summary},
    words::Words,
};
use made_up::{
    Week, page_of,
    week::{choice, week},
};

const SIZE: [f64; 2] = [500.0, 160.0];

fn summary(week: &Week, choice: &Choice) -> Summary {
    let plan = CarePlan {
        rules: Vec::new(),
        ..default_plan()
    };
    let Week { entries, sessions } = week;
    page_of(entries, sessions, choice, &plan).expect("the period is in order")
}

fn drawn(week: &Week, choice: &Choice) -> Scene {
    chart(&summary(week, choice), &Words::english(), SIZE).expect("measures are in")
}

fn paths<'scene>(scene: &'scene Scene, wanted: &str) -> Vec<&'scene str> {
    let path = |shape: &'scene Shape| match shape {
        Shape::Path { d, class } if class == wanted => Some(d.as_str()),
        Shape::Path { .. } | Shape::Disc { .. } | Shape::Label { .. } => None,
    };
    scene.shapes.iter().filter_map(path).collect()
}

/// Without the entries of 25 October.
fn week_with_a_gap() -> Week {
    let mut week = week();
    week.entries
        .retain(|it| ![EntryId(75), EntryId(105)].contains(&it.id));
    week
}

#[test]
fn a_day_without_a_mood_breaks_the_line() {
    assert_eq!(paths(&drawn(&week(), &choice()), "mood").len(), 1);
    let pieces = drawn(&week_with_a_gap(), &choice());
    let points: Vec<usize> = paths(&pieces, "mood")
        .iter()
        .map(|it| it.split('L').count())
        .collect();
    assert_eq!(points, [3, 3], "three days, a gap, three days");
}

#[test]
fn every_dose_has_its_line_unless_sessions_are_left_out() {
    assert_eq!(paths(&drawn(&week(), &choice()), "dose").len(), 2);
    let without = Choice {
        without: [Section::Sessions].into(),
        ..choice()
    };
    assert_eq!(paths(&drawn(&week(), &without), "dose").len(), 0);
}

#[test]
fn there_is_no_graph_where_measures_are_left_out() {
    let without = Choice {
        without: [Section::Measures].into(),
        ..choice()
    };
    let summary = summary(&week(), &without);
    assert_eq!(chart(&summary, &Words::english(), SIZE), None);
}

#[test]
fn the_table_tells_the_same_day_by_day() {
    let table = drawn(&week(), &choice()).table;
    assert_eq!(table[1], ["Thu 22 Oct", "16", "11", "3.5", "session"]);
    assert_eq!(table[7], ["Wed 28 Oct", "7", "6", "6.5", ""]);
    assert_eq!(drawn(&week_with_a_gap(), &choice()).table.len(), 7);
}

#[test]
fn all_marks_stay_within_the_picture() {
    let Scene { shapes, .. } = drawn(&week(), &choice());
    for shape in shapes {
        let [x, y] = match shape {
            Shape::Disc { at, .. } | Shape::Label { at, .. } => at,
            Shape::Path { .. } => continue,
        };
        assert!((0.0..=SIZE[0]).contains(&x) && (0.0..=SIZE[1]).contains(&y));
    }
}
