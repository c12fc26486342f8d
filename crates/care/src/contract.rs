//! The contract between the screens and the shell: every command, its arguments and its answer.
//!
//! Screens send an [`Ask`]; the shell matches it to the last variant. A misspelt
//! command or argument does not compile, on either side. What ends in `guarded` deletes, shares,
//! or changes the lock or the plan: it waits until soft mode ends.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::{
    backup::{Backups, Holds, Mended},
    check_up::CheckUp,
    diary::{Page, Reading},
    entry::{Chosen, EntryId, Recorded, Rest},
    form::{Draft, Ended, Form, FormId, FormKind},
    night_told::Offered,
    pause::Pause,
    plan::RuleId,
    plan_page::{PlanOffer, PlanPage},
    private::Private,
    profile::Profile,
    refusal::Refusal,
    safety::{Country, HelpCard, SafetyCheck, SafetyRoute},
    schedule::OccurrenceId,
    session::{Session, Told},
    shared::{Looked, Saved, SharedForm, SharedLog},
    shelf::Shelf,
    soft::Soft,
    summary::{Choice, Preview},
    today::Today,
    weeks::{By, Weeks},
    wish::Wish,
};

/// Something that the screens may ask of the shell.
pub trait Command: Serialize + Into<Ask> {
    /// What comes back.
    type Answer: Serialize + DeserializeOwned;
}

contract! {
    // The door.

    /// What stands between the patient and the journal.
    SeeDoor {} -> Door;
    /// Six words drawn at random.
    SuggestPassphrase {} -> Private;
    /// Makes the keys and the journal; it is open afterwards. Answers the recovery words.
    SetUp { passphrase: Private, profile: Profile } -> Private;
    /// Opens the journal.
    Unlock { passphrase: Private } -> ();
    /// Opens the journal with the recovery words and sets a new passphrase.
    Recover { words: Private, passphrase: Private } -> ();
    /// Closes the journal; the key leaves memory.
    Lock {} -> ();
    /// The way to help; also while locked.
    SeeHelp {} -> HelpCard;
    /// The countries that have help lines; also while locked.
    SeeCountries {} -> Vec<Country>;

    // The vault.

    /// Opens a copy that is partial or of an older day: from now on it is the journal.
    UnlockAsItIs { passphrase: Private } -> ();
    /// Mends a damaged journal; it is open afterwards, and the damaged file is kept.
    MendJournal { passphrase: Private } -> Mended;
    /// Leaves a note while locked; it is in the journal after the next unlock.
    LeaveNote { words: Private } -> ();
    /// Sets a new passphrase.
    ChangePassphrase { passphrase: Private, new: Private } -> (), guarded;
    /// Draws new recovery words; the old ones open nothing any more.
    RenewWords { passphrase: Private } -> Private, guarded;
    /// The copies of the journal; also while locked.
    SeeBackups {} -> Backups;
    /// Saves a copy where the patient finds it; answers where.
    SaveBackup {} -> String;
    /// What a copy holds: opened with its passphrase or recovery words.
    LookIntoBackup { name: String, passphrase: Private } -> Holds;
    /// Puts that copy in the place of the journal, which is kept aside; it is open afterwards.
    Restore { name: String, passphrase: Private } -> ();
    /// Erases everything that the app keeps on this device.
    EraseAll { passphrase: Private } -> (), guarded;

    // About the patient.

    /// What was told at set-up.
    SeeProfile {} -> Profile;
    /// Keeps changes to it.
    KeepProfile { profile: Profile } -> ();

    // Sessions.

    /// All sessions, newest first; cancelled ones too.
    SeeSessions {} -> Vec<Recorded<Session>>;
    /// Records a session, or a corrected or cancelled version of one.
    RecordSession { told: Told, replaces: Option<EntryId> } -> EntryId;

    // Today.

    /// Where the patient is and what is due.
    SeeToday {} -> Today;
    /// The patient's say about one occurrence.
    Choose { occurrence: OccurrenceId, choice: Chosen } -> ();
    /// What the patient wishes of all reminders: a pause, fewer, home time.
    MakeWish { wish: Wish } -> ();
    /// Has all reminders rest until the patient's own day begins again.
    PauseReminders { pause: Pause } -> ();
    /// Records a quiet rest.
    RecordRest { rest: Rest } -> ();

    // Forms.

    /// All forms that can be begun at any time.
    SeeForms {} -> Vec<FormLine>;
    /// A form with its draft: resumed, begun for an occurrence, or correcting an entry.
    OpenForm { form: FormId, occurrence: Option<OccurrenceId>, corrects: Option<EntryId> } -> Opened;
    /// Keeps what was typed so far.
    KeepDraft { draft: Draft } -> ();
    /// Records the form and drops its draft.
    FinishForm { draft: Draft, ended: Ended } -> Finished;
    /// Records the answer of the safety screen.
    RecordSafety { check: SafetyCheck } -> ();

    // The journal.

    /// Days before a date, newest first.
    SeeJournal { before: Option<NaiveDate> } -> Page;
    /// Entries with all of these words, newest first.
    SearchJournal { words: Private } -> Page;
    /// One entry with its older versions.
    ReadEntry { id: EntryId } -> Reading;
    /// Mood, nights, rests and practice by day, before a date if one is given; newest first.
    SeeWeeks { by: By, before: Option<NaiveDate> } -> Weeks;
    /// Erases an entry and its older versions for good.
    EraseEntry { id: EntryId } -> (), guarded;

    // The plan.

    /// What the plan in force asks for, and whose it is.
    SeePlan {} -> PlanPage;
    /// Looks at a plan file, or at a picture of one, in base64; nothing is changed.
    LookAtPlan { file: Private } -> PlanOffer;
    /// Takes it, without these items; `key_is_new`: the patient confirmed another signer.
    TakePlan { file: Private, declined: Vec<RuleId>, key_is_new: bool } -> (), guarded;
    /// Declines an item of the plan, or takes it up again.
    DeclineItem { rule: RuleId, declined: bool } -> (), guarded;
    /// Goes back to the plan that comes with the app.
    DropPlan {} -> (), guarded;

    // The summary.

    /// The page exactly as it would be saved.
    SeeSummary { choice: Choice } -> Preview;
    /// Saves it in one of its forms, sealed to a key where one is given.
    SaveSummary { choice: Choice, form: SharedForm, key: Option<Private> } -> Saved, guarded;
    /// What was shared.
    SeeShared {} -> SharedLog;
    /// Looks at a page that somebody shared, in base64; nothing is changed.
    LookAtSummary { file: Private } -> Looked;
    /// Takes a whole journal, sealed with these words, into this one, which must be empty.
    TakeEverything { file: Private, words: Private } -> (), guarded;

    // The calendar.

    /// Saves the reminders of the coming days as a calendar file; answers where.
    SaveCalendar {} -> String;

    // The check-up of reminders.

    /// Whether reminders can reach the patient, and what comes next.
    SeeCheckUp {} -> CheckUp;
    /// Has a reminder come in a minute, the same way as all others; answers when.
    TestReminder {} -> NaiveDateTime;
    /// Has the app start with the login, hidden, or no more.
    StartWithLogin { on: bool } -> ();
}

