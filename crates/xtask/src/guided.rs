//! The readers of foreign bytes under libFuzzer, in a target directory of their own, so that
//! nothing else is rebuilt for it. What coverage needs are flags of the stable compiler.

use std::path::PathBuf;

use crate::step::{Outcome, cargo, read, run, target};

/// As cargo-fuzz has them without a sanitizer: a counter for each edge, and what is compared.
const FLAGS: [&str; 8] = [
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "-Cllvm-args=-simplifycfg-branch-fold-threshold=0",
    "--cfg",
    "fuzzing",
];

/// Builds the one program with all readers, and answers where it is.
pub fn build() -> Outcome<PathBuf> {
    // Named, so that the flags are for what is tried and not for what builds it.
    let host = read(std::process::Command::new("rustc").arg("-vV"))?;
    let host = host.lines().find_map(|it| it.strip_prefix("host: "));
    let host = host.ok_or("The compiler does not say for what machine it compiles.")?;
    let own = target().join("fuzz");
    run(
        "The readers of foreign bytes, with libFuzzer around them",
        cargo()
            .env("CARGO_ENCODED_RUSTFLAGS", FLAGS.join("\u{1f}"))
            .args(["build", "--profile=fuzz", "--package=groundwork-fuzz"])
            .args(["--features=guided", "--bin=guided", "--target", host])
            .arg("--target-dir")
            .arg(&own),
    )?;
    Ok(own.join(host).join("fuzz/guided"))
}
