//! What of help stands in the open, for the time while the journal is locked.

use care::{
    library,
    safety::{Contact, Country, HelpCard, PlanHelp},
    safety_plan::{Part, SafetyPlan},
    signs::signs,
};
use serde::{Deserialize, Serialize};

/// What stands in the open.
#[derive(Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct InTheOpen {
    pub country: String,
    pub people: Vec<Contact>,
    pub clinic: Option<Contact>,
    #[serde(default)]
    pub lines: Vec<Contact>,
    #[serde(default)]
    pub from_plan: Option<PlanHelp>,
    #[serde(default)]
    pub plan: Vec<Part>,
}

/// What the file says. Help must not fail because a file does: none that can be read is an empty one.
pub(crate) fn read(file: &[u8]) -> InTheOpen {
    serde_json::from_slice(file).unwrap_or_default()
}

/// Help as it is shown, where the app `dials` or only shows numbers.
pub(crate) fn card(open: InTheOpen, dials: bool) -> HelpCard {
    HelpCard {
        country: country(&open.country),
        from_plan: open.from_plan,
        lines: open.lines,
        people: open.people,
        clinic: open.clinic,
        plan: SafetyPlan {
            entry: None,
            while_locked: !open.plan.is_empty(),
            parts: open.plan,
        },
        signs: signs().to_vec(),
        dials,
    }
}

fn country(code: &str) -> Country {
    library::country(code)
        .or_else(|| library::country(library::OTHER))
        .cloned()
        .expect("the lines of `other` ship with the app")
}
