//! The release build that is measured and proved: the app as it is shipped, with no rehearsal in it.

use std::process::Command;

use crate::{
    demo,
    step::{Outcome, cargo, run},
};

const PACKAGES: [&str; 3] = ["groundwork-app", "groundwork-bare", "groundwork-journeys"];

const PROGRAMS: [&str; 10] = [
    "groundwork",
    "groundwork-bare",
    "bench",
    "page",
    "prove",
    "bridge",
    "saver",
    "typist",
    "driven",
    "reminder",
];

/// Builds what `bench` and `prove` run, and nothing else; in one go, so that all share their parts.
pub fn build() -> Outcome {
    let packages = PACKAGES.map(|it| format!("--package={it}"));
    let programs = PROGRAMS.map(|it| format!("--bin={it}"));
    run(
        "The app as it is shipped, and what measures it",
        cargo()
            .args(["build", "--release", "--no-default-features"])
            .args(packages)
            .args(programs),
    )
}

/// One of these programs.
pub fn program(name: &str) -> Command {
    Command::new(demo::built("release", name))
}
