//! What stands around an exercise fits its steps, is said in plain words, and comes back when it should.

use care::{
    course::{self, Moment, Then, compared},
    entry::{EntryId, Recorded},
    form::{AnswerKind, Answers, Ended, Filled, Form, FormId, FormKind, StepId, Value},
    library,
    plan::{Anchor, default_plan},
    profile::Habits,
    schedule::{Action, Occurrence, Record, State, occurrences},
    session::{Route, Session, SessionState},
    time::{Stamp, care_day, instant_of},
    words::Words,
};
use chrono::NaiveDateTime;
use chrono_tz::Europe::Berlin;

const PLAN: &str = "ba_plan__now";
const AFTER: &str = "ba_plan__after";

#[test]
fn what_stands_around_a_form_refers_to_what_is_there() {
    let step = |form: &Form, id: &StepId| {
        let found = form.steps.iter().find(|it| it.id == *id);
        found
            .unwrap_or_else(|| panic!("{} has no step {}", form.id.0, id.0))
            .clone()
    };
    for form in library::forms() {
        let around = library::course(&form.id);
        let phases = default_plan().phases;
        let is_known = |id: &care::plan::PhaseId| phases.iter().any(|it| it.id == *id);
        assert!(around.offer.phases.iter().all(is_known), "{}", form.id.0);
        for next in around.leads_to.iter().chain(&around.gathers) {
            assert!(library::form(next).is_some(), "{}: {}", form.id.0, next.0);
        }
        if let Some(high) = &around.offer.not_if {
            step(library::form(&high.form).unwrap(), &high.step);
        }
        if let Some(takes) = &around.takes {
            let other = library::form(&takes.form).unwrap();
            for (to, from) in &takes.steps {
                let (to, from) = (step(form, to).answer, step(other, from).answer);
                let same = std::mem::discriminant(&to) == std::mem::discriminant(&from);
                assert!(same, "{}: {to:?}", form.id.0);
            }
        }
    }
    for of in course::all() {
        match &of.up.moment {
            Moment::Answer { step: id, .. } => {
                assert_eq!(step(of.form, id).answer, AnswerKind::When);
            }
            Moment::DaysLater { at, .. } | Moment::NextSession { at, .. } => assert!(matches!(
                at,
                Anchor::AfterWaking(_) | Anchor::BeforeBed(_) | Anchor::At(_)
            )),
        }
        match &of.up.action {
            Then::Read(steps) => steps.iter().for_each(|id| drop(step(of.form, id))),
            Then::Fill(next) => {
                let next = library::form(next).expect("the form that it leads to");
                let around = library::course(&next.id);
                assert!(around.follows, "{} is begun by itself too", next.id.0);
                for it in &around.compare {
                    step(of.form, &it.guessed);
                    step(next, &it.was);
                }
                of.up.shows.iter().for_each(|id| drop(step(of.form, id)));
            }
        }
    }
}

#[test]
fn every_form_that_follows_is_led_to() {
    let is_asked = |form: &FormId| {
        let asked = course::all().iter();
        asked
            .map(|it| &it.up.action)
            .any(|it| *it == Then::Fill(form.clone()))
    };
    for form in library::forms()
        .iter()
        .filter(|it| library::course(&it.id).follows)
    {
        assert!(
            is_asked(&form.id) || form.kind == FormKind::Prompt,
            "{}",
            form.id.0
        );
    }
}

fn wall(text: &str) -> NaiveDateTime {
    format!("{text}:00").parse().expect("a wall-clock time")
}

fn stamp(at: &str) -> Stamp {
    Stamp {
        at: instant_of(&Berlin, wall(at)),
        zone: "Europe/Berlin".into(),
    }
}

fn recorded<T>(id: i64, at: &str, fact: T) -> Recorded<T> {
    Recorded {
        id: EntryId(id),
        recorded: stamp(at),
        day: care_day(wall(at)),
        at: wall(at),
        corrected: false,
        fact,
    }
}

fn answers(given: &[(&str, Value)]) -> Answers {
    let given = given.iter().cloned();
    given.map(|(id, it)| (StepId(id.into()), it)).collect()
}

fn filled(id: i64, form: &str, at: &str, given: &[(&str, Value)]) -> Recorded<Filled> {
    let fact = Filled {
        form: FormId(form.into()),
        version: 1,
        occurrence: None,
        begun: stamp(at),
        ended: Ended::Finished,
        late: false,
        answers: answers(given),
    };
    recorded(id, at, fact)
}

fn session(id: i64, dosed: &str) -> Recorded<Session> {
    let fact = Session {
        dosed: stamp(dosed),
        route: Route::Nasal,
        dose: None,
        clinic: None,
        left_clinic_at: None,
        state: SessionState::Held,
    };
    recorded(id, dosed, fact)
}

/// A plan of the 20th for a walk.
fn walk(when: &str) -> Recorded<Filled> {
    filled(
        7,
        "ba_plan",
        "2026-10-20T10:00",
        &[
            ("activity", Value::Text("Walk to the pond".into())),
            ("when", Value::When(wall(when))),
            ("enjoy", Value::Number(4)),
        ],
    )
}

fn asked(record: &Record, now: &str, rule: &str) -> Vec<Occurrence> {
    let habits = Habits {
        bedtime: "23:00:00".parse().expect("a time"),
        waking: "07:00:00".parse().expect("a time"),
    };
    let window = wall("2026-10-19T04:00")..wall("2026-11-20T04:00");
    let plan = default_plan();
    let all = occurrences(&plan, record, &habits, &Berlin, stamp(now).at, window);
    all.into_iter().filter(|it| it.id.rule.0 == rule).collect()
}

