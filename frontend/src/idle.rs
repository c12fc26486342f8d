//! Locking after a time without a touch.

use std::{cell::RefCell, rc::Rc};

use gloo::{
    events::EventListener,
    timers::callback::Timeout,
    utils::{document, window},
};
use wasm_bindgen::JsCast;
use yew::prelude::*;

use crate::hooks::use_effect_with;

/// The event by which a screen says that somebody is there who is meant to lie still.
const HERE: &str = "groundwork-here";

/// Each of these shows that somebody is there.
const TOUCHES: [&str; 4] = ["pointerdown", "keydown", "wheel", HERE];

const MINUTE_MS: u32 = 60_000;

/// By which the shell has the page hide: the window was closed, or the device slept.
const HIDE: &str = "groundwork-hide";

/// A page that nobody sees is locked after so long: time enough for a telephone call to begin.
const UNSEEN_MS: u32 = MINUTE_MS;

/// Calls back once after so many minutes without a touch; never where there are none. Also when
/// Escape is pressed outside of a sheet, when the shell says so, and when nobody has seen the page
/// for a minute.
#[hook]
pub fn use_idle(minutes: Option<u16>, on_idle: Callback<()>) {
    let hide = on_idle.clone();
    use_effect_with(minutes, move |minutes| {
        let listeners = minutes.map(|minutes| {
            let wait = u32::from(minutes.max(1)) * MINUTE_MS;
            let wind = move || {
                let on_idle = on_idle.clone();
                Timeout::new(wait, move || on_idle.emit(()))
            };
            // Replacing the timer drops, and so stops, the one before.
            let timer = Rc::new(RefCell::new(wind()));
            TOUCHES.map(|touch| {
                let (timer, wind) = (timer.clone(), wind.clone());
                EventListener::new(&window(), touch, move |_| {
                    drop(timer.replace(wind()));
                })
            })
        });
        let hides = minutes.map(|_| {
            let on_idle = hide.clone();
            let told = EventListener::new(&window(), HIDE, move |_| on_idle.emit(()));
            let on_idle = hide.clone();
            let key = EventListener::new(&window(), "keydown", move |it| {
                let key = it.dyn_ref::<KeyboardEvent>();
                let sheet = document().query_selector("dialog[open]");
                if key.is_some_and(|it| it.key() == "Escape") && matches!(sheet, Ok(None)) {
                    on_idle.emit(());
                }
            });
            let unseen = RefCell::new(None);
            let seen = EventListener::new(&document(), "visibilitychange", move |_| {
                let on_idle = hide.clone();
                unseen.replace(
                    document()
                        .hidden()
                        .then(|| Timeout::new(UNSEEN_MS, move || on_idle.emit(()))),
                );
            });
            (told, key, seen)
        });
        move || drop((listeners, hides))
    });
}

/// Somebody is there, eyes closed: a quiet rest is longer than the wait for a touch.
pub fn here() {
    if let Ok(event) = Event::new(HERE) {
        // No listener can cancel it.
        let _ = window().dispatch_event(&event);
    }
}
