//! What was missed since yesterday and can still be made up for: one gentle card, no reminders.

use serde::{Deserialize, Serialize};

use crate::schedule::Occurrence;

/// One card for all of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CatchUp {
    /// Newest first; never empty.
    pub missed: Vec<Occurrence>,
}
