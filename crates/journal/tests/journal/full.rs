//! A full disk: the saying is honest, what was kept stays, and saving works again with room.

use std::{env, fs, process::Command};

use journal::{error::Error, open::Journal};

use crate::made_up::{draft, journal, note, reopened, stamp};

const AT: &str = "2026-03-02T20:00:00+01:00";

/// Records notes until the disk is full; answers how many were kept.
fn until_full(journal: &mut Journal) -> usize {
    for kept in 0..10_000 {
        match journal.record(&note(&"room ".repeat(400), AT), &stamp(AT), None) {
            Ok(_) => {}
            Err(Error::DiskFull) => return kept,
            Err(other) => panic!("{other:?}"),
        }
    }
    panic!("there was always room");
}

#[test]
fn a_full_disk_is_told_and_what_was_kept_stays() {
    // The system lets this process write no file beyond 256 KiB (blocks of 512 bytes) and says
    // so with an error, as a full disk does, since the signal is ignored.
    const INNER: &str = "GROUNDWORK_TEST_FULL";
    if let Ok(dir) = env::var(INNER) {
        let mut journal = journal(dir.as_ref());
        journal
            .keep_draft(&draft("three_good", "half", None))
            .unwrap();
        let kept = until_full(&mut journal);
        assert!(matches!(
            journal.keep_draft(&draft("three_good", &"more ".repeat(100_000), None)),
            Err(Error::DiskFull)
        ));
        fs::write(std::path::Path::new(&dir).join("kept"), kept.to_string()).unwrap();
        std::process::exit(0);
    }
    let dir = tempfile::tempdir().unwrap();
    let limited = "trap '' XFSZ; ulimit -f 512; exec \"$0\" --exact full::a_full_disk_is_told_and_what_was_kept_stays";
    let done = Command::new("sh")
        .args(["-c", limited])
        .arg(env::current_exe().unwrap())
        .env(INNER, dir.path())
        .output()
        .unwrap();
    assert!(
        done.status.success(),
        "{}",
        String::from_utf8_lossy(&done.stdout)
    );
    let kept: usize = fs::read_to_string(dir.path().join("kept"))
        .unwrap()
        .parse()
        .unwrap();
    let mut journal = reopened(dir.path());
    assert!(kept > 0);
    let there = journal.page(None, 1).unwrap().len();
    assert_eq!(
        there, kept,
        "all that was called kept is there, and nothing else"
    );
    assert_eq!(
        journal.drafts().unwrap().len(),
        1,
        "the draft of before too"
    );
    journal
        .record(&note("room again", AT), &stamp(AT), None)
        .unwrap();
}
