//! A history as it is lived: the rules of care and the shell's list of reminders, without disk and window.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use care::{
    entry::{Chosen, EntryId, Recorded},
    phases::is_quiet,
    plan::{CarePlan, default_plan},
    profile::Habits,
    schedule::{Occurrence, OccurrenceId, RECORD_DAYS, Record, occurrences},
    session::that_decide,
    time::{Stamp, care_day, wall_clock},
    usual::usual_nights,
    zones::goes_by,
};
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, TimeDelta};
use chrono_tz::Tz;
use shell::reminders::list::{Call, List};

use crate::prove::{figures::Seen, history::Beginning};

/// As the shell lays reminders out.
pub(crate) const AHEAD: TimeDelta = TimeDelta::days(14);
pub(crate) const BEHIND: TimeDelta = TimeDelta::days(1);

/// What is due for longer than this was missed.
const MISSED_AFTER: TimeDelta = TimeDelta::minutes(2);

/// Session, rule and care day: what an answer is matched by.
pub type Key = (EntryId, String, NaiveDate);

/// What lays the reminders out. A proof that does not see the wrong ones sees nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// As the app does.
    Ours,
    /// Puts what is new beside what is there, in place of laying all out anew.
    Patches,
    /// Takes what is long due for new.
    ArmsThePast,
    /// Forgets at a restart what was shown.
    Forgets,
    /// Knows no distance between two reminders.
    Crowds,
    /// Does not know, beside the journal, when the patient sleeps.
    Wakes,
}

/// One patient with a device.
pub struct Life {
    /// The plan as the engine has it.
    pub plan: CarePlan,
    /// What stands in the journal.
    pub record: Record,
    /// Stated nights.
    pub stated: Habits,
    /// The moment.
    pub now: DateTime<FixedOffset>,
    /// The zone of the device.
    pub device: Tz,
    /// What lies beside the journal.
    pub list: List,
    /// Whether the journal is open.
    pub open: bool,
    /// Whether a notification service answers.
    pub hears: bool,
    /// The last notification.
    pub last: Option<Call>,
    /// When each reminder was shown.
    pub rang: BTreeMap<String, Vec<DateTime<FixedOffset>>>,
    /// Reminders that fell due while the patient was in the app.
    pub on_screen: BTreeSet<String>,
    /// How often each was put off.
    pub put_off: BTreeMap<Key, usize>,
    /// What was done or skipped, as it was last said.
    pub over: BTreeMap<Key, Chosen>,
    /// What was counted, and what was wrong.
    pub seen: Seen,
    pub(crate) engine: Engine,
    pub(crate) names: HashMap<String, OccurrenceId>,
    /// The nights and the zone by which reminders were laid out last.
    pub(crate) laid_by: Option<(Habits, Tz)>,
    numbers: i64,
}

impl Life {
    /// The first moment.
    pub fn begins(beginning: &Beginning, engine: Engine) -> Self {
        let mut plan = default_plan();
        if engine == Engine::Crowds {
            plan.apart_min = 0;
        }
        Self {
            plan,
            record: Record::default(),
            stated: beginning.habits,
            now: beginning.at.fixed_offset(),
            device: beginning.zone,
            list: List::default(),
            open: true,
            hears: true,
            last: None,
            rang: BTreeMap::new(),
            on_screen: BTreeSet::new(),
            put_off: BTreeMap::new(),
            over: BTreeMap::new(),
            seen: Seen::default(),
            engine,
            names: HashMap::new(),
            laid_by: None,
            numbers: 0,
        }
    }

    /// The zone by which the patient goes.
    pub fn zone(&self) -> Tz {
        let goes = goes_by(&self.record, self.device.name());
        goes.zone.parse().expect("a zone of the list")
    }

    /// The wall clock by which the patient goes.
    pub fn wall(&self) -> NaiveDateTime {
        wall_clock(&self.zone(), self.now)
    }

    /// Nights as they are reckoned now.
    pub fn habits(&self) -> Habits {
        usual_nights(&self.record.filled, &self.stated, care_day(self.wall()))
    }

    /// What the plan asks for from `behind` until `ahead` of now.
    pub fn asked(&self, record: &Record, behind: TimeDelta, ahead: TimeDelta) -> Vec<Occurrence> {
        let (zone, wall) = (self.zone(), self.wall());
        let window = wall - behind..wall + ahead;
        occurrences(&self.plan, record, &self.stated, &zone, self.now, window)
    }

    /// What the shell looks at.
    pub fn in_sight(&self, record: &Record) -> Vec<Occurrence> {
        self.asked(record, BEHIND, AHEAD)
    }

