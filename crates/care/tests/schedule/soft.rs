//! Soft mode: from a dose to the first waking, and while unwell; what waits in it cannot be hurried.

use care::{
    entry::EntryId,
    plan::{Anchor, CarePlan, default_plan},
    private::Private,
    profile::Profile,
    refusal::Refusal,
    safety::OwnHelp,
    schedule::Record,
    session::SessionState,
    soft::{Soft, SoftWhy, may_keep, soft},
    time::{instant_of, wall_clock},
    wish::Wish,
};
use chrono::{NaiveDateTime, TimeDelta};
use chrono_tz::Europe::Berlin;
use proptest::prelude::*;

use crate::{
    laws::{Case, cases, plan},
    made_up::{nights, one_session, record, session, stamp, wall, wished, with},
};

fn at(plan: &CarePlan, record: &Record, now: &str) -> Option<Soft> {
    let now = stamp(wall(now), Berlin).at;
    soft(plan, record, &nights("23:00:00", "07:00:00"), &Berlin, now)
}

fn seen(record: &Record, now: &str) -> Option<(String, SoftWhy, bool)> {
    let soft = at(&default_plan(), record, now)?;
    Some((soft.until.to_string(), soft.why, soft.left))
}

#[test]
fn the_evening_of_a_session_is_soft_until_the_first_waking() {
    let record = one_session();
    let until_waking = Some(("2026-10-14 07:00:00".into(), SoftWhy::Session, false));
    assert_eq!(seen(&record, "2026-10-13T13:59:59"), None);
    assert_eq!(seen(&record, "2026-10-13T14:00:00"), until_waking);
    assert_eq!(seen(&record, "2026-10-14T06:59:59"), until_waking);
    assert_eq!(seen(&record, "2026-10-14T07:00:00"), None);
}

#[test]
fn a_dose_shortly_before_waking_is_soft_for_twelve_hours() {
    let dosed = wall("2026-10-13T03:30:00");
    let record = record(vec![session(1, dosed, SessionState::Held, Berlin)]);
    let soft = seen(&record, "2026-10-13T08:00:00").expect("soft");
    assert_eq!(soft.0, "2026-10-13 15:30:00");
}

#[test]
fn a_session_that_was_called_off_is_not_soft() {
    let dosed = wall("2026-10-13T14:00:00");
    let of = |state| record(vec![session(1, dosed, state, Berlin)]);
    let now = "2026-10-13T20:00:00";
    assert!(
        seen(&of(SessionState::Planned), now).is_some(),
        "until told"
    );
    assert_eq!(seen(&of(SessionState::Cancelled), now), None);
}

#[test]
fn leaving_changes_the_look_and_not_what_waits() {
    let record = with(one_session(), &[("2026-10-13T18:00:00", Wish::LeaveSoft)]);
    let (until, _, left) = seen(&record, "2026-10-13T18:00:00").expect("it still lasts");
    assert_eq!((until.as_str(), left), ("2026-10-14 07:00:00", true));
    // To feel unwell later brings the look back.
    let record = with(record, &[("2026-10-13T22:00:00", Wish::Unwell)]);
    let (until, why, left) = seen(&record, "2026-10-13T22:00:00").expect("soft");
    assert_eq!((until.as_str(), left), ("2026-10-14 10:00:00", false));
    assert_eq!(why, SoftWhy::Unwell);
}

#[test]
fn who_goes_on_after_feeling_unwell_leaves_the_look_alone() {
    let unwell = with(Record::default(), &[("2026-10-20T09:00:00", Wish::Unwell)]);
    let record = with(unwell, &[("2026-10-20T10:00:00", Wish::GoOn)]);
    let (until, why, left) = seen(&record, "2026-10-20T10:30:00").expect("what waits, waits");
    assert_eq!(
        (until.as_str(), why, left),
        ("2026-10-20 21:00:00", SoftWhy::Unwell, true)
    );
    assert_eq!(seen(&record, "2026-10-20T21:00:00"), None);
}

#[test]
fn a_clinicians_plan_may_say_from_when_to_when() {
    let mut plan = default_plan();
    plan.soft.from = Anchor::SinceLeaving(0);
    plan.soft.until = vec![Anchor::SinceDose(24 * 60)];
    let (before, after) = ("2026-10-13T15:59:00", "2026-10-14T13:59:00");
    assert_eq!(at(&plan, &one_session(), before), None);
    assert!(at(&plan, &one_session(), after).is_some());
}

#[test]
fn in_soft_mode_the_lock_stays_and_all_else_of_the_profile_may_change() {
    let record = one_session();
    let soft = at(&default_plan(), &record, "2026-10-13T20:00:00");
    let old = Profile {
        habits: nights("23:00:00", "07:00:00"),
        country: "de".into(),
        name: None,
        therapist: None,
        people: Vec::new(),
        clinic: None,
        idle_minutes: 5,
        help: OwnHelp::default(),
    };
    let named = Profile {
        name: Some(Private::from("Ada")),
        ..old.clone()
    };
    let open_longer = Profile {
        idle_minutes: 30,
        ..old.clone()
    };
    assert_eq!(may_keep(soft.as_ref(), &old, &named), Ok(()));
    assert_eq!(
        may_keep(soft.as_ref(), &old, &open_longer),
        Err(Refusal::WhileSoft)
    );
    assert_eq!(may_keep(None, &old, &open_longer), Ok(()));
}