fn one(record: &Record, now: &str, rule: &str) -> Occurrence {
    let found = asked(record, now, rule);
    let [one] = found.as_slice() else {
        panic!("{rule}: {found:?}");
    };
    one.clone()
}

fn record(filled: Vec<Recorded<Filled>>, sessions: Vec<Recorded<Session>>) -> Record {
    Record {
        filled,
        sessions,
        ..Record::default()
    }
}

#[test]
fn a_planned_activity_comes_at_its_time_and_is_looked_back_at_three_hours_later() {
    for sessions in [vec![], vec![session(1, "2026-10-18T14:00")]] {
        let record = record(vec![walk("2026-10-21T15:00")], sessions);
        let reminder = one(&record, "2026-10-20T11:00", PLAN);
        assert_eq!(reminder.due, wall("2026-10-21T15:00"));
        assert_eq!(
            reminder.action,
            Action::Read(vec!["Walk to the pond".into()])
        );
        assert!(reminder.notice.is_some());
        let after = one(&record, "2026-10-20T11:00", AFTER);
        assert_eq!(after.due, wall("2026-10-21T18:00"));
        assert_eq!(after.action, Action::Fill(FormId("ba_after".into())));
    }
}

#[test]
fn a_look_back_that_would_fall_into_the_night_waits_for_the_morning() {
    let record = record(vec![walk("2026-10-21T21:30")], vec![]);
    let after = one(&record, "2026-10-20T11:00", AFTER);
    assert_eq!(after.due, wall("2026-10-22T07:00"));
}

#[test]
fn nothing_of_it_comes_in_the_first_day_after_a_dose() {
    let planned = walk("2026-10-21T15:00");
    let record = record(vec![planned], vec![session(1, "2026-10-21T10:00")]);
    assert_eq!(asked(&record, "2026-10-20T11:00", PLAN), []);
    let after = one(&record, "2026-10-20T11:00", AFTER);
    assert_eq!(
        after.due,
        wall("2026-10-22T10:00"),
        "a full day after the dose"
    );
}

#[test]
fn without_words_or_a_time_nothing_comes_back() {
    let when = ("when", Value::When(wall("2026-10-21T15:00")));
    let silent = filled(7, "ba_plan", "2026-10-20T10:00", &[when]);
    assert_eq!(
        asked(&record(vec![silent], vec![]), "2026-10-20T11:00", PLAN),
        []
    );
    let activity = ("activity", Value::Text("Walk".into()));
    let timeless = filled(7, "ba_plan", "2026-10-20T10:00", &[activity]);
    assert_eq!(
        asked(&record(vec![timeless], vec![]), "2026-10-20T11:00", AFTER),
        []
    );
}

#[test]
fn what_was_looked_back_at_is_done_and_does_not_come_again() {
    let mut record = record(vec![walk("2026-10-21T15:00")], vec![]);
    let after = one(&record, "2026-10-21T18:10", AFTER);
    assert_eq!(after.state, State::Due);
    let mut look = filled(
        8,
        "ba_after",
        "2026-10-21T18:20",
        &[("enjoyed", Value::Number(6))],
    );
    look.fact.occurrence = Some(after.id);
    record.filled.push(look);
    assert_eq!(one(&record, "2026-10-21T18:30", AFTER).state, State::Done);
}

#[test]
fn a_balanced_thought_is_looked_at_on_the_next_day() {
    let balanced = ("balanced", Value::Text("She is busy".into()));
    let thought = filled(7, "thought_record", "2026-10-20T10:00", &[balanced]);
    let record = record(vec![thought], vec![session(1, "2026-10-18T14:00")]);
    let found = one(&record, "2026-10-20T11:00", "thought_record__next_day");
    assert_eq!(found.due, wall("2026-10-21T12:30"));
    assert_eq!(found.notice, None, "on screen only");
}

#[test]
fn a_letter_opens_on_the_third_day_after_the_next_session_only() {
    let words = (
        "words",
        Value::Text("Be slow.\n\nYou did this before.".into()),
    );
    let letter = filled(7, "letter", "2026-10-20T10:00", &[words]);
    let before = session(1, "2026-10-18T14:00");
    let sessions = vec![before.clone(), session(2, "2026-10-25T14:00")];
    let opens = one(
        &record(vec![letter.clone()], sessions),
        "2026-10-26T11:00",
        "letter__opens",
    );
    assert_eq!(opens.due, wall("2026-10-28T09:00"));
    let waiting = record(vec![letter], vec![before]);
    assert_eq!(asked(&waiting, "2026-10-26T11:00", "letter__opens"), []);
}

#[test]
fn what_was_said_comes_back_in_its_own_words_and_a_guess_beside_what_it_was() {
    let words = Words::english();
    let walk = walk("2026-10-21T15:00").fact.answers;
    let of = course::all()
        .iter()
        .find(|it| it.rule.id.0 == AFTER)
        .unwrap();
    let lines = of.lines(&walk, &words);
    assert_eq!(lines[0], "Walk to the pond");
    assert!(lines[1].ends_with("You said 4 of 10."), "{lines:?}");
    let now = answers(&[("enjoyed", Value::Number(6))]);
    let told = compared(&FormId("ba_after".into()), &walk, &now);
    assert_eq!(told, ["You guessed 4 of 10. It was 6 of 10."]);
}
