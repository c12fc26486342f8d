//! Where each phase of each session begins and ends on this patient's own clock.
//!
//! A newer session supersedes the older: from the start of its own first phase
//! (24 hours before the dose) the older one has no phases left, but for its
//! safety cards, which stand until the next dose itself. A session that is told
//! late does not reach back: it takes over when it is told, at the dose at the latest.

use std::ops::Range;

use chrono::{DateTime, Days, FixedOffset, NaiveDate, NaiveDateTime, TimeDelta, TimeZone};

use crate::{
    entry::{EntryId, Recorded},
    plan::{Anchor, CarePlan, Phase},
    profile::Habits,
    schedule::Kind,
    session::{Session, SessionState},
    time::{care_day, instant_of, wall_clock},
};

/// How long a patient stays where nobody said when they left; as long as a clinic observes at least.
const USUAL_STAY: TimeDelta = TimeDelta::hours(2);

/// No phase begins so long before its dose.
const FAR: TimeDelta = TimeDelta::days(40);

/// The clock by which anchors are read: the patient's own nights in a zone.
#[derive(Debug)]
pub struct Clock<'a, Z> {
    /// Usual nights.
    pub habits: &'a Habits,
    /// Where the patient is.
    pub zone: &'a Z,
}

// Two borrows are copied even where the zone itself cannot be.
impl<Z> Clone for Clock<'_, Z> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<Z> Copy for Clock<'_, Z> {}

/// A session as the plan sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dose {
    /// Its session.
    pub session: EntryId,
    /// The time of the dose: t0.
    pub at: DateTime<FixedOffset>,
    /// When the patient left the clinic, as far as that is known.
    pub left: DateTime<FixedOffset>,
    /// Its care day, at the place of the dose: day 0.
    pub day0: NaiveDate,
    /// When it was told; not known any more where it was corrected since.
    pub told: Option<DateTime<FixedOffset>>,
    /// Expected, and not yet said to have been held.
    pub planned: bool,
}

/// A phase of one session in time.
#[derive(Clone, Debug, PartialEq)]
pub struct Span<'plan> {
    /// What lasts.
    pub phase: &'plan Phase,
    /// From and until, wall clock.
    pub time: Range<NaiveDateTime>,
}

/// One session's phases until the next session takes over.
#[derive(Clone, Debug, PartialEq)]
pub struct Reign<'plan> {
    /// The session.
    pub dose: Dose,
    /// In order of time, none empty.
    pub spans: Vec<Span<'plan>>,
    /// The same for its safety cards, which stand until the next dose.
    pub safety_spans: Vec<Span<'plan>>,
}

impl<'plan> Reign<'plan> {
    /// From when until when it has a phase, for things of any kind; nothing, where it has none.
    pub fn lasts(&self) -> (NaiveDateTime, NaiveDateTime) {
        let spans = || self.spans.iter().chain(&self.safety_spans);
        let from = spans().map(|span| span.time.start).min();
        let until = spans().map(|span| span.time.end).max();
        let (never, ever) = (NaiveDateTime::MAX, NaiveDateTime::MIN);
        (from.unwrap_or(never), until.unwrap_or(ever))
    }

    /// The phase at a time, for things of this kind.
    pub fn span_at(&self, time: NaiveDateTime, kind: Kind) -> Option<&Span<'plan>> {
        let spans = match kind {
            Kind::Safety => &self.safety_spans,
            Kind::Sleep | Kind::Rest | Kind::Exercise | Kind::Prompt | Kind::Measure => &self.spans,
        };
        spans.iter().find(|span| span.time.contains(&time))
    }
}

