//! A disk that fails: calls of a writing program are made to fail by strace, one after the other.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use journal::open;

use crate::prove::{driven::key, figures::Seen, power::missing};

/// How often the program saves.
const COUNT: u32 = 30;

/// What fails, and how.
const CALLS: [&str; 4] = ["pwrite64", "fdatasync", "fsync", "ftruncate"];
const ERRORS: [&str; 3] = ["EIO", "ENOSPC", "EDQUOT"];

/// Two of three times the disk recovers.
const SORTS: [&str; 3] = ["", "..+2", "+"];

/// Lets one call fail, once, three times or from then on, and looks at what is kept.
///
/// # Errors
///
/// When the program could not be started.
pub fn round(driven: &Path, within: &Path, run: u32) -> Result<Seen, String> {
    let told = |it: std::io::Error| it.to_string();
    let at = |of: u32, all: &[&'static str]| all[of as usize % all.len()];
    let call = at(run, &CALLS);
    let error = at(run / 4, &ERRORS);
    let sort = at(run / 12, &SORTS);
    let nth = 1 + run / 36;
    let when = match sort {
        "..+2" => format!("{nth}..{}", nth + 2),
        sort => format!("{nth}{sort}"),
    };
    let home = tempfile::tempdir_in(within).map_err(told)?;
    // Made beforehand, so that all faults meet a journal that promised something.
    quietly(driven, home.path(), None)?;
    let inject = format!("{call}:error={error}:when={when}");
    let output = quietly(driven, home.path(), Some([call, &inject]))?;
    let kept: BTreeSet<u32> = output
        .lines()
        .filter_map(|it| it.strip_prefix("kept ")?.parse().ok())
        .collect();
    let mut seen = Seen::default();
    seen.tried("faults injected", 1);
    seen.tried("saves acknowledged", kept.len());
    seen.tried(
        "runs in which a save failed",
        usize::from(output.contains("failed")),
    );
    let journal = open::open(&home.path().join("journal.db"), &key())
        .and_then(|mut it| it.check().map(|()| it));
    let (lost, unreadable) = match journal {
        Ok(journal) => (missing(&journal, &kept)?, 0),
        Err(why) => {
            eprintln!("{inject}: {why}");
            (0, 1)
        }
    };
    seen.wrong("lost", lost);
    seen.wrong("unreadable", unreadable);
    seen.wrong("panics", usize::from(output.contains("panicked")));
    Ok(seen)
}

/// What it printed on both outputs.
fn quietly(driven: &Path, home: &Path, inject: Option<[&str; 2]>) -> Result<String, String> {
    let log: PathBuf = home.join("strace.log");
    let mut command = match inject {
        Some([call, inject]) => {
            let mut strace = Command::new("strace");
            strace.arg("-qq").args(["-e", &format!("trace={call}")]);
            strace.args(["-e", &format!("inject={inject}"), "-o"]);
            strace.arg(&log).arg(driven);
            strace
        }
        None => Command::new(driven),
    };
    let output = command
        .arg(home)
        .args(["write", &COUNT.to_string()])
        .stdin(Stdio::null())
        .output()
        .map_err(|it| format!("{}: {it}", driven.display()))?;
    let both = [output.stdout, output.stderr].concat();
    Ok(String::from_utf8_lossy(&both).into_owned())
}
