//! The icon in the tray: the app goes on there after its window was closed.

use care::{
    contract::{Ask, Lock},
    words::Words,
};
use tauri::{
    App, AppHandle, Manager,
    menu::{Menu, MenuItem},
    tray::TrayIconBuilder,
};

use super::{SharedDesk, look, show};

pub(super) fn make(app: &App) -> tauri::Result<()> {
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
