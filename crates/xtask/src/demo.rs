//! Plays a made-up patient's first week in the real window and keeps what can be seen of it.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    frontend, setup,
    step::{self, Outcome, cargo, root, run, say, with},
};

/// The pictures that the README shows, by the ends of their names.
const IN_README: [&str; 4] = ["today-on-day-three", "an-exercise", "journal", "the-page"];

/// Leaves pictures, notifications and the PDF under `target/demo/`.
pub fn demo() -> Outcome {
    setup::to_play()?;
    frontend::build()?;
    build_for_rehearsal("dev")?;
    let out = root().join("target/demo");
    run(
        "The first week",
        Command::new(built("debug", "demo")).arg(&out),
    )?;
    show_in_readme(&out)?;
    say(&format!("Look into {}", out.display()));
    Ok(())
}

fn show_in_readme(album: &Path) -> Outcome {
    let shelf = root().join("assets/pictures");
    fs::create_dir_all(&shelf).map_err(with(&shelf))?;
    for entry in fs::read_dir(album).map_err(with(album))? {
        let path = entry.map_err(with(album))?.path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let name = name.trim_start_matches(|it: char| it.is_ascii_digit() || it == '-');
        if IN_README.contains(&name) {
            let copy = shelf.join(name).with_extension("png");
            fs::copy(&path, &copy).map_err(with(&path))?;
        }
    }
    Ok(())
}

/// Builds all but this program, with a clock that can be moved.
///
/// Demo and tests ask for the very same build, so that nothing is built twice.
pub fn build_for_rehearsal(profile: &str) -> Outcome {
    run(
        "The app and its journeys",
        cargo()
            .args(["build", "--workspace", "--exclude=groundwork-xtask"])
            .args(["--bins", "--tests", "--profile", profile]),
    )
}

/// A program that [`build_for_rehearsal`] built; the folder is named after the profile.
pub fn built(folder: &str, program: &str) -> PathBuf {
    step::target().join(folder).join(program)
}
