//! Something is wrong with the files or the shell: what it is, that nothing was changed, and help.

use care::contract::Failure;
use yew::prelude::*;

use crate::{
    parts::{
        button::{Button, Weight},
        frame::Frame,
        heading::Heading,
        line::Line,
    },
    say::{failure, say},
};

/// What [`BrokenDoor`] is given.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    /// What is wrong.
    pub failure: Failure,
    /// Looks at the door again.
    pub again: Callback<()>,
}

/// The door that cannot be opened now.
#[function_component]
pub fn BrokenDoor(props: &Props) -> Html {
    html! {
        <Frame title={say("broken-title")}>
            <div class="locked-room">
                <Line />
                <div class="stack wide">
                    <Heading text={say("broken-heading")} />
                    <p class="lead" role="alert">{ failure(&props.failure) }</p>
                    <Button weight={Weight::Main} label={say("broken-again")} onpress={props.again.clone()} />
                </div>
            </div>
        </Frame>
    }
}
