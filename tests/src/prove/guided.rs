//! libFuzzer around a reader of foreign bytes, for a minute of a core at a time. What it learnt of
//! the reader (the corpus) is kept, and the next minute goes on from there.

use std::{
    collections::BTreeSet,
    fs::{self, File},
    io,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::Duration,
};

use fuzz::{PLANTED, READER, READERS, Reader};

use crate::prove::{
    figures::{Seen, Target},
    parts::Proving,
    seeds::seeds,
};

/// The part, by the name on the command line.
pub const PART: &str = "fuzz";

/// Minutes of a core for each reader.
const MINUTES: u32 = 60;
const MINUTE_S: u64 = 60;

/// A reader that takes longer for one file hangs. It is counted by the clock on the wall: a machine
/// that has other things to do may leave us waiting for some seconds.
const TIMEOUT_S: u32 = 120;

/// More memory than this at once is not bounded.
const MOST_MIB: u32 = 512;

/// How libFuzzer ends when it is asked to.
const INTERRUPTED: i32 = 72;

/// The kernel counts a process's time in hundredths of a second.
const TICKS: u64 = 100;

const A_LOOK: Duration = Duration::from_millis(200);

/// One reader and where its files lie.
struct Guided {
    program: PathBuf,
    all: PathBuf,
    reader: &'static Reader,
}

/// The program with all readers under libFuzzer; another one begins anew.
pub fn program() -> PathBuf {
    std::env::var_os("GROUNDWORK_GUIDED").map_or_else(PathBuf::new, PathBuf::from)
}

/// All readers, and the one with a slip.
pub fn all(out: &Path) -> Vec<Proving> {
    let proof = |reader: &'static Reader, target, runs| {
        let guided = Guided {
            program: program(),
            all: out.join(PART),
            reader,
        };
        Proving {
            part: PART,
            name: reader.what,
            target,
            runs,
            round: Box::new(move |_| guided.minute()),
        }
    };
    let mut all = vec![proof(&PLANTED, Target::Something, 1)];
    all.extend(READERS.iter().map(|it| proof(it, Target::Nothing, MINUTES)));
    all
}

impl Guided {
    /// Tries it for a minute of a core.
    fn minute(&self) -> Result<Seen, String> {
        let told = |it: io::Error| format!("{}: {it}", self.program.display());
        let folder = self.all.join(self.reader.name);
        let given = self.given()?;
        fs::create_dir_all(folder.join("corpus")).map_err(told)?;
        let before = found(&folder).map_err(told)?;
        let room = tempfile::tempdir().map_err(told)?;
        let log = folder.join("log");
        let child = Command::new(&self.program)
            .env(READER, self.reader.name)
            .env("TMPDIR", room.path())
            .args([folder.join("corpus"), given])
            .arg(format!("-artifact_prefix={}/", folder.display()))
            .arg(format!("-max_len={}", self.reader.longest))
            .arg(format!("-rss_limit_mb={MOST_MIB}"))
            .arg(format!("-malloc_limit_mb={MOST_MIB}"))
            .arg(format!("-timeout={TIMEOUT_S}"))
            .arg("-print_final_stats=1")
            .stdout(Stdio::null())
            .stderr(File::create(&log).map_err(told)?)
            .spawn();
        let Ended {
            spent_s,
            most_kib,
            code,
        } = ended(child.map_err(told)?).map_err(told)?;
        let said = fs::read(&log).map_err(told)?;
        let said = String::from_utf8_lossy(&said);
        let mut seen = Seen::default();
        seen.tried("executions", stat(&said, "number_of_executed_units"));
        seen.tried("seconds of a core", spent_s as usize);
        seen.most("MiB at most", most_kib.div_ceil(1024));
        for what in ["crash", "timeout", "oom"] {
            seen.wrong(what, 0);
        }
        let after = found(&folder).map_err(told)?;
        let new: Vec<&String> = after.difference(&before).collect();
        for file in &new {
            let path = folder.join(file);
            if file.starts_with("timeout") && self.is_read(&path).map_err(told)? {
                // The machine stood still, not the reader.
                fs::remove_file(path).map_err(told)?;
                continue;
            }
            println!("   {}", path.display());
            seen.wrong(file.split('-').next().unwrap_or_default(), 1);
        }
        if new.is_empty() && !matches!(code, Some(0 | INTERRUPTED)) {
            return Err(format!("it ended with {code:?}: see {}", log.display()));
        }
        Ok(seen)
    }

