//! Speed, size and memory, each against a bare counterpart measured in the same run.

use std::process::Command;

use crate::{
    demo, frontend, setup,
    step::{Outcome, root, run},
};

/// Measures, and writes `target/bench/results.json`.
pub fn bench() -> Outcome {
    setup::to_play()?;
    frontend::build()?;
    demo::build_for_rehearsal("release")?;
    run(
        "The measuring",
        Command::new(demo::built("release", "bench"))
            .arg(root().join("target/bench"))
            .arg(frontend::gzipped_wasm()?.to_string()),
    )
}
