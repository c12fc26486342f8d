//! The window, the tray and the one command; all else is the desk's.

use std::{
    path::PathBuf,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use care::{contract::Failure, wire, words::Words};
use journal::{
    check::Checker,
    vault::{Look, Vault},
};
use tauri::{
    App, AppHandle, Manager, State, WebviewUrl, WebviewWindowBuilder, ipc::Response,
    utils::config::WindowConfig, webview::NewWindowResponse,
};

use crate::{
    desk::Desk,
    reminders::watch::{self, Event},
};

#[cfg(mobile)]
mod dialler;
#[cfg(desktop)]
mod locking;
#[cfg(desktop)]
mod login;
mod navigation;
#[cfg(desktop)]
mod printing;
#[cfg(desktop)]
mod tray;

const WINDOW: &str = "main";

/// The answer is drawn first, and what the page asks next is not held up.
const AFTER_THE_ANSWER: Duration = Duration::from_millis(150);

/// The first screen is drawn by then.
const AFTER_THE_DRAWING: Duration = Duration::from_secs(4);

/// What the login says when it starts the app.
const HIDDEN: &str = "--hidden";

/// Tells the page to ask again.
const LOOK: &str = "window.dispatchEvent(new Event('groundwork-look'))";

/// The one desk, for the window, the tray and the reminders.
#[derive(Clone)]
struct SharedDesk(Arc<Mutex<Desk>>);

impl SharedDesk {
    fn lock(&self) -> MutexGuard<'_, Desk> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Runs the app until the patient quits it.
///
/// # Errors
///
/// When there is no display, or the system lacks what a window needs.
pub fn open() -> tauri::Result<()> {
    let builder = tauri::Builder::default();
    // First of all: a second start ends here, before it touches anything.
    #[cfg(desktop)]
    let builder = builder
        .plugin(tauri_plugin_single_instance::init(|app, args, _| {
            if !is_hidden(&args) {
                show(app);
            }
        }))
        .plugin(login::plugin());
    #[cfg(mobile)]
    let builder = builder
        .plugin(tauri_plugin_notification::init())
        .plugin(dialler::opener().build());
    builder
        .invoke_handler(tauri::generate_handler![ask])
        .setup(|app| Ok(set_up(app)?))
        .run(tauri::generate_context!())
}

/// Whether the app was started by the login: it stays in the tray.
fn is_hidden(args: &[String]) -> bool {
    args.iter().any(|it| it == HIDDEN)
}

#[tauri::command(async)]
fn ask(ask: Vec<u8>, app: AppHandle, desk: State<'_, SharedDesk>) -> Response {
    let mut held = desk.lock();
    let ask = wire::read(&ask);
    #[cfg(desktop)]
    let to_print = printing::is_asked(ask.as_ref());
    let answer = match ask {
        Some(ask) => held.answer(ask),
        None => Err(Failure::Unexpected),
    };
    #[cfg(desktop)]
    if to_print && answer.is_ok() {
        printing::print_soon(app.clone());
    }
    if let Some(checker) = held.take_checker() {
        check_soon(app, checker);
    }
    if held.is_unsettled() {
        if cfg!(feature = "rehearsal") {
            // Its clock is moved by hours right after a tap.
            held.settle();
        } else {
            settle_soon(desk.inner().clone());
        }
    }
    Response::new(wire::reply(answer))
}

/// Brings the reminders up to date as soon as the patient's taps leave room for it.
fn settle_soon(desk: SharedDesk) {
    tauri::async_runtime::spawn_blocking(move || {
        std::thread::sleep(AFTER_THE_ANSWER);
        let mut desk = desk.lock();
        if desk.is_unsettled() {
            desk.settle();
        }
    });
}

/// Looks at every page of the journal after an unlock, and tells the page if one is damaged.
fn check_soon(app: AppHandle, checker: Checker) {
    tauri::async_runtime::spawn_blocking(move || {
        std::thread::sleep(AFTER_THE_DRAWING);
        let seen = checker.check();
        drop(checker);
        let is_damaged = seen.is_err();
        app.state::<SharedDesk>().lock().was_checked(seen);
        if is_damaged {
            look(&app);
        }
    });
}

fn set_up(app: &mut App) -> tauri::Result<()> {
    let (home, documents) = folders(app)?;
    // The door is drawn at once where there is one; all other screens ask the desk first.
    let page = match Vault::at(&home).look() {
        Ok(Look::Ready) => "/#door",
        Ok(Look::Fresh | Look::Broken(_)) | Err(_) => "/",
    };
    // It loads meanwhile and is heard by this thread, after all this; a phone's may ask at once.
    #[cfg(desktop)]
    make_window(app, page)?;
    let desk = Desk::new(home, documents);
    #[cfg(desktop)]
    let desk = login::offered(desk, app);
    let shelf = desk.shelf();
    app.manage(SharedDesk(Arc::new(Mutex::new(desk))));
    #[cfg(mobile)]
    make_window(app, page)?;
    #[cfg(desktop)]
    tray::make_soon(app.handle().clone());
    let handle = app.handle().clone();
    let hear = move |event| hear(&handle, event);
    #[cfg(desktop)]
    watch::watch(shelf, Words::english(), hear)?;
    #[cfg(all(desktop, not(test)))]
    locking::watch_sleep(app.handle().clone())?;
    #[cfg(mobile)]
    watch::watch(app.handle().clone(), shelf, Words::english(), hear)?;
    Ok(())
}

/// Where the journal is, and where summaries go.
fn folders(app: &App) -> tauri::Result<(PathBuf, PathBuf)> {
    let named = |_name: &str| -> Option<PathBuf> {
        #[cfg(feature = "rehearsal")]
        return std::env::var_os(_name).map(PathBuf::from);
        #[cfg(not(feature = "rehearsal"))]
        None
    };
    let home = match named("GROUNDWORK_HOME") {
        Some(home) => home,
        None => app.path().app_data_dir()?,
    };
    let documents = match named("GROUNDWORK_DOCUMENTS") {
        Some(documents) => documents,
        // Bare systems name no such folder.
        None => app
            .path()
            .document_dir()
            .or_else(|_| app.path().home_dir())?,
    };
    Ok((home, documents))
}

fn make_window(app: &App, page: &str) -> tauri::Result<()> {
    let windows = &app.config().app.windows;
    let started_with: Vec<String> = std::env::args().skip(1).collect();
    for config in windows.iter().filter(|it| it.label == WINDOW) {
        let config = WindowConfig {
            url: WebviewUrl::App(page.into()),
            ..config.clone()
        };
        WebviewWindowBuilder::from_config(app.handle(), &config)?
            // A driver of tests cannot reach a private session.
            .incognito(!cfg!(feature = "rehearsal"))
            // The content policy does not stop a clicked link, which would leave the app.
            .on_navigation(navigation::may_go(app.handle()))
            .on_new_window(|_, _| NewWindowResponse::Deny)
            .visible(!is_hidden(&started_with))
            .build()?;
    }
    #[cfg(desktop)]
    if let Some(window) = app.get_webview_window(WINDOW) {
        #[cfg(target_os = "linux")]
        draw_without_card(&window)?;
        let hidden = window.clone();
        window.on_window_event(move |event| {
            if let tauri::WindowEvent::CloseRequested { api, .. } = event {
                // Reminders go on from the tray.
                api.prevent_close();
                let _ = hidden.hide();
                locking::lock(hidden.app_handle());
            }
        });
    }
    Ok(())
}

/// Lets the page be drawn without the graphics card: still text gains nothing from it, and the
/// card's drivers cost a quarter of the memory, a good part of the start, and here and there a
/// window that stays blank.
#[cfg(target_os = "linux")]
fn draw_without_card(window: &tauri::WebviewWindow) -> tauri::Result<()> {
    use webkit2gtk::{HardwareAccelerationPolicy, SettingsExt, WebViewExt};
    window.with_webview(|view| {
        if let Some(settings) = view.inner().settings() {
            settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
        }
    })
}

fn hear(app: &AppHandle, event: Event) {
    if event == Event::Opened {
        show(app);
    }
    app.state::<SharedDesk>().lock().settle();
    look(app);
}

/// Brings the window to the patient.
fn show(app: &AppHandle) {
    #[cfg(desktop)]
    if let Some(window) = app.get_webview_window(WINDOW) {
        let _ = window.show();
        let _ = window.unminimize();
        let _ = window.set_focus();
    }
    look(app);
}

fn look(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(WINDOW)
        && let Err(error) = window.eval(LOOK)
    {
        tracing::warn!(%error, "the page could not be told");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_login_starts_the_app_hidden() {
        let said =
            |args: &[&str]| is_hidden(&args.iter().map(|it| (*it).into()).collect::<Vec<_>>());
        assert!(said(&["groundwork", "--hidden"]));
        assert!(!said(&["groundwork"]));
    }
}
