//! Steps of a command: other programs, said before they run, their failures told plainly.

use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// A command either did what it says or tells why not, for a person to read.
pub type Outcome<T = ()> = Result<T, String>;

/// Runs a program and shows what it prints.
pub fn run(why: &str, command: &mut Command) -> Outcome {
    say(why);
    finish(command)
}

/// Says what happens now.
pub fn say(what: &str) {
    println!("\n-- {what}");
}

/// Runs a program without a word unless it fails.
pub fn finish(command: &mut Command) -> Outcome {
    let status = command.status().map_err(|it| not_started(command, &it))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("This did not work ({status}): {command:?}"))
    }
}

/// What a program prints; its complaints are shown.
pub fn read(command: &mut Command) -> Outcome<String> {
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .map_err(|it| not_started(command, &it))?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// `cargo`, in the root of the house.
pub fn cargo() -> Command {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(root());
    cargo
}

/// The root of the house.
pub fn root() -> PathBuf {
    // Cargo tells the package's folder to what it runs, so no path is compiled in.
    let package = std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(PathBuf::new, PathBuf::from);
    package
        .ancestors()
        .nth(2)
        .map_or_else(|| ".".into(), Path::to_path_buf)
}

/// Where cargo puts what it builds.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// Tells which file could not be touched.
pub fn with(path: &Path) -> impl Fn(std::io::Error) -> String + '_ {
    move |it| format!("{}: {it}", path.display())
}

fn not_started(command: &Command, cause: &std::io::Error) -> String {
    format!("This could not be started ({cause}): {command:?}")
}
