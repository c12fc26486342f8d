//! The long proofs: bounded, resumed where they were left, their figures in one file.

use std::path::Path;

use crate::{
    frontend, measured, setup,
    step::{Outcome, run, target},
    supply, tables,
};

/// Before the folder with the advisories of RustSec.
const ADVISORIES: &str = "--advisories";

/// The parts of the app alone.
pub fn supply(rest: &[String]) -> Outcome {
    match rest {
        [] => supply::check(),
        [option, folder] if option == ADVISORIES => supply::check_against(Path::new(folder)),
        _ => Err("cargo xtask supply [--advisories FOLDER]".to_owned()),
    }
}

/// Proves, and writes `target/prove/results.json`.
pub fn prove(rest: &[String]) -> Outcome {
    let mut rest = rest.to_vec();
    if let Some(at) = rest.iter().position(|it| it == ADVISORIES) {
        let option: Vec<String> = rest.drain(at..rest.len().min(at + 2)).collect();
        supply(&option)?;
    }
    setup::to_play()?;
    if rest.is_empty() || rest.iter().any(|it| it == "router") {
        setup::to_load()?;
    }
    frontend::build()?;
    measured::build()?;
    run(
        "The proofs: the same command goes on where it was left",
        measured::program("prove")
            .arg(target().join("prove"))
            .args(rest),
    )?;
    tables::write()
}
