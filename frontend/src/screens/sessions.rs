//! The screen `sessions`.

use yew::prelude::*;

use crate::{
    parts::frame::{Frame, Tab},
    say::say,
};

/// The screen.
#[function_component]
pub fn Sessions() -> Html {
    html! { <Frame title={say("sessions-title")} tab={Tab::Today}>{ "" }</Frame> }
}
