//! Formatting, lints and every test of the house, with one count at the end.

use std::{
    io::{BufRead, BufReader},
    process::{Command, Stdio},
};

use crate::{
    demo, frontend, phones, setup,
    step::{Outcome, cargo, run, say},
    supply,
};

/// Everything that must hold before a change is kept.
pub fn test() -> Outcome {
    setup::for_tests()?;
    run("Formatting", cargo().args(["fmt", "--all", "--check"]))?;
    supply::check()?;
    frontend::build()?;
    run(
        "Lints",
        cargo()
            .args(["clippy", "--quiet", "--workspace", "--all-targets"])
            .args(["--", "--deny=warnings"]),
    )?;
    run(
        "Lints of the screens as they run",
        cargo()
            .args(["clippy", "--quiet", "--package=groundwork-frontend"])
            .args(["--target=wasm32-unknown-unknown", "--", "--deny=warnings"]),
    )?;
    phones::check()?;
    demo::build_for_rehearsal("dev")?;
    say("Tests");
    let (mut passed, mut failed, mut ended_well) = (0, 0, true);
    // This program's own parts are built apart, as when it is called.
    for which in [
        &["--package=groundwork-xtask"][..],
        &["--workspace", "--exclude=groundwork-xtask"],
    ] {
        // All but examples in docs, of which there are none: they would need rustdoc installed.
        let counted = counted(
            cargo()
                .args(["test", "--no-fail-fast", "--tests"])
                .args(which),
        )?;
        passed += counted.0;
        failed += counted.1;
        ended_well &= counted.2;
    }
    println!("\n{passed} passed, {failed} failed");
    if failed > 0 || !ended_well {
        return Err("Some tests failed: see above.".to_owned());
    }
    Ok(())
}

/// Shows what the runner prints and adds up its results.
fn counted(command: &mut Command) -> Outcome<(u32, u32, bool)> {
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|it| format!("The tests could not be started: {it}"))?;
    let (mut passed, mut failed) = (0, 0);
    let stdout = child.stdout.take().ok_or("The tests print nothing.")?;
    for line in BufReader::new(stdout).lines() {
        let line = line.map_err(|it| it.to_string())?;
        println!("{line}");
        if let Some(result) = line.strip_prefix("test result: ") {
            passed += number_before(result, " passed");
            failed += number_before(result, " failed");
        }
    }
    let status = child.wait().map_err(|it| it.to_string())?;
    Ok((passed, failed, status.success()))
}

fn number_before(line: &str, word: &str) -> u32 {
    line.split(word)
        .next()
        .and_then(|it| it.rsplit(' ').next())
        .and_then(|it| it.parse().ok())
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_result_line_tells_how_many_passed_and_failed() {
        let line = "FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; 0 filtered out";
        assert_eq!(
            (
                number_before(line, " passed"),
                number_before(line, " failed")
            ),
            (12, 3)
        );
    }
}
