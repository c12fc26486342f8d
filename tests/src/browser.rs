//! A headless Chromium as large as a phone, and what axe-core says about what it shows.
//!
//! The bridge serves it in a process of its own, so that the journal has a clock and a zone of its own.

mod checks;
pub mod door;
pub mod help;
pub mod plan;
pub mod round;
pub mod vault;
pub mod walk;

use std::{
    fs,
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
    sync::{Mutex, PoisonError},
};

use care::{
    contract::{self, Ask},
    wire,
    words::Words,
};
use chrono_tz::Tz;
use fantoccini::wd::{Capabilities, WebDriverCompatibleCommand};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::{
    clock::Clock,
    hand::Hand,
    house::files::root,
    stage::free_port,
    window::{SIZE, beside_us, connect},
};

/// What the reader's browser keeps as its text size, in px.
pub const USUAL_TEXT: u32 = 16;

/// Nothing is shared with the network, and the disk is left alone.
const FLAGS: [&str; 8] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/// Calls any command of the shell, as a page could that was taken over; answers what became of it.
pub const CALL: &str = "
    const [command, given, done] = arguments;
    window.__TAURI_INTERNALS__.invoke(command, given)
        .then(() => done('answered'), why => done(`${why}`));";

/// Asks the shell as the screens do.
const ASK: &str = "
    const [ask, done] = arguments;
    window.__TAURI_INTERNALS__.invoke('ask', { ask })
        .then(it => done([...new Uint8Array(it)]), it => done(`${it}`));";

/// The two grounds on which everything is read.
pub const GROUNDS: [&str; 2] = ["light", "dark"];

/// A browser at a journal of its own.
pub struct Browser {
    /// What a patient can do in it.
    pub hand: Hand,
    /// The clock of the journal.
    pub clock: Clock,
    /// The reader's text size in px.
    pub text: u32,
    address: String,
    served: u16,
    pub(in crate::browser) axe: String,
    folder: TempDir,
    bridge: Mutex<Child>,
    driver: Child,
}

impl Browser {
    /// Opens it over an empty folder; `text` is the reader's text size in px.
    pub async fn open(zone: Tz, text: u32) -> Self {
        let folder = tempfile::tempdir().expect("a folder for the journal");
        let clock = Clock::new(folder.path().join("clock"), zone);
        let served = free_port();
        let bridge = serve(folder.path(), zone, served);
        let port = free_port();
        let driver = Command::new("chromedriver")
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver is installed");
        let client = connect(
            &format!("http://127.0.0.1:{port}"),
            capabilities(folder.path(), text),
        )
        .await;
        let axe = fs::read_to_string(root().join("tests/assets/axe.min.js"));
        Self {
            hand: Hand::new(client, Words::english()),
            clock,
            text,
            address: format!("http://127.0.0.1:{served}"),
            served,
            axe: axe.expect("axe stands in the house"),
            folder,
            bridge: Mutex::new(bridge),
            driver,
        }
    }

    /// The folder with the journal.
    pub fn home(&self) -> std::path::PathBuf {
        self.folder.path().join("home")
    }

    /// Starts the shell anew on a device in this zone; the journal is locked then.
    pub fn restart_in(&self, zone: Tz) {
        let mut bridge = self.bridge.lock().unwrap_or_else(PoisonError::into_inner);
        let _ = bridge.kill();
        let _ = bridge.wait();
        *bridge = serve(self.folder.path(), zone, self.served);
    }

    /// Loads a screen by its address.
    pub async fn go(&self, path: &str) {
        let url = format!("{}{path}", self.address);
        self.hand.client().goto(&url).await.expect("the page loads");
    }

    /// Lets these addresses fail from now on, and all others come.
    pub async fn keep_back(&self, addresses: &[&str]) {
        for (name, what) in [
            ("Network.enable", json!({})),
            ("Network.setBlockedURLs", json!({ "urls": addresses })),
        ] {
            let told = self.hand.client().issue_cmd(Emulate(name, what)).await;
            told.expect("the driver keeps it back");
        }
    }

    /// Asks the shell behind the page.
    pub async fn ask<C: contract::Command>(&self, command: C) -> C::Answer {
        let ask: Ask = command.into();
        let bytes = wire::written(&ask).expect("a command can be written");
        let reply = self.run_to_its_end(ASK, vec![json!(bytes)]).await;
        let reply: Vec<u8> = serde_json::from_value(reply).expect("a reply is bytes");
        let answer = wire::heard(&reply);
        let answer = answer.unwrap_or_else(|why| panic!("{ask:?} was refused: {why:?}"));
        wire::read(answer).expect("the answer is as agreed")
    }

    /// The reader's text size, as the page has it.
    pub async fn text_size(&self) -> String {
        let script = "return getComputedStyle(document.documentElement).fontSize";
        let size = self.hand.run(script, vec![]).await;
        size.as_str().unwrap_or_default().to_owned()
    }

