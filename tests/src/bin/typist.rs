//! The program that `prove` kills while it types.

use std::{path::PathBuf, process::ExitCode};

use journeys::prove::typing::type_on;

const HELP: &str = "typist FOLDER LETTERS   (killed by prove)";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [home, pace] = args.as_slice() else {
        eprintln!("{HELP}");
        return ExitCode::FAILURE;
    };
    let typed = pace.parse().map(|pace| type_on(&PathBuf::from(home), pace));
    match typed {
        Ok(Ok(())) => ExitCode::SUCCESS,
        Ok(Err(failure)) => {
            eprintln!("{failure:?}");
            ExitCode::FAILURE
        }
        Err(_) => {
            eprintln!("{HELP}");
            ExitCode::FAILURE
        }
    }
}
