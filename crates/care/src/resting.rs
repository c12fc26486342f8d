//! When reminders rest: all of them while the patient paused, some kinds while unwell.

use std::ops::Range;

use chrono::{DateTime, FixedOffset, NaiveDateTime, TimeDelta, TimeZone};

use crate::{
    past::says,
    phases::{Clock, is_quiet, not_earlier},
    plan::CarePlan,
    schedule::{Kind, Record},
    time::wall_clock,
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
}

/// What becomes of something that is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// Nothing rests then.
    No,
    /// It makes no sound.
    Silent,
    /// It waits for the end of a pause, at this wall clock.
    Until(NaiveDateTime),
    /// It is not asked.
    Off,
}

impl<'plan> Rests<'plan> {
    /// Reads them from the record.
    pub fn of(plan: &'plan CarePlan, record: &Record) -> Self {
        let pause = plan.pause.as_ref();
        let lasts = pause.map_or(UNWELL, |it| TimeDelta::minutes(it.minutes));
        let told = record.filled.iter().filter(|it| {
            pause.is_some_and(|pause| says(&it.fact, &pause.form, &pause.step, &pause.any_of))
        });
        let begun = told
            .map(|it| it.fact.begun.at)
            .chain(unwell(&record.wishes));
        let unwell = begun.map(|begun| {
            let ends = begun + lasts;
            let ended = goes_on(&record.wishes).filter(|at| (begun..ends).contains(at));
            begun..ended.min().unwrap_or(ends)
        });
        Self {
            plan,
            paused: pauses(&record.wishes),
            unwell: unwell.collect(),
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

    /// What becomes of something of this kind that is open from `due` until `closes`, wall clock.
    pub fn hold(
        &self,
        kind: Kind,
        due: (Moment, NaiveDateTime),
        closes: (Moment, NaiveDateTime),
        clock: Clock<'_, impl TimeZone>,
    ) -> Held {
        let is_unwell = self
            .unwell
            .iter()
            .any(|it| it.start < closes.0 && due.0 < it.end);
        let pause = self.paused.iter().find(|it| it.contains(&due.0));
        if kind == Kind::Safety {
            return pause.map_or(Held::No, |_| Held::Silent);
        }
        if is_unwell && self.rests_unwell(kind) {
            return Held::Off;
        }
        pause.map_or(Held::No, |pause| {
            let ends = not_earlier(clock.zone, pause.end);
            let is_open = ends + OPEN_AT_LEAST <= closes.1 && !is_quiet(clock.habits, ends);
            if is_open {
                Held::Until(ends)
            } else {
                Held::Off
            }
        })
    }
}
