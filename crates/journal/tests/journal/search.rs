//! Searching the patient's words.

use care::entry::EntryId;
use journal::open::Journal;

use crate::made_up::{journal, note, stamp};

/// The numbers of the entries that a search finds, in its order.
pub fn found(journal: &Journal, words: &str) -> Vec<EntryId> {
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
    assert_eq!(found(&journal, "glass"), [glass, lake], "newest first");
    assert_eq!(found(&journal, "gla lake"), [lake]);
    assert_eq!(found(&journal, "cafe"), [lake]);
    assert_eq!(found(&journal, "don't"), [glass]);
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
        assert_eq!(found(&journal, words), [odd], "{words}");
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
        let _ = found(&journal, words);
    }
    assert_eq!(found(&journal, ""), []);
    assert_eq!(found(&journal, &"lake ".repeat(10_000)), [lake]);
    assert_eq!(found(&journal, &"q".repeat(1_000_000)), []);
}
