//! The sorts of thing that a plan asks for: each has its icon, its word and its colour.

use care::schedule::Kind;
use yew::prelude::*;

use crate::{
    parts::icon::{Glyph, icon},
    say::say,
};

/// The icon of a kind.
pub fn glyph(kind: Kind) -> Glyph {
    match kind {
        Kind::Sleep => Glyph::Sleep,
        Kind::Rest => Glyph::Rest,
        Kind::Exercise => Glyph::Exercise,
        Kind::Prompt => Glyph::Prompt,
        Kind::Measure => Glyph::Measure,
        Kind::Safety => Glyph::Safety,
    }
}

/// The word of a kind.
pub fn word(kind: Kind) -> String {
    say(match kind {
        Kind::Sleep => "kind-sleep",
        Kind::Rest => "kind-rest",
        Kind::Exercise => "kind-exercise",
        Kind::Prompt => "kind-prompt",
        Kind::Measure => "kind-measure",
        Kind::Safety => "kind-safety",
    })
}

/// The class that carries its colour.
pub fn class(kind: Kind) -> &'static str {
    match kind {
        Kind::Sleep => "of-sleep",
        Kind::Rest => "of-rest",
        Kind::Exercise => "of-exercise",
        Kind::Prompt | Kind::Measure => "of-prompt",
        Kind::Safety => "of-safety",
    }
}

/// The icon on its own ground, for lists; its word is heard.
pub fn mark(kind: Kind) -> Html {
    html! {
        <span class={classes!("kind-mark", class(kind))}>
            { icon(glyph(kind)) }<span class="unseen">{ word(kind) }</span>
        </span>
    }
}

/// The icon with its word, for the head of a card.
pub fn named(kind: Kind) -> Html {
    html! {
        <p class={classes!("kind", class(kind))}>
            { icon(glyph(kind)) }<span>{ word(kind) }</span>
        </p>
    }
}
