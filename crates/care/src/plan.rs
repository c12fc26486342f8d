//! A care plan: phases after a session, and the rules that ask for something in them.

use serde::{Deserialize, Serialize};

/// Names a phase, such as `night1`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PhaseId(pub String);

/// Names a rule, such as `evening_prompt`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RuleId(pub String);
