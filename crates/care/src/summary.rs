//! The summary: one honest page for the therapist.
//!
//! A value made from the record; the report crate sets it in type. Nothing is estimated:
//! what was not answered is counted as not answered.

use std::{collections::BTreeSet, ops::Range};

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, TimeZone};
use serde::{Deserialize, Serialize};

use crate::{
    entry::{Entry, EntryId, Recorded},
    plan::CarePlan,
    plan_taken::Whose,
    private::Private,
    profile::Profile,
    refusal::Refusal,
    safety::{SafetyCheck, SafetyRoute, Said},
    schedule,
    session::{Route, Session, SessionState},
    summary_effects::{Effects, effects},
    summary_facts::Facts,
    summary_measures::{
        Item9, Measures, Point, item9_answers, measures, phq9_rises, question_answers,
    },
    summary_practice::{Practice, practice},
    summary_sleep::{Sleep, sleep},
    summary_words::{OwnWords, Thought, own_words, thoughts},
    time::{DAY_TURNS_AT, care_day},
};

/// What the patient chose to share.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// The first care day.
    pub from: NaiveDate,
    /// The last care day.
    pub to: NaiveDate,
    /// Sections left out; shown as left out.
    pub without: BTreeSet<Section>,
    /// Item 9 of the PHQ-9 is in by default and may be left out.
    pub without_item9: bool,
    /// Own words that the patient ticked; the rest of the journal stays out.
    pub own_words: BTreeSet<EntryId>,
}

/// The parts of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Section {
    /// The patient's name.
    Name,
    /// Sessions of the period: date, route, dose as reported.
    Sessions,
    /// PHQ-9, GAD-7 and daily mood: graph and table.
    Measures,
    /// Nights.
    Sleep,
    /// Exercises and rests, done and offered.
    Practice,
    /// Hot thoughts and balanced thoughts.
    Thoughts,
    /// Effects and substances, as reported.
    Effects,
    /// Ticked own words.
    OwnWords,
}

/// The page exactly as it would be saved, and what it is made of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Preview {
    /// One SVG picture a page, drawn from the very document that is saved.
    pub pages: Vec<String>,
    /// The text of the page, for those who do not see it.
    pub text: String,
    /// Sections that have something in this period, with how much.
    pub sections: Vec<(Section, usize)>,
    /// Lines that may be ticked as own words: entry, day, first words.
    pub own_words: Vec<(EntryId, NaiveDate, Private)>,
    /// Whether the period holds a PHQ-9 with item 9 answered.
    pub has_item9: bool,
}

/// What the page says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Summary {
    /// The first care day.
    pub from: NaiveDate,
    /// The last care day.
    pub to: NaiveDate,
    /// Care days from the first to the last that have begun; the denominator of diary days and nights.
    pub days: u32,
    /// The day on which the page was made.
    pub made_on: NaiveDate,
    /// The patient, as named in the profile; none: not told or left out.
    pub name: Option<Private>,
    /// Whom the page is for, as named in the profile.
    pub therapist: Option<Private>,
    /// What asks for the therapist's eye; empty: no box.
    pub flags: Vec<Flag>,
    /// Sessions of the period, oldest first; none: left out.
    pub sessions: Option<Vec<SessionLine>>,
    /// PHQ-9, GAD-7 and mood; none: left out.
    pub measures: Option<Measures>,
    /// Nights; none: left out.
    pub sleep: Option<Sleep>,
    /// Exercises, rests and diary days; none: left out.
    pub practice: Option<Practice>,
    /// Thought records, newest first; none: left out.
    pub thoughts: Option<Vec<Thought>>,
    /// Effects and substances; none: left out.
    pub effects: Option<Effects>,
    /// Own words that were ticked; none: left out.
    pub own_words: Option<OwnWords>,
    /// What the patient left out, in the order of the page.
    pub left_out: Vec<Section>,
    /// The patient left out item 9, the safety question and the safety screens of the period.
    pub item9_left_out: bool,
}

/// Something for the therapist's eye: a fact with its date, never a verdict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "flag", rename_all = "snake_case")]
pub enum Flag {
    /// Item 9 of a PHQ-9 was answered above 0.
    Item9 {
        /// When.
        on: NaiveDate,
        /// 1 to 3.
        score: u8,
    },
    /// Item 9 of a PHQ-9 was "rather not say".
    Item9Declined {
        /// When.
        on: NaiveDate,
    },
    /// The safety question that the patient chose to be asked, where it was not "no".
    Question {
        /// When.
        on: NaiveDate,
        /// What was answered.
        said: Said,
    },
    /// A safety screen was shown.
    SafetyScreen {
        /// When.
        on: NaiveDate,
        /// Which.
        shown: SafetyRoute,
        /// "Are you safe right now?"; none: not answered.
        safe_now: Option<bool>,
    },
    /// The PHQ-9 rose by its reliable change or more from one complete answer to the next.
    Phq9Up {
        /// The one before; it may lie before the period.
        before: Point,
        /// The one in the period.
        after: Point,
    },
}

