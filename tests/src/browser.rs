//! A headless Chromium as large as a phone, and what axe-core says about what it shows.
//!
//! The bridge serves it in a process of its own, so that the journal has a clock and a zone of its own.

pub mod door;
pub mod help;
pub mod plan;
pub mod round;

use std::{
    fs,
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
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

/// Asks the shell as the screens do.
const ASK: &str = "
    const [ask, done] = arguments;
    window.__TAURI_INTERNALS__.invoke('ask', { ask })
        .then(it => done([...new Uint8Array(it)]), it => done(`${it}`));";

/// Runs axe over the page. A row that a bar covers is looked at again where it can be scrolled to.
const LOOK: &str = "
    const done = arguments[0];
    const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const in_the_open = async target => {
        const it = document.querySelector(target);
        it.scrollIntoView({ block: 'center' });
        const again = await axe.run(it, { runOnly: { type: 'rule', values: ['target-size'] } });
        return again.violations.length === 0;
    };
    const look = async () => {
        const found = [];
        const runOnly = { type: 'tag', values: rules };
        for (const rule of (await axe.run(document, { runOnly, resultTypes: ['violations'] })).violations) {
            for (const node of rule.nodes) {
                const target = node.target.join(' ');
                if (rule.id === 'target-size' && await in_the_open(target)) continue;
                const why = node.failureSummary.split('\\n').slice(1).join(';');
                found.push(`${rule.id} at ${target}: ${rule.help} (${why.trim()})`);
            }
        }
        scrollTo(0, 0);
        return found;
    };
    look().then(done, it => done([`axe itself: ${it}`]));";

/// Names what is wider than the page.
const SIDEWAYS: &str = "
    const page = document.documentElement, room = page.clientWidth;
    if (page.scrollWidth <= room) return [];
    const wide = [...document.querySelectorAll('body *')]
        .filter(it => it.getBoundingClientRect().right > room + 0.5).slice(0, 3)
        .map(it => `${it.tagName.toLowerCase()}.${it.className.baseVal ?? it.className}`);
    return [`scrolls sideways, ${page.scrollWidth} in ${room} px: ${wide.join(', ')}`];";

/// The two grounds on which everything is read.
pub const GROUNDS: [&str; 2] = ["light", "dark"];

/// A browser at a journal of its own.
pub struct Browser {
    /// What a patient can do in it.
    pub hand: Hand,
    /// The clock of the journal.
    pub clock: Clock,
    address: String,
    axe: String,
    folder: TempDir,
    bridge: Child,
    driver: Child,
}

impl Browser {
    /// Opens it over an empty folder; `text` is the reader's text size in px.
    pub async fn open(zone: Tz, text: u32) -> Self {
        let folder = tempfile::tempdir().expect("a folder for the journal");
        let clock = Clock::new(folder.path().join("clock"), zone);
        let (bridge, address) = serve(folder.path(), zone);
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
            address,
            axe: axe.expect("axe stands in the house"),
            folder,
            bridge,
            driver,
        }
    }

    /// The folder with the journal.
    pub fn home(&self) -> std::path::PathBuf {
        self.folder.path().join("home")
    }

    /// Loads a screen by its address.
    pub async fn go(&self, path: &str) {
        let url = format!("{}{path}", self.address);
        self.hand.client().goto(&url).await.expect("the page loads");
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

    /// All that is wrong with the page on this ground.
    pub async fn faults(&self, ground: &str) -> Vec<String> {
        self.turn(ground).await;
        self.hand.comes_to_rest().await;
        let known = self.hand.run("return !!window.axe", vec![]).await;
        if known != json!(true) {
            let brought = self.hand.client().execute(&self.axe, vec![]).await;
            brought.expect("axe can be brought in");
        }
        let seen = self.run_to_its_end(LOOK, vec![]).await;
        let wide = self.hand.run(SIDEWAYS, vec![]).await;
        [seen, wide]
            .into_iter()
            .flat_map(|it| serde_json::from_value::<Vec<String>>(it).expect("a list of faults"))
            .collect()
    }

    /// Ends the session, and with it Chromium, which would outlive its driver.
    pub async fn close(&self) {
        let _ = self.hand.client().clone().close().await;
    }

    async fn turn(&self, ground: &str) {
        let features = json!([
            { "name": "prefers-color-scheme", "value": ground },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ]);
        let told = self.hand.client().issue_cmd(Emulate(features)).await;
        told.expect("the driver takes the ground");
        let script = "return matchMedia(`(prefers-color-scheme: ${arguments[0]})`).matches";
        let is_so = self.hand.run(script, vec![json!(ground)]).await;
        assert_eq!(is_so, json!(true), "the page is {ground}");
    }

    async fn run_to_its_end(&self, script: &str, args: Vec<Value>) -> Value {
        let ran = self.hand.client().execute_async(script, args).await;
        ran.expect("the script runs")
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        for child in [&mut self.driver, &mut self.bridge] {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

fn serve(folder: &Path, zone: Tz) -> (Child, String) {
    let mut bridge = Command::new(beside_us("bridge"))
        .args(["--port", "0", "--home"])
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
    (bridge, address.trim().to_owned())
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

/// Tells Chromium which media features the reader has.
#[derive(Debug)]
struct Emulate(Value);

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
        let body = json!({ "cmd": "Emulation.setEmulatedMedia", "params": { "features": self.0 } });
        (http::Method::POST, Some(body.to_string()))
    }
}
