//! A stage for the real window: a display, a private bus, a notification daemon, a folder of its own.
//!
//! All that it starts bears its mark and is ended with it, also when a test panics.

use std::{
    fs,
    io::{BufRead, BufReader},
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::atomic::{AtomicU32, Ordering},
    thread,
    time::{Duration, Instant},
};

use chrono::DateTime;
use chrono_tz::Tz;
use tempfile::TempDir;

use crate::{
    clock::Clock,
    notices::{self, Heard},
};

/// The mark in the environment of everything that a stage starts.
const MARK: &str = "GROUNDWORK_STAGE";

/// A display with its bus and daemon.
pub struct Stage {
    folder: TempDir,
    mark: String,
    display: String,
    bus: String,
    clock: Clock,
}

impl Stage {
    /// Sets the stage in this zone.
    pub fn set(zone: Tz) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let folder = tempfile::tempdir().expect("a folder for the stage");
        for inside in ["home", "Documents", "runtime", "heard"] {
            fs::create_dir(folder.path().join(inside)).expect("its folders");
        }
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let mut stage = Self {
            clock: Clock::new(folder.path().join("clock"), zone),
            mark: format!("{}-{count}", std::process::id()),
            display: String::new(),
            bus: String::new(),
            folder,
        };
        stage.display = stage.raise_display();
        stage.bus = stage.start_bus();
        stage.start_daemon();
        stage
    }

    /// The clock of all that happens here.
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// All that belongs to this stage.
    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The folder with the journal.
    pub fn home(&self) -> PathBuf {
        self.folder.path().join("home")
    }

    /// The folder for saved summaries.
    pub fn documents(&self) -> PathBuf {
        self.folder.path().join("Documents")
    }

    /// A program on this stage.
    pub fn command(&self, program: impl AsRef<Path>) -> Command {
        let mut command = Command::new(program.as_ref());
        let zone = self.clock.zone().name().to_owned();
        command
            .env(MARK, &self.mark)
            .env("DISPLAY", &self.display)
            .env_remove("WAYLAND_DISPLAY")
            .env("DBUS_SESSION_BUS_ADDRESS", &self.bus)
            .env("HOME", self.folder.path())
            .env("XDG_RUNTIME_DIR", self.folder.path().join("runtime"))
            .env("XDG_DATA_HOME", self.folder.path().join("data"))
            .env("XDG_CACHE_HOME", self.folder.path().join("cache"))
            .env("GROUNDWORK_HOME", self.home())
            .env("GROUNDWORK_DOCUMENTS", self.documents())
            .env("GROUNDWORK_CLOCK", self.folder.path().join("clock"))
            .env("TZ", zone)
            .env("LANG", "C.UTF-8")
            // Pictures are the same with and without a graphics card.
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            .env("NO_AT_BRIDGE", "1")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        command
    }

    /// The notifications that the daemon received, in order.
    pub fn heard(&self) -> Vec<Heard> {
        let folder = self.folder.path().join("heard");
        let mut files: Vec<PathBuf> = fs::read_dir(folder)
            .expect("the daemon's folder")
            .filter_map(|it| it.ok().map(|it| it.path()))
            .filter(|it| it.extension().is_none())
            .collect();
        files.sort();
        files
            .iter()
            .map(|it| Heard::read(it, self.clock.zone()))
            .collect()
    }

    /// Lets go of what the daemon received so far.
    pub fn forget_heard(&self) {
        let folder = self.folder.path().join("heard");
        for it in fs::read_dir(folder).expect("the daemon's folder").flatten() {
            // The script may still be writing another.
            let _ = fs::remove_file(it.path());
        }
    }

    /// Presses a notification's button; the default action is `Open`.
    pub fn press_notification(&self, button: &str) {
        fs::write(self.folder.path().join("press"), button).expect("the choice can be written");
        let pressed = self.command("dunstctl").arg("context").status();
        assert!(
            pressed.is_ok_and(|it| it.success()),
            "dunst takes the press"
        );
    }

    /// The display, as programs name it.
    pub fn display(&self) -> &str {
        &self.display
    }

    /// Closes all notifications on the display.
    pub fn close_notifications(&self) {
        let closed = self.command("dunstctl").arg("close-all").status();
        assert!(closed.is_ok_and(|it| it.success()), "dunst closes them");
    }

    /// Ends everything on this stage that runs the program, at once, as a crash would.
    pub fn kill(&self, program: &str) {
        let ours = self.running();
        let pids = ours
            .iter()
            .filter(|(_, name)| name == program)
            .map(|(pid, _)| pid);
        end(pids);
    }

    /// Everything that runs here: process ids and names.
    pub fn running(&self) -> Vec<(u32, String)> {
        let mark = format!("{MARK}={}\0", self.mark);
        let mut found = Vec::new();
        for entry in fs::read_dir("/proc").into_iter().flatten().flatten() {
            let Some(pid) = entry.file_name().to_str().and_then(|it| it.parse().ok()) else {
                continue;
            };
            let environment = fs::read(entry.path().join("environ")).unwrap_or_default();
            if contains(&environment, mark.as_bytes()) {
                let program = fs::read_link(entry.path().join("exe")).unwrap_or_default();
                let name = program
                    .file_name()
                    .unwrap_or_default()
                    .to_string_lossy()
                    .into_owned();
                found.push((pid, name));
            }
        }
        found
    }

    fn raise_display(&self) -> String {
        let mut display = self
            .command("Xvfb")
            .args([
                "-displayfd",
                "1",
                "-screen",
                "0",
                "1280x1024x24",
                "-nolisten",
                "tcp",
            ])
            .stdout(Stdio::piped())
            .spawn()
            .expect("Xvfb is installed");
        let number = first_line(display.stdout.take().expect("it is piped"));
        wait_in_background(display);
        format!(":{number}")
    }

    fn start_bus(&self) -> String {
        let mut bus = self
            .command("dbus-daemon")
            .args(["--session", "--nofork", "--print-address=1"])
            .stdout(Stdio::piped())
            .spawn()
            .expect("dbus-daemon is installed");
        let address = first_line(bus.stdout.take().expect("it is piped"));
        wait_in_background(bus);
        address
    }

    fn start_daemon(&self) {
        let settings = notices::lay_out(self.folder.path());
        let daemon = self.command("dunst").arg("-conf").arg(settings).spawn();
        wait_in_background(daemon.expect("dunst is installed"));
        // Not asked itself: on a slow machine the bus would start another, with other settings.
        let named = "string:org.freedesktop.Notifications";
        eventually(
            || "dunst answers",
            || {
                self.command("dbus-send")
                    .args(["--session", "--print-reply=literal"])
                    .args(["--dest=org.freedesktop.DBus", "/"])
                    .args(["org.freedesktop.DBus.NameHasOwner", named])
                    .stdout(Stdio::piped())
                    .output()
                    .is_ok_and(|it| contains(&it.stdout, b"true"))
            },
        );
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        // Some start others while they end.
        for _ in 0..3 {
            end(self.running().iter().map(|(pid, _)| pid));
        }
    }
}

