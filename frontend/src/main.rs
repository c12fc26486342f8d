//! The screens of Groundwork: state, a pure reducer, a view. Rules live in care, facts in the shell.

mod app;
mod bridge;
mod hooks;
mod idle;
#[macro_use]
mod kept;
mod look;
#[macro_use]
mod parts;
mod route;
mod say;
mod screens;
mod stage;
mod travel;

use care::{contract::SeeDoor, words::Words};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::spawn_local;

/// Begins in the page's own place, with the words of its locale: they come beside the code. What
/// stands behind the door is asked first, so that the first drawing shows it.
#[wasm_bindgen]
pub fn begin(words: String) {
    spawn_local(async {
        let seen = bridge::ask(SeeDoor {}).await;
        if let Some(place) = gloo::utils::document().get_element_by_id("app") {
            yew::Renderer::<app::App>::with_root_and_props(place, app::Props { seen }).render();
        }
    });
    // Read while the shell answers: the question above is on its way by then.
    spawn_local(async { say::learn(Words::of(&[words.leak()])) });
}

fn main() {}
