//! Locking after a time without a touch.

use std::{cell::RefCell, rc::Rc};

use gloo::{events::EventListener, timers::callback::Timeout, utils::window};
use yew::prelude::*;

use crate::hooks::use_effect_with;

/// The event by which a screen says that somebody is there who is meant to lie still.
const HERE: &str = "groundwork-here";

/// Each of these shows that somebody is there.
const TOUCHES: [&str; 4] = ["pointerdown", "keydown", "wheel", HERE];

const MINUTE_MS: u32 = 60_000;

/// Calls back once after so many minutes without a touch; never where there are none.
#[hook]
pub fn use_idle(minutes: Option<u16>, on_idle: Callback<()>) {
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
        move || drop(listeners)
    });
}

/// Somebody is there, eyes closed: a quiet rest is longer than the wait for a touch.
pub fn here() {
    if let Ok(event) = Event::new(HERE) {
        // No listener can cancel it.
        let _ = window().dispatch_event(&event);
    }
}
