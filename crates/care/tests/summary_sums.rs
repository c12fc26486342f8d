//! The figures of the summary add up, whatever the journal holds.

#[path = "../../report/tests/made_up/mod.rs"]
mod made_up;

use care::{
    course,
    entry::{Entry, Recorded},
    form::Value,
    plan::default_plan,
    refusal::Refusal,
    schedule::{Kind, Record, State, occurrences},
    session::Session,
    summary::{Choice, Summary},
};
use chrono::{Days, NaiveDate, TimeDelta};
use chrono_tz::Europe::Berlin;
use made_up::{
    Week, choices, day, filled, lines, night, now, page_of, profile, recorded, session, text, wall,
    week::{choice, week},
};
use proptest::prelude::*;

fn made(
    entries: &[Recorded<Entry>],
    sessions: &[Recorded<Session>],
    choice: &Choice,
) -> Result<Summary, Refusal> {
    page_of(entries, sessions, choice, &default_plan())
}

#[test]
fn what_the_plan_offered_adds_up() {
    let Week { entries, sessions } = week();
    let plan = default_plan();
    let summary = made(&entries, &sessions, &choice()).unwrap();
    let practice = summary.practice.unwrap();
    let record = record(&entries, &sessions);
    let window = wall("2026-10-22T04:00:00")..wall("2026-10-29T04:00:00");
    let asked = occurrences(&plan, &record, &profile().habits, &Berlin, now(), window);
    let count = |kind: Kind| {
        let past = asked.iter().filter(|it| it.state != State::Ahead);
        // What comes back after an exercise is a part of it.
        let own = past.filter(|it| course::by_rule(&it.id.rule).is_none());
        own.filter(|it| it.kind == kind).count()
    };
    assert!(count(Kind::Exercise) > 0 && count(Kind::Rest) > 0);
    assert_eq!(practice.exercises.offered() as usize, count(Kind::Exercise));
    assert_eq!(practice.rests.offered() as usize, count(Kind::Rest));
    assert_eq!(practice.exercises.done + practice.exercises_besides, 4);
    assert_eq!(practice.rests.done + practice.rests_besides, 2);
}

fn record(entries: &[Recorded<Entry>], sessions: &[Recorded<Session>]) -> Record {
    let mut record = Record {
        sessions: sessions.to_vec(),
        ..Record::default()
    };
    for it in entries {
        if let Entry::Filled(fact) = &it.fact {
            record.filled.push(recorded(it.id.0, it.at, fact.clone()));
        }
        if let Entry::Rest(fact) = &it.fact {
            record.rests.push(recorded(it.id.0, it.at, fact.clone()));
        }
    }
    record
}

/// Any answer to any step of any form, fitting or not, at any time of the week.
fn any_entry() -> impl Strategy<Value = Recorded<Entry>> {
    let forms = [
        "morning",
        "evening",
        "phq9",
        "gad7",
        "thought_record",
        "note",
        "parking_lot",
        "gone",
    ];
    let steps = [
        "mood",
        "night",
        "effects",
        "substances",
        "line",
        "words",
        "item1",
        "item9",
        "thoughts",
        "balanced",
        "belief",
        "moods",
    ];
    let value = prop_oneof![
        ".{0,40}".prop_map(|it| text(&it)),
        any::<i32>().prop_map(Value::Number),
        (any::<Option<usize>>(), ".{0,9}").prop_map(|(marked, it)| lines(&[&it, "b"], marked)),
        prop::sample::subsequence(vec!["none", "dizzy", "alcohol", "gone"], 0..4)
            .prop_map(|it| choices(&it)),
        prop::sample::select(vec!["not_at_all", "several_days", "gone"])
            .prop_map(|it| Value::Choice(it.to_owned())),
        (0..7_u64).prop_map(|it| night(day("2026-10-22") + Days::new(it), "07:00:00", 9, 9)),
        Just(Value::Declined),
    ];
    let answers = prop::collection::vec((prop::sample::select(steps.to_vec()), value), 0..6);
    let form = prop::sample::select(forms.to_vec());
    (0..1_000_i64, 0..160_i64, form, answers).prop_map(|(id, hours, form, answers)| {
        let at = wall("2026-10-22T05:00:00") + TimeDelta::hours(hours);
        recorded(id, at, Entry::Filled(filled(form, at, answers)))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn no_part_is_larger_than_its_whole(
        entries in prop::collection::vec(any_entry(), 0..40),
        back in 0..9_u64,
        length in 0..9_u64,
        doses in 0..3_i64,
    ) {
        let sessions: Vec<_> = (0..doses)
            .map(|it| session(5_000 + it, &format!("2026-10-{}T14:00:00", 22 + 3 * it), "1"))
            .collect();
        let from: NaiveDate = day("2026-10-28") - Days::new(back);
        let choice = Choice { from, to: from + Days::new(length), ..choice() };
        let summary = made(&entries, &sessions, &choice).unwrap();
        let days = summary.days;
        prop_assert!(u64::from(days) <= length + 1);
        let sleep = summary.sleep.unwrap();
        prop_assert!(sleep.nights <= days);
        let (first, others) = (sleep.first_nights_tst_min, sleep.other_nights_tst_min);
        prop_assert_eq!(first.len() + others.len(), sleep.nights as usize);
        prop_assert_eq!(sleep.means.is_some(), sleep.nights >= 4);
        prop_assert!(summary.practice.unwrap().diary_days <= days);
        let effects = summary.effects.unwrap();
        for counts in [effects.effects, effects.substances] {
            prop_assert!(counts.answered + counts.declined <= days);
            prop_assert!(counts.none <= counts.answered);
            prop_assert!(counts.days.iter().all(|(_, it)| *it <= counts.answered));
        }
        let measures = summary.measures.unwrap();
        prop_assert!(measures.mood.len() <= days as usize);
        for course in measures.courses {
            let given = entries.iter().filter(|it| match &it.fact {
                Entry::Filled(filled) => {
                    filled.form == course.form && (choice.from..=choice.to).contains(&it.day)
                }
                Entry::Session(_)
                | Entry::Rest(_)
                | Entry::Choice(_)
                | Entry::Safety(_)
                | Entry::Wish(_) => false,
            });
            prop_assert_eq!(course.points.len() + course.incomplete as usize, given.count());
        }
    }
}
