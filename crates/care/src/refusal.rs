//! Why a rule says no. Each has its sentence in the locale, under `refusal-<code>`.

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A rule of care said no; nothing was recorded and nothing was lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// A session more than a year ahead.
    #[error("the session is too far ahead")]
    SessionTooFarAhead,
    /// A session said to be held lies ahead.
    #[error("a session that was held cannot lie ahead")]
    SessionNotYetHeld,
    /// A planned session lies in the past.
    #[error("a planned session cannot lie in the past")]
    SessionAlreadyPast,
    /// A session before 2000.
    #[error("the session is too long ago")]
    SessionTooLongAgo,
    /// Left the clinic before the dose, or more than a day after it.
    #[error("leaving the clinic does not fit the dose")]
    LeftClinicOutOfOrder,
    /// Bed, sleep, waking and rising are not in this order.
    #[error("the times of the night are not in order")]
    NightOutOfOrder,
    /// More than 16 hours in bed.
    #[error("the night is longer than 16 hours")]
    NightTooLong,
    /// More time awake than the night has.
    #[error("more time awake than the night has")]
    NightNoSleepLeft,
    /// The night ends in the future.
    #[error("the night ends in the future")]
    NightNotOver,
    /// An answer is not on its scale or not among the options.
    #[error("the answer does not fit its question")]
    AnswerDoesNotFit,
    /// A text or list is longer than its step allows.
    #[error("the answer is too long")]
    AnswerTooLong,
    /// A finished form has a question without an answer.
    #[error("a question has no answer")]
    AnswerMissing,
    /// A note without a word.
    #[error("there is nothing to keep yet")]
    NothingToKeep,
    /// The passphrase is too easy to guess.
    #[error("the passphrase is too easy to guess")]
    PassphraseTooWeak,
    /// The recovery words hold a word that is not on the list, or a slip.
    #[error("the recovery words are mistyped")]
    RecoveryWordsMistyped,
    /// The end of the period lies before its start.
    #[error("the period ends before it starts")]
    PeriodEndsBeforeStart,
    /// A pause that ends in the past, or after more than a month.
    #[error("the pause ends in the past or too far ahead")]
    PauseOutOfReach,
    /// The time of a home zone of which this device does not know the rules.
    #[error("the rules of the home zone are not known")]
    ZoneUnknown,
    /// A plan file is not taken, or an item of the plan cannot be declined.
    #[error("the plan is refused: {0}")]
    Plan(PlanRefusal),
    /// Deleting, sharing, the lock and the plan wait until soft mode ends.
    #[error("this waits until soft mode ends")]
    WhileSoft,
    /// A file that was picked is not taken, or a key is none.
    #[error("the file is refused: {0}")]
    File(FileRefusal),
    /// As many notes as may wait were left while the journal was locked.
    #[error("too many notes wait already")]
    NotesFull,
    /// Something that is no longer there, such as an erased entry.
    #[error("this is no longer there")]
    Gone,
}

/// Why a plan is refused; nothing was changed. Each has its sentence under `refusal-plan-<code>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlanRefusal {
    /// A file that is no plan.
    #[error("this is no plan file")]
    NoPlan,
    /// A picture in which not every code of a plan was found.
    #[error("not every code of a plan was found in the picture")]
    NoCode,
    /// A file, a picture or the text inside is larger than any plan.
    #[error("the file is too large for a plan")]
    TooLarge,
    /// A plan file that was cut short or changed on its way.
    #[error("the plan is not what was signed")]
    Altered,
    /// A plan file whose text cannot be read.
    #[error("the plan cannot be read")]
    Damaged,
    /// A plan file of a newer format.
    #[error("the plan is for a newer app")]
    FromNewerApp,
    /// Changes to a default plan that this app does not have.
    #[error("the plan changes a default plan of another version")]
    ForAnotherApp,
    /// A plan that begins too far ahead.
    #[error("the plan begins too far ahead")]
    TooFarAhead,
    /// A plan that is over.
    #[error("the plan is over")]
    Expired,
    /// A plan that is not newer than the one that was taken.
    #[error("the plan is not newer than the one that was taken")]
    NotNewer,
    /// A plan that cannot work as it is written.
    #[error("the plan cannot work as it is written")]
    Flawed,
    /// A plan, or a wish, that takes away a safety card.
    #[error("safety cards stay")]
    Unsafe,
    /// A plan by another signer, which the patient did not confirm.
    #[error("the plan is signed by another key")]
    SignerUnknown,
}

impl From<PlanRefusal> for Refusal {
    fn from(refusal: PlanRefusal) -> Self {
        Self::Plan(refusal)
    }
}

/// Why a file that was picked, such as a summary, is refused; nothing was changed and nothing of
/// it was taken. Each has its sentence under `refusal-file-<code>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileRefusal {
    /// Larger than any file of ours.
    #[error("the file is too large")]
    TooLarge,
    /// No file of ours.
    #[error("this is no file of this app")]
    Foreign,
    /// It is sealed, and has to be opened first.
    #[error("the file is sealed")]
    Sealed,
    /// A page without a signature, or cut short.
    #[error("the page is not signed, or was cut")]
    NotSigned,
    /// Changed after it was signed or sealed.
    #[error("the file was changed or cut")]
    Altered,
    /// A newer app made it.
    #[error("a newer app made the file")]
    Newer,
    /// Unaltered, but not to be read.
    #[error("the file cannot be read")]
    Damaged,
    /// The words do not open it.
    #[error("the words do not open the file")]
    WrongWords,
    /// The key to seal with is none.
    #[error("this is no key to seal with")]
    NoKey,
    /// A whole journal is only taken into an empty one.
    #[error("this journal is not empty")]
    NotEmpty,
}

impl From<FileRefusal> for Refusal {
    fn from(refusal: FileRefusal) -> Self {
        Self::File(refusal)
    }
}