    /// The record as the shell reads it: all wishes, of the rest the last days.
    pub fn last_days(&self) -> Record {
        let since = care_day(self.wall()) - TimeDelta::days(RECORD_DAYS);
        let mut record = self.record.clone();
        record.sessions = that_decide(&record.sessions, since);
        record.filled.retain(|it| it.day >= since);
        record.rests.retain(|it| it.day >= since);
        record.choices.retain(|it| it.day >= since);
        record
    }

    /// This moment, to be recorded.
    pub fn stamp(&self) -> Stamp {
        self.stamp_of(self.now)
    }

    pub(crate) fn stamp_of(&self, at: DateTime<FixedOffset>) -> Stamp {
        let zone = self.device;
        Stamp {
            at: at.with_timezone(&zone).fixed_offset(),
            zone: zone.name().to_owned(),
        }
    }

    /// A new entry of now.
    pub fn recorded<T>(&mut self, fact: T) -> Recorded<T> {
        self.numbers += 1;
        let recorded = self.stamp();
        let at = recorded.at.naive_local();
        Recorded {
            id: EntryId(self.numbers),
            recorded,
            day: care_day(at),
            at,
            corrected: false,
            fact,
        }
    }

    /// Time passes, and every reminder on the way comes at its moment.
    pub fn wait(&mut self, time: TimeDelta) {
        let until = self.now + time;
        self.poll();
        while let Some(due) = self.next_due().filter(|due| *due <= until) {
            self.now = due;
            self.poll();
        }
        self.now = until;
        self.poll();
    }

    fn next_due(&self) -> Option<DateTime<FixedOffset>> {
        let ahead = self.list.items().iter().filter(|it| it.handed.is_none());
        ahead.map(|it| it.due).filter(|due| *due > self.now).min()
    }

    /// The thread of the reminders looks at the clock.
    pub fn poll(&mut self) {
        let late = |list: &List, call: &Call, now| {
            let items = list.items().iter().filter(|it| call.ids.contains(&it.id));
            items
                .map(|it| it.due)
                .max()
                .is_some_and(|due| due + MISSED_AFTER < now)
        };
        let before = self.list.clone();
        let calls = self.list.hand_out(self.now);
        let gentle = calls.iter().filter(|it| late(&before, it, self.now));
        self.seen
            .wrong("more than one catch-up", gentle.count().saturating_sub(1));
        let asleep = self
            .laid_by
            .is_some_and(|(habits, zone)| is_quiet(&habits, wall_clock(&zone, self.now)));
        let mut late_calls = calls.iter().filter(|it| late(&before, it, self.now));
        let wakes = asleep && late_calls.next().is_some();
        self.seen
            .wrong("a catch-up in the night", usize::from(wakes));
        for call in &calls {
            if !self.hears {
                self.list.was_refused(call, self.now);
                continue;
            }
            self.list.was_taken(call, self.now);
            self.seen.tried("notifications", 1);
            for id in &call.ids {
                self.rang.entry(id.clone()).or_default().push(self.now);
            }
            self.last = Some(call.clone());
        }
        if !calls.is_empty() {
            self.settle();
        }
    }

    /// The patient presses "Later" on the last notification.
    pub fn press(&mut self) {
        let Some(call) = self.last.take() else {
            return;
        };
        self.list.put_off(&call, self.now);
        if let Some(name) = call.ids.last().and_then(|it| self.names.get(it)) {
            let key = key(name);
            // What was done stays done; what was skipped comes again if it is put off after that.
            if self.over.get(&key) == Some(&Chosen::Skip) {
                self.over.remove(&key);
            }
            *self.put_off.entry(key).or_default() += 1;
        }
        self.settle();
    }

    /// The app ends and begins again.
    pub fn restart(&mut self) {
        let mut file = serde_json::to_value(&self.list).expect("a list is plain data");
        if self.engine == Engine::Forgets
            && let Some(items) = file["reminders"].as_array_mut()
        {
            for it in items.iter_mut().filter_map(|it| it.as_object_mut()) {
                it.remove("handed");
            }
        }
        let read: List = serde_json::from_value(file).expect("and is read again");
        let differs = read != self.list && self.engine != Engine::Forgets;
        self.seen.wrong("lost at a restart", usize::from(differs));
        self.list = read;
        self.open = false;
        self.last = None;
        self.poll();
    }

    /// Opens the journal, where it is locked.
    pub fn unlock(&mut self) {
        if !self.open {
            self.open = true;
            self.settle();
        }
    }
}

/// The name of a reminder in the open.
pub fn name(id: &OccurrenceId) -> String {
    format!("{} {} {}", id.session.0, id.rule.0, id.due)
}

/// What an answer is matched by.
pub fn key(id: &OccurrenceId) -> Key {
    (id.session, id.rule.0.clone(), care_day(id.due))
}
