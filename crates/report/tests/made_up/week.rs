//! A week around two sessions, with the clock going back in its midst.

use care::{
    entry::{Entry, EntryId, Recorded, Rest},
    form::Value,
    safety::{SafetyCheck, SafetyRoute},
    summary::Choice,
};
use chrono::{NaiveDate, NaiveDateTime};

use super::{
    Week, choices, day, filled, lines, measure, moods, night, recorded, session, text, wall,
};

/// Everything of the week of the made-up session, with three lines ticked.
pub fn choice() -> Choice {
    Choice {
        from: day("2026-10-22"),
        to: day("2026-10-28"),
        own_words: [EntryId(300), EntryId(301), EntryId(106)].into(),
        ..Choice::default()
    }
}

/// One evening: mood, effects, substances and a line.
pub type Evening<'a> = (u32, i32, &'a [&'a str], &'a [&'a str], &'a str);

/// One morning: day of October, time of rising, SOL, WASO and mood.
pub type Morning<'a> = (u32, &'a str, u16, u16, i32);

pub fn week() -> Week {
    let mut entries = Vec::new();
    let mut keep = |id: i64, at: NaiveDateTime, fact: Entry| entries.push(recorded(id, at, fact));
    let measures: [(i64, &str, &str, &[u8]); 7] = [
        (
            10,
            "2026-10-14T19:00:00",
            "phq9",
            &[2, 3, 2, 3, 2, 2, 2, 1, 0],
        ),
        (11, "2026-10-14T19:05:00", "gad7", &[2, 2, 2, 2, 1, 2, 2]),
        (
            12,
            "2026-10-22T09:00:00",
            "phq9",
            &[2, 2, 2, 3, 1, 2, 2, 1, 1],
        ),
        (13, "2026-10-22T09:05:00", "gad7", &[2, 2, 2, 2, 1, 1, 1]),
        (14, "2026-10-26T19:00:00", "gad7", &[1, 1, 1, 9, 1, 1, 1]),
        (
            15,
            "2026-10-28T19:00:00",
            "phq9",
            &[1, 1, 1, 2, 0, 1, 1, 0, 0],
        ),
        (16, "2026-10-28T19:05:00", "gad7", &[1, 1, 1, 1, 0, 1, 1]),
    ];
    for (id, at, form, scores) in measures {
        let at = wall(at);
        keep(id, at, Entry::Filled(measure(form, at, scores)));
    }
    let shown = SafetyCheck {
        shown: SafetyRoute::Ask,
        safe_now: Some(true),
    };
    keep(20, wall("2026-10-22T09:04:00"), Entry::Safety(shown));
    let mornings: [Morning<'_>; 6] = [
        (22, "07:00:00", 40, 45, 3),
        (23, "07:10:00", 20, 15, 5),
        (24, "07:30:00", 15, 20, 6),
        (25, "07:00:00", 25, 30, 6),
        (27, "07:20:00", 20, 25, 5),
        (28, "07:05:00", 15, 20, 6),
    ];
    for (date, rise, sol, waso, mood) in mornings {
        let woke_on = NaiveDate::from_ymd_opt(2026, 10, date).expect("a day");
        let at = woke_on.and_hms_opt(8, 0, 0).expect("a time");
        let answers = vec![
            ("night", night(woke_on, rise, sol, waso)),
            ("rested", Value::Number(5)),
            ("mood", Value::Number(mood)),
        ];
        keep(
            i64::from(date) + 50,
            at,
            Entry::Filled(filled("morning", at, answers)),
        );
    }
    let evenings: [Evening<'_>; 6] = [
        (22, 4, &["dizzy", "nausea"], &["none"], "Home, tired, calm."),
        (23, 6, &["none"], &["none"], "Walked by the river."),
        (24, 7, &["none"], &["none"], "Called my sister."),
        (25, 6, &["headache"], &["alcohol"], "Slow Sunday."),
        (26, 5, &["none"], &["none"], "Work was heavy, but I stayed."),
        (28, 7, &["none"], &["none"], "Slept better."),
    ];
    for (date, mood, effects, substances, line) in evenings {
        let on = NaiveDate::from_ymd_opt(2026, 10, date).expect("a day");
        let at = on.and_hms_opt(20, 30, 0).expect("a time");
        let answers = vec![
            ("mood", Value::Number(mood)),
            ("effects", choices(effects)),
            ("substances", choices(substances)),
            ("line", text(line)),
        ];
        keep(
            i64::from(date) + 80,
            at,
            Entry::Filled(filled("evening", at, answers)),
        );
    }
    let at = wall("2026-10-24T10:00:00");
    let answers = vec![
        ("situation", text("No answer from a friend since Thursday.")),
        ("moods", moods(&[("sad", 80), ("afraid", 60)])),
        (
            "thoughts",
            lines(&["She is busy.", "She has had enough of me."], Some(1)),
        ),
        (
            "balanced",
            text("She is slow with everyone, and she came to see me last week."),
        ),
        ("belief", Value::Number(65)),
        ("rerate", moods(&[("sad", 45), ("afraid", 30)])),
    ];
    keep(
        200,
        at,
        Entry::Filled(filled("thought_record", at, answers)),
    );
    let at = wall("2026-10-27T18:00:00");
    let answers = vec![
        ("moods", moods(&[("ashamed", 70)])),
        ("thoughts", lines(&["I always let people down."], None)),
        (
            "balanced",
            text("I was late once. I said so and it was fine."),
        ),
        ("belief", Value::Number(80)),
        ("rerate", moods(&[("ashamed", 25)])),
    ];
    keep(
        201,
        at,
        Entry::Filled(filled("thought_record", at, answers)),
    );
    for (id, at) in [(210, "2026-10-23T21:00:00"), (211, "2026-10-25T21:00:00")] {
        let at = wall(at);
        let answers = vec![("good1", text("Tea in the sun"))];
        keep(id, at, Entry::Filled(filled("three_good", at, answers)));
    }
    for (id, at) in [(220, "2026-10-23T11:00:00"), (221, "2026-10-24T10:30:00")] {
        let rest = Rest {
            minutes: 10,
            seconds: 600,
            occurrence: None,
        };
        keep(id, wall(at), Entry::Rest(rest));
    }
    let at = wall("2026-10-25T12:00:00");
    let note = vec![(
        "words",
        text("I could laugh again. It felt strange and good."),
    )];
    keep(300, at, Entry::Filled(filled("note", at, note)));
    let at = wall("2026-10-22T17:00:00");
    let parked = vec![("line", text("There was a blue room, and then I was home."))];
    keep(301, at, Entry::Filled(filled("parking_lot", at, parked)));
    let at = wall("2026-10-26T13:00:00");
    let parked = vec![("line", text("The music was too loud for me."))];
    keep(302, at, Entry::Filled(filled("parking_lot", at, parked)));
    let sessions = vec![
        session(1, "2026-10-22T14:00:00", "40 mg over 40 minutes"),
        session(2, "2026-10-26T15:15:00", "40 mg"),
    ];
    entries.extend(sessions.iter().map(|it| Recorded {
        id: it.id,
        recorded: it.recorded.clone(),
        day: it.day,
        at: it.at,
        corrected: it.corrected,
        fact: Entry::Session(it.fact.clone()),
    }));
    Week { entries, sessions }
}
