//! What the patient leaves out is not there, is told as left out, and changes no other figure;
//! and moods by days since the dose.

#[path = "../../report/tests/made_up/mod.rs"]
mod made_up;

use std::collections::HashSet;

use care::{
    entry::Entry,
    form::Value,
    plan::default_plan,
    plan_taken::Whose,
    schedule::{Kind, OccurrenceId, State, occurrences},
    summary::{Choice, Section, Sources, Summary, summarise},
    summary_check::check,
    summary_items::ItemAnswer,
};
use chrono::{Days, NaiveDate};
use chrono_tz::Europe::Berlin;
use made_up::{
    Week, day, filled, now, page_of, profile, recorded, session, text, wall,
    week::{choice, week},
};

fn of(week: &Week, choice: &Choice) -> Summary {
    page_of(&week.entries, &week.sessions, choice, &default_plan()).expect("in order")
}

#[test]
fn a_day_left_out_is_a_gap_in_everything_and_is_named() {
    let without = Choice {
        without_days: [day("2026-10-24")].into(),
        ..choice()
    };
    let (whole, summary) = (of(&week(), &choice()), of(&week(), &without));
    assert_eq!(summary.days_left_out, [day("2026-10-24")]);
    assert_eq!(summary.days, whole.days - 1, "the denominators are honest");
    let measures = summary.measures.unwrap();
    assert!(measures.mood.iter().all(|it| it.on != day("2026-10-24")));
    assert_eq!(
        summary.sleep.unwrap().nights,
        whole.sleep.unwrap().nights - 1
    );
    assert!(
        summary
            .thoughts
            .unwrap()
            .iter()
            .all(|it| it.on != day("2026-10-24"))
    );
}

#[test]
fn an_entry_left_out_is_counted_and_not_told() {
    let thoughts = of(&week(), &choice()).thoughts.unwrap();
    let without = Choice {
        without_entries: [thoughts[0].id].into(),
        ..choice()
    };
    let summary = of(&week(), &without);
    assert_eq!(summary.entries_left_out, 1);
    assert_eq!(summary.thoughts.unwrap(), thoughts[1..]);
}

#[test]
fn an_exercise_left_out_is_still_counted_as_done() {
    let thoughts = of(&week(), &choice()).thoughts.unwrap();
    let without = Choice {
        without_entries: [thoughts[0].id].into(),
        ..choice()
    };
    let done = |choice: &Choice| of(&week(), choice).practice.unwrap().exercises;
    assert_eq!(
        done(&without),
        done(&choice()),
        "leaving out is not missing"
    );
}

#[test]
fn with_item_9_left_out_no_answer_tells_it() {
    let without = Choice {
        without_item9: true,
        with_items: true,
        ..choice()
    };
    let summary = of(&week(), &without);
    let phq9 = summary.items.measures.iter().find(|it| it.form.0 == "phq9");
    let mut answers = phq9.unwrap().given.iter().flat_map(|it| &it.answers);
    assert!(answers.all(|it| *it == ItemAnswer::LeftOut));
    let checked = check(&summary);
    assert_eq!((checked.differ.len(), checked.cannot), (0, 2));
}

#[test]
fn questions_are_in_unless_they_are_left_out() {
    let mut week = week();
    let at = wall("2026-10-27T12:00:00");
    let asked = filled("question", at, vec![("line", text("May I drive again?"))]);
    week.entries.push(recorded(950, at, Entry::Filled(asked)));
    let summary = of(&week, &choice());
    assert_eq!(
        summary.questions.unwrap()[0].words.reveal(),
        "May I drive again?"
    );
    let without = Choice {
        without: [Section::Questions].into(),
        ..choice()
    };
    assert_eq!(of(&week, &without).questions, None);
}

