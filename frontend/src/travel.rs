//! The way from screen to screen: the window's history keeps it, so that Back leads back.

use std::cell::Cell;

use care::{
    contract::{Failure, SeeToday},
    form::FormId,
    today::Today,
};
use gloo::{events::EventListener, utils::window};
use wasm_bindgen::JsValue;
use yew::prelude::*;

use crate::{bridge::ask, hooks::use_effect_with, route::Route};

/// The event by which the window says that the history moved; sent here as well.
const MOVED: &str = "popstate";

/// Where the patient is; draws anew when that changes.
#[hook]
pub fn use_route() -> Route {
    let here = use_state_eq(here);
    use_effect_with((), {
        let route = here.setter();
        move |()| {
            let listener = EventListener::new(&window(), MOVED, move |_| route.set(self::here()));
            move || drop(listener)
        }
    });
    (*here).clone()
}

fn here() -> Route {
    Route::read(&window().location().pathname().unwrap_or_default())
}

/// Goes there; Back leads here again.
pub fn go(route: &Route) {
    travel(route, true);
}

/// Goes there in place of the screen that is left.
pub fn replace(route: &Route) {
    travel(route, false);
}

/// Goes to the question that an exercise ends with.
pub fn ask_mood() {
    replace(&Route::fill(&FormId("mood_after".to_owned())));
}

/// Goes back to the screen before.
pub fn back() {
    let _ = window().history().and_then(|it| it.back());
}

thread_local! {
    /// What Today says, asked before its screen was there.
    static FORESEEN: Cell<Option<Today>> = const { Cell::new(None) };
}

/// Asks what Today says, so that its screen, which comes next, is drawn once and whole.
pub async fn foresee_today() {
    FORESEEN.set(ask(SeeToday {}).await.ok());
}

/// Sees what Today says. A tapped notification is told once, to whichever screen asks first: so
/// every one of them goes where it leads.
///
/// # Errors
///
/// What the shell says.
pub async fn see_today() -> Result<Today, Failure> {
    let today = match FORESEEN.take() {
        Some(today) => today,
        None => ask(SeeToday {}).await?,
    };
    follow(&today);
    Ok(today)
}

fn follow(today: &Today) {
    let mut all = today.due.iter().chain(&today.later).chain(&today.earlier);
    let opened = today.opened.as_ref();
    if let Some(occurrence) = opened.and_then(|id| all.find(|it| it.id == *id)) {
        go(&Route::to(occurrence));
    }
}

fn travel(route: &Route, keeps_this: bool) {
    let path = route.path();
    // A window without a history shows no page of ours, and an address of ours is never refused.
    let _ = window().history().and_then(|history| match keeps_this {
        true => history.push_state_with_url(&JsValue::NULL, "", Some(&path)),
        false => history.replace_state_with_url(&JsValue::NULL, "", Some(&path)),
    });
    if let Ok(moved) = Event::new(MOVED) {
        // No listener can cancel it.
        let _ = window().dispatch_event(&moved);
    }
}

/// A link to another screen.
pub fn link(to: Route, class: &'static str, content: Html) -> Html {
    let href = to.path();
    let onclick = Callback::from(move |it: MouseEvent| {
        it.prevent_default();
        go(&to);
    });
    html! { <a {href} {class} {onclick}>{ content }</a> }
}
