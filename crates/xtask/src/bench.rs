//! Speed, size and memory, each against a bare counterpart measured in the same run.

use crate::{
    frontend, measured, setup,
    step::{Outcome, run, target},
    tables,
};

/// Measures these parts, or all, and writes `target/bench/results.json`.
pub fn bench(parts: &[String]) -> Outcome {
    setup::to_measure()?;
    frontend::build()?;
    measured::build()?;
    run(
        "The measuring: a quiet machine gives the truest figures",
        measured::program("bench")
            .arg(target().join("bench"))
            .arg(frontend::gzipped_wasm()?.to_string())
            .args(parts),
    )?;
    tables::write()
}
