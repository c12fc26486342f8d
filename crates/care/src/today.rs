//! The Today screen: where I am in the plan, and what matters now.

use chrono::{DateTime, Days, FixedOffset, NaiveDateTime, NaiveTime, TimeDelta, TimeZone};
use serde::{Deserialize, Serialize};

use crate::{
    catch_up::{CatchUp, catch_up},
    course,
    entry::EntryId,
    form::{Form, FormId, FormKind},
    guard::must_wait,
    horizon::{horizon, week_shown},
    library,
    phases::{Clock, Dose, doses, reigns},
    plan::{CarePlan, PhaseId},
    profile::Habits,
    resting::Rests,
    scene::Scene,
    schedule::{Action, Kind, Occurrence, OccurrenceId, Record, State, occurrences},
    soft::{Soft, soft},
    time::{DAY_TURNS_AT, care_day, wall_clock},
    usual::usual_nights,
    why::{Section, why},
    wish::{Amount, Resting, amount},
    words::Words,
    zones::{ZoneQuestion, goes_by},
};

/// All that the Today screen shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Today {
    /// Wall clock at the moment of asking.
    pub now: NaiveDateTime,
    /// Where in the plan; none before the first session.
    pub place: Option<Place>,
    /// The week's horizon; none before the first session.
    pub horizon: Option<Scene>,
    /// Due and open, most pressing first.
    pub due: Vec<Occurrence>,
    /// Ahead, until the end of this care day.
    pub later: Vec<Occurrence>,
    /// Of this care day: done, skipped or missed.
    pub earlier: Vec<Occurrence>,
    /// Forms that were begun and not ended.
    pub drafts: Vec<FormId>,
    /// The occurrence whose notification was tapped; told once.
    pub opened: Option<OccurrenceId>,
    /// Whether reminders reach the patient.
    pub reminders: Reminders,
    /// That reminders rest now.
    pub resting: Option<Resting>,
    /// What was missed since yesterday and can still be made up for.
    pub catch_up: Option<CatchUp>,
    /// The device is in another zone: one question.
    pub zone_question: Option<ZoneQuestion>,
    /// The zone of home, if all times here are of its clock and not of the device's.
    pub home_time: Option<String>,
    /// How many notifications the patient wishes.
    pub amount: Amount,
    /// That soft mode lasts.
    pub soft: Option<Soft>,
    /// On a hard day: the only exercises that are offered.
    pub gentle: Vec<Gentle>,
}

/// An exercise that is offered on a hard day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gentle {
    /// To begin it.
    pub form: FormId,
    /// Its name.
    pub title: String,
}

/// Where the patient is in the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The session that the plan unfolds from.
    pub session: EntryId,
    /// The phase now.
    pub phase: PhaseId,
    /// Its name, as the plan words it.
    pub phase_name: String,
    /// One or two sentences for now, as the plan words them.
    pub message: String,
    /// What helps now and why, what comes next, and what is known.
    pub why: Vec<Section>,
    /// Care days since the session: 0 on its day; negative before it.
    pub day: i64,
    /// Whole hours since the dose; negative before it.
    pub hours: i64,
    /// A planned session whose time has passed: "Did it take place?".
    pub ask_whether_held: bool,
}

/// Whether reminders reach the patient.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reminders {
    /// The last one was taken by the notification service, or none was due yet.
    Heard,
    /// No notification service answers: reminders show in the app only.
    Unheard,
}

/// A planned session is asked about for so long after its time.
const ASK_FOR: TimeDelta = TimeDelta::days(7);

/// What stays open over night, such as a card for the night, is looked for this far back.
const OPEN_SINCE: TimeDelta = TimeDelta::days(2);

