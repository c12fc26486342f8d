//! A clock that jumps, and a device that stops, under reminders that run, with a real
//! notification daemon: what was missed makes one gentle notification, and nothing comes again.
//!
//! The program is the one that runs elsewhere; faketime moves the clock that its system tells it.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Child,
    thread,
    time::{Duration, Instant},
};

use care::words::Words;
use chrono::{DateTime, FixedOffset, TimeDelta};
use fastrand::Rng;
use shell::clock;
use tempfile::TempDir;

use crate::{
    prove::{
        figures::Seen,
        hearing::{all_heard, heard},
        lateness::signal,
        reminder::{LIST, Order},
        running::{NOTICES, kill, list, notes},
    },
    stage::Stage,
};

/// Two looks at the clock, and some more.
const TWO_LOOKS: Duration = Duration::from_millis(2600);

/// Longer than anything takes, also on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

/// What happens to the clock, in hours from the beginning, and to the program meanwhile.
const CASES: [(&str, i64, Meanwhile); 8] = [
    ("an hour ahead", 1, Meanwhile::Runs),
    ("an hour back", -1, Meanwhile::Runs),
    ("a day ahead", 24, Meanwhile::Runs),
    ("a day back", -24, Meanwhile::Runs),
    ("ten years ahead", 87_660, Meanwhile::Runs),
    ("ten years back", -87_660, Meanwhile::Runs),
    ("a device asleep for 12 hours", 12, Meanwhile::Sleeps),
    ("an app off for 12 hours", 12, Meanwhile::IsOff),
];

/// A night lies around the moment at which a stop of 12 hours ends; every other run has it.
const NIGHT: (i64, i64) = (11, 13);

/// What the program does while the clock jumps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meanwhile {
    Runs,
    Sleeps,
    IsOff,
}

/// A stage with a clock that can be moved.
pub struct Jumps {
    stage: Stage,
    program: PathBuf,
    forgets: bool,
}

/// One run.
struct Life<'a> {
    jumps: &'a Jumps,
    folder: TempDir,
    base: DateTime<FixedOffset>,
    program: Child,
    items: Vec<Expected>,
    night: Option<(i64, i64)>,
    seen: Seen,
}

/// One reminder, in minutes from the beginning.
struct Expected {
    due: i64,
    closes: i64,
    notice: usize,
    handed: bool,
}

impl Jumps {
    /// A stage for this program; a control puts the list back as it was before each jump.
    pub fn of(program: &Path, forgets: bool) -> Self {
        let stage = Stage::set(chrono_tz::UTC);
        stage.clock().set_instant(clock::now());
        Self {
            stage,
            program: program.to_owned(),
            forgets,
        }
    }

    /// Lets the clock jump, come back and go on.
    ///
    /// # Errors
    ///
    /// When nothing could be tried: the program did not start, or ended by itself.
    pub fn round(&self, run: u32) -> Result<Seen, String> {
        let (name, hours, meanwhile) = CASES[run as usize % CASES.len()];
        let mut life = Life::begins(self, run)?;
        life.look(0)?;
        life.jump(hours, meanwhile)?;
        life.look(hours)?;
        for hours in [0, 14, 26] {
            life.jump(hours, Meanwhile::Runs)?;
            life.look(hours)?;
        }
        life.ends()?;
        let mut seen = std::mem::take(&mut life.seen);
        seen.tried(name, 1);
        self.stage.close_notifications();
        self.stage.forget_heard();
        Ok(seen)
    }

    fn start(&self, folder: &Path) -> Result<Child, String> {
        self.stage
            .command(&self.program)
            .arg(folder)
            .arg(Order::MarkFirst.word())
            .env("LD_PRELOAD", faketime()?)
            .env("FAKETIME_TIMESTAMP_FILE", folder.join("clock"))
            .env("FAKETIME_NO_CACHE", "1")
            // Waiting takes as long as ever.
            .env("DONT_FAKE_MONOTONIC", "1")
            .env("FAKETIME_DONT_FAKE_MONOTONIC", "1")
            .spawn()
            .map_err(|it| format!("{}: {it}", self.program.display()))
    }
}

impl<'a> Life<'a> {
    fn begins(jumps: &'a Jumps, run: u32) -> Result<Self, String> {
        let mut chance = Rng::with_seed(u64::from(run));
        // All moments lie five minutes from those at which the clock is looked at.
        let items = (0..chance.usize(6..=10)).map(|_| {
            let due = chance.i64(-18..150) * 10 + 5;
            let closes = due + chance.i64(1..=10) * 60;
            let notice = chance.usize(..NOTICES.len());
            Expected {
                due,
                closes,
                notice,
                handed: false,
            }
        });
        let items: Vec<Expected> = items.collect();
        let folder = tempfile::tempdir().map_err(|it| it.to_string())?;
        let base = clock::now();
        let at = |min: i64| base + TimeDelta::minutes(min);
        let mut file = list(
            items
                .iter()
                .map(|it| (it.notice, at(it.due), at(it.closes))),
        );
        let night = ((run + run / 8) % 2 == 1).then_some(NIGHT);
        if let Some((from, to)) = night {
            file["nights"] = serde_json::json!([{ "start": at(from * 60), "end": at(to * 60) }]);
        }
        let write = |name: &str| fs::write(folder.path().join(name), file.to_string());
        write(LIST)
            .and_then(|()| write("as-it-was"))
            .map_err(|it| it.to_string())?;
        set_clock(folder.path(), 0)?;
        let program = jumps.start(folder.path())?;
        let seen = Seen::default();
        Ok(Self {
            jumps,
            folder,
            base,
            program,
            items,
            night,
            seen,
        })
    }

