//! The screen `session`.

use yew::prelude::*;

use crate::{parts::frame::Frame, say::say};

/// What [`SessionForm`] is given.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    #[prop_or_default]
    pub id: Option<i64>,
    #[prop_or_default]
    pub planned: bool,
}

/// The screen.
#[function_component]
pub fn SessionForm(_props: &Props) -> Html {
    html! { <Frame title={say("session-title")}>{ "" }</Frame> }
}
