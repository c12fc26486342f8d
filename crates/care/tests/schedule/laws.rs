//! What holds for every schedule: any sessions, any nights, weeks in which the clocks change.

use std::{collections::BTreeSet, ops::Range};

use crate::made_up::{choice, record, session, stamp, wall};
use care::{
    entry::Chosen,
    phases::{bedtime, is_quiet, waking},
    plan::{CarePlan, default_plan},
    profile::Habits,
    schedule::{Kind, Occurrence, Record, State, occurrences},
    session::SessionState,
    time::instant_of,
};
use chrono::{NaiveDateTime, NaiveTime, TimeDelta};
use chrono_tz::{America::New_York, Australia::Lord_Howe, Europe::Berlin, Tz};
use proptest::prelude::*;

/// A patient at one moment.
#[derive(Clone, Debug)]
pub struct Case {
    pub record: Record,
    pub habits: Habits,
    pub zone: Tz,
    pub now: NaiveDateTime,
    pub start: NaiveDateTime,
}

impl Case {
    pub fn asked(&self, window: Range<NaiveDateTime>) -> Vec<Occurrence> {
        self.asked_of(&self.record, window)
    }

    pub fn asked_of(&self, record: &Record, window: Range<NaiveDateTime>) -> Vec<Occurrence> {
        let now = instant_of(&self.zone, self.now);
        occurrences(plan(), record, &self.habits, &self.zone, now, window)
    }

    pub fn fortnight(&self) -> Range<NaiveDateTime> {
        self.start..self.start + TimeDelta::days(14)
    }
}

pub fn plan() -> &'static CarePlan {
    static PLAN: std::sync::LazyLock<CarePlan> = std::sync::LazyLock::new(default_plan);
    &PLAN
}

/// Weeks in which the clocks change, one forward and one back in each zone.
const CHANGES: [(Tz, &str); 6] = [
    (Berlin, "2026-03-29T02:00:00"),
    (Berlin, "2026-10-25T03:00:00"),
    (New_York, "2026-03-08T02:00:00"),
    (New_York, "2026-11-01T02:00:00"),
    (Lord_Howe, "2026-04-05T02:00:00"),
    (Lord_Howe, "2026-10-04T02:00:00"),
];

fn time(minutes: i64) -> NaiveTime {
    NaiveTime::MIN + TimeDelta::minutes(minutes)
}

