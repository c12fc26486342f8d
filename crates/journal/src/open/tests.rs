//! The one constructor of connections: what it sets, refuses and leaves alone.

use std::fs;

use super::*;

fn setting(db: &Connection, name: &str) -> String {
    db.query_row(&format!("PRAGMA {name}"), [], |row| {
        row.get_ref(0).map(|it| match it {
            rusqlite::types::ValueRef::Integer(number) => number.to_string(),
            other => other.as_str().unwrap_or_default().to_owned(),
        })
    })
    .unwrap()
}

#[test]
fn another_key_does_not_open_it() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("journal.db");
    create(&path, &Key::new([1; 32])).unwrap().close().unwrap();
    let before = fs::read(&path).unwrap();
    assert!(!before.starts_with(b"SQLite format 3"), "it is encrypted");
    assert!(matches!(
        open(&path, &Key::new([2; 32])),
        Err(Error::Broken(Broken::JournalDamaged))
    ));
    assert_eq!(fs::read(&path).unwrap(), before, "a wrong key leaves it");
    open(&path, &Key::new([1; 32])).expect("the right key still opens it");
}

#[test]
fn every_connection_keeps_the_word_saved_and_wipes_what_it_frees() {
    let dir = tempfile::tempdir().unwrap();
    let journal = create(&dir.path().join("journal.db"), &Key::new([1; 32])).unwrap();
    let settings = [
        ("journal_mode", "wal"),
        ("synchronous", "2"),
        ("secure_delete", "1"),
        ("foreign_keys", "1"),
        ("trusted_schema", "0"),
        ("cell_size_check", "1"),
        ("temp_store", "2"),
        ("cipher_memory_security", "1"),
        ("cipher_use_hmac", "1"),
        ("cipher_page_size", "4096"),
    ];
    for (name, expected) in settings {
        assert_eq!(setting(&journal.db, name), expected, "{name}");
    }
    assert!(
        rusqlite::version_number() >= 3_051_003,
        "older versions could damage a journal opened twice (WAL reset)"
    );
}

#[test]
fn a_file_is_not_made_in_place_of_another() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("journal.db");
    create(&path, &Key::new([1; 32])).unwrap();
    assert!(matches!(
        create(&path, &Key::new([1; 32])),
        Err(Error::AlreadySetUp)
    ));
}

#[test]
fn a_journal_of_a_newer_app_is_refused_and_left_as_it_is() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("journal.db");
    let key = Key::new([1; 32]);
    for (strange, told) in [
        (ladder::RUNGS.len() as i64 + 1, Broken::FromNewerApp),
        (ladder::RUNGS.len() as i64 + 100, Broken::FromNewerApp),
        (-1, Broken::JournalDamaged),
    ] {
        let _ = fs::remove_file(&path);
        let journal = create(&path, &key).unwrap();
        journal
            .db
            .pragma_update(None, "user_version", strange)
            .unwrap();
        journal.close().unwrap();
        let before = fs::read(&path).unwrap();
        assert!(matches!(open(&path, &key), Err(Error::Broken(it)) if it == told));
        assert_eq!(fs::read(&path).unwrap(), before);
    }
}

#[test]
fn after_a_failed_write_the_file_is_looked_at_afresh() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("journal.db");
    let mut journal = create(&path, &Key::new([1; 32])).unwrap();
    journal
        .write(|tx| Ok(tx.execute_batch("INSERT INTO nowhere VALUES (1)")?))
        .unwrap_err();
    assert!(journal.doubtful);
    journal.write(|_| Ok(())).unwrap();
    assert!(!journal.doubtful);
}

#[test]
fn a_copy_without_its_log_and_one_of_an_older_day_are_told_and_left_as_they_are() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("journal.db");
    let key = Key::new([1; 32]);
    let write = |journal: &mut Journal| journal.write(|_| Ok(())).unwrap();
    let mut journal = create(&path, &key).unwrap();
    write(&mut journal);
    journal.close().unwrap();
    let old = fs::read(&path).unwrap();
    let mut journal = open(&path, &key).unwrap();
    write(&mut journal);
    journal.close().unwrap();
    let mut journal = open(&path, &key).unwrap();
    write(&mut journal);
    let without_log = fs::read(&path).unwrap();
    let mark = path.with_added_extension("mark");
    let marked = fs::read(&mark).unwrap();
    journal.close().unwrap();
    for (copy, told) in [(without_log, Broken::PartialCopy), (old, Broken::OlderCopy)] {
        fs::write(&path, &copy).unwrap();
        fs::write(&mark, &marked).unwrap();
        assert!(matches!(open(&path, &key), Err(Error::Broken(it)) if it == told));
        assert_eq!(fs::read(&path).unwrap(), copy);
    }
    open_as_it_is(&path, &key).unwrap().close().unwrap();
    open(&path, &key).expect("it is the journal from now on");
}
