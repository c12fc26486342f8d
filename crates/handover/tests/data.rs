//! The summary as data: tables that a reader of CSV reads back and no spreadsheet reckons with,
//! and a FHIR document with the codes that are confirmed and no others.

#[path = "../../report/tests/made_up/mod.rs"]
mod made_up;

use std::collections::BTreeSet;

use care::{
    entry::{Entry, EntryId},
    plan::default_plan,
    summary::{Choice, Summary},
    words::Words,
};
use handover::{
    codes::MEASURES,
    fhir,
    tables::{cell, tables},
};
use made_up::{
    Week, filled, page_of, recorded, text, wall,
    week::{choice, week},
};
use proptest::prelude::*;
use serde_json::Value;

fn of(week: &Week, choice: &Choice) -> Summary {
    page_of(&week.entries, &week.sessions, choice, &default_plan()).expect("a made-up value fits")
}

fn summary() -> Summary {
    of(&week(), &choice())
}

fn document(summary: &Summary) -> Value {
    let text = fhir::document(summary, &Words::english()).expect("a made-up value fits");
    serde_json::from_str(&text).expect("a made-up value fits")
}

fn resources<'a>(document: &'a Value, kind: &str) -> Vec<&'a Value> {
    let entries = document["entry"]
        .as_array()
        .expect("a made-up value fits")
        .iter();
    let resources = entries.map(|it| &it["resource"]);
    resources.filter(|it| it["resourceType"] == kind).collect()
}

