//! A window with one static page and nothing else: what the app is measured against.

fn main() {
    let opened = tauri::Builder::default().run(tauri::generate_context!());
    if let Err(error) = opened {
        eprintln!("{error}");
        std::process::exit(1);
    }
}
