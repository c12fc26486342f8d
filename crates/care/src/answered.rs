//! What the record says about occurrences: done, skipped or put off.
//!
//! An answer is matched by session, rule and care day, so that it stays with its
//! occurrence when a corrected session or a new time zone moves the minute.

use std::collections::HashMap;

use chrono::{DateTime, Days, FixedOffset, NaiveDate, NaiveDateTime, TimeDelta, TimeZone};

use crate::{
    entry::{Chosen, EntryId},
    form::{Ended, FormId},
    moved::{Moved, Why},
    phases::{Clock, bedtime, is_quiet},
    plan::RuleId,
    profile::Habits,
    schedule::{Action, OccurrenceId, Record, State},
    time::{care_day, instant_of, wall_clock},
    unfold::Asked,
};

/// "Later" never reaches into the last minutes before bedtime, but for who is up then.
const BEFORE_BED: TimeDelta = TimeDelta::minutes(5);

/// "This evening" is so long before bedtime.
const EVENING: TimeDelta = TimeDelta::hours(2);

/// What was put off stays open for at least so long.
const OPEN_AGAIN: TimeDelta = TimeDelta::hours(1);

type Key = (EntryId, RuleId, NaiveDate);

/// The record, by what it answers.
#[derive(Debug, Default)]
pub struct Answered {
    done: HashMap<Key, ()>,
    /// The last choice about each that is not "done".
    choices: HashMap<Key, (DateTime<FixedOffset>, Chosen)>,
    /// Filled in or rested without a reminder, by day: each answers one occurrence of that day.
    of_own_accord: HashMap<(Wanted, NaiveDate), Vec<State>>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Wanted {
    Form(FormId),
    Rest,
}

impl Answered {
    /// Reads it from the record.
    pub fn of(record: &Record) -> Self {
        let mut answered = Self::default();
        for it in &record.filled {
            match &it.fact.occurrence {
                Some(id) => answered.hear(id, it.recorded.at, by(it.fact.ended)),
                None => {
                    let wanted = (Wanted::Form(it.fact.form.clone()), it.day);
                    let states = answered.of_own_accord.entry(wanted).or_default();
                    states.push(match it.fact.ended {
                        Ended::Finished | Ended::Early => State::Done,
                        Ended::NotToday => State::Skipped,
                    });
                }
            }
        }
        for it in &record.rests {
            match &it.fact.occurrence {
                Some(id) => answered.hear(id, it.recorded.at, Chosen::Done),
                None => {
                    let wanted = (Wanted::Rest, it.day);
                    let states = answered.of_own_accord.entry(wanted).or_default();
                    states.push(State::Done);
                }
            }
        }
        for it in &record.choices {
            answered.hear(&it.fact.occurrence, it.recorded.at, it.fact.choice);
        }
        answered
    }

    /// Sets the state of each at `now`, and moves what was put off. What had closed before its
    /// session was told, or rests, and has no answer, was never asked and goes.
    pub fn apply(
        mut self,
        asked: &mut Vec<Asked<'_>>,
        clock: Clock<'_, impl TimeZone>,
        now: DateTime<FixedOffset>,
    ) {
        for it in asked.iter_mut() {
            self.apply_choice(it, clock);
        }
        // The earliest open one of the day is the one that was done of the patient's own accord.
        for it in asked.iter_mut() {
            if it.occurrence.state == State::Ahead {
                self.apply_own_accord(it);
            }
        }
        for it in asked.iter_mut() {
            let occurrence = &mut it.occurrence;
            if occurrence.state == State::Ahead {
                let is_past = |wall| instant_of(clock.zone, wall) <= now;
                occurrence.state = match (is_past(occurrence.due), is_past(occurrence.closes)) {
                    (_, true) => State::Missed,
                    (true, false) => State::Due,
                    (false, false) => State::Ahead,
                };
            }
        }
        asked.retain(|it| {
            let is_answered = match it.occurrence.state {
                State::Done | State::Skipped => true,
                State::Ahead | State::Due | State::Missed => false,
            };
            let closed_at = instant_of(clock.zone, it.occurrence.closes);
            (is_answered || !it.rests)
                && (it.occurrence.state != State::Missed
                    || it.told.is_none_or(|told| told < closed_at))
        });
    }

