//! The first connections of a process, opened by many threads at once.

use std::{env, path::PathBuf, process::Command, sync::Barrier, thread};

use journal::{key::Key, open};

#[test]
fn many_threads_open_their_first_journal_at_once() {
    // Each round needs a process that has not opened anything yet.
    const INNER: &str = "GROUNDWORK_TEST_THREADS";
    const THREADS: usize = 8;
    if let Ok(dir) = env::var(INNER) {
        let dir = PathBuf::from(dir);
        let together = Barrier::new(THREADS);
        thread::scope(|all| {
            for number in 0..THREADS {
                let (dir, together) = (&dir, &together);
                all.spawn(move || {
                    let path = dir.join(format!("{number}.db"));
                    together.wait();
                    drop(open::open(&path, &Key::new([1; 32])).unwrap());
                });
            }
        });
        return;
    }
    let dir = tempfile::tempdir().unwrap();
    for number in 0..THREADS {
        let path = dir.path().join(format!("{number}.db"));
        let journal = open::create(&path, &Key::new([1; 32])).unwrap();
        journal.close().unwrap();
    }
    for round in 0..200 {
        let done = Command::new(env::current_exe().unwrap())
            .args([
                "--exact",
                "threads::many_threads_open_their_first_journal_at_once",
            ])
            .env(INNER, dir.path())
            .output()
            .unwrap();
        assert!(
            done.status.success(),
            "round {round}: {}",
            String::from_utf8_lossy(&done.stdout)
        );
    }
}
