//! Numbers that a clinician's plan adds to Help.
#![cfg(test)]

use care::contract::{DropPlan, Lock, SeeHelp};

use super::{
    ask,
    plan::{picked, sealed, take},
    set_up, unlock,
};
use crate::desk::Desk;

#[test]
fn numbers_of_a_taken_plan_stand_in_help_also_at_the_door_until_it_is_dropped() {
    let dir = tempfile::tempdir().unwrap();
    let mut desk = set_up(dir.path());
    let text = format!(
        "format = 1\nnumber = 1\nfrom = \"Dr Example\"\neffective = \"2026-10-28\"\n[change]\nof = {}\n\
         set = {{ help = {{ checked_on = \"2026-10-20\", lines = [{{ name = \"Park Clinic, at night\", call = \"030 555 0107\" }}] }} }}\n",
        care::plan::default_plan().version
    );
    take(&mut desk, &picked(&sealed(1, &text)), &[], false).unwrap();
    let numbers = |desk: &mut Desk| {
        let card = ask(desk, SeeHelp {}).unwrap();
        assert!(
            !card.country.lines.is_empty(),
            "no line of the country goes"
        );
        card.from_plan.map(|it| it.lines[0].name.clone())
    };
    let of_plan = Some("Park Clinic, at night".to_owned());
    assert_eq!(numbers(&mut desk), of_plan);
    ask(&mut desk, Lock {}).unwrap();
    assert_eq!(numbers(&mut desk), of_plan);
    unlock(&mut desk);
    ask(&mut desk, DropPlan {}).unwrap();
    assert_eq!(numbers(&mut desk), None);
    ask(&mut desk, Lock {}).unwrap();
    assert_eq!(numbers(&mut desk), None);
}
