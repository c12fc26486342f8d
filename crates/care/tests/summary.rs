//! The summary of a made-up week: what it says, what it leaves out, and that its figures add up.

#[path = "../../report/tests/made_up/mod.rs"]
mod made_up;

use care::{
    entry::{Entry, EntryId, Recorded},
    form::{Ended, Value},
    plan::{CarePlan, default_plan},
    refusal::Refusal,
    safety::SafetyRoute,
    summary::{Choice, Section, Summary},
    summary_flags::Flag,
    summary_measures::Point,
    summary_offer::offer,
};
use chrono::Days;
use made_up::{
    Week, day, filled, lines, measure, night, page_of, profile, recorded, wall,
    week::{choice, week},
};

/// A plan that asks for nothing, so that these tests do not change with the plan.
fn quiet_plan() -> CarePlan {
    CarePlan {
        rules: Vec::new(),
        ..default_plan()
    }
}

fn of(week: &Week, choice: &Choice) -> Summary {
    page_of(&week.entries, &week.sessions, choice, &quiet_plan()).expect("the period is in order")
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
    let mut summary = of(&week(), &choice());
    // Answer by answer they would fill pages; `summary_left_out` looks at them.
    summary.items = Default::default();
    insta::assert_snapshot!(serde_json::to_string_pretty(&summary).unwrap());
}

#[test]
fn a_period_that_ends_before_it_starts_is_refused() {
    let backwards = Choice {
        to: day("2026-10-21"),
        ..choice()
    };
    assert_eq!(
        page_of(&[], &[], &backwards, &quiet_plan()),
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
        Section::Tried,
        Section::Effects,
        Section::OwnWords,
        Section::Questions,
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
fn what_may_be_shared_is_counted_whatever_is_left_out() {
    let Week { entries, sessions } = week();
    let without = Choice {
        without: [Section::Thoughts].into(),
        own_words: [].into(),
        ..choice()
    };
    let offer = offer(&entries, &sessions, &profile(), &without);
    assert!(offer.has_item9);
    let parts = offer.sections.iter();
    let count = |section| {
        parts
            .clone()
            .find(|it| it.section == section)
            .map(|it| it.count)
    };
    assert_eq!(count(Section::Thoughts), Some(2));
    assert_eq!(count(Section::Sleep), Some(6));
    let ids: Vec<EntryId> = offer.own_words.iter().map(|it| it.id).collect();
    assert!(
        ids.contains(&EntryId(302)),
        "a parked line that is not ticked"
    );
    assert_eq!(offer.own_words.len(), 9);
}
