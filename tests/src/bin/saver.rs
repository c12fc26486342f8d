//! The program that `prove` kills: saves and says so.

use std::{path::PathBuf, process::ExitCode};

use journeys::prove::saver::{Order, save_on};

const HELP: &str = "saver FOLDER save-first|acknowledge-first NUMBER   (killed by prove)";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [home, order, first] = args.as_slice() else {
        eprintln!("{HELP}");
        return ExitCode::FAILURE;
    };
    let (Some(order), Ok(first)) = (Order::named(order), first.parse()) else {
        eprintln!("{HELP}");
        return ExitCode::FAILURE;
    };
    match save_on(&PathBuf::from(home), order, first) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure:?}");
            ExitCode::FAILURE
        }
    }
}
