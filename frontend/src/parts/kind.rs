//! The sorts of thing that a plan asks for: each has its icon, its word and its colour.

use care::schedule::Kind;
use yew::prelude::*;

use crate::{
    parts::icon::{Glyph, Icon},
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

/// What [`KindMark`] is given.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    /// Which.
    pub kind: Kind,
}

/// The icon on its own ground, for lists; its word is heard.
#[function_component]
pub fn KindMark(props: &Props) -> Html {
    html! {
        <span class={classes!("kind-mark", class(props.kind))}>
            <Icon of={glyph(props.kind)} /><span class="unseen">{ word(props.kind) }</span>
        </span>
    }
}

/// The icon with its word, for the head of a card.
#[function_component]
pub fn KindWord(props: &Props) -> Html {
    html! {
        <p class={classes!("kind", class(props.kind))}>
            <Icon of={glyph(props.kind)} /><span>{ word(props.kind) }</span>
        </p>
    }
}
