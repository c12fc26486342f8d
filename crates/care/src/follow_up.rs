//! What comes back after an exercise: a planned activity at its time, a look back at it, a thought
//! on the day after, a letter in the days after the next session. Computed from the journal.

use std::ops::Range;
use std::sync::LazyLock;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone};

use crate::{
    course::{self, Followed, Moment, Then},
    entry::Recorded,
    form::{Ended, Filled, Value},
    moved::{Moved, Why},
    notices::Notices,
    phases::{Clock, Dose, Reign, Span, bedtime, is_quiet, night_of, not_earlier, waking},
    plan::{Anchor, CarePlan, Phase, PhaseId},
    schedule::{Action, Kind, Occurrence, OccurrenceId, Record, State},
    time::{care_day, instant_of},
    unfold::{Asked, silence_after},
    words::Words,
};

/// No thought work so soon after a dose; care.md, section 3.1.
const CLEAR_OF_DOSE: TimeDelta = TimeDelta::hours(24);

/// Its identity does not move with the patient's nights.
const NOON: NaiveTime = NaiveTime::from_hms_opt(12, 0, 0).expect("12:00 is a time");

/// Where no session has a phase.
static NO_PHASE: LazyLock<Phase> = LazyLock::new(|| Phase {
    id: PhaseId(String::new()),
    name: String::new(),
    message: String::new(),
    why: None,
    from: None,
    until: Vec::new(),
    first_only: false,
    silent: false,
    notices_a_day: Notices {
        fewer: 1,
        usual: 2,
        more: 2,
    },
});

/// All that comes back within `window`; in no order.
///
/// It has no place in the hours after a dose: words to read do not come then, and a form waits.
/// What would come in the night waits for the morning, unless the patient gave that time.
pub fn follow_ups<'plan>(
    plan: &'plan CarePlan,
    record: &Record,
    reigns: &[Reign<'plan>],
    doses: &[Dose],
    clock: Clock<'_, impl TimeZone>,
    window: &Range<NaiveDateTime>,
) -> Vec<Asked<'plan>> {
    let words = LazyLock::new(Words::english);
    let mut asked = Vec::new();
    for filled in &record.filled {
        if filled.fact.ended == Ended::NotToday {
            continue;
        }
        for of in course::all()
            .iter()
            .filter(|it| it.form.id == filled.fact.form)
        {
            let Some((nominal, wished)) = moment(of, filled, doses, clock) else {
                continue;
            };
            let Some((due, moved)) = due_time(of, wished, doses, clock) else {
                continue;
            };
            let lines = of.lines(&filled.fact.answers, &words);
            if !window.contains(&due) || lines.is_empty() {
                continue;
            }
            let silence = silence_after(plan, doses, clock, due);
            let closes = (due + TimeDelta::minutes(of.up.open_min)).min(silence);
            if closes <= due {
                continue;
            }
            let span = span_at(reigns, due);
            asked.push(Asked {
                rule: &of.rule,
                date: care_day(due),
                told: Some(filled.recorded.at),
                silence,
                rests: false,
                occurrence: Occurrence {
                    id: OccurrenceId {
                        session: filled.id,
                        rule: of.rule.id.clone(),
                        due: nominal,
                    },
                    phase: span.phase.id.clone(),
                    kind: of.rule.kind,
                    action: match &of.up.action {
                        Then::Fill(form) => Action::Fill(form.clone()),
                        Then::Read(_) => Action::Read(lines),
                    },
                    title: of.up.title.clone(),
                    reason: of.up.reason.clone(),
                    due,
                    closes,
                    moved,
                    state: State::Ahead,
                    notice: of.up.notice.filter(|_| !is_quiet(clock.habits, due)),
                },
                span,
            });
        }
    }
    asked
}

/// Its identity, and when it would come if nothing stood against it.
fn moment(
    of: &Followed,
    filled: &Recorded<Filled>,
    doses: &[Dose],
    clock: Clock<'_, impl TimeZone>,
) -> Option<(NaiveDateTime, NaiveDateTime)> {
    let on = |date: NaiveDate, at: Anchor| {
        let at = match at {
            Anchor::AfterWaking(minutes) => {
                waking(clock.habits, date) + TimeDelta::minutes(minutes)
            }
            Anchor::BeforeBed(minutes) => bedtime(clock.habits, date) - TimeDelta::minutes(minutes),
            Anchor::At(time) => date.and_time(time),
            Anchor::SinceDose(_)
            | Anchor::SinceLeaving(_)
            | Anchor::BedOfDay(_)
            | Anchor::WakingOfDay(_) => return None,
        };
        Some((date.and_time(NOON), at))
    };
    match &of.up.moment {
        Moment::Answer { step, minutes } => {
            let Some(Value::When(at)) = filled.fact.answers.get(step) else {
                return None;
            };
            // A slip of the century has no next day.
            let at = at.checked_add_signed(TimeDelta::minutes(*minutes))?;
            Some((at, at))
        }
        Moment::DaysLater { days, at } => on(filled.day + chrono::Days::new(*days), *at),
        Moment::NextSession { day, at } => {
            let next = doses.iter().find(|it| it.at > filled.recorded.at)?;
            on(next.date(*day), *at)
        }
    }
}

fn due_time(
    of: &Followed,
    wished: NaiveDateTime,
    doses: &[Dose],
    clock: Clock<'_, impl TimeZone>,
) -> Option<(NaiveDateTime, Option<Moved>)> {
    let Clock { habits, zone } = clock;
    let at = instant_of(zone, wished);
    let is_near = |it: &&Dose| it.at <= at && at < it.at + CLEAR_OF_DOSE;
    let (reads, due) = match (&of.up.action, doses.iter().rfind(is_near)) {
        (Then::Read(_), Some(_)) => return None,
        (Then::Read(_), None) => (true, wished),
        (Then::Fill(_), Some(dose)) => (false, not_earlier(zone, dose.at + CLEAR_OF_DOSE)),
        (Then::Fill(_), None) => (false, wished),
    };
    let due = match night_of(habits, due).filter(|_| !reads) {
        Some(night) => waking(habits, night + chrono::Days::new(1)),
        None => due,
    };
    let moved = (due != wished).then_some(Moved {
        from: wished,
        why: Why::NotBefore,
    });
    Some((due, moved))
}

fn span_at<'plan>(reigns: &[Reign<'plan>], due: NaiveDateTime) -> Span<'plan> {
    let found = reigns.iter().find_map(|it| it.span_at(due, Kind::Exercise));
    found.cloned().unwrap_or_else(|| Span {
        phase: &NO_PHASE,
        time: NaiveDateTime::MIN..NaiveDateTime::MAX,
    })
}
