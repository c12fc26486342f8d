//! The screen `safety`.

use yew::prelude::*;

use crate::{parts::frame::Frame, say::say};

/// What [`Safety`] is given.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    pub shown: care::safety::SafetyRoute,
}

/// The screen.
#[function_component]
pub fn Safety(_props: &Props) -> Html {
    html! { <Frame title={say("safety-title")}>{ "" }</Frame> }
}
