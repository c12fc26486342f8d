//! The first week of the made-up patient, kept to be looked at: pictures, notifications, PDF.

use std::{fs, path::PathBuf, process::ExitCode};

use chrono_tz::Europe::Berlin;
use journeys::{album::Album, stage::Stage, week::Week};

#[tokio::main]
async fn main() -> ExitCode {
    let Some(folder) = std::env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("demo FOLDER");
        return ExitCode::FAILURE;
    };
    let stage = Stage::set(Berlin);
    let (window, played) = Week::on(&stage, &Album::at(folder.clone())).play().await;
    window.kill(&stage);

    let heard = stage.heard();
    let lines = heard
        .iter()
        .map(|it| format!("{}  {}\n", it.at.format("%a %d %b %H:%M"), it.title));
    fs::write(folder.join("notifications.txt"), lines.collect::<String>())
        .expect("the demo's folder");
    fs::copy(&played.summary, folder.join("summary.pdf")).expect("the saved summary");
    println!(
        "{} notifications, {} forms",
        heard.len(),
        played.filled.len()
    );
    ExitCode::SUCCESS
}