    /// Ends the session, and with it Chromium, which would outlive its driver.
    pub async fn close(&self) {
        let _ = self.hand.client().clone().close().await;
    }

    /// Keeps the whole page as a picture, as it stands in a window of this size on this ground.
    pub async fn picture(&self, size: (u32, u32), ground: &str, file: &Path) {
        self.turn(ground).await;
        self.resize(size).await;
        self.hand.comes_to_rest().await;
        let height = "return document.documentElement.scrollHeight";
        let height = self.hand.run(height, vec![]).await.as_u64();
        let height = height.and_then(|it| it.try_into().ok()).unwrap_or(size.1);
        self.resize((size.0, size.1.max(height))).await;
        self.hand.picture(file).await;
        self.resize(SIZE).await;
    }

    /// Gives the page another window.
    pub async fn resize(&self, (width, height): (u32, u32)) {
        let is_phone = width < 700;
        let device = json!({
            "width": width, "height": height, "deviceScaleFactor": 1, "mobile": is_phone,
        });
        let command = Emulate("Emulation.setDeviceMetricsOverride", device);
        let told = self.hand.client().issue_cmd(command).await;
        told.expect("the driver takes the size");
    }

    /// What goes on paper, as PDF.
    pub async fn printed(&self) -> Vec<u8> {
        let how = json!({ "preferCSSPageSize": true, "printBackground": true,
            "paperWidth": 8.27, "paperHeight": 11.69 });
        let told = self
            .hand
            .client()
            .issue_cmd(Emulate("Page.printToPDF", how))
            .await;
        let told = told.expect("the driver prints");
        let text = json!(told["data"].as_str().expect("a PDF"));
        let bytes = "return [...atob(arguments[0])].map(it => it.charCodeAt(0))";
        let bytes = self.hand.run(bytes, vec![text]).await;
        serde_json::from_value(bytes).expect("bytes")
    }

    pub(in crate::browser) async fn turn(&self, ground: &str) {
        let features = json!({ "features": [
            { "name": "prefers-color-scheme", "value": ground },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ] });
        let command = Emulate("Emulation.setEmulatedMedia", features);
        let told = self.hand.client().issue_cmd(command).await;
        told.expect("the driver takes the ground");
        let script = "return matchMedia(`(prefers-color-scheme: ${arguments[0]})`).matches";
        let is_so = self.hand.run(script, vec![json!(ground)]).await;
        assert_eq!(is_so, json!(true), "the page is {ground}");
    }

    pub(in crate::browser) async fn run_to_its_end(&self, script: &str, args: Vec<Value>) -> Value {
        let ran = self.hand.client().execute_async(script, args).await;
        ran.expect("the script runs")
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let bridge = self
            .bridge
            .get_mut()
            .unwrap_or_else(PoisonError::into_inner);
        for child in [&mut self.driver, bridge] {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

fn serve(folder: &Path, zone: Tz, port: u16) -> Child {
    let mut bridge = Command::new(beside_us("bridge"))
        .args(["--port", &port.to_string(), "--home"])
        .arg(folder.join("home"))
        .env("GROUNDWORK_CLOCK", folder.join("clock"))
        .env("TZ", zone.name())
        .current_dir(root())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the bridge is built together with this test");
    let said = bridge.stdout.take().expect("it is piped");
    let mut address = String::new();
    let read = BufReader::new(said).read_line(&mut address);
    read.expect("the bridge says where it is");
    bridge
}

fn capabilities(folder: &Path, text: u32) -> Capabilities {
    let (width, height) = SIZE;
    let own = format!("--user-data-dir={}", folder.join("browser").display());
    let flags: Vec<&str> = FLAGS.into_iter().chain([own.as_str()]).collect();
    let screen =
        json!({ "width": width, "height": height, "pixelRatio": 1, "touch": true, "mobile": true });
    let options = json!({
        "binary": "/usr/bin/chromium",
        "args": flags,
        "mobileEmulation": { "deviceMetrics": screen },
        "prefs": { "webkit": { "webprefs": { "default_font_size": text } } },
    });
    Capabilities::from_iter([("goog:chromeOptions".to_owned(), options)])
}

/// Tells Chromium what the reader has: a command of its own tools, and what goes with it.
#[derive(Debug)]
struct Emulate(&'static str, Value);

impl WebDriverCompatibleCommand for Emulate {
    fn endpoint(
        &self,
        base_url: &url::Url,
        session_id: Option<&str>,
    ) -> Result<url::Url, url::ParseError> {
        let session = session_id.unwrap_or_default();
        base_url.join(&format!("session/{session}/goog/cdp/execute"))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        let body = json!({ "cmd": self.0, "params": self.1 });
        (http::Method::POST, Some(body.to_string()))
    }
}
