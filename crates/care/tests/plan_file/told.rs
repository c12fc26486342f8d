//! Times and differences in words; nothing that differs goes unsaid.

use std::collections::{BTreeMap, BTreeSet};

use care::{
    plan::{Anchor, RuleId, default_plan},
    plan_difference::differences,
    plan_file::read,
    plan_page::Change,
    plan_words::when,
    refusal::PlanRefusal,
    schedule::Kind,
    words::Words,
};
use proptest::{prelude::*, sample::subsequence};

use crate::made_up::{change, read_change, rule};

#[test]
fn times_are_told_in_words() {
    let words = Words::english();
    let plan = default_plan();
    let told = |id: &str| when(&words, rule(&plan, id));
    for (id, said) in [
        ("wind_down", "1 hour before bedtime"),
        ("home_card", "30 minutes after you leave the clinic"),
        ("day2_kind_self", "4 hours before bedtime, on day 2"),
        (
            "body_card",
            "1 hour after waking, on day 14, then every 28 days",
        ),
        (
            "day1_kind_self",
            "3 hours after waking, on the day after; not before the later of 1440",
        ),
    ] {
        let said = said.replace(
            "1440",
            "24 hours after the dose and waking on the day after",
        );
        assert_eq!(told(id), said);
    }
}

#[test]
fn nothing_differs_from_itself() {
    let plan = default_plan();
    let none = differences(&Words::english(), &plan, &plan);
    assert_eq!(none, []);
}

#[test]
fn a_moved_item_says_when_it_was_asked_before() {
    let file = read_change("rules = [{ id = 'wind_down', at = { before_bed = 90 } }]");
    let all = differences(&Words::english(), &default_plan(), &file.plan);
    let [it] = all.as_slice() else {
        panic!("one difference: {all:?}");
    };
    assert!(it.change == Change::Other);
    let line = "1 hour 30 minutes before bedtime (before: 1 hour before bedtime)";
    assert_eq!(it.lines, [line]);
}

/// What a random file does to a rule.
#[derive(Clone, Debug)]
enum Done {
    Moved(i64),
    Renamed,
    Silenced,
    Opened(i64),
}

fn done() -> impl Strategy<Value = Done> {
    prop_oneof![
        (10..600_i64).prop_map(Done::Moved),
        Just(Done::Renamed),
        Just(Done::Silenced),
        (30..600_i64).prop_map(Done::Opened),
    ]
}

fn changeable() -> Vec<String> {
    let plan = default_plan();
    let rules = plan.rules.iter();
    let ours = rules.filter(|it| it.kind != Kind::Safety && it.notice.is_some());
    ours.map(|it| it.id.0.clone()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn every_change_of_a_file_is_in_the_plan_and_in_the_words(
        changed in subsequence(changeable(), 0..6),
        gone in subsequence(changeable(), 0..3),
        done in prop::collection::vec(done(), 6),
        apart in 60_i64..200,
    ) {
        let changed: BTreeMap<&String, &Done> =
            changed.iter().filter(|it| !gone.contains(it)).zip(&done).collect();
        let rules: Vec<String> = changed.iter().map(|(id, done)| match done {
            Done::Moved(minutes) => format!("{{ id = '{id}', at = {{ before_bed = {minutes} }} }}"),
            Done::Renamed => format!("{{ id = '{id}', title = 'Another name' }}"),
            Done::Silenced => format!("{{ id = '{id}', unset = ['notice'] }}"),
            Done::Opened(minutes) => format!("{{ id = '{id}', open_min = {minutes} }}"),
        }).collect();
        let text = change(&format!(
            "set = {{ apart_min = {apart} }}\nwithout = {gone:?}\nrules = [{}]", rules.join(", ")
        ));
        let file = match read(&text) {
            Ok(file) => file,
            // Practice may crowd a safety card's reminder out: that is refused, not taken.
            Err(why) => {
                prop_assert_eq!(why.refusal, PlanRefusal::Unsafe);
                return Ok(());
            }
        };
        let old = default_plan();
        prop_assert_eq!(file.plan.apart_min, apart);
        for (id, done) in &changed {
            let now = rule(&file.plan, id);
            match done {
                Done::Moved(minutes) => prop_assert_eq!(now.at, Anchor::BeforeBed(*minutes)),
                Done::Renamed => prop_assert_eq!(now.title.as_str(), "Another name"),
                Done::Silenced => prop_assert_eq!(now.notice, None),
                Done::Opened(minutes) => prop_assert_eq!(now.open_min, *minutes),
            }
        }
        prop_assert!(file.plan.rules.iter().all(|it| !gone.contains(&it.id.0)));
        let told = differences(&Words::english(), &old, &file.plan);
        let really: BTreeSet<&RuleId> = file.plan.rules.iter()
            .filter(|it| !old.rules.contains(it)).map(|it| &it.id).collect();
        let said: BTreeSet<&RuleId> = told.iter().filter_map(|it| it.rule.as_ref()).collect();
        prop_assert_eq!(said, really);
        let gone_told = told.iter().filter(|it| it.change == Change::Gone).count();
        prop_assert_eq!(gone_told, gone.len());
        prop_assert!(told.iter().all(|it| !it.lines.is_empty()));
        // Each plan is what it is: read again, it is the same.
        prop_assert_eq!(read(&text).unwrap(), file);
    }

    #[test]
    fn no_text_makes_it_panic(text in "(?s).{0,200}") {
        let _ = read(&text);
        let _ = read(&change(&text));
    }
}

#[test]
fn new_numbers_in_help_are_told_with_the_day_on_which_they_were_looked_up() {
    let file = read_change(
        "set = { help = { checked_on = '2026-11-01', lines = [{ name = 'Park Clinic, at night', call = '030 555 0107' }] } }",
    );
    let all = differences(&Words::english(), &default_plan(), &file.plan);
    let [it] = all.as_slice() else {
        panic!("one difference: {all:?}");
    };
    assert_eq!(it.rule, None, "it goes with the plan");
    let said = it.lines.join("\n");
    assert!(
        said.contains("New line: Park Clinic, at night, 030 555 0107"),
        "{said}"
    );
    assert!(
        said.contains("1 Nov 2026") && said.contains("while the journal is locked"),
        "{said}"
    );
    let back = differences(&Words::english(), &file.plan, &default_plan());
    assert!(
        back[0].lines[0].contains("No longer: Park Clinic"),
        "{back:?}"
    );
}

#[test]
fn another_time_of_soft_mode_is_told_in_words() {
    let soft = "set = { soft = { from = { since_leaving = 0 }, until = [{ since_dose = 1440 }] } }";
    let file = read_change(soft);
    let all = differences(&Words::english(), &default_plan(), &file.plan);
    let said = &all[0].lines[0];
    assert!(
        said.starts_with("Soft mode from leaving the clinic to 24 hours after the dose"),
        "{said}"
    );
    assert!(said.contains("waking on the day after"), "{said}");
}
