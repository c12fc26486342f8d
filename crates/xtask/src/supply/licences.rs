//! Which licences the parts may have: those that ask for a notice and for nothing else.

use super::graph::Part;

const ALLOWED: [&str; 17] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "Unicode-3.0",
    "Unicode-DFS-2016",
    "Unlicense",
    "WTFPL",
    "Zlib",
    "blessing", // SQLite's own
];

/// The parts that have none of these.
pub(super) fn refused(parts: &[Part]) -> Vec<String> {
    let refused = parts.iter().filter(|it| !allows(&it.licence));
    refused
        .map(|it| format!("{} {}: licence {:?}", it.name, it.version, it.licence))
        .collect()
}

/// `A OR (B AND C)`; older manifests write `A/B`. An empty one allows nothing.
fn allows(expression: &str) -> bool {
    let spaced = expression
        .replace('/', " OR ")
        .replace('(', " ( ")
        .replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut at = 0;
    either(&words, &mut at) && at == words.len()
}

fn either(words: &[&str], at: &mut usize) -> bool {
    let mut any = both(words, at);
    while words.get(*at) == Some(&"OR") {
        *at += 1;
        any |= both(words, at);
    }
    any
}

fn both(words: &[&str], at: &mut usize) -> bool {
    let mut all = one(words, at);
    while words.get(*at) == Some(&"AND") {
        *at += 1;
        all &= one(words, at);
    }
    all
}

fn one(words: &[&str], at: &mut usize) -> bool {
    let Some(word) = words.get(*at) else {
        return false;
    };
    *at += 1;
    if *word == "(" {
        let within = either(words, at);
        *at += 1;
        return within;
    }
    if words.get(*at) == Some(&"WITH") {
        let with = format!("{word} WITH {}", words.get(*at + 1).unwrap_or(&""));
        *at += 2;
        return ALLOWED.contains(&with.as_str()) || ALLOWED.contains(word);
    }
    ALLOWED.contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_allowed_way_is_enough_and_each_part_of_it_must_be() {
        for yes in [
            "MIT",
            "MIT/Apache-2.0",
            "GPL-3.0 OR MIT",
            "(MIT OR Apache-2.0) AND Unicode-3.0",
            "Apache-2.0 WITH LLVM-exception OR Apache-2.0 OR MIT",
        ] {
            assert!(allows(yes), "{yes}");
        }
        for no in [
            "",
            "GPL-3.0",
            "MIT AND GPL-3.0",
            "(MIT OR GPL-2.0) AND AGPL-3.0",
            "MIT MIT",
        ] {
            assert!(!allows(no), "{no}");
        }
    }
}
