//! The app in its window and a bare window, by turns: until they are drawn, and what they hold in memory.
//!
//! Both are watched from outside, by the pixels of their display. The app is the one that is
//! shipped; it is unlocked by hand, and what its passphrase costs by design is taken away.

use std::{
    collections::BTreeSet,
    io,
    path::{Path, PathBuf},
    process::{Child, Command},
    thread,
    time::{Duration, Instant},
};

use care::private::Private;
use journal::{
    cost::{COST, Cost},
    keys, slots,
};

use crate::bench::{
    display::Display,
    figures::{Figure, Samples, milliseconds},
    memory,
    opening::stretched,
    typist::{self, Finger},
};

/// Rounds that count, after one that warms up.
const ROUNDS: usize = 25;

/// The least that a slot may cost: what is taken away again is small then.
const LEAST: Cost = COST;

/// What is measured, and where.
pub struct Windows {
    /// The app as it is shipped.
    pub app: PathBuf,
    /// The bare window.
    pub bare: PathBuf,
    /// The data of the user; the app finds its journal in `app.groundwork.companion`.
    pub home: PathBuf,
    /// Where pictures of what was measured go.
    pub pictures: PathBuf,
}

#[derive(Default)]
struct Taken {
    start: Samples,
    memory: Samples,
}

impl Windows {
    /// The journal that the app finds.
    pub fn journal(&self) -> PathBuf {
        self.home.join("app.groundwork.companion")
    }

    /// Opens both in turns.
    ///
    /// # Errors
    /// When something is missing, or nothing is drawn.
    pub fn measure(&self, passphrase: &Private) -> io::Result<Vec<Figure>> {
        cheaper(&self.journal(), passphrase)?;
        let display = Display::raise()?;
        let (mut ours, mut theirs) = (Taken::default(), Taken::default());
        let (mut locked, mut opened) = (Samples::default(), Samples::default());
        for round in 0..=ROUNDS {
            let (bare_start, bare_memory) = self.open_bare(&display)?;
            let (to_door, to_today, app_memory) = self.open_app(&display, passphrase)?;
            let argon2 = stretched(&self.journal(), passphrase).map_err(io::Error::other)?;
            let to_today = to_today.saturating_sub(argon2);
            if round > 0 {
                theirs.start.push(milliseconds(bare_start));
                theirs.memory.push(bare_memory);
                ours.start.push(milliseconds(to_door + to_today));
                ours.memory.push(app_memory);
                locked.push(milliseconds(to_door));
                opened.push(milliseconds(to_today));
            }
        }
        let versus = "bare window with one static page";
        Ok(vec![
            Figure::beside(
                "Start to the first Today, unlocked",
                "ms",
                &ours.start,
                versus,
                &theirs.start,
                1.3,
            ),
            Figure::alone(
                "   of it: until the locked door is drawn",
                locked.median(),
                "ms",
                None,
            ),
            Figure::alone(
                "   of it: from Return to Today drawn",
                opened.median(),
                "ms",
                None,
            ),
            Figure::beside(
                "Memory of all processes on Today (PSS)",
                "MiB",
                &ours.memory,
                versus,
                &theirs.memory,
                1.25,
            ),
        ])
    }

    fn open_bare(&self, display: &Display) -> io::Result<(Duration, f64)> {
        let begun = Instant::now();
        let window = Window::of(display.command(&self.bare, &self.home))?;
        let drawn = display.drawn()? - begun;
        display.keep(&self.pictures.join("bare.png"))?;
        let memory = memory::shared_fairly(&window.family())?;
        window.close()?;
        Ok((drawn, memory))
    }

    fn open_app(
        &self,
        display: &Display,
        passphrase: &Private,
    ) -> io::Result<(Duration, Duration, f64)> {
        let begun = Instant::now();
        let window = Window::of(display.command(&self.app, &self.home))?;
        let to_door = display.drawn()? - begun;
        display.keep(&self.pictures.join("door.png"))?;
        let xdotool = || display.command(Path::new("xdotool"), &self.home);
        typist::write(xdotool, passphrase)?;
        let finger = Finger::over_return(xdotool)?;
        display.drawn()?;
        let begun = Instant::now();
        finger.press()?;
        let to_today = display.drawn()? - begun;
        display.keep(&self.pictures.join("today.png"))?;
        if !self.journal().join("journal.db-shm").exists() {
            return Err(io::Error::other(
                "the journal did not open: see door.png and today.png",
            ));
        }
        let memory = memory::shared_fairly(&window.family())?;
        window.close()?;
        Ok((to_door, to_today, memory))
    }
}

/// A program with its window.
struct Window(Child);

impl Window {
    fn of(mut command: Command) -> io::Result<Self> {
        command.spawn().map(Self)
    }

    fn family(&self) -> BTreeSet<u32> {
        memory::family(self.0.id())
    }

    fn close(mut self) -> io::Result<()> {
        let family = self.family();
        self.0.kill()?;
        self.0.wait()?;
        while memory::some_run(&family) {
            thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        // Closed already is closed.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Gives the journal a slot of least cost, and no other.
fn cheaper(journal: &Path, passphrase: &Private) -> io::Result<()> {
    let path = journal.join("journal.keys");
    let mut keys = keys::read(&path).map_err(io::Error::other)?;
    let opened = |slot: &slots::Slot| slot.open_with_passphrase(&keys.journal, passphrase);
    let data = keys
        .slots
        .iter()
        .find_map(|slot| opened(slot).ok().flatten());
    let data = data.ok_or_else(|| io::Error::other("not the passphrase"))?;
    let slot = slots::wrap_with_passphrase(&keys.journal, &data, passphrase, LEAST)
        .map_err(io::Error::other)?;
    keys.slots = vec![slot];
    keys::write(&path, &keys).map_err(io::Error::other)
}
