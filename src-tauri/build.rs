//! Checks the plan that ships, and gives the binary its icon, its one command and the page that it carries.

use std::{fs, path::Path};

use care::{plan::default_plan, plan_check::check};

const PAGE: &str = "../target/frontend";

const NO_PAGE: &str = "<!doctype html><meta charset=\"utf-8\"><title>Groundwork</title>\
    <p>This build carries no screens. Build with: cargo xtask run";

fn main() {
    // A plan that cannot work is found here, and not by a patient.
    for flaw in check(&default_plan()).err().into_iter().flatten() {
        println!("cargo::error=assets/plan/default.toml: {flaw}");
    }

    // Lints and tests of the shell need no screens; a binary to be used is built by xtask, with them.
    let page = Path::new(PAGE);
    if !page.join("index.html").exists() {
        println!(
            "cargo::warning=target/frontend is missing: build with `cargo xtask run`, or this binary shows no screens"
        );
        let made =
            fs::create_dir_all(page).and_then(|()| fs::write(page.join("index.html"), NO_PAGE));
        if let Err(error) = made {
            println!(
                "cargo::error=target/frontend is missing and cannot be made ({error}): build with `cargo xtask run`"
            );
        }
    }
    println!("cargo::rerun-if-changed={PAGE}");

    // Without this list every command would be open to every window.
    let commands = tauri_build::AppManifest::new().commands(&["ask"]);
    let attributes = tauri_build::Attributes::new().app_manifest(commands);
    if let Err(error) = tauri_build::try_build(attributes) {
        println!("cargo::error=the shell's configuration does not fit: {error:#}");
    }
}