    fn hear(&mut self, id: &OccurrenceId, at: DateTime<FixedOffset>, choice: Chosen) {
        match choice {
            Chosen::Done => {
                self.done.insert(key(id), ());
            }
            Chosen::LaterQuarterHour
            | Chosen::LaterHour
            | Chosen::LaterThisEvening
            | Chosen::Skip => {
                let last = self.choices.entry(key(id)).or_insert((at, choice));
                if last.0 <= at {
                    *last = (at, choice);
                }
            }
        }
    }

    fn apply_choice(&self, it: &mut Asked<'_>, clock: Clock<'_, impl TimeZone>) {
        let key = key(&it.occurrence.id);
        if self.done.contains_key(&key) {
            it.occurrence.state = State::Done;
            return;
        }
        let Some((at, choice)) = self.choices.get(&key) else {
            return;
        };
        let at = wall_clock(clock.zone, *at);
        match choice {
            Chosen::Skip => it.occurrence.state = State::Skipped,
            Chosen::LaterQuarterHour | Chosen::LaterHour | Chosen::LaterThisEvening => {
                let due = later(clock.habits, *choice, at, it.occurrence.due);
                put_off(it, due);
            }
            Chosen::Done => {}
        }
    }

    fn apply_own_accord(&mut self, it: &mut Asked<'_>) {
        let wanted = match &it.occurrence.action {
            Action::Fill(form) => Wanted::Form(form.clone()),
            Action::Rest(_) => Wanted::Rest,
            Action::Read(_) => return,
        };
        let states = self.of_own_accord.get_mut(&(wanted, it.date));
        if let Some(state) = states.and_then(Vec::pop) {
            it.occurrence.state = state;
        }
    }
}

/// When it is to come again: before the next bedtime, unless that is a few minutes away or past.
/// Whoever is up then means what they say.
fn later(habits: &Habits, choice: Chosen, at: NaiveDateTime, due: NaiveDateTime) -> NaiveDateTime {
    let soon = match choice {
        Chosen::LaterQuarterHour => at + TimeDelta::minutes(15),
        Chosen::LaterHour | Chosen::LaterThisEvening | Chosen::Skip | Chosen::Done => {
            at + TimeDelta::hours(1)
        }
    };
    if is_quiet(habits, at + BEFORE_BED) {
        return soon;
    }
    let bedtime = next_bedtime(habits, at.max(due));
    let wished = match choice {
        Chosen::LaterThisEvening => soon.max(bedtime - EVENING),
        Chosen::LaterQuarterHour | Chosen::LaterHour | Chosen::Skip | Chosen::Done => soon,
    };
    wished.min(bedtime - BEFORE_BED)
}

fn next_bedtime(habits: &Habits, after: NaiveDateTime) -> NaiveDateTime {
    let today = bedtime(habits, after.date());
    // Whoever goes to bed past midnight, or sleeps by day, has the last day's bedtime on this date.
    let days = [after.date() - Days::new(1), after.date() + Days::new(1)];
    let near = days.map(|day| bedtime(habits, day));
    let ahead = near.into_iter().chain([today]).filter(|it| after < *it);
    ahead.min().unwrap_or(today)
}

/// Moves it, but neither back nor to the next dose: so late it stays as it is.
fn put_off(it: &mut Asked<'_>, due: NaiveDateTime) {
    if due > it.occurrence.due && due < it.silence {
        it.occurrence.moved = Some(Moved {
            from: it.occurrence.moved.map_or(it.occurrence.due, |it| it.from),
            why: Why::PutOff,
        });
        it.occurrence.due = due;
        let open_again = (due + OPEN_AGAIN).min(it.silence);
        it.occurrence.closes = it.occurrence.closes.max(open_again);
    }
}

fn by(ended: Ended) -> Chosen {
    match ended {
        Ended::Finished | Ended::Early => Chosen::Done,
        Ended::NotToday => Chosen::Skip,
    }
}

fn key(id: &OccurrenceId) -> Key {
    (id.session, id.rule.clone(), care_day(id.due))
}
