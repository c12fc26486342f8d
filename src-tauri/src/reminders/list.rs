//! The list of reminders: what is to be shown when, what was, and what was put off. No disk, no clock.

use care::schedule::Notice;
use chrono::{DateTime, FixedOffset, TimeDelta};
use serde::{Deserialize, Serialize};

/// Again in a quarter of an hour, as `Chosen::LaterQuarterHour` has it.
const LATER: TimeDelta = TimeDelta::minutes(15);

/// What was put off stays open for so long, as in `care::answered`.
const OPEN_AGAIN: TimeDelta = TimeDelta::hours(1);

/// What is due for longer than this was missed, because the device slept or the app was off.
const MISSED_AFTER: TimeDelta = TimeDelta::minutes(2);

type Moment = DateTime<FixedOffset>;

/// One reminder, in the open: nothing here says what it is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Means something only with the journal's key.
    pub id: String,
    /// When it is to be shown.
    pub due: Moment,
    /// From when on it is not shown any more.
    pub closes: Moment,
    /// In which neutral words.
    pub notice: Notice,
    /// When it was handed to the notification service, or seen in the app.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handed: Option<Moment>,
    /// When the notification service took it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shown: Option<Moment>,
    /// When the patient pressed "Later"; not in the journal yet.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub later: Vec<Moment>,
}

/// A reminder as the plan has it now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    /// What stands in the open.
    pub item: Item,
    /// When the patient last put it off.
    pub put_off: Option<Moment>,
}

/// One notification: of one reminder, or of several that were missed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// The reminders that it stands for; a tap opens the last.
    pub ids: Vec<String>,
    /// The words of the reminder; none for several.
    pub notice: Option<Notice>,
}

/// All reminders of the coming days.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct List {
    reminders: Vec<Item>,
}

impl List {
    /// All of them.
    pub fn items(&self) -> &[Item] {
        &self.reminders
    }

    /// When a notification service last took one.
    pub fn last_shown(&self) -> Option<Moment> {
        self.reminders.iter().filter_map(|it| it.shown).max()
    }

    /// Lays out what the plan has now. What was shown stays shown, unless it was put off since.
    pub fn lay_out(&mut self, planned: Vec<Planned>, now: Moment) {
        let old = std::mem::take(&mut self.reminders);
        self.reminders = planned
            .into_iter()
            .map(|Planned { mut item, put_off }| {
                match old.iter().find(|it| it.id == item.id) {
                    Some(known) => {
                        let told = known.handed.filter(|told| {
                            !put_off.is_some_and(|put_off| put_off > *told && item.due > *told)
                        });
                        item.handed = told;
                        item.shown = known.shown.filter(|_| told.is_some());
                        item.later.clone_from(&known.later);
                    }
                    // The patient is in the app, where it is on screen.
                    None if item.due <= now => item.handed = Some(now),
                    None => {}
                }
                item
            })
            .collect();
    }

    /// Hands out what is due: each once. Several that were missed make one call.
    pub fn hand_out(&mut self, now: Moment) -> Vec<Call> {
        let (mut calls, mut missed) = (Vec::new(), Vec::new());
        for item in &mut self.reminders {
            if item.handed.is_some() || now < item.due || item.closes <= now {
                continue;
            }
            item.handed = Some(now);
            if item.due + MISSED_AFTER < now {
                missed.push((item.due, item.id.clone(), item.notice));
            } else {
                calls.push(Call {
                    ids: vec![item.id.clone()],
                    notice: Some(item.notice),
                });
            }
        }
        missed.sort();
        if let Some((_, _, notice)) = missed.last() {
            calls.push(Call {
                notice: (missed.len() == 1).then_some(*notice),
                ids: missed.into_iter().map(|(_, id, _)| id).collect(),
            });
        }
        calls
    }

    /// The notification service took the call.
    pub fn was_taken(&mut self, call: &Call, now: Moment) {
        self.each(call, |item| item.shown = Some(now));
    }

    /// The notification service refused the call: it may be tried again.
    pub fn was_refused(&mut self, call: &Call) {
        self.each(call, |item| item.handed = None);
    }

    /// The patient pressed "Later": the last of the call comes again in a quarter of an hour.
    pub fn put_off(&mut self, call: &Call, now: Moment) {
        let last = call.ids.last();
        let item = self.reminders.iter_mut().find(|it| Some(&it.id) == last);
        if let Some(item) = item {
            item.later.push(now);
            item.due = now + LATER;
            item.closes = item.closes.max(item.due + OPEN_AGAIN);
            (item.handed, item.shown) = (None, None);
        }
    }

    /// What was put off up to `last` stands in the journal now.
    pub fn is_recorded(&mut self, id: &str, last: Moment) {
        for item in self.reminders.iter_mut().filter(|it| it.id == id) {
            item.later.retain(|at| *at > last);
        }
    }

