//! My weeks by session and by calendar, what stays apart in them, and why now.

use care::{
    entry::Chosen,
    form::{Ended, StepId, Value},
    plan::default_plan,
    schedule::{Occurrence, State},
    weeks::{By, reach},
};
use chrono::{Datelike, NaiveDate, TimeDelta};
use chrono_tz::Europe::Berlin;

use crate::{
    half::{seen_on, told},
    made_up::{DOSED, choice, filled, held, one_session, record, seen, today_at, wall},
};

#[test]
fn each_day_stands_beside_one_session_and_in_one_week() {
    let dosed = [
        "2026-10-13T14:00:00",
        "2026-10-16T10:00:00",
        "2026-10-27T09:00:00",
    ];
    let sessions = dosed.iter().zip(1..).map(|(at, id)| held(id, at, Berlin));
    let record = record(sessions.collect());
    let days = |by| -> Vec<Vec<String>> {
        let weeks = seen_on(&record, by, "2026-10-29").weeks;
        let rows = |table: &Vec<Vec<String>>| table[1..].iter().map(|row| row[0].clone()).collect();
        weeks.iter().map(|it| rows(&it.scene.table)).collect()
    };
    let beside = days(By::Session);
    let lengths: Vec<usize> = beside.iter().map(Vec::len).collect();
    assert_eq!(
        lengths,
        [3, 8, 3],
        "newest first, up to the next session or today"
    );
    assert_eq!(
        beside[2],
        [
            "Day 0, Tue 13 Oct",
            "Day 1, Wed 14 Oct",
            "Day 2, Thu 15 Oct"
        ]
    );
    let calendar = days(By::Calendar);
    assert_eq!(calendar.len(), 3, "none before the journal begins");
    assert_eq!(
        calendar[0],
        [
            "Mon 26 Oct",
            "Tue 27 Oct, session",
            "Wed 28 Oct",
            "Thu 29 Oct"
        ]
    );
    let mut all: Vec<&String> = calendar.iter().flatten().collect();
    all.sort();
    all.dedup();
    assert_eq!(all.len(), 7 + 7 + 4);
    let day = |text: &str| -> NaiveDate { text.parse().expect("a day") };
    let first = Some(day("2026-10-13"));
    let reached = reach(
        By::Session,
        &record.sessions,
        day("2026-10-29"),
        first,
        Some(day("2026-10-16")),
    );
    assert_eq!(reached, Some((day("2026-10-13"), day("2026-10-15"))));
}

#[test]
fn missed_skipped_declined_late_and_no_data_stay_apart() {
    let mut record = one_session();
    let all = seen(&record, DOSED, "2026-10-10T00:00:00", "2026-10-19T00:00:00");
    let mornings: Vec<&Occurrence> = all
        .iter()
        .filter(|it| it.id.rule.0 == "morning_prompt")
        .collect();
    let on = |day: u32| {
        let found = mornings.iter().find(|it| it.due.day() == day);
        *found.unwrap_or_else(|| panic!("a morning on {day}"))
    };
    assert!(
        mornings.iter().all(|it| it.due.day() != 11),
        "before its time nothing is asked"
    );
    // The 14th is left open.
    record
        .choices
        .push(choice(&on(15).id, Chosen::Skip, on(15).due, Berlin));
    let answered = |day: u32, hours: i64, mood: Value| {
        let at = on(day).due + TimeDelta::hours(hours);
        let mut it = filled("morning", Some(on(day)), Ended::Finished, at, Berlin);
        it.fact.answers = [(StepId("mood".into()), mood)].into();
        it.fact.late = hours > 10;
        it
    };
    record.filled.push(answered(16, 0, Value::Declined));
    record.filled.push(answered(17, 14, Value::Number(6)));
    let now = "2026-10-18T03:00:00";
    let states: Vec<State> = seen(&record, now, "2026-10-14T00:00:00", "2026-10-18T00:00:00")
        .into_iter()
        .filter(|it| it.id.rule.0 == "morning_prompt")
        .map(|it| it.state)
        .collect();
    assert_eq!(
        states,
        [State::Missed, State::Skipped, State::Done, State::Done]
    );
    let weeks = seen_on(&record, By::Calendar, "2026-10-18");
    let moods: Vec<&str> = weeks.weeks[0].scene.table[1..]
        .iter()
        .map(|row| row[1].as_str())
        .collect();
    assert_eq!(moods, ["", "", "", "Not today", "Rather not say", "6", ""]);
    assert!(record.filled[1].fact.late && !record.filled[0].fact.late);
}

#[test]
fn every_hour_says_what_helps_why_and_what_comes_next() {
    let plan = default_plan();
    assert!(plan.phases.iter().all(|it| it.why.is_some()));
    for hours in (-70..240).step_by(7) {
        let now = wall(DOSED) + TimeDelta::hours(hours);
        let place = today_at(&one_session(), &told(now)).place.expect("a place");
        let [helps, next, known, sources] = place.why.as_slice() else {
            panic!("four sections: {:?}", place.why);
        };
        let phase = plan.phases.iter().find(|it| it.id == place.phase);
        assert_eq!(Some(&helps.lines[0]), phase.and_then(|it| it.why.as_ref()));
        assert!(next.lines[0].starts_with(&format!("Now: {}", place.phase_name)));
        assert!(next.lines[1..].iter().all(|it| it.starts_with("Then: ")));
        assert!(
            next.lines
                .last()
                .is_some_and(|it| it.contains("Between sessions"))
        );
        assert!(known.lines.len() == 4 && sources.lines.len() == 6);
    }
    let practice = today_at(&one_session(), "2026-10-16T12:00:00")
        .place
        .expect("a place");
    assert_eq!(
        practice.why[1].lines,
        [
            "Now: Practice days, until Sun 18 Oct, 14:00. 4 reminders a day at most.",
            "Then: Carrying on, until Tue 20 Oct, 14:00. 2 reminders a day at most.",
            "Then: Between sessions. 1 reminder a day at most.",
        ]
    );
}
