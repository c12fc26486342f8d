//! The door: keys and journal in every state that a patient may find them in.

use std::{fs, path::Path};

use care::{contract::Broken, private::Private, refusal::Refusal};
use journal::{
    cost::COST,
    error::Error,
    tries::Uptime,
    vault::{Look, Vault},
};

use crate::made_up::{note, stamp};

const AT: &str = "2026-03-02T20:00:00+01:00";

fn now() -> Uptime {
    after(0)
}

fn after(s: u64) -> Uptime {
    Uptime {
        boot: "today".to_owned(),
        s: 1_000 + s,
    }
}

fn right() -> Private {
    "seven quiet herons at dawn".into()
}

/// A vault with one note, closed; answers its recovery words.
fn set_up(dir: &Path) -> (Vault, Private) {
    let vault = Vault::at(dir);
    let (mut journal, words) = vault.set_up(&right(), COST).unwrap();
    journal.record(&note("kept", AT), &stamp(AT), None).unwrap();
    journal.close().unwrap();
    (vault, words)
}

fn bytes(dir: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<_> = fs::read_dir(dir)
        .unwrap()
        .map(|it| it.unwrap())
        .map(|it| {
            (
                it.file_name().into_string().unwrap(),
                fs::read(it.path()).unwrap(),
            )
        })
        .collect();
    files.sort();
    files
}

fn notes(journal: &journal::open::Journal) -> usize {
    journal.page(None, 10).unwrap().len()
}

#[test]
fn a_fresh_folder_is_set_up_once_and_opens_with_its_passphrase() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("not").join("there yet");
    let vault = Vault::at(&folder);
    assert_eq!(vault.look().unwrap(), Look::Fresh);
    assert!(!folder.exists(), "looking makes nothing");
    assert!(matches!(
        vault.set_up(&"password1".into(), COST),
        Err(Error::Refused(Refusal::PassphraseTooWeak))
    ));
    assert_eq!(vault.look().unwrap(), Look::Fresh);
    let (_, words) = set_up(&folder);
    assert_eq!(words.reveal().split(' ').count(), 24);
    assert_eq!(vault.look().unwrap(), Look::Ready);
    assert!(matches!(
        vault.set_up(&right(), COST),
        Err(Error::AlreadySetUp)
    ));
    let spaced = format!("  {} ", right().reveal());
    let journal = vault.unlock(&spaced.as_str().into(), &now()).unwrap();
    assert_eq!(notes(&journal), 1);
}

