//! What the app is built from: licences, programs that must not be in it, lowest versions, a list
//! of parts, and, where a snapshot of advisories is at hand, what is known of them.

mod advisories;
mod graph;
mod licences;

use std::{fs, path::Path};

use serde_json::json;

use crate::step::{self, Outcome, say, with};
use graph::{Graph, Part};

/// Nothing that speaks to a network is part of the app on a desktop: the only thing that it does
/// with a network is not to have one.
const BANNED: [&str; 19] = [
    "actix-web",
    "attohttpc",
    "awc",
    "curl",
    "h2",
    "hickory-resolver",
    "hyper",
    "hyper-util",
    "isahc",
    "native-tls",
    "openssl",
    "quinn",
    "reqwest",
    "rustls",
    "surf",
    "tauri-plugin-http",
    "tauri-plugin-shell",
    "tungstenite",
    "ureq",
];

/// Flaws that the advisory database does not know, or knows only since: no older version than these.
const FLOORS: [(&str, &str, &str); 5] = [
    (
        "tauri",
        "2.11.1",
        "CVE-2026-42184: which page asks is confused",
    ),
    (
        "libsqlite3-sys",
        "0.39.1",
        "SQLite 3.51.3: a journal opened twice could be damaged",
    ),
    (
        "age",
        "0.11.1",
        "RUSTSEC-2024-0433: a plugin's name could run a program",
    ),
    (
        "lopdf",
        "0.42.0",
        "RUSTSEC-2026-0187: a file could exhaust the stack",
    ),
    (
        "zip",
        "2.3.0",
        "RUSTSEC-2025-0168: a file could be written outside of its folder",
    ),
];

/// Checks all that needs no network, and writes the list of parts to `target/sbom.json`.
pub fn check() -> Outcome {
    say("What the app is built from");
    let graph = Graph::read()?;
    let parts = graph.of_the_app()?;
    let mut wrong = licences::refused(&graph.all());
    wrong.extend(banned(&parts));
    wrong.extend(too_old(&graph.all()));
    write_list(&parts)?;
    println!(
        "{} parts in the app, {} in all",
        parts.len(),
        graph.all().len()
    );
    told(wrong)
}

/// The same, and the advisories in `folder`.
pub fn check_against(folder: &Path) -> Outcome {
    check()?;
    say("What is known against its parts");
    let graph = Graph::read()?;
    let known = advisories::read(folder)?;
    println!(
        "{} advisories, the newest of {}: flaws found since then are not among them",
        known.len(),
        advisories::newest(&known)
    );
    let in_app = graph.of_the_app()?;
    let (mut wrong, mut noted) = (Vec::new(), Vec::new());
    for part in graph.all() {
        for it in known.iter().filter(|it| it.concerns(&part)) {
            let line = format!("{} {}: {} {}", part.name, part.version, it.id, it.kind());
            // What only builds or tests the app is told, and does not stop it.
            if it.is_flaw() && in_app.contains(&part) {
                wrong.push(line);
            } else {
                noted.push(line);
            }
        }
    }
    noted.iter().for_each(|it| println!("   {it}"));
    told(wrong)
}

fn told(wrong: Vec<String>) -> Outcome {
    if wrong.is_empty() {
        return Ok(());
    }
    Err(format!(
        "This must not be part of the app:\n   {}",
        wrong.join("\n   ")
    ))
}

fn banned(parts: &[Part]) -> Vec<String> {
    let is_banned = |it: &&Part| BANNED.contains(&it.name.as_str());
    let banned = parts.iter().filter(is_banned);
    banned
        .map(|it| {
            format!(
                "{} {} speaks to networks or runs programs",
                it.name, it.version
            )
        })
        .collect()
}

fn too_old(parts: &[Part]) -> Vec<String> {
    let mut wrong = Vec::new();
    for (name, floor, why) in FLOORS {
        let floor: semver::Version = floor.parse().expect("a version");
        let old = parts
            .iter()
            .filter(|it| it.name == name && it.version < floor);
        wrong.extend(old.map(|it| format!("{name} {} is older than {floor}: {why}", it.version)));
    }
    wrong
}

/// As CycloneDX 1.5, which programs of others read.
fn write_list(parts: &[Part]) -> Outcome {
    let components: Vec<_> = parts
        .iter()
        .map(|it| {
            json!({
                "type": "library",
                "name": it.name,
                "version": it.version.to_string(),
                "purl": format!("pkg:cargo/{}@{}", it.name, it.version),
                "licenses": [{ "expression": it.licence.replace('/', " OR ") }],
            })
        })
        .collect();
    let list = json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": { "component": { "type": "application", "name": "groundwork" } },
        "components": components,
    });
    let path = step::target().join("sbom.json");
    fs::create_dir_all(step::target()).map_err(with(&path))?;
    fs::write(&path, format!("{list:#}\n")).map_err(with(&path))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(name: &str, version: &str) -> Part {
        Part {
            name: name.to_owned(),
            version: version.parse().expect("a version"),
            licence: "MIT".to_owned(),
        }
    }

    #[test]
    fn a_planted_network_and_an_old_part_are_found() {
        assert_eq!(
            banned(&[part("reqwest", "0.12.0"), part("yew", "0.23.0")]).len(),
            1
        );
        assert_eq!(too_old(&[part("tauri", "2.11.0")]).len(), 1);
        assert_eq!(too_old(&[part("tauri", "2.11.1")]), Vec::<String>::new());
    }
}
