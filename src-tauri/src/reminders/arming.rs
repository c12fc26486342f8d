//! Which reminders a phone's system is asked to show while the app sleeps, under which numbers,
//! and which it is to forget. No plugin, no clock; the numbers asked for stand on the list.

use std::collections::HashSet;

use care::schedule::Notice;
use chrono::{DateTime, FixedOffset, TimeDelta};

use super::{item::Item, list::List};

mod tests;

/// A phone keeps 64 at most, and has had trouble below that.
const AT_MOST: usize = 48;

/// The number of the one that asks to open the app; no reminder has it.
const OPEN_THE_APP: i32 = i32::MAX;

type Moment = DateTime<FixedOffset>;

/// Something that the system is to show once, at a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alarm {
    /// Names it to the system; the same each time.
    pub number: i32,
    /// When.
    pub at: Moment,
    /// In which words.
    pub text: Text,
}

/// The words of an alarm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Text {
    /// Those of a reminder.
    Of(Notice),
    /// The test that the patient asked for.
    Test,
    /// No more are with the system: more come once the app was opened.
    OpenTheApp,
}

/// What the system is to be asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arming {
    /// Numbers that it is to forget.
    pub cancel: Vec<i32>,
    /// What it is to show, soonest first; a number that it has already is set anew.
    pub set: Vec<Alarm>,
}

impl List {
    /// What the system is to be asked at `now`, if it `may` show anything; the list remembers it.
    ///
    /// What the system was asked for and has fallen due counts as handed to it. It is not
    /// known to be shown: no code of ours runs when a phone shows it.
    pub fn arm(&mut self, may: bool, now: Moment) -> Arming {
        let armed: HashSet<i32> = self.armed.iter().copied().collect();
        for item in self.items_mut() {
            if item.waits_at(now) && armed.contains(&number(&item.id)) {
                item.handed = Some(now);
            }
        }
        let set = if may { alarms(self, now) } else { Vec::new() };
        let numbers: Vec<i32> = set.iter().map(|it| it.number).collect();
        let mut cancel = std::mem::replace(&mut self.armed, numbers);
        cancel.retain(|it| !self.armed.contains(it));
        Arming { cancel, set }
    }

    /// The reminder with this number.
    pub fn numbered(&self, wanted: i32) -> Option<&Item> {
        self.items().iter().find(|it| number(&it.id) == wanted)
    }
}

/// The next reminders, soonest first; the last one asks to open the app.
fn alarms(list: &List, now: Moment) -> Vec<Alarm> {
    let waits = |it: &&Item| now < it.due && it.handed.is_none() && it.done.is_none();
    let mut items: Vec<&Item> = list.items().iter().filter(waits).collect();
    items.sort_by(|a, b| (a.due, &a.id).cmp(&(b.due, &b.id)));
    // Two of one number: the later one waits until the earlier has been.
    let mut taken = HashSet::from([OPEN_THE_APP]);
    items.retain(|it| taken.insert(number(&it.id)));
    let next = items.get(AT_MOST - 1).map(|it| it.due);
    items.truncate(AT_MOST - 1);
    let mut alarms: Vec<Alarm> = items
        .iter()
        .map(|it| Alarm {
            number: number(&it.id),
            at: it.due,
            text: if it.is_test() {
                Text::Test
            } else {
                Text::Of(it.notice)
            },
        })
        .collect();
    if let Some(last) = items.last() {
        alarms.push(Alarm {
            number: OPEN_THE_APP,
            at: next.unwrap_or(last.due + TimeDelta::days(1)),
            text: Text::OpenTheApp,
        });
    }
    alarms
}

/// The number of a reminder for the system: 31 bits of its name, and never 0.
fn number(id: &str) -> i32 {
    let bits = id.bytes().fold(0_u32, |bits, byte| {
        // FNV-1a: also names that are no hex digits have a number.
        (bits ^ u32::from(byte)).wrapping_mul(16_777_619)
    });
    i32::try_from(bits & 0x7fff_ffff).unwrap_or_default().max(1)
}
