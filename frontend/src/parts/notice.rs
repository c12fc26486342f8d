//! A sentence that has to be heard: what went wrong and what to do next.

use yew::prelude::*;

use crate::parts::icon::{Glyph, Icon};

/// What a [`Notice`] is given.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    /// The sentence; nothing shows while there is none.
    #[prop_or_default]
    pub text: Option<AttrValue>,
}

/// A live region: assistive technology reads the sentence out when it appears.
#[function_component]
pub fn Notice(props: &Props) -> Html {
    html! {
        <div class="notice-place" role="alert">
            if let Some(text) = &props.text {
                <p class="notice"><Icon of={Glyph::Info} /><span>{ text }</span></p>
            }
        </div>
    }
}
