//! The app hidden in its tray with a fortnight of reminders: what it costs while nothing happens,
//! as the system counts it.

use std::{collections::BTreeSet, fs, io, path::Path, process::Child, thread, time::Duration};

use care::{
    contract::RecordSession,
    private::Private,
    session::{Route, SessionState, Told},
};
use chrono::TimeDelta;
use shell::clock;

use crate::{
    bench::{memory::family, years::copy},
    prove::{
        figures::Seen,
        patient::{ask, open_desk},
    },
    stage::Stage,
};

const PASSPHRASE: &str = "seven quiet otters under the bridge";

/// More than this part of the time on one core is not idle: one in a hundred.
const MOST: u64 = 100;

/// Processor time and wake-ups so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spent {
    /// Milliseconds on any core.
    pub cpu_ms: u64,
    /// How often a thread that had waited went on.
    pub wake_ups: u64,
}

/// A program that has nothing to do.
pub struct Idle {
    /// What it is on.
    _stage: Stage,
    program: Child,
}

impl Idle {
    /// The app as its login starts it, with its journal locked, when its start is over.
    ///
    /// # Errors
    ///
    /// When it does not start, or there is nothing to remind of.
    pub fn app(program: &Path, starts: Duration) -> Result<Self, String> {
        let stage = Stage::set(chrono_tz::UTC);
        stage.clock().set_instant(clock::now());
        let home = stage.home();
        // Where the app that is shipped looks for it.
        let shipped = home.with_file_name("data").join("app.groundwork.companion");
        live(&home).map_err(|it| format!("{it:?}"))?;
        copy(&home, &shipped).map_err(|it| it.to_string())?;
        let program = start(&stage, program, &["--hidden"])?;
        thread::sleep(starts);
        Ok(Self {
            _stage: stage,
            program,
        })
    }

    /// A program that is never idle: what does not see that sees nothing.
    ///
    /// # Errors
    ///
    /// When it does not start.
    pub fn busy() -> Result<Self, String> {
        let stage = Stage::set(chrono_tz::UTC);
        let program = start(&stage, Path::new("sh"), &["-c", "while :; do :; done"])?;
        Ok(Self {
            _stage: stage,
            program,
        })
    }

    /// Counts what this time costs.
    ///
    /// # Errors
    ///
    /// When the program has ended, or the system does not tell.
    pub fn round(&mut self, time: Duration) -> Result<Seen, String> {
        let family = family(self.program.id());
        let own = BTreeSet::from([self.program.id()]);
        let others = family.difference(&own).copied().collect();
        let both = || Ok([spent(&own)?, spent(&others)?]);
        let told = |it: io::Error| format!("what is idle cannot be counted: {it}");
        let before = both().map_err(told)?;
        thread::sleep(time);
        let after = both().map_err(told)?;
        if let Some(status) = self.program.try_wait().map_err(told)? {
            return Err(format!("what is idle ended by itself: {status}"));
        }
        let mut seen = Seen::default();
        seen.tried("seconds", time.as_secs() as usize);
        let mut all_ms = 0;
        for (who, (before, after)) in ["the app", "its web view"]
            .iter()
            .zip(before.iter().zip(after))
        {
            let cpu_ms = after.cpu_ms.saturating_sub(before.cpu_ms);
            let wake_ups = after.wake_ups.saturating_sub(before.wake_ups);
            seen.tried(&format!("ms of a core by {who}"), cpu_ms as usize);
            seen.tried(&format!("wake-ups of {who}"), wake_ups as usize);
            all_ms += cpu_ms;
        }
        let is_busy = u128::from(all_ms) * u128::from(MOST) > time.as_millis();
        seen.wrong("more than 1 % of a core", usize::from(is_busy));
        Ok(seen)
    }
}

impl Drop for Idle {
    fn drop(&mut self) {
        // Ended already is ended.
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

fn start(stage: &Stage, program: &Path, args: &[&str]) -> Result<Child, String> {
    let mut command = stage.command(program);
    let started = command.args(args).spawn();
    started.map_err(|it| format!("{}: {it}", program.display()))
}

/// A session of yesterday, so that a fortnight of reminders lies beside the journal.
fn live(home: &Path) -> Result<(), care::contract::Failure> {
    let mut desk = open_desk(home, &Private::from(PASSPHRASE))?;
    let told = Told {
        dosed: clock::now().naive_local() - TimeDelta::days(1),
        route: Route::Nasal,
        dose: None,
        clinic: None,
        left_clinic: None,
        state: SessionState::Held,
    };
    ask(
        &mut desk,
        RecordSession {
            told,
            replaces: None,
        },
    )?;
    let count = desk.shelf().list().items().len();
    assert!(count > 10, "a fortnight of reminders: {count}");
    Ok(())
}

/// What these processes have spent so far, thread by thread.
///
/// # Errors
///
/// When one of them has ended.
pub fn spent(family: &BTreeSet<u32>) -> io::Result<Spent> {
    let (mut on_core_ns, mut wake_ups) = (0, 0);
    for pid in family {
        for task in fs::read_dir(format!("/proc/{pid}/task"))? {
            let task = task?.path();
            // A thread may end between two lines of this.
            let read = |name: &str| fs::read_to_string(task.join(name)).unwrap_or_default();
            on_core_ns += number(read("schedstat").split(' ').next());
            let status = read("status");
            let mut lines = status.lines();
            wake_ups += number(lines.find_map(|it| it.strip_prefix("voluntary_ctxt_switches:")));
        }
    }
    Ok(Spent {
        cpu_ms: on_core_ns / 1_000_000,
        wake_ups,
    })
}

fn number(text: Option<&str>) -> u64 {
    text.and_then(|it| it.trim().parse().ok())
        .unwrap_or_default()
}