prop_compose! {
    /// One to four sessions around a change of the clock; nights of five hours and more.
    pub fn cases()(
        change in 0..CHANGES.len(),
        doses in prop::collection::vec((0..14 * 24 * 4i64, 0..3u8), 1..5),
        bed in 19 * 12..27 * 12i64,
        night in 5 * 12..11 * 12i64,
        now in 0..21 * 24 * 4i64,
    ) -> Case {
        let (zone, change) = CHANGES[change];
        let start = wall(change) - TimeDelta::days(7);
        let state = |n| [SessionState::Held, SessionState::Planned, SessionState::Cancelled][usize::from(n)];
        let sessions = doses.iter().enumerate().map(|(id, (quarters, n))| {
            session(id as i64 + 1, start + TimeDelta::minutes(15 * quarters), state(*n), zone)
        });
        Case {
            record: record(sessions.collect()),
            habits: Habits { bedtime: time(bed * 5), waking: time((bed + night) * 5) },
            zone,
            now: start + TimeDelta::minutes(15 * now),
            start,
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn an_identity_names_one_occurrence(case in cases()) {
        let all = case.asked(case.fortnight());
        let ids: BTreeSet<_> = all.iter().map(|it| &it.id).collect();
        prop_assert_eq!(ids.len(), all.len());
    }

    #[test]
    fn cutting_a_window_loses_and_repeats_nothing(case in cases(), cut in 0..14 * 24i64) {
        let Range { start, end } = case.fortnight();
        let middle = start + TimeDelta::hours(cut);
        let pieces = [case.asked(start..middle), case.asked(middle..end)].concat();
        prop_assert_eq!(pieces, case.asked(start..end));
    }

    #[test]
    fn the_order_of_the_record_does_not_matter(case in cases()) {
        let mut turned = case.record.clone();
        turned.sessions.reverse();
        prop_assert_eq!(case.asked_of(&turned, case.fortnight()), case.asked(case.fortnight()));
    }

    #[test]
    fn notifications_of_a_day_are_far_apart_and_few(case in cases()) {
        let all = case.asked(case.fortnight());
        let mut told: Vec<_> = all.iter().filter(|it| it.notice.is_some()).collect();
        told.sort_by_key(|it| it.due);
        let apart = TimeDelta::minutes(plan().apart_min);
        for pair in told.windows(2) {
            let same_day = (0..15).map(|day| (case.start + TimeDelta::days(day)).date()).any(|day| {
                let awake = waking(&case.habits, day)..bedtime(&case.habits, day);
                pair.iter().all(|it| awake.contains(&it.due))
            });
            prop_assert!(!same_day || pair[1].due - pair[0].due >= apart, "{:#?}", pair);
        }
        for phase in &plan().phases {
            for day in 0..15 {
                let day = (case.start + TimeDelta::days(day)).date();
                let awake = waking(&case.habits, day)..bedtime(&case.habits, day);
                let of_phase = told.iter().filter(|it| it.phase == phase.id && awake.contains(&it.due));
                // Two sessions may each have such a phase on one day.
                let sessions: BTreeSet<_> = of_phase.clone().map(|it| it.id.session).collect();
                prop_assert!(of_phase.count() <= phase.notices_a_day.usual * sessions.len().max(1));
            }
        }
    }

    #[test]
    fn the_night_is_quiet_but_for_cards_that_make_no_sound(case in cases()) {
        for it in case.asked(case.fortnight()) {
            if is_quiet(&case.habits, it.due) {
                prop_assert!(it.kind == Kind::Safety && it.notice.is_none(), "{:?}", it);
            }
        }
    }

    #[test]
    fn practice_keeps_a_day_away_from_the_dose_behind_it(case in cases()) {
        let practice = case.asked(case.fortnight());
        for it in practice.iter().filter(|it| it.kind == Kind::Exercise) {
            let dose = case.record.sessions.iter().find(|dose| dose.id == it.id.session).unwrap();
            let due = instant_of(&case.zone, it.due);
            prop_assert!(due >= dose.fact.dosed.at + TimeDelta::days(1), "{:?}", it);
        }
    }

    #[test]
    fn what_is_asked_opens_before_it_closes_and_says_its_state(case in cases()) {
        let now = instant_of(&case.zone, case.now);
        for it in case.asked(case.fortnight()) {
            prop_assert!(it.due < it.closes);
            let opened = instant_of(&case.zone, it.due) <= now;
            let closed = instant_of(&case.zone, it.closes) <= now;
            let expected = match (opened, closed) {
                (_, true) => State::Missed,
                (true, false) => State::Due,
                (false, false) => State::Ahead,
            };
            prop_assert_eq!(it.state, expected);
        }
    }

    #[test]
    fn putting_off_moves_one_thing_and_no_other(case in cases(), which in 0..200usize, after in 0..90i64) {
        let before = case.asked(case.fortnight());
        prop_assume!(!before.is_empty());
        let chosen = before[which % before.len()].clone();
        let mut put_off = case.record.clone();
        let at = chosen.due + TimeDelta::minutes(after);
        put_off.choices.push(choice(&chosen.id, Chosen::LaterHour, at, case.zone));
        let after: Vec<_> = case.asked_of(&put_off, case.start..case.start + TimeDelta::days(16));
        for it in &before {
            let same = after.iter().find(|other| other.id == it.id);
            if it.id == chosen.id {
                prop_assert!(same.is_some_and(|other| other.due >= it.due && other.closes >= it.closes));
            } else {
                prop_assert_eq!(same, Some(it));
            }
        }
    }

    #[test]
    fn an_answer_makes_its_occurrence_done_and_leaves_the_rest(case in cases(), which in 0..200usize) {
        let before = case.asked(case.fortnight());
        prop_assume!(!before.is_empty());
        let mut expected = before.clone();
        let chosen = which % before.len();
        expected[chosen].state = State::Done;
        let mut done = case.record.clone();
        let it = &before[chosen];
        let mut answer = choice(&it.id, Chosen::Done, it.due, case.zone);
        answer.recorded = stamp(it.closes, case.zone);
        done.choices.push(answer);
        prop_assert_eq!(case.asked_of(&done, case.fortnight()), expected);
    }
}
