//! The plan's screen and the offer of a new plan, made from plans.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::{
    plan::{CarePlan, Rule, RuleId, default_plan},
    plan_difference::differences,
    plan_page::{PhaseItems, PlanItem, PlanOffer, PlanPage, PlanSource, SignerIs},
    plan_taken::{TakenPlan, in_force, may_decline, next},
    plan_words::{ends, when},
    safety::is_opt_in,
    schedule::{Action, Kind},
    words::Words,
};

/// The plan in force on care day `today`, of all that were taken, oldest first.
pub fn page(
    words: &Words,
    taken: &[TakenPlan],
    declined: &BTreeSet<RuleId>,
    today: NaiveDate,
) -> PlanPage {
    let newest = in_force(taken, today);
    let plan = newest.map_or_else(default_plan, |it| it.plan.clone());
    let source = |it: &TakenPlan| source(words, it, today);
    PlanPage {
        source: newest.map(source),
        next: next(taken, today).map(source),
        phases: phases(words, &plan, declined),
    }
}

/// A plan that is offered, beside what is in force and the plan that was `signed_before`.
pub fn offer(
    words: &Words,
    offered: &TakenPlan,
    taken: &[TakenPlan],
    signed_before: Option<&TakenPlan>,
    declined: &BTreeSet<RuleId>,
    today: NaiveDate,
) -> PlanOffer {
    let old = in_force(taken, today).map_or_else(default_plan, |it| it.plan.clone());
    PlanOffer {
        source: source(words, offered, today),
        signer: match signed_before {
            None => SignerIs::First,
            Some(before) if before.key == offered.key => SignerIs::Known,
            Some(before) => SignerIs::Another {
                from: before.from.clone(),
                fingerprint: before.fingerprint.clone(),
            },
        },
        differences: differences(words, &old, &offered.plan),
        declined: declined
            .iter()
            .filter(|it| may_decline(&offered.plan, it))
            .cloned()
            .collect(),
    }
}

fn source(words: &Words, plan: &TakenPlan, today: NaiveDate) -> PlanSource {
    let from = words.date(plan.effective);
    let holds = match plan.until {
        Some(until) => words.say_with(
            "plan-holds-until",
            &[("from", from.into()), ("until", words.date(until).into())],
        ),
        None if plan.effective <= today => words.say_with("plan-holds", &[("from", from.into())]),
        None => words.say_with("plan-holds-ahead", &[("from", from.into())]),
    };
    PlanSource {
        from: plan.from.clone(),
        fingerprint: plan.fingerprint.clone(),
        holds,
        note: plan.note.clone(),
    }
}

/// What the patient turns on in the settings has its switch there.
fn is_chosen_apart(rule: &Rule) -> bool {
    matches!(&rule.action, Action::Fill(form) if is_opt_in(form))
}

fn phases(words: &Words, plan: &CarePlan, declined: &BTreeSet<RuleId>) -> Vec<PhaseItems> {
    let items = |id| {
        plan.rules
            .iter()
            .filter(move |rule| rule.phases.contains(id) && !is_chosen_apart(rule))
            .map(|rule| PlanItem {
                rule: rule.id.clone(),
                kind: rule.kind,
                title: rule.title.clone(),
                when: when(words, rule),
                declined: rule.kind != Kind::Safety && declined.contains(&rule.id),
            })
            .collect()
    };
    plan.phases
        .iter()
        .map(|phase| PhaseItems {
            name: phase.name.clone(),
            when: ends(words, phase),
            message: phase.message.clone(),
            items: items(&phase.id),
        })
        .collect()
}
