//! Puts the figures of the result files into the README, so that it quotes what was seen.

use std::{collections::BTreeMap, fs};

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

/// Writes the rows of the result files anew; what was not measured on this machine keeps its row.
pub fn write() -> Outcome {
    let path = root().join("README.md");
    let readme = fs::read_to_string(&path).map_err(with(&path))?;
    let (bench, proofs) = (bench(&results("bench")?), proofs(&results("prove")?));
    let renewed = renewed(&readme, &bench)
        .and_then(|readme| renewed(&readme, &proofs))
        .ok_or("The README has no place for the figures.")?;
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

/// The page with `rows`, each in place of the one with its name, or behind the row before it.
fn renewed(readme: &str, rows: &[String]) -> Option<String> {
    let (before, rest) = readme.split_once(BEGIN)?;
    let (old, after) = rest.split_once(END)?;
    let mut lines: Vec<&str> = old.lines().collect();
    let mut next = lines.len();
    for row in rows {
        match lines.iter().position(|line| name(line) == name(row)) {
            Some(place) => (lines[place], next) = (row, place + 1),
            None => {
                lines.insert(next, row);
                next += 1;
            }
        }
    }
    Some(format!("{before}{BEGIN}{}\n{END}{after}", lines.join("\n")))
}

/// What stands in the first cell.
fn name(row: &str) -> Option<&str> {
    row.split('|').nth(1).map(str::trim)
}

fn bench(figures: &[Figure]) -> Vec<String> {
    let row = |it: &Figure| {
        let (ratio, target) = (number(it.ratio), number(it.target));
        let versus = it.versus.as_deref().unwrap_or_default();
        let versus_value = it.versus_value.map_or_else(String::new, |value| {
            format!("{} {}", number(Some(value)), it.unit)
        });
        format!(
            "| {} | {} {} | {versus} | {versus_value} | {ratio} | {target} |",
            it.name,
            number(Some(it.value)),
            it.unit,
        )
    };
    figures.iter().map(row).collect()
}

fn proofs(proofs: &[Proof]) -> Vec<String> {
    let row = |it: &Proof| {
        format!(
            "| {} | {} | {} | {} | {} |",
            it.name,
            it.runs,
            listed(&it.tried),
            listed(&it.wrong),
            it.target
        )
    };
    proofs.iter().map(row).collect()
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
    fn only_the_rows_that_were_measured_are_written_anew() {
        let table = "\n| bench | seen |\n|---|---|\n| a | 1 |\n|    of it | 2 |\n| c | 3 |\n";
        let readme = format!("| a | above |\n{BEGIN}{table}{END}\nb");
        let rows = ["|    of it | 9 |", "| b | 5 |"].map(str::to_owned);
        let expected =
            "\n| bench | seen |\n|---|---|\n| a | 1 |\n|    of it | 9 |\n| b | 5 |\n| c | 3 |\n";
        assert_eq!(
            renewed(&readme, &rows),
            Some(format!("| a | above |\n{BEGIN}{expected}{END}\nb"))
        );
        assert_eq!(renewed(&readme, &[]), Some(readme), "nothing measured");
        assert_eq!(renewed("no marks", &rows), None);
    }

    #[test]
    fn a_figure_is_quoted_with_three_digits() {
        let quoted = [1.2345, 12.345, 123.45, 300.0].map(|it| number(Some(it)));
        assert_eq!(quoted, ["1.23", "12.3", "123", "300"]);
    }
}
