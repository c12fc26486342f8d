//! The screen `broken`.

use yew::prelude::*;

use crate::{parts::frame::Frame, say::say};

/// What [`BrokenDoor`] is given.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    pub failure: care::contract::Failure,
    pub again: Callback<()>,
}

/// The screen.
#[function_component]
pub fn BrokenDoor(_props: &Props) -> Html {
    html! { <Frame title={say("broken-title")}>{ "" }</Frame> }
}
