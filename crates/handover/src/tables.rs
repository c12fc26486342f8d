//! The summary as tables: one tidy file a kind, RFC 4180, first line the names of the columns.
//!
//! Text that a spreadsheet would take for a formula has an apostrophe before it (ASVS 5,
//! 1.2.10); columns of numbers and dates are written by us and need none.

use care::{
    form::{self as answer},
    summary::Summary,
    summary_items::{AROUND, ItemAnswer},
    summary_practice::Tally,
};
use serde_json::Value;

use crate::tables_words::{activities, left_out, thoughts, words};

/// A table: its name without an ending, and its content.
pub type Table = (&'static str, Vec<u8>);

/// All tables that have a row.
///
/// # Errors
///
/// When a row could not be written, which has no cause that a patient could make.
pub fn tables(summary: &Summary) -> Result<Vec<Table>, csv::Error> {
    let all = [
        ("sessions", sessions(summary)),
        ("measures", measures(summary)),
        ("answers", answers(summary)),
        ("mood", mood(summary)),
        ("nights", nights(summary)),
        ("practice", practice(summary)),
        ("effects", effects(summary)),
        ("thoughts", thoughts(summary)),
        ("activities", activities(summary)),
        ("words", words(summary)),
        ("left out", left_out(summary)),
    ];
    let all = all.into_iter().filter(|(_, rows)| rows.len() > 1);
    all.map(|(name, rows)| Ok((name, written(rows)?))).collect()
}

/// A head, then rows.
pub(crate) type Rows = Vec<Vec<String>>;

fn written(rows: Rows) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    for row in rows {
        writer.write_record(row)?;
    }
    writer
        .into_inner()
        .map_err(|it| csv::Error::from(it.into_error()))
}

/// Text as a cell: an apostrophe before what a spreadsheet would reckon with, also behind quotes,
/// spaces and marks that are not seen, and where a program set to other countries' tables would
/// begin a cell of its own: after a semicolon, a tab or the end of a line.
pub fn cell(text: &str) -> String {
    let pieces = text.split_inclusive([';', '\t', '\r', '\n']);
    let mut safe = String::with_capacity(text.len() + 1);
    for piece in pieces {
        let begins_unseen = safe.is_empty() && piece.starts_with(char::is_control);
        if begins_unseen || reckons(piece) {
            safe.push('\'');
        }
        safe.extend(piece.chars().filter(|it| *it != '\0'));
    }
    safe
}

/// Whether a cell that is this would be taken for a formula.
fn reckons(piece: &str) -> bool {
    let seen = |it: &char| {
        !it.is_whitespace()
            && !it.is_control()
            && !matches!(it, '"' | '\'' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202f}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
    };
    matches!(
        piece.chars().find(seen),
        Some('=' | '+' | '-' | '@' | '|' | '%' | '＝' | '＋' | '－' | '＠' | '−')
    )
}

pub(crate) fn head(names: &[&str]) -> Rows {
    vec![names.iter().map(|it| (*it).to_owned()).collect()]
}

/// As it is spelt in the data.
pub(crate) fn spelt(it: impl serde::Serialize) -> String {
    match serde_json::to_value(it) {
        Ok(Value::String(text)) => text,
        Ok(_) | Err(_) => String::new(),
    }
}

pub(crate) fn number(it: Option<impl ToString>) -> String {
    it.map(|it| it.to_string()).unwrap_or_default()
}

fn sessions(summary: &Summary) -> Rows {
    let mut rows = head(&["date", "time", "route", "dose", "state"]);
    rows.extend(summary.sessions.iter().flatten().map(|it| {
        let dose = it.dose.as_ref().map(|it| cell(it.reveal()));
        vec![
            it.at.date().to_string(),
            it.at.format("%H:%M").to_string(),
            spelt(it.route),
            dose.unwrap_or_default(),
            spelt(it.state),
        ]
    }));
    rows
}

fn measures(summary: &Summary) -> Rows {
    let mut rows = head(&["date", "measure", "total", "is_baseline"]);
    for course in summary.measures.iter().flat_map(|it| &it.courses) {
        let before = course.baseline.filter(|it| it.on < summary.from);
        for point in before.iter().chain(&course.points) {
            rows.push(vec![
                point.on.to_string(),
                course.form.0.clone(),
                point.total.to_string(),
                (course.baseline == Some(*point)).to_string(),
            ]);
        }
    }
    rows
}

