//! How late reminders come while the program runs, with a real notification daemon: a distribution.

use std::{
    collections::VecDeque,
    fs,
    path::{Path, PathBuf},
    process::{Child, Command},
    thread,
    time::{Duration, Instant},
};

use care::words::Words;
use chrono::{DateTime, FixedOffset, TimeDelta, Utc};
use shell::clock;

use crate::{
    prove::{
        figures::Seen,
        hearing::all_heard,
        kills::delay,
        reminder::{LIST, Order},
        running::{NOTICES, kill, list},
    },
    stage::Stage,
};

/// From one reminder to the next.
const APART: TimeDelta = TimeDelta::seconds(2);

/// The program has begun to look at its list by then, also on a busy machine.
const STARTS: TimeDelta = TimeDelta::seconds(5);

/// Longer than anything takes, also on a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);

/// The promise.
const LATE: TimeDelta = TimeDelta::seconds(2);

/// The steps of the distribution, up to the promise.
const STEP_MS: i64 = 250;

/// A control holds the program up for so long, again and again.
const HELD_UP: Duration = Duration::from_secs(4);

/// Reminders that fall due one after the other while the program runs.
pub struct Lateness {
    stage: Stage,
    program: PathBuf,
    count: usize,
    held_up: bool,
}

impl Lateness {
    /// A stage for this program, on which so many fall due in a run.
    pub fn of(program: &Path, count: usize, held_up: bool) -> Self {
        let stage = Stage::set(chrono_tz::UTC);
        stage.clock().set_instant(clock::now());
        Self {
            stage,
            program: program.to_owned(),
            count,
            held_up,
        }
    }

    /// Lets them fall due, and counts how late each was written down by the daemon's own script.
    ///
    /// # Errors
    ///
    /// When nothing could be tried: the program did not start, or ended by itself.
    pub fn round(&self, run: u32) -> Result<Seen, String> {
        let told = |it: std::io::Error| it.to_string();
        let folder = tempfile::tempdir().map_err(told)?;
        // The program looks at the clock once a second: each time at another part of it.
        thread::sleep(delay(run) * 10);
        let first = clock::now() + STARTS;
        let dues = (0..self.count).map(|at| (at, first + APART * i32::try_from(at).unwrap_or(0)));
        let dues: Vec<(usize, DateTime<FixedOffset>)> = dues.collect();
        let items = dues
            .iter()
            .map(|(at, due)| (*at, *due, *due + TimeDelta::hours(1)));
        fs::write(folder.path().join(LIST), list(items).to_string()).map_err(told)?;
        let mut program = self
            .stage
            .command(&self.program)
            .arg(folder.path())
            .arg(Order::MarkFirst.word())
            .spawn()
            .map_err(|it| format!("{}: {it}", self.program.display()))?;
        self.wait_for_all(&program, dues[self.count - 1].1)?;
        kill(&mut program)?;
        all_heard(&self.stage);
        let seen = self.compare(&dues);
        self.stage.close_notifications();
        self.stage.forget_heard();
        Ok(seen)
    }

    fn wait_for_all(&self, program: &Child, last: DateTime<FixedOffset>) -> Result<(), String> {
        let left = (last - clock::now()).to_std().unwrap_or_default();
        let until = Instant::now() + left + PATIENCE;
        while self.stage.heard().len() < self.count && Instant::now() < until {
            if self.held_up {
                signal(program, "-STOP")?;
                thread::sleep(HELD_UP);
                signal(program, "-CONT")?;
            }
            thread::sleep(Duration::from_secs(1));
        }
        Ok(())
    }

    fn compare(&self, dues: &[(usize, DateTime<FixedOffset>)]) -> Seen {
        let words = Words::english();
        let mut seen = Seen::default();
        for step in 0..LATE.num_milliseconds() / STEP_MS {
            seen.tried(&late_by(step), 0);
        }
        for name in [
            "shown twice",
            "lost",
            "before its time",
            "late by more than 2 s",
        ] {
            seen.wrong(name, 0);
        }
        let mut heard = self.stage.heard();
        heard.sort_by_key(|it| it.received);
        for (notice, (_, message)) in NOTICES.iter().enumerate() {
            let text = words.say(message);
            let of_it = heard.iter().filter(|it| it.title == text);
            let mut came: VecDeque<DateTime<Utc>> = of_it.map(|it| it.received).collect();
            for (_, due) in dues.iter().filter(|(at, _)| at % NOTICES.len() == notice) {
                seen.tried("reminders", 1);
                let Some(came) = came.pop_front() else {
                    seen.wrong("lost", 1);
                    continue;
                };
                match came.signed_duration_since(*due) {
                    late if late < TimeDelta::zero() => seen.wrong("before its time", 1),
                    late if late > LATE => seen.wrong("late by more than 2 s", 1),
                    late => seen.tried(&late_by(late.num_milliseconds() / STEP_MS), 1),
                }
            }
            seen.wrong("shown twice", came.len());
        }
        seen
    }
}

/// One step of the distribution, in words.
fn late_by(step: i64) -> String {
    let seconds = |step: i64| (step * STEP_MS) as f64 / 1000.0;
    format!("late by {:.2} to {:.2} s", seconds(step), seconds(step + 1))
}

/// Stops a program, or lets it go on.
///
/// # Errors
///
/// When it is not there.
pub fn signal(program: &Child, signal: &str) -> Result<(), String> {
    let sent = Command::new("kill")
        .args([signal, &program.id().to_string()])
        .status();
    match sent {
        Ok(status) if status.success() => Ok(()),
        Ok(_) | Err(_) => Err(format!("{signal} did not reach the program")),
    }
}
