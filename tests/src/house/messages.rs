//! Messages of the locale against the code that says them, and text that stands in code.

use std::collections::BTreeSet;

use crate::house::{files::File, literals::literals};

/// Where a message may be said.
const SPEAKERS: &[&str] = &[
    "frontend/src",
    "src-tauri/src",
    "crates/care/src",
    "crates/report/src",
    "crates/handover/src",
];

/// Where no sentence may stand.
const SILENT: &[&str] = &["frontend/src", "src-tauri/src", "crates/report/src"];

/// Ids of the messages that locale files hold.
pub fn ids(locale: &[File]) -> BTreeSet<String> {
    locale
        .iter()
        .flat_map(|file| file.text.lines())
        .filter(|line| line.starts_with(|it: char| it.is_ascii_lowercase()))
        .filter_map(|line| line.split_once('='))
        .map(|(id, _)| id.trim().to_owned())
        .collect()
}

/// Messages that are said and not in the locale: `say("id")`, `say_with("id", ..)` or with a branch inside.
pub fn missing(sources: &[File], ids: &BTreeSet<String>) -> Vec<String> {
    let mut missing = Vec::new();
    for file in speaking(sources) {
        let code = code_of(file);
        let calls = code
            .match_indices("say(")
            .chain(code.match_indices("say_with("));
        for (at, call) in calls {
            let argument = first_argument(&code[at + call.len()..]);
            for id in literals(argument) {
                let known = if id.contains('{') {
                    stands_for(&id, ids)
                } else {
                    ids.contains(&id)
                };
                if !known {
                    missing.push(format!("{}: {id}", file.path));
                }
            }
        }
    }
    missing
}

/// Messages of the locale that nobody says. A literal with a hole says all that fit it.
pub fn unsaid(sources: &[File], ids: &BTreeSet<String>) -> Vec<String> {
    let said: BTreeSet<String> = speaking(sources)
        .flat_map(|file| literals(&code_of(file)))
        .collect();
    let (patterns, plain): (Vec<_>, Vec<_>) = said.into_iter().partition(|it| it.contains('{'));
    let plain: BTreeSet<String> = plain.into_iter().collect();
    ids.iter()
        .filter(|id| !plain.contains(*id) && !patterns.iter().any(|it| fits(it, id)))
        .cloned()
        .collect()
}

/// Sentences in code, which belong into the locale.
pub fn sentences(sources: &[File]) -> Vec<String> {
    let mut found = Vec::new();
    for file in sources
        .iter()
        .filter(|file| SILENT.iter().any(|it| file.within(it)))
    {
        for (line, code) in file.code() {
            // What a developer reads: logs, attributes, assertions.
            let for_developers = ["#[", "tracing::", "expect(", "reason =", "panic!", "assert"];
            if for_developers.iter().any(|it| code.contains(it)) {
                continue;
            }
            for literal in literals(code).into_iter().filter(|it| is_sentence(it)) {
                found.push(format!("{}:{line}: {literal}", file.path));
            }
            if let Some(word) = shown_word(code) {
                found.push(format!("{}:{line}: {word}", file.path));
            }
        }
    }
    found
}

fn speaking(sources: &[File]) -> impl Iterator<Item = &File> {
    sources
        .iter()
        .filter(|file| SPEAKERS.iter().any(|it| file.within(it)))
}

fn code_of(file: &File) -> String {
    file.code().map(|(_, line)| format!("{line}\n")).collect()
}

/// Up to the comma or bracket that ends it.
fn first_argument(text: &str) -> &str {
    let mut depth = 0;
    for (at, sign) in text.char_indices() {
        match sign {
            '(' | '{' | '[' => depth += 1,
            ',' if depth == 0 => return &text[..at],
            ')' | '}' | ']' if depth == 0 => return &text[..at],
            ')' | '}' | ']' => depth -= 1,
            _ => {}
        }
    }
    text
}

fn stands_for(pattern: &str, ids: &BTreeSet<String>) -> bool {
    ids.iter().any(|id| fits(pattern, id))
}

/// Whether `weekday-{}` can become `weekday-1`; a pattern says at least a word and a hyphen.
fn fits(pattern: &str, id: &str) -> bool {
    let Some((start, rest)) = pattern.split_once('{') else {
        return pattern == id;
    };
    let end = rest.split_once('}').map_or("", |(_, it)| it);
    start.ends_with('-')
        && id.len() > start.len() + end.len()
        && id.starts_with(start)
        && (end.contains('{') || id.ends_with(end))
}

/// A capital, small letters, and a second word: "Time to rest".
fn is_sentence(literal: &str) -> bool {
    let mut words = literal.split(' ');
    let first = words.next().unwrap_or_default();
    let mut signs = first.chars();
    let capital = signs.next().is_some_and(char::is_uppercase);
    let letters = |it: &str| it.chars().filter(|it| it.is_alphabetic()).count();
    capital && signs.any(char::is_lowercase) && words.any(|it| letters(it) > 1)
}

/// A bare word between braces in a view: `{ "Save" }`.
fn shown_word(code: &str) -> Option<&str> {
    let (before, rest) = code.split_once("{ \"")?;
    let in_view = before.trim().is_empty() || before.trim_end().ends_with('>');
    let (word, _) = rest.split_once("\" }")?;
    (in_view && !before.ends_with("=> ") && word.contains(|it: char| it.is_alphabetic()))
        .then_some(word)
}
