//! Kill -9 during saves: every save that was acknowledged must be there when the journal is opened again.

use std::{
    collections::BTreeSet,
    io::{BufRead, BufReader, Write},
    os::unix::process::ExitStatusExt,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::mpsc::{self, Receiver},
    thread,
    time::Duration,
};

use care::private::Private;
use journal::{backup, vault::Vault};
use shell::clock;
use tempfile::TempDir;

use crate::prove::{
    figures::Seen,
    held::Held,
    saver::Order,
    saves::{MOST, Save},
};

/// Unlocking is slow by design, and setting up twice as slow: so many kills for each folder.
pub const KILLS_A_FOLDER: u32 = 20;

const PASSPHRASE: &str = "seven quiet otters under the bridge";

/// How long the first save may take on a busy machine before the proof is given up.
const PATIENCE: Duration = Duration::from_secs(120);

/// A saver that is killed again and again.
pub struct Kills {
    saver: PathBuf,
    order: Order,
    within: PathBuf,
    folder: Option<Folder>,
}

struct Folder {
    home: TempDir,
    kills: u32,
    acknowledged: BTreeSet<Save>,
    strange: usize,
}

/// What one kill brought to light.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Round {
    /// Saves that were acknowledged before it.
    pub acknowledged: usize,
    /// Acknowledged now or after an earlier kill, and gone.
    pub lost: usize,
    /// The journal could not be opened, was damaged, or held what nobody saved.
    pub unreadable: usize,
}

impl Round {
    /// The same in words, for the figures.
    pub fn seen(self) -> Seen {
        let mut seen = Seen::default();
        seen.tried("saves acknowledged", self.acknowledged);
        seen.wrong("lost", self.lost);
        seen.wrong("unreadable", self.unreadable);
        seen
    }
}

impl Kills {
    /// Runs the program `saver` on folders within `within`.
    pub fn of(saver: &Path, order: Order, within: &Path) -> Self {
        Self {
            saver: saver.to_owned(),
            order,
            within: within.to_owned(),
            folder: None,
        }
    }

    /// Kills once, so long after the first acknowledged save.
    ///
    /// # Errors
    ///
    /// When nothing could be tried: the saver did not start, or ended by itself.
    pub fn round(&mut self, delay: Duration) -> Result<Round, String> {
        let mut folder = match self.folder.take() {
            Some(folder) if folder.kills < KILLS_A_FOLDER => folder,
            Some(_) | None => Folder::within(&self.within)?,
        };
        let first = 1 + folder.kills * (MOST / KILLS_A_FOLDER);
        let heard = self.kill(folder.home.path(), first, delay)?;
        folder.kills += 1;
        folder.acknowledged.extend(&heard);
        let mut round = Round {
            acknowledged: heard.len(),
            ..Round::default()
        };
        match held(folder.home.path()) {
            Ok(held) => {
                let lost = held.missing(&folder.acknowledged);
                round.lost = lost.len();
                round.unreadable = held.strange.saturating_sub(folder.strange);
                // What is lost or strange once is counted once.
                folder.strange = held.strange;
                folder.acknowledged.retain(|it| !lost.contains(it));
                self.folder = Some(folder);
            }
            Err(why) => {
                eprintln!("{why}: see {}", folder.home.path().display());
                folder.home.disable_cleanup(true);
                round.unreadable = 1;
            }
        }
        Ok(round)
    }

    /// Starts the saver, kills it, and answers what it had acknowledged.
    fn kill(&self, home: &Path, first: u32, delay: Duration) -> Result<Vec<Save>, String> {
        let mut child = Command::new(&self.saver)
            .arg(home)
            .args([self.order.word(), &first.to_string()])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|it| format!("{}: {it}", self.saver.display()))?;
        let acknowledged = listen(&mut child);
        let told = child
            .stdin
            .take()
            .map(|mut it| writeln!(it, "{PASSPHRASE}"));
        let begun = acknowledged.recv_timeout(PATIENCE);
        thread::sleep(delay);
        let killed = child.kill();
        let ended = child.wait().map_err(|it| it.to_string())?;
        let begun = begun.map_err(|_| format!("the saver saved nothing ({ended}, {told:?})"))?;
        if killed.is_err() || ended.signal() != Some(9) {
            return Err(format!("the saver ended by itself: {ended}"));
        }
        Ok([begun].into_iter().chain(acknowledged).collect())
    }
}

impl Folder {
    fn within(folder: &Path) -> Result<Self, String> {
        let told = |it: std::io::Error| format!("{}: {it}", folder.display());
        std::fs::create_dir_all(folder).map_err(told)?;
        Ok(Self {
            home: tempfile::tempdir_in(folder).map_err(told)?,
            kills: 0,
            acknowledged: BTreeSet::new(),
            strange: 0,
        })
    }
}

/// A moment within 10 to 100 ms: another for each run, and the same when a run is played again.
pub fn delay(run: u32) -> Duration {
    // SplitMix64: well spread from one number to the next.
    let mut bits = u64::from(run + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    Duration::from_micros(10_000 + (bits ^ (bits >> 31)) % 90_000)
}

/// Whole lines only: what the kill cut off was not said.
fn listen(child: &mut Child) -> Receiver<Save> {
    let (say, hear) = mpsc::channel();
    if let Some(out) = child.stdout.take() {
        thread::spawn(move || {
            for line in BufReader::new(out).lines().map_while(Result::ok) {
                if let Ok(save) = serde_json::from_str(&line) {
                    // Nobody listens any more after an error.
                    let _ = say.send(save);
                }
            }
        });
    }
    hear
}

fn held(home: &Path) -> Result<Held, journal::error::Error> {
    let passphrase = Private::from(PASSPHRASE);
    let vault = Vault::at(home);
    let mut journal = vault.unlock(&passphrase, &clock::uptime())?;
    journal.check()?;
    // A copy that has its name opens.
    let saved = backup::found(&home.join("documents"));
    for (copy, _) in saved.iter().take(1).chain(vault.backups().iter().take(1)) {
        vault.look_into(copy, &passphrase)?;
    }
    Held::read(&journal)
}
