//! The screen `practise`.

use yew::prelude::*;

use crate::{
    parts::frame::{Frame, Tab},
    say::say,
};

/// The screen.
#[function_component]
pub fn Practise() -> Html {
    html! { <Frame title={say("bar-practise")} tab={Tab::Practise}>{ "" }</Frame> }
}
