//! Fixed sentences, each from its message: one function for all, which a page pays for once.

use yew::prelude::*;

use crate::{
    parts::icon::{Glyph, icon},
    say::say,
};

/// The message `id` as a paragraph of this class, or of none.
#[inline(never)]
pub fn said(class: &'static str, id: &str) -> Html {
    paragraph(class, say(id))
}

/// A paragraph of this class, or of none.
#[inline(never)]
pub fn paragraph(class: &'static str, words: String) -> Html {
    html! { <p {class}>{ words }</p> }
}

/// The message `id` over a section.
#[inline(never)]
pub fn over(id: &str) -> Html {
    html! { <h2>{ say(id) }</h2> }
}

/// The message `id`, as what opens the rest.
#[inline(never)]
pub fn opener(id: &str) -> Html {
    html! { <summary>{ icon(Glyph::Unfold) }{ say(id) }</summary> }
}
