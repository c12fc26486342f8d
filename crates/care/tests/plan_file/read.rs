//! What a file says, and when it may be taken.

use care::{
    plan::{Anchor, default_plan},
    plan_file::{judge, read},
    plan_taken::TakenPlan,
    refusal::PlanRefusal,
};
use chrono::NaiveDate;

use crate::made_up::{HEAD, change, read_change, rule};

#[test]
fn a_file_that_changes_nothing_is_the_default_plan() {
    assert_eq!(read_change("").plan, default_plan());
}

#[test]
fn only_what_is_named_is_changed() {
    let file = read_change(
        "without = ['caffeine']
        set = { apart_min = 120 }
        rules = [{ id = 'wind_down', at = { before_bed = 90 } },
                 { id = 'daylight', unset = ['days'] }]
        phases = [{ id = 'between', notices_a_day = 1 }]",
    );
    let mut wanted = default_plan();
    wanted.apart_min = 120;
    wanted.rules.retain(|it| it.id.0 != "caffeine");
    for it in &mut wanted.rules {
        match it.id.0.as_str() {
            "wind_down" => it.at = Anchor::BeforeBed(90),
            "daylight" => it.days.clear(),
            _ => {}
        }
    }
    wanted.phases.last_mut().unwrap().notices_a_day = serde_json::from_str("1").unwrap();
    assert_eq!(file.plan, wanted);
    assert_eq!((file.number, file.from.as_str()), (4, "Dr Example"));
}

#[test]
fn a_new_phase_comes_after_the_one_it_names() {
    let file = read_change(
        "phases = [{ id = 'visit', after = 'carry', name = 'Visit', message = 'Come and see us.',
                     until = [{ since_dose = 11520 }], notices_a_day = 1 }]",
    );
    let names: Vec<&str> = file.plan.phases.iter().map(|it| it.id.0.as_str()).collect();
    assert_eq!(names[names.len() - 3..], ["carry", "visit", "between"]);
}

#[test]
fn a_whole_plan_stands_for_itself() {
    let default = include_str!("../../../../assets/plan/default.toml");
    let whole = default
        .replace("[[", "[[plan.")
        .replace("[pause]", "[plan.pause]")
        .replace("[soft]", "[plan.soft]")
        .replacen("version =", "[plan]\nversion =", 1);
    let file = read(&format!("{HEAD}{whole}")).unwrap_or_else(|why| panic!("{why}"));
    assert_eq!(file.plan, default_plan());
}

#[test]
fn a_safety_card_may_grow_and_may_come_at_another_hour_of_its_day() {
    let default = default_plan();
    let card = rule(&default, "signs_card");
    let care::schedule::Action::Read(lines) = &card.action else {
        panic!("a card is read");
    };
    let mut lines: Vec<String> = lines.iter().map(|it| format!("{it:?}")).collect();
    lines.push("'Our number: 555 0100.'".into());
    let file = read_change(&format!(
        "rules = [{{ id = 'signs_card', at = {{ after_waking = 120 }}, action = {{ read = [{}] }} }}]",
        lines.join(", ")
    ));
    assert_eq!(rule(&file.plan, "signs_card").at, Anchor::AfterWaking(120));
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

#[test]
fn a_plan_is_taken_in_its_time_and_never_instead_of_a_newer_one() {
    let text = change("").replace("[change]", "until = \"2027-05-02\"\n[change]");
    let plan = TakenPlan::of(read(&text).unwrap(), "00".into(), "0".into());
    let judged = |today: &str, taken: &[u32]| judge(&plan, day(today), taken.iter().copied());
    assert_eq!(judged("2026-11-02", &[]), Ok(()));
    assert_eq!(judged("2026-11-02", &[3, 1]), Ok(()));
    assert_eq!(judged("2026-11-02", &[4]), Err(PlanRefusal::NotNewer));
    assert_eq!(judged("2026-11-02", &[1, 5]), Err(PlanRefusal::NotNewer));
    assert_eq!(judged("2027-05-02", &[]), Ok(()));
    assert_eq!(judged("2027-05-03", &[]), Err(PlanRefusal::Expired));
    assert_eq!(judged("2026-05-03", &[]), Ok(()));
    assert_eq!(judged("2026-05-02", &[]), Err(PlanRefusal::TooFarAhead));
}