/// Every value under this name, wherever it stands.
fn all<'a>(value: &'a Value, name: &str, found: &mut Vec<&'a Value>) {
    match value {
        Value::Object(fields) => {
            for (field, value) in fields {
                if field == name {
                    found.push(value);
                }
                all(value, name, found);
            }
        }
        Value::Array(items) => items.iter().for_each(|it| all(it, name, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[test]
fn the_document_begins_with_its_composition_and_every_reference_leads_to_a_resource() {
    let document = document(&summary());
    assert_eq!(
        document["entry"][0]["resource"]["resourceType"],
        "Composition"
    );
    let entries = document["entry"].as_array().expect("a made-up value fits");
    let names: BTreeSet<&str> = entries
        .iter()
        .filter_map(|it| it["fullUrl"].as_str())
        .collect();
    assert_eq!(names.len(), entries.len(), "each has a name of its own");
    let mut references = Vec::new();
    all(&document, "reference", &mut references);
    assert!(references.len() > 40);
    for it in references {
        assert!(
            names.contains(it.as_str().expect("a made-up value fits")),
            "{it}"
        );
    }
}

#[test]
fn only_confirmed_codes_leave_the_device() {
    let document = document(&summary());
    let mut codings = Vec::new();
    for name in ["coding", "code", "valueCoding"] {
        all(&document, name, &mut codings);
    }
    let mut codes = BTreeSet::new();
    for it in codings {
        let one = std::slice::from_ref(it);
        for coding in it.as_array().map_or(one, Vec::as_slice) {
            if coding["system"] == "http://loinc.org" {
                codes.insert(
                    coding["code"]
                        .as_str()
                        .expect("a made-up value fits")
                        .to_owned(),
                );
            }
        }
    }
    let mut known: BTreeSet<String> = MEASURES
        .iter()
        .flat_map(|it| it.items.iter().copied().chain([it.panel.0, it.total.0]))
        .chain(["93832-4", "LA6568-5", "LA6569-3", "LA6570-1", "LA6571-9"])
        .map(str::to_owned)
        .collect();
    assert_eq!(codes.difference(&known).count(), 0, "{codes:?}");
    for unconfirmed in [
        "103212-7", "105991-4", "69722-7", "69723-5", "73831-0", "58148-8",
    ] {
        assert!(!known.remove(unconfirmed));
    }
}

#[test]
fn totals_are_the_sums_of_the_ordinals_in_the_responses() {
    let document = document(&summary());
    let mut totals = 0;
    for it in resources(&document, "Observation") {
        let Some(response) = it["derivedFrom"][0]["reference"].as_str() else {
            continue;
        };
        let entries = document["entry"].as_array().expect("a made-up value fits");
        let response = entries
            .iter()
            .find(|it| it["fullUrl"] == response)
            .expect("a made-up value fits");
        let mut scores = Vec::new();
        all(&response["resource"], "valueDecimal", &mut scores);
        let sum: u64 = scores.iter().filter_map(|it| it.as_u64()).sum();
        assert_eq!(it["valueQuantity"]["value"].as_u64(), Some(sum));
        totals += 1;
    }
    assert_eq!(totals, 4, "two complete PHQ-9 and two complete GAD-7");
}

#[test]
fn what_is_left_out_is_not_in_the_data_either() {
    let without = Choice {
        without_item9: true,
        without: [
            care::summary::Section::Thoughts,
            care::summary::Section::Name,
        ]
        .into(),
        own_words: [].into(),
        ..choice()
    };
    let said = document(&of(&week(), &without)).to_string();
    for kept_back in [
        "Mira",
        "enough of me",
        "laugh again",
        "item 9 (thoughts of death",
    ] {
        assert!(!said.contains(kept_back), "{kept_back}");
    }
    assert!(
        said.contains("PHQ-9 item 9 and safety screens"),
        "it says what is left out"
    );
    let tables = tables(&of(&week(), &without)).expect("a made-up value fits");
    let names: Vec<&str> = tables.iter().map(|it| it.0).collect();
    assert!(
        names.contains(&"left out") && !names.contains(&"thoughts"),
        "{names:?}"
    );
}

#[test]
fn another_reader_of_csv_finds_the_rows_that_were_entered() {
    for (name, bytes) in tables(&summary()).expect("a made-up value fits") {
        let mut reader = csv::Reader::from_reader(&bytes[..]);
        let width = reader.headers().expect("a made-up value fits").len();
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        assert!(
            !rows.is_empty() && rows.iter().all(|it| it.len() == width),
            "{name}"
        );
        assert!(bytes.ends_with(b"\r\n"));
        if name == "measures" {
            let found: Vec<(&str, &str)> = rows.iter().map(|it| (&it[1], &it[2])).collect();
            assert_eq!(
                found,
                [("phq9", "16"), ("phq9", "7"), ("gad7", "11"), ("gad7", "6")]
            );
        }
    }
}

#[test]
fn hostile_words_become_text_and_nothing_else() {
    for words in [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        " =1",
        "＝1",
        "－1",
        "\u{feff}=1",
        "\u{200b}=HYPERLINK(\"x\")",
        "|cmd",
        "%0A",
        "\0=1",
        "'=1",
        "\"=1",
    ] {
        let safe = cell(words);
        assert!(safe.starts_with('\''), "{words:?} became {safe:?}");
    }
    // Where a semicolon, a tab or a line's end parts the cells.
    assert_eq!(cell("slept; =1+1;x"), "slept;' =1+1;x");
    assert_eq!(cell(";=1"), ";'=1");
    assert_eq!(cell("a\t@b\r\n-c"), "a\t'@b\r\n'-c");
    for plain in ["a = b", "5 o'clock", "I laughed - twice", "one; two", ""] {
        assert_eq!(cell(plain), plain);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_words_make_a_sound_document_and_come_back_from_the_tables(said in "\\PC{1,60}|[=+@\t\r\n\0<>&\"',;a-]{1,20}") {
        let mut week = week();
        let at = wall("2026-10-27T12:00:00");
        let note = filled("note", at, vec![("words", text(&said))]);
        week.entries.push(recorded(900, at, Entry::Filled(note)));
        let ticked = Choice { own_words: [EntryId(900)].into(), ..choice() };
        let summary = of(&week, &ticked);
        let document = document(&summary);
        let mut divs = Vec::new();
        all(&document, "div", &mut divs);
        for div in divs {
            let div = div.as_str().expect("a made-up value fits");
            prop_assert!(!div.contains("<script") && div.ends_with("</div>"));
        }
        let tables = tables(&summary).expect("a made-up value fits");
        if let Some((_, bytes)) = tables.iter().find(|it| it.0 == "words") {
            let mut reader = csv::Reader::from_reader(&bytes[..]);
            let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
            prop_assert_eq!(rows.len(), usize::from(!said.trim().is_empty()));
            for row in rows {
                let words = said.trim().replace(['\0', '\''], "");
                prop_assert_eq!(row[2].replace('\'', ""), words);
            }
        }
    }
}