/// The sessions that count, oldest first: cancelled ones do not, planned ones do.
pub fn doses(sessions: &[Recorded<Session>]) -> Vec<Dose> {
    let mut doses: Vec<Dose> = sessions
        .iter()
        .filter(|it| it.fact.state != SessionState::Cancelled)
        .map(|it| Dose {
            session: it.id,
            at: it.fact.dosed.at,
            left: it
                .fact
                .left_clinic_at
                .unwrap_or(it.fact.dosed.at + USUAL_STAY),
            day0: care_day(it.fact.dosed.at.naive_local()),
            told: (!it.corrected).then_some(it.recorded.at),
            planned: it.fact.state == SessionState::Planned,
        })
        .collect();
    doses.sort_by_key(|dose| (dose.at, dose.session));
    doses
}

/// The phases that overlap `window`, by session, oldest session first.
pub fn reigns<'plan>(
    plan: &'plan CarePlan,
    doses: &[Dose],
    clock: Clock<'_, impl TimeZone>,
    window: &Range<NaiveDateTime>,
) -> Vec<Reign<'plan>> {
    let near = nearby(doses, clock, window);
    let taken_over: Vec<NaiveDateTime> = doses[near.clone()]
        .iter()
        .map(|dose| takes_over_at(plan, dose, clock))
        .collect();
    // Not always by the next one: a session that was told late takes over late.
    let mut ends = vec![NaiveDateTime::MAX; taken_over.len()];
    for at in (1..taken_over.len()).rev() {
        ends[at - 1] = ends[at].min(taken_over[at]);
    }
    let mut reigns = Vec::new();
    for (at, dose) in doses.iter().enumerate().take(near.end).skip(near.start) {
        let next = doses.get(at + 1);
        let takes_over = taken_over[at - near.start];
        let end = ends[at - near.start];
        let next_dose = next.map_or(NaiveDateTime::MAX, |next| wall_clock(clock.zone, next.at));
        // The very first session may be awaited long before it takes over.
        if next_dose <= window.start || (at > 0 && window.end <= takes_over) {
            continue;
        }
        let all = unclipped(plan, dose, clock, at == 0);
        let start = if at == 0 {
            not_before(dose, clock)
        } else {
            takes_over
        };
        let clip = |end: NaiveDateTime| -> Vec<Span<'plan>> {
            all.iter()
                .map(|span| Span {
                    phase: span.phase,
                    time: span.time.start.max(start)..span.time.end.min(end),
                })
                .filter(|span| !span.time.is_empty())
                .collect()
        };
        reigns.push(Reign {
            dose: *dose,
            spans: clip(end),
            safety_spans: clip(next_dose.max(end)),
        });
    }
    reigns
}

/// The sessions, by their place, whose phases may touch `window`: all from the last one long
/// before it to the first one long after it, so that years of sessions cost nothing.
fn nearby(
    doses: &[Dose],
    clock: Clock<'_, impl TimeZone>,
    window: &Range<NaiveDateTime>,
) -> Range<usize> {
    let from = instant_of(clock.zone, window.start) - FAR;
    let to = instant_of(clock.zone, window.end) + FAR;
    let first = doses.partition_point(|dose| dose.at < from);
    let last = doses.partition_point(|dose| dose.at <= to);
    first.saturating_sub(1)..(last + 1).min(doses.len())
}

/// The wall-clock time of an anchor, for a thing of `day` (days since day 0).
pub fn resolve(
    anchor: Anchor,
    dose: &Dose,
    day: i64,
    clock: Clock<'_, impl TimeZone>,
) -> NaiveDateTime {
    let Clock { habits, zone } = clock;
    match anchor {
        Anchor::SinceDose(min) => not_earlier(zone, dose.at + TimeDelta::minutes(min)),
        Anchor::SinceLeaving(min) => not_earlier(zone, dose.left + TimeDelta::minutes(min)),
        Anchor::BeforeBed(min) => bedtime(habits, dose.date(day)) - TimeDelta::minutes(min),
        Anchor::AfterWaking(min) => waking(habits, dose.date(day)) + TimeDelta::minutes(min),
        Anchor::BedOfDay(day) => bedtime(habits, dose.date_here(day, zone)),
        Anchor::WakingOfDay(day) => waking(habits, dose.date_here(day, zone)),
        Anchor::At(time) => dose.date(day).and_time(time),
    }
}

