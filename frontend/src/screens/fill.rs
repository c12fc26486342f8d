//! The screen `fill`.

use yew::prelude::*;

use crate::{parts::frame::Frame, say::say};

/// What [`Fill`] is given.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    pub form: String,
    pub query: crate::route::Query,
}

/// The screen.
#[function_component]
pub fn Fill(_props: &Props) -> Html {
    html! { <Frame title={say("bar-practise")}>{ "" }</Frame> }
}
