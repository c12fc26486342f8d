//! The summary: one honest page for the therapist.
//!
//! A value made from the record; the report crate sets it in type. Nothing is estimated:
//! what was not answered is counted as not answered.

use std::{
    collections::{BTreeSet, HashSet},
    ops::Range,
};

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, TimeZone};
use serde::{Deserialize, Serialize};

use crate::{
    entry::{Entry, EntryId, Recorded},
    plan::CarePlan,
    plan_taken::Whose,
    private::Private,
    profile::Profile,
    refusal::Refusal,
    schedule::{self, OccurrenceId},
    session::Session,
    summary_after::{After, after},
    summary_effects::{Effects, effects},
    summary_facts::Facts,
    summary_flags::{Flag, flags},
    summary_items::{Items, items},
    summary_measures::{Measures, measures},
    summary_practice::{Practice, practice},
    summary_sessions::{SessionLine, session_lines},
    summary_sleep::{Sleep, sleep},
    summary_tried::{Tried, tried},
    summary_words::{OwnWords, Question, Thought, own_words, questions, thoughts},
    time::{DAY_TURNS_AT, care_day},
};

/// What the patient chose to share.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// The first care day.
    pub from: NaiveDate,
    /// The last care day.
    pub to: NaiveDate,
    /// The first day is that of the last visit; the page says so.
    pub since_visit: bool,
    /// Sections left out; shown as left out.
    pub without: BTreeSet<Section>,
    /// Item 9 of the PHQ-9 is in by default and may be left out.
    pub without_item9: bool,
    /// Days left out with all that is about them; shown as left out.
    pub without_days: BTreeSet<NaiveDate>,
    /// Single entries left out; counted as left out.
    pub without_entries: BTreeSet<EntryId>,
    /// Own words that the patient ticked; the rest of the journal stays out.
    pub own_words: BTreeSet<EntryId>,
    /// A second page with every answer and every night.
    pub with_items: bool,
    /// On which paper.
    pub paper: Paper,
}

/// The size of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Paper {
    /// ISO 216.
    #[default]
    A4,
    /// US Letter.
    Letter,
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
    /// Planned activities: enjoyment as predicted and as it was.
    Tried,
    /// Effects and substances, as reported.
    Effects,
    /// Ticked own words.
    OwnWords,
    /// The patient's questions for the next visit.
    Questions,
}

/// The page exactly as it would be saved, and what it is made of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Preview {
    /// One SVG picture a page, drawn from the very document that is saved.
    pub pages: Vec<String>,
    /// The text of the page, for those who do not see it.
    pub text: String,
    /// Sections that have something in this period, with how much, and what of it may be left out.
    pub sections: Vec<Part>,
    /// Lines that may be ticked as own words.
    pub own_words: Vec<Item>,
    /// Whether the period holds a PHQ-9 with item 9 answered.
    pub has_item9: bool,
}

/// A section with something in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Which.
    pub section: Section,
    /// How much stands in it, whatever is left out.
    pub count: usize,
    /// What of it may be left out one by one, oldest first.
    pub items: Vec<Item>,
}

/// An entry that can be put in or left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Which.
    pub id: EntryId,
    /// Its care day.
    pub on: NaiveDate,
    /// Its first words or its name; empty where the day says enough.
    pub words: Private,
}

/// What the page says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Summary {
    /// The first care day.
    pub from: NaiveDate,
    /// The last care day.
    pub to: NaiveDate,
    /// The first day is that of the last visit.
    #[serde(default)]
    pub since_visit: bool,
    /// On which paper the page is set.
    #[serde(default)]
    pub paper: Paper,
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
    /// Moods by days since the dose, over the sessions of the period; none: left out.
    #[serde(default)]
    pub after: Option<After>,
    /// Thought records, newest first; none: left out.
    pub thoughts: Option<Vec<Thought>>,
    /// Planned activities, newest first; none: left out.
    #[serde(default)]
    pub tried: Option<Vec<Tried>>,
    /// Effects and substances; none: left out.
    pub effects: Option<Effects>,
    /// Own words that were ticked; none: left out.
    pub own_words: Option<OwnWords>,
    /// Questions for the next visit, oldest first; none: left out.
    #[serde(default)]
    pub questions: Option<Vec<Question>>,
    /// What the patient left out, in the order of the page.
    pub left_out: Vec<Section>,
    /// The patient left out item 9, the safety question and the safety screens of the period.
    pub item9_left_out: bool,
    /// Days of the period that the patient left out.
    #[serde(default)]
    pub days_left_out: Vec<NaiveDate>,
    /// How many single entries the patient left out.
    #[serde(default)]
    pub entries_left_out: u32,
    /// Every answer behind a total, and every night behind a mean.
    #[serde(default)]
    pub items: Items,
    /// They are printed too, on a second page.
    #[serde(default)]
    pub with_items: bool,
}

