//! What a journal holds of what was acknowledged.

use std::collections::BTreeSet;

use care::form::FormId;
use chrono::NaiveDate;
use journal::{error::Error, open::Journal};

use crate::prove::saves::{Save, Sort, drafted};

const FIRST_DAY: NaiveDate = NaiveDate::from_ymd_opt(2000, 1, 1).expect("a day");
const LAST_DAY: NaiveDate = NaiveDate::from_ymd_opt(9999, 12, 31).expect("a day");

/// What stands in a journal.
#[derive(Debug, Default)]
pub struct Held {
    saves: BTreeSet<Save>,
    /// The number of the draft, which has taken the place of all before.
    draft: Option<u32>,
    /// Entries that are not as they were given, or stand there twice.
    pub strange: usize,
}

impl Held {
    /// Reads all of it, older versions too.
    ///
    /// # Errors
    ///
    /// What the journal says.
    pub fn read(journal: &Journal) -> Result<Self, Error> {
        let mut held = Self::default();
        for entry in journal.between(FIRST_DAY, LAST_DAY)? {
            for version in journal.versions(entry.id)? {
                let is_new = Save::of(&version.fact).is_some_and(|it| held.saves.insert(it));
                held.strange += usize::from(!is_new);
            }
        }
        if let Some(draft) = journal.draft(&FormId("three_good".to_owned()))? {
            held.draft = drafted(&draft.answers);
            held.strange += usize::from(held.draft.is_none());
        }
        Ok(held)
    }

    /// What was acknowledged and is not there.
    pub fn missing(&self, acknowledged: &BTreeSet<Save>) -> BTreeSet<Save> {
        let is_there = |it: &Save| match it.sort {
            Sort::Draft => self.draft.is_some_and(|newest| newest >= it.number),
            Sort::Note | Sort::Prompt | Sort::Session | Sort::Choice | Sort::Rest => {
                self.saves.contains(it)
            }
        };
        let all = acknowledged.iter().copied();
        all.filter(|it| !is_there(it)).collect()
    }
}
