//! What holds whenever reminders are laid out, whatever happened before.

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
};

use care::{
    moved::Why,
    phases::{is_quiet, waking},
    schedule::{Kind, Occurrence, State},
    session::SessionState,
    time::{instant_of, wall_clock},
    wish::{amount, goes_on, pauses, unwell},
};
use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use shell::reminders::{item::Item, list::List};

use crate::prove::life::{Life, key, name};

/// The distance that is promised, whatever an engine keeps.
const APART: TimeDelta = TimeDelta::minutes(90);

/// Who says "later" so shortly before bedtime is up then.
const BEFORE_BED: TimeDelta = TimeDelta::minutes(5);

/// Exercises rest for so long.
const UNWELL: TimeDelta = TimeDelta::hours(12);

/// Looks at every law. `found` is what the plan asks for, `before` the list before it was laid
/// out anew, `scratch` what it was laid out from.
pub fn look(life: &mut Life, found: &[Occurrence], before: &List, scratch: Vec<Item>) {
    let wrong: RefCell<Vec<(&str, bool)>> = RefCell::default();
    let law = |name, is_broken| wrong.borrow_mut().push((name, is_broken));
    law("an identity twice", has_twins(found));
    law("less than 90 minutes apart", are_crowded(life, found));
    law("more than the cap of a day", are_too_many(life, found));
    law("in quiet hours", sounds_at_night(life, found));
    law("in a pause", sounds_in_a_pause(life, found));
    law("an exercise while unwell", trains_while_unwell(life, found));
    law(
        "asked by a session that was called off",
        is_called_off(life, found),
    );
    law("an older session after a newer", are_mixed(life, found));
    law("asked again after it was done", is_asked_again(life, found));
    law("armed in the past", arms_the_past(life, before));
    law("not as laid out from scratch", differs(life, scratch));
    law("lost", is_lost(life));
    law("shown twice", rang_twice(life));
    // Each costs as much as all before.
    if life.seen.tried.get("layouts").is_none_or(|it| it % 3 == 0) {
        law("another answer to the same", is_fickle(life, found));
    }
    life.seen.tried("layouts", 1);
    life.seen.tried("occurrences", found.len());
    for (name, is_broken) in wrong.into_inner() {
        life.seen.wrong(name, usize::from(is_broken));
    }
}

fn has_twins(found: &[Occurrence]) -> bool {
    let (mut ids, mut keys) = (BTreeSet::new(), BTreeSet::new());
    !found
        .iter()
        .all(|it| ids.insert(&it.id) && keys.insert(key(&it.id)))
}

/// What sounds, but for what stands where the patient put it.
fn sounding<'a>(life: &'a Life, found: &'a [Occurrence]) -> impl Iterator<Item = &'a Occurrence> {
    let stays = |it: &&Occurrence| !life.put_off.contains_key(&key(&it.id));
    found.iter().filter(|it| it.notice.is_some()).filter(stays)
}

fn are_crowded(life: &Life, found: &[Occurrence]) -> bool {
    let mut dues: Vec<NaiveDateTime> = sounding(life, found).map(|it| it.due).collect();
    dues.sort_unstable();
    dues.windows(2).any(|pair| pair[1] - pair[0] < APART)
}

fn are_too_many(life: &Life, found: &[Occurrence]) -> bool {
    let amount = amount(&life.record.wishes);
    let mut counts: BTreeMap<(NaiveDate, &str), usize> = BTreeMap::new();
    for it in sounding(life, found) {
        let day = waking_day(life, it.due);
        *counts.entry((day, &it.phase.0)).or_default() += 1;
    }
    counts.iter().any(|((_, phase), count)| {
        let phase = life.plan.phases.iter().find(|it| it.id.0 == **phase);
        phase.is_none_or(|it| *count > it.notices_a_day.of(amount))
    })
}

/// The day on which the patient last woke.
fn waking_day(life: &Life, at: NaiveDateTime) -> NaiveDate {
    let day = at.date();
    if at < waking(&life.habits(), day) {
        day - chrono::Days::new(1)
    } else {
        day
    }
}

/// But for what the patient, awake at night or in another zone, wished to be told of again.
fn sounds_at_night(life: &Life, found: &[Occurrence]) -> bool {
    let (habits, zone) = (life.habits(), life.zone());
    let wished = |it: &Occurrence| {
        let mut choices = life.record.choices.iter();
        choices.any(|choice| {
            let at = &choice.recorded;
            let up = wall_clock(&zone, at.at) + BEFORE_BED;
            let awake = is_quiet(&habits, up) || at.zone != zone.name();
            key(&choice.fact.occurrence) == key(&it.id) && awake
        })
    };
    let mut sounding = found.iter().filter(|it| it.notice.is_some());
    sounding.any(|it| is_quiet(&habits, it.due) && !wished(it))
}

