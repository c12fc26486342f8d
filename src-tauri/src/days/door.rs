//! The door: locked, waiting, recovered, broken; and help before it.
#![cfg(test)]

use care::{
    contract::{
        Broken, Door, Failure, KeepProfile, Lock, ReadEntry, Recover, SeeDoor, SeeHelp, SeeJournal,
        SeeProfile, SeeSessions, SeeToday, SetUp, Unlock,
    },
    profile::Profile,
};

use super::{PASSPHRASE, ask, desk_in, note, private, profile, set_up, unlock};
use crate::clock;

#[test]
fn a_wrong_passphrase_waits_and_harms_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let mut desk = set_up(dir.path());
    ask(&mut desk, Lock {}).unwrap();
    let mut waits = Vec::new();
    for _ in 0..5 {
        let passphrase = private("not this one at all");
        match ask(&mut desk, Unlock { passphrase }) {
            Err(Failure::WrongPassphrase { wait_s }) => waits.push(wait_s),
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(waits, [0, 0, 0, 0, 30]);
    let passphrase = private(PASSPHRASE);
    let too_soon = ask(&mut desk, Unlock { passphrase });
    assert_eq!(too_soon, Err(Failure::WrongPassphrase { wait_s: 30 }));
    let mut desk = desk_in(dir.path());
    assert_eq!(ask(&mut desk, SeeDoor {}), Ok(Door::Locked { wait_s: 30 }));
    clock::tell("2026-10-28T12:01");
    unlock(&mut desk);
}

#[test]
fn recovery_words_open_the_journal_and_set_a_new_passphrase() {
    let dir = tempfile::tempdir().unwrap();
    clock::tell("2026-10-28T12:00");
    let mut desk = desk_in(dir.path());
    let set_up = SetUp {
        passphrase: private(PASSPHRASE),
        profile: profile(),
    };
    let words = ask(&mut desk, set_up).unwrap();
    ask(&mut desk, Lock {}).unwrap();
    let passphrase = private("another nine calm herons by the lake");
    let recover = Recover {
        words,
        passphrase: passphrase.clone(),
    };
    ask(&mut desk, recover).unwrap();
    ask(&mut desk, Lock {}).unwrap();
    ask(&mut desk, Unlock { passphrase }).unwrap();
    assert_eq!(ask(&mut desk, SeeProfile {}), Ok(profile()));
}

#[test]
fn help_is_there_before_set_up_and_while_locked_with_those_whom_the_patient_allowed() {
    let dir = tempfile::tempdir().unwrap();
    let mut desk = desk_in(dir.path());
    let fresh = ask(&mut desk, SeeHelp {}).unwrap();
    assert_eq!(fresh.country.code, "other");
    let mut desk = set_up(dir.path());
    assert_eq!(ask(&mut desk, SeeHelp {}).unwrap().people, profile().people);
    ask(&mut desk, Lock {}).unwrap();
    let closed = ask(&mut desk, SeeHelp {}).unwrap();
    assert_eq!(closed.country.code, "de");
    let names: Vec<_> = closed.people.iter().map(|it| it.name.reveal()).collect();
    assert_eq!((names, closed.clinic), (vec!["Sister"], None));
    let file = std::fs::read_to_string(dir.path().join("home/help.json")).unwrap();
    assert!(file.contains("Sister") && !file.contains("Neighbour") && !file.contains("park"));

    unlock(&mut desk);
    let profile = Profile {
        people: vec![],
        ..profile()
    };
    ask(&mut desk, KeepProfile { profile }).unwrap();
    let file = std::fs::read_to_string(dir.path().join("home/help.json")).unwrap();
    assert!(!file.contains("Sister"), "what is taken back is gone");
}

#[test]
fn a_locked_desk_answers_nothing_of_the_journal() {
    let dir = tempfile::tempdir().unwrap();
    let mut desk = set_up(dir.path());
    let entry = note(&mut desk, "only for me");
    ask(&mut desk, Lock {}).unwrap();
    locked(ask(&mut desk, SeeToday {}));
    locked(ask(&mut desk, SeeProfile {}));
    locked(ask(&mut desk, SeeSessions {}));
    locked(ask(&mut desk, SeeJournal { before: None }));
    locked(ask(&mut desk, ReadEntry { id: entry }));
    assert!(desk.reminded.is_empty());
    assert_eq!(ask(&mut desk, SeeDoor {}), Ok(Door::Locked { wait_s: 0 }));
}

#[test]
fn a_missing_journal_is_told_and_nothing_is_made_in_its_place() {
    let dir = tempfile::tempdir().unwrap();
    let mut desk = set_up(dir.path());
    ask(&mut desk, Lock {}).unwrap();
    let file = dir.path().join("home/journal.db");
    std::fs::remove_file(&file).unwrap();
    let missing = Broken::JournalMissing;
    assert_eq!(ask(&mut desk, SeeDoor {}), Ok(Door::Broken(missing)));
    let passphrase = private(PASSPHRASE);
    let refused = ask(&mut desk, Unlock { passphrase });
    assert_eq!(refused, Err(Failure::Broken(missing)));
    assert!(!file.exists());
}

fn locked<T: std::fmt::Debug>(answer: Result<T, Failure>) {
    assert_eq!(answer.unwrap_err(), Failure::Locked);
}
