//! Forms: prompts, measures, exercises and notes are all steps with answers.
//!
//! A form is one data file under `assets/`; one engine runs them all.

use std::{borrow::Borrow, collections::BTreeMap};

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use crate::{
    night::Night, private::Private, schedule::OccurrenceId, steps::Condition, time::Stamp,
};

/// Names a form: the stem of its file, such as `three_good` or `phq9`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FormId(pub String);

/// Names a step within its form.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct StepId(pub String);

impl Borrow<str> for StepId {
    fn borrow(&self) -> &str {
        &self.0
    }
}

/// A prompt, measure, exercise or note.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// The stem of the file's name.
    pub id: FormId,
    /// Raised with every change of meaning; kept with each answer.
    pub version: u32,
    /// What sort of form it is.
    pub kind: FormKind,
    /// Shown at the top and in lists.
    pub title: String,
    /// One or two sentences before the first step.
    #[serde(default)]
    pub about: Option<String>,
    /// Where the idea or the wording comes from; shown on request.
    #[serde(default)]
    pub source: Option<String>,
    /// Shortest and longest usual time, in minutes.
    pub minutes: [u16; 2],
    /// What it helps with, a few words each, for the library.
    #[serde(default)]
    pub helps_with: Vec<String>,
    /// A sentence shown above every step, such as the stem of a measure.
    #[serde(default)]
    pub stem: Option<String>,
    /// Whether a quiet rest is offered at the end.
    #[serde(default)]
    pub then_rest: bool,
    /// In order.
    pub steps: Vec<Step>,
}

/// The sorts of form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FormKind {
    /// A brief daily question sheet.
    Prompt,
    /// A published questionnaire with exact wording.
    Measure,
    /// A structured thought exercise.
    Exercise,
    /// Free words.
    Note,
}

/// One step: one screen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Stable across versions.
    pub id: StepId,
    /// The question or instruction.
    pub ask: String,
    /// A quieter line below it.
    #[serde(default)]
    pub hint: Option<String>,
    /// More hints, folded away until asked for.
    #[serde(default)]
    pub hints: Vec<String>,
    /// Whether the form's stem is left out above this step.
    #[serde(default)]
    pub without_stem: bool,
    /// Whether the answer stays in view on every later step.
    #[serde(default)]
    pub pin: bool,
    /// Whether "Rather not say" is offered.
    #[serde(default)]
    pub may_decline: bool,
    /// Shown only if an earlier answer fits.
    #[serde(default)]
    pub when: Option<Condition>,
    /// Not asked where the app knows it already; the form is then answered by itself.
    #[serde(default)]
    pub unless: Option<Known>,
    /// What kind of answer it takes.
    pub answer: AnswerKind,
}

/// What the app may know of a day, as a number: `known` tells how.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Known {
    /// Quiet rests that were taken in the app.
    Rests,
    /// Thought exercises that were done in the app.
    Exercises,
    /// No alcohol, said the evening before.
    NoAlcohol,
}

/// What kind of answer a step takes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum AnswerKind {
    /// Nothing to answer; read and go on.
    Read,
    /// Free words.
    Text {
        /// Most characters kept.
        max: usize,
    },
    /// A list of short lines, one of which may be marked.
    Lines {
        /// Most lines.
        up_to: usize,
        /// The word for the marked line, such as "hot thought"; absent: no mark.
        #[serde(default)]
        mark: Option<String>,
    },
    /// Mood words, each with a strength of 0 to 100.
    Moods {
        /// Most moods.
        up_to: usize,
        /// Words to pick from; others may be typed.
        suggestions: Vec<String>,
    },
    /// The moods of an earlier step once more, shown beside the first rating.
    Rerate {
        /// The step with the first rating.
        of: StepId,
    },
    /// A number on a scale with a word at both ends.
    Scale {
        /// The lowest number.
        from: i32,
        /// The highest number.
        to: i32,
        /// Between two numbers.
        step: i32,
        /// The word at the low end.
        low: String,
        /// The word at the high end.
        high: String,
    },
    /// One of several.
    Choice {
        /// In order of show.
        options: Vec<AnswerOption>,
    },
    /// Any of several.
    Choices {
        /// In order of show.
        options: Vec<AnswerOption>,
    },
    /// The night that ended today.
    Night,
    /// An earlier answer, to be read aloud or copied slowly.
    Repeat {
        /// The step whose words are repeated.
        of: StepId,
        /// How often.
        times: u8,
    },
    /// A day and a time to come, which becomes a reminder.
    When,
    /// To stay with something for a while; it may be left sooner.
    Timer {
        /// How long.
        seconds: u16,
    },
}

/// One of the answers to choose from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerOption {
    /// Kept in the journal.
    pub id: String,
    /// Shown.
    pub text: String,
    /// The number it scores, for measures and conditions.
    #[serde(default)]
    pub score: Option<i32>,
    /// Excludes all other options, such as "None".
    #[serde(default)]
    pub alone: bool,
}

/// An answer to a step. No value at all means: not reached or not answered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// Free words.
    Text(Private),
    /// Short lines.
    Lines {
        /// In the order given.
        lines: Vec<Private>,
        /// Which one is marked, from 0.
        marked: Option<usize>,
    },
    /// Moods with their strength.
    Moods(Vec<Rated>),
    /// A number on a scale.
    Number(i32),
    /// The id of the chosen option.
    Choice(String),
    /// The ids of the chosen options.
    Choices(Vec<String>),
    /// A night.
    Night(Night),
    /// Read, repeated as often as asked, or stayed with.
    Seen,
    /// "Rather not say."
    Declined,
    /// A day and a time, wall clock.
    When(NaiveDateTime),
}

/// A word with a strength.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rated {
    /// The mood, in the patient's word.
    pub word: Private,
    /// 0 to 100.
    pub strength: u8,
}

/// The answers of one form, by step.
pub type Answers = BTreeMap<StepId, Value>;

/// A form half filled in: kept at every pause of typing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    /// Which form.
    pub form: FormId,
    /// The reminder that it answers, if any.
    pub occurrence: Option<OccurrenceId>,
    /// The entry that it corrects, if any.
    pub corrects: Option<crate::entry::EntryId>,
    /// When it was begun.
    pub begun: Stamp,
    /// The step that was on screen.
    pub at: StepId,
    /// So far.
    pub answers: Answers,
}

/// A form as it was filled in: a fact.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Filled {
    /// Which form.
    pub form: FormId,
    /// Of which version.
    pub version: u32,
    /// The reminder that it answers, if any.
    pub occurrence: Option<OccurrenceId>,
    /// When it was begun.
    pub begun: Stamp,
    /// How it ended.
    pub ended: Ended,
    /// Given after its reminder had closed.
    pub late: bool,
    /// By step.
    pub answers: Answers,
}

/// How a form ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ended {
    /// To its last step.
    Finished,
    /// Kept as it was, before its last step.
    Early,
    /// "Not today": nothing was answered.
    NotToday,
}
