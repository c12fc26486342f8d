//! A round through Help, my safety plan, when to call, and the safety screens.

use care::{
    contract::{KeepProfile, SeeProfile},
    form::{Answers, Value},
    safety::Contact,
};

use super::round::Round;
use crate::{forms::answers, patient};

/// Looks at Help with nothing in it and with all of it, and at every safety screen.
pub async fn look(round: &mut Round) {
    for (shown, says) in [
        ("note", "safety-note"),
        ("ask", "help-lines"),
        ("crisis", "help-lines"),
        ("emergency", "safety-emergency"),
    ] {
        round.look_at(&format!("/safety/{shown}"), says).await;
    }
    round.browser.go("/safety/ask").await;
    round.look_after("yes", "safety-safe").await;
    round.look_at("/help", "help-people-add").await;
    round.look_after("help-people-add", "help-phone").await;
    let mut profile = round.browser.ask(SeeProfile {}).await;
    let contact = |name: &str, while_locked| Contact {
        name: name.into(),
        phone: "030 555 0107".into(),
        while_locked,
    };
    profile.people = vec![contact("Jo", true), contact("Sister", false)];
    profile.help.lines = vec![contact("Night desk", true)];
    profile.help.plan_while_locked = true;
    profile.clinic = Some(contact(patient::CLINIC, true));
    round.browser.ask(KeepProfile { profile }).await;
    round.look_at("/help", "help-while-locked-is").await;
    round.look_at("/help/signs", "signs-note").await;
    round.look_at("/help/plan", "plan-make").await;
    let plan = answers([
        ("people", lines(&["Jo, at any hour"])),
        ("alone", lines(&["A shower"])),
    ]);
    round.open_at("safety_plan", "people", plan.clone()).await;
    round.look("/fill/safety_plan, people").await;
    round.finish("safety_plan", plan, None).await;
    round.look_at("/help/plan", "plan-change").await;
    round
        .open_at("safety_question", "thoughts", Answers::new())
        .await;
    round.look("/fill/safety_question").await;
    round.look_at("/safety/emergency", "safety-own").await;
    round.look_at("/settings", "settings-nights").await;
}

fn lines(all: &[&str]) -> Value {
    Value::Lines {
        lines: all.iter().map(|it| (*it).into()).collect(),
        marked: None,
    }
}
