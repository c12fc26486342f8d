//! The coming reminders as a calendar file (RFC 5545), for a calendar that rings by itself.
//! Nothing in it says what they are about: neutral words, and names that mean something only
//! to the journal.
//!
//! Written by hand, as the writer on crates.io asks a clock and stamps what must bear no stamp.

use care::{schedule::Notice, words::Words};
use chrono::{DateTime, FixedOffset, NaiveDateTime, TimeDelta, TimeZone, Utc};

use crate::calendar_zone::rules_of;

/// A reminder as it stands in the calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The same in every file: an import changes the event instead of adding another.
    pub uid: String,
    /// When it rings.
    pub starts: DateTime<FixedOffset>,
    /// In which neutral words.
    pub notice: Notice,
    /// It was done early, or is not wanted: an import takes it away.
    pub is_off: bool,
}

/// Long enough to be seen among other events, and it blocks no time.
const LASTS: TimeDelta = TimeDelta::minutes(10);

/// Versions of an event are counted in minutes from here, so that a later file is the newer one.
const COUNTED_FROM: DateTime<Utc> =
    DateTime::from_timestamp(1_577_836_800, 0).expect("the first of January 2020");

/// The events as a file, on the wall clock of the zone `named` with these `rules`.
///
/// `made` is the moment of saving.
pub fn calendar(
    events: &[Event],
    named: &str,
    rules: &impl TimeZone,
    made: DateTime<FixedOffset>,
    words: &Words,
) -> String {
    let mut file = Lines::default();
    let zone = Zone {
        name: in_quotes(named),
        rules,
    };
    let version = (made.to_utc() - COUNTED_FROM).num_minutes().max(0);
    file.add("BEGIN:VCALENDAR");
    file.add("VERSION:2.0");
    file.add("PRODID:-//Groundwork//Reminders//EN");
    file.add("CALSCALE:GREGORIAN");
    file.add("METHOD:PUBLISH");
    let starts = || events.iter().map(|it| it.starts);
    if let (Some(first), Some(last)) = (starts().min(), starts().max()) {
        write_rules(&mut file, &zone, first, last + LASTS);
    }
    for event in events {
        let title = escaped(&words.say(event.notice.message()));
        file.add("BEGIN:VEVENT");
        file.add(&format!("UID:{}", event.uid));
        file.add(&format!("DTSTAMP:{}Z", stamp(made.naive_utc())));
        file.add(&format!("SEQUENCE:{version}"));
        file.add(&format!("DTSTART{}", zone.time(event.starts)));
        file.add(&format!("DTEND{}", zone.time(event.starts + LASTS)));
        file.add(&format!("SUMMARY:{title}"));
        file.add("CLASS:PRIVATE");
        file.add("TRANSP:TRANSPARENT");
        if event.is_off {
            file.add("STATUS:CANCELLED");
        } else {
            file.add("BEGIN:VALARM");
            file.add("ACTION:DISPLAY");
            file.add("TRIGGER:PT0S");
            file.add(&format!("DESCRIPTION:{title}"));
            file.add("END:VALARM");
        }
        file.add("END:VEVENT");
    }
    file.add("END:VCALENDAR");
    file.0
}

struct Zone<'a, Z> {
    name: String,
    rules: &'a Z,
}

impl<Z: TimeZone> Zone<'_, Z> {
    /// What follows the name of a property. A time that the wall clock shows twice is given in
    /// UTC, as readers do not agree which of the two is meant.
    fn time(&self, at: DateTime<FixedOffset>) -> String {
        let wall = at.with_timezone(self.rules).naive_local();
        match self.rules.from_local_datetime(&wall).single() {
            Some(_) => format!(";TZID={}:{}", self.name, stamp(wall)),
            None => format!(":{}Z", stamp(at.naive_utc())),
        }
    }
}

fn write_rules(
    file: &mut Lines,
    zone: &Zone<'_, impl TimeZone>,
    first: DateTime<FixedOffset>,
    last: DateTime<FixedOffset>,
) {
    file.add("BEGIN:VTIMEZONE");
    file.add(&format!("TZID:{}", escaped(zone.name.trim_matches('"'))));
    for rule in rules_of(zone.rules, first.to_utc(), last.to_utc()) {
        let part = if rule.is_summer {
            "DAYLIGHT"
        } else {
            "STANDARD"
        };
        file.add(&format!("BEGIN:{part}"));
        file.add(&format!("DTSTART:{}", stamp(rule.from)));
        file.add(&format!("TZOFFSETFROM:{}", offset(rule.before)));
        file.add(&format!("TZOFFSETTO:{}", offset(rule.after)));
        file.add(&format!("END:{part}"));
    }
    file.add("END:VTIMEZONE");
}

/// `20261028T140000`
fn stamp(at: NaiveDateTime) -> String {
    at.format("%Y%m%dT%H%M%S").to_string()
}

/// `+0530`
fn offset(offset: FixedOffset) -> String {
    let seconds = offset.local_minus_utc();
    let sign = if seconds < 0 { '-' } else { '+' };
    let seconds = seconds.unsigned_abs();
    let mut text = format!("{sign}{:02}{:02}", seconds / 3600, seconds / 60 % 60);
    if !seconds.is_multiple_of(60) {
        text += &format!("{:02}", seconds % 60);
    }
    text
}

/// A name as the value of a parameter.
fn in_quotes(name: &str) -> String {
    let name: String = name
        .chars()
        .filter(|it| !it.is_control() && *it != '"')
        .collect();
    match name.contains([',', ';', ':']) {
        true => format!("\"{name}\""),
        false => name,
    }
}

/// Text as the value of a property.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '\\' | ';' | ',' => safe.extend(['\\', sign]),
            '\n' => safe.push_str("\\n"),
            sign if sign.is_control() => {}
            sign => safe.push(sign),
        }
    }
    safe
}

/// Lines of at most 75 bytes; what is longer goes on in the next, after a space.
#[derive(Default)]
struct Lines(String);

impl Lines {
    const LONGEST: usize = 75;

    fn add(&mut self, line: &str) {
        let mut length = 0;
        for sign in line.chars() {
            if length + sign.len_utf8() > Self::LONGEST {
                self.0.push_str("\r\n ");
                length = 1;
            }
            self.0.push(sign);
            length += sign.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_line_goes_on_in_the_next_without_breaking_a_letter() {
        let mut lines = Lines::default();
        let said = "ü".repeat(100);
        lines.add(&said);
        assert!(lines.0.split("\r\n").all(|it| it.len() <= Lines::LONGEST));
        assert_eq!(lines.0.replace("\r\n ", "").trim_end(), said);
    }

    #[test]
    fn signs_with_a_meaning_of_their_own_lose_it() {
        assert_eq!(escaped("a, b; c\\d\ne\u{7}"), "a\\, b\\; c\\\\d\\ne");
        assert_eq!(in_quotes("Europe/Berlin"), "Europe/Berlin");
        assert_eq!(in_quotes("EST5EDT,M3.2.0\r\n"), "\"EST5EDT,M3.2.0\"");
    }

    #[test]
    fn offsets_are_told_in_hours_and_minutes() {
        let told = |seconds| offset(FixedOffset::east_opt(seconds).unwrap());
        assert_eq!(
            [told(19_800), told(-12_600), told(0), told(3_723)],
            ["+0530", "-0330", "+0000", "+010203"]
        );
    }
}
