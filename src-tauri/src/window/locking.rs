//! Locking by itself: when the window is closed, and after the device slept.

use std::{thread, time::Duration};

use tauri::{AppHandle, Manager};

use super::{SharedDesk, WINDOW};

/// Has the page put the text away that is being written, and lock.
const HIDE: &str = "window.dispatchEvent(new Event('groundwork-hide'))";

/// A page that does not answer is not waited for any longer.
const PATIENCE: Duration = Duration::from_secs(3);

/// Locks: the page first keeps what is being written; without it after a few seconds.
pub(super) fn lock(app: &AppHandle) {
    let desk = app.state::<SharedDesk>().inner().clone();
    if let Some(window) = app.get_webview_window(WINDOW)
        && let Err(error) = window.eval(HIDE)
    {
        tracing::warn!(%error, "the page could not be told to hide");
    }
    // Not asked here: the desk may be busy, and this is the thread that draws.
    tauri::async_runtime::spawn_blocking(move || {
        let Some(opening) = desk.lock().opening() else {
            return;
        };
        thread::sleep(PATIENCE);
        desk.lock().lock_if_still(opening);
    });
}

/// Locks after each sleep of the device.
#[cfg(all(desktop, not(test)))]
pub(super) fn watch_sleep(app: AppHandle) -> std::io::Result<()> {
    use crate::clock::running::awake;

    const BETWEEN: Duration = Duration::from_secs(2);

    let look = move || {
        let mut before = awake();
        loop {
            thread::sleep(BETWEEN);
            let now = awake();
            if now.slept_since(&before) {
                lock(&app);
            }
            before = now;
        }
    };
    thread::Builder::new().name("sleep".into()).spawn(look)?;
    Ok(())
}
