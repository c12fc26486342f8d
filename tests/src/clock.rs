//! The clock that a rehearsal moves: a file with the shift from the real one.

use std::{fs, path::PathBuf};

use care::time::{instant_of, wall_clock};
use chrono::{DateTime, FixedOffset, NaiveDateTime, TimeDelta};
use chrono_tz::Tz;

/// The file that GROUNDWORK_CLOCK names.
#[derive(Clone, Debug)]
pub struct Clock {
    file: PathBuf,
    zone: Tz,
}

impl Clock {
    /// A clock in this zone, kept in this file.
    pub fn new(file: PathBuf, zone: Tz) -> Self {
        Self { file, zone }
    }

    /// The rules of its zone.
    pub fn zone(&self) -> Tz {
        self.zone
    }

    /// Moves it so that the wall shows `to`; from there it goes on by itself.
    pub fn set(&self, to: NaiveDateTime) {
        self.set_instant(instant_of(&self.zone, to));
    }

    /// Moves it to a moment.
    pub fn set_instant(&self, to: DateTime<FixedOffset>) {
        let shift = (to - shell::clock::now()).num_milliseconds();
        // The app reads at any time: never a half-written number.
        let half = self.file.with_extension("half");
        fs::write(&half, (shift + 999).div_euclid(1000).to_string())
            .expect("the clock's file can be written");
        fs::rename(&half, &self.file).expect("and takes its place");
    }

    /// This moment, as the app sees it.
    pub fn now(&self) -> DateTime<FixedOffset> {
        let shift = fs::read_to_string(&self.file).unwrap_or_default();
        shell::clock::now() + TimeDelta::seconds(shift.trim().parse().unwrap_or(0))
    }

    /// The wall clock, as the app sees it.
    pub fn wall(&self) -> NaiveDateTime {
        wall_clock(&self.zone, self.now())
    }
}
