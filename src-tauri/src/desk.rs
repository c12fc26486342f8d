//! The command layer without a window: one patient's journal, and what may be asked of it.

use std::path::PathBuf;

use care::contract::{Ask, Failure};
use serde_json::Value;

/// Where every command is answered.
pub struct Desk {
    home: PathBuf,
    documents: PathBuf,
}

impl Desk {
    /// A desk over the folder `home` with the journal; summaries go to `documents`.
    pub fn new(home: PathBuf, documents: PathBuf) -> Self {
        Self { home, documents }
    }

    /// Answers one command.
    ///
    /// # Errors
    /// What the screen is to tell the patient.
    pub fn answer(&mut self, ask: Ask) -> Result<Value, Failure> {
        tracing::debug!(home = %self.home.display(), documents = %self.documents.display());
        let _ = ask;
        Err(Failure::Unexpected)
    }
}
