//! The shell: window, commands, notifications, tray. It reads the clock and the disk; care decides.

mod window;

mod days;

pub mod desk;

mod commands;
mod documents;
mod help;
pub mod login;
pub mod look;
mod plan_file;

pub mod reminders;

pub mod clock;
mod failure;
mod hardened;
pub mod zone;

/// Opens the app.
#[cfg_attr(mobile, tauri::mobile_entry_point)]
pub fn run() {
    tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_max_level(tracing::Level::WARN)
        .init();
    hardened::harden();
    if let Err(error) = window::open() {
        tracing::error!(%error, "the app could not start");
        std::process::exit(1);
    }
}