/// A session on the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionLine {
    /// Wall clock where it took place.
    pub at: NaiveDateTime,
    /// How the dose was given.
    pub route: Route,
    /// The dose in the patient's words.
    pub dose: Option<Private>,
    /// Held, or planned and not confirmed.
    pub state: SessionState,
}

/// The page over `choice`, from `entries` and `sessions`.
///
/// `entries` may hold more than the period, and should: the baseline and the measure
/// before a rise come from before it.
///
/// # Errors
///
/// [`Refusal::PeriodEndsBeforeStart`].
#[expect(
    clippy::too_many_arguments,
    reason = "each is a plain fact; a struct for one caller would only hide them"
)]
pub fn summarise(
    entries: &[Recorded<Entry>],
    sessions: &[Recorded<Session>],
    profile: &Profile,
    choice: &Choice,
    plan: &CarePlan,
    whose: &Whose,
    zone: &impl TimeZone,
    now: DateTime<FixedOffset>,
) -> Result<Summary, Refusal> {
    if choice.to < choice.from {
        return Err(Refusal::PeriodEndsBeforeStart);
    }
    let today = care_day(now.naive_local());
    let facts = Facts {
        entries,
        sessions,
        period: choice.from..=choice.to,
    };
    let with = |section| !choice.without.contains(&section);
    let offered = || {
        let record = facts.record();
        let habits = &profile.habits;
        schedule::occurrences(plan, &record, habits, zone, now, hours(choice))
    };
    Ok(Summary {
        from: choice.from,
        to: choice.to,
        days: days_begun(choice, today),
        made_on: today,
        name: profile.name.clone().filter(|_| with(Section::Name)),
        therapist: profile.therapist.clone(),
        flags: flags(&facts, choice),
        sessions: with(Section::Sessions).then(|| session_lines(&facts)),
        measures: with(Section::Measures).then(|| measures(&facts, choice.without_item9)),
        sleep: with(Section::Sleep).then(|| sleep(&facts, with(Section::Sessions))),
        practice: with(Section::Practice).then(|| Practice {
            plan: whose.clone(),
            ..practice(&facts, &offered())
        }),
        thoughts: with(Section::Thoughts).then(|| thoughts(&facts)),
        effects: with(Section::Effects).then(|| effects(&facts)),
        own_words: with(Section::OwnWords).then(|| own_words(&facts, &choice.own_words)),
        left_out: choice.without.iter().copied().collect(),
        item9_left_out: choice.without_item9,
    })
}

/// The period as wall-clock hours: its care days turn when all care days do.
fn hours(choice: &Choice) -> Range<NaiveDateTime> {
    let turns = |day: NaiveDate| day.and_time(DAY_TURNS_AT);
    turns(choice.from)..turns(choice.to.succ_opt().unwrap_or(choice.to))
}

/// Days of the period that have begun.
fn days_begun(choice: &Choice, today: NaiveDate) -> u32 {
    let last = choice.to.min(today);
    u32::try_from((last - choice.from).num_days() + 1).unwrap_or(0)
}

pub(crate) fn session_lines(facts: &Facts<'_>) -> Vec<SessionLine> {
    let line = |session: &Session| SessionLine {
        at: session.dosed.at.naive_local(),
        route: session.route,
        dose: session.dose.clone(),
        state: session.state,
    };
    let in_period = |it: &SessionLine| facts.period.contains(&care_day(it.at));
    let sessions = facts.sessions_standing().into_iter().map(line);
    sessions.filter(in_period).collect()
}

/// Item 9 first, then the screens that followed it, then rises.
fn flags(facts: &Facts<'_>, choice: &Choice) -> Vec<Flag> {
    let mut flags = Vec::new();
    if !choice.without_item9 {
        for (on, answer) in item9_answers(facts) {
            match answer {
                Item9::Score(0) => {}
                Item9::Score(score) => flags.push(Flag::Item9 { on, score }),
                Item9::Declined => flags.push(Flag::Item9Declined { on }),
            }
        }
        let asked = question_answers(facts).into_iter();
        let told = asked.filter(|(_, said)| *said != Said::No);
        flags.extend(told.map(|(on, said)| Flag::Question { on, said }));
        for (on, check) in facts.safety_checks() {
            let SafetyCheck { shown, safe_now } = *check;
            flags.push(Flag::SafetyScreen {
                on,
                shown,
                safe_now,
            });
        }
    }
    if !choice.without.contains(&Section::Measures) {
        let rises = phq9_rises(facts).into_iter();
        flags.extend(rises.map(|(before, after)| Flag::Phq9Up { before, after }));
    }
    flags
}
