//! The calendar file as another program reads it: Python's icalendar, by the zone rules in the
//! file as well as by those of the system.

use std::{
    collections::BTreeMap,
    io::Write,
    process::{Command, Stdio},
};

use care::{schedule::Notice, words::Words};
use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta, TimeZone};
use chrono_tz::{America, Antarctica, Asia, Australia, Europe, Pacific, Tz};
use report::calendar::{Event, calendar};

/// An event as the other program has it.
#[derive(Debug, PartialEq)]
struct Heard {
    /// Seconds of the start, by the rules in the file and by those of the system.
    starts: [i64; 2],
    /// Seconds that it lasts.
    lasts: i64,
    version: i64,
    is_off: bool,
    /// Seconds after its start when it rings.
    rings: Vec<i64>,
    title: String,
}

/// Reads a calendar from its input; writes a line for each event.
const READER: &str = r#"
import sys
from datetime import timezone
import icalendar, pytz
calendar = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
[zone] = [it.to_tz() for it in calendar.walk("VTIMEZONE")]
for event in calendar.walk("VEVENT"):
    [start, end] = [event[it].dt for it in ("DTSTART", "DTEND")]
    told = start.replace(tzinfo=None)
    by_file = start if "TZID" not in event["DTSTART"].params else zone.localize(told, is_dst=None)
    rings = [int(it["TRIGGER"].dt.total_seconds()) for it in event.walk("VALARM")]
    print(event["UID"], int(by_file.timestamp()), int(start.timestamp()),
        int((end - start).total_seconds()), event["SEQUENCE"], event.get("STATUS", "-"),
        ",".join(map(str, rings)) or "-", event["SUMMARY"], sep="\t")
"#;

fn read(file: &str) -> BTreeMap<String, Heard> {
    // Debian's own, which has what Debian packages.
    let mut reader = Command::new("/usr/bin/python3")
        .args(["-W", "ignore", "-c", READER])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("python3 with icalendar must be installed");
    let mut input = reader.stdin.take().expect("its input");
    input.write_all(file.as_bytes()).expect("it reads");
    drop(input);
    let output = reader.wait_with_output().expect("it ends");
    assert!(output.status.success(), "the file was refused:\n{file}");
    let text = String::from_utf8(output.stdout).expect("text");
    let heard = text.lines().map(|line| {
        let parts: Vec<&str> = line.split('\t').collect();
        let number = |at: usize| parts[at].parse().expect("a number");
        let rings = parts[6].split(',').filter_map(|it| it.parse().ok());
        let heard = Heard {
            starts: [number(1), number(2)],
            lasts: number(3),
            version: number(4),
            is_off: parts[5] == "CANCELLED",
            rings: rings.collect(),
            title: parts[7].to_owned(),
        };
        (parts[0].to_owned(), heard)
    });
    let heard: Vec<_> = heard.collect();
    let count = heard.len();
    let heard = BTreeMap::from_iter(heard);
    assert_eq!(heard.len(), count, "no event stands twice");
    heard
}

/// Every half hour around a day, so that hours which the clock skips or shows twice are among them.
fn around(zone: Tz, day: &str) -> Vec<Event> {
    let day: NaiveDate = day.parse().expect("a date");
    let noon = day.and_hms_opt(12, 0, 0).expect("a time");
    let noon = zone.from_local_datetime(&noon).unwrap().fixed_offset();
    (-48..48)
        .map(|half| Event {
            uid: format!("{:032x}", half + 100),
            starts: noon + TimeDelta::minutes(30 * half),
            notice: Notice::WindDown,
            is_off: false,
        })
        .collect()
}

fn made() -> DateTime<FixedOffset> {
    "2026-10-20T18:00:00+02:00".parse().expect("a moment")
}

fn saved(events: &[Event], zone: Tz, made: DateTime<FixedOffset>) -> String {
    calendar(events, zone.name(), &zone, made, &Words::english())
}

