//! The long proofs: bounded, resumed where they were left, their figures in one file.

use std::process::Command;

use crate::{
    demo, frontend, setup,
    step::{Outcome, root, run},
};

/// Proves, and writes `target/prove/results.json`.
pub fn prove(rest: &[String]) -> Outcome {
    setup::to_play()?;
    frontend::build()?;
    demo::build_for_rehearsal("dev")?;
    run(
        "Kill -9 during saves",
        Command::new(demo::built("debug", "prove"))
            .arg(root().join("target/prove"))
            .args(rest),
    )
}
