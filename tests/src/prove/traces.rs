//! Traces: unique texts are written through the commands, the program is killed, and then every file
//! that it made is searched for each of them, as it is, as UTF-16 and as base64.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use care::{
    contract::{
        Failure, FinishForm, KeepDraft, LeaveNote, Lock, SaveBackup, SearchJournal, SeeJournal,
        SeeSummary, SeeToday, Unlock,
    },
    form::{Ended, Value},
    private::Private,
    summary::Choice,
};
use chrono::TimeDelta;
use shell::{clock, desk::Desk};

use crate::prove::{
    figures::Seen,
    finder::found_in,
    patient::{ask, draft, open_desk, step},
};

/// The passphrase of the one who writes; no file may hold it either.
pub const PASSPHRASE: &str = "zitronenfalter seven otters under";

/// All that may lie in the folder of the app.
const ALLOWED: [&str; 13] = [
    "backups/",
    "documents/",
    "help.json",
    "inbox.pub",
    "inbox/",
    "journal.db",
    "journal.db-shm",
    "journal.db-wal",
    "journal.db.mark",
    "journal.keys",
    "journal.keys.spare",
    "journal.tries",
    "reminders.json",
];

/// The text with this number: no other has it, and no program knows it.
pub fn canary(number: u32) -> String {
    format!("kanarie{:08x}vogel", number.wrapping_mul(2_654_435_761))
}

/// Writes `count` of them in every way there is, until it is killed; says `done` before the last.
///
/// # Errors
///
/// What the shell says.
pub fn live(home: &Path, count: u32) -> Result<(), Failure> {
    let passphrase = Private::from(PASSPHRASE);
    let mut desk = open_desk(home, &passphrase)?;
    for number in 0..count {
        write(&mut desk, number)?;
        if number == count / 2 {
            ask(&mut desk, SaveBackup {})?;
            ask(&mut desk, Lock {})?;
            let words = Private(canary(number));
            ask(&mut desk, LeaveNote { words })?;
            let passphrase = passphrase.clone();
            ask(&mut desk, Unlock { passphrase })?;
        }
    }
    ask(&mut desk, SeeToday {})?;
    ask(&mut desk, SeeJournal { before: None })?;
    ask(
        &mut desk,
        SearchJournal {
            words: Private(canary(1)),
        },
    )?;
    let today = clock::now().date_naive();
    let choice = Choice {
        from: today - TimeDelta::days(7),
        to: today,
        ..Choice::default()
    };
    // Whether a page can be made of it is not the question here.
    let _ = ask(&mut desk, SeeSummary { choice });
    println!("done");
    let _ = std::io::stdout().flush();
    for number in 0.. {
        write(&mut desk, number % count)?;
    }
    Ok(())
}

fn write(desk: &mut Desk, number: u32) -> Result<(), Failure> {
    let words = Value::Text(Private(format!("I saw {} by the lake", canary(number))));
    if number.is_multiple_of(3) {
        let draft = draft("three_good", [(step("good1"), words)].into());
        return ask(desk, KeepDraft { draft });
    }
    let draft = draft("note", [(step("words"), words)].into());
    let ended = Ended::Finished;
    ask(desk, FinishForm { draft, ended }).map(|_| ())
}

/// Lets `driven` live, kills it, and searches all that it left behind.
///
/// # Errors
///
/// When it did not start, or ended by itself.
pub fn round(driven: &Path, within: &Path, count: u32) -> Result<Seen, String> {
    let told = |it: std::io::Error| it.to_string();
    let world = tempfile::tempdir_in(within).map_err(told)?;
    let [home, user, temporary] = ["app", "user", "tmp"].map(|it| world.path().join(it));
    for folder in [&home, &user, &temporary] {
        fs::create_dir(folder).map_err(told)?;
    }
    let mut child = Command::new(driven)
        .arg(&home)
        .args(["live", &count.to_string()])
        .env("HOME", &user)
        .env("TMPDIR", &temporary)
        .env("XDG_DATA_HOME", user.join("data"))
        .env("XDG_CACHE_HOME", user.join("cache"))
        .env("XDG_CONFIG_HOME", user.join("config"))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(told)?;
    let out = child.stdout.take().ok_or("it says nothing")?;
    let mut line = String::new();
    std::io::BufRead::read_line(&mut std::io::BufReader::new(out), &mut line).map_err(told)?;
    // It goes on writing: whatever is half done is left half done.
    let _ = child.kill();
    let output = child.wait_with_output().map_err(told)?;
    if line != "done\n" {
        return Err(format!(
            "it wrote nothing: {}",
            String::from_utf8_lossy(&output.stderr)
        ));
    }
    let secrets: Vec<String> = (0..count)
        .map(canary)
        .chain([PASSPHRASE.to_owned()])
        .collect();
    let mut seen = Seen::default();
    let files = files(world.path());
    seen.tried("texts", count as usize);
    seen.tried("files searched", files.len());
    for path in &files {
        let found = found_in(&fs::read(path).unwrap_or_default(), &secrets);
        if !found.is_empty() {
            eprintln!("{}: {:?}", path.display(), found.first());
        }
        seen.wrong("texts found in files", found.len());
    }
    seen.wrong(
        "texts found in what it printed",
        found_in(&output.stderr, &secrets).len(),
    );
    let strangers = files
        .iter()
        .filter(|it| !is_allowed(it, &home))
        .inspect(|it| {
            eprintln!("{} is not on the list", it.display());
        });
    seen.wrong("files that are not on the list", strangers.count());
    Ok(seen)
}

/// All files below `folder`.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = vec![];
    for it in fs::read_dir(folder).into_iter().flatten().flatten() {
        match it.file_type() {
            Ok(kind) if kind.is_dir() => found.extend(files(&it.path())),
            _ => found.push(it.path()),
        }
    }
    found
}

fn is_allowed(path: &Path, home: &Path) -> bool {
    let Ok(within) = path.strip_prefix(home) else {
        return false;
    };
    let name = within.to_string_lossy();
    ALLOWED.iter().any(|it| match it.strip_suffix('/') {
        Some(_) => name.starts_with(it),
        None => name == *it,
    })
}
