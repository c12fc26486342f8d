//! The list of reminders: what is to be shown when, what was, and what was pressed. No disk, no clock.

use std::ops::Range;

use care::{schedule::Notice, today::Reminders};
use chrono::{DateTime, FixedOffset, TimeDelta};
use serde::{Deserialize, Deserializer, Serialize, de::DeserializeOwned};

use super::item::{Item, TEST};

// By their paths, for whoever throws bytes at this file alone (tests/fuzz).
#[path = "list/nights.rs"]
mod nights;
#[path = "list/tests.rs"]
mod tests;

/// Again in a quarter of an hour, as `Chosen::LaterQuarterHour` has it.
const LATER: TimeDelta = TimeDelta::minutes(15);

/// What was put off stays open for so long, as in `care::answered`.
const OPEN_AGAIN: TimeDelta = TimeDelta::hours(1);

/// What is due for longer than this was missed, because the device slept or the app was off.
const MISSED_AFTER: TimeDelta = TimeDelta::minutes(2);

type Moment = DateTime<FixedOffset>;

/// One notification: of one reminder, or of several that were missed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// The reminders that it stands for; a tap opens the last.
    pub ids: Vec<String>,
    /// The words of the reminder; none for several.
    pub notice: Option<Notice>,
    /// Whether it has the button "Done".
    pub one_tap: bool,
}

/// All reminders of the coming days.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct List {
    #[serde(default, deserialize_with = "those_understood")]
    reminders: Vec<Item>,
    /// When the patient sleeps, in the coming days.
    #[serde(
        default,
        deserialize_with = "those_understood",
        skip_serializing_if = "Vec::is_empty"
    )]
    nights: Vec<Range<Moment>>,
    /// On phones: the numbers of what the system was asked to show.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) armed: Vec<i32>,
}

impl Call {
    /// Whether it is the test that the patient asked for.
    pub fn is_test(&self) -> bool {
        self.ids == [TEST]
    }
}

impl List {
    /// All of them.
    pub fn items(&self) -> &[Item] {
        &self.reminders
    }

    pub(super) fn items_mut(&mut self) -> impl Iterator<Item = &mut Item> {
        self.reminders.iter_mut()
    }

    /// When a notification service last took one.
    pub fn last_shown(&self) -> Option<Moment> {
        self.reminders.iter().filter_map(|it| it.shown).max()
    }

    /// Whether the last one that there is news of reached the patient.
    pub fn heard(&self) -> Reminders {
        let items = self.reminders.iter();
        let last = items.max_by_key(|it| it.shown.max(it.unheard));
        match last.and_then(|it| it.unheard) {
            Some(_) => Reminders::Unheard,
            None => Reminders::Heard,
        }
    }

    /// Lays out what the plan has now. What was shown stays shown, unless it was put off since;
    /// what is due already makes no noise, unless it was waiting to be handed out.
    pub fn lay_out(&mut self, planned: Vec<Item>, now: Moment) {
        let old = std::mem::take(&mut self.reminders);
        let test = old.iter().find(|it| it.is_test() && it.is_told_of(now));
        self.reminders.extend(test.cloned());
        self.reminders.extend(planned.into_iter().map(|mut item| {
            let known = old.iter().find(|it| it.id == item.id);
            if let Some(known) = known {
                item.goes_on_from(known);
            }
            let was_waiting = known.is_some_and(|it| it.handed.is_none() && it.due <= now);
            if item.due <= now && !was_waiting {
                // The patient is in the app, where it is on screen.
                item.handed.get_or_insert(now);
            }
            item
        }));
    }

    /// What was missed waits for the end of these nights.
    pub fn keep_quiet(&mut self, nights: Vec<Range<Moment>>) {
        self.nights = nights;
    }

    /// Whether [`List::hand_out`] would hand out anything.
    pub fn has_due(&self, now: Moment) -> bool {
        let is_night = self.is_night(now);
        let mut reminders = self.reminders.iter();
        reminders.any(|it| it.waits_at(now) && !(is_night && was_missed(it, now)))
    }

