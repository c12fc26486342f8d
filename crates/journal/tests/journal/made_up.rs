//! A made-up patient's facts, for the tests of this folder.

use std::{collections::BTreeMap, path::Path};

use care::{
    entry::{Chosen, Entry, EntryId, Rest},
    form::{Draft, Ended, Filled, FormId, StepId, Value},
    night::Night,
    plan::RuleId,
    private::Private,
    schedule::OccurrenceId,
    session::{Route, Session, SessionState},
    time::Stamp,
};
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime};
use journal::{
    key::Key,
    open::{self, Journal},
};

pub const KEY: [u8; 32] = [7; 32];

pub fn moment(text: &str) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(text).unwrap()
}

pub fn wall(text: &str) -> NaiveDateTime {
    text.parse().unwrap()
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn stamp(text: &str) -> Stamp {
    Stamp {
        at: moment(text),
        zone: "Europe/Berlin".to_owned(),
    }
}

pub fn journal(dir: &Path) -> Journal {
    open::create(&dir.join("journal.db"), &Key::new(KEY)).unwrap()
}

pub fn reopened(dir: &Path) -> Journal {
    open::open(&dir.join("journal.db"), &Key::new(KEY)).unwrap()
}

pub fn filled(form: &str, begun: &str, answers: &[(&str, Value)]) -> Entry {
    Entry::Filled(Filled {
        form: FormId(form.to_owned()),
        version: 1,
        occurrence: None,
        begun: stamp(begun),
        ended: Ended::Finished,
        late: false,
        answers: steps(answers),
    })
}

pub fn note(words: &str, at: &str) -> Entry {
    filled("note", at, &[("words", Value::Text(Private::from(words)))])
}

pub fn night(woke_on: &str, begun: &str) -> Entry {
    let woke_on = day(woke_on);
    let before = woke_on.pred_opt().unwrap();
    let night = Night {
        woke_on,
        in_bed: before.and_hms_opt(22, 30, 0).unwrap(),
        lights_out: before.and_hms_opt(23, 0, 0).unwrap(),
        sol_min: 20,
        awakenings: 1,
        waso_min: 15,
        final_wake: woke_on.and_hms_opt(6, 45, 0).unwrap(),
        out_of_bed: woke_on.and_hms_opt(7, 0, 0).unwrap(),
        clock_change_min: 0,
        change_before_min: 0,
        change_after_min: 0,
    };
    filled("morning", begun, &[("night", Value::Night(night))])
}

pub fn session(dosed: &str) -> Entry {
    Entry::Session(Session {
        dosed: stamp(dosed),
        route: Route::Intravenous,
        dose: Some("40 mg".into()),
        clinic: Some("Seehof".into()),
        left_clinic_at: None,
        state: SessionState::Held,
    })
}

pub fn rest() -> Entry {
    Entry::Rest(Rest {
        minutes: 10,
        seconds: 600,
        occurrence: None,
    })
}

pub fn choice(session: EntryId, due: &str) -> Entry {
    Entry::Choice(care::entry::Choice {
        occurrence: occurrence(session, due),
        choice: Chosen::Skip,
    })
}

pub fn occurrence(session: EntryId, due: &str) -> OccurrenceId {
    OccurrenceId {
        session,
        rule: RuleId("evening_prompt".to_owned()),
        due: wall(due),
    }
}

pub fn draft(form: &str, words: &str, corrects: Option<EntryId>) -> Draft {
    Draft {
        form: FormId(form.to_owned()),
        occurrence: None,
        corrects,
        begun: stamp("2026-03-02T08:00:00+01:00"),
        at: StepId("words".to_owned()),
        answers: steps(&[("words", Value::Text(Private::from(words)))]),
    }
}

fn steps(answers: &[(&str, Value)]) -> BTreeMap<StepId, Value> {
    answers
        .iter()
        .map(|(step, value)| (StepId((*step).to_owned()), value.clone()))
        .collect()
}
