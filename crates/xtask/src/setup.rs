//! Installs what is missing, and says what and why first.

use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use crate::{
    phones,
    step::{self, Outcome, cargo, finish, read, run, say},
};

/// A Debian package and what it is for.
type Need = (&'static str, &'static str);

const TO_BUILD: &[Need] = &[
    ("libwebkit2gtk-4.1-dev", "the web view in the window"),
    ("libgtk-3-dev", "the window"),
    ("librsvg2-dev", "its icon"),
    ("libayatana-appindicator3-dev", "the tray"),
    ("libssl-dev", "the cipher of the journal"),
    ("pkg-config", "finds the libraries above"),
];

const TO_PLAY: &[Need] = &[
    ("webkit2gtk-driver", "drives the window"),
    ("xvfb", "a display for it"),
    ("dbus-x11", "a private bus for notifications"),
    ("dunst", "receives the notifications"),
    ("faketime", "moves the clock under the reminders"),
    ("strace", "lets the disk fail, and sees what is asked of it"),
    ("xdotool", "types into the window without a driver"),
    ("imagemagick", "joins pictures of notifications"),
    ("fonts-dejavu-core", "letters in notifications"),
    ("poppler-utils", "reads the PDF independently"),
];

const TO_BROWSE: &[Need] = &[
    ("chromium", "a second browser for the screens"),
    ("chromium-driver", "drives it"),
];

const TO_TEST: &[Need] = &[
    ("clang", "the phone's parts are type-checked"),
    ("qpdf", "checks the PDF independently"),
    ("python3-icalendar", "reads the calendar independently"),
    ("age", "opens sealed files independently"),
    ("bsdutils", "types the words into it: it asks on a terminal"),
];

const TO_LOAD: &[Need] = &[("nodejs", "runs the two below"), ("npm", "brings them")];

/// Programs written by others, from npm, into this house alone; each at one version.
const LOADERS: [&str; 2] = [
    "fhir@4.12.0",                 // judges the summary as data
    "@medplum/fhir-router@5.2.13", // the part of a FHIR server that takes it and finds it again
];

const TO_PIP: &[Need] = &[("python3-pip", "brings the readers below")];

const TO_CALCULATE: &[Need] = &[("gnumeric", "opens our tables as a spreadsheet")];

const TO_FUZZ: &[Need] = &[("g++", "builds libFuzzer")];

/// Readers written by others, from PyPI, into this house alone; each at one version.
const READERS: [&str; 3] = [
    "fhir.resources==8.3.0",   // models of FHIR, to read the summary as data
    "pypdfium2==5.15.2",       // Chrome's reader of PDF
    "page-validation==0.11.0", // judges the PDF by PDF/UA-1
];

/// Another typesetter, against which ours is measured.
const TYPESETTER: [&str; 1] = ["weasyprint==70.0"];

const TAURI_DRIVER: &str = "2.1.0";

/// What building and opening the app needs.
pub fn to_run() -> Outcome {
    packages(&[TO_BUILD])?;
    wasm()
}

/// What playing the window on a virtual display needs.
pub fn to_play() -> Outcome {
    packages(&[TO_BUILD, TO_PLAY])?;
    wasm()?;
    tauri_driver()
}

/// What opening our tables needs.
pub fn to_calculate() -> Outcome {
    packages(&[TO_CALCULATE])
}

/// What throwing any bytes at readers needs.
pub fn to_fuzz() -> Outcome {
    packages(&[TO_FUZZ])
}

/// What measuring needs.
pub fn to_measure() -> Outcome {
    packages(&[TO_BROWSE, TO_PIP])?;
    typesetter()?;
    to_play()
}

/// What judging the summary as data, and loading it, needs.
pub fn to_load() -> Outcome {
    // Other makers' node brings its own npm, which Debian's would not stand beside.
    if !["node", "npm"].iter().all(|it| starts(it)) {
        packages(&[TO_LOAD])?;
    }
    let place = tools().join("node");
    if ["fhir", "@medplum/fhir-router"]
        .iter()
        .all(|it| place.join("node_modules").join(it).exists())
    {
        return Ok(());
    }
    run(
        "The summary as data is judged and loaded by programs of others: they are put into target/tools",
        Command::new("npm")
            .args(["install", "--no-save", "--no-audit", "--no-fund"])
            .args(["--ignore-scripts", "--loglevel=error", "--prefix"])
            .arg(place)
            .args(LOADERS),
    )
}

