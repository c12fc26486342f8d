//! The phone's parts are type-checked, for Android and for iPhones.
//!
//! No kit of either system is needed: nothing is linked, and nothing runs on a phone. What is
//! proven is that the Rust of the phone build holds together.

use std::{fs, process::Command};

use crate::step::{self, Outcome, cargo, read, run, with};

const TARGETS: [&str; 2] = ["aarch64-linux-android", "aarch64-apple-ios"];

/// Adds what the check needs.
pub fn set_up() -> Outcome {
    let installed = read(Command::new("rustup").args(["target", "list", "--installed"]))?;
    for target in TARGETS {
        if !installed.lines().any(|it| it == target) {
            run(
                &format!("The phone's parts are checked: {target} is added"),
                Command::new("rustup").args(["target", "add", target]),
            )?;
        }
    }
    Ok(())
}

/// Checks the phone's parts.
pub fn check() -> Outcome {
    // Taken for Apple's kit, which is looked for and not used.
    let no_kit = step::target().join("no-kit");
    fs::create_dir_all(&no_kit).map_err(with(&no_kit))?;
    for target in TARGETS {
        let for_target = |tool: &str| format!("{tool}_{}", target.replace('-', "_"));
        run(
            &format!("The phone's parts, for {target}: their types, nothing is linked or run"),
            cargo()
                .args(["check", "--quiet", "--package=groundwork-app", "--lib"])
                .args(["--features=custom-protocol", "--target", target])
                // The cipher's C is not built: its library is said to be there.
                .env("LIBSQLITE3_SYS_USE_PKG_CONFIG", "1")
                .env("SQLCIPHER_LIB_DIR", &no_kit)
                // A few lines of assembly are.
                .env(for_target("CC"), "clang")
                .env(for_target("AR"), "ar")
                .env("SDKROOT", &no_kit),
        )?;
    }
    Ok(())
}
