//! What stays on the disk: nothing readable, and of what was erased nothing at all.

use std::{fs, path::Path};

use care::{form::Value, private::Private};
use journal::{cost::COST, error::Error, tries::Uptime, vault::Vault};

use crate::{
    made_up::{KEY, draft, filled, journal, note, reopened, session, stamp},
    pages::{decrypted, holds},
    search::found,
};

const CANARY: &str = "zitronenfalter";

fn files(dir: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<_> = fs::read_dir(dir)
        .unwrap()
        .map(|it| it.unwrap().path())
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, fs::read(path).unwrap())
        })
        .collect();
    files.sort();
    files
}

#[test]
fn no_file_holds_a_word_that_can_be_read_while_open_or_closed() {
    let dir = tempfile::tempdir().unwrap();
    let vault = Vault::at(dir.path());
    let passphrase = Private::from("zitronenfalter am gartenzaun 7");
    let (mut journal, words) = vault.set_up(&passphrase, COST).unwrap();
    let at = "2026-03-02T20:00:00+01:00";
    let said = format!("{CANARY} ").repeat(2000);
    journal
        .keep_draft(&draft("three_good", &said, None))
        .unwrap();
    let id = journal.record(&note(&said, at), &stamp(at), None).unwrap();
    journal
        .record(&note(&said, at), &stamp(at), Some(id))
        .unwrap();
    vault
        .unlock(
            &"something else".into(),
            &Uptime {
                boot: "today".to_owned(),
                s: 0,
            },
        )
        .unwrap_err();
    let secrets = [
        CANARY,
        words.reveal(),
        // A word of three letters stands in any large enough file by chance.
        words.reveal().split(' ').max_by_key(|it| it.len()).unwrap(),
        "SQLite format",
        "CREATE TABLE",
    ];
    let unreadable = |known: &[&str]| {
        let files = files(dir.path());
        let names: Vec<_> = files.iter().map(|it| it.0.as_str()).collect();
        assert_eq!(names, known);
        for (name, bytes) in &files {
            for secret in secrets {
                assert!(!holds(bytes, secret), "{name}");
            }
            let wide: Vec<u8> = CANARY.encode_utf16().flat_map(u16::to_le_bytes).collect();
            assert!(!bytes.windows(wide.len()).any(|it| it == wide), "{name}");
        }
    };
    unreadable(&[
        "journal.db",
        "journal.db-shm",
        "journal.db-wal",
        "journal.db.mark",
        "journal.keys",
        "journal.keys.spare",
        "journal.tries",
    ]);
    journal.close().unwrap();
    unreadable(&[
        "journal.db",
        "journal.db.mark",
        "journal.keys",
        "journal.keys.spare",
        "journal.tries",
    ]);
}

#[test]
fn erasing_leaves_no_trace_of_any_version_in_any_page() {
    let dir = tempfile::tempdir().unwrap();
    let mut journal = journal(dir.path());
    let at = "2026-03-02T20:00:00+01:00";
    let keep = |n: i32| note(&format!("an evening by the lake {n}"), at);
    for n in 0..30 {
        journal.record(&keep(n), &stamp(at), None).unwrap();
    }
    let long = format!("{CANARY} first {}", format!("{CANARY} ").repeat(3000));
    let id = journal.record(&note(&long, at), &stamp(at), None).unwrap();
    for n in 30..60 {
        journal.record(&keep(n), &stamp(at), None).unwrap();
    }
    let corrected = filled(
        "note",
        at,
        &[(
            "words",
            Value::Lines {
                lines: vec![CANARY.into()],
                marked: None,
            },
        )],
    );
    journal.record(&corrected, &stamp(at), Some(id)).unwrap();
    journal
        .keep_draft(&draft("note", CANARY, Some(id)))
        .unwrap();
    assert_eq!(found(&mut journal, CANARY), [id]);
    let path = dir.path().join("journal.db");
    drop(journal);
    assert!(holds(&decrypted(&path, KEY), CANARY), "we would see it");

    let mut journal = reopened(dir.path());
    journal.erase(id).unwrap();
    assert_eq!(found(&mut journal, CANARY), []);
    assert_eq!(journal.entry(id).unwrap(), None);
    assert_eq!(journal.versions(id).unwrap(), []);
    assert_eq!(journal.drafts().unwrap(), []);
    assert_eq!(found(&mut journal, "lake").len(), 60, "all else is there");
    let wal = dir.path().join("journal.db-wal");
    assert_eq!(
        fs::metadata(wal).unwrap().len(),
        0,
        "nothing waits in the log"
    );
    let plain = decrypted(&path, KEY);
    assert!(
        holds(&plain, "an evening by the lake 59"),
        "we look at the right pages"
    );
    for trace in [CANARY, &CANARY[..8], &CANARY[2..]] {
        assert!(!holds(&plain, trace), "{trace}");
    }
}

#[test]
fn an_erased_number_is_not_given_again_and_cannot_be_erased_twice() {
    let dir = tempfile::tempdir().unwrap();
    let mut journal = journal(dir.path());
    let at = stamp("2026-03-02T20:00:00+01:00");
    let fact = session("2026-03-02T14:00:00+01:00");
    let first = journal.record(&fact, &at, None).unwrap();
    let id = journal.record(&fact, &at, None).unwrap();
    journal.erase(id).unwrap();
    assert!(matches!(journal.erase(id), Err(Error::Gone)));
    let next = journal.record(&fact, &at, None).unwrap();
    assert!(next > id && id > first);
}