/// Waits until something holds, or panics.
#[track_caller]
pub fn eventually<What: std::fmt::Display>(what: impl Fn() -> What, holds: impl Fn() -> bool) {
    let begun = Instant::now();
    while !holds() {
        assert!(
            begun.elapsed() < Duration::from_secs(20),
            "never happened: {}",
            what()
        );
        thread::sleep(Duration::from_millis(50));
    }
}

/// A port that nobody listens on.
pub fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port is free");
    listener.local_addr().expect("it has an address").port()
}

/// Sees to it that an ended process leaves nothing behind.
pub fn wait_in_background(mut child: std::process::Child) {
    thread::spawn(move || child.wait());
}

/// A moment that a shell script wrote as seconds.
pub fn moment(seconds: &str) -> DateTime<chrono::Utc> {
    let seconds = seconds.trim().parse().expect("seconds");
    DateTime::from_timestamp(seconds, 0).expect("a moment")
}

fn end<'a>(pids: impl Iterator<Item = &'a u32>) {
    let pids: Vec<String> = pids.map(u32::to_string).collect();
    if !pids.is_empty() {
        let _ = Command::new("kill")
            .arg("-KILL")
            .args(pids)
            .stderr(Stdio::null())
            .status();
    }
}

fn first_line(output: impl std::io::Read) -> String {
    let mut line = String::new();
    BufReader::new(output).read_line(&mut line).expect("a line");
    line.trim().to_owned()
}

fn contains(text: &[u8], part: &[u8]) -> bool {
    text.windows(part.len()).any(|it| it == part)
}