    /// Whether it reads this file alone and in time.
    fn is_read(&self, file: &Path) -> io::Result<bool> {
        let mut command = Command::new(&self.program);
        command.env(READER, self.reader.name);
        command.arg(file).arg(format!("-timeout={TIMEOUT_S}"));
        let done = command.stdout(Stdio::null()).stderr(Stdio::null());
        Ok(done.status()?.success())
    }

    /// The folder with real files for it; they are made for all readers at once.
    fn given(&self) -> Result<PathBuf, String> {
        let told = |it: io::Error| format!("{}: {it}", self.all.display());
        let folder = self.all.join("given");
        let own = folder.join(self.reader.name);
        if own.exists() {
            return Ok(own);
        }
        fs::create_dir_all(&self.all).map_err(told)?;
        let room = tempfile::tempdir_in(&self.all).map_err(told)?;
        for (name, files) in seeds(room.path())? {
            let folder = folder.join(name);
            fs::create_dir_all(&folder).map_err(told)?;
            for (at, file) in files.iter().enumerate() {
                fs::write(folder.join(at.to_string()), file).map_err(told)?;
            }
        }
        Ok(own)
    }
}

/// What it took.
struct Ended {
    spent_s: u64,
    most_kib: usize,
    code: Option<i32>,
}

/// Waits until it has had its minute of a core or has ended.
fn ended(mut child: Child) -> io::Result<Ended> {
    let mut asked = false;
    let (mut spent_s, mut most_kib) = (0, 0);
    loop {
        thread::sleep(A_LOOK);
        // What libFuzzer says itself is at least what the process had that started it.
        let status = fs::read_to_string(format!("/proc/{}/status", child.id()))?;
        let most = status.lines().find_map(|it| it.strip_prefix("VmHWM:"));
        let most = most.and_then(|it| it.trim().strip_suffix(" kB")?.parse().ok());
        most_kib = most_kib.max(most.unwrap_or(0));
        let stat = fs::read_to_string(format!("/proc/{}/stat", child.id()))?;
        let fields = stat.rsplit_once(") ").map_or("", |it| it.1);
        let fields: Vec<&str> = fields.split(' ').collect();
        let ticks = |at: usize| fields.get(at).and_then(|it| it.parse::<u64>().ok());
        spent_s = spent_s.max((ticks(11).unwrap_or(0) + ticks(12).unwrap_or(0)) / TICKS);
        // Ended, and not asked yet how: what it has spent is still told.
        if fields[0] == "Z" {
            return Ok(Ended {
                spent_s,
                most_kib,
                code: child.wait()?.code(),
            });
        }
        if spent_s >= MINUTE_S && !asked {
            asked = true;
            let pid = child.id().to_string();
            Command::new("kill").args(["-INT", &pid]).status()?;
        }
    }
}

/// What libFuzzer left in the folder: files that the reader stumbled over.
fn found(folder: &Path) -> io::Result<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    for it in fs::read_dir(folder)? {
        let name = it?.file_name().to_string_lossy().into_owned();
        if ["crash-", "timeout-", "oom-"]
            .iter()
            .any(|it| name.starts_with(it))
        {
            found.insert(name);
        }
    }
    Ok(found)
}

/// `stat::peak_rss_mb:  35`.
fn stat(said: &str, name: &str) -> usize {
    let name = format!("stat::{name}:");
    let found = said.lines().find_map(|it| it.strip_prefix(&name));
    found.and_then(|it| it.trim().parse().ok()).unwrap_or(0)
}
