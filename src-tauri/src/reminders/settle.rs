//! Between the journal and the list of reminders, while the journal is open: what became of
//! reminders goes into the journal, and what the plan has now onto the list.

use care::{
    course::{self, Followed},
    entry::{Choice, Chosen, Entry, Recorded},
    form::Filled,
    phases::Clock,
    plan_taken::by_part,
    profile::Habits,
    safety,
    schedule::{Action, Kind, Occurrence, OccurrenceId, RECORD_DAYS, Record, State, occurrences},
    time::{care_day, instant_of, wall_clock},
    usual::{nights_ahead, usual_nights},
};
use chrono::{DateTime, FixedOffset, NaiveDateTime, NaiveTime, TimeDelta};
use journal::ledger::{LedgerState, Marked};

use super::{
    book::{self, Asked, answered_at, is_same, last_put_off},
    item::Item,
    list::List,
};
use crate::{clock, desk::Desk, failure::Trouble, zone::Zone};

/// Reminders go on for so long while nobody unlocks the journal.
const AHEAD: TimeDelta = TimeDelta::days(14);

/// The ledger is settled from so long ago on.
const BEHIND: TimeDelta = TimeDelta::days(1);

/// What is still on the list is settled, however long nobody unlocked the journal; up to here.
const FAR_BEHIND: TimeDelta = TimeDelta::days(60);

type Moment = DateTime<FixedOffset>;

/// What the plan has in these days, each with its name in the open.
struct Days {
    from: NaiveDateTime,
    zone: Zone,
    record: Record,
    /// Nights as they are reckoned now.
    habits: Habits,
    found: Vec<(String, Occurrence)>,
}

impl Desk {
    pub(crate) fn try_to_settle(&mut self) -> Result<(), Trouble> {
        let now = clock::now();
        let list = self.shelf.list();
        let mut days = self.days(now, &list)?;
        if list.items().iter().any(was_pressed) {
            // First of all: what was put off moves what is planned.
            self.record_pressed(list.items())?;
            days = self.days(now, &list)?;
        }
        let wall = wall_clock(&days.zone, now);
        let until = (wall + TimeDelta::days(2)).date();
        let until = until.and_time(NaiveTime::MIN);
        let known = self
            .journal()?
            .ledger_states(days.from, until + TimeDelta::days(1))?;
        let planned = planned(&days, &known);
        let kept = self.keep_book(&days, &known, &list, &planned, until, now);
        // The list goes by the plan also where the ledger could not be written.
        let clock = Clock {
            habits: &days.habits,
            zone: &days.zone,
        };
        self.shelf.change(|list| {
            list.lay_out(planned, now);
            list.keep_quiet(nights_ahead(clock, now, AHEAD));
        });
        kept
    }

    /// The facts that decide what is due.
    pub(crate) fn record(&mut self, now: Moment) -> Result<Record, Trouble> {
        let since = care_day(now.naive_local()) - TimeDelta::days(RECORD_DAYS);
        let record = self.journal()?.record_since(since)?;
        self.with_letters(record)
    }

    /// With the newest of what waits for the next session, however long ago it was written.
    fn with_letters(&mut self, mut record: Record) -> Result<Record, Trouble> {
        let waits = |it: &&Followed| matches!(it.up.moment, course::Moment::NextSession { .. });
        for of in course::all().iter().filter(waits) {
            let last = self.journal()?.last_filled(&of.form.id, |_| true)?;
            let is_new =
                |it: &Recorded<Filled>| record.filled.iter().all(|known| known.id != it.id);
            if let Some(last) = last.filter(is_new) {
                record.filled.push(last);
            }
        }
        Ok(record)
    }

    /// The clock by which the patient tells and reads all times.
    pub(crate) fn zone(&mut self) -> Result<Zone, Trouble> {
        Ok(clock::zone_of(&self.travels()?))
    }

