//! Phones: a tap on a number in Help hands it to the system's dialler, where the patient calls.
//!
//! Only `tel:` of a number that stands in Help goes there; no other link leaves the window. It is
//! type-checked; no phone has run it yet.

use tauri::{AppHandle, Manager, Url};
use tauri_plugin_opener::{Builder, OpenerExt};

use super::SharedDesk;

/// What speaks to the system; the page cannot reach it.
pub(super) fn opener() -> Builder {
    // Its script would take every tap on a link for its own.
    Builder::new().open_js_links_on_click(false)
}

/// Hands over the number of such a link.
pub(super) fn dial(app: &AppHandle, url: &Url) {
    if url.scheme() != "tel" {
        return;
    }
    let (app, number) = (app.clone(), url.path().to_owned());
    // The desk may be busy and the system slow: the thread that draws waits for neither.
    tauri::async_runtime::spawn_blocking(move || {
        if !app.state::<SharedDesk>().lock().may_dial(&number) {
            return;
        }
        let handed = app.opener().open_url(format!("tel:{number}"), None::<&str>);
        if handed.is_err() {
            // What the system says may hold the number.
            tracing::warn!("the dialler was not opened");
        }
    });
}
