//! The never-arrows: who may know whom, by manifest and by name in the sources.

use toml::{Table, Value};

use crate::house::files::File;

/// A room, the rooms it may know, and the crates it must never know.
struct Room {
    folder: &'static str,
    may_know: &'static [&'static str],
    never: &'static [&'static str],
}

const SCREEN: &[&str] = &["tauri", "yew", "notify-rust"];

const ROOMS: &[Room] = &[
    Room {
        folder: "crates/care",
        may_know: &[],
        never: &[
            "rusqlite",
            "tauri",
            "yew",
            "notify-rust",
            "web-sys",
            "js-sys",
        ],
    },
    Room {
        folder: "crates/journal",
        may_know: &["groundwork-care"],
        never: SCREEN,
    },
    Room {
        folder: "crates/report",
        may_know: &["groundwork-care"],
        never: &["rusqlite", "tauri", "yew", "notify-rust"],
    },
    Room {
        folder: "crates/seal",
        may_know: &[],
        never: &["rusqlite", "tauri", "yew", "notify-rust"],
    },
    Room {
        folder: "crates/handover",
        may_know: &["groundwork-care", "groundwork-seal"],
        never: &["rusqlite", "tauri", "yew", "notify-rust"],
    },
    Room {
        folder: "crates/clinic",
        may_know: &["groundwork-care", "groundwork-seal"],
        never: &["rusqlite", "tauri", "yew", "notify-rust"],
    },
    Room {
        folder: "crates/xtask",
        may_know: &[],
        never: &["rusqlite", "tauri", "yew", "notify-rust"],
    },
    Room {
        folder: "frontend",
        may_know: &["groundwork-care"],
        never: &["rusqlite", "tauri", "notify-rust"],
    },
    Room {
        folder: "src-tauri",
        may_know: &[
            "groundwork-care",
            "groundwork-handover",
            "groundwork-journal",
            "groundwork-report",
            "groundwork-seal",
        ],
        never: &["yew", "rusqlite"],
    },
];

/// Words that a room's code never says, with the reason.
const NEVER_SAID: &[(&str, &[&str], &str)] = &[
    (
        "crates/care/src",
        &[
            "std::fs",
            "std::env",
            "std::net",
            "std::process",
            "std::thread",
            "Instant",
        ],
        "care takes values and returns values",
    ),
    (
        "crates/report/src",
        &["std::net", "std::process", "std::env"],
        "a page is made from a summary alone",
    ),
    (
        "frontend/src/parts",
        &["crate::bridge", "crate::screens"],
        "parts know props and callbacks only",
    ),
];

/// Dependencies that no manifest of these rooms may have.
pub fn wrong_dependencies(manifests: &[File]) -> Vec<String> {
    let mut wrong = Vec::new();
    for room in ROOMS {
        let path = format!("{}/Cargo.toml", room.folder);
        for manifest in manifests.iter().filter(|it| it.path == path) {
            let table: Table = manifest.text.parse().expect("a manifest is TOML");
            for name in dependencies(&table) {
                let ours = name.starts_with("groundwork-");
                let never = room
                    .never
                    .iter()
                    .any(|it| name == *it || name.starts_with(&format!("{it}-")));
                if (ours && !room.may_know.contains(&name.as_str())) || never {
                    wrong.push(format!("{path}: {name}"));
                }
            }
        }
    }
    wrong
}

/// Names that the code of these rooms must not say.
pub fn wrong_names(sources: &[File]) -> Vec<String> {
    let mut wrong = Vec::new();
    for (folder, words, reason) in NEVER_SAID {
        for file in sources.iter().filter(|it| it.within(folder)) {
            for (line, code) in file.code() {
                for word in words.iter().filter(|it| says(code, it)) {
                    wrong.push(format!("{}:{line}: {word} ({reason})", file.path));
                }
            }
        }
    }
    wrong
}

/// Screens that know another screen; `fill_view` belongs to `fill`, `door/steps` to `door`.
pub fn screens_that_know_screens(sources: &[File]) -> Vec<String> {
    let mut wrong = Vec::new();
    for file in sources
        .iter()
        .filter(|it| it.within("frontend/src/screens"))
    {
        let own = family(&file.path["frontend/src/screens/".len()..]);
        // Lists of names run over lines, so the code is read as one.
        let code: String = file.code().map(|(_, line)| line.trim()).collect();
        for (at, found) in code.match_indices("screens::") {
            for other in named(&code[at + found.len()..]) {
                if family(other) != own {
                    wrong.push(format!("{}: screens::{}", file.path, family(other)));
                }
            }
        }
    }
    wrong
}

/// The names behind `screens::`: one, or those of a list in braces.
fn named(text: &str) -> Vec<&str> {
    let Some(list) = text.strip_prefix('{') else {
        return vec![text];
    };
    let (mut depth, mut start, mut names) = (0_i32, 0, Vec::new());
    for (at, sign) in list.char_indices() {
        match sign {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            ',' | '}' if depth == 0 => {
                names.push(list[start..at].trim());
                start = at + 1;
                if sign == '}' {
                    break;
                }
            }
            _ => {}
        }
    }
    names.retain(|it| !it.is_empty());
    names
}

/// Whether a line says a word, not merely a longer one.
pub fn says(line: &str, word: &str) -> bool {
    let part = |it: Option<char>| it.is_some_and(|it| it.is_alphanumeric() || it == '_');
    line.match_indices(word).any(|(at, _)| {
        !part(line[..at].chars().next_back()) && !part(line[at + word.len()..].chars().next())
    })
}

fn family(name: &str) -> &str {
    name.split(|it: char| !it.is_alphanumeric())
        .next()
        .unwrap_or_default()
}

fn dependencies(table: &Table) -> Vec<String> {
    let own = ["dependencies", "build-dependencies"];
    let mut names = Vec::new();
    for (key, value) in table {
        match value {
            Value::Table(inner) if own.contains(&key.as_str()) => {
                names.extend(inner.keys().cloned())
            }
            // `[target.'cfg(..)'.dependencies]`; what only tests need is free.
            Value::Table(inner) if key != "dev-dependencies" => names.extend(dependencies(inner)),
            _ => {}
        }
    }
    names
}
