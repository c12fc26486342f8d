//! Notes left while the journal is locked.

use std::fs;

use care::{left_note::left_note, refusal::Refusal};
use journal::error::Error;

use crate::{
    copies::{NEXT, backed_up, names, now, right},
    made_up::stamp,
    pages::holds,
};

#[test]
fn a_note_left_while_locked_is_sealed_and_is_an_entry_once_after_the_next_unlock() {
    let dir = tempfile::tempdir().unwrap();
    let (vault, mut journal, _) = backed_up(dir.path());
    let left = left_note(&"a dream of zitronenfalter".into(), stamp(NEXT)).unwrap();
    assert!(vault.leave_note(&left).is_err(), "before the first unlock");
    assert_eq!(vault.take_in(&mut journal).unwrap(), 0);
    journal.close().unwrap();
    vault.leave_note(&left).unwrap();
    let inbox = dir.path().join("inbox");
    let sealed = fs::read_dir(&inbox)
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    let bytes = fs::read(&sealed).unwrap();
    assert!(!holds(&bytes, "zitronenfalter"));
    fs::write(inbox.join("garbage.note"), "not a note").unwrap();
    let mut journal = vault.unlock(&right(), &now()).unwrap();
    assert_eq!(vault.take_in(&mut journal).unwrap(), 1);
    // Cut short after the entry was recorded and before its file went.
    fs::write(&sealed, bytes).unwrap();
    assert_eq!(vault.take_in(&mut journal).unwrap(), 0);
    assert_eq!(journal.search(&"dream".into()).unwrap().len(), 1);
    assert_eq!(names(&inbox), ["garbage.note"]);
}

#[test]
fn a_note_too_many_is_refused_in_words_and_none_is_lost() {
    let dir = tempfile::tempdir().unwrap();
    let (vault, mut journal, _) = backed_up(dir.path());
    let left = left_note(&"one more".into(), stamp(NEXT)).unwrap();
    vault.take_in(&mut journal).unwrap();
    journal.close().unwrap();
    vault.leave_note(&left).unwrap();
    let inbox = dir.path().join("inbox");
    let first = names(&inbox);
    (1..500).for_each(|it| fs::write(inbox.join(format!("{it}.note")), "").unwrap());
    let told = vault.leave_note(&left);
    assert!(
        matches!(told, Err(Error::Refused(Refusal::NotesFull))),
        "{told:?}"
    );
    assert!(inbox.join(&first[0]).exists());
    // Taking them in makes room for the next.
    (1..500).for_each(|it| fs::remove_file(inbox.join(format!("{it}.note"))).unwrap());
    let mut journal = vault.unlock(&right(), &now()).unwrap();
    assert_eq!(vault.take_in(&mut journal).unwrap(), 1);
    vault.leave_note(&left).unwrap();
}
