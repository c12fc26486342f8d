//! A part of a screen under its own title.

use yew::prelude::*;

use crate::say::say;

/// The title, a message of the locale, and what stands under it.
pub fn section(title: &'static str, content: Html) -> Html {
    html! {
        <section class="section" aria-labelledby={title}>
            <h2 id={title}>{ say(title) }</h2>
            { content }
        </section>
    }
}

/// The same on a card.
pub fn section_card(title: &'static str, content: Html) -> Html {
    section(title, html! { <div class="card">{ content }</div> })
}
