//! Made-up plan files, and how they are refused.

use care::{
    plan::{CarePlan, default_plan},
    plan_file::{PlanFile, read},
    refusal::PlanRefusal,
};

pub const HEAD: &str =
    "format = 1\nnumber = 4\nfrom = \"Dr Example\"\neffective = \"2026-11-02\"\n";

pub fn change(lines: &str) -> String {
    format!("{HEAD}[change]\nof = {}\n{lines}", default_plan().version)
}

pub fn read_change(lines: &str) -> PlanFile {
    read(&change(lines)).unwrap_or_else(|why| panic!("{why}"))
}

#[track_caller]
pub fn refused(text: &str, refusal: PlanRefusal, cause: &str) {
    let why = read(text).expect_err("this is refused");
    assert_eq!(why.refusal, refusal, "{why}");
    assert!(why.cause.contains(cause), "{why}");
}

#[track_caller]
pub fn flawed(lines: &str, cause: &str) {
    refused(&change(lines), PlanRefusal::Flawed, cause);
}

#[track_caller]
pub fn unsafe_(lines: &str, cause: &str) {
    refused(&change(lines), PlanRefusal::Unsafe, cause);
}

pub fn rule<'a>(plan: &'a CarePlan, id: &str) -> &'a care::plan::Rule {
    plan.rules.iter().find(|it| it.id.0 == id).expect(id)
}
