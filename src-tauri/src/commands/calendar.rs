//! The coming reminders as a calendar file, for a calendar that rings by itself.

use care::{
    contract::SaveCalendar,
    schedule::{Occurrence, Record, State},
    time::{instant_of, wall_clock},
};
use chrono::{DateTime, FixedOffset, TimeDelta};
use report::calendar::{Event, calendar};

use crate::{
    clock,
    desk::{Desk, Handle},
    documents,
    failure::Trouble,
};

/// As far as the reminders are laid out.
const AHEAD: TimeDelta = TimeDelta::days(14);

type Moment = DateTime<FixedOffset>;

impl Handle for SaveCalendar {
    fn handle(self, desk: &mut Desk) -> Result<String, Trouble> {
        let now = clock::now();
        let record = desk.record(now)?;
        let events = desk.events(&record, now)?;
        let (name, rules) = (clock::goes_by(&record), clock::zone_of(&record));
        let file = calendar(&events, &name, &rules, now, &desk.words);
        let date = now.date_naive().to_string();
        let stem = desk
            .words
            .say_with("calendar-file-name", &[("date", date.into())]);
        let saved = documents::save(&desk.documents, &stem, "ics", file.as_bytes())?;
        Ok(documents::told(&saved))
    }
}

impl Desk {
    /// What the plan has from now on, as events.
    fn events(&mut self, record: &Record, now: Moment) -> Result<Vec<Event>, Trouble> {
        let zone = clock::zone_of(record);
        let wall = wall_clock(&zone, now);
        let mut events = Vec::new();
        for it in self.occurrences(record, now, wall, wall + AHEAD)? {
            if let Some(notice) = it.notice {
                events.push(Event {
                    uid: self.journal()?.tag(&it.id),
                    starts: instant_of(&zone, it.due),
                    notice,
                    is_off: is_off(&it),
                });
            }
        }
        Ok(events)
    }
}

/// Done early or called off: an earlier file may still have it.
fn is_off(it: &Occurrence) -> bool {
    match it.state {
        State::Ahead | State::Due => false,
        State::Done | State::Skipped | State::Missed => true,
    }
}
