//! What the ledger says of an occurrence, from planning to its end.
#![cfg(test)]

use care::{
    entry::EntryId,
    moved::{Moved, Why},
    plan::{PhaseId, RuleId},
    schedule::{Action, Kind, Notice, Occurrence, OccurrenceId, State},
    time::{Stamp, instant_of},
};
use chrono::{FixedOffset, NaiveDateTime};
use journal::ledger::{LedgerState, Marked};

use super::{Asked, Item, Moment, News, news};

const ZONE: FixedOffset = FixedOffset::east_opt(3600).expect("an offset");

fn wall(time: &str) -> NaiveDateTime {
    format!("2026-10-28T{time}:00").parse().unwrap()
}

fn at(time: &str) -> Moment {
    instant_of(&ZONE, wall(time))
}

fn stamp(time: &str) -> Stamp {
    Stamp {
        at: at(time),
        zone: "Europe/Berlin".into(),
    }
}

fn occurrence(due: &str, state: State) -> Occurrence {
    Occurrence {
        id: OccurrenceId {
            session: EntryId(1),
            rule: RuleId("rest".into()),
            due: wall(due),
        },
        phase: PhaseId("active".into()),
        kind: Kind::Rest,
        action: Action::Rest(10),
        title: String::new(),
        reason: String::new(),
        due: wall(due),
        closes: wall("12:00"),
        state,
        notice: Some(Notice::Break),
        moved: None,
    }
}

fn item(shown: Option<&str>) -> Item {
    let mut item = Item::new("a".into(), at("09:00"), at("12:00"), Notice::Break);
    item.handed = shown.map(at);
    item.shown = item.handed;
    item
}

fn asked<'a>(occurrence: &'a Occurrence, item: Option<&'a Item>) -> Asked<'a> {
    Asked {
        occurrence,
        item,
        is_armed: true,
        put_off: None,
        answered: None,
        open: (
            instant_of(&ZONE, occurrence.due),
            instant_of(&ZONE, occurrence.closes),
        ),
    }
}

