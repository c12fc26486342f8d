//! The clinician's tool: built and run with what was typed behind `plan`.

use std::path::Path;

use crate::step::{Outcome, cargo, finish};

/// Hands over to it; paths are those of where the command was typed.
pub fn plan(rest: &[String]) -> Outcome {
    let mut tool = cargo();
    tool.args(["run", "--quiet", "--package=groundwork-clinic", "--"]);
    let here = std::env::current_dir().unwrap_or_default();
    for (at, word) in rest.iter().enumerate() {
        match at {
            0 => tool.arg(word),
            _ => tool.arg(here.join(Path::new(word))),
        };
    }
    finish(&mut tool)
}
