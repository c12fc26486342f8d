//! Starts the app; or, with `verify FILE` or `open FILE`, looks at a file without it.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::{io::BufRead, path::Path, process::ExitCode};

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let (is_sound, said) = match args.as_slice() {
        ["verify", file] => shell::look::verify(Path::new(file)),
        // The words come in on the input: an argument can be read by everybody on the machine.
        ["open", file] => {
            let words = std::io::stdin().lock().lines().next();
            let words = words.and_then(Result::ok).unwrap_or_default();
            shell::look::open(Path::new(file), &words)
        }
        _ => {
            shell::run();
            return ExitCode::SUCCESS;
        }
    };
    println!("{said}");
    match is_sound {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    }
}
