//! Habits that a reader of the sources can count on.

use crate::house::{arrows::says, files::File};

/// More lines than this, and a file does two things.
pub const LONGEST: usize = 300;

/// A name that only these files may say, and why.
pub struct Alone {
    /// What is said.
    pub word: &'static str,
    /// In which folders the rule holds.
    pub within: &'static [&'static str],
    /// By which files alone: beginnings of their paths.
    pub only: &'static [&'static str],
    /// Why.
    pub reason: &'static str,
}

const ALL_CODE: &[&str] = &["crates", "src-tauri/src", "frontend/src", "tests"];

/// Who alone may say what.
pub const ALONE: &[Alone] = &[
    Alone {
        word: "now()",
        within: ALL_CODE,
        // A stopwatch is no clock: it cannot tell the time, only how long something took.
        only: &["src-tauri/src/clock.rs"],
        reason: "one clock",
    },
    Alone {
        word: "invoke",
        within: &["frontend/src"],
        only: &["frontend/src/bridge.rs"],
        reason: "one bridge",
    },
    Alone {
        word: "__TAURI_INTERNALS__",
        within: ALL_CODE,
        only: &[
            "frontend/src/bridge.rs",
            "tests/src/bridge.rs",
            "tests/src/browser.rs",
            "tests/src/house/",
        ],
        reason: "one bridge, and its stand-in for browsers",
    },
    Alone {
        word: "notify_rust",
        within: ALL_CODE,
        only: &["src-tauri/src/reminders/", "tests/src/house/"],
        reason: "one notifier",
    },
    Alone {
        word: "rusqlite::Connection::open",
        within: &["src-tauri/src", "crates/report/src", "crates/care/src"],
        only: &[],
        reason: "the journal opens its file itself",
    },
];

/// Names said by files that may not.
pub fn said_elsewhere(sources: &[File], rule: &Alone) -> Vec<String> {
    let mut wrong = Vec::new();
    let held = |file: &&File| {
        rule.within.iter().any(|it| file.within(it))
            && !rule.only.iter().any(|it| file.path.starts_with(it))
    };
    for file in sources.iter().filter(held) {
        for (line, code) in file.code() {
            if is_said(code, rule.word) {
                wrong.push(format!(
                    "{}:{line}: {} ({})",
                    file.path, rule.word, rule.reason
                ));
            }
        }
    }
    wrong
}

fn is_said(code: &str, word: &str) -> bool {
    match word.strip_suffix("()") {
        None => says(code, word),
        // The `now` of any type, but for the stopwatch; a function of that name takes what it is given.
        Some(name) => code.match_indices(&format!("::{name}()")).any(|(at, _)| {
            let owner = code[..at]
                .rsplit(|it: char| !it.is_alphanumeric())
                .next()
                .unwrap_or("");
            owner.starts_with(char::is_uppercase) && owner != "Instant"
        }),
    }
}

/// Files that grew too long.
pub fn too_long(files: &[File]) -> Vec<String> {
    files
        .iter()
        .map(|file| (file.text.lines().count(), file))
        .filter(|(lines, _)| *lines > LONGEST)
        .map(|(lines, file)| format!("{}: {lines} lines", file.path))
        .collect()
}

/// Files that do not say first what they are.
pub fn without_header(sources: &[File]) -> Vec<String> {
    let headless = sources.iter().filter(|it| !it.text.starts_with("//! "));
    headless.map(|file| file.path.clone()).collect()
}

/// A name that can be reached by a second path, or a lint that was silenced without a reason.
pub fn second_paths(sources: &[File]) -> Vec<String> {
    let mut wrong = Vec::new();
    for file in sources {
        for (line, code) in file.code() {
            let code = code.trim_start();
            let silenced = code.starts_with("#[allow(") && !code.contains("reason");
            let second = code.starts_with("pub use ");
            if silenced || second {
                wrong.push(format!("{}:{line}: {code}", file.path));
            }
        }
    }
    wrong
}

/// Folders of one machine that stand in a file.
pub fn machine_paths(files: &[File]) -> Vec<String> {
    let machine = ["home", "root", "tmp", "Users", "work", "mnt"].map(|it| format!("/{it}/"));
    let mut wrong = Vec::new();
    for file in files {
        for (at, line) in file.text.lines().enumerate() {
            let absolute = |path: &String| {
                line.match_indices(path.as_str()).any(|(at, _)| {
                    !line[..at].ends_with(|it: char| it.is_alphanumeric() || "_-./}~$".contains(it))
                })
            };
            if machine.iter().any(absolute) {
                wrong.push(format!("{}:{}: {}", file.path, at + 1, line.trim()));
            }
        }
    }
    wrong
}
