//! The icon in the tray: the app goes on there after its window was closed.

use std::time::Duration;

use care::{
    contract::{Ask, Lock},
    words::Words,
};
use tauri::{
    AppHandle, Manager,
    menu::{Menu, MenuItem},
    tray::TrayIconBuilder,
};

use super::{SharedDesk, look, show};

/// The door is drawn by then.
const AFTER_THE_DOOR: Duration = Duration::from_secs(1);

/// Puts it there once the window is drawn, which it would hold up.
pub(super) fn make_soon(app: AppHandle) {
    tauri::async_runtime::spawn_blocking(move || {
        std::thread::sleep(AFTER_THE_DOOR);
        let made = app.clone().run_on_main_thread(move || {
            if let Err(error) = make(&app) {
                tracing::error!(%error, "there is no icon in the tray");
            }
        });
        if let Err(error) = made {
            tracing::error!(%error, "the window is gone");
        }
    });
}

fn make(app: &AppHandle) -> tauri::Result<()> {
    let words = Words::english();
    let item = |id: &str| {
        MenuItem::with_id(
            app,
            id,
            words.say(&format!("tray-{id}")),
            true,
            None::<&str>,
        )
    };
    let menu = Menu::with_items(app, &[&item("open")?, &item("lock")?, &item("quit")?])?;
    let mut tray = TrayIconBuilder::new()
        .menu(&menu)
        .on_menu_event(|app, event| choose(app, event.id().as_ref()));
    if let Some(icon) = app.default_window_icon() {
        tray = tray.icon(icon.clone());
    }
    tray.build(app)?;
    Ok(())
}

fn choose(app: &AppHandle, item: &str) {
    match item {
        "open" => show(app),
        "lock" => lock(app),
        "quit" => {
            lock(app);
            app.exit(0);
        }
        other => tracing::warn!(other, "the tray knows no such item"),
    }
}

fn lock(app: &AppHandle) {
    let locked = app.state::<SharedDesk>().lock().answer(Ask::Lock(Lock {}));
    if let Err(failure) = locked {
        tracing::warn!(?failure, "the journal did not close cleanly");
    }
    look(app);
}