    /// The facts that decide by which clock the patient goes.
    pub(crate) fn travels(&mut self) -> Result<Record, Trouble> {
        let journal = self.journal()?;
        Ok(Record {
            sessions: journal.first_told()?.into_iter().collect(),
            wishes: journal.wishes()?,
            ..Record::default()
        })
    }

    /// One occurrence, if the plan still has it.
    pub(crate) fn occurrence(&mut self, id: &OccurrenceId) -> Result<Option<Occurrence>, Trouble> {
        // Its identity stands on the clock of the dose; the patient may be half a world away.
        let (now, far) = (clock::now(), TimeDelta::days(3));
        let record = self.record(now)?;
        let found = self.occurrences(&record, now, id.due - far, id.due + far)?;
        Ok(found.into_iter().find(|it| is_same(&it.id, id)))
    }

    /// The occurrence whose notification was tapped; told once.
    pub(crate) fn opened(&mut self) -> Result<Option<OccurrenceId>, Trouble> {
        let Some(id) = self.shelf.take_opened() else {
            return Ok(None);
        };
        if self.is_unsettled() {
            self.settle();
        }
        Ok(self.reminded.get(&id).cloned())
    }

    /// What the plan has between two wall-clock times: on each day the plan that is in force then,
    /// so that reminders also go on by it while nobody unlocks the journal.
    pub(crate) fn occurrences(
        &mut self,
        record: &Record,
        now: Moment,
        from: NaiveDateTime,
        to: NaiveDateTime,
    ) -> Result<Vec<Occurrence>, Trouble> {
        let profile = self.profile()?;
        let zone = clock::zone_of(record);
        let parts = match self.taken.is_empty() {
            true => vec![(self.plan.clone(), from..to)],
            false => by_part(&self.taken, &self.declined, &(from..to)),
        };
        let asked = parts.into_iter().flat_map(|(plan, window)| {
            let plan = safety::chosen(plan, &profile.help);
            occurrences(&plan, record, &profile.habits, &zone, now, window)
        });
        Ok(asked.collect())
    }

    /// What the plan has now; remembers which occurrence stands behind each reminder.
    fn days(&mut self, now: Moment, list: &List) -> Result<Days, Trouble> {
        // By the device's clock; that of home lies within the margins.
        let wall = now.naive_local();
        let plain = list.items().iter().filter(|it| !it.is_test());
        let first = plain.map(|it| it.due.naive_local() - BEHIND).min();
        // A day more than is settled: the zone may have moved what stands at its edge.
        let from = first
            .unwrap_or(wall)
            .min(wall - BEHIND - BEHIND)
            .max(wall - FAR_BEHIND);
        let since = care_day(from) - TimeDelta::days(RECORD_DAYS - 1);
        let record = self.journal()?.record_since(since)?;
        let record = self.with_letters(record)?;
        let occurrences = self.occurrences(&record, now, from, wall + AHEAD)?;
        self.reminded.clear();
        let mut found = Vec::with_capacity(occurrences.len());
        for it in occurrences {
            let name = self.journal()?.tag(&it.id);
            self.reminded.insert(name.clone(), it.id.clone());
            found.push((name, it));
        }
        let zone = clock::zone_of(&record);
        let stated = self.profile()?.habits;
        let today = care_day(wall_clock(&zone, now));
        Ok(Days {
            from,
            habits: usual_nights(&record.filled, &stated, today),
            zone,
            record,
            found,
        })
    }

    /// Records what was pressed on notifications, also while the journal was locked.
    fn record_pressed(&mut self, items: &[Item]) -> Result<(), Trouble> {
        for item in items.iter().filter(|it| was_pressed(it)) {
            if let Some(occurrence) = self.reminded.get(&item.id).cloned() {
                let later = item.later.iter().map(|at| (*at, Chosen::LaterQuarterHour));
                for (at, choice) in later.chain(item.done.map(|at| (at, Chosen::Done))) {
                    let occurrence = occurrence.clone();
                    let choice = Entry::Choice(Choice { occurrence, choice });
                    let stamp = clock::stamp_of(at);
                    self.journal()?.record(&choice, &stamp, None)?;
                }
            }
            if let Some(last) = item.later.iter().copied().chain(item.done).max() {
                self.shelf.change(|list| list.is_recorded(&item.id, last));
            }
        }
        Ok(())
    }

