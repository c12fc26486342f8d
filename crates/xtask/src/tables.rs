//! Puts the figures of the result files into the README, so that it quotes what was seen.

use std::{collections::BTreeMap, fmt::Write, fs};

use serde::Deserialize;

use crate::step::{Outcome, root, target, with};

const BEGIN: &str = "<!-- figures -->\n";
const END: &str = "<!-- /figures -->";

#[derive(Deserialize)]
struct Figure {
    name: String,
    value: f64,
    unit: String,
    versus: Option<String>,
    versus_value: Option<f64>,
    ratio: Option<f64>,
    target: Option<f64>,
}

#[derive(Deserialize)]
struct Proof {
    name: String,
    runs: u64,
    tried: BTreeMap<String, u64>,
    wrong: BTreeMap<String, u64>,
    target: String,
}

/// Writes the tables anew from whichever result files are there.
pub fn write() -> Outcome {
    let path = root().join("README.md");
    let readme = fs::read_to_string(&path).map_err(with(&path))?;
    let tables = format!(
        "{}{}",
        bench(&results("bench")?),
        proofs(&results("prove")?)
    );
    let renewed = between(&readme, &tables).ok_or("The README has no place for the figures.")?;
    fs::write(&path, renewed).map_err(with(&path))
}

fn results<T: for<'de> Deserialize<'de>>(folder: &str) -> Outcome<Vec<T>> {
    let path = target().join(folder).join("results.json");
    match fs::read(&path) {
        // What an older house left there is made anew, not quoted.
        Ok(bytes) => Ok(serde_json::from_slice(&bytes).unwrap_or_default()),
        Err(_) => Ok(Vec::new()),
    }
}

fn between(readme: &str, tables: &str) -> Option<String> {
    let (before, rest) = readme.split_once(BEGIN)?;
    let (_, after) = rest.split_once(END)?;
    Some(format!("{before}{BEGIN}{tables}{END}{after}"))
}

fn bench(figures: &[Figure]) -> String {
    if figures.is_empty() {
        return String::new();
    }
    let mut table = String::from(
        "\n| `cargo xtask bench` | seen | against | seen | ratio | at most |\n|---|---|---|---|---|---|\n",
    );
    for it in figures {
        let (ratio, target) = (number(it.ratio), number(it.target));
        let versus = it.versus.as_deref().unwrap_or_default();
        let versus_value = it.versus_value.map_or_else(String::new, |value| {
            format!("{} {}", number(Some(value)), it.unit)
        });
        let _ = writeln!(
            table,
            "| {} | {} {} | {versus} | {versus_value} | {ratio} | {target} |",
            it.name,
            number(Some(it.value)),
            it.unit,
        );
    }
    table
}

fn proofs(proofs: &[Proof]) -> String {
    if proofs.is_empty() {
        return String::new();
    }
    let mut table = String::from(
        "\n| `cargo xtask prove` | runs | tried | wrong | to reach |\n|---|---|---|---|---|\n",
    );
    for it in proofs {
        let _ = writeln!(
            table,
            "| {} | {} | {} | {} | {} |",
            it.name,
            it.runs,
            listed(&it.tried),
            listed(&it.wrong),
            it.target
        );
    }
    table
}

fn listed(counts: &BTreeMap<String, u64>) -> String {
    let listed: Vec<String> = counts
        .iter()
        .map(|(what, count)| format!("{count} {what}"))
        .collect();
    listed.join(", ")
}

/// Three figures that matter, no more.
fn number(value: Option<f64>) -> String {
    match value {
        None => String::new(),
        Some(value) if value.abs() >= 100.0 || value.fract() == 0.0 => format!("{value:.0}"),
        Some(value) if value.abs() >= 10.0 => format!("{value:.1}"),
        Some(value) => format!("{value:.2}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_stands_between_the_marks_is_written_anew() {
        let readme = format!("a\n{BEGIN}old\n{END}\nb");
        let renewed = between(&readme, "new\n");
        assert_eq!(renewed, Some(format!("a\n{BEGIN}new\n{END}\nb")));
        assert_eq!(between("no marks", "new"), None);
    }

    #[test]
    fn a_figure_is_quoted_with_three_digits() {
        let quoted = [1.2345, 12.345, 123.45, 300.0].map(|it| number(Some(it)));
        assert_eq!(quoted, ["1.23", "12.3", "123", "300"]);
    }
}
