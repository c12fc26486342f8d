//! Kill -9 while typing: of the words at most one second of text is lost.
//!
//! A second is ten letters here, a fast thumb. The screens hand over what was typed within 600 ms
//! of the first letter; so the typist does after six letters, through the same command.

use std::{
    io::{self, BufRead, BufReader, Write},
    os::unix::process::ExitStatusExt,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::Duration,
};

use care::{
    contract::{Failure, KeepDraft, OpenForm},
    form::{FormId, StepId, Value},
    private::Private,
};
use journal::vault::Vault;
use shell::clock;
use tempfile::TempDir;

use crate::prove::{
    figures::Seen,
    patient::{ask, open_desk},
};

const PASSPHRASE: &str = "seven quiet otters under the bridge";

/// Letters in a second.
const A_SECOND: usize = 10;

/// Setting up is slow by design: so many kills for each folder.
const KILLS_A_FOLDER: u32 = 20;

/// After how many letters a typist hands over what was typed.
pub const AS_THE_SCREENS: usize = 6;

/// As of an app that keeps a draft only now and then: a proof that does not see this sees nothing.
pub const NOW_AND_THEN: usize = 60;

/// Types into a note until somebody ends the process, and says on standard output how many letters
/// stand on the screen, before each one.
///
/// # Errors
///
/// What the shell said.
pub fn type_on(home: &Path, pace: usize) -> Result<(), Failure> {
    let mut desk = open_desk(home, &PASSPHRASE.into())?;
    let (form, words) = (FormId("note".to_owned()), StepId("words".to_owned()));
    let command = OpenForm {
        form,
        occurrence: None,
        corrects: None,
    };
    let mut draft = ask(&mut desk, command)?.draft;
    let mut text = match draft.answers.get(&words) {
        Some(Value::Text(words)) => words.reveal().to_owned(),
        Some(_) | None => String::new(),
    };
    // A field has its room; then the patient begins another one.
    for _ in 0..4000 {
        text.push(letter(text.chars().count()));
        say(text.chars().count());
        if text.chars().count().is_multiple_of(pace) {
            let typed = Value::Text(Private(text.clone()));
            draft.answers.insert(words.clone(), typed);
            let draft = draft.clone();
            ask(&mut desk, KeepDraft { draft })?;
        }
        thread::sleep(Duration::from_millis(1));
    }
    Ok(())
}

fn say(letters: usize) {
    let mut out = io::stdout().lock();
    writeln!(out, "{letters}")
        .and_then(|()| out.flush())
        .expect("somebody listens");
}

fn letter(at: usize) -> char {
    char::from(b'a' + u8::try_from(at % 26).unwrap_or(0))
}

/// A typist who is killed again and again.
pub struct Typing {
    typist: PathBuf,
    pace: usize,
    within: PathBuf,
    folder: Option<(TempDir, u32)>,
}

impl Typing {
    /// Runs the program `typist` on folders within `within`.
    pub fn of(typist: &Path, pace: usize, within: &Path) -> Self {
        Self {
            typist: typist.to_owned(),
            pace,
            within: within.to_owned(),
            folder: None,
        }
    }

    /// Kills once, so long after the first letter.
    ///
    /// # Errors
    ///
    /// When nothing could be tried.
    pub fn round(&mut self, delay: Duration) -> Result<Seen, String> {
        let told = |it: io::Error| it.to_string();
        let (home, kills) = match self.folder.take() {
            Some((home, kills)) if kills < KILLS_A_FOLDER => (home, kills),
            Some(_) | None => {
                std::fs::create_dir_all(&self.within).map_err(told)?;
                (tempfile::tempdir_in(&self.within).map_err(told)?, 0)
            }
        };
        let typed = self.kill(home.path(), delay)?;
        let kept = kept(home.path())?;
        let is_text = kept.chars().enumerate().all(|(at, it)| it == letter(at));
        let kept = kept.chars().count();
        self.folder = Some((home, kills + 1));
        let mut seen = Seen::default();
        seen.tried("letters on screen", typed);
        seen.wrong(
            "more than a second lost",
            usize::from(typed > kept + A_SECOND),
        );
        seen.wrong(
            "other words than were typed",
            usize::from(!is_text || kept > typed),
        );
        Ok(seen)
    }

    /// How many letters stood on screen when it was killed.
    fn kill(&self, home: &Path, delay: Duration) -> Result<usize, String> {
        let mut child = Command::new(&self.typist)
            .arg(home)
            .arg(self.pace.to_string())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|it| format!("{}: {it}", self.typist.display()))?;
        let out = child.stdout.take().ok_or("no output")?;
        let mut lines = BufReader::new(out).lines().map_while(Result::ok);
        let first = lines.next();
        thread::sleep(delay);
        let killed = child.kill();
        let ended = child.wait().map_err(|it| it.to_string())?;
        if killed.is_err() || ended.signal() != Some(9) {
            return Err(format!("the typist ended by itself: {ended}"));
        }
        let typed = first
            .into_iter()
            .chain(lines)
            .filter_map(|it| it.parse().ok());
        typed.max().ok_or_else(|| "nothing was typed".to_owned())
    }
}

/// What the journal holds of the note.
fn kept(home: &Path) -> Result<String, String> {
    let passphrase = Private::from(PASSPHRASE);
    let journal = Vault::at(home).unlock(&passphrase, &clock::uptime());
    let draft = journal.and_then(|it| it.draft(&FormId("note".to_owned())));
    let draft = draft.map_err(|it| it.to_string())?;
    let words = draft.and_then(|it| it.answers.get(&StepId("words".to_owned())).cloned());
    Ok(match words {
        Some(Value::Text(words)) => words.reveal().to_owned(),
        Some(_) | None => String::new(),
    })
}
