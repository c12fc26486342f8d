//! The summary: seen exactly as it is saved, saved in its forms, and looked at.

use std::{collections::HashSet, path::Path};

use care::{
    contract::{LookAtSummary, SaveSummary, SeeShared, SeeSummary, TakeEverything},
    private::Private,
    refusal::FileRefusal,
    schedule::OccurrenceId,
    shared::{FORMS, Looked, Saved, Shared, SharedForm, SharedLog},
    summary::{self, Choice, Preview, Sources, Summary},
    summary_offer,
};
use chrono::{Days, NaiveDate};
use handover::{fhir, locked, sealed, signed, tables};
use journal::{everything, ledger::LedgerState, passphrase};
use report::page::{self, Typeset};
use seal::key::SecretKey;

use crate::{
    clock,
    desk::{Desk, Handle},
    documents,
    failure::Trouble,
    look,
};

/// No session is older (`care::session`): the baseline lies somewhere after.
const FIRST_DAY: NaiveDate = NaiveDate::from_ymd_opt(2000, 1, 1).expect("a day");

impl Handle for SeeSummary {
    fn handle(self, desk: &mut Desk) -> Result<Preview, Trouble> {
        let (_, Typeset { pages, text, .. }) = desk.typeset(&self.choice)?;
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
    fn handle(self, desk: &mut Desk) -> Result<Saved, Trouble> {
        if self.form == SharedForm::Everything {
            let passphrase = self.key.clone().unwrap_or_default();
            desk.vault.confirm(&passphrase, &clock::uptime())?;
        }
        let date = clock::now().date_naive().to_string();
        let name = match self.form {
            SharedForm::Tables => "summary-folder-name",
            SharedForm::Everything => "everything-file-name",
            _ => "summary-file-name",
        };
        let stem = desk.words.say_with(name, &[("date", date.into())]);
        let folder = desk.documents.clone();
        let saved = match self.form {
            // The window prints what it shows: nothing of it is written.
            SharedForm::Printed => Saved::default(),
            _ => desk.write(&self, &folder, &stem)?,
        };
        let shared = Shared::of(self.form, &self.choice);
        desk.journal()?.note_shared(&shared, &clock::stamp())?;
        Ok(saved)
    }
}

impl Handle for SeeShared {
    fn handle(self, desk: &mut Desk) -> Result<SharedLog, Trouble> {
        let journal = desk.journal()?;
        let key = journal.signing_key()?.map(|it| SecretKey::of(&it));
        Ok(SharedLog {
            lines: journal.shared()?,
            forms: FORMS.into_iter().filter(can_make).collect(),
            fingerprint: key.map(|it| it.public().fingerprint()),
        })
    }
}

impl Handle for LookAtSummary {
    fn handle(self, desk: &mut Desk) -> Result<Looked, Trouble> {
        let file = look::bytes(&self.file, signed::LONGEST)?;
        let seen = signed::look(&file).map_err(look::why)?;
        let own = desk.journal()?.signing_key()?;
        let own = own.map(|it| SecretKey::of(&it).public());
        Ok(look::told(&desk.words, &seen, own))
    }
}

impl Handle for TakeEverything {
    const CHANGES_WHAT_IS_DUE: bool = true;