fn sounds_in_a_pause(life: &Life, found: &[Occurrence]) -> bool {
    let (pauses, zone) = (pauses(&life.record.wishes), life.zone());
    let rests = |it: &Occurrence| {
        let due = instant_of(&zone, it.due);
        is_open(it) && pauses.iter().any(|pause| pause.contains(&due))
    };
    let mut sounding = found.iter().filter(|it| it.notice.is_some());
    sounding.any(rests)
}

fn trains_while_unwell(life: &Life, found: &[Occurrence]) -> bool {
    let (wishes, zone) = (&life.record.wishes, life.zone());
    let now = life.now;
    let well_again = |since| goes_on(wishes).any(|at| since <= at);
    let mut since = unwell(wishes).filter(|it| now - *it < UNWELL && !well_again(*it));
    since.any(|since| {
        let sounds = |it: &&Occurrence| it.kind == Kind::Exercise && it.notice.is_some();
        let mut exercises = found.iter().filter(sounds).filter(|it| is_open(it));
        exercises.any(|it| {
            let due = instant_of(&zone, it.due);
            since <= due && due < since + UNWELL
        })
    })
}

fn is_open(it: &Occurrence) -> bool {
    match it.state {
        State::Ahead | State::Due => true,
        State::Done | State::Skipped | State::Missed => false,
    }
}

fn is_called_off(life: &Life, found: &[Occurrence]) -> bool {
    let sessions = life.record.sessions.iter();
    let off: BTreeSet<_> = sessions
        .filter(|it| it.fact.state == SessionState::Cancelled)
        .map(|it| it.id)
        .collect();
    found.iter().any(|it| off.contains(&it.id.session))
}

/// Safety cards of the older session stand longer, and what was put off stays put off.
fn are_mixed(life: &Life, found: &[Occurrence]) -> bool {
    let mut asked: Vec<_> = found
        .iter()
        .filter(|it| it.kind != Kind::Safety && !life.put_off.contains_key(&key(&it.id)))
        .filter(|it| it.moved.is_none_or(|moved| moved.why != Why::PutOff))
        .filter_map(|it| {
            let session = life.record.sessions.iter().find(|s| s.id == it.id.session);
            session.map(|session| (it.due, (session.fact.dosed.at, session.id)))
        })
        .collect();
    asked.sort_unstable();
    asked.windows(2).any(|pair| pair[1].1 < pair[0].1)
}

fn is_asked_again(life: &Life, found: &[Occurrence]) -> bool {
    let mut found = found.iter();
    found.any(|it| is_open(it) && life.over.contains_key(&key(&it.id)))
}

/// New on the list and due already, without being marked as seen on screen.
fn arms_the_past(life: &Life, before: &List) -> bool {
    let waits = |item: &Item| item.handed.is_none() && item.due <= life.now;
    let waited = |item: &Item| {
        let mut before = before.items().iter();
        before.any(|it| it.id == item.id && waits(it))
    };
    let mut items = life.list.items().iter();
    items.any(|it| waits(it) && !waited(it))
}

/// Whether the list holds anything else than the plan has now, but for what was told before.
fn differs(life: &Life, scratch: Vec<Item>) -> bool {
    let mut fresh = List::default();
    fresh.lay_out(scratch, life.now);
    let is_fresh = |it: &&Item| fresh.items().iter().any(|new| new.id == it.id);
    let items = life.list.items().iter();
    let laid = items.filter(|it| it.handed.is_none() || is_fresh(it));
    let plain = |it: &Item| (it.id.clone(), it.due, it.closes, it.notice);
    !laid.map(plain).eq(fresh.items().iter().map(plain))
}

/// Counts as shown, and was neither shown nor on screen.
fn is_lost(life: &Life) -> bool {
    life.list.items().iter().any(|it| {
        it.handed.is_some() && !life.rang.contains_key(&it.id) && !life.on_screen.contains(&it.id)
    })
}

/// Once, and once more each time that it was put off.
fn rang_twice(life: &Life) -> bool {
    life.names.values().any(|id| {
        let rang = life.rang.get(&name(id)).map_or(0, Vec::len);
        let again = life.put_off.get(&key(id)).copied().unwrap_or_default();
        rang > 1 + again
    })
}

/// Asked twice, of a record in another order, and of the whole record in place of its last days.
fn is_fickle(life: &Life, found: &[Occurrence]) -> bool {
    let mut turned = life.last_days();
    turned.sessions.reverse();
    turned.wishes.reverse();
    let again = [life.last_days(), turned, life.record.clone()];
    again
        .iter()
        .any(|record| life.in_sight(record).as_slice() != found)
}
