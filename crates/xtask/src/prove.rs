//! The long proofs: bounded, resumed where they were left, their figures in one file.

use crate::{
    frontend, measured, setup,
    step::{Outcome, run, target},
    tables,
};

/// Proves, and writes `target/prove/results.json`.
pub fn prove(rest: &[String]) -> Outcome {
    setup::to_run()?;
    frontend::build()?;
    measured::build()?;
    run(
        "Kill -9 during saves",
        measured::program("prove")
            .arg(target().join("prove"))
            .args(rest),
    )?;
    tables::write()
}
