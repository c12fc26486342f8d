//! Copies of the vault: made, proven, restored; and a damaged journal mended with them.

use std::{
    fs,
    path::{Path, PathBuf},
};

use care::{backup::Occasion, contract::Broken, private::Private};
use journal::{cost::COST, error::Error, open::Journal, tries::Uptime, vault::Vault};

use crate::{
    made_up::{moment, note, stamp},
    pages::holds,
};

const DAY: &str = "2026-03-02T20:00:00+01:00";
pub const NEXT: &str = "2026-03-03T20:00:00+01:00";

pub fn now() -> Uptime {
    Uptime {
        boot: "today".to_owned(),
        s: 0,
    }
}

pub fn right() -> Private {
    "seven quiet herons at dawn".into()
}

fn keep(journal: &mut Journal, words: &str, at: &str) {
    journal.record(&note(words, at), &stamp(at), None).unwrap();
}

/// A vault with one note and a copy of it, open.
pub fn backed_up(dir: &Path) -> (Vault, Journal, Private) {
    let vault = Vault::at(dir);
    let (mut journal, words) = vault.set_up(&right(), COST).unwrap();
    keep(&mut journal, "zitronenfalter on the first day", DAY);
    vault
        .back_up_if_due(&mut journal, Occasion::Closing, moment(DAY))
        .unwrap();
    (vault, journal, words)
}

fn copy_in(vault: &Vault) -> PathBuf {
    let all = vault.backups();
    assert_eq!(all.len(), 1);
    all[0].0.clone()
}

fn notes(journal: &Journal) -> usize {
    journal.page(None, 100).unwrap().len()
}

