//! When the plan asks for something, and what became of it.

use std::ops::Range;

use chrono::{DateTime, FixedOffset, NaiveDateTime, TimeDelta, TimeZone};
use serde::{Deserialize, Serialize};

use crate::{
    answered::Answered,
    entry::{Choice, EntryId, Recorded, Rest},
    follow_up::follow_ups,
    form::{Filled, FormId},
    moved::Moved,
    past::Past,
    phases::{Clock, doses, reigns},
    plan::{CarePlan, PhaseId, RuleId},
    profile::Habits,
    resting::Rests,
    session::Session,
    spacing::space_out,
    time::{care_day, wall_clock},
    unfold::{Asked, unfold},
    usual::usual_nights,
    wish::{Wish, amount},
};

/// The facts that decide what is due: the sessions of `session::that_decide`; of the rest, the last [`RECORD_DAYS`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Record {
    /// In any order; planned and cancelled ones too.
    pub sessions: Vec<Recorded<Session>>,
    /// Forms that were filled in.
    pub filled: Vec<Recorded<Filled>>,
    /// Quiet rests.
    pub rests: Vec<Recorded<Rest>>,
    /// What the patient said about occurrences.
    pub choices: Vec<Recorded<Choice>>,
    /// What the patient wished of all reminders, ever.
    pub wishes: Vec<Recorded<Wish>>,
}

/// How many care days of the record, up to today, decide what is due from yesterday on.
pub const RECORD_DAYS: i64 = 21;

/// One asking of one rule after one session: its identity, in the journal too.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct OccurrenceId {
    /// After which session; of what comes back after an exercise: after which entry.
    pub session: EntryId,
    /// By which rule.
    pub rule: RuleId,
    /// Wall clock, as the plan has it; not moved by "later".
    pub due: NaiveDateTime,
}

/// Something that the plan asks for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Occurrence {
    /// Its identity.
    pub id: OccurrenceId,
    /// In which phase.
    pub phase: PhaseId,
    /// What sort of thing.
    pub kind: Kind,
    /// What a tap leads to.
    pub action: Action,
    /// A short name, as the plan words it.
    pub title: String,
    /// Why now, in one sentence.
    pub reason: String,
    /// When it falls due, wall clock; later than its identity where the patient put it off.
    pub due: NaiveDateTime,
    /// When it closes, wall clock; an answer after that is kept and marked late.
    pub closes: NaiveDateTime,
    /// That it stands at another time than its rule says, and why; `care::moved` has the words.
    #[serde(default)]
    pub moved: Option<Moved>,
    /// What became of it so far.
    pub state: State,
    /// Which neutral text the notification shows; none: on screen only.
    pub notice: Option<Notice>,
}

/// The sorts of thing that a plan asks for; each has its icon and word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Winding down, bedtime, a fixed rising time.
    Sleep,
    /// A quiet rest.
    Rest,
    /// A thought exercise.
    Exercise,
    /// A brief daily prompt.
    Prompt,
    /// A measure.
    Measure,
    /// A safety card.
    Safety,
}

/// What a tap on an occurrence leads to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// Fill in a form.
    Fill(FormId),
    /// Rest for so many minutes.
    Rest(u16),
    /// Read a few lines, then say done.
    Read(Vec<String>),
}

/// What became of an occurrence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Not due yet.
    Ahead,
    /// Due and open.
    Due,
    /// Done, in time or late.
    Done,
    /// The patient skipped it or said "not today".
    Skipped,
    /// It closed without an answer.
    Missed,
}

/// The neutral text classes of notifications: nothing private in any of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Notice {
    /// "Time to wind down."
    WindDown,
    /// "Time for a quiet break."
    Break,
    /// "A few minutes for yourself."
    Practice,
    /// "Your notebook is ready."
    Notebook,
}

impl Notice {
    /// The message with its text.
    pub fn message(self) -> &'static str {
        match self {
            Self::WindDown => "notice-wind-down",
            Self::Break => "notice-break",
            Self::Practice => "notice-practice",
            Self::Notebook => "notice-notebook",
        }
    }
}

/// Everything that falls due in `window`, earliest first, with its state at `now`.
///
/// Between bedtime and waking nothing falls due but safety cards, and those without a
/// notification: the rest comes before, or after waking, and `moved` says why. What the patient
/// put off stops five minutes before bedtime, unless they are up then; while they pause, all but safety cards rests.
/// `habits` are the stated ones: recorded nights, where enough are in the record,
/// speak for themselves. The same input gives the same answer, and windows that meet
/// lose and repeat nothing.
pub fn occurrences(
    plan: &CarePlan,
    record: &Record,
    habits: &Habits,
    zone: &impl TimeZone,
    now: DateTime<FixedOffset>,
    window: Range<NaiveDateTime>,
) -> Vec<Occurrence> {
    let habits = usual_nights(&record.filled, habits, care_day(wall_clock(zone, now)));
    let clock = Clock {
        habits: &habits,
        zone,
    };
    let doses = doses(&record.sessions);
    let past = Past::of(plan, record);
    // Whole days are unfolded, so that spacing does not depend on where the window is cut.
    let whole = window.start - TimeDelta::days(3)..window.end + TimeDelta::days(3);
    let reigns = reigns(plan, &doses, clock, &whole);
    let mut asked: Vec<Asked<'_>> = reigns
        .iter()
        .flat_map(|reign| unfold(plan, reign, &doses, &past, clock, &window))
        .collect();
    asked.extend(follow_ups(plan, record, &reigns, &doses, clock, &whole));
    space_out(plan, &habits, amount(&record.wishes), &mut asked);
    let rests = Rests::of(plan, record);
    rests.hold(clock, &mut asked);
    asked.sort_unstable_by(|a, b| by_due(&a.occurrence).cmp(&by_due(&b.occurrence)));
    Answered::of(record).apply(&mut asked, clock, now);
    rests.silence(clock, &mut asked);
    let mut occurrences: Vec<Occurrence> = asked.into_iter().map(|it| it.occurrence).collect();
    occurrences.retain(|it| window.contains(&it.due));
    occurrences.sort_unstable_by(|a, b| by_due(a).cmp(&by_due(b)));
    occurrences
}

fn by_due(it: &Occurrence) -> (NaiveDateTime, &OccurrenceId) {
    (it.due, &it.id)
}
