//! Between the journal and the list of reminders, while the journal is open: what became of
//! reminders goes into the journal, and what the plan has now onto the list.

use care::{
    entry::{Choice, Chosen, Entry, Recorded},
    schedule::{Occurrence, OccurrenceId, RECORD_DAYS, Record, State, occurrences},
    time::{care_day, instant_of},
    today::Reminders,
};
use chrono::{DateTime, FixedOffset, NaiveDateTime, TimeDelta};
use journal::ledger::LedgerState;

use super::list::{Item, Planned};
use crate::{clock, desk::Desk, failure::Trouble};

/// Reminders go on for so long while nobody unlocks the journal.
const AHEAD: TimeDelta = TimeDelta::days(14);

/// Reminders that are still open may have fallen due so long ago.
const BEHIND: TimeDelta = TimeDelta::days(1);

impl Desk {
    /// Brings journal and reminders together; does nothing while the journal is locked.
    ///
    /// What fails here is tried again with the next change; what the patient asked for stands.
    pub fn settle(&mut self) {
        if !self.is_open() {
            return;
        }
        if let Err(trouble) = self.try_to_settle() {
            tracing::warn!(?trouble, "reminders and journal do not meet");
        }
    }

    fn try_to_settle(&mut self) -> Result<(), Trouble> {
        // In this order: what was put off moves what is planned.
        self.know_reminders()?;
        self.record_later()?;
        let planned = self.know_reminders()?;
        self.shelf
            .change(|list| list.lay_out(planned, clock::now()));
        self.mark()
    }

    /// The facts that decide what is due.
    pub(crate) fn record(&mut self, now: DateTime<FixedOffset>) -> Result<Record, Trouble> {
        let since = care_day(now.naive_local()) - TimeDelta::days(RECORD_DAYS);
        Ok(self.journal()?.record_since(since)?)
    }

    /// One occurrence, if the plan still has it.
    pub(crate) fn occurrence(&mut self, id: &OccurrenceId) -> Result<Option<Occurrence>, Trouble> {
        let day = TimeDelta::days(1);
        let found = self.occurrences(id.due - day, id.due + day)?;
        // By care day, as `care::answered` matches them: the minute may have moved since.
        let is_same = |it: &Occurrence| {
            it.id.session == id.session
                && it.id.rule == id.rule
                && care_day(it.id.due) == care_day(id.due)
        };
        Ok(found.into_iter().find(is_same))
    }

    /// The occurrence whose notification was tapped; told once.
    pub(crate) fn opened(&mut self) -> Result<Option<OccurrenceId>, Trouble> {
        let Some(id) = self.shelf.take_opened() else {
            return Ok(None);
        };
        let Some(occurrence) = self.reminded.get(&id).cloned() else {
            return Ok(None);
        };
        let stamp = clock::stamp();
        self.journal()?
            .ledger_mark(&occurrence, LedgerState::Opened, &stamp)?;
        Ok(Some(occurrence))
    }

    fn occurrences(
        &mut self,
        from: NaiveDateTime,
        to: NaiveDateTime,
    ) -> Result<Vec<Occurrence>, Trouble> {
        let now = clock::now();
        let record = self.record(now)?;
        let habits = self.profile()?.habits;
        let zone = clock::zone();
        Ok(occurrences(
            &self.plan,
            &record,
            &habits,
            &zone,
            now,
            from..to,
        ))
    }

    /// What the plan has now; remembers which occurrence stands behind each reminder.
    fn know_reminders(&mut self) -> Result<Vec<Planned>, Trouble> {
        let now = clock::now();
        let wall = now.naive_local();
        let choices = self.record(now)?.choices;
        let found = self.occurrences(wall - BEHIND, wall + AHEAD)?;
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
                        due: instant_of(&clock::zone(), it.due),
                        closes: instant_of(&clock::zone(), it.closes),
                        notice,
                        handed: None,
                        shown: None,
                        later: Vec::new(),
                    },
                    put_off: last_put_off(&choices, &it.id),
                });
            }
            self.reminded.insert(id, it.id);
        }
        Ok(planned)
    }

    /// Records what was put off from notifications, also while the journal was locked.
    fn record_later(&mut self) -> Result<(), Trouble> {
        for item in self.shelf.list().items() {
            if item.later.is_empty() {
                continue;
            }
            if let Some(occurrence) = self.reminded.get(&item.id).cloned() {
                for at in &item.later {
                    let stamp = clock::stamp_of(*at);
                    let choice = Entry::Choice(Choice {
                        occurrence: occurrence.clone(),
                        choice: Chosen::LaterQuarterHour,
                    });
                    self.journal()?.record(&choice, &stamp, None)?;
                    self.journal()?
                        .ledger_mark(&occurrence, LedgerState::Later, &stamp)?;
                }
            }
            self.shelf.change(|list| list.is_recorded(&item.id));
        }
        Ok(())
    }

    /// Marks in the journal's ledger what was shown, and what nobody could be told.
    fn mark(&mut self) -> Result<(), Trouble> {
        let wall = clock::now().naive_local();
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
                self.journal()?.ledger_mark(&occurrence, state, &stamp)?;
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

fn last_put_off(choices: &[Recorded<Choice>], id: &OccurrenceId) -> Option<DateTime<FixedOffset>> {
    let is_same = |of: &OccurrenceId| {
        of.session == id.session && of.rule == id.rule && care_day(of.due) == care_day(id.due)
    };
    choices
        .iter()
        .filter(|it| is_same(&it.fact.occurrence))
        .filter_map(|it| match it.fact.choice {
            Chosen::LaterQuarterHour | Chosen::LaterHour | Chosen::LaterThisEvening => {
                Some(it.recorded.at)
            }
            Chosen::Skip | Chosen::Done => None,
        })
        .max()
}
