//! The screen `journal`.

use yew::prelude::*;

use crate::{
    parts::frame::{Frame, Tab},
    say::say,
};

/// The screen.
#[function_component]
pub fn Journal() -> Html {
    html! { <Frame title={say("bar-journal")} tab={Tab::Journal}>{ "" }</Frame> }
}
