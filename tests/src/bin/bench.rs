//! Measures the release build against bare counterparts, by turns, and writes the figures.

use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use care::private::Private;
use journeys::bench::{
    figures::{Figure, keep, tell},
    layout, opening, page, saving, taps,
    windows::Windows,
    years::{self, MONTH, TEN_YEARS, YEAR, copy, live},
};

const HELP: &str = "bench FOLDER BYTES [PART ...]
   bytes of gzipped WebAssembly, which xtask tells
   parts: windows saving taps years layout summary; all where none is named";

/// The parts, by the name on the command line.
const PARTS: [&str; 6] = ["windows", "saving", "taps", "years", "layout", "summary"];

const PASSPHRASE: &str = "seven quiet otters under the bridge";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [out, wasm, parts @ ..] = args.as_slice() else {
        eprintln!("{HELP}");
        return ExitCode::FAILURE;
    };
    let known = parts.iter().all(|it| PARTS.contains(&it.as_str()));
    let (Ok(wasm), true) = (wasm.parse(), known) else {
        eprintln!("{HELP}");
        return ExitCode::FAILURE;
    };
    match bench(&PathBuf::from(out), wasm, parts) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

fn bench(out: &Path, wasm: u32, parts: &[String]) -> Result<(), String> {
    let is_asked = |part: &str| parts.is_empty() || parts.iter().any(|it| it == part);
    let beside_us = std::env::current_exe().map_err(|it| it.to_string())?;
    let app = beside_us.with_file_name("groundwork");
    let told = |it: std::io::Error| it.to_string();
    fs::create_dir_all(out).map_err(told)?;
    let here = tempfile::tempdir_in(out).map_err(told)?;
    let passphrase = Private::from(PASSPHRASE);
    let month = match parts {
        // Alone among the parts these need no journal that has grown.
        [only] if ["layout", "taps", "summary"].contains(&only.as_str()) => PathBuf::new(),
        [..] => grown(here.path(), "month", MONTH, &passphrase)?,
    };
    let windows = Windows {
        bare: beside_us.with_file_name("groundwork-bare"),
        home: here.path().join("user"),
        pictures: out.to_owned(),
        app,
    };
    let kilobytes = f64::from(wasm) / 1000.0;
    let mut figures = vec![
        Figure::alone("WebAssembly, gzipped", kilobytes, "KB", Some(300.0)),
        Figure::alone("The app, one file", megabytes(&windows.app)?, "MB", None),
    ];
    if is_asked("windows") {
        println!("Windows");
        copy(&month, &windows.journal()).map_err(told)?;
        figures.extend(windows.measure(&passphrase).map_err(told)?);
    }
    if is_asked("saving") {
        println!("Saving");
        let saved = here.path().join("saved");
        copy(&month, &saved).map_err(told)?;
        figures.extend(saving::measure(&saved, &passphrase)?);
    }
    if is_asked("taps") {
        println!("Taps");
        figures.extend(taps::measure().map_err(told)?);
    }
    if is_asked("years") {
        println!("Ten years");
        let years = grown(here.path(), "years", TEN_YEARS, &passphrase)?;
        figures.push(years::measure(&month, &years, &passphrase)?);
        figures.extend(opening::measure(&month, &years, &passphrase)?);
    }
    if is_asked("layout") {
        println!("Laying out");
        figures.extend(layout::measure());
    }
    if is_asked("summary") {
        println!("A year on one page");
        let year = grown(here.path(), "year", YEAR, &passphrase)?;
        let program = beside_us.with_file_name("page");
        let tools = out.with_file_name("tools");
        figures.extend(page::measure(&program, &tools, &year).map_err(told)?);
    }
    tell(&figures);
    keep(&figures, parts.is_empty(), &out.join("results.json")).map_err(told)
}

/// A journal of so many days: grown in memory, where there is room for it, and then laid on the disk.
fn grown(within: &Path, name: &str, days: u32, passphrase: &Private) -> Result<PathBuf, String> {
    let told = |it: std::io::Error| it.to_string();
    let soft = Path::new("/dev/shm");
    let ground = if soft.is_dir() { soft } else { within };
    let ground = tempfile::tempdir_in(ground).map_err(told)?;
    let home = ground.path().join("home");
    live(&home, days, passphrase).map_err(|it| it.to_string())?;
    let place = within.join(name);
    copy(&home, &place).map_err(told)?;
    Ok(place)
}

fn megabytes(program: &Path) -> Result<f64, String> {
    let about = fs::metadata(program).map_err(|it| format!("{}: {it}", program.display()))?;
    Ok(about.len() as f64 / 1e6)
}
