//! The summary of a made-up week: what it says, what it leaves out, and that its figures add up.

#[path = "../../report/tests/made_up/mod.rs"]
mod made_up;

use care::{
    entry::{Entry, EntryId, Recorded},
    form::{Ended, Value},
    plan::{CarePlan, default_plan},
    profile::Profile,
    refusal::Refusal,
    safety::SafetyRoute,
    schedule::{Kind, Record, State, occurrences},
    session::Session,
    summary::{Choice, Flag, Section, Summary, summarise},
    summary_measures::Point,
    summary_offer::offer,
};
use chrono::{Days, NaiveDate, TimeDelta};
use chrono_tz::Europe::Berlin;
use made_up::{
    Week, choice, choices, day, filled, lines, measure, night, now, profile, recorded, session,
    text, wall, week,
};
use proptest::prelude::*;

/// A plan that asks for nothing, so that these tests do not change with the plan.
fn quiet_plan() -> CarePlan {
    CarePlan {
        rules: Vec::new(),
        ..default_plan()
    }
}

fn of(week: &Week, choice: &Choice) -> Summary {
    made(&week.entries, &week.sessions, choice, &quiet_plan()).expect("the period is in order")
}

fn made(
    entries: &[Recorded<Entry>],
    sessions: &[Recorded<Session>],
    choice: &Choice,
    plan: &CarePlan,
) -> Result<Summary, Refusal> {
    let profile: Profile = profile();
    summarise(entries, sessions, &profile, choice, plan, &Berlin, now())
}

fn also(mut week: Week, id: i64, at: &str, fact: Entry) -> Week {
    week.entries.push(recorded(id, wall(at), fact));
    week
}

fn answered(id: i64, at: &str, form: &str, answers: Vec<(&str, Value)>) -> Recorded<Entry> {
    let at = wall(at);
    recorded(id, at, Entry::Filled(filled(form, at, answers)))
}

fn only(entries: Vec<Recorded<Entry>>) -> Week {
    Week {
        entries,
        sessions: Vec::new(),
    }
}

#[test]
fn the_week_says_what_was_entered() {
    let summary = of(&week(), &choice());
    insta::assert_snapshot!(serde_json::to_string_pretty(&summary).unwrap());
}

#[test]
fn a_period_that_ends_before_it_starts_is_refused() {
    let backwards = Choice {
        to: day("2026-10-21"),
        ..choice()
    };
    assert_eq!(
        made(&[], &[], &backwards, &quiet_plan()),
        Err(Refusal::PeriodEndsBeforeStart)
    );
}

#[test]
fn the_baseline_is_the_last_complete_one_before_the_first_dose() {
    let measures = of(&week(), &choice()).measures.unwrap();
    let phq9 = &measures.courses[0];
    let on = day("2026-10-22");
    assert_eq!(phq9.baseline, Some(Point { on, total: 16 }));
    let compared = phq9.compared.unwrap();
    assert_eq!((compared.change, compared.percent), (-9, Some(-56)));
    assert_eq!(
        (compared.response, compared.remission, compared.reliable),
        (Some(true), Some(false), true)
    );
}

#[test]
fn without_a_session_the_first_on_record_is_the_baseline() {
    let week = only(week().entries);
    let measures = of(&week, &choice()).measures.unwrap();
    let on = day("2026-10-14");
    assert_eq!(measures.courses[0].baseline, Some(Point { on, total: 17 }));
}

#[test]
fn a_measure_with_a_declined_item_has_no_total_and_is_counted_as_incomplete() {
    let measures = of(&week(), &choice()).measures.unwrap();
    let gad7 = &measures.courses[1];
    assert_eq!((gad7.points.len(), gad7.incomplete), (2, 1));
}

#[test]
fn a_rise_of_six_is_a_flag_and_of_five_is_none() {
    let given = |total: [u8; 9]| {
        let at = wall("2026-10-27T10:00:00");
        also(
            week(),
            900,
            "2026-10-27T10:00:00",
            Entry::Filled(measure("phq9", at, &total)),
        )
    };
    let rises = |week: Week| {
        let flags = of(&week, &choice()).flags;
        flags.iter().any(|it| matches!(it, Flag::Phq9Up { .. }))
    };
    assert!(rises(given([3, 3, 3, 3, 3, 3, 3, 1, 0])), "16 to 22");
    assert!(!rises(given([3, 3, 3, 3, 3, 3, 3, 0, 0])), "16 to 21");
}

#[test]
fn item_9_is_shown_with_the_screen_that_followed_it() {
    let on = day("2026-10-22");
    assert_eq!(
        of(&week(), &choice()).flags,
        [
            Flag::Item9 { on, score: 1 },
            Flag::SafetyScreen {
                on,
                shown: SafetyRoute::Ask,
                safe_now: Some(true),
            },
        ]
    );
}

#[test]
fn leaving_out_item_9_leaves_out_all_that_would_tell_it_and_says_so() {
    let without = Choice {
        without_item9: true,
        ..choice()
    };
    let summary = of(&week(), &without);
    assert_eq!((summary.flags, summary.item9_left_out), (vec![], true));
    assert_eq!(summary.measures.unwrap().item9_zero, []);
}

#[test]
fn item_9_not_said_is_a_flag_and_not_a_zero() {
    let at = wall("2026-10-27T10:00:00");
    let declined = measure("phq9", at, &[1, 1, 1, 1, 1, 1, 1, 1, 9]);
    let week = also(week(), 900, "2026-10-27T10:00:00", Entry::Filled(declined));
    let on = day("2026-10-27");
    let flags = of(&week, &choice()).flags;
    assert!(flags.contains(&Flag::Item9Declined { on }));
}

