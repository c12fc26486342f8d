//! What can be begun at any time, in which order, and why now or why not now.

use chrono::{DateTime, FixedOffset, NaiveDateTime, TimeDelta, TimeZone};
use serde::{Deserialize, Serialize};

use crate::{
    contract::FormLine,
    course::Offer,
    form::{Form, FormId, FormKind},
    guard::{self, Heavy},
    library,
    phases::{Clock, Dose, bedtime, doses, is_quiet, not_earlier},
    plan::{CarePlan, PhaseId},
    profile::Habits,
    schedule::{Action, Kind, Record, State, occurrences},
    time::{care_day, wall_clock},
    today::place,
    usual::usual_nights,
    wish::favourites,
    words::Words,
};

/// Thought work waits for so long after a dose, but for what is at home in those hours.
const AFTER_DOSE: TimeDelta = TimeDelta::hours(24);

/// Where a form stands in the library.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shelf {
    /// It fits these days.
    Now,
    /// It may be begun as well.
    Also,
    /// It is not offered now.
    Resting,
}

type Place = (Shelf, Option<String>);

/// All forms that can be begun, the nearest first; `begun` are those with a draft.
pub fn shelf(
    plan: &CarePlan,
    record: &Record,
    habits: &Habits,
    zone: &impl TimeZone,
    now: DateTime<FixedOffset>,
    begun: &[FormId],
    words: &Words,
) -> Vec<FormLine> {
    let wall = wall_clock(zone, now);
    let usual = usual_nights(&record.filled, habits, care_day(wall));
    let clock = Clock {
        habits: &usual,
        zone,
    };
    let doses = doses(&record.sessions);
    let since = wall - TimeDelta::days(2);
    let until = wall + TimeDelta::minutes(1);
    let all = occurrences(plan, record, habits, zone, now, since..until);
    let asked = all.into_iter().filter(|it| it.state == State::Due);
    let view = View {
        plan,
        record,
        now,
        wall,
        phase: place(plan, record, clock, now, words).map(|(_, place)| place.phase),
        doses: &doses,
        clock,
        heavy: guard::heavy(plan, record, now),
        asked: asked.map(|it| it.action).collect(),
        words,
    };
    let favourites = favourites(&record.wishes);
    let offered = library::forms().iter();
    let mut lines: Vec<FormLine> = offered
        .filter(|form| !library::course(&form.id).follows)
        .map(|form| {
            let (at, note) = view.place(form);
            FormLine {
                id: form.id.clone(),
                kind: form.kind,
                title: form.title.clone(),
                helps_with: form.helps_with.clone(),
                minutes: form.minutes,
                begun: begun.contains(&form.id),
                favourite: favourites.contains(&form.id),
                picked: plan.picks.contains(&form.id),
                at,
                note,
            }
        })
        .collect();
    lines.sort_by_key(|it| (it.at, !it.begun, !it.picked, !it.favourite));
    lines
}

struct View<'a, Z> {
    plan: &'a CarePlan,
    record: &'a Record,
    now: DateTime<FixedOffset>,
    wall: NaiveDateTime,
    phase: Option<PhaseId>,
    doses: &'a [Dose],
    clock: Clock<'a, Z>,
    heavy: Option<Heavy>,
    asked: Vec<Action>,
    words: &'a Words,
}

impl<Z: TimeZone> View<'_, Z> {
    fn place(&self, form: &Form) -> Place {
        if form.kind != FormKind::Exercise {
            return (Shelf::Also, None);
        }
        let offer = &library::course(&form.id).offer;
        if let Some(why) = self.rests(form, offer) {
            return (Shelf::Resting, Some(why));
        }
        let say = |id: &str| Some(self.words.say(id));
        let at_home = |phase: &PhaseId| offer.phases.contains(phase);
        if self.heavy.is_some() && offer.gentle {
            (Shelf::Now, say("shelf-gentle"))
        } else if self.asked.contains(&Action::Fill(form.id.clone())) {
            (Shelf::Now, say("shelf-asked"))
        } else if self.plan.picks.contains(&form.id) {
            (Shelf::Now, say("shelf-picked"))
        } else if self.phase.as_ref().is_some_and(at_home) {
            (Shelf::Now, say("shelf-fits"))
        } else {
            (Shelf::Also, None)
        }
    }

    /// Why it is not offered now, in a sentence.
    fn rests(&self, form: &Form, offer: &Offer) -> Option<String> {
        let Self {
            now, wall, clock, ..
        } = *self;
        if guard::must_wait(Kind::Exercise, &Action::Fill(form.id.clone())) {
            match self.heavy {
                Some(Heavy::HardDay) => return Some(self.words.say("shelf-hard-day")),
                Some(Heavy::Unwell) => return Some(self.words.say("shelf-unwell")),
                None => {}
            }
        }
        let at_home = offer.phases.is_empty()
            || self
                .phase
                .as_ref()
                .is_none_or(|it| offer.phases.contains(it));
        let gate = offer.since_dose_min.map(TimeDelta::minutes);
        let gate = gate.unwrap_or(if at_home {
            TimeDelta::zero()
        } else {
            AFTER_DOSE
        });
        let last = self.doses.iter().rfind(|it| it.at <= now);
        if let Some(ends) = last.map(|it| it.at + gate).filter(|ends| now < *ends) {
            let ends = not_earlier(clock.zone, ends);
            let day = self.words.day(ends.date());
            let time = self.words.time(ends.time());
            let until = [("day", day.into()), ("time", time.into())];
            return Some(self.words.say_with("shelf-until", &until));
        }
        let bed = bedtime(clock.habits, care_day(wall));
        let is_late =
            |min: i64| is_quiet(clock.habits, wall) || bed - TimeDelta::minutes(min) <= wall;
        if offer.before_bed_min.is_some_and(is_late) {
            return Some(self.words.say("shelf-near-bed"));
        }
        let newest = offer.not_if.as_ref().and_then(|high| {
            let mut given: Vec<_> = self.record.filled.iter().collect();
            given.sort_by_key(|it| it.fact.begun.at);
            let mut numbers = given.into_iter().rev();
            let number = numbers.find_map(|it| guard::answer(it, &high.form.0, &high.step.0))?;
            (number >= high.at_least).then(|| self.words.say("shelf-not-now"))
        });
        let weighs = form.id.0 == "thought_record" && guard::weighs(&self.record.filled);
        newest.or_else(|| weighs.then(|| self.words.say("shelf-weighs")))
    }
}
