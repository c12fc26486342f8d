//! Searching the patient's words.

use care::entry::EntryId;
use journal::open::Journal;

use crate::made_up::{journal, note, reopened, stamp};

/// The numbers of the entries that a search finds, in its order.
pub fn found(journal: &mut Journal, words: &str) -> Vec<EntryId> {
    let found = journal.search(&words.into()).unwrap();
    found.iter().map(|it| it.id).collect()
}

#[test]
fn search_finds_entries_with_all_words_in_any_case_accent_or_beginning() {
    let dir = tempfile::tempdir().unwrap();
    let mut journal = journal(dir.path());
    let mut said = |words: &str, at: &str| {
        let at = format!("2026-03-{at}T10:00:00+01:00");
        journal
            .record(&note(words, &at), &stamp(&at), None)
            .unwrap()
    };
    let lake = said("The lake lay still, like GLASS. Café!", "02");
    let glass = said("a glass of water; I don't mind", "03");
    let odd = said(
        "Zürich \"quoted\" AND (NEAR) well-being привет ༄ NULL*",
        "04",
    );
    assert_eq!(found(&mut journal, "glass"), [glass, lake], "newest first");
    assert_eq!(found(&mut journal, "gla lake"), [lake]);
    assert_eq!(found(&mut journal, "cafe"), [lake]);
    assert_eq!(found(&mut journal, "don't"), [glass]);
    for words in [
        "\"quoted\"",
        "zurich",
        "AND",
        "near(",
        "well-being",
        "ПРИВЕТ",
        "null*",
        "NULL quoted",
    ] {
        assert_eq!(found(&mut journal, words), [odd], "{words}");
    }
    for words in [
        "",
        "  ",
        "*",
        "\"",
        "\"\"\"",
        "()",
        "-",
        "^",
        "😀",
        "text:",
        "NOT",
        "OR nothing",
        "\0",
        "a\0b",
        "{x}:",
        "lake NOT glass",
    ] {
        let _ = found(&mut journal, words);
    }
    assert_eq!(found(&mut journal, ""), []);
    assert_eq!(found(&mut journal, &"lake ".repeat(10_000)), [lake]);
    assert_eq!(found(&mut journal, &"q".repeat(1_000_000)), []);
}

#[test]
fn words_are_found_after_a_restart_without_closing_and_after_a_correction() {
    let dir = tempfile::tempdir().unwrap();
    let at = "2026-03-02T20:00:00+01:00";
    let mut first = journal(dir.path());
    let id = first.record(&note("heron", at), &stamp(at), None).unwrap();
    drop(first);
    let mut journal = reopened(dir.path());
    assert_eq!(found(&mut journal, "heron"), [id]);
    for words in ["crane", "stork"] {
        journal
            .record(&note(words, at), &stamp(at), Some(id))
            .unwrap();
    }
    let counted = ["heron", "crane", "stork"].map(|it| found(&mut journal, it).len());
    assert_eq!(counted, [0, 0, 1]);
}
