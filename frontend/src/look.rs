//! When to look again: the shell says so, the window comes back, or twenty seconds have passed.

use std::cell::Cell;

use gloo::{events::EventListener, timers::callback::Interval, utils::window};
use yew::prelude::*;

use crate::hooks::use_effect_with;

/// The event by which the shell tells the page to look again.
pub const LOOK: &str = "groundwork-look";

const EVERY_MS: u32 = 20_000;

/// Rises by one whenever the screen should ask again:
/// `let look = use_look();` and depend on it in `use_effect_with(look, ..)`.
#[hook]
pub fn use_look() -> u32 {
    let looks = use_memo((), |()| Cell::new(0_u32));
    let redraw = use_force_update();
    use_looking(Callback::from({
        let looks = looks.clone();
        move |_| {
            looks.set(looks.get() + 1);
            redraw.force_update();
        }
    }));
    looks.get()
}

/// Calls back whenever it is time to look again; `true` when the shell said so.
#[hook]
pub fn use_looking(on_look: Callback<bool>) {
    use_effect_with((), move |()| {
        let told = EventListener::new(&window(), LOOK, {
            let on_look = on_look.clone();
            move |_| on_look.emit(true)
        });
        let back = EventListener::new(&window(), "focus", {
            let on_look = on_look.clone();
            move |_| on_look.emit(false)
        });
        let tick = Interval::new(EVERY_MS, move || on_look.emit(false));
        move || drop((told, back, tick))
    });
}

/// Looks again now.
pub fn again() {
    if let Ok(event) = Event::new(LOOK) {
        // No listener can cancel it, and there is nobody to tell if it cannot be sent.
        let _ = window().dispatch_event(&event);
    }
}
