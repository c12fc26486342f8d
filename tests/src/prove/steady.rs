//! Plans and sessions of nothing but what a proof needs.

use std::ops::Range;

use care::{
    entry::{EntryId, Recorded},
    plan::{Anchor, CarePlan, Phase, Rule, RuleId, default_plan},
    profile::Habits,
    schedule::{Kind, Occurrence, Record, occurrences},
    session::{Route, Session, SessionState},
    time::{Stamp, care_day},
};
use chrono::{DateTime, NaiveDateTime, TimeDelta, TimeZone, Utc};

/// One session in a zone, unfolded.
pub fn unfolded<Z: TimeZone>(
    zone: &Z,
    name: &str,
    plan: &CarePlan,
    habits: &Habits,
    dosed: DateTime<Utc>,
    window: Range<NaiveDateTime>,
) -> Vec<Occurrence> {
    let at = dosed.with_timezone(zone).fixed_offset();
    let stamp = |at| Stamp {
        at,
        zone: name.to_owned(),
    };
    let told = at - TimeDelta::days(14);
    let session = Recorded {
        id: EntryId(1),
        recorded: stamp(told),
        day: care_day(at.naive_local()),
        at: at.naive_local(),
        corrected: false,
        fact: Session {
            dosed: stamp(at),
            route: Route::Nasal,
            dose: None,
            clinic: None,
            left_clinic_at: None,
            state: SessionState::Held,
        },
    };
    let record = Record {
        sessions: vec![session],
        ..Record::default()
    };
    occurrences(plan, &record, habits, zone, told, window)
}

/// A plan of one endless phase, with cards that make no sound at these times.
pub fn steady(anchors: impl Iterator<Item = Anchor>) -> CarePlan {
    let shipped = default_plan();
    let phase = Phase {
        from: Some(Anchor::SinceDose(-1440)),
        until: Vec::new(),
        first_only: false,
        silent: false,
        ..shipped.phases[0].clone()
    };
    let rule = |at: Anchor| Rule {
        id: RuleId(format!("{at:?}")),
        kind: Kind::Safety,
        phases: vec![phase.id.clone()],
        days: Vec::new(),
        every: None,
        at,
        not_before: Vec::new(),
        rests_days: None,
        clear_of_dose_min: None,
        open_min: 60,
        notice: None,
        ..shipped.rules[0].clone()
    };
    CarePlan {
        rules: anchors.map(rule).collect(),
        phases: vec![phase],
        ..shipped
    }
}
