//! What the plan's screen shows: whose plan it is, what it asks for and when, in words, and
//! how a new one differs. All words are made here, so that the screen only sets them out.

use serde::{Deserialize, Serialize};

use crate::{plan::RuleId, schedule::Kind};

/// The plan in force, item by item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanPage {
    /// Whose it is; none: the plan that comes with the app.
    pub source: Option<PlanSource>,
    /// Taken already, and not in force before its day.
    pub next: Option<PlanSource>,
    /// In order of time.
    pub phases: Vec<PhaseItems>,
}

/// Whose plan, and from when to when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanSource {
    /// Who made it, as the file says.
    pub from: String,
    /// The digits of the key that signed it, to compare by voice.
    pub fingerprint: String,
    /// The days on which it holds, in words.
    pub holds: String,
    /// A word to the patient.
    pub note: Option<String>,
}

/// A phase with all that it asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PhaseItems {
    /// Its name.
    pub name: String,
    /// Until when, in words.
    pub when: String,
    /// What it says while it lasts.
    pub message: String,
    /// What it asks for.
    pub items: Vec<PlanItem>,
}

/// Something that a phase asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanItem {
    /// By which rule.
    pub rule: RuleId,
    /// What sort of thing.
    pub kind: Kind,
    /// A short name.
    pub title: String,
    /// When, in words.
    pub when: String,
    /// The patient declined it.
    pub declined: bool,
}

impl PlanItem {
    /// [D] Safety cards stay: no patient and no file takes them away.
    pub fn stays(&self) -> bool {
        self.kind == Kind::Safety
    }
}

/// A plan that was looked at and not taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanOffer {
    /// Whose.
    pub source: PlanSource,
    /// Whether its signer is known.
    pub signer: SignerIs,
    /// How it differs from the plan in force; empty: not at all.
    pub differences: Vec<Difference>,
    /// Items of it that the patient declined before, changed or not: they stay declined.
    pub declined: Vec<RuleId>,
}

/// Whether the key is the one that signed before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SignerIs {
    /// No plan was taken before: the key will be remembered.
    First,
    /// The key that is remembered.
    Known,
    /// Another key than the one that is remembered: a loud question.
    Another {
        /// Who used the remembered key.
        from: String,
        /// The digits of the remembered key.
        fingerprint: String,
    },
}

/// One difference between two plans.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// What happens.
    pub change: Change,
    /// The item that may be declined; none: nothing to decline.
    pub rule: Option<RuleId>,
    /// What sort of thing; none: not an item.
    pub kind: Option<Kind>,
    /// What it is about.
    pub title: String,
    /// What changes, in words.
    pub lines: Vec<String>,
}

/// What happens to something in a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// It is new.
    New,
    /// It is no longer asked for.
    Gone,
    /// It is asked for otherwise.
    Other,
}