/// The ledger of this day at a time, which has `known` so far.
fn at_this(time: &str, known: &[Marked], asked: &[Asked<'_>]) -> News {
    let day = wall("00:00");
    let until = day + chrono::TimeDelta::days(2);
    news(known, asked, day, until, &stamp(time))
}

fn one(news: News) -> Marked {
    assert_eq!((news.changed.len(), news.gone.len()), (1, 0));
    news.changed.into_iter().next().unwrap()
}

#[test]
fn a_reminder_goes_from_planned_to_shown_to_done_and_nothing_is_written_twice() {
    let ahead = occurrence("09:00", State::Ahead);
    let row = one(at_this("08:00", &[], &[asked(&ahead, None)]));
    assert_eq!(row.when(LedgerState::Planned), Some(at("08:00")));
    assert_eq!(row.state, LedgerState::Armed);
    let known = [row];
    assert_eq!(
        at_this("08:30", &known, &[asked(&ahead, None)]),
        News::default()
    );

    let (due, item) = (occurrence("09:00", State::Due), item(Some("09:01")));
    let known = [one(at_this("09:02", &known, &[asked(&due, Some(&item))]))];
    assert_eq!(
        (known[0].state, known[0].since.at),
        (LedgerState::Shown, at("09:01"))
    );
    let again = at_this("09:03", &known, &[asked(&due, Some(&item))]);
    assert_eq!(again, News::default());

    let done = occurrence("09:00", State::Done);
    let answered = Asked {
        answered: Some(at("09:20")),
        is_armed: false,
        ..asked(&done, None)
    };
    let row = one(at_this("09:25", &known, &[answered]));
    assert_eq!(row.when(LedgerState::Done), Some(at("09:20")));
    assert_eq!(row.when(LedgerState::Shown), Some(at("09:01")));
}

#[test]
fn an_answer_that_was_erased_is_taken_back_and_what_closed_has_expired() {
    let done = occurrence("09:00", State::Done);
    let known = [one(at_this("10:00", &[], &[asked(&done, None)]))];
    let missed = occurrence("09:00", State::Missed);
    let row = one(at_this("12:30", &known, &[asked(&missed, None)]));
    assert_eq!(row.when(LedgerState::Done), None);
    assert_eq!(row.when(LedgerState::Expired), Some(at("12:00")));
}

#[test]
fn shown_put_off_and_shown_again_ends_as_shown() {
    let due = occurrence("09:00", State::Due);
    let first = item(Some("09:00"));
    let known = [one(at_this("09:01", &[], &[asked(&due, Some(&first))]))];
    let put_off = |item| Asked {
        put_off: Some(at("09:05")),
        ..asked(&due, item)
    };
    let known = [one(at_this("09:06", &known, &[put_off(None)]))];
    assert_eq!(known[0].state, LedgerState::Later);
    let again = item(Some("09:20"));
    let row = one(at_this("09:21", &known, &[put_off(Some(&again))]));
    assert_eq!((row.state, row.since.at), (LedgerState::Shown, at("09:20")));
    assert_eq!(row.when(LedgerState::Shown), Some(at("09:00")));
    let same = at_this("09:22", &[row], &[put_off(Some(&again))]);
    assert_eq!(same, News::default());
}

#[test]
fn a_row_moves_with_its_minute_and_what_the_plan_moved_says_so() {
    let ahead = occurrence("09:00", State::Ahead);
    let known = [one(at_this("08:00", &[], &[asked(&ahead, None)]))];
    let mut moved = occurrence("10:00", State::Ahead);
    moved.moved = Some(Moved {
        from: wall("09:30"),
        why: Why::Apart,
    });
    let news = at_this("08:10", &known, &[asked(&moved, None)]);
    assert_eq!(news.gone, [ahead.id]);
    let row = &news.changed[0];
    assert_eq!(row.occurrence, moved.id);
    assert_eq!(row.when(LedgerState::Moved), Some(at("08:10")));
    assert_eq!(row.when(LedgerState::Planned), Some(at("08:00")));
}

#[test]
fn what_the_plan_dropped_goes_unless_it_was_seen() {
    let (ahead, due) = (
        occurrence("11:00", State::Ahead),
        occurrence("09:00", State::Due),
    );
    let known = [one(at_this("08:00", &[], &[asked(&ahead, None)]))];
    assert_eq!(at_this("08:10", &known, &[]).gone, [ahead.id]);
    let shown = item(Some("09:00"));
    let known = [one(at_this("09:01", &[], &[asked(&due, Some(&shown))]))];
    assert_eq!(at_this("09:10", &known, &[]), News::default());
}

#[test]
fn what_nobody_took_is_unheard_and_never_shown() {
    let due = occurrence("09:00", State::Due);
    let mut refused = item(None);
    refused.unheard = Some(at("09:00"));
    let known = [one(at_this("09:01", &[], &[asked(&due, Some(&refused))]))];
    refused.unheard = Some(at("09:01"));
    let row = one(at_this("09:02", &known, &[asked(&due, Some(&refused))]));
    assert_eq!(row.when(LedgerState::Unheard), Some(at("09:00")));
    assert_eq!(row.when(LedgerState::Shown), None);
}

#[test]
fn only_the_days_around_now_have_rows_but_what_was_on_the_list_has_one() {
    let mut far = occurrence("09:00", State::Ahead);
    far.due += chrono::TimeDelta::days(9);
    assert_eq!(at_this("08:00", &[], &[asked(&far, None)]), News::default());
    let mut long_ago = occurrence("09:00", State::Missed);
    long_ago.due -= chrono::TimeDelta::days(9);
    long_ago.id.due = long_ago.due;
    let item = item(None);
    assert_eq!(
        at_this("08:00", &[], &[asked(&long_ago, None)]),
        News::default()
    );
    let row = one(at_this("08:00", &[], &[asked(&long_ago, Some(&item))]));
    assert_eq!(row.state, LedgerState::Expired);
    assert_eq!(row.when(LedgerState::Shown), None);
}
