//! Starting with the login, hidden, if the patient says so.

use tauri::{App, AppHandle, Wry, plugin::TauriPlugin};
use tauri_plugin_autostart::ManagerExt;

use super::HIDDEN;
use crate::{desk::Desk, login::Login};

/// The app as the system's list of what starts with the login knows it.
struct AtLogin(AppHandle);

impl Login for AtLogin {
    fn starts(&self) -> Option<bool> {
        self.0.autolaunch().is_enabled().ok()
    }

    fn start(&self, on: bool) -> Result<(), String> {
        let list = self.0.autolaunch();
        let done = if on { list.enable() } else { list.disable() };
        done.map_err(|it| it.to_string())
    }
}

pub(super) fn plugin() -> TauriPlugin<Wry> {
    tauri_plugin_autostart::Builder::new()
        .app_name("Groundwork")
        .arg(HIDDEN)
        .build()
}

pub(super) fn offered(mut desk: Desk, app: &App) -> Desk {
    desk.offer_login(Box::new(AtLogin(app.handle().clone())));
    desk
}
