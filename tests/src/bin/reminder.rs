//! The reminders without window and journal: the program that `prove` kills and `bench` times.

use std::{path::PathBuf, process::ExitCode};

use journeys::prove::reminder::{Order, remind};

const HELP: &str = "reminder FOLDER mark-first|show-first   (killed by prove)";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [folder, order] = args.as_slice() else {
        eprintln!("{HELP}");
        return ExitCode::FAILURE;
    };
    let Some(order) = Order::named(order) else {
        eprintln!("{HELP}");
        return ExitCode::FAILURE;
    };
    match remind(&PathBuf::from(folder), order) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
