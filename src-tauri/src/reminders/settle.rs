//! Between the journal and the list of reminders, while the journal is open: what became of
//! reminders goes into the journal, and what the plan has now onto the list.

use care::{
    entry::{Choice, Chosen, Entry, Recorded},
    schedule::{Occurrence, OccurrenceId, RECORD_DAYS, Record, State, occurrences},
    time::{Stamp, care_day, instant_of, wall_clock},
    today::Reminders,
};
use chrono::{DateTime, FixedOffset, NaiveDateTime, TimeDelta};
use journal::ledger::{LedgerState, Marked};

use super::list::{Item, Planned};
use crate::{clock, desk::Desk, failure::Trouble, zone::Zone};

/// Reminders go on for so long while nobody unlocks the journal.
const AHEAD: TimeDelta = TimeDelta::days(14);

/// Reminders that are still open may have fallen due so long ago.
const BEHIND: TimeDelta = TimeDelta::days(1);

type Moment = DateTime<FixedOffset>;

impl Desk {
    pub(crate) fn try_to_settle(&mut self) -> Result<(), Trouble> {
        let now = clock::now();
        let list = self.shelf.list();
        if list.items().iter().any(|it| !it.later.is_empty()) {
            // First of all: what was put off moves what is planned.
            self.know_reminders(now)?;
            self.record_later(list.items())?;
        }
        let planned = self.know_reminders(now)?;
        self.shelf.change(|list| list.lay_out(planned, now));
        self.mark(now)
    }

    /// The facts that decide what is due.
    pub(crate) fn record(&mut self, now: Moment) -> Result<Record, Trouble> {
        let since = care_day(now.naive_local()) - TimeDelta::days(RECORD_DAYS);
        Ok(self.journal()?.record_since(since)?)
    }

    /// The clock by which the patient tells and reads all times.
    pub(crate) fn zone(&mut self) -> Result<Zone, Trouble> {
        Ok(clock::zone_of(&self.record(clock::now())?))
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
        let Some(occurrence) = self.reminded.get(&id).cloned() else {
            return Ok(None);
        };
        let stamp = clock::stamp();
        self.ledger_mark(&occurrence, LedgerState::Opened, stamp)?;
        Ok(Some(occurrence))
    }

    /// What the plan has between two wall-clock times.
    pub(crate) fn occurrences(
        &mut self,
        record: &Record,
        now: Moment,
        from: NaiveDateTime,
        to: NaiveDateTime,
    ) -> Result<Vec<Occurrence>, Trouble> {
        let habits = self.profile()?.habits;
        let zone = clock::zone_of(record);
        Ok(occurrences(
            &self.plan,
            record,
            &habits,
            &zone,
            now,
            from..to,
        ))
    }

    /// What the plan has now; remembers which occurrence stands behind each reminder.
    fn know_reminders(&mut self, now: Moment) -> Result<Vec<Planned>, Trouble> {
        let record = self.record(now)?;
        let zone = clock::zone_of(&record);
        let wall = wall_clock(&zone, now);
        let found = self.occurrences(&record, now, wall - BEHIND, wall + AHEAD)?;
        self.reminded.clear();
        let mut planned = Vec::new();
        for it in found {
            let id = self.journal()?.tag(&it.id);
            if is_to_be_shown(&it)
                && let Some(notice) = it.notice
            {
                planned.push(Planned {
                    item: Item {
                        id: id.clone(),
                        due: instant_of(&zone, it.due),
                        closes: instant_of(&zone, it.closes),
                        notice,
                        handed: None,
                        shown: None,
                        later: Vec::new(),
                    },
                    put_off: last_put_off(&record.choices, &it.id),
                });
            }
            self.reminded.insert(id, it.id);
        }
        Ok(planned)
    }

    /// Records what was put off from notifications, also while the journal was locked.
    fn record_later(&mut self, items: &[Item]) -> Result<(), Trouble> {
        for item in items {
            let Some(last) = item.later.last() else {
                continue;
            };
            if let Some(occurrence) = self.reminded.get(&item.id).cloned() {
                for at in &item.later {
                    let stamp = clock::stamp_of(*at);
                    let choice = Entry::Choice(Choice {
                        occurrence: occurrence.clone(),
                        choice: Chosen::LaterQuarterHour,
                    });
                    self.journal()?.record(&choice, &stamp, None)?;
                    self.ledger_mark(&occurrence, LedgerState::Later, stamp)?;
                }
            }
            self.shelf.change(|list| list.is_recorded(&item.id, *last));
        }
        Ok(())
    }

    fn ledger_mark(
        &mut self,
        id: &OccurrenceId,
        state: LedgerState,
        since: Stamp,
    ) -> Result<(), Trouble> {
        let day = TimeDelta::days(1);
        let known = self.journal()?.ledger_states(id.due, id.due + day)?;
        let known = known.into_iter().find(|it| it.occurrence == *id);
        let marked = match known {
            Some(mut known) => {
                known.mark(state, since);
                known
            }
            None => Marked::new(id.clone(), state, since),
        };
        Ok(self.journal()?.ledger_keep(&[marked], &[])?)
    }

    /// Marks in the journal's ledger what was shown, and what nobody could be told.
    fn mark(&mut self, now: Moment) -> Result<(), Trouble> {
        let wall = now.naive_local();
        let ledger = self
            .journal()?
            .ledger_states(wall - BEHIND - BEHIND, wall + AHEAD)?;
        let unheard = self.shelf.heard() == Reminders::Unheard;
        for item in self.shelf.list().items() {
            let Some(occurrence) = self.reminded.get(&item.id).cloned() else {
                continue;
            };
            let known = ledger.iter().find(|it| it.occurrence == occurrence);
            let (state, at) = match item.shown {
                Some(at) => (LedgerState::Shown, at),
                None if unheard && item.due <= clock::now() => (LedgerState::Unheard, clock::now()),
                None => continue,
            };
            let is_news = known.is_none_or(|it| {
                it.since.at < at && !(it.state == state && state == LedgerState::Unheard)
            });
            if is_news {
                let stamp = clock::stamp_of(at);
                self.ledger_mark(&occurrence, state, stamp)?;
            }
        }
        Ok(())
    }
}

fn is_to_be_shown(it: &Occurrence) -> bool {
    match it.state {
        State::Ahead | State::Due => true,
        State::Done | State::Skipped | State::Missed => false,
    }
}

/// By care day, as `care::answered` matches them: the minute may have moved since.
fn is_same(one: &OccurrenceId, other: &OccurrenceId) -> bool {
    one.session == other.session
        && one.rule == other.rule
        && care_day(one.due) == care_day(other.due)
}

fn last_put_off(choices: &[Recorded<Choice>], id: &OccurrenceId) -> Option<Moment> {
    choices
        .iter()
        .filter(|it| is_same(&it.fact.occurrence, id))
        .filter_map(|it| match it.fact.choice {
            Chosen::LaterQuarterHour | Chosen::LaterHour | Chosen::LaterThisEvening => {
                Some(it.recorded.at)
            }
            Chosen::Skip | Chosen::Done => None,
        })
        .max()
}
