//! A made-up patient's week around a session in Berlin, with the clock going back in its midst.

use care::{
    entry::{Entry, EntryId, Recorded, Rest},
    form::{Answers, Ended, Filled, FormId, Rated, StepId, Value},
    night::Night,
    private::Private,
    profile::{Habits, Profile},
    safety::{SafetyCheck, SafetyRoute},
    session::{Route, Session, SessionState},
    summary::Choice,
    time::{Stamp, care_day, instant_of},
};
use chrono::{DateTime, Days, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use chrono_tz::Europe::Berlin;

/// What stands in the journal.
pub struct Week {
    pub entries: Vec<Recorded<Entry>>,
    pub sessions: Vec<Recorded<Session>>,
}

pub fn wall(text: &str) -> NaiveDateTime {
    text.parse().expect("a moment or a day")
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a moment or a day")
}

/// The evening of the last day.
pub fn now() -> DateTime<FixedOffset> {
    instant_of(&Berlin, wall("2026-10-28T21:30:00"))
}

pub fn stamp(at: NaiveDateTime) -> Stamp {
    Stamp {
        at: instant_of(&Berlin, at),
        zone: "Europe/Berlin".into(),
    }
}

/// `fact` as the journal keeps it, recorded at `at` on the wall clock.
pub fn recorded<T>(id: i64, at: NaiveDateTime, fact: T) -> Recorded<T> {
    Recorded {
        id: EntryId(id),
        recorded: stamp(at),
        day: care_day(at),
        at,
        corrected: false,
        fact,
    }
}

pub fn text(words: &str) -> Value {
    Value::Text(words.into())
}

pub fn lines(lines: &[&str], marked: Option<usize>) -> Value {
    Value::Lines {
        lines: lines.iter().map(|it| Private::from(*it)).collect(),
        marked,
    }
}

pub fn moods(moods: &[(&str, u8)]) -> Value {
    let rated = |(word, strength): &(&str, u8)| Rated {
        word: (*word).into(),
        strength: *strength,
    };
    Value::Moods(moods.iter().map(rated).collect())
}

pub fn choices(ids: &[&str]) -> Value {
    Value::Choices(ids.iter().map(|it| (*it).to_owned()).collect())
}

pub fn filled(form: &str, at: NaiveDateTime, answers: Vec<(&str, Value)>) -> Filled {
    Filled {
        form: FormId(form.into()),
        version: 1,
        occurrence: None,
        begun: stamp(at),
        ended: Ended::Finished,
        late: false,
        answers: answers
            .into_iter()
            .map(|(step, value)| (StepId(step.into()), value))
            .collect::<Answers>(),
    }
}

/// A measure with these scores, item by item; 9 stands for "rather not say".
pub fn measure(form: &str, at: NaiveDateTime, scores: &[u8]) -> Filled {
    let options = [
        "not_at_all",
        "several_days",
        "more_than_half",
        "nearly_every_day",
    ];
    let steps: Vec<String> = (1..=scores.len()).map(|it| format!("item{it}")).collect();
    let answers = steps.iter().zip(scores).map(|(step, score)| {
        let value = match options.get(usize::from(*score)) {
            Some(option) => Value::Choice((*option).to_owned()),
            None => Value::Declined,
        };
        (step.as_str(), value)
    });
    filled(form, at, answers.collect())
}

/// A night in bed from 23:00, up at `rise`.
pub fn night(woke_on: NaiveDate, rise: &str, sol_min: u16, waso_min: u16) -> Value {
    let evening = (woke_on - Days::new(1))
        .and_hms_opt(23, 0, 0)
        .expect("a time");
    let out_of_bed = woke_on.and_time(rise.parse::<NaiveTime>().expect("a time"));
    let night = Night {
        woke_on,
        in_bed: evening,
        lights_out: evening + TimeDelta::minutes(15),
        sol_min,
        awakenings: 2,
        waso_min,
        final_wake: out_of_bed - TimeDelta::minutes(20),
        out_of_bed,
        clock_change_min: 0,
    };
    let accepted = care::night::accept(night, &Berlin, instant_of(&Berlin, out_of_bed));
    Value::Night(accepted.expect("a night that can be"))
}

pub fn session(id: i64, dosed: &str, dose: &str) -> Recorded<Session> {
    let at = wall(dosed);
    let fact = Session {
        dosed: stamp(at),
        route: Route::Intravenous,
        dose: Some(dose.into()),
        clinic: None,
        left_clinic_at: None,
        state: SessionState::Held,
    };
    recorded(id, at, fact)
}

pub fn profile() -> Profile {
    Profile {
        habits: Habits {
            bedtime: "23:00:00".parse().expect("a time"),
            waking: "07:00:00".parse().expect("a time"),
        },
        country: "de".into(),
        name: Some("Mira Holm".into()),
        therapist: Some("Dr. Sanna Weiss".into()),
        people: vec![],
        clinic: None,
        idle_minutes: 5,
    }
}

/// Everything of the week of the made-up session, with three lines ticked.
pub fn choice() -> Choice {
    Choice {
        from: day("2026-10-22"),
        to: day("2026-10-28"),
        without: [].into(),
        without_item9: false,
        own_words: [EntryId(300), EntryId(301), EntryId(106)].into(),
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
