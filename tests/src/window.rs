//! The real window on a stage, driven by WebDriver.

use std::{path::PathBuf, time::Duration};

use care::words::Words;
use fantoccini::{ClientBuilder, wd::Capabilities};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;

use crate::{
    hand::Hand,
    house::files::root,
    stage::{Stage, free_port, wait_in_background},
};

/// The window of a phone that stands upright.
pub const SIZE: (u32, u32) = (390, 844);

/// The program.
pub(crate) const APP: &str = "groundwork";

/// An open window.
pub struct Window {
    /// What a patient can do with it.
    pub hand: Hand,
}

impl Window {
    /// Starts the app on the stage.
    pub async fn open(stage: &Stage) -> Self {
        let (port, native) = (free_port(), free_port());
        let driver = stage
            .command(root().join("target/tools/bin/tauri-driver"))
            .args([
                "--port",
                &port.to_string(),
                "--native-port",
                &native.to_string(),
            ])
            .spawn()
            .expect("cargo xtask setup installs tauri-driver");
        wait_in_background(driver);
        let mut capabilities = Capabilities::new();
        capabilities.insert(
            "tauri:options".into(),
            json!({ "application": beside_us(APP) }),
        );
        let address = format!("http://127.0.0.1:{port}");
        let client = connect(&address, capabilities).await;
        let (width, height) = SIZE;
        client
            .set_window_size(width, height)
            .await
            .expect("the window takes its size");
        Self {
            hand: Hand::new(client, Words::english()).on_display(stage.display()),
        }
    }

    /// Ends the app as a crash or an empty battery would: at once.
    pub fn kill(self, stage: &Stage) {
        stage.kill(APP);
        for helper in [
            "WebKitWebDriver",
            "tauri-driver",
            "WebKitWebProcess",
            "WebKitNetworkProcess",
        ] {
            stage.kill(helper);
        }
    }
}

/// A session with a driver that may still be starting.
pub async fn connect(address: &str, capabilities: Capabilities) -> fantoccini::Client {
    let mut last = None;
    for _ in 0..100 {
        let session = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities.clone())
            .connect(address)
            .await;
        match session {
            Ok(client) => return client,
            Err(why) => last = Some(why),
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("no session at {address}: {last:?}");
}

/// A program that was built together with this one.
pub fn beside_us(program: &str) -> PathBuf {
    let here = std::env::current_exe().expect("this program has a path");
    // Tests stand one folder deeper.
    let found = here
        .ancestors()
        .skip(1)
        .take(2)
        .map(|it| it.join(program))
        .find(|it| it.exists());
    found.unwrap_or_else(|| panic!("{program} is not built; cargo xtask test builds it first"))
}