    /// Hands out what is due: each once. Where some of it was missed, all of it makes one call,
    /// and none wakes the patient: in the night only that comes which is due just then.
    pub fn hand_out(&mut self, now: Moment) -> Vec<Call> {
        let is_night = self.is_night(now);
        let mut due: Vec<&mut Item> = self.reminders.iter_mut().collect();
        due.retain(|it| it.waits_at(now) && !(is_night && was_missed(it, now)));
        due.sort_by(|a, b| (a.due, &a.id).cmp(&(b.due, &b.id)));
        let missed = due.iter().any(|it| was_missed(it, now));
        due.iter_mut().for_each(|it| it.handed = Some(now));
        if missed && due.len() > 1 {
            return vec![Call {
                ids: due.into_iter().map(|it| it.id.clone()).collect(),
                notice: None,
                one_tap: false,
            }];
        }
        let call = |it: &mut Item| Call {
            ids: vec![it.id.clone()],
            notice: Some(it.notice),
            one_tap: it.one_tap,
        };
        due.into_iter().map(call).collect()
    }

    /// The notification service took the call.
    pub fn was_taken(&mut self, call: &Call, now: Moment) {
        self.each(call, |it| (it.shown, it.unheard) = (Some(now), None));
    }

    /// The notification service refused the call: it may be tried again. Answers whether that
    /// is news.
    pub fn was_refused(&mut self, call: &Call, now: Moment) -> bool {
        let of_call = |it: &&Item| call.ids.contains(&it.id);
        let is_news = self
            .reminders
            .iter()
            .filter(of_call)
            .any(|it| it.unheard.is_none());
        self.each(call, |it| (it.handed, it.unheard) = (None, Some(now)));
        is_news
    }

    /// The notification service does not answer: it may have shown the call, or will, or will not.
    pub fn was_not_answered(&mut self, call: &Call, now: Moment) {
        self.each(call, |it| {
            if it.shown.is_none() {
                it.unheard = Some(now);
            }
        });
    }

    /// Whether the notification of this call still has something to say.
    pub fn stands(&self, call: &Call, now: Moment) -> bool {
        let open = |it: &Item| it.done.is_none() && it.handed.is_some() && now < it.closes;
        self.reminders
            .iter()
            .any(|it| call.ids.contains(&it.id) && open(it))
    }

    /// The patient tapped the notification.
    pub fn was_opened(&mut self, call: &Call, now: Moment) {
        self.last(call, |it| it.opened = Some(now));
    }

    /// The patient pressed "Later": the last of the call comes again in a quarter of an hour.
    pub fn put_off(&mut self, call: &Call, now: Moment) {
        self.last(call, |it| {
            it.later.push(now);
            it.put_off = Some(now);
            it.due = now + LATER;
            it.closes = it.closes.max(it.due + OPEN_AGAIN);
            (it.handed, it.shown, it.unheard) = (None, None, None);
        });
    }

    /// The patient pressed "Done".
    pub fn was_done(&mut self, call: &Call, now: Moment) {
        self.last(call, |it| it.done = Some(now));
    }

    /// What was pressed up to `last` stands in the journal now.
    pub fn is_recorded(&mut self, id: &str, last: Moment) {
        for item in self.reminders.iter_mut().filter(|it| it.id == id) {
            item.later.retain(|at| *at > last);
            item.done = item.done.filter(|at| *at > last);
        }
    }

    /// Sets the test reminder, in place of one before.
    pub fn set_test(&mut self, due: Moment) {
        self.reminders.retain(|it| !it.is_test());
        self.reminders.push(Item::test(due));
    }

    fn is_night(&self, now: Moment) -> bool {
        self.nights.iter().any(|night| night.contains(&now))
    }

    fn each(&mut self, call: &Call, change: impl Fn(&mut Item)) {
        let items = self.reminders.iter_mut();
        items
            .filter(|it| call.ids.contains(&it.id))
            .for_each(change);
    }

    fn last(&mut self, call: &Call, change: impl FnOnce(&mut Item)) {
        let last = call.ids.last();
        if let Some(item) = self.reminders.iter_mut().find(|it| Some(&it.id) == last) {
            change(item);
        }
    }
}

fn was_missed(item: &Item, now: Moment) -> bool {
    item.due + MISSED_AFTER < now && !item.is_test()
}

/// A newer app may have written what this one cannot read: the rest is still worth reminding of.
fn those_understood<'de, D, T>(from: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: DeserializeOwned,
{
    let all = Vec::<serde_json::Value>::deserialize(from)?;
    let items = all.into_iter().map(serde_json::from_value);
    Ok(items.filter_map(Result::ok).collect())
}
