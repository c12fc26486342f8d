//! Flaws that are planted into the default plan, each caught before a patient meets it.

use care::{
    plan::{Anchor, CarePlan, PhaseId, Rule, RuleId, default_plan},
    plan_check::{Flaw, check},
    schedule::{Action, Kind},
};

#[test]
fn the_plan_that_ships_has_no_flaw() {
    assert_eq!(check(&default_plan()), Ok(()));
}

fn flaws(plant: impl FnOnce(&mut CarePlan)) -> Vec<Flaw> {
    let mut plan = default_plan();
    plant(&mut plan);
    check(&plan).expect_err("the flaw is found")
}

fn rule<'plan>(plan: &'plan mut CarePlan, id: &str) -> &'plan mut Rule {
    let mut rules = plan.rules.iter_mut();
    rules.find(|it| it.id.0 == id).expect("it is in the plan")
}

/// The only flaw is that this rule can never fire.
fn never_fires(plant: impl FnOnce(&mut Rule)) {
    let found = flaws(|plan| plant(rule(plan, "day3_thought_record")));
    let expected = Flaw::NeverFires(RuleId("day3_thought_record".into()));
    assert_eq!(found, [expected]);
}

#[test]
fn a_rule_whose_day_lies_outside_of_its_phases_is_found() {
    never_fires(|rule| rule.days = vec![9]);
    never_fires(|rule| rule.phases = vec![PhaseId("settle".into())]);
}

#[test]
fn a_rule_that_waits_until_its_phase_is_over_is_found() {
    never_fires(|rule| rule.not_before = vec![Anchor::SinceDose(9 * 24 * 60)]);
}

#[test]
fn a_rule_that_is_never_clear_of_the_dose_is_found() {
    never_fires(|rule| rule.clear_of_dose_min = Some(20 * 24 * 60));
}

#[test]
fn a_phase_without_an_hour_is_found_with_what_it_leaves_without_one() {
    let found = flaws(|plan| {
        let carry = plan.phases.iter_mut().find(|it| it.id.0 == "carry");
        carry.unwrap().until = vec![Anchor::SinceDose(7200)];
    });
    assert_eq!(found[0], Flaw::NeverLasts(PhaseId("carry".into())));
    let rules: Vec<_> = found[1..].to_vec();
    assert_eq!(
        rules,
        [Flaw::NeverFires(RuleId("day6_thought_record".into()))]
    );
}

#[test]
fn a_plan_out_of_bounds_is_not_unfolded_at_all() {
    type Plant = fn(&mut CarePlan);
    let planted: [(&str, Plant); 16] = [
        ("open_min", |plan| {
            rule(plan, "caffeine").open_min = i64::MAX
        }),
        ("open_min", |plan| rule(plan, "caffeine").open_min = 0),
        ("every", |plan| rule(plan, "body_card").every = Some(0)),
        ("minutes", |plan| {
            rule(plan, "caffeine").at = Anchor::BeforeBed(i64::MIN);
        }),
        ("rules", |plan| {
            let more = plan.rules[0].clone();
            plan.rules.extend(vec![more; 5000]);
        }),
        ("stands twice", |plan| {
            let again = plan.rules[0].clone();
            plan.rules.push(again);
        }),
        ("stands twice", |plan| {
            let again = plan.phases[0].clone();
            plan.phases.push(again);
        }),
        ("title", |plan| rule(plan, "caffeine").title = " ".into()),
        ("signs", |plan| {
            rule(plan, "caffeine").reason = "A long reason. ".repeat(1000);
        }),
        ("names no phase", |plan| {
            rule(plan, "caffeine").phases = vec![PhaseId("nowhere".into())];
        }),
        ("phases", |plan| rule(plan, "caffeine").phases.clear()),
        ("no form", |plan| {
            let unknown = care::form::FormId("hypnosis".into());
            rule(plan, "day1_kind_self").action = Action::Fill(unknown);
        }),
        ("no StepId", |plan| {
            plan.pause.as_mut().unwrap().step.0 = "nothing".into();
        }),
        ("option", |plan| {
            plan.pause.as_mut().unwrap().any_of = vec!["levitating".into()];
        }),
        ("safety", |plan| {
            plan.pause.as_mut().unwrap().kinds.push(Kind::Safety);
        }),
        ("in order", |plan| plan.phases[5].notices_a_day.fewer = 9),
    ];
    for (says, plant) in planted {
        let found = flaws(plant);
        assert!(
            matches!(&found[..], [Flaw::OutOfBounds(why)] if why.contains(says)),
            "{says}: {found:?}"
        );
    }
}

#[test]
fn a_name_says_nothing_private_and_no_text_promises() {
    let found = flaws(|plan| rule(plan, "caffeine").title = "After Ketamine".into());
    let (of, word) = ("caffeine".to_owned(), "ketamine".to_owned());
    assert_eq!(found, [Flaw::Private { of, word }]);
    let found = flaws(|plan| rule(plan, "caffeine").reason = "It is proven to help.".into());
    let (of, word) = ("caffeine".to_owned(), "proven".to_owned());
    assert_eq!(found, [Flaw::Promise { of, word }]);
}