#[test]
fn every_start_is_read_as_the_same_moment_whatever_the_clock_does_in_between() {
    for (zone, day) in [
        (Europe::Berlin, "2026-10-25"),
        (Europe::Berlin, "2027-03-28"),
        (Europe::Berlin, "2026-07-01"),
        (Europe::Dublin, "2026-10-25"),
        (Europe::London, "2037-10-25"),
        (America::New_York, "2026-11-01"),
        (America::St_Johns, "2027-03-14"),
        (America::Phoenix, "2026-11-01"),
        (Asia::Kolkata, "2026-10-25"),
        (Asia::Kathmandu, "2026-10-25"),
        (Australia::Adelaide, "2026-10-04"),
        (Australia::Lord_Howe, "2026-10-04"),
        (Australia::Lord_Howe, "2027-04-04"),
        (Pacific::Chatham, "2026-09-27"),
        (Pacific::Kiritimati, "2026-12-31"),
        (Antarctica::Troll, "2027-03-28"),
        (Tz::UTC, "2026-10-25"),
    ] {
        let events = around(zone, day);
        let heard = read(&saved(&events, zone, made()));
        assert_eq!(heard.len(), events.len());
        for event in events {
            let at = event.starts.timestamp();
            let as_heard = &heard[&event.uid];
            assert_eq!(as_heard.starts, [at, at], "{zone}: {}", event.starts);
            assert_eq!((as_heard.lasts, &as_heard.rings[..]), (600, &[0][..]));
        }
    }
}

#[test]
fn a_later_file_changes_events_and_adds_none() {
    let before = around(Europe::Berlin, "2026-10-25");
    let mut after = before.clone();
    after[10].starts += TimeDelta::minutes(20);
    after[20].is_off = true;
    let first = read(&saved(&before, Europe::Berlin, made()));
    let second = read(&saved(
        &after,
        Europe::Berlin,
        made() + TimeDelta::minutes(1),
    ));
    assert!(first.keys().eq(second.keys()));
    let newer = |uid: &String| second[uid].version > first[uid].version;
    assert!(first.keys().all(newer));
    let moved = after[10].starts.timestamp();
    assert_eq!(second[&after[10].uid].starts, [moved, moved]);
    let off = &second[&after[20].uid];
    assert!(off.is_off && off.rings.is_empty());
}

#[test]
fn nothing_in_the_file_says_what_a_reminder_is_about() {
    let notices = [
        (Notice::WindDown, "Time to wind down."),
        (Notice::Break, "Time for a quiet break."),
        (Notice::Practice, "A few minutes for yourself."),
        (Notice::Notebook, "Your notebook is ready."),
    ];
    let mut events = around(Asia::Kolkata, "2026-10-25");
    events.truncate(notices.len());
    for (event, (notice, _)) in events.iter_mut().zip(notices) {
        event.notice = notice;
    }
    let file = saved(&events, Asia::Kolkata, made());
    let heard = read(&file);
    for (event, (_, title)) in events.iter().zip(notices) {
        assert_eq!(heard[&event.uid].title, title);
    }
    let known = [
        "BEGIN",
        "END",
        "VERSION",
        "PRODID",
        "CALSCALE",
        "METHOD",
        "TZID",
        "DTSTART",
        "TZOFFSETFROM",
        "TZOFFSETTO",
        "UID",
        "DTSTAMP",
        "SEQUENCE",
        "DTEND",
        "SUMMARY",
        "CLASS",
        "TRANSP",
        "ACTION",
        "TRIGGER",
        "DESCRIPTION",
    ];
    for line in file.split_terminator("\r\n") {
        assert!(line.len() <= 75, "{line}");
        let (name, value) = line.split_once(':').unwrap();
        let name = name.split(';').next().unwrap();
        assert!(known.contains(&name), "{name} was not looked at");
        if ["SUMMARY", "DESCRIPTION"].contains(&name) {
            assert!(notices.iter().any(|(_, title)| *title == value), "{value}");
        }
    }
}
