//! The screen `settings`.

use yew::prelude::*;

use crate::{
    parts::frame::{Frame, Tab},
    say::say,
};

/// The screen.
#[function_component]
pub fn Settings() -> Html {
    html! { <Frame title={say("settings-title")} tab={Tab::Today}>{ "" }</Frame> }
}
