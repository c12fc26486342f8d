//! On paper: the system's own dialog prints the window, by its styles the pages of the preview alone.

use care::{contract::Ask, shared::SharedForm};
use tauri::{AppHandle, Manager};

use super::{AFTER_THE_ANSWER, WINDOW};

/// Whether the page in the window is to go on paper.
pub(super) fn is_asked(ask: Option<&Ask>) -> bool {
    matches!(ask, Some(Ask::SaveSummary(it)) if it.form == SharedForm::Printed)
}

/// Opens the dialog as soon as the answer is drawn.
pub(super) fn print_soon(app: AppHandle) {
    tauri::async_runtime::spawn_blocking(move || {
        std::thread::sleep(AFTER_THE_ANSWER);
        let window = app.get_webview_window(WINDOW);
        if let Some(Err(error)) = window.map(|it| it.print()) {
            tracing::warn!(%error, "the page could not be printed");
        }
    });
}
