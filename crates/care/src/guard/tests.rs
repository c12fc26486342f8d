//! Hard days begin and end as they should, and records that weigh are noticed.

use super::*;
use crate::{
    entry::EntryId,
    form::Ended,
    plan::default_plan,
    time::{Stamp, care_day},
};

fn at(text: &str) -> Moment {
    format!("2026-10-{text}:00+01:00").parse().unwrap()
}

fn filled(form: &str, when: &str, answers: &[(&str, Value)]) -> Recorded<Filled> {
    let stamp = Stamp {
        at: at(when),
        zone: "Europe/Berlin".into(),
    };
    let wall = stamp.at.naive_local();
    let given = answers.iter().cloned();
    Recorded {
        id: EntryId(wall.and_utc().timestamp()),
        recorded: stamp.clone(),
        day: care_day(wall),
        at: wall,
        corrected: false,
        fact: Filled {
            form: FormId(form.into()),
            version: 1,
            occurrence: None,
            begun: stamp,
            ended: Ended::Finished,
            late: false,
            answers: given.map(|(id, it)| (StepId(id.into()), it)).collect(),
        },
    }
}

fn now(filled: &[Recorded<Filled>], when: &str) -> Option<Heavy> {
    let record = Record {
        filled: filled.to_vec(),
        ..Record::default()
    };
    heavy(&default_plan(), &record, at(when))
}

#[test]
fn the_questions_that_it_goes_by_are_there() {
    let thoughts = [("phq9", "item9"), (safety::QUESTION, safety::THOUGHTS)];
    for (form, step) in MOODS.into_iter().chain(thoughts) {
        let form = library::form(&FormId(form.into())).unwrap();
        assert!(form.steps.iter().any(|it| it.id.0 == step), "{step}");
    }
}

#[test]
fn a_very_low_mood_holds_for_a_day_or_until_a_better_one() {
    let low = filled("evening", "20T21:00", &[("mood", Value::Number(2))]);
    let better = filled("morning", "21T08:00", &[("mood", Value::Number(3))]);
    let low = std::slice::from_ref(&low);
    assert_eq!(now(low, "20T20:59"), None);
    assert_eq!(now(low, "21T20:59"), Some(Heavy::HardDay));
    assert_eq!(now(low, "21T21:00"), None);
    let both = [low[0].clone(), better];
    assert_eq!(now(&both, "21T07:59"), Some(Heavy::HardDay));
    assert_eq!(now(&both, "21T08:00"), None);
}

#[test]
fn item_nine_holds_whatever_the_mood_and_a_zero_or_a_decline_does_not() {
    let item9 = |id: &str| filled("phq9", "20T09:00", &[("item9", Value::Choice(id.into()))]);
    let good = filled("mood_after", "20T10:00", &[("now", Value::Number(8))]);
    let both = [item9("several_days"), good];
    assert_eq!(now(&both, "20T11:00"), Some(Heavy::HardDay));
    assert_eq!(now(&[item9("not_at_all")], "20T11:00"), None);
    let declined = filled("phq9", "20T09:00", &[("item9", Value::Declined)]);
    assert_eq!(now(&[declined], "20T11:00"), None);
}

#[test]
fn the_weekly_question_holds_as_item_nine_does_and_each_ends_the_other() {
    let said = |when: &str, id: &str| {
        let answer = Value::Choice(id.into());
        filled(safety::QUESTION, when, &[(safety::THOUGHTS, answer)])
    };
    for hard in ["passing", "often", "might_act"] {
        let told = [said("20T09:00", hard)];
        assert_eq!(now(&told, "20T11:00"), Some(Heavy::HardDay), "{hard}");
        assert_eq!(now(&told, "21T09:00"), None, "{hard}");
    }
    assert_eq!(now(&[said("20T09:00", "no")], "20T11:00"), None);
    let declined = [(safety::THOUGHTS, Value::Declined)];
    let declined = filled(safety::QUESTION, "20T10:00", &declined);
    let both = [said("20T09:00", "passing"), declined];
    assert_eq!(now(&both, "20T11:00"), Some(Heavy::HardDay));
    let zero = [("item9", Value::Choice("not_at_all".into()))];
    let better = [said("20T09:00", "often"), filled("phq9", "20T12:00", &zero)];
    assert_eq!(now(&better, "20T13:00"), None);
}

#[test]
fn strong_effects_hold_as_long_as_the_plan_has_exercises_rest() {
    let spacey = Value::Choices(vec!["spacey".into()]);
    let told = filled("evening", "20T21:00", &[("effects", spacey)]);
    let told = std::slice::from_ref(&told);
    assert_eq!(now(told, "21T08:59"), Some(Heavy::Unwell));
    assert_eq!(now(told, "21T09:01"), None);
}

#[test]
fn only_what_is_gentle_stays() {
    let waits = |form: &str| must_wait(Kind::Exercise, &Action::Fill(FormId(form.into())));
    let stay: Vec<_> = library::forms()
        .iter()
        .filter(|it| !waits(&it.id.0))
        .map(|it| it.id.0.as_str())
        .collect();
    assert_eq!(stay, ["grounding", "self_compassion"]);
    assert!(!must_wait(
        Kind::Measure,
        &Action::Fill(FormId("phq9".into()))
    ));
}

fn record_of(when: &str, before: u8, after: u8) -> Recorded<Filled> {
    let sad = |strength| {
        Value::Moods(vec![Rated {
            word: "Sad".into(),
            strength,
        }])
    };
    let answers = [("moods", sad(before)), ("rerate", sad(after))];
    filled("thought_record", when, &answers)
}

#[test]
fn three_records_in_a_row_that_leave_it_worse_are_noticed_and_two_are_not() {
    let worse = |day: u8| record_of(&format!("{day}T10:00"), 50, 60);
    let all = [worse(20), worse(22), worse(21)];
    assert!(weighs(&all));
    assert!(!weighs(&all[..2]));
    let broken = [worse(20), worse(22), record_of("23T10:00", 50, 59)];
    assert!(!weighs(&broken), "the last one was lighter");
    let after_a_good_one = [
        record_of("19T10:00", 50, 20),
        worse(20),
        worse(21),
        worse(22),
    ];
    assert!(weighs(&after_a_good_one));
}