pub fn names(dir: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(dir)
        .unwrap()
        .map(|it| it.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn a_copy_of_the_day_is_made_once_holds_no_word_and_opens_with_passphrase_or_words() {
    let dir = tempfile::tempdir().unwrap();
    let (vault, mut journal, words) = backed_up(dir.path());
    let copy = copy_in(&vault);
    let bytes = fs::read(&copy).unwrap();
    assert!(!holds(&bytes, "zitronenfalter") && !holds(&bytes, "SQLite format"));
    let folder = copy.parent().unwrap();
    assert_eq!(names(folder), ["2026-03-02.gwbackup"], "nothing beside it");
    keep(&mut journal, "later that day", DAY);
    vault
        .back_up_if_due(&mut journal, Occasion::Closing, moment(DAY))
        .unwrap();
    assert_eq!(fs::read(&copy).unwrap(), bytes, "one a day");
    for said in [right(), words] {
        let held = vault.look_into(&copy, &said).unwrap();
        assert_eq!(held.entries, 1);
        let day = "2026-03-02".parse().unwrap();
        assert_eq!(held.days, Some((day, day)));
    }
    let wrong = vault.look_into(&copy, &"another".into());
    assert!(matches!(wrong, Err(Error::WrongPassphrase { wait_s: 0 })));
    assert!(!dir.path().join("incoming").exists());
    vault
        .back_up_if_due(&mut journal, Occasion::Closing, moment(NEXT))
        .unwrap();
    assert_eq!(vault.backups().len(), 2);
    vault
        .back_up_if_due(
            &mut journal,
            Occasion::Closing,
            moment("2026-03-04T20:00:00+01:00"),
        )
        .unwrap();
    assert_eq!(vault.backups().len(), 2, "nothing was written since");
}

#[test]
fn a_copy_moves_to_another_device_and_its_keys_come_along() {
    let dir = tempfile::tempdir().unwrap();
    let (vault, journal, _) = backed_up(dir.path());
    let carried = dir.path().join("stick.gwbackup");
    fs::copy(copy_in(&vault), &carried).unwrap();
    journal.close().unwrap();
    let other = tempfile::tempdir().unwrap();
    let folder = other.path().join("not there yet");
    let phone = Vault::at(&folder);
    let journal = phone.restore(&carried, &right(), "before").unwrap();
    assert_eq!(notes(&journal), 1);
    journal.close().unwrap();
    phone.unlock(&right(), &now()).unwrap().close().unwrap();
}

#[test]
fn restoring_keeps_what_was_there_aside_also_when_it_is_cut_short() {
    let dir = tempfile::tempdir().unwrap();
    let (vault, mut journal, _) = backed_up(dir.path());
    let copy = copy_in(&vault);
    keep(&mut journal, "after the copy", NEXT);
    journal.close().unwrap();
    let damaged = fs::read(dir.path().join("journal.db")).unwrap();
    let journal = vault.restore(&copy, &right(), "first").unwrap();
    assert_eq!(notes(&journal), 1);
    journal.close().unwrap();
    let aside = dir.path().join("aside/first");
    assert_eq!(fs::read(aside.join("journal.db")).unwrap(), damaged);
    let old = Vault::at(&aside);
    assert_eq!(notes(&old.unlock(&right(), &now()).unwrap()), 2);

    // Cut short between the moves: the next look goes on.
    let incoming = dir.path().join("incoming");
    fs::create_dir(&incoming).unwrap();
    fs::rename(
        dir.path().join("journal.keys"),
        incoming.join("journal.keys"),
    )
    .unwrap();
    fs::write(incoming.join("ready"), "second").unwrap();
    let journal = vault.unlock(&right(), &now()).unwrap();
    assert_eq!(notes(&journal), 1);
    assert!(!incoming.exists());
}

#[test]
fn a_new_passphrase_and_new_words_hold_for_the_copies_too() {
    let dir = tempfile::tempdir().unwrap();
    let (vault, journal, words) = backed_up(dir.path());
    journal.close().unwrap();
    let copy = copy_in(&vault);
    let new = Private::from("eleven grey geese over the moor");
    let wrong = vault.change_passphrase(&"not it".into(), &new, &now());
    assert!(matches!(wrong, Err(Error::WrongPassphrase { .. })));
    vault.change_passphrase(&right(), &new, &now()).unwrap();
    let renewed = vault.renew_words(&new, &now()).unwrap();
    for gone in [&right(), &words] {
        assert!(vault.look_into(&copy, gone).is_err());
    }
    assert!(vault.recover(&words, &right()).is_err());
    for said in [&new, &renewed] {
        assert_eq!(vault.look_into(&copy, said).unwrap().entries, 1);
    }
    vault.recover(&renewed, &right()).unwrap();
}

#[test]
fn any_damage_to_a_copy_is_told_and_nothing_is_replaced() {
    let dir = tempfile::tempdir().unwrap();
    let (vault, journal, _) = backed_up(dir.path());
    journal.close().unwrap();
    let copy = copy_in(&vault);
    let whole = fs::read(&copy).unwrap();
    let before = fs::read(dir.path().join("journal.db")).unwrap();
    let step = whole.len() / 60;
    let flipped = (0..whole.len()).step_by(step).map(|at| {
        let mut bytes = whole.clone();
        bytes[at] ^= 1;
        bytes
    });
    let short = (0..whole.len())
        .step_by(step)
        .map(|at| whole[..at].to_vec());
    for bytes in flipped.chain(short) {
        fs::write(&copy, bytes).unwrap();
        match vault.restore(&copy, &right(), "x") {
            Err(Error::Broken(it)) => assert!(
                matches!(
                    it,
                    Broken::BackupDamaged | Broken::KeysDamaged | Broken::FromNewerApp
                ),
                "{it:?}"
            ),
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(fs::read(dir.path().join("journal.db")).unwrap(), before);
    assert!(!dir.path().join("aside").exists());
}

#[test]
fn a_damaged_journal_is_mended_from_what_is_whole_and_from_the_copy() {
    let dir = tempfile::tempdir().unwrap();
    let vault = Vault::at(dir.path());
    let (mut journal, _) = vault.set_up(&right(), COST).unwrap();
    for n in 0..200 {
        keep(
            &mut journal,
            &format!("day {n} {}", "word ".repeat(60)),
            DAY,
        );
    }
    vault
        .back_up_if_due(&mut journal, Occasion::Closing, moment(DAY))
        .unwrap();
    for n in 200..220 {
        keep(
            &mut journal,
            &format!("day {n} {}", "word ".repeat(60)),
            NEXT,
        );
    }
    journal.close().unwrap();
    let path = dir.path().join("journal.db");
    let mut bytes = fs::read(&path).unwrap();
    let pages = bytes.len() / 4096;
    // Some pages in the middle: among them are the notes of the first day.
    for page in pages / 3..pages / 3 + 4 {
        bytes[page * 4096 + 100] ^= 1;
    }
    fs::write(&path, &bytes).unwrap();
    let (mut journal, mended) = vault.mend(&right(), &now(), "damaged").unwrap();
    assert!(mended.read >= 180 && mended.from_backup > 0, "{mended:?}");
    assert_eq!(mended.lost, 0, "{mended:?}");
    journal.check().unwrap();
    assert_eq!(notes(&journal), 220);
    journal.close().unwrap();
    let kept = fs::read(dir.path().join("aside/damaged/journal.db")).unwrap();
    assert_eq!(kept, bytes, "the damaged file is as it was");
    let mut journal = vault.unlock(&right(), &now()).unwrap();
    assert_eq!(journal.search(&"day 219".into()).unwrap().len(), 1);
}

#[test]
fn what_is_erased_is_erased_in_the_copies_too() {
    let dir = tempfile::tempdir().unwrap();
    let (vault, mut journal, _) = backed_up(dir.path());
    let old = copy_in(&vault);
    let at = NEXT;
    let id = journal.record(&note("gone", at), &stamp(at), None).unwrap();
    vault
        .back_up_if_due(&mut journal, Occasion::Closing, moment(NEXT))
        .unwrap();
    journal.erase(id).unwrap();
    vault.forget_in_copies(&mut journal, moment(NEXT)).unwrap();
    assert!(!old.exists());
    assert_eq!(
        vault.look_into(&copy_in(&vault), &right()).unwrap().entries,
        1
    );
}

#[test]
fn erasing_everything_leaves_no_file() {
    let dir = tempfile::tempdir().unwrap();
    let (vault, mut journal, _) = backed_up(dir.path());
    vault.take_in(&mut journal).unwrap();
    journal.close().unwrap();
    let copy = copy_in(&vault);
    vault
        .restore(&copy, &right(), "x")
        .unwrap()
        .close()
        .unwrap();
    let wrong = vault.erase_all(&"wrong".into(), &now());
    assert!(matches!(wrong, Err(Error::WrongPassphrase { .. })));
    assert!(copy.exists());
    vault.erase_all(&right(), &now()).unwrap();
    assert_eq!(names(dir.path()), Vec::<String>::new());
}