    fn jump(&mut self, hours: i64, meanwhile: Meanwhile) -> Result<(), String> {
        let folder = self.folder.path();
        if self.jumps.forgets {
            kill(&mut self.program)?;
            fs::copy(folder.join("as-it-was"), folder.join(LIST)).map_err(|it| it.to_string())?;
            set_clock(folder, hours)?;
            self.program = self.jumps.start(folder)?;
            return Ok(());
        }
        match meanwhile {
            Meanwhile::Runs => set_clock(folder, hours)?,
            Meanwhile::Sleeps => {
                signal(&self.program, "-STOP")?;
                set_clock(folder, hours)?;
                signal(&self.program, "-CONT")?;
            }
            Meanwhile::IsOff => {
                kill(&mut self.program)?;
                set_clock(folder, hours)?;
                self.program = self.jumps.start(folder)?;
            }
        }
        Ok(())
    }

    /// What comes in two looks at the clock, beside what should.
    fn look(&mut self, hours: i64) -> Result<(), String> {
        let stage = &self.jumps.stage;
        let expected = self.expected(hours);
        let begun = Instant::now();
        let come = || heard(stage).values().sum::<usize>();
        while come() < usize::from(expected.is_some()) && begun.elapsed() < PATIENCE {
            thread::sleep(Duration::from_millis(50));
        }
        thread::sleep(TWO_LOOKS);
        all_heard(stage);
        let mut heard = heard(stage);
        stage.forget_heard();
        let gentle = Words::english().say("notice-catch-up");
        let catch_ups = heard.get(&gentle).copied().unwrap_or_default();
        self.seen.tried("looks", 1);
        self.seen.tried("catch-ups", catch_ups);
        self.seen
            .wrong("more than one catch-up", catch_ups.saturating_sub(1));
        let came = expected.as_ref().and_then(|text| {
            let count = heard.get_mut(text).filter(|count| **count > 0)?;
            *count -= 1;
            Some(())
        });
        let missing = usize::from(expected.is_some() && came.is_none());
        self.seen
            .tried("notifications", usize::from(came.is_some()));
        self.seen.wrong("did not come", missing);
        self.seen
            .wrong("replayed, or not asked for", heard.values().sum());
        Ok(())
    }

    /// The one notification that is to come: in its own words where one alone was missed.
    fn expected(&mut self, hours: i64) -> Option<String> {
        let now = hours * 60;
        let night = self.night.map(|(from, to)| from * 60..to * 60);
        if night.is_some_and(|it| it.contains(&now)) {
            return None;
        }
        let open = |it: &&mut Expected| it.due <= now && now < it.closes && !it.handed;
        let mut waiting: Vec<&mut Expected> = self.items.iter_mut().filter(open).collect();
        waiting.iter_mut().for_each(|it| it.handed = true);
        let words = Words::english();
        match waiting.as_slice() {
            [] => None,
            [one] => Some(words.say(NOTICES[one.notice].1)),
            [..] => Some(words.say("notice-catch-up")),
        }
    }

    /// The file says of each whether it was handed out.
    fn ends(&mut self) -> Result<(), String> {
        kill(&mut self.program)?;
        let noted = notes(&self.folder.path().join(LIST))?;
        let at = |min: i64| self.base + TimeDelta::minutes(min);
        let differ = self.items.iter().zip(&noted).filter(|(expected, noted)| {
            noted.due != at(expected.due) || noted.handed.is_some() != expected.handed
        });
        let differ = differ.count() + self.items.len().abs_diff(noted.len());
        self.seen.tried("reminders", self.items.len());
        self.seen.wrong("noted otherwise than it was", differ);
        Ok(())
    }
}

impl Drop for Life<'_> {
    fn drop(&mut self) {
        // Ended already is ended.
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

fn set_clock(folder: &Path, hours: i64) -> Result<(), String> {
    let half = folder.join("clock.half");
    fs::write(&half, format!("{:+}\n", hours * 3600))
        .and_then(|()| fs::rename(&half, folder.join("clock")))
        .map_err(|it| it.to_string())
}

/// The library that moves the clock.
fn faketime() -> Result<PathBuf, String> {
    let folders = fs::read_dir("/usr/lib").into_iter().flatten().flatten();
    let mut found = folders.map(|it| it.path().join("faketime/libfaketimeMT.so.1"));
    found
        .find(|it| it.exists())
        .ok_or_else(|| "faketime is not installed".to_owned())
}
