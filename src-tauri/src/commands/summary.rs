//! The summary: seen exactly as it is saved.

use care::{
    contract::{SaveSummary, SeeSummary},
    summary::{self, Choice, Preview},
    summary_offer,
};
use chrono::NaiveDate;
use report::page::{self, Typeset};

use crate::{
    clock,
    desk::{Desk, Handle},
    documents,
    failure::Trouble,
};

/// No session is older (`care::session`): the baseline lies somewhere after.
const FIRST_DAY: NaiveDate = NaiveDate::from_ymd_opt(2000, 1, 1).expect("a day");

impl Handle for SeeSummary {
    fn handle(self, desk: &mut Desk) -> Result<Preview, Trouble> {
        let Typeset { pages, text, .. } = desk.typeset(&self.choice)?;
        let entries = desk.journal()?.between(FIRST_DAY, self.choice.to)?;
        let sessions = desk.journal()?.sessions()?;
        let profile = desk.profile()?;
        let offer = summary_offer::offer(&entries, &sessions, &profile, &self.choice);
        Ok(Preview {
            pages,
            text,
            sections: offer.sections,
            own_words: offer.own_words,
            has_item9: offer.has_item9,
        })
    }
}

impl Handle for SaveSummary {
    fn handle(self, desk: &mut Desk) -> Result<String, Trouble> {
        let typeset = desk.typeset(&self.choice)?;
        let date = clock::now().date_naive().to_string();
        let stem = desk
            .words
            .say_with("summary-file-name", &[("date", date.into())]);
        let saved = documents::save(&desk.documents, &stem, "pdf", &typeset.pdf)?;
        Ok(saved.display().to_string())
    }
}

impl Desk {
    /// The page over what was chosen.
    fn typeset(&mut self, choice: &Choice) -> Result<Typeset, Trouble> {
        let entries = self.journal()?.between(FIRST_DAY, choice.to)?;
        let sessions = self.journal()?.sessions()?;
        let (profile, zone) = (self.profile()?, self.zone()?);
        let summary = summary::summarise(
            &entries,
            &sessions,
            &profile,
            choice,
            &self.plan,
            &self.whose,
            &zone,
            clock::now(),
        )?;
        Ok(page::typeset(&summary, &self.words)?)
    }
}