#[test]
fn three_nights_have_no_mean_and_four_have() {
    let nights = |count: u32| {
        let mornings = (0..count).map(|it| {
            let woke_on = day("2026-10-22") + Days::new(u64::from(it));
            let at = format!("{woke_on}T08:00:00");
            let night = night(woke_on, "07:00:00", 20, 10);
            answered(i64::from(it), &at, "morning", vec![("night", night)])
        });
        of(&only(mornings.collect()), &choice()).sleep.unwrap()
    };
    assert_eq!(nights(3).means, None);
    // Three nights of 23:15 to 06:40 less half an hour, and one with an hour more.
    assert_eq!(
        nights(4).means.unwrap().tst_min,
        (3 * 415 + 475) as f64 / 4.0
    );
}

#[test]
fn the_night_after_a_dose_stands_apart_unless_sessions_are_left_out() {
    let sleep = of(&week(), &choice()).sleep.unwrap();
    assert_eq!(
        (sleep.first_nights_tst_min, sleep.other_nights_tst_min.len()),
        (vec![420, 420], 4)
    );
    let without = Choice {
        without: [Section::Sessions].into(),
        ..choice()
    };
    let sleep = of(&week(), &without).sleep.unwrap();
    assert_eq!(sleep.first_nights_tst_min, Vec::<i64>::new());
}

#[test]
fn only_ticked_words_leave_the_journal() {
    let none = Choice {
        own_words: [].into(),
        ..choice()
    };
    let own_words = of(&week(), &none).own_words.unwrap();
    assert_eq!((own_words.lines, own_words.parked), (vec![], 2));
    let ticked = of(&week(), &choice()).own_words.unwrap();
    assert_eq!(ticked.lines.len(), 3);
}

#[test]
fn a_section_left_out_is_not_there_and_is_named() {
    let all = [
        Section::Name,
        Section::Sessions,
        Section::Measures,
        Section::Sleep,
        Section::Practice,
        Section::Thoughts,
        Section::Effects,
        Section::OwnWords,
    ];
    let without = Choice {
        without: all.into(),
        ..choice()
    };
    let summary = of(&week(), &without);
    assert_eq!(summary.left_out, all);
    let told = serde_json::to_string(&summary).unwrap();
    for secret in ["Mira", "40 mg", "friend", "ashamed", "blue room", "alcohol"] {
        assert!(!told.contains(secret), "{secret} was left out");
    }
}

#[test]
fn not_today_is_no_answer() {
    let at = wall("2026-10-27T20:00:00");
    let mut declined = filled("evening", at, vec![]);
    declined.ended = Ended::NotToday;
    let week = only(vec![recorded(1, at, Entry::Filled(declined))]);
    let practice = of(&week, &choice()).practice.unwrap();
    assert_eq!(practice.diary_days, 0);
}

#[test]
fn a_thought_record_without_a_balanced_thought_is_not_shown() {
    let thoughts = vec![("thoughts", lines(&["It is over."], Some(0)))];
    let week = only(vec![answered(
        1,
        "2026-10-24T10:00:00",
        "thought_record",
        thoughts,
    )]);
    assert_eq!(of(&week, &choice()).thoughts.unwrap(), []);
}

#[test]
fn what_the_plan_offered_adds_up() {
    let Week { entries, sessions } = week();
    let plan = default_plan();
    let summary = made(&entries, &sessions, &choice(), &plan).unwrap();
    let practice = summary.practice.unwrap();
    let record = record(&entries, &sessions);
    let window = wall("2026-10-22T04:00:00")..wall("2026-10-29T04:00:00");
    let asked = occurrences(&plan, &record, &profile().habits, &Berlin, now(), window);
    let count = |kind: Kind| {
        let past = asked.iter().filter(|it| it.state != State::Ahead);
        past.filter(|it| it.kind == kind).count()
    };
    assert!(count(Kind::Exercise) > 0 && count(Kind::Rest) > 0);
    assert_eq!(practice.exercises.offered() as usize, count(Kind::Exercise));
    assert_eq!(practice.rests.offered() as usize, count(Kind::Rest));
    assert_eq!(practice.exercises.done + practice.exercises_besides, 4);
    assert_eq!(practice.rests.done + practice.rests_besides, 2);
}

#[test]
fn what_may_be_shared_is_counted_whatever_is_left_out() {
    let Week { entries, sessions } = week();
    let without = Choice {
        without: [Section::Thoughts].into(),
        own_words: [].into(),
        ..choice()
    };
    let offer = offer(&entries, &sessions, &profile(), &without);
    assert!(offer.has_item9);
    assert!(offer.sections.contains(&(Section::Thoughts, 2)));
    assert!(offer.sections.contains(&(Section::Sleep, 6)));
    let ids: Vec<EntryId> = offer.own_words.iter().map(|it| it.0).collect();
    assert!(
        ids.contains(&EntryId(302)),
        "a parked line that is not ticked"
    );
    assert_eq!(offer.own_words.len(), 9);
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
        let summary = made(&entries, &sessions, &choice, &default_plan()).unwrap();
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
                Entry::Session(_) | Entry::Rest(_) | Entry::Choice(_) | Entry::Safety(_) => false,
            });
            prop_assert_eq!(course.points.len() + course.incomplete as usize, given.count());
        }
    }
}
