//! Builds the app as a patient has it, and opens it.

use std::process::Command;

use crate::{
    demo, frontend, setup,
    step::{self, Outcome, cargo, run, say},
};

/// Opens the app, or plays the demo where there is no display.
pub fn run_app() -> Outcome {
    let display = ["DISPLAY", "WAYLAND_DISPLAY"]
        .iter()
        .any(|it| std::env::var_os(it).is_some_and(|value| !value.is_empty()));
    if !display {
        say("There is no display here, so the demo is played on a virtual one instead");
        return demo::demo();
    }
    setup::to_run()?;
    frontend::build()?;
    run(
        "The app",
        cargo().args([
            "build",
            "--package=groundwork-app",
            "--features=custom-protocol",
        ]),
    )?;
    run(
        "Groundwork opens",
        &mut Command::new(step::target().join("debug/groundwork")),
    )
}
