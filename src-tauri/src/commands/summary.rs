//! The summary: seen exactly as it is saved, saved in its forms, and looked at.

use std::collections::HashSet;

use care::{
    contract::{LookAtSummary, SaveSummary, SeeShared, SeeSummary, TakeEverything},
    entry::{Entry, Recorded},
    private::Private,
    profile::Profile,
    refusal::FileRefusal,
    schedule::OccurrenceId,
    session::Session,
    shared::{self, Looked, Saved, Shared, SharedForm, SharedLog},
    summary::{self, Choice, Preview, Sources, Summary},
    summary_offer,
};
use chrono::{Days, NaiveDate};
use handover::{
    fhir, locked, sealed, signed,
    tables::{self, Table},
};
use journal::{everything, ledger::LedgerState, passphrase};
use report::page;
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
        let read = desk.read(&self.choice)?;
        let summary = desk.summarised(&read, &self.choice)?;
        // What is attached to the file is not seen.
        let page = page::typeset(&summary, &desk.words, &[])?;
        let offer =
            summary_offer::offer(&read.entries, &read.sessions, &read.profile, &self.choice);
        Ok(Preview {
            pages: page.pages(),
            text: page.text,
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
        let saved = desk.save(&self)?;
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
            forms: shared::forms(cfg!(desktop)),
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

/// What leaves the device.
enum Leaving {
    /// The window prints what it shows: nothing of it is written.
    OnPaper,
    /// With its ending, and the words that open it.
    File(Vec<u8>, &'static str, Option<Private>),
    Folder(Vec<Table>),
}

/// What of the journal a summary is made from.
struct Read {
    entries: Vec<Recorded<Entry>>,
    sessions: Vec<Recorded<Session>>,
    profile: Profile,
}

impl Desk {
    fn read(&mut self, choice: &Choice) -> Result<Read, Trouble> {
        Ok(Read {
            entries: self.journal()?.between(FIRST_DAY, choice.to)?,
            sessions: self.journal()?.sessions()?,
            profile: self.profile()?,
        })
    }

    fn summary(&mut self, choice: &Choice) -> Result<Summary, Trouble> {
        let read = self.read(choice)?;
        self.summarised(&read, choice)
    }

    fn summarised(&mut self, read: &Read, choice: &Choice) -> Result<Summary, Trouble> {
        let reminded = self.reminded_in(choice)?;
        let zone = self.zone()?;
        let of = Sources {
            entries: &read.entries,
            sessions: &read.sessions,
            profile: &read.profile,
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

    fn save(&mut self, wanted: &SaveSummary) -> Result<Saved, Trouble> {
        let name = match wanted.form {
            SharedForm::Tables => "summary-folder-name",
            SharedForm::Everything => "everything-file-name",
            SharedForm::Page
            | SharedForm::Locked
            | SharedForm::Sealed
            | SharedForm::Printed
            | SharedForm::Fhir => "summary-file-name",
        };
        let date = clock::now().date_naive().to_string();
        let stem = self.words.say_with(name, &[("date", date.into())]);
        let folder = self.documents.clone();
        let (place, words) = match self.leaving(wanted)? {
            Leaving::OnPaper => return Ok(Saved::default()),
            Leaving::File(file, ending, words) => {
                (documents::save(&folder, &stem, ending, &file)?, words)
            }
            Leaving::Folder(tables) => {
                let place = documents::save_in_folder(&folder, &stem, "csv", &tables)?;
                (place, None)
            }
        };
        Ok(Saved {
            place: documents::told(&place),
            words,
        })
    }

    fn leaving(&mut self, wanted: &SaveSummary) -> Result<Leaving, Trouble> {
        let choice = &wanted.choice;
        Ok(match wanted.form {
            SharedForm::Page => Leaving::File(self.signed_page(choice)?, "pdf", None),
            SharedForm::Locked => {
                let words = passphrase::suggest()?;
                let (_, pdf) = self.pdf(choice)?;
                let page = locked::lock(&pdf, &words).map_err(look::failed)?;
                // Without its data, which everybody could read behind the page.
                Leaving::File(self.signed(page, None)?, "pdf", Some(words))
            }
            SharedForm::Sealed => {
                let page = self.signed_page(choice)?;
                let (file, words) = match &wanted.key {
                    Some(key) => (sealed::to_key(&page, key.reveal()), None),
                    None => {
                        let words = passphrase::suggest()?;
                        (sealed::with_words(&page, &words), Some(words))
                    }
                };
                Leaving::File(file.map_err(look::unsealed)?, "pdf.age", words)
            }
            SharedForm::Printed => Leaving::OnPaper,
            SharedForm::Fhir => {
                let document = fhir::document(&self.summary(choice)?, &self.words)?;
                Leaving::File(document.into_bytes(), "fhir.json", None)
            }
            SharedForm::Tables => {
                let tables = tables::tables(&self.summary(choice)?);
                Leaving::Folder(tables.map_err(look::failed)?)
            }
            SharedForm::Everything => {
                let text = self.journal()?.everything()?;
                let words = passphrase::suggest()?;
                let file = sealed::with_words(text.as_bytes(), &words).map_err(look::unsealed)?;
                Leaving::File(file, "json.age", Some(words))
            }
        })
    }

    /// The summary over what was chosen, and its page with the data attached.
    fn pdf(&mut self, choice: &Choice) -> Result<(Summary, Vec<u8>), Trouble> {
        let summary = self.summary(choice)?;
        let data = fhir::document(&summary, &self.words)?;
        let page = page::typeset(&summary, &self.words, data.as_bytes())?;
        Ok((summary, page.pdf()?))
    }

    fn signed_page(&mut self, choice: &Choice) -> Result<Vec<u8>, Trouble> {
        let (summary, pdf) = self.pdf(choice)?;
        self.signed(pdf, Some(&summary))
    }

    fn signed(&mut self, pdf: Vec<u8>, data: Option<&Summary>) -> Result<Vec<u8>, Trouble> {
        let secret = self.journal()?.make_signing_key()?;
        let file = signed::sign(pdf, &SecretKey::of(&secret), data);
        file.ok_or_else(|| look::failed(std::io::Error::other("no page that can be signed")))
    }
}
