//! Wrong tries slow down the next; they never wipe anything.
//!
//! The count stands in a small file beside the keys, so that it survives a restart. It is
//! no secret and no seal: whoever can delete the file also has the wrapped key, and then
//! the cost of Argon2id is what counts.

use std::{fs, path::Path};

use serde::{Deserialize, Serialize};

use crate::{disk, error::Error};

/// Seconds to wait after the first wrong try, the second and so on; the last stays.
const DELAYS_S: [u32; 9] = [0, 0, 0, 0, 30, 60, 300, 900, CAP_S];
const CAP_S: u32 = 3600;

/// How long the device has been running, asleep or awake: unlike the wall clock nobody can set it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Uptime {
    /// Since which start of the device; another start has another name.
    pub boot: String,
    /// Seconds since then.
    pub s: u64,
}

/// Wrong tries since the last right one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tries {
    /// How many.
    wrong: u32,
    /// From when the wait counts.
    #[serde(default)]
    counted_from: Option<Uptime>,
}

impl Tries {
    /// One more wrong try.
    pub fn after_wrong(&self, now: &Uptime) -> Self {
        Self {
            wrong: self.wrong.saturating_add(1),
            counted_from: Some(now.clone()),
        }
    }

    /// Seconds until the next try.
    ///
    /// The clock on the wall has no say, so that setting it gains nothing. A device that was
    /// started anew cannot tell how long it was off: the wait then counts from `now`, which the
    /// second value holds, to be kept. So the wait neither goes away nor grows beyond its delay.
    pub fn wait_s(&self, now: &Uptime) -> (u32, Self) {
        if self.wrong == 0 {
            return (0, self.clone());
        }
        let same = |it: &&Uptime| it.boot == now.boot && it.s <= now.s;
        let from = self.counted_from.as_ref().filter(same).unwrap_or(now);
        let delay = delay_s(self.wrong);
        let left = (from.s + u64::from(delay)).saturating_sub(now.s);
        let kept = Self {
            wrong: self.wrong,
            counted_from: Some(from.clone()),
        };
        (u32::try_from(left).unwrap_or(CAP_S), kept)
    }
}

/// What the file says; none, or one that cannot be read, says that no try was wrong.
pub(crate) fn read(path: &Path) -> Tries {
    fs::read(path)
        .ok()
        .and_then(|bytes| serde_json::from_slice(&bytes).ok())
        .unwrap_or_default()
}

/// Keeps the tries, before the answer to the last is given.
pub(crate) fn keep(path: &Path, tries: &Tries) -> Result<(), Error> {
    if *tries == Tries::default() {
        return Ok(disk::remove(path)?);
    }
    disk::replace(path, &serde_json::to_vec(tries)?)?;
    Ok(())
}

fn delay_s(wrong: u32) -> u32 {
    let nth = usize::try_from(wrong).unwrap_or(usize::MAX);
    match nth.checked_sub(1) {
        None => 0,
        Some(at) => DELAYS_S[at.min(DELAYS_S.len() - 1)],
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop, proptest};

    use super::*;

    fn at(s: u64) -> Uptime {
        Uptime {
            boot: "first".to_owned(),
            s: 1_000 + s,
        }
    }

    #[test]
    fn waits_grow_and_stop_growing_at_an_hour() {
        let mut tries = Tries::default();
        let mut waits = vec![];
        for _ in 0..12 {
            tries = tries.after_wrong(&at(0));
            waits.push(tries.wait_s(&at(0)).0);
        }
        assert_eq!(
            waits,
            [0, 0, 0, 0, 30, 60, 300, 900, 3600, 3600, 3600, 3600]
        );
    }

    #[test]
    fn waiting_ends_the_wait() {
        let tries = (0..5).fold(Tries::default(), |it, _| it.after_wrong(&at(0)));
        let left = [0, 29, 30, 31].map(|s| tries.wait_s(&at(s)).0);
        assert_eq!(left, [30, 1, 0, 0]);
    }

    #[test]
    fn ten_thousand_wrong_tries_wait_an_hour_each_and_are_still_counted() {
        let tries = (0..10_000).fold(Tries::default(), |it, _| it.after_wrong(&at(0)));
        assert_eq!((tries.wrong, tries.wait_s(&at(0)).0), (10_000, 3600));
    }

    #[test]
    fn tries_survive_a_restart_and_a_right_one_forgets_them() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("journal.tries");
        let tries = Tries::default().after_wrong(&at(0));
        keep(&path, &tries).unwrap();
        assert_eq!(read(&path), tries);
        keep(&path, &Tries::default()).unwrap();
        keep(&path, &Tries::default()).unwrap();
        assert!(!path.exists());
        assert_eq!(read(&path), Tries::default());
    }

    #[test]
    fn a_file_of_an_older_app_waits_the_whole_delay() {
        let older = r#"{"wrong":5,"since":"2026-03-02T20:00:00+01:00"}"#;
        let tries: Tries = serde_json::from_str(older).unwrap();
        let (wait, kept) = tries.wait_s(&at(0));
        assert_eq!((wait, kept.wait_s(&at(31)).0), (30, 0));
    }

    proptest! {
        #[test]
        fn starting_the_device_anew_neither_ends_nor_lengthens_the_wait(
            wrong in 1_u32..20,
            starts in prop::collection::vec(0_u64..10_000, 1..8),
        ) {
            let mut tries = (0..wrong).fold(Tries::default(), |it, _| it.after_wrong(&at(0)));
            let mut now = at(0);
            for (n, s) in starts.into_iter().enumerate() {
                now = Uptime { boot: format!("start {n}"), s };
                let (wait, kept) = tries.wait_s(&now);
                assert_eq!(wait, delay_s(wrong), "the whole delay counts from the new start");
                tries = kept;
            }
            now.s += u64::from(delay_s(wrong));
            assert_eq!(tries.wait_s(&now).0, 0, "and ends when it has passed");
        }
    }
}
