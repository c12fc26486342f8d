//! Serves the screens to a browser on this machine, with a real journal behind them.

use std::{path::PathBuf, process::ExitCode};

use journeys::bridge::Bridge;
use shell::desk::Desk;

const HELP: &str = "bridge [--port PORT] [--home FOLDER]   (from the root of the house)";

fn main() -> ExitCode {
    let mut port = 4455;
    let mut home = PathBuf::from("target/bridge-home");
    let mut args = std::env::args().skip(1);
    while let Some(name) = args.next() {
        match (name.as_str(), args.next()) {
            ("--port", Some(value)) => port = value.parse().unwrap_or(port),
            ("--home", Some(value)) => home = value.into(),
            _ => {
                eprintln!("{HELP}");
                return ExitCode::FAILURE;
            }
        }
    }
    let documents = home.join("documents");
    if let Err(why) = std::fs::create_dir_all(&documents) {
        eprintln!("{}: {why}", documents.display());
        return ExitCode::FAILURE;
    }
    match Bridge::open(&PathBuf::from("."), Desk::new(home, documents), port) {
        Ok(bridge) => {
            println!("{}", bridge.address());
            bridge.stay();
            ExitCode::SUCCESS
        }
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}
