//! The command layer without a window: one patient's journal, and what may be asked of it.

use std::{
    collections::{BTreeSet, HashMap},
    path::{Path, PathBuf},
};

use care::{
    contract::{Ask, Command, Failure},
    plan::{CarePlan, RuleId, default_plan},
    plan_taken::{TakenPlan, Whose},
    schedule::OccurrenceId,
    wire,
    words::Words,
};
use chrono::NaiveDate;
use journal::{open::Journal, vault::Vault};

use crate::{
    failure::Trouble,
    login::Login,
    reminders::{notifier::Notifier, shelf::Shelf},
};

/// Where every command is answered.
pub struct Desk {
    pub(crate) vault: Vault,
    home: PathBuf,
    pub(crate) documents: PathBuf,
    /// The plan in force, without what the patient declined; the default one while locked.
    pub(crate) plan: CarePlan,
    /// Plans that were taken, and what of any was declined; none while locked.
    pub(crate) taken: Vec<TakenPlan>,
    pub(crate) declined: BTreeSet<RuleId>,
    /// Whose plan it is.
    pub(crate) whose: Whose,
    /// The care day for which it is in force.
    pub(crate) plan_of: NaiveDate,
    pub(crate) words: Words,
    pub(crate) shelf: Shelf,
    pub(crate) notifier: Notifier,
    /// None where nothing can start with the login.
    pub(crate) login: Option<Box<dyn Login>>,
    /// Which occurrence stands behind each reminder on the shelf; empty while locked.
    pub(crate) reminded: HashMap<String, OccurrenceId>,
    journal: Option<Journal>,
    /// What is due may differ from the reminders on the shelf.
    unsettled: bool,
}

/// Answers one command: read the journal, decide in care, record in the journal.
pub(crate) trait Handle: Command {
    /// Whether what is due may differ afterwards.
    const CHANGES_WHAT_IS_DUE: bool = false;

    fn handle(self, desk: &mut Desk) -> Result<Self::Answer, Trouble>;
}

impl Desk {
    /// A desk over the folder `home` with the journal; summaries go to `documents`.
    pub fn new(home: PathBuf, documents: PathBuf) -> Self {
        Self {
            vault: Vault::at(&home),
            shelf: Shelf::at(&home.join("reminders.json")),
            notifier: Notifier::default(),
            login: None,
            home,
            documents,
            plan: default_plan(),
            taken: Vec::new(),
            declined: BTreeSet::new(),
            whose: Whose::default(),
            plan_of: NaiveDate::MIN,
            words: Words::english(),
            reminded: HashMap::new(),
            journal: None,
            unsettled: false,
        }
    }

    /// Answers one command, in the bytes of `care::wire`. Where [`Desk::is_unsettled`] afterwards, [`Desk::settle`] is to be
    /// called once the answer is on its way: the patient does not wait for the reminders.
    ///
    /// # Errors
    ///
    /// What the screen is to tell the patient.
    pub fn answer(&mut self, ask: Ask) -> Result<Vec<u8>, Failure> {
        if ask.is_guarded() {
            self.may_now().map_err(|Trouble(failure)| failure)?;
        }
        match ask {
            Ask::SeeDoor(it) => self.run(it),
            Ask::SuggestPassphrase(it) => self.run(it),
            Ask::SetUp(it) => self.run(it),
            Ask::Unlock(it) => self.run(it),
            Ask::Recover(it) => self.run(it),
            Ask::Lock(it) => self.run(it),
            Ask::SeeHelp(it) => self.run(it),
            Ask::SeeCountries(it) => self.run(it),
            Ask::SeeProfile(it) => self.run(it),
            Ask::KeepProfile(it) => self.run(it),
            Ask::SeeSessions(it) => self.run(it),
            Ask::RecordSession(it) => self.run(it),
            Ask::SeeToday(it) => self.run(it),
            Ask::Choose(it) => self.run(it),
            Ask::MakeWish(it) => self.run(it),
            Ask::PauseReminders(it) => self.run(it),
            Ask::RecordRest(it) => self.run(it),
            Ask::SeeForms(it) => self.run(it),
            Ask::OpenForm(it) => self.run(it),
            Ask::KeepDraft(it) => self.run(it),
            Ask::FinishForm(it) => self.run(it),
            Ask::RecordSafety(it) => self.run(it),
            Ask::SeeJournal(it) => self.run(it),
            Ask::SearchJournal(it) => self.run(it),
            Ask::ReadEntry(it) => self.run(it),
            Ask::SeeWeeks(it) => self.run(it),
            Ask::EraseEntry(it) => self.run(it),
            Ask::SeePlan(it) => self.run(it),
            Ask::LookAtPlan(it) => self.run(it),
            Ask::TakePlan(it) => self.run(it),
            Ask::DeclineItem(it) => self.run(it),
            Ask::DropPlan(it) => self.run(it),
            Ask::SeeSummary(it) => self.run(it),
            Ask::SaveSummary(it) => self.run(it),
            Ask::SeeShared(it) => self.run(it),
            Ask::LookAtSummary(it) => self.run(it),
            Ask::TakeEverything(it) => self.run(it),
            Ask::SaveCalendar(it) => self.run(it),
            Ask::SeeCheckUp(it) => self.run(it),
            Ask::TestReminder(it) => self.run(it),
            Ask::StartWithLogin(it) => self.run(it),
        }
        .map_err(|Trouble(failure)| failure)
    }

    /// Whether the reminders are to be brought up to date.
    pub fn is_unsettled(&self) -> bool {
        self.unsettled
    }

    /// Brings journal and reminders together; does nothing while the journal is locked.
    ///
    /// What fails here is tried again with the next change; what the patient asked for stands.
    pub fn settle(&mut self) {
        self.unsettled = false;
        if !self.is_open() {
            return;
        }
        if let Err(trouble) = self.try_to_settle() {
            tracing::warn!(?trouble, "reminders and journal do not meet");
        }
    }

    /// The reminders, for the thread that shows them.
    pub fn shelf(&self) -> Shelf {
        self.shelf.clone()
    }

    /// Lets the patient choose whether the app starts with the login.
    pub fn offer_login(&mut self, login: Box<dyn Login>) {
        self.login = Some(login);
    }

    /// The folder with the journal.
    pub(crate) fn home(&self) -> &Path {
        &self.home
    }

    /// The open journal.
    pub(crate) fn journal(&mut self) -> Result<&mut Journal, Trouble> {
        self.journal.as_mut().ok_or(Trouble(Failure::Locked))
    }

    pub(crate) fn is_open(&self) -> bool {
        self.journal.is_some()
    }

    pub(crate) fn lay_open(&mut self, journal: Journal) {
        self.journal = Some(journal);
        self.read_plan();
    }

    /// Closes the journal and forgets what was read from it.
    pub(crate) fn close(&mut self) -> Result<(), Trouble> {
        if self.unsettled {
            self.settle();
        }
        self.reminded.clear();
        let journal = self.journal.take();
        self.read_plan();
        match journal {
            Some(journal) => Ok(journal.close()?),
            None => Ok(()),
        }
    }

    fn run<C: Handle>(&mut self, command: C) -> Result<Vec<u8>, Trouble> {
        let answer = command.handle(self)?;
        self.unsettled |= C::CHANGES_WHAT_IS_DUE;
        wire::written(&answer).ok_or(Trouble(Failure::Unexpected))
    }
}
