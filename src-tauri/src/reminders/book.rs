//! What the ledger is to say about the occurrences of these days. No disk, no clock.

use std::collections::HashMap;

use care::{
    entry::{Choice, Chosen, Recorded},
    moved::Why,
    schedule::{Occurrence, OccurrenceId, Record, State},
    time::{Stamp, care_day},
};
use chrono::{DateTime, FixedOffset, NaiveDateTime};
use journal::ledger::{LedgerState, Marked};

use super::item::Item;

mod tests;

type Moment = DateTime<FixedOffset>;

/// An occurrence as the plan has it now, and its reminder on the list.
pub(super) struct Asked<'a> {
    /// The occurrence.
    pub occurrence: &'a Occurrence,
    /// Its reminder as it was on the list so far.
    pub item: Option<&'a Item>,
    /// Whether it stands on the list from now on.
    pub is_armed: bool,
    /// When the patient last put it off.
    pub put_off: Option<Moment>,
    /// When it was answered, as far as that is known.
    pub answered: Option<Moment>,
    /// When it falls due and when it closes.
    pub open: (Moment, Moment),
}

/// What differs from the ledger as it is.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct News {
    /// Rows to write.
    pub changed: Vec<Marked>,
    /// Rows to forget.
    pub gone: Vec<OccurrenceId>,
}

/// What differs from `known`, the ledger of these days. Rows are begun for what falls due
/// from `since` to before `until`, and earlier where it was on the list. A row stays with its
/// occurrence when its minute moves; one that the plan dropped since goes, unless something
/// became of it: that stays true.
pub(super) fn news(
    known: &[Marked],
    asked: &[Asked<'_>],
    since: NaiveDateTime,
    until: NaiveDateTime,
    now: &Stamp,
) -> News {
    let mut left: HashMap<Key<'_>, &Marked> =
        known.iter().map(|it| (key(&it.occurrence), it)).collect();
    let mut news = News::default();
    for it in asked {
        let known = left.remove(&key(&it.occurrence.id));
        let is_near = since <= it.occurrence.due || it.item.is_some();
        if known.is_none() && !(is_near && it.occurrence.due < until) {
            continue;
        }
        let row = row(known, it, now);
        if known == Some(&row) {
            continue;
        }
        if let Some(known) = known
            && known.occurrence != row.occurrence
        {
            news.gone.push(known.occurrence.clone());
        }
        news.changed.push(row);
    }
    let dropped = left
        .into_values()
        .filter(|it| since <= it.occurrence.due && is_only_planned(it));
    news.gone.extend(dropped.map(|it| it.occurrence.clone()));
    news.gone.sort();
    news
}

fn row(known: Option<&Marked>, it: &Asked<'_>, now: &Stamp) -> Marked {
    let stamp = |at: Moment| Stamp {
        at,
        zone: now.zone.clone(),
    };
    let id = it.occurrence.id.clone();
    let mut row = match known {
        Some(known) => {
            let mut row = known.clone();
            row.occurrence = id;
            row
        }
        // What was missed while the app was off had been planned before it fell due.
        None => Marked::new(id, LedgerState::Planned, stamp(now.at.min(it.open.0))),
    };
    let first = |row: &mut Marked, state| {
        if row.when(state).is_none() {
            row.mark(state, stamp(now.at.min(it.open.0)));
        }
    };
    if it.occurrence.moved.is_some_and(|it| it.why != Why::PutOff) {
        first(&mut row, LedgerState::Moved);
    }
    if it.is_armed {
        first(&mut row, LedgerState::Armed);
    }
    let mut events: Vec<(Moment, LedgerState)> = Vec::new();
    events.extend(it.put_off.map(|at| (at, LedgerState::Later)));
    if let Some(item) = it.item {
        events.extend(item.unheard.map(|at| (at, LedgerState::Unheard)));
        events.extend(item.shown.map(|at| (at, LedgerState::Shown)));
        events.extend(item.opened.map(|at| (at, LedgerState::Opened)));
    }
    events.sort_by_key(|(at, _)| *at);
    for (at, state) in events {
        if row.when(state).is_none() || (row.since.at < at && !is_outcome(row.state)) {
            row.mark(state, stamp(at));
        }
    }
    let outcome = match it.occurrence.state {
        State::Ahead | State::Due => None,
        State::Done => Some((LedgerState::Done, it.answered.unwrap_or(now.at))),
        State::Skipped => Some((LedgerState::Skipped, it.answered.unwrap_or(now.at))),
        State::Missed => Some((LedgerState::Expired, it.open.1)),
    };
    for state in OUTCOMES {
        match outcome {
            Some((now_is, at)) if now_is == state => {
                if row.when(state).is_none() {
                    row.mark(state, stamp(at));
                }
            }
            Some(_) | None => row.unmark(state),
        }
    }
    row
}

const OUTCOMES: [LedgerState; 3] = [
    LedgerState::Done,
    LedgerState::Skipped,
    LedgerState::Expired,
];

fn is_outcome(state: LedgerState) -> bool {
    OUTCOMES.contains(&state)
}

/// Nothing became of it yet: neither the service nor the patient has seen it.
fn is_only_planned(row: &Marked) -> bool {
    let seen = [
        LedgerState::Shown,
        LedgerState::Unheard,
        LedgerState::Opened,
        LedgerState::Later,
        LedgerState::Done,
        LedgerState::Skipped,
        LedgerState::Expired,
    ];
    seen.into_iter().all(|state| row.when(state).is_none())
}

type Key<'a> = (i64, &'a str, chrono::NaiveDate);

/// By care day, as `care::answered` matches them: the minute may have moved since.
fn key(id: &OccurrenceId) -> Key<'_> {
    (id.session.0, &id.rule.0, care_day(id.due))
}

/// Whether two identities mean the same asking.
pub(super) fn is_same(one: &OccurrenceId, other: &OccurrenceId) -> bool {
    key(one) == key(other)
}

/// When the patient last put it off.
pub(super) fn last_put_off(choices: &[Recorded<Choice>], id: &OccurrenceId) -> Option<Moment> {
    let about = choices.iter().filter(|it| is_same(&it.fact.occurrence, id));
    about
        .filter_map(|it| match it.fact.choice {
            Chosen::LaterQuarterHour | Chosen::LaterHour | Chosen::LaterThisEvening => {
                Some(it.recorded.at)
            }
            Chosen::Skip | Chosen::Done => None,
        })
        .max()
}

/// When an answer to it was recorded: a form, a rest, or a word about it.
pub(super) fn answered_at(record: &Record, id: &OccurrenceId) -> Option<Moment> {
    let is_it = |it: &Option<OccurrenceId>| it.as_ref().is_some_and(|it| is_same(it, id));
    let filled = record.filled.iter().filter(|it| is_it(&it.fact.occurrence));
    let rests = record.rests.iter().filter(|it| is_it(&it.fact.occurrence));
    let choices = record.choices.iter().filter(|it| {
        let answers = match it.fact.choice {
            Chosen::Skip | Chosen::Done => true,
            Chosen::LaterQuarterHour | Chosen::LaterHour | Chosen::LaterThisEvening => false,
        };
        answers && is_same(&it.fact.occurrence, id)
    });
    filled
        .map(|it| it.recorded.at)
        .chain(rests.map(|it| it.recorded.at))
        .chain(choices.map(|it| it.recorded.at))
        .max()
}
