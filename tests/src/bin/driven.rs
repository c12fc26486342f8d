//! The program that `prove` traces, starves and cuts.

use std::{path::PathBuf, process::ExitCode};

use journeys::prove::{driven, traces};

const HELP: &str =
    "driven FOLDER write COUNT | carelessly COUNT | change OLD NEW | live COUNT   (run by prove)";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let Some((folder, what)) = args.split_first() else {
        eprintln!("{HELP}");
        return ExitCode::FAILURE;
    };
    let folder = PathBuf::from(folder);
    let words: Vec<&str> = what.iter().map(String::as_str).collect();
    let count = |count: &str| count.parse().unwrap_or(1);
    let done = match words.as_slice() {
        ["write", n] => driven::write(&folder, count(n)).map_err(|it| it.to_string()),
        ["carelessly", n] => {
            driven::write_carelessly(&folder, count(n)).map_err(|it| it.to_string())
        }
        ["change", old, new] => driven::change(&folder, [old, new]).map_err(|it| it.to_string()),
        ["live", n] => traces::live(&folder, count(n)).map_err(|it| format!("{it:?}")),
        _ => Err(HELP.to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}
