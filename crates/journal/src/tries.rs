//! Wrong tries slow down the next; they never wipe anything.
//!
//! The count stands in a small file beside the keys, so that it survives a restart. It is
//! no secret and no seal: whoever can delete the file also has the wrapped key, and then
//! the cost of Argon2id is what counts.

use std::{fs, path::Path};

use chrono::{DateTime, FixedOffset, TimeDelta};
use serde::{Deserialize, Serialize};

use crate::{disk, error::Error};

/// Seconds to wait after the first wrong try, the second and so on; the last stays.
const DELAYS_S: [u32; 9] = [0, 0, 0, 0, 30, 60, 300, 900, CAP_S];
const CAP_S: u32 = 3600;

/// Wrong tries since the last right one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tries {
    /// How many.
    wrong: u32,
    /// From when the wait counts.
    since: Option<DateTime<FixedOffset>>,
}

impl Tries {
    /// One more wrong try.
    pub fn after_wrong(&self, now: DateTime<FixedOffset>) -> Self {
        Self {
            wrong: self.wrong.saturating_add(1),
            since: Some(now),
        }
    }

    /// Seconds until the next try, rounded up.
    ///
    /// A clock that was set back starts the wait afresh: it then counts from `now`, which the
    /// second value holds, to be kept. So the wait neither goes away nor grows beyond its delay.
    pub fn wait_s(&self, now: DateTime<FixedOffset>) -> (u32, Self) {
        let delay = TimeDelta::seconds(i64::from(delay_s(self.wrong)));
        let Some(since) = self.since else {
            return (0, self.clone());
        };
        let since = since.min(now);
        let left = delay - (now - since);
        let left_s = (left + TimeDelta::milliseconds(999)).num_seconds().max(0);
        let kept = Self {
            wrong: self.wrong,
            since: Some(since),
        };
        (u32::try_from(left_s).unwrap_or(CAP_S).min(CAP_S), kept)
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
        return match fs::remove_file(path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
            Ok(()) | Err(_) => Ok(()),
        };
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

    fn at(s: i64) -> DateTime<FixedOffset> {
        DateTime::from_timestamp(1_800_000_000 + s, 0)
            .unwrap()
            .fixed_offset()
    }

    #[test]
    fn waits_grow_and_stop_growing_at_an_hour() {
        let mut tries = Tries::default();
        let mut waits = vec![];
        for _ in 0..12 {
            tries = tries.after_wrong(at(0));
            waits.push(tries.wait_s(at(0)).0);
        }
        assert_eq!(
            waits,
            [0, 0, 0, 0, 30, 60, 300, 900, 3600, 3600, 3600, 3600]
        );
    }

    #[test]
    fn waiting_ends_the_wait() {
        let tries = (0..5).fold(Tries::default(), |it, _| it.after_wrong(at(0)));
        let left = [0, 29, 30, 31].map(|s| tries.wait_s(at(s)).0);
        assert_eq!(left, [30, 1, 0, 0]);
    }

    #[test]
    fn ten_thousand_wrong_tries_wait_an_hour_each_and_are_still_counted() {
        let tries = (0..10_000).fold(Tries::default(), |it, _| it.after_wrong(at(0)));
        assert_eq!((tries.wrong, tries.wait_s(at(0)).0), (10_000, 3600));
    }

    #[test]
    fn tries_survive_a_restart_and_a_right_one_forgets_them() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("journal.tries");
        let tries = Tries::default().after_wrong(at(0));
        keep(&path, &tries).unwrap();
        assert_eq!(read(&path), tries);
        keep(&path, &Tries::default()).unwrap();
        keep(&path, &Tries::default()).unwrap();
        assert!(!path.exists());
        assert_eq!(read(&path), Tries::default());
    }

    proptest! {
        #[test]
        fn setting_the_clock_back_neither_ends_nor_lengthens_the_wait(
            wrong in 1_u32..20,
            back in prop::collection::vec(1_i64..10_000_000, 1..8),
        ) {
            let mut tries = (0..wrong).fold(Tries::default(), |it, _| it.after_wrong(at(0)));
            let mut now = 0;
            for by in back {
                now -= by;
                let (wait, kept) = tries.wait_s(at(now));
                assert_eq!(wait, delay_s(wrong), "the whole delay counts from the new time");
                tries = kept;
            }
            let (wait, _) = tries.wait_s(at(now + i64::from(delay_s(wrong))));
            assert_eq!(wait, 0, "and ends when it has passed");
        }
    }
}
