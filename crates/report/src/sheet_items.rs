//! The second page: every answer to the measures, every night and the day before it, as tables.

use care::{
    form::{AnswerKind, AnswerOption, FormId, Step, Value},
    library,
    summary::Summary,
    summary_items::{AROUND, Answered, ItemAnswer, NightLine},
};
use serde::Serialize;

use crate::sheet::Pen;

/// The latest ones that have room on the page.
const GIVEN: usize = 8;
const NIGHTS: usize = 31;

/// A table with its head.
#[derive(Serialize)]
pub(crate) struct Table {
    pub(crate) head: String,
    /// The first column is wide: it has words.
    pub(crate) columns: Vec<String>,
    pub(crate) rows: Vec<Vec<String>>,
    pub(crate) more: Option<String>,
}

/// Empty unless it was asked for.
pub(crate) fn tables(pen: &Pen<'_>, summary: &Summary) -> Vec<Table> {
    if !summary.with_items {
        return Vec::new();
    }
    let measures = summary.items.measures.iter();
    let mut tables: Vec<Table> = measures
        .filter(|it| !it.given.is_empty())
        .map(|it| measure(pen, it))
        .collect();
    if !summary.items.nights.is_empty() {
        tables.push(nights(pen, &summary.items.nights));
    }
    if summary.items.nights.iter().any(|it| !it.said.is_empty()) {
        tables.push(around(pen, &summary.items.nights));
    }
    tables
}

fn measure(pen: &Pen<'_>, answered: &Answered) -> Table {
    let shown = answered.given.len().saturating_sub(GIVEN);
    let given = &answered.given[shown..];
    let head = pen.say(&format!("summary-measure-{}", answered.form.0));
    let mut columns = vec![pen.say("summary-items-item")];
    columns.extend(given.iter().map(|it| pen.day(it.on)));
    let said = |answer: &ItemAnswer| match answer {
        ItemAnswer::Score(score) => score.to_string(),
        ItemAnswer::Declined => pen.say("summary-items-declined"),
        ItemAnswer::Missing => pen.say("summary-none"),
        ItemAnswer::LeftOut => pen.say("summary-items-left-out"),
    };
    let mut rows: Vec<Vec<String>> = Vec::new();
    for (at, item) in answered.items.iter().enumerate() {
        let mut row = vec![format!("{}. {}", at + 1, item.text)];
        let answers = given.iter().map(|it| it.answers.get(at));
        row.extend(answers.map(|it| it.map_or_else(String::new, said)));
        rows.push(row);
    }
    let mut totals = vec![pen.say("summary-items-total")];
    totals.extend(given.iter().map(|it| match it.total {
        Some(total) => total.to_string(),
        None => pen.say("summary-none"),
    }));
    rows.push(totals);
    Table {
        head,
        columns,
        rows,
        more: pen.more(answered.given.len(), given.len()),
    }
}

fn nights(pen: &Pen<'_>, all: &[NightLine]) -> Table {
    let shown = all.len().saturating_sub(NIGHTS);
    let nights = &all[shown..];
    let columns = [
        "night",
        "in-bed",
        "lights-out",
        "sol",
        "awakenings",
        "waso",
        "wake",
        "up",
        "tst",
        "se",
    ];
    let columns = columns.map(|it| pen.say(&format!("summary-items-{it}")));
    let row = |it: &NightLine| {
        let time = |at: chrono::NaiveDateTime| pen.words.time(at.time());
        vec![
            pen.day(it.night.woke_on),
            time(it.night.in_bed),
            time(it.night.lights_out),
            it.night.sol_min.to_string(),
            it.night.awakenings.to_string(),
            it.night.waso_min.to_string(),
            time(it.night.final_wake),
            time(it.night.out_of_bed),
            it.tst_min.to_string(),
            format!("{:.0}", it.se_percent),
        ]
    };
    Table {
        head: pen.say("summary-items-nights"),
        columns: columns.to_vec(),
        rows: nights.iter().map(row).collect(),
        more: pen.more(all.len(), nights.len()),
    }
}

/// What was said of each night, and of naps, caffeine, drinks and medicine before it.
fn around(pen: &Pen<'_>, all: &[NightLine]) -> Table {
    let shown = all.len().saturating_sub(NIGHTS);
    let nights = &all[shown..];
    let morning = library::form(&FormId("morning".to_owned()));
    let step = |id: &str| morning?.steps.iter().find(|it| it.id.0 == id);
    let steps: Vec<&Step> = AROUND.iter().filter_map(|it| step(it)).collect();
    let mut columns = vec![pen.say("summary-items-night")];
    let names = steps.iter().map(|it| format!("summary-items-{}", it.id.0));
    columns.extend(names.map(|it| pen.say(&it)));
    let row = |it: &NightLine| {
        let mut row = vec![pen.day(it.night.woke_on)];
        row.extend(steps.iter().map(|step| match it.said.get(&step.id) {
            Some(value) => in_words(pen, step, value),
            None => pen.say("summary-none"),
        }));
        row
    };
    Table {
        head: pen.say("summary-items-around"),
        columns,
        rows: nights.iter().map(row).collect(),
        more: pen.more(all.len(), nights.len()),
    }
}

/// A number is itself, but at the open end of what is counted.
fn in_words(pen: &Pen<'_>, step: &Step, value: &Value) -> String {
    let text = |options: &[AnswerOption], id: &str| {
        let option = options.iter().find(|it| it.id == id);
        option.map_or_else(|| id.to_owned(), |it| it.text.clone())
    };
    match (&step.answer, value) {
        (_, Value::Declined) => pen.say("summary-items-declined"),
        (
            AnswerKind::Scale {
                from: 0, to, high, ..
            },
            Value::Number(number),
        ) if number == to => high.clone(),
        (_, Value::Number(number)) => number.to_string(),
        (AnswerKind::Choice { options }, Value::Choice(id)) => text(options, id),
        _ => pen.say("summary-none"),
    }
}
