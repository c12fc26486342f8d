//! The vault through the commands: new keys, copies, restoring, damage, notes while locked, the end.
#![cfg(test)]

use std::path::Path;

use care::contract::{
    Broken, ChangePassphrase, Door, EraseAll, Failure, LeaveNote, Lock, LookIntoBackup,
    MendJournal, Recover, RenewWords, Restore, SaveBackup, SearchJournal, SeeBackups, SeeDoor,
    SeeProfile, Unlock, UnlockAsItIs,
};

use super::{PASSPHRASE, ask, desk_in, note, private, profile, set_up, unlock};
use crate::{clock, desk::Desk};

const NEW: &str = "another nine calm herons by the lake";

fn found(desk: &mut Desk, words: &str) -> usize {
    let words = private(words);
    ask(desk, SearchJournal { words })
        .unwrap()
        .days
        .iter()
        .map(|it| it.lines.len())
        .sum()
}

fn copy_names(desk: &mut Desk) -> Vec<String> {
    let copies = ask(desk, SeeBackups {}).unwrap();
    copies.all.into_iter().map(|it| it.name).collect()
}

fn damage(dir: &Path) {
    let file = dir.join("home/journal.db");
    let mut bytes = std::fs::read(&file).unwrap();
    for page in 1..bytes.len() / 4096 {
        bytes[page * 4096 + 9] ^= 1;
    }
    std::fs::write(file, bytes).unwrap();
}

#[test]
fn passphrase_and_words_are_renewed_behind_the_passphrase_alone() {
    let dir = tempfile::tempdir().unwrap();
    let mut desk = set_up(dir.path());
    let [passphrase, new] = [PASSPHRASE, NEW].map(private);
    let wrong = ChangePassphrase {
        passphrase: private("not this one at all"),
        new: new.clone(),
    };
    assert_eq!(
        ask(&mut desk, wrong),
        Err(Failure::WrongPassphrase { wait_s: 0 })
    );
    ask(&mut desk, ChangePassphrase { passphrase, new }).unwrap();
    let passphrase = private(NEW);
    let words = ask(&mut desk, RenewWords { passphrase }).unwrap();
    ask(&mut desk, Lock {}).unwrap();
    let old = private(PASSPHRASE);
    assert!(ask(&mut desk, Unlock { passphrase: old }).is_err());
    let passphrase = private(PASSPHRASE);
    ask(&mut desk, Recover { words, passphrase }).unwrap();
    assert_eq!(ask(&mut desk, SeeProfile {}), Ok(profile()));
}

#[test]
fn a_copy_is_made_at_the_lock_and_another_device_opens_the_saved_one() {
    let dir = tempfile::tempdir().unwrap();
    let mut desk = set_up(dir.path());
    note(&mut desk, "otters in the harbour");
    ask(&mut desk, Lock {}).unwrap();
    assert_eq!(copy_names(&mut desk), ["2026-10-28.gwbackup"]);
    unlock(&mut desk);
    let saved = ask(&mut desk, SaveBackup {}).unwrap();
    assert!(saved.ends_with("Groundwork copy 2026-10-28.gwbackup"));

    let other = tempfile::tempdir().unwrap();
    let mut phone = desk_in(other.path());
    std::fs::create_dir_all(other.path().join("documents")).unwrap();
    std::fs::copy(saved, other.path().join("documents/mine.gwbackup")).unwrap();
    assert_eq!(ask(&mut phone, SeeDoor {}), Ok(Door::Fresh));
    let name = "mine.gwbackup".to_owned();
    let passphrase = private(PASSPHRASE);
    let look = LookIntoBackup {
        name: name.clone(),
        passphrase: passphrase.clone(),
    };
    assert_eq!(ask(&mut phone, look).unwrap().entries, 1);
    assert_eq!(ask(&mut phone, SeeDoor {}), Ok(Door::Fresh), "only looked");
    ask(&mut phone, Restore { name, passphrase }).unwrap();
    assert_eq!(found(&mut phone, "otters"), 1);
    let elsewhere = Restore {
        name: "../home/journal.db".to_owned(),
        passphrase: private(PASSPHRASE),
    };
    assert!(ask(&mut phone, elsewhere).is_err(), "a name is no path");
}

#[test]
fn a_damaged_journal_is_closed_told_and_mended() {
    let dir = tempfile::tempdir().unwrap();
    let mut desk = set_up(dir.path());
    note(&mut desk, "otters in the harbour");
    ask(&mut desk, Lock {}).unwrap();
    damage(dir.path());
    let passphrase = private(PASSPHRASE);
    let damaged = Failure::Broken(Broken::JournalDamaged);
    match ask(&mut desk, Unlock { passphrase }) {
        Err(told) => assert_eq!(told, damaged),
        Ok(()) => {
            let seen = desk.take_checker().expect("the first look").check();
            desk.was_checked(seen);
        }
    }
    assert!(!desk.is_open());
    let passphrase = private(PASSPHRASE);
    let mended = ask(&mut desk, MendJournal { passphrase }).unwrap();
    assert!(mended.from_backup > 0, "{mended:?}");
    assert_eq!(found(&mut desk, "otters"), 1);
    assert!(matches!(ask(&mut desk, SeeDoor {}), Ok(Door::Open { .. })));
}

#[test]
fn an_older_copy_is_told_and_goes_on_only_when_the_patient_says_so() {
    let dir = tempfile::tempdir().unwrap();
    let mut desk = set_up(dir.path());
    ask(&mut desk, Lock {}).unwrap();
    let file = dir.path().join("home/journal.db");
    let old = std::fs::read(&file).unwrap();
    unlock(&mut desk);
    note(&mut desk, "otters in the harbour");
    ask(&mut desk, Lock {}).unwrap();
    std::fs::write(&file, old).unwrap();
    let [one, two] = [PASSPHRASE; 2].map(private);
    let told = ask(&mut desk, Unlock { passphrase: one });
    assert_eq!(told, Err(Failure::Broken(Broken::OlderCopy)));
    ask(&mut desk, UnlockAsItIs { passphrase: two }).unwrap();
    assert_eq!(found(&mut desk, "otters"), 0);
}

#[test]
fn a_note_can_be_left_while_locked() {
    let dir = tempfile::tempdir().unwrap();
    let mut desk = set_up(dir.path());
    ask(&mut desk, Lock {}).unwrap();
    clock::tell("2026-10-28T12:30");
    let words = private("a dream of otters");
    ask(&mut desk, LeaveNote { words }).unwrap();
    let words = private("  ");
    assert!(ask(&mut desk, LeaveNote { words }).is_err());
    clock::tell("2026-10-29T09:00");
    unlock(&mut desk);
    assert_eq!(found(&mut desk, "otters"), 1);
}

#[test]
fn erasing_everything_needs_the_passphrase_and_leaves_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let mut desk = set_up(dir.path());
    note(&mut desk, "otters in the harbour");
    ask(&mut desk, Lock {}).unwrap();
    unlock(&mut desk);
    let passphrase = private("not this one at all");
    assert!(ask(&mut desk, EraseAll { passphrase }).is_err());
    assert!(desk.is_open());
    let passphrase = private(PASSPHRASE);
    ask(&mut desk, EraseAll { passphrase }).unwrap();
    let left: Vec<_> = std::fs::read_dir(dir.path().join("home"))
        .unwrap()
        .collect();
    assert_eq!(left.len(), 0, "{left:?}");
    assert_eq!(ask(&mut desk, SeeDoor {}), Ok(Door::Fresh));
}
