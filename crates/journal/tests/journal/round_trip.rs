//! Any fact comes back from the file as it went in.

use care::{
    entry::{Chosen, Entry, EntryId, Recorded, Rest},
    form::{Ended, Filled, FormId, Rated, StepId, Value},
    night::Night,
    plan::RuleId,
    private::Private,
    safety::{SafetyCheck, SafetyRoute},
    schedule::OccurrenceId,
    session::{Route, Session, SessionState},
    time::Stamp,
    wish::{Amount, Wish, ZoneWish},
};
use chrono::{DateTime, FixedOffset, NaiveDateTime, TimeDelta};
use proptest::{
    collection::{btree_map, vec},
    option,
    prelude::{Just, ProptestConfig, Strategy, any, prop_assert_eq, prop_oneof, proptest},
    sample::select,
};

use crate::made_up::{journal, wall};

fn clock() -> impl Strategy<Value = NaiveDateTime> {
    (0_i64..100 * 365 * 86_400, 0_i64..1_000_000_000).prop_map(|(seconds, nanos)| {
        wall("2000-01-01T00:00:00") + TimeDelta::seconds(seconds) + TimeDelta::nanoseconds(nanos)
    })
}

fn moment() -> impl Strategy<Value = DateTime<FixedOffset>> {
    (clock(), -56_i32..=56).prop_map(|(at, quarters)| {
        let offset = FixedOffset::east_opt(quarters * 900).unwrap();
        DateTime::from_naive_utc_and_offset(at, offset)
    })
}

fn stamp() -> impl Strategy<Value = Stamp> {
    (moment(), "[A-Z][a-z]{2,8}/[A-Z][a-z_]{2,8}").prop_map(|(at, zone)| Stamp { at, zone })
}

fn words() -> impl Strategy<Value = Private> {
    any::<String>().prop_map(Private)
}

fn occurrence() -> impl Strategy<Value = OccurrenceId> {
    (any::<i64>(), "[a-z_]{1,12}", clock()).prop_map(|(session, rule, due)| OccurrenceId {
        session: EntryId(session),
        rule: RuleId(rule),
        due,
    })
}

fn night() -> impl Strategy<Value = Night> {
    (
        clock(),
        any::<u16>(),
        any::<u8>(),
        any::<u16>(),
        any::<i16>(),
    )
        .prop_map(
            |(at, sol_min, awakenings, waso_min, clock_change_min)| Night {
                woke_on: at.date(),
                in_bed: at,
                lights_out: at,
                sol_min,
                awakenings,
                waso_min,
                final_wake: at,
                out_of_bed: at,
                clock_change_min,
                change_before_min: 0,
                change_after_min: 0,
            },
        )
}

fn value() -> impl Strategy<Value = Value> {
    let rated = (words(), any::<u8>()).prop_map(|(word, strength)| Rated { word, strength });
    prop_oneof![
        words().prop_map(Value::Text),
        (vec(words(), 0..4), option::of(0_usize..4))
            .prop_map(|(lines, marked)| Value::Lines { lines, marked }),
        vec(rated, 0..4).prop_map(Value::Moods),
        any::<i32>().prop_map(Value::Number),
        any::<String>().prop_map(Value::Choice),
        vec(any::<String>(), 0..4).prop_map(Value::Choices),
        night().prop_map(Value::Night),
        clock().prop_map(Value::When),
        Just(Value::Seen),
        Just(Value::Declined),
    ]
}

fn filled() -> impl Strategy<Value = Filled> {
    let ended = select(vec![Ended::Finished, Ended::Early, Ended::NotToday]);
    let answers = btree_map(any::<String>().prop_map(StepId), value(), 0..6);
    let rest = (
        any::<u32>(),
        option::of(occurrence()),
        stamp(),
        any::<bool>(),
    );
    ("[a-z0-9_]{1,20}", ended, answers, rest).prop_map(
        |(form, ended, answers, (version, occurrence, begun, late))| Filled {
            form: FormId(form),
            version,
            occurrence,
            begun,
            ended,
            late,
            answers,
        },
    )
}

fn session() -> impl Strategy<Value = Session> {
    let route = select(vec![
        Route::Intravenous,
        Route::Intramuscular,
        Route::Subcutaneous,
        Route::Nasal,
        Route::Oral,
    ]);
    let state = select(vec![
        SessionState::Planned,
        SessionState::Held,
        SessionState::Cancelled,
    ]);
    let left = option::of(moment());
    (
        stamp(),
        route,
        option::of(words()),
        option::of(words()),
        left,
        state,
    )
        .prop_map(
            |(dosed, route, dose, clinic, left_clinic_at, state)| Session {
                dosed,
                route,
                dose,
                clinic,
                left_clinic_at,
                state,
            },
        )
}

fn wish() -> impl Strategy<Value = Wish> {
    let keeps = select(vec![ZoneWish::Follow, ZoneWish::Home]);
    prop_oneof![
        moment().prop_map(Wish::PauseUntil),
        select(vec![Wish::Unwell, Wish::GoOn, Wish::LeaveSoft]),
        select(vec![Amount::Fewer, Amount::Usual, Amount::More]).prop_map(Wish::Amount),
        ("[A-Z][a-z]{2,8}", keeps).prop_map(|(here, keeps)| Wish::Zone { here, keeps }),
    ]
}

/// Any fact.
pub fn entry() -> impl Strategy<Value = Entry> {
    let chosen = select(vec![
        Chosen::LaterQuarterHour,
        Chosen::LaterHour,
        Chosen::LaterThisEvening,
        Chosen::Skip,
        Chosen::Done,
    ]);
    let shown = select(vec![
        SafetyRoute::GentleNote,
        SafetyRoute::Ask,
        SafetyRoute::Crisis,
        SafetyRoute::Emergency,
    ]);
    prop_oneof![
        session().prop_map(Entry::Session),
        filled().prop_map(Entry::Filled),
        (any::<u16>(), any::<u32>(), option::of(occurrence())).prop_map(
            |(minutes, seconds, occurrence)| Entry::Rest(Rest {
                minutes,
                seconds,
                occurrence,
            })
        ),
        (occurrence(), chosen).prop_map(|(occurrence, choice)| Entry::Choice(
            care::entry::Choice { occurrence, choice }
        )),
        (shown, any::<Option<bool>>())
            .prop_map(|(shown, safe_now)| Entry::Safety(SafetyCheck { shown, safe_now })),
        wish().prop_map(Entry::Wish),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_facts_come_back_as_they_went_in(facts in vec((entry(), stamp()), 1..12)) {
        let dir = tempfile::tempdir().unwrap();
        let mut journal = journal(dir.path());
        for (fact, at) in facts {
            let id = journal.record(&fact, &at, None).unwrap();
            let Recorded { fact: read, recorded, corrected, .. } = journal.entry(id).unwrap().unwrap();
            prop_assert_eq!((read, recorded, corrected), (fact.clone(), at.clone(), false));
            journal.record(&fact, &at, Some(id)).unwrap();
            prop_assert_eq!(journal.versions(id).unwrap().len(), 2);
        }
    }
}