/// What stands between the patient and the journal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Door {
    /// First start: nothing is there yet.
    Fresh,
    /// Keys and journal are there; the passphrase is wanted.
    Locked {
        /// After wrong tries: wait so many seconds before the next.
        wait_s: u32,
    },
    /// The journal is open.
    Open {
        /// Locks after so many minutes without a touch.
        idle_minutes: u16,
        /// That soft mode lasts.
        soft: Option<Soft>,
        /// A safety screen that was not seen to its end.
        owed: Option<SafetyRoute>,
    },
    /// Something is wrong with the files; nothing was changed.
    Broken(Broken),
}

/// What is wrong with the files of the journal. Nothing is deleted or overwritten.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Broken {
    /// The keys are there, the journal is not.
    JournalMissing,
    /// The journal is there, its keys are not.
    KeysMissing,
    /// The journal's file has no content.
    JournalEmpty,
    /// The passphrase is right, and the journal cannot be read.
    JournalDamaged,
    /// The keys cannot be read.
    KeysDamaged,
    /// A newer app wrote the journal.
    FromNewerApp,
    /// The journal lacks what was written last: its log was not copied along.
    PartialCopy,
    /// The journal is a copy of an older day.
    OlderCopy,
    /// A copy is not as it was made.
    BackupDamaged,
}

/// A form in the list of those that can be begun at any time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormLine {
    /// To open it.
    pub id: FormId,
    /// What sort.
    pub kind: FormKind,
    /// Its title.
    pub title: String,
    /// What it helps with.
    pub helps_with: Vec<String>,
    /// Shortest and longest usual time, in minutes.
    pub minutes: [u16; 2],
    /// A draft waits.
    pub begun: bool,
    /// The patient likes it.
    pub favourite: bool,
    /// The clinician picked it.
    pub picked: bool,
    /// Where it stands.
    pub at: Shelf,
    /// Why now, or why not now.
    pub note: Option<String>,
}

/// A form that is being filled in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Opened {
    /// Its steps.
    pub form: Form,
    /// Where to begin or go on.
    pub draft: Draft,
    /// Whether the draft was there before.
    pub resumed: bool,
    /// The night to begin from, where one is asked for.
    pub night: Option<Offered>,
    /// What was said before and stays in view, such as what was planned.
    pub before: Vec<String>,
}

/// What follows a form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finished {
    /// The new entry, or the corrected one.
    pub entry: EntryId,
    /// The safety screen to show next, if any.
    pub safety: Option<SafetyRoute>,
    /// For measures with a total: how it compares with the last one.
    pub change: Option<crate::measure::Change>,
    /// What was guessed beside what it was.
    pub told: Vec<String>,
    /// The form that may come right after it, with its name.
    pub leads_to: Option<(FormId, String)>,
}

/// What a failed command tells the screen; its sentence stands in the locale under `failure-<code>`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Failure {
    /// A rule of care said no; the screen tells the patient why.
    Refused(Refusal),
    /// The journal is locked; the screen offers to unlock it.
    Locked,
    /// Not the passphrase; wait so many seconds before the next try.
    WrongPassphrase {
        /// 0 for the first tries.
        wait_s: u32,
    },
    /// Something is wrong with the files; nothing was changed.
    Broken(Broken),
    /// The disk is full; what is on screen is still there.
    DiskFull,
    /// Anything else; the log has the cause.
    Unexpected,
}
