//! The screen `door`.

use yew::prelude::*;

use crate::{parts::frame::Frame, say::say};

/// What [`SetUpDoor`] is given.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    pub done: Callback<()>,
}

/// The screen.
#[function_component]
pub fn SetUpDoor(_props: &Props) -> Html {
    html! { <Frame title={say("door-title")}>{ "" }</Frame> }
}