/// Where the patient is at `now`, and what matters.
///
/// `zone` is that of `zones::goes_by`, `here` the name of the device's. `habits` are the stated ones. Due things are in this order: safety cards, what
/// the patient planned for this time, then what closes first.
#[expect(
    clippy::too_many_arguments,
    reason = "each is a plain fact; a struct for one caller would only hide them"
)]
pub fn today(
    plan: &CarePlan,
    record: &Record,
    habits: &Habits,
    zone: &impl TimeZone,
    here: &str,
    now: DateTime<FixedOffset>,
    drafts: Vec<FormId>,
    opened: Option<OccurrenceId>,
    reminders: Reminders,
    words: &Words,
) -> Today {
    let wall = wall_clock(zone, now);
    let goes_by = goes_by(record, here);
    let day = care_day(wall);
    let usual = usual_nights(&record.filled, habits, day);
    let clock = Clock {
        habits: &usual,
        zone,
    };
    let view = place(plan, record, clock, now, words);
    let begins = day.and_time(DAY_TURNS_AT);
    let ends = begins + TimeDelta::days(1);
    let all = occurrences(plan, record, habits, zone, now, begins - OPEN_SINCE..ends);
    let rests = Rests::of(plan, record);
    let catch_up = view.as_ref().and_then(|(_, place)| {
        let place = (place.session, &place.phase);
        catch_up(plan, &rests, place, clock, now, &all)
    });
    let (mut due, mut later, mut earlier) = sorted(all, begins);
    let mut drafts = drafts;
    let is_hard = rests.is_hard(now);
    if is_hard {
        due.retain(|it| !must_wait(it.kind, &it.action));
        later.retain(|it| !must_wait(it.kind, &it.action));
        drafts.retain(|it| {
            let is_exercise = |it: &Form| it.kind == FormKind::Exercise;
            !library::form(it).is_some_and(is_exercise) || course::is_gentle(it)
        });
    }
    if let Some(card) = &catch_up {
        // It has its place on the card.
        earlier.retain(|it| !card.missed.contains(it));
    }
    let horizon = view.as_ref().map(|(dose, _)| {
        let days = week_shown(dose, day);
        let window = days[0].and_time(NaiveTime::MIN)
            ..(days[days.len() - 1] + Days::new(2)).and_time(NaiveTime::MIN);
        let week = occurrences(plan, record, habits, zone, now, window);
        horizon(dose, &days, &week, clock, wall, words)
    });
    Today {
        now: wall,
        place: view.map(|(_, place)| place),
        horizon,
        due,
        later,
        earlier,
        drafts,
        opened,
        reminders,
        resting: rests.at(now, zone),
        catch_up,
        home_time: (goes_by.zone != here).then_some(goes_by.zone),
        zone_question: goes_by.question,
        amount: amount(&record.wishes),
        soft: soft(plan, record, habits, zone, now),
        gentle: if is_hard { gentle() } else { Vec::new() },
    }
}

fn gentle() -> Vec<Gentle> {
    let all = library::forms().iter();
    all.filter(|it| course::is_gentle(&it.id))
        .map(|it| Gentle {
            form: it.id.clone(),
            title: it.title.clone(),
        })
        .collect()
}

/// The session and the phase that the patient is in.
pub(crate) fn place(
    plan: &CarePlan,
    record: &Record,
    clock: Clock<'_, impl TimeZone>,
    now: DateTime<FixedOffset>,
    words: &Words,
) -> Option<(Dose, Place)> {
    let wall = wall_clock(clock.zone, now);
    let around = wall - TimeDelta::minutes(1)..wall + TimeDelta::minutes(1);
    let reigns = reigns(plan, &doses(&record.sessions), clock, &around);
    let (reign, phase) = reigns.iter().find_map(|reign| {
        let span = reign.spans.iter().find(|span| span.time.contains(&wall))?;
        Some((reign, span.phase))
    })?;
    let dose = reign.dose;
    let place = Place {
        session: dose.session,
        phase: phase.id.clone(),
        phase_name: phase.name.clone(),
        message: phase.message.clone(),
        why: why(reign, wall, amount(&record.wishes), words),
        day: (care_day(wall) - dose.day0).num_days(),
        hours: (now - dose.at).num_minutes().div_euclid(60),
        ask_whether_held: dose.planned && dose.left <= now && now < dose.at + ASK_FOR,
    };
    Some((dose, place))
}

type Lists = (Vec<Occurrence>, Vec<Occurrence>, Vec<Occurrence>);

/// Due, later and earlier.
fn sorted(all: Vec<Occurrence>, day_begins: NaiveDateTime) -> Lists {
    let (mut due, mut later, mut earlier) = Lists::default();
    for it in all {
        match it.state {
            State::Due => due.push(it),
            State::Ahead => later.push(it),
            State::Done | State::Skipped | State::Missed if it.due >= day_begins => {
                earlier.push(it);
            }
            State::Done | State::Skipped | State::Missed => {}
        }
    }
    due.sort_by_key(|it| {
        let own = it.kind == Kind::Exercise && matches!(it.action, Action::Read(_));
        (it.kind != Kind::Safety, !own, it.closes, it.due)
    });
    (due, later, earlier)
}