#[test]
fn a_wrong_passphrase_harms_nothing_and_the_waits_grow() {
    let dir = tempfile::tempdir().unwrap();
    let (vault, _) = set_up(dir.path());
    let before = bytes(dir.path());
    let mut at = 0;
    let mut waits = vec![];
    for _ in 0..7 {
        match vault.unlock(&"wrong".into(), &after(at)) {
            Err(Error::WrongPassphrase { wait_s }) => {
                waits.push(wait_s);
                at += u64::from(wait_s);
            }
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(waits, [0, 0, 0, 0, 30, 60, 300]);
    let again = Vault::at(dir.path());
    let early = after(at - 10);
    assert_eq!(again.wait_s(&early).unwrap(), 10, "it survives a restart");
    assert!(
        matches!(
            again.unlock(&right(), &early),
            Err(Error::WrongPassphrase { wait_s: 10 })
        ),
        "while there is to wait, not even the right one is tried"
    );
    let mut now_there = bytes(dir.path());
    now_there.retain(|(name, _)| name != "journal.tries");
    assert_eq!(now_there, before, "no other file has changed");
    assert_eq!(notes(&again.unlock(&right(), &after(at)).unwrap()), 1);
    assert_eq!(
        again.wait_s(&early).unwrap(),
        0,
        "a right one forgets the wrong ones"
    );
}

#[test]
fn recovery_words_set_a_new_passphrase_and_the_old_one_no_longer_opens() {
    let dir = tempfile::tempdir().unwrap();
    let (vault, words) = set_up(dir.path());
    let new = Private::from("eleven grey geese over the moor");
    let journal = vault.recover(&words, &new).unwrap();
    assert_eq!(notes(&journal), 1);
    journal.close().unwrap();
    for copy in ["journal.keys", "journal.keys.spare"] {
        fs::remove_file(dir.path().join(copy)).unwrap();
        assert!(matches!(
            vault.unlock(&right(), &now()),
            Err(Error::WrongPassphrase { wait_s: 0 })
        ));
        vault.unlock(&new, &now()).unwrap().close().unwrap();
        assert!(dir.path().join(copy).exists(), "{copy} was mended");
    }
    vault
        .recover(&words, &right())
        .expect("the words serve again");
}

#[test]
fn mistyped_words_words_of_another_and_an_easy_new_passphrase_change_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let (vault, words) = set_up(&dir.path().join("mine"));
    let (_, others) = set_up(&dir.path().join("other"));
    let before = bytes(&dir.path().join("mine"));
    let new = Private::from("eleven grey geese over the moor");
    let first = words.reveal().split(' ').next().unwrap();
    let slip = words.reveal().replacen(first, &format!("{first}q"), 1);
    for said in [slip.as_str().into(), others, "".into()] {
        assert!(matches!(
            vault.recover(&said, &new),
            Err(Error::Refused(Refusal::RecoveryWordsMistyped))
        ));
    }
    assert!(matches!(
        vault.recover(&words, &"123456".into()),
        Err(Error::Refused(Refusal::PassphraseTooWeak))
    ));
    assert_eq!(bytes(&dir.path().join("mine")), before);
}

#[test]
fn each_thing_that_can_be_wrong_is_told_from_the_others_and_left_as_it_is() {
    let whole = tempfile::tempdir().unwrap();
    set_up(whole.path());
    type Harm = fn(&Path);
    let cases: [(Broken, bool, Harm); 9] = [
        (Broken::JournalMissing, true, |dir| {
            fs::remove_file(dir.join("journal.db")).unwrap();
        }),
        (Broken::JournalEmpty, true, |dir| {
            fs::write(dir.join("journal.db"), "").unwrap();
        }),
        (Broken::JournalDamaged, false, |dir| {
            flip(&dir.join("journal.db"), 100);
        }),
        (Broken::JournalDamaged, false, |dir| {
            fs::write(dir.join("journal.db"), "garbage ".repeat(2000)).unwrap();
        }),
        (Broken::JournalDamaged, false, |dir| {
            let file = fs::File::options().write(true).open(dir.join("journal.db"));
            file.unwrap().set_len(1000).unwrap();
        }),
        (Broken::KeysMissing, true, |dir| {
            fs::remove_file(dir.join("journal.keys")).unwrap();
            fs::remove_file(dir.join("journal.keys.spare")).unwrap();
        }),
        (Broken::KeysDamaged, true, |dir| {
            flip(&dir.join("journal.keys"), 300);
            fs::remove_file(dir.join("journal.keys.spare")).unwrap();
        }),
        (Broken::KeysDamaged, true, |dir| {
            fs::write(dir.join("journal.keys"), "").unwrap();
            fs::write(dir.join("journal.keys.spare"), "").unwrap();
        }),
        (Broken::KeysMissing, true, |dir| {
            fs::remove_file(dir.join("journal.keys.spare")).unwrap();
            fs::rename(dir.join("journal.keys"), dir.join("elsewhere")).unwrap();
        }),
    ];
    for (n, (told, at_once, harm)) in cases.into_iter().enumerate() {
        let dir = tempfile::tempdir().unwrap();
        for (name, content) in bytes(whole.path()) {
            fs::write(dir.path().join(name), content).unwrap();
        }
        harm(dir.path());
        let before = bytes(dir.path());
        let vault = Vault::at(dir.path());
        let look = vault.look().unwrap();
        let expected = if at_once {
            Look::Broken(told)
        } else {
            Look::Ready
        };
        assert_eq!(look, expected, "case {n}");
        match vault.unlock(&right(), &now()) {
            Err(Error::Broken(broken)) => assert_eq!(broken, told, "case {n}"),
            other => panic!("case {n}: {other:?}"),
        }
        assert_eq!(bytes(dir.path()), before, "case {n}: nothing was changed");
    }
}

#[test]
fn set_up_that_was_cut_short_goes_on_where_it_was() {
    let dir = tempfile::tempdir().unwrap();
    let (vault, _) = set_up(dir.path());
    let [db, new, keys, spare] = [
        "journal.db",
        "journal.db.new",
        "journal.keys",
        "journal.keys.spare",
    ]
    .map(|it| dir.path().join(it));
    fs::rename(&db, &new).unwrap();
    assert_eq!(
        vault.look().unwrap(),
        Look::Ready,
        "before the journal took its name"
    );
    vault.unlock(&right(), &now()).unwrap().close().unwrap();
    assert!(db.exists() && !new.exists());
    fs::rename(&db, &new).unwrap();
    fs::remove_file(keys).unwrap();
    fs::remove_file(spare).unwrap();
    assert_eq!(
        vault.look().unwrap(),
        Look::Fresh,
        "before its keys were written"
    );
    vault.set_up(&right(), COST).unwrap();
}

fn flip(path: &Path, at: usize) {
    let mut bytes = fs::read(path).unwrap();
    bytes[at] ^= 1;
    fs::write(path, bytes).unwrap();
}
