//! Time that passes, as a ring that empties around a slow breath, and the soft sound of its end.

use gloo::utils::window;
use wasm_bindgen::prelude::wasm_bindgen;
use yew::prelude::*;

// In `boot.js`; neither throws.
#[wasm_bindgen(js_namespace = window)]
extern "C" {
    /// Makes the sound ready, while the tap that begins a rest lets it through.
    #[wasm_bindgen(js_name = restBegins)]
    pub fn rest_begins();

    /// Heard where the time was over, and not where the rest was left.
    #[wasm_bindgen(js_name = restEnds)]
    pub fn rest_ends(in_time: bool);
}

/// Draws the breath, and the ring with so many hundredths left.
pub fn ring(percent_left: Option<f64>) -> Html {
    html! {
        <svg class="rest-disc" viewBox="0 0 240 240" aria-hidden="true">
            <circle class="breath-outer" cx="120" cy="120" r="84" />
            <circle class="breath" cx="120" cy="120" r="62" />
            if let Some(left) = percent_left {
                <circle class="ring-all" cx="120" cy="120" r="114" />
                <circle class="ring-left" cx="120" cy="120" r="114" pathLength="10000"
                    stroke-dasharray={format!("{} 10000", (left * 100.0) as u32)} transform="rotate(-90 120 120)" />
            }
        </svg>
    }
}

/// Milliseconds on a clock that only runs forward; its zero means nothing.
pub fn moment() -> f64 {
    window().performance().map_or(0.0, |it| it.now())
}
