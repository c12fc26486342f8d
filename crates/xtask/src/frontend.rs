//! Builds the screens into `target/frontend/`: page, styles, fonts and WebAssembly.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use wasm_bindgen_cli_support::Bindgen;

use crate::{
    setup,
    step::{self, Outcome, cargo, read, root, run, say, with},
};

const WASM: &str = "wasm32-unknown-unknown/wasm/groundwork-frontend.wasm";

/// Styles that others build on come first; the rest follow by name.
const FIRST_STYLES: [&str; 2] = ["tokens.css", "base.css"];

/// Sets up, builds and tells the size.
pub fn frontend() -> Outcome {
    setup::to_run()?;
    build()?;
    println!("   {} bytes of WebAssembly, gzipped", gzipped_wasm()?);
    Ok(())
}

/// Builds the screens.
pub fn build() -> Outcome {
    run(
        "The screens",
        cargo().args([
            "build",
            "--package=groundwork-frontend",
            "--target=wasm32-unknown-unknown",
            "--profile=wasm",
            "--config",
            &without_paths(),
        ]),
    )?;
    let out = out();
    fs::create_dir_all(out.join("fonts")).map_err(with(&out))?;
    Bindgen::new()
        .input_path(step::target().join(WASM))
        .web(true)
        .and_then(|it| it.typescript(false).out_name("groundwork").generate(&out))
        .map_err(|it| format!("wasm-bindgen: {it:#}"))?;
    let words = joined(&files(&root().join("assets/locales/en"), "ftl")?)?;
    let door = joined(&[root().join("frontend/door.html")])?;
    let page = joined(&[root().join("frontend/index.html")])?
        .replace("<!-- icons -->", &drawings()?)
        .replace("<!-- door -->", &spoken(&door, &words));
    copy(&root().join("frontend/boot.js"), &out.join("boot.js"))?;
    for (name, text) in [
        ("index.html", page),
        ("styles.css", styles()?),
        ("words.ftl", words),
    ] {
        fs::write(out.join(name), text).map_err(with(&out))?;
    }
    for font in files(&root().join("assets/fonts"), "ttf")? {
        let name = font.file_name().unwrap_or_default();
        copy(&font, &out.join("fonts").join(name))?;
    }
    Ok(())
}

/// What a panic would name stands in the WebAssembly without the folders of this machine.
fn without_paths() -> String {
    let home = std::env::var("CARGO_HOME")
        .or_else(|_| std::env::var("HOME").map(|it| format!("{it}/.cargo")))
        .unwrap_or_default();
    format!("target.wasm32-unknown-unknown.rustflags=['--remap-path-prefix={home}/registry/src=']")
}

/// Where the screens are built to.
pub fn out() -> PathBuf {
    root().join("target/frontend")
}

/// What of the WebAssembly goes over the counter, in bytes.
pub fn gzipped_wasm() -> Outcome<u64> {
    let packed = "gzip -9 --stdout \"$1\" | wc --bytes";
    let wasm = out().join("groundwork_bg.wasm");
    let size = read(Command::new("sh").args(["-c", packed, "sh"]).arg(&wasm))?;
    size.trim()
        .parse()
        .map_err(|it| format!("{}: {it}", wasm.display()))
}

fn styles() -> Outcome<String> {
    let folder = root().join("assets/styles");
    let mut sheets = files(&folder, "css")?;
    let place = |it: &PathBuf| {
        FIRST_STYLES
            .iter()
            .position(|first| it.ends_with(first))
            .unwrap_or(FIRST_STYLES.len())
    };
    sheets.sort_by_key(|it| (place(it), it.clone()));
    joined(&sheets)
}

fn joined(files: &[PathBuf]) -> Outcome<String> {
    let mut all = String::new();
    for file in files {
        all += &fs::read_to_string(file).map_err(with(file))?;
        all.push('\n');
    }
    Ok(all)
}

/// A page with its words in place of their names, and nothing between its elements.
fn spoken(page: &str, words: &str) -> String {
    let page: String = page.lines().map(str::trim).collect();
    let messages = words.lines().filter_map(|it| it.split_once(" = "));
    messages.fold(page, |page, (name, text)| {
        page.replace(&format!("{{{name}}}"), text)
    })
}

/// Each icon as a symbol that the screens refer to by its file's name.
fn drawings() -> Outcome<String> {
    let mut all = String::new();
    for file in files(&root().join("assets/icons"), "svg")? {
        let name = file.file_stem().unwrap_or_default().to_string_lossy();
        let drawing = fs::read_to_string(&file).map_err(with(&file))?;
        // The app's own icon has colours and a size of its own, and stands on no screen.
        if let Some((_, inside)) = drawing.split_once("stroke-linejoin=\"round\"\n>") {
            let inside = inside.replace("</svg>", "");
            all += &format!("<symbol id=\"icon-{name}\" viewBox=\"0 0 24 24\">{inside}</symbol>");
        }
    }
    Ok(all)
}

fn files(folder: &Path, ending: &str) -> Outcome<Vec<PathBuf>> {
    if !folder.exists() {
        say(&format!("{} is not there yet", folder.display()));
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(with(folder))? {
        let path = entry.map_err(with(folder))?.path();
        if path.extension().is_some_and(|it| it == ending) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn copy(from: &Path, to: &Path) -> Outcome {
    fs::copy(from, to).map(|_| ()).map_err(with(from))
}
