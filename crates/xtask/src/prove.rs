//! The long proofs: bounded, resumed where they were left, their figures in one file.

use std::path::Path;

use crate::{
    frontend, guided, measured, setup,
    step::{Outcome, run, target},
    supply, tables,
};

/// Before the folder with the advisories of RustSec.
const ADVISORIES: &str = "--advisories";

/// Tells the proofs where the readers under libFuzzer lie.
const GUIDED: &str = "GROUNDWORK_GUIDED";

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
    for (part, set_up) in [
        ("router", setup::to_load as fn() -> Outcome),
        ("cells", setup::to_calculate),
    ] {
        if asks_for(&rest, part) {
            set_up()?;
        }
    }
    frontend::build()?;
    measured::build()?;
    let mut program = measured::program("prove");
    if asks_for(&rest, "fuzz") {
        setup::to_fuzz()?;
        program.env(GUIDED, guided::build()?);
    }
    run(
        "The proofs: the same command goes on where it was left",
        program.arg(target().join("prove")).args(rest),
    )?;
    tables::write()
}

/// It is named, or no part is: those are words in small letters, and the first of all.
fn asks_for(rest: &[String], part: &str) -> bool {
    let is_part = |it: &&String| !it.starts_with('-');
    let mut parts = rest.iter().take_while(is_part).peekable();
    parts.peek().is_none() || parts.any(|it| it == part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fuzzing_is_built_only_where_it_is_asked_for() {
        let asks = |words: &str| {
            let words: Vec<String> = words.split_whitespace().map(str::to_owned).collect();
            asks_for(&words, "fuzz")
        };
        assert!(asks("") && asks("fuzz --runs 1") && asks("zones fuzz") && asks("--minutes 5"));
        assert!(!asks("zones") && !asks("zones --named fuzz"));
    }
}
