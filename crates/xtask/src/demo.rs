//! Plays a made-up patient's first week in the real window and keeps what can be seen of it.

use std::{path::PathBuf, process::Command};

use crate::{
    frontend, setup,
    step::{self, Outcome, cargo, root, run, say},
};

/// Leaves pictures, notifications and the PDF under `target/demo/`.
pub fn demo() -> Outcome {
    setup::to_play()?;
    frontend::build()?;
    build_for_rehearsal("dev")?;
    let out = root().join("target/demo");
    run(
        "The first week",
        Command::new(built("debug", "demo")).arg(&out),
    )?;
    say(&format!("Look into {}", out.display()));
    Ok(())
}

/// Builds all but this program, with a clock that can be moved.
///
/// Demo and tests ask for the very same build, so that nothing is built twice.
pub fn build_for_rehearsal(profile: &str) -> Outcome {
    run(
        "The app and its journeys",
        cargo()
            .args(["build", "--workspace", "--exclude=groundwork-xtask"])
            .args(["--bins", "--tests", "--profile", profile]),
    )
}

/// A program that [`build_for_rehearsal`] built; the folder is named after the profile.
pub fn built(folder: &str, program: &str) -> PathBuf {
    step::target().join(folder).join(program)
}
