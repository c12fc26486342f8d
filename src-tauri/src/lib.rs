//! The shell: window, commands, notifications, tray. It reads the clock and the disk; care decides.

pub mod clock;
pub mod desk;

/// Opens the app.
#[cfg_attr(
    any(target_os = "android", target_os = "ios"),
    tauri::mobile_entry_point
)]
pub fn run() {
    println!("{:?}", clock::now());
}
