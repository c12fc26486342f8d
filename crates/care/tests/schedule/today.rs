//! Where the patient is told to be, and what comes first.

use care::{
    entry::Chosen,
    form::{Ended, StepId, Value},
    scene::Shape,
    schedule::{Kind, Record, State},
    session::SessionState,
    today::Place,
};
use chrono::TimeDelta;
use chrono_tz::Europe::Berlin;

use crate::made_up::{choice, filled, held, one_session, record, session, today_at, wall};

fn place(record: &Record, now: &str) -> Place {
    today_at(record, now).place.expect("there is a session")
}

#[test]
fn before_the_first_session_there_is_no_place_and_nothing_due() {
    let today = today_at(&Record::default(), "2026-10-13T10:00:00");
    assert!(today.place.is_none() && today.horizon.is_none() && today.due.is_empty());
}

#[test]
fn each_phase_has_its_hours() {
    let expected = [
        ("2026-10-10T12:00:00", "ahead", -3, -74),
        ("2026-10-12T14:00:00", "prepare", -1, -24),
        ("2026-10-13T14:00:00", "supervised", 0, 0),
        ("2026-10-13T16:00:00", "settle", 0, 2),
        ("2026-10-14T01:00:00", "night1", 0, 11),
        ("2026-10-14T07:00:00", "day1", 1, 17),
        ("2026-10-15T02:00:00", "active", 1, 36),
        ("2026-10-18T14:00:00", "carry", 5, 120),
        ("2026-10-20T14:00:00", "between", 7, 168),
    ];
    for (now, phase, day, hours) in expected {
        let place = place(&one_session(), now);
        assert_eq!(
            (place.phase.0.as_str(), place.day, place.hours),
            (phase, day, hours)
        );
    }
}

#[test]
fn a_planned_session_is_asked_about_for_a_week_after_its_time() {
    let record = record(vec![session(
        1,
        wall("2026-10-13T14:00:00"),
        SessionState::Planned,
        Berlin,
    )]);
    for (now, asks) in [
        ("2026-10-13T13:00:00", false),
        ("2026-10-13T16:00:00", true),
        ("2026-10-20T13:00:00", true),
        ("2026-10-20T15:00:00", false),
    ] {
        assert_eq!(place(&record, now).ask_whether_held, asks, "{now}");
    }
    assert!(
        !place(&one_session(), "2026-10-13T16:00:00").ask_whether_held,
        "it was held"
    );
}

#[test]
fn a_safety_card_comes_first_and_then_what_closes_first() {
    let due = today_at(&one_session(), "2026-10-14T08:30:00").due;
    assert_eq!(due[0].kind, Kind::Safety);
    assert!(due[1..].is_sorted_by_key(|it| it.closes), "{due:#?}");
    assert!(due.iter().all(|it| it.state == State::Due));
}

#[test]
fn what_the_patient_planned_for_this_time_comes_before_what_closes_earlier() {
    let mut record = one_session();
    let at = wall("2026-10-16T10:00:00");
    let mut plan = filled("ba_plan", None, Ended::Finished, at, Berlin);
    let planned = wall("2026-10-16T15:00:00");
    plan.fact.answers = [
        ("activity", Value::Text("Walk to the pond".into())),
        ("when", Value::When(planned)),
    ]
    .map(|(step, it)| (StepId(step.into()), it))
    .into();
    record.filled.push(plan);
    let due = today_at(&record, "2026-10-16T15:00:01").due;
    assert_eq!(due[0].due, planned);
    assert!(due[1..].iter().any(|it| it.closes < due[0].closes));
}

#[test]
fn earlier_and_later_are_of_this_care_day() {
    let mut record = one_session();
    let morning = today_at(&record, "2026-10-15T08:00:00").due;
    for it in &morning {
        record.choices.push(choice(
            &it.id,
            Chosen::Done,
            wall("2026-10-15T08:01:00"),
            Berlin,
        ));
    }
    let today = today_at(&record, "2026-10-16T01:00:00");
    let day = wall("2026-10-15T04:00:00")..wall("2026-10-16T04:00:00");
    assert!(
        today
            .earlier
            .iter()
            .chain(&today.later)
            .all(|it| day.contains(&it.due))
    );
    assert_eq!(
        today
            .earlier
            .iter()
            .filter(|it| it.state == State::Done)
            .count(),
        morning.len(),
        "one in the night still belongs to yesterday"
    );
}

#[test]
fn nothing_is_due_in_the_clinic() {
    let mut record = one_session();
    record.sessions.push(held(2, "2026-10-16T09:00:00", Berlin));
    let today = today_at(&record, "2026-10-16T09:30:00");
    assert_eq!(today.due, [], "what was open closed at the dose");
    assert_eq!(today.place.unwrap().phase.0, "supervised");
}

#[test]
fn the_horizon_says_in_words_and_in_a_table_what_it_draws() {
    let horizon = today_at(&one_session(), "2026-10-15T12:00:00")
        .horizon
        .unwrap();
    assert_eq!(
        horizon.description,
        "Day 2: Thu 15 Oct, 12:00. Next: A quiet rest, Thu 15 Oct, 15:00."
    );
    assert_eq!(horizon.table.len(), 9, "a header and eight days");
    assert_eq!(
        horizon.table[3],
        [
            "Day 2",
            "Thu 15 Oct",
            "0 of 3 done",
            "0 of 1 done",
            "23:00 to 07:00"
        ]
    );
    assert!(horizon.table.iter().all(|row| row.len() == 5));
}

#[test]
fn the_horizon_stays_in_its_frame_on_every_day() {
    for hours in (-80..600).step_by(5) {
        let now = (wall("2026-10-13T14:00:00") + TimeDelta::hours(hours))
            .to_string()
            .replace(' ', "T");
        let scene = today_at(&one_session(), &now).horizon.unwrap();
        let [width, height] = scene.size;
        for shape in &scene.shapes {
            let (Shape::Disc { at, .. } | Shape::Label { at, .. }) = shape else {
                continue;
            };
            let inside = (0.0..=width).contains(&at[0]) && (12.0..=height).contains(&at[1]);
            assert!(inside, "{now}: {shape:?}");
        }
    }
}

#[test]
fn the_picture_for_paper_is_one_svg_with_its_words() {
    let scene = today_at(&one_session(), "2026-10-15T12:00:00")
        .horizon
        .unwrap();
    let svg = scene.to_svg(|role| if role == "paper" { "#fff" } else { "#000" });
    assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>"));
    assert!(svg.contains("<title>The week since your session</title>"));
}
