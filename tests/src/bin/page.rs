//! The program that `bench` lets make the page of a year, in a process of its own.

use std::{path::PathBuf, process::ExitCode};

use journeys::bench::page::{PREVIEW, make, preview};

const HELP: &str = "page FOLDER PAGES|preview   (run by bench)";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [folder, pages] = args.as_slice() else {
        eprintln!("{HELP}");
        return ExitCode::FAILURE;
    };
    let folder = PathBuf::from(folder);
    let made = match pages.as_str() {
        PREVIEW => Ok(preview(&folder)),
        pages => pages.parse().map(|pages| make(&folder, pages)),
    };
    match made {
        Ok(Ok(())) => ExitCode::SUCCESS,
        Ok(Err(why)) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
        Err(_) => {
            eprintln!("{HELP}");
            ExitCode::FAILURE
        }
    }
}
