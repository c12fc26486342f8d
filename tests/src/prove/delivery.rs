//! Kill -9 at every step of delivery, with a real notification daemon: never shown twice, and
//! what was not shown is not taken for shown, so that the app tells of it.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::Child,
    thread,
    time::{Duration, Instant},
};

use care::words::Words;
use chrono::TimeDelta;
use shell::clock;

use crate::{
    prove::{
        figures::Seen,
        hearing::{all_heard, heard},
        kills::delay,
        reminder::{LIST, Order},
        running::{NOTICES, Noted, kill, list, notes},
    },
    stage::Stage,
};

/// A list is looked at by the program at least so often.
const A_LOOK: Duration = Duration::from_millis(1200);

/// Longer than anything takes, also on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

/// A display, a bus and a daemon on which the program is killed again and again.
pub struct Delivery {
    stage: Stage,
    program: PathBuf,
    order: Order,
}

impl Delivery {
    /// A stage for this program.
    pub fn of(program: &Path, order: Order) -> Self {
        let stage = Stage::set(chrono_tz::UTC);
        stage.clock().set_instant(clock::now());
        Self {
            stage,
            program: program.to_owned(),
            order,
        }
    }

    /// Kills once while four reminders are due, starts again, and compares.
    ///
    /// # Errors
    ///
    /// When nothing could be tried: the program did not start, or ended by itself.
    pub fn round(&self, run: u32) -> Result<Seen, String> {
        let told = |it: std::io::Error| it.to_string();
        let folder = tempfile::tempdir().map_err(told)?;
        let list = folder.path().join(LIST);
        fs::write(&list, due_now().to_string()).map_err(told)?;
        let mut first = self.start(folder.path())?;
        self.wait_for_the_moment(run, &list);
        kill(&mut first)?;
        all_heard(&self.stage);
        let (before, came) = (notes(&list)?, heard(&self.stage));
        let mut seen = Seen::default();
        seen.tried("kills", 1);
        let many = came.values().sum();
        step(&mut seen, &before, many);

        let mut again = self.start(folder.path())?;
        let begun = Instant::now();
        while self.waits(&list, many)? && begun.elapsed() < PATIENCE {
            thread::sleep(Duration::from_millis(20));
        }
        // Once more it looks at the list: now nothing is new.
        thread::sleep(A_LOOK);
        kill(&mut again)?;
        all_heard(&self.stage);
        compare(&mut seen, &notes(&list)?, &heard(&self.stage));
        self.stage.close_notifications();
        self.stage.forget_heard();
        Ok(seen)
    }

    fn start(&self, folder: &Path) -> Result<Child, String> {
        self.stage
            .command(&self.program)
            .arg(folder)
            .arg(self.order.word())
            .spawn()
            .map_err(|it| format!("{}: {it}", self.program.display()))
    }

    /// Every other time at any moment; else just after the first mark in the file, or where that
    /// comes too late, after the first notification.
    fn wait_for_the_moment(&self, run: u32, list: &Path) {
        let any = delay(run);
        if run.is_multiple_of(2) {
            // 10 to 100 ms become 130 ms to 1.3 s.
            return thread::sleep(any * 13);
        }
        let has_begun = || match self.order {
            Order::MarkFirst => notes(list).is_ok_and(|it| it.iter().any(|it| it.handed.is_some())),
            Order::ShowFirst => !heard(&self.stage).is_empty(),
        };
        let begun = Instant::now();
        while !has_begun() && begun.elapsed() < PATIENCE {
            thread::sleep(Duration::from_micros(200));
        }
        thread::sleep((any - Duration::from_millis(10)) / 4);
    }

    /// Whether something is not handed out yet, or is on its way.
    fn waits(&self, list: &Path, before: usize) -> Result<bool, String> {
        let notes = notes(list)?;
        let waiting = notes.iter().any(|it| it.handed.is_none());
        let shown = notes.iter().filter(|it| it.shown.is_some()).count();
        let came: usize = heard(&self.stage).values().sum();
        Ok(waiting || came < shown.max(before))
    }
}

/// Four reminders that are due now and stay open for an hour.
fn due_now() -> serde_json::Value {
    let now = clock::now();
    list((0..NOTICES.len()).map(|at| (at, now, now + TimeDelta::hours(1))))
}

/// In which step the kill came.
fn step(seen: &mut Seen, notes: &[Noted], heard: usize) {
    let handed = notes.iter().any(|it| it.handed.is_some());
    let shown = notes.iter().filter(|it| it.shown.is_some()).count();
    let step = match (handed, heard, shown) {
        (false, _, _) => "kills before the hand-over",
        (true, 0, _) => "kills in the hand-over",
        (true, heard, shown) if heard > shown => "kills before it was noted",
        (true, _, shown) if shown < NOTICES.len() => "kills between two",
        (true, _, _) => "kills after all was done",
    };
    seen.tried(step, 1);
}

fn compare(seen: &mut Seen, notes: &[Noted], heard: &BTreeMap<String, usize>) {
    let words = Words::english();
    for (notice, text) in NOTICES {
        let came = heard.get(&words.say(text)).copied().unwrap_or_default();
        let note = notes.iter().find(|it| it.notice == notice);
        let is_handed = note.is_some_and(|it| it.handed.is_some());
        let is_shown = note.is_some_and(|it| it.shown.is_some());
        let told = usize::from(came == 0 && is_handed && !is_shown);
        seen.tried("reminders", 1);
        seen.tried("told in the app only", told);
        seen.wrong("shown twice", came.saturating_sub(1));
        seen.wrong(
            "noted as shown, and not shown",
            usize::from(came == 0 && is_shown),
        );
        seen.wrong("lost", usize::from(came == 0 && !is_handed));
    }
}
