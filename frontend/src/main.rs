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

use care::words::Words;
use wasm_bindgen::prelude::wasm_bindgen;

/// Begins in the page's own place, with the words of its locale: they come beside the code.
#[wasm_bindgen]
pub fn begin(words: String) {
    say::learn(Words::of(&[words.leak()]));
    if let Some(place) = gloo::utils::document().get_element_by_id("app") {
        yew::Renderer::<app::App>::with_root(place).render();
    }
}

fn main() {}
