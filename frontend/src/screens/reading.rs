//! The screen `reading`.

use yew::prelude::*;

use crate::{
    parts::frame::{Frame, Tab},
    say::say,
};

/// What [`Reading`] is given.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    pub id: i64,
}

/// The screen.
#[function_component]
pub fn Reading(_props: &Props) -> Html {
    html! { <Frame title={say("bar-journal")} tab={Tab::Journal}>{ "" }</Frame> }
}
