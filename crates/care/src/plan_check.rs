//! Whether a plan can work: each rule can fire, each phase lasts, and its words may stand on a
//! screen. The plan that ships is checked when the app is built, any other before it is taken.

use std::collections::BTreeSet;

use chrono::{FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone, Utc};
use thiserror::Error;

use crate::{
    entry::EntryId,
    past::Past,
    phases::{Clock, Dose, reigns},
    plan::{CarePlan, PhaseId, RuleId},
    plan_bounds,
    profile::Habits,
    schedule::Action,
    unfold::unfold,
};

/// What is wrong with a plan; for whoever writes it.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Flaw {
    /// A number, name or text out of all bounds, or a name that stands for nothing.
    #[error("{0}")]
    OutOfBounds(String),
    /// A phase without an hour, whenever the dose is given.
    #[error("phase {} never lasts", .0.0)]
    NeverLasts(PhaseId),
    /// A rule that asks for nothing, whenever the dose is given and however the patient sleeps.
    #[error("rule {} can never fire", .0.0)]
    NeverFires(RuleId),
    /// A word that nobody is to read over the patient's shoulder, in a name.
    #[error("the name of {of} says {word:?}")]
    Private {
        /// Rule or phase.
        of: String,
        /// The word.
        word: String,
    },
    /// A promise that the app must not make.
    #[error("{of} promises: {word:?}")]
    Promise {
        /// Rule or phase.
        of: String,
        /// The word.
        word: String,
    },
}

/// In no name: it stands in lists. Beginnings of words.
const PRIVATE: [&str; 5] = ["ketamin", "esketamin", "spravato", "suicid", "depress"];

/// In no text (care.md, section 8): beginnings of words.
const PROMISES: [&str; 8] = [
    "cure", "rewir", "proven", "guarant", "streak", "heals", "treats", "monitors",
];

/// Doses at these hours, for patients who sleep at these times; a typical week has one of them.
const HOURS: [i64; 6] = [9, 13, 18, 7, 11, 16];
const NIGHTS: [((u32, u32), (u32, u32)); 3] =
    [((23, 0), (7, 0)), ((21, 30), (5, 30)), ((1, 0), (9, 0))];

/// How long before a dose and at least how long after it is looked.
const BEFORE: TimeDelta = TimeDelta::days(46);
const AFTER: i64 = 16;

/// Whether a plan can work.
///
/// Bounded in time, whatever it is given: a plan out of bounds is not unfolded.
///
/// # Errors
///
/// All flaws, but for a plan out of bounds only the first.
pub fn check(plan: &CarePlan) -> Result<(), Vec<Flaw>> {
    plan_bounds::check_plan(plan).map_err(|why| vec![Flaw::OutOfBounds(why)])?;
    let mut flaws = words(plan);
    flaws.extend(idle(plan));
    if flaws.is_empty() { Ok(()) } else { Err(flaws) }
}

/// Phases and rules that no made-up patient ever meets.
fn idle(plan: &CarePlan) -> Vec<Flaw> {
    // Whatever answer a rule waits for can be given on any day.
    let mut left = plan.clone();
    left.rules.iter_mut().for_each(|rule| rule.after = None);
    let mut phases: BTreeSet<PhaseId> = plan.phases.iter().map(|it| it.id.clone()).collect();
    let last_day = plan.rules.iter().flat_map(|rule| &rule.days).max();
    let after = TimeDelta::days(last_day.map_or(AFTER, |day| AFTER.max(day + 2)));
    for (bedtime, waking) in NIGHTS {
        let habits = Habits {
            bedtime: time(bedtime),
            waking: time(waking),
        };
        for hour in HOURS {
            if left.rules.is_empty() && phases.is_empty() {
                return Vec::new();
            }
            let dosed = first_day() + TimeDelta::hours(hour);
            let met = meet(&left, &habits, dosed, dosed - BEFORE..dosed + after);
            phases.retain(|phase| !met.0.contains(phase));
            left.rules.retain(|rule| !met.1.contains(&rule.id));
        }
    }
    let never_last = phases.into_iter().map(Flaw::NeverLasts);
    let never_fire = left.rules.into_iter().map(|it| Flaw::NeverFires(it.id));
    never_last.chain(never_fire).collect()
}

/// Which phases last and which rules fire around one dose.
fn meet(
    plan: &CarePlan,
    habits: &Habits,
    dosed: NaiveDateTime,
    window: std::ops::Range<NaiveDateTime>,
) -> (BTreeSet<PhaseId>, BTreeSet<RuleId>) {
    let clock = Clock { habits, zone: &Utc };
    let at = moment(dosed);
    let doses = [Dose {
        session: EntryId(1),
        at,
        left: at + TimeDelta::hours(2),
        day0: dosed.date(),
        told: None,
        planned: false,
    }];
    let past = Past::default();
    let (mut phases, mut rules) = (BTreeSet::new(), BTreeSet::new());
    for reign in reigns(plan, &doses, clock, &window) {
        phases.extend(reign.spans.iter().map(|span| span.phase.id.clone()));
        let asked = unfold(plan, &reign, &doses, &past, clock, &window);
        rules.extend(asked.into_iter().map(|it| it.rule.id.clone()));
    }
    (phases, rules)
}

/// Words that are not to be said.
fn words(plan: &CarePlan) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    let mut look = |of: &str, name: &str, texts: &[&str]| {
        let of = of.to_owned();
        flaws.extend(found(name, &PRIVATE).map(|word| Flaw::Private {
            of: of.clone(),
            word,
        }));
        let texts = texts.iter().chain([&name]);
        flaws.extend(
            texts
                .flat_map(|text| found(text, &PROMISES))
                .map(|word| Flaw::Promise {
                    of: of.clone(),
                    word,
                }),
        );
    };
    for phase in &plan.phases {
        look(&phase.id.0, &phase.name, &[&phase.message]);
    }
    for rule in &plan.rules {
        let lines: &[String] = match &rule.action {
            Action::Read(lines) => lines,
            Action::Fill(_) | Action::Rest(_) => &[],
        };
        let mut texts: Vec<&str> = lines.iter().map(String::as_str).collect();
        texts.push(&rule.reason);
        look(&rule.id.0, &rule.title, &texts);
    }
    flaws
}

/// The words of a text that begin with one of these.
fn found(text: &str, beginnings: &'static [&str]) -> impl Iterator<Item = String> {
    let text = text.to_lowercase();
    let words: Vec<String> = text
        .split(|sign: char| !sign.is_alphabetic())
        .filter(|word| beginnings.iter().any(|it| word.starts_with(it)))
        .map(str::to_owned)
        .collect();
    words.into_iter()
}

fn first_day() -> NaiveDateTime {
    const DAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 3, 2).expect("a day");
    DAY.and_time(NaiveTime::MIN)
}

fn time((hour, minute): (u32, u32)) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default()
}

fn moment(wall: NaiveDateTime) -> chrono::DateTime<FixedOffset> {
    Utc.from_utc_datetime(&wall).fixed_offset()
}
