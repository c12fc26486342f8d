//! The screen `today`.

use yew::prelude::*;

use crate::{
    parts::frame::{Frame, Tab},
    say::say,
};

/// The screen.
#[function_component]
pub fn TodayScreen() -> Html {
    html! { <Frame title={say("today-title")} tab={Tab::Today}>{ "" }</Frame> }
}
