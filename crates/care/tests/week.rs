//! The default plan played over weeks: what a patient is asked, and when.

use care::{
    entry::{EntryId, Recorded},
    plan::default_plan,
    profile::Habits,
    schedule::{Occurrence, Record, occurrences},
    session::{Route, Session, SessionState},
    time::{Stamp, care_day, instant_of},
};
use chrono::{DateTime, FixedOffset, NaiveDateTime, TimeDelta};
use chrono_tz::{Europe::Berlin, Tz};

fn wall(text: &str) -> NaiveDateTime {
    text.parse().unwrap()
}

fn habits() -> Habits {
    Habits {
        bedtime: "23:00:00".parse().unwrap(),
        waking: "07:00:00".parse().unwrap(),
    }
}

fn session(id: i64, dosed: NaiveDateTime, state: SessionState, zone: Tz) -> Recorded<Session> {
    let stamp = Stamp {
        at: instant_of(&zone, dosed),
        zone: zone.name().into(),
    };
    Recorded {
        id: EntryId(id),
        recorded: stamp.clone(),
        day: care_day(dosed),
        at: dosed,
        corrected: false,
        fact: Session {
            dosed: stamp,
            route: Route::Nasal,
            dose: None,
            clinic: None,
            left_clinic_at: None,
            state,
        },
    }
}

fn now(at: &str) -> DateTime<FixedOffset> {
    instant_of(&Berlin, wall(at))
}

#[test]
fn print_it() {
    let record = Record {
        sessions: vec![session(1, wall("2026-10-20T14:00:00"), SessionState::Planned, Berlin)],
        ..Record::default()
    };
    let all: Vec<Occurrence> = occurrences(
        &default_plan(),
        &record,
        &habits(),
        &Berlin,
        now("2026-10-20T14:00:00"),
        wall("2026-10-17T00:00:00")..wall("2026-10-30T00:00:00"),
    );
    for it in all {
        println!(
            "{} {:>2}h{:<6} {:<10} {:<24} {:?} {:?}",
            it.due, "", it.closes.format("%H:%M"), it.phase.0, it.id.rule.0, it.notice, it.state
        );
    }
    let _ = TimeDelta::zero();
}
