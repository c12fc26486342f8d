//! Journal and list brought together, as the shell does it after every change.

use care::{
    entry::{Choice, Chosen},
    phases::Clock,
    schedule::{Occurrence, OccurrenceId, State},
    time::instant_of,
    usual::nights_ahead,
};
use chrono::{DateTime, FixedOffset};
use shell::reminders::item::Item;

use crate::prove::{
    laws,
    life::{AHEAD, BEHIND, Engine, Life, key, name},
};

impl Life {
    /// Journal and list are brought together, and every law is looked at.
    pub fn settle(&mut self) {
        if !self.open {
            return;
        }
        self.record_later();
        let before = self.list.clone();
        let found = self.in_sight(&self.last_days());
        let mut planned = self.planned(&found);
        let scratch = planned.clone();
        if self.engine == Engine::Patches {
            let stays = |it: &&Item| planned.iter().all(|new| new.id != it.id);
            let stay: Vec<_> = before.items().iter().filter(stays).cloned().collect();
            planned.extend(stay);
        }
        let told = match self.engine {
            Engine::ArmsThePast => self.now - BEHIND,
            Engine::Ours | Engine::Patches | Engine::Forgets | Engine::Crowds | Engine::Wakes => {
                self.now
            }
        };
        self.list.lay_out(planned, told);
        let (habits, zone) = (self.habits(), self.zone());
        self.laid_by = Some((habits, zone));
        if self.engine != Engine::Wakes {
            let clock = Clock {
                habits: &habits,
                zone: &zone,
            };
            self.list.keep_quiet(nights_ahead(clock, self.now, AHEAD));
        }
        let due = self.list.items().iter().filter(|it| it.due <= self.now);
        self.on_screen.extend(due.map(|it| it.id.clone()));
        laws::look(self, &found, &before, scratch);
    }

    fn record_later(&mut self) {
        let pressed: Vec<Item> = self.list.items().to_vec();
        for item in pressed.iter().filter(|it| !it.later.is_empty()) {
            if let Some(occurrence) = self.names.get(&item.id).cloned() {
                for at in &item.later {
                    let choice = Choice {
                        occurrence: occurrence.clone(),
                        choice: Chosen::LaterQuarterHour,
                    };
                    let mut recorded = self.recorded(choice);
                    recorded.recorded = self.stamp_of(*at);
                    self.record.choices.push(recorded);
                }
            }
            if let Some(last) = item.later.last() {
                self.list.is_recorded(&item.id, *last);
            }
        }
    }

    fn planned(&mut self, found: &[Occurrence]) -> Vec<Item> {
        let zone = self.zone();
        let mut planned = Vec::new();
        self.names.clear();
        for it in found {
            self.names.insert(name(&it.id), it.id.clone());
            let to_be_shown = match it.state {
                State::Ahead | State::Due => it.notice,
                State::Done | State::Skipped | State::Missed => None,
            };
            if let Some(notice) = to_be_shown {
                let (due, closes) = (instant_of(&zone, it.due), instant_of(&zone, it.closes));
                let mut item = Item::new(name(&it.id), due, closes, notice);
                item.put_off = self.last_put_off(&it.id);
                // As the ledger knows it.
                let rang = self.rang.get(&item.id).and_then(|it| it.last().copied());
                item.shown = rang.filter(|rang| item.put_off.is_none_or(|it| it < *rang));
                item.handed = item.shown.filter(|_| self.engine != Engine::Forgets);
                planned.push(item);
            }
        }
        planned
    }

    fn last_put_off(&self, id: &OccurrenceId) -> Option<DateTime<FixedOffset>> {
        let about = self.record.choices.iter();
        about
            .filter(|it| key(&it.fact.occurrence) == key(id))
            .filter(|it| match it.fact.choice {
                Chosen::LaterQuarterHour | Chosen::LaterHour | Chosen::LaterThisEvening => true,
                Chosen::Skip | Chosen::Done => false,
            })
            .map(|it| it.recorded.at)
            .max()
    }
}