    fn handle(self, desk: &mut Desk) -> Result<(), Trouble> {
        let file = look::bytes(&self.file, everything::LONGEST)?;
        let text = sealed::open(&file, &self.words, everything::LONGEST).map_err(look::unsealed)?;
        let text = String::from_utf8(text).map_err(|_| FileRefusal::Foreign)?;
        desk.journal()?.take_everything(&text)?;
        desk.read_plan();
        Ok(())
    }
}

/// A phone has no dialog for paper that the window could open.
fn can_make(form: &SharedForm) -> bool {
    cfg!(desktop) || *form != SharedForm::Printed
}

/// A file with its ending, and the words that open it.
type Written = (Vec<u8>, &'static str, Option<Private>);

impl Desk {
    /// The page over what was chosen, and what it says.
    fn typeset(&mut self, choice: &Choice) -> Result<(Summary, Typeset), Trouble> {
        let summary = self.summary(choice)?;
        let data = fhir::document(&summary, &self.words)?;
        let typeset = page::typeset(&summary, &self.words, data.as_bytes())?;
        Ok((summary, typeset))
    }

    fn summary(&mut self, choice: &Choice) -> Result<Summary, Trouble> {
        let entries = self.journal()?.between(FIRST_DAY, choice.to)?;
        let sessions = self.journal()?.sessions()?;
        let reminded = self.reminded_in(choice)?;
        let (profile, zone) = (self.profile()?, self.zone()?);
        let of = Sources {
            entries: &entries,
            sessions: &sessions,
            profile: &profile,
            plan: &self.plan,
            whose: &self.whose,
            reminded: &reminded,
        };
        Ok(summary::summarise(&of, choice, &zone, clock::now())?)
    }

    /// What reached a notification service in the days of `choice`, or was opened from one.
    fn reminded_in(&mut self, choice: &Choice) -> Result<HashSet<OccurrenceId>, Trouble> {
        let day = |day: NaiveDate| day.and_time(chrono::NaiveTime::MIN);
        let after = choice.to.checked_add_days(Days::new(2));
        let (from, to) = (day(choice.from), day(after.unwrap_or(choice.to)));
        let marked = self.journal()?.ledger_states(from, to)?.into_iter();
        Ok(marked
            .filter(|it| {
                let states = [LedgerState::Shown, LedgerState::Opened];
                states.iter().any(|state| it.when(*state).is_some())
            })
            .map(|it| it.occurrence)
            .collect())
    }

    fn write(&mut self, wanted: &SaveSummary, folder: &Path, stem: &str) -> Result<Saved, Trouble> {
        if wanted.form == SharedForm::Tables {
            let summary = self.summary(&wanted.choice)?;
            let tables =
                tables::tables(&summary).map_err(|it| std::io::Error::other(it.to_string()))?;
            let place = documents::save_in_folder(folder, stem, "csv", &tables)?;
            return Ok(Saved {
                place: documents::told(&place),
                words: None,
            });
        }
        let (file, ending, words) = self.file(wanted)?;
        let place = documents::save(folder, stem, ending, &file)?;
        Ok(Saved {
            place: documents::told(&place),
            words,
        })
    }

    fn file(&mut self, wanted: &SaveSummary) -> Result<Written, Trouble> {
        let words = || passphrase::suggest();
        Ok(match wanted.form {
            SharedForm::Page | SharedForm::Printed | SharedForm::Tables => {
                (self.signed_page(&wanted.choice)?, "pdf", None)
            }
            SharedForm::Locked => {
                let words = words()?;
                let (_, typeset) = self.typeset(&wanted.choice)?;
                let page = locked::lock(&typeset.pdf, &words).map_err(look::failed)?;
                // Without its data, which everybody could read behind the page.
                (self.signed(page, None)?, "pdf", Some(words))
            }
            SharedForm::Sealed => {
                let page = self.signed_page(&wanted.choice)?;
                match &wanted.key {
                    Some(key) => {
                        let file = sealed::to_key(&page, key.reveal()).map_err(look::unsealed)?;
                        (file, "pdf.age", None)
                    }
                    None => {
                        let words = words()?;
                        let file = sealed::with_words(&page, &words).map_err(look::unsealed)?;
                        (file, "pdf.age", Some(words))
                    }
                }
            }
            SharedForm::Fhir => {
                let summary = self.summary(&wanted.choice)?;
                let document = fhir::document(&summary, &self.words)?;
                (document.into_bytes(), "fhir.json", None)
            }
            SharedForm::Everything => {
                let text = self.journal()?.everything()?;
                let words = words()?;
                let file = sealed::with_words(text.as_bytes(), &words).map_err(look::unsealed)?;
                (file, "json.age", Some(words))
            }
        })
    }

    fn signed_page(&mut self, choice: &Choice) -> Result<Vec<u8>, Trouble> {
        let (summary, typeset) = self.typeset(choice)?;
        self.signed(typeset.pdf, Some(&summary))
    }

    fn signed(&mut self, pdf: Vec<u8>, data: Option<&Summary>) -> Result<Vec<u8>, Trouble> {
        let secret = self.journal()?.make_signing_key()?;
        let file = signed::sign(pdf, &SecretKey::of(&secret), data);
        file.ok_or_else(|| look::failed(std::io::Error::other("no page that can be signed")))
    }
}
