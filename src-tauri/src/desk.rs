//! The command layer without a window: one patient's journal, and what may be asked of it.

use std::{
    collections::{BTreeSet, HashMap},
    path::{Path, PathBuf},
};

use care::{
    backup::Occasion,
    contract::{Ask, Broken, Command, Failure},
    plan::{CarePlan, RuleId, default_plan},
    plan_taken::{TakenPlan, Whose},
    schedule::OccurrenceId,
    wire,
    words::Words,
};
use chrono::NaiveDate;
use journal::{open::Journal, vault::Vault};

use crate::{
    clock,
    failure::Trouble,
    login::Login,
    reminders::{notifier::Notifier, shelf::Shelf},
};

mod opening;

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
    damaged: bool,
    unchecked: bool,
    openings: u64,
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
            damaged: false,
            unchecked: false,
            openings: 0,
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
            Ask::UnlockAsItIs(it) => self.run(it),
            Ask::MendJournal(it) => self.run(it),
            Ask::LeaveNote(it) => self.run(it),
            Ask::ChangePassphrase(it) => self.run(it),
            Ask::RenewWords(it) => self.run(it),
            Ask::SeeBackups(it) => self.run(it),
            Ask::SaveBackup(it) => self.run(it),
            Ask::LookIntoBackup(it) => self.run(it),
            Ask::Restore(it) => self.run(it),
            Ask::EraseAll(it) => self.run(it),
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
        .map_err(|Trouble(failure)| self.heed(failure))
    }

    /// An open journal that turns out to be damaged is closed: nothing more is written to it.
    fn heed(&mut self, failure: Failure) -> Failure {
        if self.is_open() && failure == Failure::Broken(Broken::JournalDamaged) {
            self.damaged = true;
            if let Err(trouble) = self.put_away() {
                tracing::warn!(?trouble, "the damaged journal");
            }
        }
        failure
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
        let copied = self
            .at_vault(|vault, journal| vault.back_up_if_due(journal, Occasion::Open, clock::now()));
        if let Err(trouble) = copied {
            tracing::warn!(?trouble, "the copy of the day was not made");
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

    fn run<C: Handle>(&mut self, command: C) -> Result<Vec<u8>, Trouble> {
        let answer = command.handle(self)?;
        self.unsettled |= C::CHANGES_WHAT_IS_DUE;
        wire::written(&answer).ok_or(Trouble(Failure::Unexpected))
    }
}