/// The wall-clock time of an instant, or the next one that is read as no earlier instant: an
/// hour that the clock shows twice is read as the first, and would cut a waiting time short.
pub fn not_earlier(zone: &impl TimeZone, instant: DateTime<FixedOffset>) -> NaiveDateTime {
    let wall = wall_clock(zone, instant);
    wall + (instant - instant_of(zone, wall)).max(TimeDelta::zero())
}

/// When the patient usually wakes on a day.
pub fn waking(habits: &Habits, day: NaiveDate) -> NaiveDateTime {
    day.and_time(habits.waking)
}

/// When the patient usually goes to bed at the end of a day: after midnight, it is the next date.
pub fn bedtime(habits: &Habits, day: NaiveDate) -> NaiveDateTime {
    let date = if habits.bedtime <= habits.waking {
        day + Days::new(1)
    } else {
        day
    };
    date.and_time(habits.bedtime)
}

/// Whether a time lies between bedtime and waking.
pub fn is_quiet(habits: &Habits, time: NaiveDateTime) -> bool {
    night_of(habits, time).is_some()
}

/// The day at the end of which the patient went to bed, if a time lies between bedtime and waking.
pub fn night_of(habits: &Habits, time: NaiveDateTime) -> Option<NaiveDate> {
    let days = [time.date() - Days::new(1), time.date()];
    let is_awake = |day: &NaiveDate| (waking(habits, *day)..bedtime(habits, *day)).contains(&time);
    if days.iter().any(is_awake) {
        return None;
    }
    let nights = [days[1], days[0], days[0] - Days::new(1)];
    nights.into_iter().find(|day| bedtime(habits, *day) <= time)
}

impl Dose {
    /// The date of a day of the plan.
    pub fn date(&self, day: i64) -> NaiveDate {
        self.day0 + TimeDelta::days(day)
    }

    /// The same by the clock of `zone`: for the nights around the dose, which a patient who flies
    /// on the same day sleeps by that clock.
    fn date_here(&self, day: i64, zone: &impl TimeZone) -> NaiveDate {
        care_day(wall_clock(zone, self.at)) + TimeDelta::days(day)
    }
}

fn takes_over_at(plan: &CarePlan, dose: &Dose, clock: Clock<'_, impl TimeZone>) -> NaiveDateTime {
    plan.phases
        .iter()
        .filter(|phase| !phase.first_only)
        .find_map(|phase| phase.from)
        .map_or_else(
            || wall_clock(clock.zone, dose.at),
            |from| resolve(from, dose, 0, clock),
        )
        .max(not_before(dose, clock))
}

/// Nothing of a session comes before it was told; the dose itself counts as telling.
fn not_before(dose: &Dose, clock: Clock<'_, impl TimeZone>) -> NaiveDateTime {
    dose.told.map_or(NaiveDateTime::MIN, |told| {
        wall_clock(clock.zone, told.min(dose.at))
    })
}

fn unclipped<'plan>(
    plan: &'plan CarePlan,
    dose: &Dose,
    clock: Clock<'_, impl TimeZone>,
    is_first: bool,
) -> Vec<Span<'plan>> {
    let mut begins = NaiveDateTime::MIN;
    let mut spans = Vec::new();
    for phase in &plan.phases {
        if phase.first_only && !is_first {
            continue;
        }
        let at = |anchor: &Anchor| resolve(*anchor, dose, 0, clock);
        let start = phase.from.as_ref().map_or(begins, at).max(begins);
        let end = phase.until.iter().map(at).max();
        begins = end.unwrap_or(NaiveDateTime::MAX).max(start);
        spans.push(Span {
            phase,
            time: start..begins,
        });
    }
    spans
}
