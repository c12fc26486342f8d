//! When reminders rest: all of them while the patient paused, some kinds while unwell.

use std::ops::Range;

use chrono::{DateTime, FixedOffset, NaiveDateTime, TimeDelta, TimeZone};

use crate::{
    guard::{hard_hours, must_wait},
    moved::{Moved, Why},
    past::says,
    phases::{Clock, is_quiet, not_earlier},
    plan::CarePlan,
    schedule::{Action, Kind, Record},
    time::{instant_of, wall_clock},
    unfold::Asked,
    wish::{Resting, RestingWhy, goes_on, pauses, unwell},
};

/// What a pause has held up is still asked at its end if it stays open for so long.
const OPEN_AT_LEAST: TimeDelta = TimeDelta::hours(1);

/// Exercises rest for so long where the plan does not say what rests.
const UNWELL: TimeDelta = TimeDelta::hours(12);

type Moment = DateTime<FixedOffset>;

/// The stretches of time in which reminders rest.
#[derive(Debug)]
pub struct Rests<'plan> {
    plan: &'plan CarePlan,
    paused: Vec<Range<Moment>>,
    unwell: Vec<Range<Moment>>,
    /// Only what is gentle is offered.
    hard: Vec<Range<Moment>>,
}

/// Since when the patient was unwell, and until when by the plan, whether or not they went on before.
pub fn spells(plan: &CarePlan, record: &Record) -> Vec<Range<Moment>> {
    let pause = plan.pause.as_ref();
    let lasts = pause.map_or(UNWELL, |it| TimeDelta::minutes(it.minutes));
    let told = record.filled.iter().filter(|it| {
        pause.is_some_and(|pause| says(&it.fact, &pause.form, &pause.step, &pause.any_of))
    });
    told.map(|it| it.fact.begun.at)
        .chain(unwell(&record.wishes))
        .map(|begun| begun..begun + lasts)
        .collect()
}

impl<'plan> Rests<'plan> {
    /// Reads them from the record.
    pub fn of(plan: &'plan CarePlan, record: &Record) -> Self {
        let unwell = spells(plan, record).into_iter().map(|unwell| {
            let ended = goes_on(&record.wishes).filter(|at| unwell.contains(at));
            unwell.start..ended.min().unwrap_or(unwell.end)
        });
        Self {
            plan,
            paused: pauses(&record.wishes),
            unwell: unwell.collect(),
            hard: hard_hours(record),
        }
    }

    /// What rests at `now`, for the patient to see.
    pub fn at(&self, now: Moment, zone: &impl TimeZone) -> Option<Resting> {
        let last = |of: &[Range<Moment>], why: RestingWhy| {
            let lasting = of.iter().filter(|it| it.contains(&now));
            let until = lasting.map(|it| it.end).max()?;
            Some(Resting {
                until: wall_clock(zone, until),
                why,
            })
        };
        last(&self.paused, RestingWhy::Paused).or_else(|| last(&self.unwell, RestingWhy::Unwell))
    }

    /// Whether the patient is unwell at `now`.
    pub fn is_unwell(&self, now: Moment) -> bool {
        self.unwell.iter().any(|it| it.contains(&now))
    }

    /// Whether it is a hard day at `now`.
    pub fn is_hard(&self, now: Moment) -> bool {
        self.hard.iter().any(|it| it.contains(&now))
    }

    /// Whether things of this kind rest at `now`.
    pub fn rest_now(&self, kind: Kind, now: Moment) -> bool {
        let lasts = |of: &[Range<Moment>]| of.iter().any(|it| it.contains(&now));
        lasts(&self.paused) || (self.rests_unwell(kind) && lasts(&self.unwell))
    }

    fn rests_unwell(&self, kind: Kind) -> bool {
        match &self.plan.pause {
            Some(pause) => pause.kinds.contains(&kind),
            None => kind == Kind::Exercise,
        }
    }

