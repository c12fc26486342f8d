//! What a clinician hands over: a plan, as a file and as a picture.

use std::sync::LazyLock;

use care::{
    plan::{CarePlan, default_plan},
    plan_difference::differences,
    plan_file::{LONGEST, judge, read},
    plan_taken::TakenPlan,
    words::Words,
};
use chrono::NaiveDate;
use seal::{letter, seal::Purpose};

const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 2).expect("a day");

static WORDS: LazyLock<Words> = LazyLock::new(Words::english);
static SHIPPED: LazyLock<CarePlan> = LazyLock::new(default_plan);

/// A signed file, or the text of one.
pub(crate) fn plan(bytes: &[u8]) -> bool {
    let text = match bytes.starts_with(b"gwseal") {
        true => letter::read(bytes, Purpose::Plan, LONGEST)
            .map(|it| it.text)
            .unwrap_or_default(),
        false => String::from_utf8_lossy(bytes).into_owned(),
    };
    let Ok(file) = read(&text) else {
        return false;
    };
    let plan = TakenPlan::of(file, String::new(), String::new());
    let _ = judge(&plan, TODAY, [1]);
    differences(&WORDS, &SHIPPED, &plan.plan);
    true
}

/// A picture of one.
pub(crate) fn picture(bytes: &[u8]) -> bool {
    letter::read(bytes, Purpose::Plan, LONGEST).is_ok()
}