    /// Writes into the journal's ledger what became of reminders.
    fn keep_book(
        &mut self,
        days: &Days,
        known: &[Marked],
        list: &List,
        planned: &[Item],
        until: NaiveDateTime,
        now: Moment,
    ) -> Result<(), Trouble> {
        let zone = &days.zone;
        let asked: Vec<Asked<'_>> = days
            .found
            .iter()
            .map(|(name, it)| Asked {
                occurrence: it,
                item: list.items().iter().find(|item| item.id == *name),
                is_armed: planned.iter().any(|item| item.id == *name),
                put_off: last_put_off(&days.record.choices, &it.id),
                answered: answered_at(&days.record, &it.id),
                open: (instant_of(zone, it.due), instant_of(zone, it.closes)),
            })
            .collect();
        let since = wall_clock(zone, now) - BEHIND;
        let news = book::news(known, &asked, since, until, &clock::stamp_of(now));
        Ok(self.journal()?.ledger_keep(&news.changed, &news.gone)?)
    }
}

/// The reminders of what is open or ahead. One that the ledger knows as shown is not shown
/// again, also where the list was lost or the clock was set back.
fn planned(days: &Days, known: &[Marked]) -> Vec<Item> {
    let zone = &days.zone;
    let mut planned = Vec::new();
    for (name, it) in &days.found {
        let Some(notice) = it.notice.filter(|_| is_to_be_shown(it)) else {
            continue;
        };
        let due = instant_of(zone, it.due);
        let mut item = Item::new(name.clone(), due, instant_of(zone, it.closes), notice);
        item.one_tap = is_done_with_one_tap(it);
        item.put_off = last_put_off(&days.record.choices, &it.id);
        let row = known.iter().find(|row| is_same(&row.occurrence, &it.id));
        item.shown = row.and_then(|it| shown_at(it, item.put_off));
        item.handed = item.shown;
        planned.push(item);
    }
    planned
}

fn was_pressed(item: &Item) -> bool {
    !item.later.is_empty() || item.done.is_some()
}

fn is_to_be_shown(it: &Occurrence) -> bool {
    match it.state {
        State::Ahead | State::Due => true,
        State::Done | State::Skipped | State::Missed => false,
    }
}

/// A rest, or a few lines that need not be read each time; a safety card is to be read.
fn is_done_with_one_tap(it: &Occurrence) -> bool {
    match (&it.action, it.kind) {
        (Action::Fill(_), _) | (_, Kind::Safety) => false,
        (Action::Rest(_) | Action::Read(_), _) => true,
    }
}

/// When it was last shown, also where it has closed since; not what was put off since.
fn shown_at(row: &Marked, put_off: Option<Moment>) -> Option<Moment> {
    let (heard, shown) = match was_shown(row.state) {
        // The ledger hears of a wish for later only after this.
        true => (row.when(LedgerState::Later).is_some(), row.since.at),
        false => (true, row.when(LedgerState::Shown)?),
    };
    let holds = put_off.is_none_or(|it| heard && it < shown);
    holds.then_some(shown)
}

fn was_shown(state: LedgerState) -> bool {
    match state {
        LedgerState::Shown | LedgerState::Opened => true,
        LedgerState::Planned
        | LedgerState::Armed
        | LedgerState::Moved
        | LedgerState::Unheard
        | LedgerState::Later
        | LedgerState::Done
        | LedgerState::Skipped
        | LedgerState::Expired => false,
    }
}