/// What a page is made of. `entries` may hold more than the period, and should: the baseline
/// and the measure before a rise come from before it.
pub struct Sources<'a> {
    /// All that was recorded.
    pub entries: &'a [Recorded<Entry>],
    /// All sessions.
    pub sessions: &'a [Recorded<Session>],
    /// What was told at set-up.
    pub profile: &'a Profile,
    /// The plan in force.
    pub plan: &'a CarePlan,
    /// Whose plan it is.
    pub whose: &'a Whose,
    /// Which reminders reached a notification service, or were opened.
    pub reminded: &'a HashSet<OccurrenceId>,
}

/// The page over `choice`.
///
/// # Errors
///
/// [`Refusal::PeriodEndsBeforeStart`].
pub fn summarise(
    of: &Sources<'_>,
    choice: &Choice,
    zone: &impl TimeZone,
    now: DateTime<FixedOffset>,
) -> Result<Summary, Refusal> {
    if choice.to < choice.from {
        return Err(Refusal::PeriodEndsBeforeStart);
    }
    let today = care_day(now.naive_local());
    let facts = Facts::new(of.entries, of.sessions, choice);
    let with = |section| !choice.without.contains(&section);
    let offered = || {
        let record = facts.record();
        let habits = &of.profile.habits;
        let mut offered = schedule::occurrences(of.plan, &record, habits, zone, now, hours(choice));
        offered.retain(|it| !choice.without_days.contains(&care_day(it.id.due)));
        offered
    };
    let with_doses = with(Section::Sessions) && with(Section::Measures);
    Ok(Summary {
        from: choice.from,
        to: choice.to,
        since_visit: choice.since_visit,
        paper: choice.paper,
        days: days_begun(choice, today),
        made_on: today,
        name: of.profile.name.clone().filter(|_| with(Section::Name)),
        therapist: of.profile.therapist.clone(),
        flags: flags(&facts),
        sessions: with(Section::Sessions).then(|| session_lines(&facts)),
        measures: with(Section::Measures).then(|| measures(&facts)),
        sleep: with(Section::Sleep).then(|| sleep(&facts, with(Section::Sessions))),
        practice: with(Section::Practice).then(|| Practice {
            plan: of.whose.clone(),
            ..practice(&facts, &offered(), of.reminded)
        }),
        after: with_doses.then(|| after(&facts)),
        thoughts: with(Section::Thoughts).then(|| thoughts(&facts)),
        tried: with(Section::Tried).then(|| tried(&facts)),
        effects: with(Section::Effects).then(|| effects(&facts)),
        own_words: with(Section::OwnWords).then(|| own_words(&facts)),
        questions: with(Section::Questions).then(|| questions(&facts)),
        left_out: choice.without.iter().copied().collect(),
        item9_left_out: choice.without_item9,
        days_left_out: days_left_out(choice).collect(),
        entries_left_out: facts.entries_left_out(),
        items: items(&facts),
        with_items: choice.with_items,
    })
}

/// Days of the period that the patient left out.
fn days_left_out(choice: &Choice) -> impl Iterator<Item = NaiveDate> {
    let days = choice.without_days.range(choice.from..=choice.to);
    days.copied()
}

/// The period as wall-clock hours: its care days turn when all care days do.
fn hours(choice: &Choice) -> Range<NaiveDateTime> {
    let turns = |day: NaiveDate| day.and_time(DAY_TURNS_AT);
    turns(choice.from)..turns(choice.to.succ_opt().unwrap_or(choice.to))
}

/// Days of the period that have begun and are not left out.
fn days_begun(choice: &Choice, today: NaiveDate) -> u32 {
    let last = choice.to.min(today);
    let left_out = days_left_out(choice).filter(|it| *it <= last).count();
    let begun = (last - choice.from).num_days() + 1;
    u32::try_from(begun)
        .unwrap_or(0)
        .saturating_sub(u32::try_from(left_out).unwrap_or(u32::MAX))
}
