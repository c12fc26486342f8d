//! The app in its window while it is used, seen from outside: which sockets it opens, what is left of
//! the patient's words in memory after the lock, and what on the disk.

use std::{
    fs, io,
    path::Path,
    process::Command,
    thread,
    time::{Duration, Instant},
};

use care::{
    contract::{FinishForm, Lock},
    form::{Ended, Value},
    private::Private,
};

use crate::{
    bench::{display::Display, memory, typist},
    prove::{
        figures::Seen,
        finder::found_in,
        patient::{ask, draft, open_desk, step},
        remains::{data_key, in_memory, secrets},
        traces::{PASSPHRASE, canary, files},
    },
};

/// Where the bar of four has the journal, and a place in the middle of the page.
const JOURNAL: (&str, &str) = ("244", "815");
const MIDDLE: (&str, &str) = ("195", "400");

/// Where the app keeps its own, below the data of the user.
const APP: &str = "app.groundwork.companion";

/// Texts that would reach for the network if they were taken for more than text.
const HOSTILE: [&str; 15] = [
    "<img src=http://127.0.0.1:9/a onerror=fetch('http://127.0.0.1:9/b')>",
    "<link rel=preconnect href=http://127.0.0.1:9>",
    "<link rel=dns-prefetch href=//groundwork.invalid>",
    "<meta http-equiv=refresh content='0;url=http://127.0.0.1:9/'>",
    "<svg onload=\"location='http://127.0.0.1:9/'\"><image href=http://127.0.0.1:9/c /></svg>",
    "<style>@import url(http://127.0.0.1:9/d);</style>",
    "<form action=http://127.0.0.1:9/><button autofocus>x</button></form>",
    "<iframe src=http://127.0.0.1:9/></iframe>",
    "<script>new RTCPeerConnection({iceServers:[{urls:'stun:127.0.0.1:9'}]})</script>",
    "<script>window.open('http://127.0.0.1:9/')</script>",
    "<a href=http://127.0.0.1:9/ ping=http://127.0.0.1:9/>x</a>",
    "<video autoplay src=http://127.0.0.1:9/e></video>",
    "<object data=http://127.0.0.1:9/f></object>",
    "<base href=http://127.0.0.1:9/>",
    "javascript:fetch('http://127.0.0.1:9/g')",
];

/// Longer than it takes to open, traced and on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// So many texts are looked for in memory.
const CANARIES: u32 = 100;

/// After the lock, until memory is looked at.
const AFTER_THE_LOCK: Duration = Duration::from_secs(6);

/// Uses the app for so long, with texts that are hostile, then locks it, and looks.
///
/// # Errors
///
/// When it cannot be started, or its memory not be read: that takes root.
pub fn round(app: &Path, within: &Path, long: Duration) -> Result<Seen, String> {
    play(app, within, long).map_err(|it| it.to_string())
}

fn play(app: &Path, within: &Path, long: Duration) -> io::Result<Seen> {
    let world = tempfile::tempdir_in(within)?;
    let user = world.path().join("user");
    let home = user.join(APP);
    fs::create_dir_all(&home)?;
    write_hostile_texts(&home)?;
    let display = Display::raise()?;
    let log = world.path().join("sockets");
    let traced = display.command(app, &user);
    let mut strace = Command::new("strace");
    strace
        .args(["-f", "--seccomp-bpf", "-qq", "-e", "trace=socket", "-o"])
        .arg(&log)
        .arg(app)
        .stdin(std::process::Stdio::null())
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null());
    for (name, value) in traced.get_envs() {
        match value {
            Some(value) => strace.env(name, value),
            None => strace.env_remove(name),
        };
    }
    let window = Running(strace.spawn()?);
    display.drawn()?;
    let xdotool = || display.command(Path::new("xdotool"), &user);
    typist::write(xdotool, &Private::from(PASSPHRASE))?;
    typist::enter(xdotool)?;
    // Traced, it may take long to open.
    let begun = Instant::now();
    while !home.join("journal.db-shm").exists() {
        if begun.elapsed() > PATIENCE {
            return Err(io::Error::other("the journal did not open"));
        }
        display.drawn()?;
    }
    use_it(&xdotool, long)?;
    let family = memory::family(window.0.id());
    let mut seen = Seen::default();
    let key = data_key(&home)?;
    let secrets = secrets(&key, CANARIES);
    let open = in_memory(&family, &secrets)?;
    seen.tried(
        "secrets found in memory while open",
        open.iter().map(|it| it.1.len()).sum(),
    );
    // One key hides everything.
    did(xdotool().args(["key", "Escape"]))?;
    thread::sleep(AFTER_THE_LOCK);
    if home.join("journal.db-shm").exists() {
        return Err(io::Error::other("it did not lock"));
    }
    for (name, found) in in_memory(&family, &secrets)? {
        let what = if name == "groundwork" {
            for it in &found {
                eprintln!("{name} still holds {it}");
            }
            seen.wrong("secrets left in our process after the lock", found.len());
            continue;
        } else {
            format!("secrets left in {name} after the lock")
        };
        seen.tried(&what, found.len());
    }
    let (inet, all) = sockets(&log)?;
    seen.tried(
        "seconds of use",
        usize::try_from(long.as_secs()).unwrap_or_default(),
    );
    seen.tried("sockets of other sorts", all - inet);
    seen.wrong("sockets to a network", inet);
    drop(window);
    let texts: Vec<String> = (0..CANARIES)
        .map(canary)
        .chain([PASSPHRASE.to_owned()])
        .collect();
    let files = files(&user);
    seen.tried("files searched", files.len());
    for path in files {
        let found = found_in(&fs::read(&path)?, &texts);
        if !found.is_empty() {
            eprintln!("{}", path.display());
        }
        seen.wrong("texts found in files", found.len());
    }
    Ok(seen)
}

