//! The screen `share`.

use yew::prelude::*;

use crate::{
    parts::frame::{Frame, Tab},
    say::say,
};

/// The screen.
#[function_component]
pub fn Share() -> Html {
    html! { <Frame title={say("bar-share")} tab={Tab::Share}>{ "" }</Frame> }
}
