//! The one place that asks what time it is, and where.

use std::time::{Duration, Instant};

use care::{schedule::Record, time::Stamp, zones};
use chrono::{DateTime, FixedOffset, SubsecRound};
use journal::tries::Uptime;

use crate::zone::Zone;

#[cfg(not(test))]
pub mod running;

/// This moment to the second, with the offset of the patient's wall clock.
pub fn now() -> DateTime<FixedOffset> {
    let second = moment().trunc_subsecs(0);
    second.with_timezone(&zone()).fixed_offset()
}

/// The rules of the device's zone.
pub fn zone() -> Zone {
    Zone::Device
}

/// The name of the device's zone, as far as the patient is concerned: that of home where both
/// zones show the same clock.
pub fn here(record: &Record) -> String {
    let home = zones::home(record)
        .filter(|home| Zone::named(home).is_some_and(|home| home.is_like(&Zone::Device, now())));
    home.unwrap_or_else(zone_name)
}

/// The name of the zone by which the patient goes: that of the device, or of home while away.
pub fn goes_by(record: &Record) -> String {
    zones::goes_by(record, &here(record)).zone
}

/// Whether the rules of the home zone are known here.
pub fn knows_home(record: &Record) -> bool {
    zones::home(record).is_none_or(|home| Zone::named(&home).is_some())
}

/// The rules of that zone.
pub fn zone_of(record: &Record) -> Zone {
    let goes_by = goes_by(record);
    let home = Zone::named(&goes_by).filter(|_| goes_by != here(record));
    home.unwrap_or(Zone::Device)
}

/// The rules of the zone with this name; those of the device where it is the device's.
pub fn zone_named(name: &str) -> Zone {
    let named = Zone::named(name).filter(|_| name != zone_name());
    named.unwrap_or(Zone::Device)
}

/// This moment, to be recorded.
pub fn stamp() -> Stamp {
    stamp_of(now())
}

/// A moment that this device saw, to be recorded.
pub fn stamp_of(at: DateTime<FixedOffset>) -> Stamp {
    Stamp {
        at,
        zone: zone_name(),
    }
}

/// The IANA name of the device's zone.
fn zone_name() -> String {
    let told = std::env::var("TZ").ok().filter(|it| !it.is_empty());
    told.map(|it| it.trim_start_matches(':').to_owned())
        .or_else(|| iana_time_zone::get_timezone().ok())
        .unwrap_or_else(|| "UTC".to_owned())
}

/// What it does, and how long that takes.
pub(crate) fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let begun = Instant::now();
    (work(), begun.elapsed())
}

/// How long the device has been running.
pub fn uptime() -> Uptime {
    let (boot, s) = running::since_start();
    #[cfg(all(feature = "rehearsal", not(test)))]
    let s = s.saturating_add_signed(moved());
    Uptime { boot, s }
}

#[cfg(not(any(test, feature = "rehearsal")))]
#[expect(clippy::disallowed_methods, reason = "the one clock")]
fn moment() -> DateTime<chrono::Utc> {
    chrono::Utc::now()
}

/// A rehearsal moves the clock by the whole seconds in the file that GROUNDWORK_CLOCK names.
#[cfg(all(feature = "rehearsal", not(test)))]
#[expect(clippy::disallowed_methods, reason = "the one clock")]
fn moment() -> DateTime<chrono::Utc> {
    chrono::Utc::now() + chrono::TimeDelta::seconds(moved())
}

#[cfg(all(feature = "rehearsal", not(test)))]
fn moved() -> i64 {
    std::env::var_os("GROUNDWORK_CLOCK")
        .and_then(|file| std::fs::read_to_string(file).ok())
        .and_then(|text| text.trim().parse().ok())
        .unwrap_or(0)
}

#[cfg(test)]
thread_local! {
    static WALL: std::cell::Cell<chrono::NaiveDateTime> = std::cell::Cell::default();
}

/// Tests tell the time: each its own.
#[cfg(test)]
pub(crate) fn tell(wall: &str) {
    let wall = format!("{wall}:00").parse().expect("2026-10-28T14:00");
    WALL.set(wall);
}

#[cfg(test)]
fn moment() -> DateTime<chrono::Utc> {
    care::time::instant_of(&zone(), WALL.get()).to_utc()
}

#[cfg(test)]
mod running {
    /// Tests move it with the clock on the wall.
    pub(super) fn since_start() -> (String, u64) {
        let s = super::WALL.get().and_utc().timestamp();
        ("told".to_owned(), u64::try_from(s).unwrap_or_default())
    }
}
