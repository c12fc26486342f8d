//! The screen `rest`.

use yew::prelude::*;

use crate::{parts::frame::Frame, say::say};

/// What [`QuietRest`] is given.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    pub minutes: u16,
    pub query: crate::route::Query,
}

/// The screen.
#[function_component]
pub fn QuietRest(_props: &Props) -> Html {
    html! { <Frame title={say("bar-practise")}>{ "" }</Frame> }
}