fn starts(program: &str) -> bool {
    Command::new(program)
        .arg("--version")
        .stdout(Stdio::null())
        .status()
        .is_ok_and(|it| it.success())
}

/// What the tests need.
pub fn for_tests() -> Outcome {
    packages(&[TO_BUILD, TO_PLAY, TO_BROWSE, TO_TEST, TO_PIP, TO_CALCULATE])?;
    wasm()?;
    component("rustfmt")?;
    component("clippy")?;
    readers()?;
    phones::set_up()?;
    tauri_driver()
}

/// The folder of tools that are installed for this house alone.
pub fn tools() -> PathBuf {
    step::root().join("target/tools")
}

fn packages(needs: &[&[Need]]) -> Outcome {
    let needs = needs.iter().copied().flatten();
    if !Path::new("/usr/bin/dpkg-query").exists() {
        println!("This is not Debian: please see that these are installed.");
        needs.for_each(|(package, why)| println!("   {package:30} {why}"));
        return Ok(());
    }
    let missing: Vec<&Need> = needs.filter(|(package, _)| !installed(package)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    say("Missing, installed now with apt-get:");
    for (package, why) in &missing {
        println!("   {package:30} {why}");
    }
    finish(apt().args(["update", "--quiet=2"]))?;
    finish(
        apt()
            .args(["install", "--quiet=2", "--yes", "--no-install-recommends"])
            .args(missing.iter().map(|(package, _)| package))
            .stdout(Stdio::null()),
    )
}

fn installed(package: &str) -> bool {
    Command::new("dpkg-query")
        .args(["--show", "--showformat=${db:Status-Status}", package])
        .stderr(Stdio::null())
        .output()
        .is_ok_and(|it| it.stdout == b"installed")
}

fn apt() -> Command {
    let root = Command::new("id")
        .arg("-u")
        .output()
        .is_ok_and(|it| it.stdout == b"0\n");
    let mut apt = Command::new(if root { "env" } else { "sudo" });
    apt.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]);
    apt
}

fn wasm() -> Outcome {
    let wasm = "wasm32-unknown-unknown";
    if read(Command::new("rustup").args(["target", "list", "--installed"]))?
        .lines()
        .any(|it| it == wasm)
    {
        return Ok(());
    }
    run(
        "The screens run as WebAssembly: its target is added",
        Command::new("rustup").args(["target", "add", wasm]),
    )
}

fn component(name: &str) -> Outcome {
    if read(Command::new("rustup").args(["component", "list", "--installed"]))?
        .lines()
        .any(|it| it.starts_with(name))
    {
        return Ok(());
    }
    run(
        &format!("The tests need {name}: it is added"),
        Command::new("rustup").args(["component", "add", name]),
    )
}

fn readers() -> Outcome {
    from_pypi(
        "The summary is read by models and a validator of others: they are put into target/tools",
        &READERS,
        &["page", "fhir", "pypdfium2"],
    )
}

fn typesetter() -> Outcome {
    from_pypi(
        "The page is measured against WeasyPrint: it is put into target/tools",
        &TYPESETTER,
        &["weasyprint"],
    )
}

/// Installs what is not there yet, as these folders show.
fn from_pypi(why: &str, what: &[&str], folders: &[&str]) -> Outcome {
    let place = tools().join("python");
    if folders.iter().all(|it| place.join(it).exists()) {
        return Ok(());
    }
    run(
        why,
        Command::new("/usr/bin/python3")
            .args(["-m", "pip", "install", "--quiet", "--upgrade", "--target"])
            .arg(place)
            .args(what),
    )
}

fn tauri_driver() -> Outcome {
    if tools().join("bin/tauri-driver").exists() {
        return Ok(());
    }
    run(
        "The window is driven by tauri-driver: it is built into target/tools",
        cargo()
            .args([
                "install",
                "tauri-driver",
                "--quiet",
                "--locked",
                "--version",
                TAURI_DRIVER,
            ])
            .arg("--root")
            .arg(tools())
            // Its parts are rebuilt by nobody else.
            .arg("--target-dir")
            .arg(tools().join("build")),
    )
}
