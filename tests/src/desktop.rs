//! What stands on the desktop of a stage: windows, notifications, and what starts with the login.

use std::{fs, path::PathBuf, process::Stdio};

use crate::{
    house::files::root,
    stage::{Stage, wait_in_background},
    window::{APP, beside_us},
};

impl Stage {
    /// How many notifications are on screen now.
    pub fn on_screen(&self) -> u32 {
        let count = self.says("dunstctl", &["count", "displayed"]);
        count.trim().parse().expect("a number")
    }

    /// The app's windows that can be seen, as the display numbers them.
    pub fn windows(&self) -> Vec<String> {
        let found = self.says(
            "xdotool",
            &["search", "--onlyvisible", "--name", "^Groundwork$"],
        );
        found.lines().map(str::to_owned).collect()
    }

    /// Asks a window to close, as its frame would.
    pub fn close_window(&self, window: &str) {
        let script = root().join("tests/assets/close_window.py");
        let asked = self.command("python3").arg(script).arg(window).status();
        assert!(asked.is_ok_and(|it| it.success()), "the display takes it");
    }

    /// How many times the app runs.
    pub fn apps(&self) -> usize {
        let running = self.running();
        running.iter().filter(|(_, name)| name == APP).count()
    }

    /// Starts the app as a tap on its icon does, or once more.
    pub fn start(&self, arguments: &[&str]) {
        let app = self.command(beside_us(APP)).args(arguments).spawn();
        wait_in_background(app.expect("the app is built together with this test"));
    }

    /// The app's file among those that start with the login.
    pub fn login_file(&self) -> PathBuf {
        self.folder().join(".config/autostart/Groundwork.desktop")
    }

    /// Runs what the login would run.
    pub fn log_in(&self) {
        let file = fs::read_to_string(self.login_file()).expect("the app starts with the login");
        let line = file.lines().find_map(|it| it.strip_prefix("Exec="));
        let started = self
            .command("sh")
            .args(["-c", &format!("exec {}", line.expect("what to run"))])
            .spawn();
        wait_in_background(started.expect("a shell"));
    }

    fn says(&self, program: &str, arguments: &[&str]) -> String {
        let said = self
            .command(program)
            .args(arguments)
            .stdout(Stdio::piped())
            .output();
        let said = said.unwrap_or_else(|why| panic!("{program}: {why}"));
        String::from_utf8_lossy(&said.stdout).into_owned()
    }
}
