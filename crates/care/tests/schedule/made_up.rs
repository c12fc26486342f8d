//! A made-up patient: sessions, answers and nights for the tests of the schedule.

use care::{
    entry::{Choice, Chosen, EntryId, Recorded},
    form::{Answers, Ended, Filled, FormId},
    plan::default_plan,
    profile::Habits,
    schedule::{Kind, Occurrence, OccurrenceId, Record, occurrences},
    session::{Route, Session, SessionState},
    time::{Stamp, care_day, instant_of},
    today::{Reminders, Today, today},
    wish::Wish,
    words::Words,
};
use chrono::{NaiveDateTime, TimeDelta};
use chrono_tz::{Europe::Berlin, Tz};

pub fn wall(text: &str) -> NaiveDateTime {
    text.parse().expect("a time as 2026-10-13T14:00:00")
}

pub fn stamp(at: NaiveDateTime, zone: Tz) -> Stamp {
    Stamp {
        at: instant_of(&zone, at),
        zone: zone.name().into(),
    }
}

pub fn nights(bedtime: &str, waking: &str) -> Habits {
    Habits {
        bedtime: bedtime.parse().expect("a time of day"),
        waking: waking.parse().expect("a time of day"),
    }
}

fn recorded<T>(id: i64, at: NaiveDateTime, zone: Tz, fact: T) -> Recorded<T> {
    Recorded {
        id: EntryId(id),
        recorded: stamp(at, zone),
        day: care_day(at),
        at,
        corrected: false,
        fact,
    }
}

/// A session that was told a fortnight before.
pub fn session(id: i64, dosed: NaiveDateTime, state: SessionState, zone: Tz) -> Recorded<Session> {
    let fact = Session {
        dosed: stamp(dosed, zone),
        route: Route::Nasal,
        dose: None,
        clinic: None,
        left_clinic_at: None,
        state,
    };
    Recorded {
        day: care_day(dosed),
        at: dosed,
        ..recorded(id, dosed - TimeDelta::days(14), zone, fact)
    }
}

pub fn held(id: i64, dosed: &str, zone: Tz) -> Recorded<Session> {
    session(id, wall(dosed), SessionState::Held, zone)
}

pub fn filled(
    form: &str,
    answers: Option<&Occurrence>,
    ended: Ended,
    at: NaiveDateTime,
    zone: Tz,
) -> Recorded<Filled> {
    let fact = Filled {
        form: FormId(form.into()),
        version: 1,
        occurrence: answers.map(|it| it.id.clone()),
        begun: stamp(at, zone),
        ended,
        late: false,
        answers: Answers::new(),
    };
    recorded(at.and_utc().timestamp(), at, zone, fact)
}

pub fn choice(id: &OccurrenceId, choice: Chosen, at: NaiveDateTime, zone: Tz) -> Recorded<Choice> {
    let fact = Choice {
        occurrence: id.clone(),
        choice,
    };
    recorded(at.and_utc().timestamp(), at, zone, fact)
}

pub fn record(sessions: Vec<Recorded<Session>>) -> Record {
    Record {
        sessions,
        ..Record::default()
    }
}

pub const DOSED: &str = "2026-10-13T14:00:00";

/// All that falls due from one time to another, seen at `now`.
pub fn seen(record: &Record, now: &str, from: &str, to: &str) -> Vec<Occurrence> {
    occurrences(
        &default_plan(),
        record,
        &nights("23:00:00", "07:00:00"),
        &Berlin,
        stamp(wall(now), Berlin).at,
        wall(from)..wall(to),
    )
}

pub fn one<'a>(all: &'a [Occurrence], rule: &str) -> &'a Occurrence {
    let found: Vec<_> = all.iter().filter(|it| it.id.rule.0 == rule).collect();
    assert_eq!(found.len(), 1, "{rule} is asked once");
    found[0]
}

pub fn dues(all: &[Occurrence], kind: Kind) -> Vec<NaiveDateTime> {
    all.iter()
        .filter(|it| it.kind == kind)
        .map(|it| it.due)
        .collect()
}

pub fn one_session() -> Record {
    record(vec![held(1, DOSED, Berlin)])
}

/// Rule and due time of the first day after the dose.
pub fn day_one(record: &Record) -> Vec<Occurrence> {
    seen(
        record,
        "2026-10-14T06:00:00",
        "2026-10-14T04:00:00",
        "2026-10-15T04:00:00",
    )
}

pub fn wished(at: NaiveDateTime, wish: Wish, zone: Tz) -> Recorded<Wish> {
    recorded(at.and_utc().timestamp(), at, zone, wish)
}

/// The record with these wishes, each at its time.
pub fn with(mut record: Record, wishes: &[(&str, Wish)]) -> Record {
    record.wishes.extend(
        wishes
            .iter()
            .map(|(at, wish)| wished(wall(at), wish.clone(), Berlin)),
    );
    record
}

pub fn until(at: &str) -> Wish {
    Wish::PauseUntil(instant_of(&Berlin, wall(at)))
}

/// The Today screen at `now`.
pub fn today_at(record: &Record, now: &str) -> Today {
    today(
        &default_plan(),
        record,
        &nights("23:00:00", "07:00:00"),
        &Berlin,
        "Europe/Berlin",
        stamp(wall(now), Berlin).at,
        Vec::new(),
        None,
        Reminders::Heard,
        &Words::english(),
    )
}
