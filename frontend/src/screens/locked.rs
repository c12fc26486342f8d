//! The screen `locked`.

use yew::prelude::*;

use crate::{parts::frame::Frame, say::say};

/// What [`Locked`] is given.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    pub wait_s: u32,
    pub opened: Callback<()>,
}

/// The screen.
#[function_component]
pub fn Locked(_props: &Props) -> Html {
    html! { <Frame title={say("locked-title")}>{ "" }</Frame> }
}
