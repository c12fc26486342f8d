//! [D] No plan takes a safety card away: what the default plan shows for safety, on which days
//! and in which words, every other plan shows as well; it may add lines and cards, and show
//! a card at another hour, but not much later.
//!
//! Looked at as the patient sees it, not as it is written: both plans are unfolded for made-up
//! weeks, so that a card whose phase has no hours left counts as taken away. To Help a
//! plan may add lines; it takes none away.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};

use crate::{
    entry::{EntryId, Recorded},
    plan::{CarePlan, RuleId, default_plan},
    profile::Habits,
    schedule::{Action, Kind, Occurrence, Record, occurrences},
    session::{Route, Session, SessionState},
    time::{Stamp, care_day},
};

const FIRST_DAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 3, 2).expect("a day");

/// How long after a dose is looked: the monthly card comes within it.
const LOOKED_AT: TimeDelta = TimeDelta::days(50);

/// A card may come so much later than in the default plan.
const LATER: TimeDelta = TimeDelta::hours(2);

/// Whether a plan keeps every safety card.
///
/// # Errors
///
/// The first card that it does not keep.
pub fn check(plan: &CarePlan) -> Result<(), String> {
    let default = default_plan();
    for (bedtime, waking) in [((23, 0), (7, 0)), ((1, 30), (9, 30))] {
        let time = |(hour, minute)| NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default();
        let habits = Habits {
            bedtime: time(bedtime),
            waking: time(waking),
        };
        for weeks in weeks() {
            kept(
                &cards(&default, &weeks, &habits),
                &cards(plan, &weeks, &habits),
            )?;
        }
    }
    Ok(())
}

type Cards = BTreeMap<(RuleId, NaiveDate), Occurrence>;

/// A session in the morning, at noon or in the evening; and two in one week.
fn weeks() -> [Vec<NaiveDateTime>; 4] {
    let at = |day: i64, hour: i64| {
        FIRST_DAY.and_time(NaiveTime::MIN) + TimeDelta::days(day) + TimeDelta::hours(hour)
    };
    [
        vec![at(0, 8)],
        vec![at(0, 13)],
        vec![at(0, 19)],
        vec![at(0, 13), at(3, 10)],
    ]
}

fn kept(wanted: &Cards, shown: &Cards) -> Result<(), String> {
    for ((rule, day), card) in wanted {
        let lost = |what: &str| Err(format!("{}: {what}", rule.0));
        let Some(found) = shown.get(&(rule.clone(), *day)) else {
            let after = (*day - FIRST_DAY).num_days();
            return lost(&format!("this safety card is gone on day {after}"));
        };
        if found.kind != card.kind || (card.notice.is_some() && found.notice.is_none()) {
            return lost("this safety card comes without its reminder");
        }
        if found.due > card.due + LATER {
            return lost("this safety card comes too late");
        }
        let (Action::Read(wanted), Action::Read(lines)) = (&card.action, &found.action) else {
            return lost("this safety card is no card any more");
        };
        if let Some(line) = wanted.iter().find(|line| !lines.contains(line)) {
            return lost(&format!("this safety card lost a line: {line}"));
        }
    }
    Ok(())
}

/// The safety cards of made-up weeks, by rule and care day.
fn cards(plan: &CarePlan, doses: &[NaiveDateTime], habits: &Habits) -> Cards {
    let record = Record {
        sessions: (1..).zip(doses).map(|(id, at)| session(id, *at)).collect(),
        ..Record::default()
    };
    let begins = FIRST_DAY.and_time(NaiveTime::MIN) - TimeDelta::days(3);
    let now = moment(begins);
    occurrences(plan, &record, habits, &Utc, now, begins..begins + LOOKED_AT)
        .into_iter()
        .filter(|it| it.kind == Kind::Safety)
        .map(|it| ((it.id.rule.clone(), care_day(it.due)), it))
        .collect()
}

/// Planned long before.
fn session(id: i64, dosed: NaiveDateTime) -> Recorded<Session> {
    let stamp = |at| Stamp {
        at: moment(at),
        zone: "UTC".to_owned(),
    };
    Recorded {
        id: EntryId(id),
        recorded: stamp(dosed - TimeDelta::days(30)),
        day: care_day(dosed),
        at: dosed,
        corrected: false,
        fact: Session {
            dosed: stamp(dosed),
            route: Route::Nasal,
            dose: None,
            clinic: None,
            left_clinic_at: None,
            state: SessionState::Held,
        },
    }
}

fn moment(wall: NaiveDateTime) -> DateTime<FixedOffset> {
    wall.and_utc().fixed_offset()
}
