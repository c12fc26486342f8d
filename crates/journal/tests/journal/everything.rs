//! The whole journal as text, and back: nothing lost, nothing taken in part.

use care::{
    refusal::{FileRefusal, Refusal},
    shared::{Shared, SharedForm},
    summary::Choice,
};
use journal::{error::Error, open::Journal};
use proptest::{
    collection::vec,
    prelude::{ProptestConfig, any, prop_assert, prop_assert_eq, proptest},
};

use crate::{
    made_up::{journal, note, stamp, wall},
    round_trip::entry,
    search::found,
};

fn refused(taken: Result<(), Error>) -> Option<FileRefusal> {
    match taken {
        Err(Error::Refused(Refusal::File(refusal))) => Some(refusal),
        Ok(()) | Err(_) => None,
    }
}

fn is_empty(journal: &Journal) -> bool {
    let all = ("2000-01-01".parse().unwrap(), "2099-12-31".parse().unwrap());
    journal.between(all.0, all.1).unwrap().is_empty() && journal.shared().unwrap().is_empty()
}

fn fresh() -> (tempfile::TempDir, Journal) {
    let dir = tempfile::tempdir().unwrap();
    let journal = journal(dir.path());
    (dir, journal)
}

/// A journal with an entry, a correction, a log and a key.
fn kept() -> (tempfile::TempDir, Journal) {
    let (dir, mut journal) = fresh();
    let stamp = stamp("2026-03-02T20:00:00+01:00");
    let first = note("two herons", "2026-03-02T20:00:00+01:00");
    let id = journal.record(&first, &stamp, None).unwrap();
    let again = note("three herons", "2026-03-02T20:00:00+01:00");
    journal.record(&again, &stamp, Some(id)).unwrap();
    journal.make_signing_key().unwrap();
    let shared = Shared::of(SharedForm::Page, &Choice::default());
    journal.note_shared(&shared, &stamp).unwrap();
    (dir, journal)
}

#[test]
fn everything_comes_back_with_its_versions_its_key_and_its_log() {
    let (_dir, whole) = kept();
    let text = whole.everything().unwrap();
    let (_other, mut other) = fresh();
    other.take_everything(&text).unwrap();
    assert_eq!(*other.everything().unwrap(), *text);
    assert_eq!(other.signing_key().unwrap(), whole.signing_key().unwrap());
    assert_eq!(other.shared().unwrap(), whole.shared().unwrap());
    let noted = found(&mut other, "herons");
    assert_eq!(
        other.versions(noted[0]).unwrap().len(),
        2,
        "also to be searched"
    );
    let at = wall("2026-03-02T20:00:00").date();
    assert_eq!(
        other.between(at, at).unwrap(),
        whole.between(at, at).unwrap()
    );
}

#[test]
fn a_journal_with_entries_takes_nothing() {
    let (_dir, mut journal) = kept();
    let text = journal.everything().unwrap();
    assert_eq!(
        refused(journal.take_everything(&text)),
        Some(FileRefusal::NotEmpty)
    );
    assert_eq!(*journal.everything().unwrap(), *text);
}

#[test]
fn what_is_no_journal_is_refused_and_nothing_of_it_is_taken() {
    let (_dir, kept) = kept();
    let text = kept.everything().unwrap().to_string();
    let deep = format!("{{\"groundwork\": {}", "[".repeat(1_000_000));
    let cases = [
        ("", FileRefusal::Foreign),
        ("{}", FileRefusal::Foreign),
        ("null", FileRefusal::Foreign),
        (&deep, FileRefusal::Foreign),
        (
            &text.replace("everything", "anything"),
            FileRefusal::Foreign,
        ),
        (
            &text.replace("\"format\":1", "\"format\":2"),
            FileRefusal::Newer,
        ),
        (
            &text.replace("\"schema\":", "\"schema\":9"),
            FileRefusal::Newer,
        ),
        (&text[..text.len() - 1], FileRefusal::Foreign),
        (
            &text.replace("\"draft\":", "\"sqlite_master\":"),
            FileRefusal::Damaged,
        ),
        (
            &text.replace("\"kind\":\"filled\"", "\"kind\":\"rest\""),
            FileRefusal::Damaged,
        ),
        (
            &text.replace("\"newest\":0", "\"newest\":1"),
            FileRefusal::Damaged,
        ),
        (
            &text.replace("\"newest\":0", "\"newest\":7"),
            FileRefusal::Damaged,
        ),
        (
            &text.replace("\"newest\"", "\"newest) SELECT (1\""),
            FileRefusal::Damaged,
        ),
        (
            &text.replace("\"ended\":\"finished\"", "\"ended\":\"never\""),
            FileRefusal::Damaged,
        ),
        // A year that can be written, and with which nothing can be reckoned.
        (
            &text.replace("2026-03-02", "+262026-03-02"),
            FileRefusal::Damaged,
        ),
        (
            &text.replace("two herons", &"x".repeat(1 << 20)),
            FileRefusal::TooLarge,
        ),
    ];
    for (text, refusal) in cases {
        let (_dir, mut journal) = fresh();
        let said = refused(journal.take_everything(text));
        assert_eq!(said, Some(refusal), "{}", &text[..text.len().min(300)]);
        assert!(is_empty(&journal));
    }
    let (_dir, mut journal) = fresh();
    let huge = " ".repeat((64 << 20) + 1);
    assert_eq!(
        refused(journal.take_everything(&huge)),
        Some(FileRefusal::TooLarge)
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_journal_is_equal_after_going_out_and_coming_in(entries in vec((entry(), any::<bool>()), 0..12)) {
        let (_dir, mut kept) = fresh();
        let stamp = stamp("2026-03-02T20:00:00+01:00");
        for (entry, corrected) in &entries {
            let id = kept.record(entry, &stamp, None).unwrap();
            if *corrected {
                kept.record(entry, &stamp, Some(id)).unwrap();
            }
        }
        let text = kept.everything().unwrap();
        let (_other, mut other) = fresh();
        other.take_everything(&text).unwrap();
        prop_assert_eq!(&*other.everything().unwrap(), &*text);
    }

    #[test]
    fn no_text_is_taken_in_part(at in any::<proptest::sample::Index>(), cut: bool, byte in 32_u8..127) {
        let (_dir, kept) = kept();
        let mut text = kept.everything().unwrap().to_string().into_bytes();
        let at = at.index(text.len());
        match cut {
            true => text.truncate(at),
            false => text[at] = byte,
        }
        let (_dir, mut journal) = fresh();
        if let Ok(text) = String::from_utf8(text) && journal.take_everything(&text).is_err() {
            prop_assert!(is_empty(&journal));
        }
    }
}