    /// Holds up what falls into a pause, after all have their seats, so that the rest of the day
    /// does not jump about: it comes at the end of the pause where it is still open then, and in
    /// the same phase; else it is not asked. Safety cards stay, without a sound.
    pub fn hold(&self, clock: Clock<'_, impl TimeZone>, asked: &mut [Asked<'_>]) {
        if self.none() {
            return;
        }
        let instant = |wall| instant_of(clock.zone, wall);
        let mut waiting = Vec::new();
        for (at, it) in asked.iter_mut().enumerate() {
            let kind = it.rule.kind;
            let (due, closes) = (instant(it.occurrence.due), instant(it.occurrence.closes));
            let mut unwell = self.unwell.iter();
            let is_unwell = unwell.any(|unwell| unwell.start < closes && due < unwell.end);
            // A better answer before it closes brings it back.
            let mut hard = self.hard.iter();
            let is_hard = hard.any(|it| it.start < closes && due < it.end && closes <= it.end);
            it.rests = (is_unwell && self.rests_unwell(kind))
                || (is_hard && must_wait(kind, &it.occurrence.action));
            match self.paused.iter().find(|pause| pause.contains(&due)) {
                Some(_) if kind == Kind::Safety => it.occurrence.notice = None,
                Some(_) if it.rests => {}
                Some(pause) => {
                    it.rests = true;
                    let order = (it.rule.rank, it.occurrence.due, it.occurrence.id.clone());
                    waiting.push((order, at, not_earlier(clock.zone, pause.end)));
                }
                None => {}
            }
        }
        waiting.sort();
        for (_, at, ends) in waiting {
            self.wait(clock, at, ends, asked);
        }
    }

    /// Takes the sound from what the patient had put off to where it rests.
    pub fn silence(&self, clock: Clock<'_, impl TimeZone>, asked: &mut [Asked<'_>]) {
        let never = self.none();
        for Asked { occurrence: it, .. } in asked.iter_mut().filter(|_| !never) {
            let due = instant_of(clock.zone, it.due);
            if self.rest_at(due, it.kind, &it.action) {
                it.notice = None;
            }
        }
    }

    fn rest_at(&self, due: Moment, kind: Kind, action: &Action) -> bool {
        self.rest_now(kind, due) || (must_wait(kind, action) && self.is_hard(due))
    }

    fn none(&self) -> bool {
        self.paused.is_empty() && self.unwell.is_empty() && self.hard.is_empty()
    }

    /// Lets one wait for the end of its pause, if there is room for it.
    fn wait(
        &self,
        clock: Clock<'_, impl TimeZone>,
        at: usize,
        ends: NaiveDateTime,
        asked: &mut [Asked<'_>],
    ) {
        let it = &asked[at];
        let fits = |due: &NaiveDateTime| {
            it.span.time.contains(due)
                && !is_quiet(clock.habits, *due)
                && *due + OPEN_AT_LEAST <= it.occurrence.closes
        };
        if !fits(&ends) {
            return;
        }
        let apart = TimeDelta::minutes(self.plan.apart_min);
        // What rests now may have rung before.
        let rang = |it: &Asked<'_>| {
            let due = instant_of(clock.zone, it.occurrence.due);
            !self.rest_at(due, it.rule.kind, &it.occurrence.action)
        };
        let others = asked.iter().filter(|it| !it.rests || rang(it));
        let rings: Vec<NaiveDateTime> = others
            .filter(|it| it.occurrence.notice.is_some())
            .map(|it| it.occurrence.due)
            .collect();
        let mut tries: Vec<NaiveDateTime> = rings
            .iter()
            .map(|other| *other + apart)
            .filter(|due| *due > ends)
            .chain([ends])
            .collect();
        tries.sort();
        let is_free = |due: &NaiveDateTime| rings.iter().all(|it| (*it - *due).abs() >= apart);
        let seat = tries.into_iter().find(|due| is_free(due) && fits(due));
        let it = &mut asked[at];
        it.rests = false;
        let occurrence = &mut it.occurrence;
        occurrence.moved = Some(Moved {
            from: occurrence.moved.map_or(occurrence.due, |it| it.from),
            why: Why::PutOff,
        });
        occurrence.due = seat.unwrap_or(ends);
        occurrence.notice = occurrence.notice.filter(|_| seat.is_some());
    }
}