    fn each(&mut self, call: &Call, change: impl Fn(&mut Item)) {
        let items = self.reminders.iter_mut();
        items
            .filter(|it| call.ids.contains(&it.id))
            .for_each(change);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(time: &str) -> Moment {
        format!("2026-10-28T{time}:00+01:00").parse().unwrap()
    }

    fn planned(id: &str, due: &str, closes: &str) -> Planned {
        Planned {
            item: Item {
                id: id.into(),
                due: at(due),
                closes: at(closes),
                notice: Notice::Practice,
                handed: None,
                shown: None,
                later: vec![],
            },
            put_off: None,
        }
    }

    fn list(planned: Vec<Planned>) -> List {
        let mut list = List::default();
        list.lay_out(planned, at("00:00"));
        list
    }

    fn ids(calls: &[Call]) -> Vec<Vec<&str>> {
        calls
            .iter()
            .map(|it| it.ids.iter().map(String::as_str).collect())
            .collect()
    }

    #[test]
    fn a_due_reminder_is_handed_out_once_also_when_the_clock_goes_back() {
        let mut list = list(vec![planned("a", "09:00", "12:00")]);
        assert!(list.hand_out(at("08:59")).is_empty());
        assert_eq!(ids(&list.hand_out(at("09:00"))), [["a"]]);
        assert!(list.hand_out(at("09:01")).is_empty());
        assert!(list.hand_out(at("08:00")).is_empty());
        assert!(list.hand_out(at("09:00")).is_empty());
    }

    #[test]
    fn what_has_closed_is_not_shown_any_more() {
        let mut list = list(vec![planned("a", "09:00", "12:00")]);
        assert!(list.hand_out(at("12:00")).is_empty());
    }

    #[test]
    fn several_missed_ones_make_one_call_in_words_of_none_of_them() {
        let mut list = list(vec![
            planned("b", "10:00", "20:00"),
            planned("a", "09:00", "20:00"),
            planned("gone", "08:00", "09:00"),
            planned("now", "14:00", "20:00"),
        ]);
        let calls = list.hand_out(at("14:01"));
        assert_eq!(ids(&calls), [vec!["now"], vec!["a", "b"]]);
        assert_eq!(calls[1].notice, None);
        assert!(list.hand_out(at("14:02")).is_empty());
    }

    #[test]
    fn a_refused_call_is_not_marked_shown_and_comes_again() {
        let mut list = list(vec![planned("a", "09:00", "12:00")]);
        let calls = list.hand_out(at("09:00"));
        list.was_refused(&calls[0]);
        assert_eq!(list.items()[0].shown, None);
        assert_eq!(list.hand_out(at("09:01")), calls);
    }

    #[test]
    fn what_was_handed_out_before_a_crash_is_not_shown_a_second_time() {
        let mut list = list(vec![planned("a", "09:00", "12:00")]);
        list.hand_out(at("09:00"));
        let text = serde_json::to_string(&list).unwrap();
        let mut read: List = serde_json::from_str(&text).unwrap();
        assert!(read.hand_out(at("09:01")).is_empty());
    }

    #[test]
    fn later_comes_again_in_a_quarter_of_an_hour_and_waits_for_the_journal() {
        let mut list = list(vec![planned("a", "09:00", "09:10")]);
        let calls = list.hand_out(at("09:00"));
        list.was_taken(&calls[0], at("09:00"));
        list.put_off(&calls[0], at("09:05"));
        assert_eq!(list.items()[0].later, [at("09:05")]);
        assert!(list.hand_out(at("09:19")).is_empty());
        assert_eq!(list.hand_out(at("09:20")), calls);
    }

    #[test]
    fn a_new_layout_keeps_what_was_shown_unless_it_was_put_off_since() {
        let mut list = list(vec![planned("a", "09:00", "12:00")]);
        list.hand_out(at("09:00"));
        // Recorded nights moved it by minutes: still the same asking.
        list.lay_out(vec![planned("a", "09:10", "12:00")], at("09:05"));
        assert!(list.hand_out(at("09:10")).is_empty());
        let mut put_off = planned("a", "10:05", "12:00");
        put_off.put_off = Some(at("09:05"));
        list.lay_out(vec![put_off.clone()], at("09:06"));
        assert_eq!(list.hand_out(at("10:05")).len(), 1);
        list.lay_out(vec![put_off], at("10:06"));
        assert!(list.hand_out(at("10:07")).is_empty(), "put off only once");
    }

    #[test]
    fn what_is_due_already_when_the_patient_is_in_the_app_makes_no_noise() {
        let mut list = List::default();
        list.lay_out(vec![planned("a", "09:00", "12:00")], at("10:00"));
        assert!(list.hand_out(at("10:00")).is_empty());
        assert_eq!(list.items()[0].shown, None);
    }
}