fn answers(summary: &Summary) -> Rows {
    let mut rows = head(&["date", "measure", "item", "answer", "score"]);
    for answered in &summary.items.measures {
        for given in &answered.given {
            for (item, answer) in answered.items.iter().zip(&given.answers) {
                let (said, score) = match answer {
                    ItemAnswer::Score(score) => ("answered", score.to_string()),
                    ItemAnswer::Declined => ("declined", String::new()),
                    ItemAnswer::Missing => ("missing", String::new()),
                    ItemAnswer::LeftOut => ("left_out", String::new()),
                };
                rows.push(vec![
                    given.on.to_string(),
                    answered.form.0.clone(),
                    item.id.clone(),
                    said.to_owned(),
                    score,
                ]);
            }
        }
    }
    rows
}

fn mood(summary: &Summary) -> Rows {
    let mut rows = head(&["date", "mean_0_to_10", "answers"]);
    let days = summary.measures.iter().flat_map(|it| &it.mood);
    rows.extend(days.map(|it| {
        vec![
            it.on.to_string(),
            format!("{:.2}", it.level),
            it.answers.to_string(),
        ]
    }));
    rows
}

fn nights(summary: &Summary) -> Rows {
    let mut rows = head(&[
        "woke_on",
        "in_bed",
        "lights_out",
        "to_sleep_min",
        "awakenings",
        "awake_min",
        "final_wake",
        "out_of_bed",
        "clock_change_min",
        "slept_min",
        "in_bed_min",
        "se_percent",
        "quality_1_to_5",
        "nap_min",
        "caffeine",
        "drinks",
        "medicine",
    ]);
    rows.extend(summary.items.nights.iter().map(|it| {
        let night = &it.night;
        let time = |at: chrono::NaiveDateTime| at.format("%Y-%m-%d %H:%M").to_string();
        let mut row = vec![
            night.woke_on.to_string(),
            time(night.in_bed),
            time(night.lights_out),
            night.sol_min.to_string(),
            night.awakenings.to_string(),
            night.waso_min.to_string(),
            time(night.final_wake),
            time(night.out_of_bed),
            night.clock_change_min.to_string(),
            it.tst_min.to_string(),
            it.tib_min.to_string(),
            format!("{:.1}", it.se_percent),
        ];
        row.extend(AROUND.map(|step| said(it.said.get(step))));
        row
    }));
    rows
}

/// As the form has it: the highest nap and the highest number of drinks also stand for more.
fn said(value: Option<&answer::Value>) -> String {
    match value {
        Some(answer::Value::Number(number)) => number.to_string(),
        Some(answer::Value::Choice(option)) => cell(option),
        Some(answer::Value::Declined) => "declined".to_owned(),
        _ => String::new(),
    }
}

fn practice(summary: &Summary) -> Rows {
    let mut rows = head(&[
        "kind",
        "form",
        "offered",
        "done",
        "skipped",
        "not_done",
        "not_reminded",
        "open",
        "unasked",
    ]);
    let Some(practice) = &summary.practice else {
        return rows;
    };
    let row = |kind: &str, it: &Tally, besides: u32| {
        let counts = [
            it.offered(),
            it.done,
            it.skipped,
            it.missed,
            it.not_reminded,
            it.open,
            besides,
        ];
        let mut row = vec![kind.to_owned(), String::new()];
        row.extend(counts.map(|it| it.to_string()));
        row
    };
    rows.push(row(
        "exercises",
        &practice.exercises,
        practice.exercises_besides,
    ));
    rows.push(row("rests", &practice.rests, practice.rests_besides));
    for (form, times) in &practice.by_form {
        let mut row = vec!["exercise".to_owned(), cell(&form.0), String::new()];
        row.push(times.to_string());
        row.resize(9, String::new());
        rows.push(row);
    }
    rows
}

fn effects(summary: &Summary) -> Rows {
    let mut rows = head(&["question", "option", "days", "days_answered"]);
    if let Some(effects) = &summary.effects {
        for (question, counts) in [
            ("effects", &effects.effects),
            ("substances", &effects.substances),
        ] {
            let none = ("none".to_owned(), counts.none);
            for (option, days) in counts.days.iter().chain([&none]) {
                rows.push(vec![
                    question.to_owned(),
                    cell(option),
                    days.to_string(),
                    counts.answered.to_string(),
                ]);
            }
        }
    }
    rows
}