/// Reckoned anew: the nights are the stated ones, since nothing is recorded.
fn ends_by_hand(case: &Case, now: NaiveDateTime) -> Option<NaiveDateTime> {
    let instant = |wall| instant_of(&case.zone, wall);
    let mut ends = Vec::new();
    for it in &case.record.sessions {
        if it.fact.state == SessionState::Cancelled {
            continue;
        }
        let dosed = wall_clock(&case.zone, it.fact.dosed.at);
        let day = (dosed - TimeDelta::hours(4)).date();
        let wakes = (day + TimeDelta::days(1)).and_time(case.habits.waking);
        let end = instant(wakes).max(it.fact.dosed.at + TimeDelta::hours(12));
        if it.fact.dosed.at <= instant(now) && instant(now) < end {
            ends.push(end);
        }
    }
    ends.into_iter().max().map(|it| wall_clock(&case.zone, it))
}

fn of(case: &Case, record: &Record, now: NaiveDateTime) -> Option<Soft> {
    soft(
        plan(),
        record,
        &case.habits,
        &case.zone,
        instant_of(&case.zone, now),
    )
}

proptest! {
    #[test]
    fn it_lasts_from_each_dose_to_the_first_waking(case in cases()) {
        let until = of(&case, &case.record, case.now).map(|it| it.until);
        prop_assert_eq!(until, ends_by_hand(&case, case.now));
    }

    #[test]
    fn no_wish_ends_it_sooner(case in cases(), which in 0..5usize, before in 0..48i64) {
        let wish = [Wish::LeaveSoft, Wish::GoOn, Wish::Unwell, Wish::PauseUntil(instant_of(&case.zone, case.now)), Wish::Amount(Default::default())][which].clone();
        let plain = of(&case, &case.record, case.now).map(|it| it.until);
        let mut record = case.record.clone();
        record.wishes.push(wished(case.now - TimeDelta::hours(before), wish, case.zone));
        let wishing = of(&case, &record, case.now).map(|it| it.until);
        prop_assert!(wishing >= plain, "{:?} {:?}", plain, wishing);
    }

    #[test]
    fn it_lasts_as_long_as_it_said(case in cases(), later in 0..1000i64) {
        if let Some(soft) = of(&case, &case.record, case.now) {
            let now = instant_of(&case.zone, case.now);
            let until = instant_of(&case.zone, soft.until);
            let later = now + (until - now) * i32::try_from(later).unwrap() / 1000;
            let habits = &case.habits;
            let again = care::soft::soft(plan(), &case.record, habits, &case.zone, later);
            prop_assert!(again.is_some_and(|it| instant_of(&case.zone, it.until) >= until));
        }
    }

    #[test]
    fn the_order_of_wishes_does_not_matter(case in cases(), hours in prop::collection::vec((0..72i64, 0..3usize), 0..5)) {
        let mut record = case.record.clone();
        for (before, which) in hours {
            let wish = [Wish::LeaveSoft, Wish::GoOn, Wish::Unwell][which].clone();
            record.wishes.push(wished(case.now - TimeDelta::hours(before), wish, case.zone));
        }
        let one = of(&case, &record, case.now);
        record.wishes.reverse();
        record.sessions.reverse();
        prop_assert_eq!(one, of(&case, &record, case.now));
    }
}

#[test]
fn what_deletes_shares_or_changes_the_plan_waits_and_nothing_else_does() {
    use care::contract::{
        Ask, DropPlan, EraseAll, EraseEntry, Lock, RenewWords, SaveSummary, SeeHelp, SeeSummary,
    };
    let waits = |ask: Ask| ask.is_guarded();
    assert!(waits(EraseEntry { id: EntryId(1) }.into()));
    assert!(waits(DropPlan {}.into()));
    let passphrase = Private::default();
    assert!(waits(
        RenewWords {
            passphrase: passphrase.clone()
        }
        .into()
    ));
    assert!(waits(EraseAll { passphrase }.into()));
    assert!(!waits(SeeHelp {}.into()) && !waits(Lock {}.into()));
    let choice = care::summary::Choice {
        from: wall("2026-10-13T00:00:00").date(),
        to: wall("2026-10-13T00:00:00").date(),
        ..care::summary::Choice::default()
    };
    assert!(waits(
        SaveSummary {
            choice: choice.clone(),
            form: care::shared::SharedForm::Page,
            key: None,
        }
        .into()
    ));
    assert!(
        !waits(SeeSummary { choice }.into()),
        "one's own page may be read"
    );
}