#[test]
fn what_was_not_reminded_is_not_called_missed() {
    let Week { entries, sessions } = week();
    let plan = default_plan();
    let practice = |reminded: &HashSet<OccurrenceId>| {
        let of = Sources {
            entries: &entries,
            sessions: &sessions,
            profile: &profile(),
            plan: &plan,
            whose: &Whose::default(),
            reminded,
        };
        let summary = summarise(&of, &choice(), &Berlin, now()).unwrap();
        summary.practice.unwrap().exercises
    };
    let none = practice(&HashSet::new());
    assert!(none.missed == 0 && none.not_reminded > 0, "{none:?}");
    let record = care::schedule::Record {
        sessions: sessions.clone(),
        ..Default::default()
    };
    let window = wall("2026-10-22T04:00:00")..wall("2026-10-29T04:00:00");
    let all = occurrences(&plan, &record, &profile().habits, &Berlin, now(), window);
    let missed = all
        .iter()
        .filter(|it| it.kind == Kind::Exercise && it.state == State::Missed);
    let reminded: HashSet<OccurrenceId> = missed.map(|it| it.id.clone()).collect();
    let told = practice(&reminded);
    assert_eq!(told.missed, none.not_reminded);
    assert_eq!((told.not_reminded, told.offered()), (0, none.offered()));
}

/// Moods of so many days before and after each session, by day since the dose.
fn courses(doses: &[&str], moods: &[(i64, i32)]) -> Week {
    let mut week = Week {
        entries: Vec::new(),
        sessions: Vec::new(),
    };
    for (nth, dosed) in (0_i64..).zip(doses) {
        week.sessions
            .push(session(nth, &format!("{dosed}T14:00:00"), "40 mg"));
        for (since, mood) in moods {
            let on = day(dosed) + chrono::TimeDelta::days(*since);
            let at = on.and_hms_opt(20, 0, 0).expect("it is there");
            let evening = filled("evening", at, vec![("mood", Value::Number(*mood))]);
            let id = 1_000 * (nth + 1) + since;
            week.entries.push(recorded(id, at, Entry::Filled(evening)));
        }
    }
    week
}

fn since(from: &str) -> Choice {
    Choice {
        from: from.parse::<NaiveDate>().expect("it is there"),
        to: day("2026-10-28"),
        ..Choice::default()
    }
}

#[test]
fn moods_are_aligned_at_the_dose_with_the_number_behind_each() {
    let week = courses(
        &["2026-09-01", "2026-09-20"],
        &[(-1, 2), (0, 4), (1, 8), (3, 6)],
    );
    let after = of(&week, &since("2026-08-25")).after.unwrap();
    assert_eq!(after.sessions, 2);
    let days: Vec<(u8, f64, u32)> = after
        .days
        .iter()
        .map(|it| (it.day, it.mean, it.n))
        .collect();
    assert_eq!(days, [(0, 4.0, 2), (1, 8.0, 2), (3, 6.0, 2)]);
    assert_eq!(after.half_gone, None, "two sessions are too few");
}

#[test]
fn a_newer_dose_takes_the_days_that_follow_it() {
    let week = courses(&["2026-09-01", "2026-09-03"], &[(0, 5), (2, 6), (4, 7)]);
    let after = of(&week, &since("2026-08-25")).after.unwrap();
    let n: Vec<(u8, u32)> = after.days.iter().map(|it| (it.day, it.n)).collect();
    assert_eq!(
        n,
        [(0, 2), (2, 1), (4, 1)],
        "day 2 of the first is day 0 of the second"
    );
}

#[test]
fn from_three_sessions_on_it_is_told_how_long_half_of_a_gain_lasted() {
    let moods = [(-1, 2), (1, 8), (2, 7), (4, 5), (6, 3)];
    let week = courses(&["2026-09-01", "2026-09-15", "2026-10-01"], &moods);
    let half = of(&week, &since("2026-08-25"))
        .after
        .unwrap()
        .half_gone
        .unwrap();
    // Half of 2 to 8 is 5: reached on day 4 each time.
    assert_eq!((half.median, half.sessions, half.gone), (Some(4), 3, 3));
}

#[test]
fn a_day_left_out_is_in_no_curve() {
    let moods = [(-1, 2), (1, 8), (4, 5)];
    let week = courses(&["2026-09-01"], &moods);
    let without = Choice {
        without_days: [day("2026-09-01") + Days::new(4)].into(),
        ..since("2026-08-25")
    };
    let days = of(&week, &without).after.unwrap().days;
    assert_eq!(days.iter().map(|it| it.day).collect::<Vec<_>>(), [1]);
}

#[test]
fn where_the_period_begins_the_last_visit_stands() {
    let visit = Choice {
        from: day("2026-10-26"),
        since_visit: true,
        ..choice()
    };
    let summary = of(&week(), &visit);
    let start = summary.measures.unwrap().courses[0].start.unwrap();
    assert_eq!((start.on, start.total), (day("2026-10-22"), 16));
    assert!(summary.since_visit);
}
