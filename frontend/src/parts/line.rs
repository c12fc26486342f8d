//! The horizon's line alone: the sign over the door. It says nothing that is not said in words.

use yew::prelude::*;

/// Hills and dips of a week, with the sun where the patient stands.
pub fn line() -> Html {
    html! {
        <svg class="door-line" viewBox="0 0 340 84" aria-hidden="true" focusable="false">
            <path d="M2 62 C24 62 34 30 56 30 S88 66 110 66" />
            <path class="door-ahead" d="M110 66 C132 66 140 34 162 34 S194 68 216 68 S246 40 268 40 S312 58 338 54" />
            <circle cx="56" cy="16" r="7" />
        </svg>
    }
}
