//! What was missed since yesterday and can still be made up for: one gentle card, no reminders.

use chrono::{DateTime, Days, FixedOffset, NaiveDate, TimeZone};
use serde::{Deserialize, Serialize};

use crate::{
    course,
    entry::EntryId,
    phases::{Clock, bedtime, is_quiet},
    plan::{CarePlan, CatchUpUntil, PhaseId, Rule},
    resting::Rests,
    schedule::{Action, Kind, Occurrence, State},
    time::{care_day, wall_clock},
};

/// One card for all of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CatchUp {
    /// Newest first; never empty.
    pub missed: Vec<Occurrence>,
}

/// The card at `now`, in this phase of this session; `all` is what falls due from yesterday to the
/// end of today.
///
/// What was missed stands in it as long as the plan says that it has a meaning, and only if
/// today does not ask for the same again and the phase asks for such things at all. There is
/// none in the night and none in a pause.
pub fn catch_up(
    plan: &CarePlan,
    rests: &Rests<'_>,
    (session, phase): (EntryId, &PhaseId),
    clock: Clock<'_, impl TimeZone>,
    now: DateTime<FixedOffset>,
    all: &[Occurrence],
) -> Option<CatchUp> {
    let wall = wall_clock(clock.zone, now);
    if is_quiet(clock.habits, wall) {
        return None;
    }
    let today = care_day(wall);
    let asks_for = |kind: Kind| {
        let mut rules = plan.rules.iter();
        rules.any(|rule| rule.kind == kind && rule.phases.contains(phase))
    };
    let is_of_now = |it: &Occurrence| {
        let comes_back = || course::by_rule(&it.id.rule).is_some();
        it.kind == Kind::Safety || ((it.id.session == session || comes_back()) && asks_for(it.kind))
    };
    let has_meaning = |it: &Occurrence| {
        let rule = plan.rules.iter().find(|rule| rule.id == it.id.rule);
        let rule = rule.or_else(|| Some(&course::by_rule(&it.id.rule)?.rule));
        let ends = rule.and_then(|rule| last_day(rule, care_day(it.id.due)));
        ends.is_some_and(|day| wall < bedtime(clock.habits, day))
    };
    let mut missed: Vec<Occurrence> = all
        .iter()
        .filter(|it| it.state == State::Missed)
        .filter(|it| is_of_now(it) && has_meaning(it) && !rests.rest_now(it.kind, now))
        .filter(|it| !all.iter().any(|other| comes_again(it, other, today)))
        .cloned()
        .collect();
    missed.reverse();
    (!missed.is_empty()).then_some(CatchUp { missed })
}

fn last_day(rule: &Rule, own: NaiveDate) -> Option<NaiveDate> {
    Some(match rule.catch_up? {
        CatchUpUntil::ThatDay => own,
        CatchUpUntil::NextDay => own + Days::new(1),
    })
}

/// Whether today asks for the same form, or has it done already.
fn comes_again(missed: &Occurrence, other: &Occurrence, today: NaiveDate) -> bool {
    let Action::Fill(form) = &missed.action else {
        return false;
    };
    let is_news = match other.state {
        State::Ahead | State::Due | State::Done | State::Skipped => true,
        State::Missed => false,
    };
    is_news && care_day(other.due) == today && other.action == Action::Fill(form.clone())
}
