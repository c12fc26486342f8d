//! The one place that asks what time it is, and where.

use care::time::Stamp;
use chrono::{DateTime, FixedOffset, Local};

/// This moment, with the offset of the patient's wall clock.
#[expect(clippy::disallowed_methods, reason = "the one clock")]
pub fn now() -> DateTime<FixedOffset> {
    #[cfg(feature = "rehearsal")]
    return (chrono::Utc::now() + shift())
        .with_timezone(&zone())
        .fixed_offset();
    #[cfg(not(feature = "rehearsal"))]
    Local::now().fixed_offset()
}

/// The rules of the device's zone.
pub fn zone() -> Local {
    Local
}

/// The IANA name of the device's zone.
pub fn zone_name() -> String {
    let told = std::env::var("TZ").ok().filter(|it| !it.is_empty());
    told.map(|it| it.trim_start_matches(':').to_owned())
        .or_else(|| iana_time_zone::get_timezone().ok())
        .unwrap_or_else(|| "UTC".to_owned())
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

/// By how much a rehearsal moves the clock: whole seconds in the file that GROUNDWORK_CLOCK names.
#[cfg(feature = "rehearsal")]
fn shift() -> chrono::TimeDelta {
    let seconds = std::env::var_os("GROUNDWORK_CLOCK")
        .and_then(|file| std::fs::read_to_string(file).ok())
        .and_then(|text| text.trim().parse().ok())
        .unwrap_or(0);
    chrono::TimeDelta::seconds(seconds)
}