/// The control: a program that asks for the network, seen in the same way.
///
/// # Errors
///
/// When it cannot be traced.
pub fn control(within: &Path) -> Result<Seen, String> {
    let told = |it: io::Error| it.to_string();
    let world = tempfile::tempdir_in(within).map_err(told)?;
    let log = world.path().join("sockets");
    Command::new("strace")
        .args(["-f", "-qq", "-e", "trace=socket", "-o"])
        .arg(&log)
        .args(["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/9"])
        .output()
        .map_err(told)?;
    let mut seen = Seen::default();
    seen.wrong("sockets to a network", sockets(&log).map_err(told)?.0);
    Ok(seen)
}

fn write_hostile_texts(home: &Path) -> io::Result<()> {
    let told = |it| io::Error::other(format!("{it:?}"));
    let mut desk = open_desk(home, &Private::from(PASSPHRASE)).map_err(told)?;
    for number in 0..CANARIES {
        let hostile = HOSTILE[number as usize % HOSTILE.len()];
        let words = Value::Text(Private(format!("{} {hostile}", canary(number))));
        let draft = draft("note", [(step("words"), words)].into());
        let ended = Ended::Finished;
        ask(&mut desk, FinishForm { draft, ended }).map_err(told)?;
    }
    ask(&mut desk, Lock {}).map_err(told)
}

/// Leafs through the journal, opens what lies there, and goes back, by mouse and keys.
fn use_it(xdotool: &impl Fn() -> Command, long: Duration) -> io::Result<()> {
    let begun = Instant::now();
    let pause = || thread::sleep(Duration::from_millis(300));
    let click = |(x, y): (&str, &str)| did(xdotool().args(["mousemove", x, y, "click", "1"]));
    let mut round = 0_u32;
    while round == 0 || begun.elapsed() < long {
        click(JOURNAL)?;
        pause();
        for _ in 0..round % 9 {
            did(xdotool().args(["click", "5", "click", "5"]))?;
        }
        pause();
        click(MIDDLE)?;
        pause();
        for _ in 0..round % 5 {
            did(xdotool().args(["key", "Tab"]))?;
        }
        if round % 3 == 2 {
            did(xdotool().args(["key", "Return"]))?;
            pause();
        }
        did(xdotool().args(["key", "alt+Left"]))?;
        pause();
        round += 1;
    }
    click(JOURNAL)?;
    thread::sleep(Duration::from_secs(1));
    Ok(())
}

/// Sockets to a network, and sockets in all.
fn sockets(log: &Path) -> io::Result<(usize, usize)> {
    let text = fs::read_to_string(log)?;
    let all = text.lines().filter(|it| it.contains("socket("));
    let inet = all.clone().filter(|it| it.contains("AF_INET"));
    inet.clone().take(3).for_each(|it| eprintln!("{it}"));
    Ok((inet.count(), all.count()))
}

fn did(command: &mut Command) -> io::Result<()> {
    if command.status()?.success() {
        Ok(())
    } else {
        Err(io::Error::other("the keys could not be pressed"))
    }
}

/// Ended with all that it started.
struct Running(std::process::Child);

impl Drop for Running {
    fn drop(&mut self) {
        let family = memory::family(self.0.id());
        let family = family.iter().map(u32::to_string);
        let _ = Command::new("kill").arg("-KILL").args(family).status();
        let _ = self.0.wait();
    }
}
