//! The proofs that run real programs beside a real notification daemon, or in the tray.

use std::{
    path::{Path, PathBuf},
    time::Duration,
};

use crate::prove::{
    crew::{WAITING, crewed},
    delivery::Delivery,
    figures::{Seen, Target},
    idle::Idle,
    jumps::Jumps,
    lateness::Lateness,
    parts::{CONTROL_RUNS, Proving},
    reminder,
};

/// After so long a start is over, also on a busy machine.
const STARTS: Duration = Duration::from_secs(30);

/// What one run of an idle app lasts.
const MINUTE: Duration = Duration::from_secs(60);

/// Reminders that fall due in one run of the lateness.
const LATE_IN_A_RUN: usize = 15;

/// What is proved with a real notification daemon, by this program.
pub(crate) fn with_a_daemon(program: &Path) -> Vec<Proving> {
    let proof = |part, name, target, runs, worker: fn(&Path) -> Worker| {
        let program = program.to_owned();
        Proving {
            part,
            name,
            target,
            runs,
            round: crewed(WAITING, runs, move || worker(&program)),
        }
    };
    vec![
        proof(
            "delivery",
            "kill -9 during delivery",
            Target::Nothing,
            1000,
            |program| {
                let delivery = Delivery::of(program, reminder::Order::MarkFirst);
                Box::new(move |run| delivery.round(run))
            },
        ),
        proof(
            "delivery",
            "kill -9 during delivery that is marked too late",
            Target::Something,
            CONTROL_RUNS,
            |program| {
                let delivery = Delivery::of(program, reminder::Order::ShowFirst);
                Box::new(move |run| delivery.round(run))
            },
        ),
        proof(
            "jumps",
            "clocks that jump and devices that stop",
            Target::Nothing,
            200,
            |program| {
                let jumps = Jumps::of(program, false);
                Box::new(move |run| jumps.round(run))
            },
        ),
        proof(
            "jumps",
            "the same, with what was shown forgotten at each",
            Target::Something,
            CONTROL_RUNS,
            |program| {
                let jumps = Jumps::of(program, true);
                Box::new(move |run| jumps.round(run))
            },
        ),
        proof(
            "lateness",
            "how late reminders come",
            Target::Nothing,
            40,
            |program| {
                let lateness = Lateness::of(program, LATE_IN_A_RUN, false);
                Box::new(move |run| lateness.round(run))
            },
        ),
        proof(
            "lateness",
            "the same, with a program that is held up",
            Target::Something,
            2,
            |program| {
                let lateness = Lateness::of(program, LATE_IN_A_RUN, true);
                Box::new(move |run| lateness.round(run))
            },
        ),
    ]
}

/// A worker on a stage of its own.
type Worker = Box<dyn FnMut(u32) -> Result<Seen, String>>;

/// The app in its tray, and a program that is never idle.
pub(crate) fn idle(app: PathBuf) -> [Proving; 2] {
    let mut idle: Option<Idle> = None;
    [
        Proving {
            part: "idle",
            name: "ten minutes idle in the tray, minute by minute",
            target: Target::Nothing,
            runs: 10,
            round: Box::new(move |_| {
                let idle = match &mut idle {
                    Some(idle) => idle,
                    None => idle.insert(Idle::app(&app, STARTS)?),
                };
                idle.round(MINUTE)
            }),
        },
        Proving {
            part: "idle",
            name: "a program that is never idle",
            target: Target::Something,
            runs: 1,
            round: Box::new(|_| Idle::busy()?.round(Duration::from_secs(2))),
        },
    ]
}
