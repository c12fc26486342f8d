//! A picture of every screen, as a phone and a small laptop show it, on light and dark ground.

use std::{path::PathBuf, process::ExitCode, sync::Arc};

use chrono_tz::Europe::Berlin;
use journeys::{
    album::Album,
    browser::{Browser, USUAL_TEXT, round::Round, walk::walk},
};

const HELP: &str = "album FOLDER [large]   (large: at twice the text size)";

#[tokio::main]
async fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    let (Some(folder), size) = (args.next().map(PathBuf::from), args.next()) else {
        eprintln!("{HELP}");
        return ExitCode::FAILURE;
    };
    let text = match size.as_deref() {
        Some("large") => 2 * USUAL_TEXT,
        Some(_) | None => USUAL_TEXT,
    };
    let browser = Arc::new(Browser::open(Berlin, text).await);
    let mut round = Round::begin(browser.clone(), Album::at(folder));
    // In a task of its own, so that the browser ends also where a screen never comes.
    let walked = tokio::spawn(async move {
        walk(&mut round).await;
        round.screens
    });
    let walked = walked.await;
    browser.close().await;
    match walked {
        Ok(screens) => {
            println!("{screens} screens");
            ExitCode::SUCCESS
        }
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}
