//! The one place that asks what time it is, and where.

use care::time::Stamp;
use chrono::{DateTime, FixedOffset, Local, SubsecRound};

/// This moment to the second, with the offset of the patient's wall clock.
pub fn now() -> DateTime<FixedOffset> {
    let second = moment().trunc_subsecs(0);
    second.with_timezone(&zone()).fixed_offset()
}

/// The rules of the device's zone.
pub fn zone() -> Local {
    Local
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
pub fn zone_name() -> String {
    let told = std::env::var("TZ").ok().filter(|it| !it.is_empty());
    told.map(|it| it.trim_start_matches(':').to_owned())
        .or_else(|| iana_time_zone::get_timezone().ok())
        .unwrap_or_else(|| "UTC".to_owned())
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
    let seconds = std::env::var_os("GROUNDWORK_CLOCK")
        .and_then(|file| std::fs::read_to_string(file).ok())
        .and_then(|text| text.trim().parse().ok())
        .unwrap_or(0);
    chrono::Utc::now() + chrono::TimeDelta::seconds(seconds)
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
