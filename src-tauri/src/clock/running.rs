//! How long the device has been running, as the system tells it; nobody can set that.

use std::{
    fs,
    hash::{BuildHasher, Hasher, RandomState},
    sync::LazyLock,
    time::Instant,
};

/// Where the system tells neither: since this app was started, under a name of its own. A wait
/// begins afresh at the next start then.
static OURS: LazyLock<(String, Instant)> = LazyLock::new(|| {
    let name = RandomState::new().build_hasher().finish();
    (format!("app {name:016x}"), Instant::now())
});

/// Which start of the device it is, and the seconds since.
pub fn since_start() -> (String, u64) {
    by_system().unwrap_or_else(|| (OURS.0.clone(), OURS.1.elapsed().as_secs()))
}

fn by_system() -> Option<(String, u64)> {
    let boot = fs::read_to_string("/proc/sys/kernel/random/boot_id").ok()?;
    // Counts while the device sleeps, too.
    let up = fs::read_to_string("/proc/uptime").ok()?;
    let seconds = up.split(['.', ' ']).next()?.parse().ok()?;
    Some((boot.trim().to_owned(), seconds))
}

/// A moment of a device that is awake.
#[derive(Clone, Copy, Debug)]
pub struct Awake {
    up_s: u64,
    at: Instant,
}

/// This moment.
pub fn awake() -> Awake {
    Awake {
        up_s: since_start().1,
        at: Instant::now(),
    }
}

impl Awake {
    /// Whether the device slept between `before` and this moment: it was up for longer than awake.
    pub fn slept_since(&self, before: &Self) -> bool {
        let up_s = self.up_s.saturating_sub(before.up_s);
        slept(up_s, (self.at - before.at).as_secs())
    }
}

/// Seconds that a busy device may be late without having slept.
const LATE_S: u64 = 5;

fn slept(up_s: u64, awake_s: u64) -> bool {
    up_s > awake_s + LATE_S
}
