//! A display that can be looked at while something is drawn on it, without a word to who draws.

use std::{
    fs,
    io::{self, BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use tempfile::TempDir;

/// What one window of the app takes, and nothing beside it.
const SCREEN: &str = "390x844x24";

/// A picture stands when nothing has changed for so long.
const STILL: Duration = Duration::from_millis(2500);

/// Longer than any start takes, also on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

const BETWEEN_LOOKS: Duration = Duration::from_millis(3);

/// A caret that blinks changes fewer pixels than this; a line of text more.
const CARET: usize = 200;

const PIXEL: usize = 4;

/// At the right edge a scroll bar comes and goes by itself, seconds after the page.
const EDGE: usize = 16;

/// A virtual display with a bus of its own.
pub struct Display {
    folder: TempDir,
    screen: Child,
    bus: Child,
    number: String,
    address: String,
}

impl Display {
    /// Raises it.
    ///
    /// # Errors
    /// When Xvfb or dbus-daemon is not installed or does not start.
    pub fn raise() -> io::Result<Self> {
        let folder = tempfile::tempdir()?;
        let gtk = folder.path().join("config/gtk-3.0");
        fs::create_dir_all(&gtk)?;
        // A picture that settles softly is not taken for a slow one.
        fs::write(
            gtk.join("settings.ini"),
            "[Settings]\ngtk-enable-animations=0\n",
        )?;
        let (screen, number) = started(
            Command::new("Xvfb")
                .args(["-displayfd", "1", "-screen", "0", SCREEN])
                .args(["-noreset", "-nolisten", "tcp", "-fbdir"])
                .arg(folder.path()),
        )?;
        let (bus, address) = started(Command::new("dbus-daemon").args([
            "--session",
            "--nofork",
            "--print-address=1",
        ]))?;
        Ok(Self {
            screen,
            bus,
            number: format!(":{number}"),
            address,
            folder,
        })
    }

    /// A program on this display, with its data in `home`.
    pub fn command(&self, program: &Path, home: &Path) -> Command {
        let mut command = Command::new(program);
        command
            .env("DISPLAY", &self.number)
            .env_remove("WAYLAND_DISPLAY")
            .env("DBUS_SESSION_BUS_ADDRESS", &self.address)
            .env("XDG_CONFIG_HOME", self.folder.path().join("config"))
            .env("XDG_DATA_HOME", home)
            .env("XDG_CACHE_HOME", home.join("cache"))
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            .env("NO_AT_BRIDGE", "1")
            .stdin(Stdio::null())
            .stdout(Stdio::null());
        command
    }

    /// When the picture that stands now was drawn; waits until it stands.
    ///
    /// # Errors
    /// When it never does, or the display is gone.
    pub fn drawn(&self) -> io::Result<Instant> {
        let begun = Instant::now();
        let mut before = self.look()?;
        let mut changed = begun;
        while changed.elapsed() < STILL || is_blank(&before) {
            if begun.elapsed() > PATIENCE {
                return Err(io::Error::other("nothing was drawn that stands"));
            }
            thread::sleep(BETWEEN_LOOKS);
            let now = self.look()?;
            if now != before {
                if differing(&before, &now) > CARET {
                    changed = Instant::now();
                }
                before = now;
            }
        }
        Ok(changed)
    }

    /// Keeps the picture, so that it can be seen what was measured.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn keep(&self, path: &Path) -> io::Result<()> {
        let status = Command::new("convert")
            .arg(format!("xwd:{}", self.frame().display()))
            .arg(path)
            .status()?;
        if status.success() {
            Ok(())
        } else {
            Err(io::Error::other("the picture could not be converted"))
        }
    }

    /// The pixels; the file of the display's memory begins with a header and its colours.
    fn look(&self) -> io::Result<Vec<u8>> {
        let file = fs::read(self.frame())?;
        let word = |at: usize| -> io::Result<usize> {
            let bytes = file
                .get(at * 4..at * 4 + 4)
                .and_then(|it| it.try_into().ok());
            let bytes = bytes.ok_or_else(|| io::Error::other("not a display's memory"))?;
            Ok(u32::from_be_bytes(bytes) as usize)
        };
        let (header, colours, line) = (word(0)?, word(19)?, word(12)?);
        let mut picture = Vec::with_capacity(file.len());
        // While the server writes its header, number by number, there is no picture yet.
        let pixels = file.get(header + colours * 12..).unwrap_or_default();
        for line in pixels.chunks_exact(line) {
            picture.extend_from_slice(&line[..line.len() - EDGE * PIXEL]);
        }
        Ok(picture)
    }

    fn frame(&self) -> PathBuf {
        self.folder.path().join("Xvfb_screen0")
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        for child in [&mut self.screen, &mut self.bus] {
            // Gone already is gone.
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

fn started(command: &mut Command) -> io::Result<(Child, String)> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let mut line = String::new();
    if let Some(out) = child.stdout.take() {
        BufReader::new(out).read_line(&mut line)?;
    }
    Ok((child, line.trim().to_owned()))
}

fn differing(one: &[u8], other: &[u8]) -> usize {
    let pairs = one.chunks_exact(PIXEL).zip(other.chunks_exact(PIXEL));
    pairs.filter(|(one, other)| one != other).count()
}

/// Nothing but one colour, or next to nothing: no page is drawn yet.
fn is_blank(picture: &[u8]) -> bool {
    let middle = picture.len() / PIXEL / 2 * PIXEL;
    let Some(ground) = picture.get(middle..middle + PIXEL) else {
        return true;
    };
    let drawn = picture.chunks_exact(PIXEL).filter(|it| *it != ground);
    drawn.count() < 2 * CARET
}
