//! The screen `help`.

use yew::prelude::*;

use crate::{parts::frame::Frame, say::say};

/// What [`Help`] is given.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    pub open: bool,
    pub called: bool,
}

/// The screen.
#[function_component]
pub fn Help(_props: &Props) -> Html {
    html! { <Frame title={say("help-title")}>{ "" }</Frame> }
}
