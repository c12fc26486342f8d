//! Gives the window its one page.

fn main() {
    if let Err(error) = tauri_build::try_build(tauri_build::Attributes::new()) {
        println!("cargo::error=the configuration does not fit: {error:#}");
    }
}
