//! Something is wrong with the files or the shell: what it is, that nothing was changed, and help.

use care::contract::Failure;
use yew::prelude::*;

use crate::{
    parts::{
        button::{Button, Weight},
        frame::Frame,
        line::line,
    },
    route::Route,
    say::{failure, say},
    travel::link,
};

/// The door that cannot be opened now; `again` looks at it once more.
pub fn broken_door(why: &Failure, again: Callback<()>) -> Html {
    part!(Frame {
        title: say("broken-title"),
        children: html! {
            <>
                <div class="locked-room">
                    { line() }
                    <div class="stack wide">
                        <h2 tabindex="-1">{ say("broken-heading") }</h2>
                        <p class="lead" role="alert">{ failure(why) }</p>
                        { part!(Button {
                            weight: Weight::Main, label: say("broken-again"), onpress: again,
                        }) }
                        if matches!(why, Failure::Broken(_)) {
                            { link(Route::Vault, "button button-quiet", html! { { say("broken-mend") } }) }
                        }
                    </div>
                </div>
            </>
        },
    })
}
