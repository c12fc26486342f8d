//! The sheets over Today: why this helps now, and when to ask again.

use care::{entry::Chosen, schedule::Occurrence, today::Place};
use yew::prelude::*;

use crate::parts::button::button;

use super::{Action, view::Hands};
use crate::{
    parts::{
        button::{Button, Weight},
        sheet::Sheet,
    },
    say::say,
};

/// What helps now and why, what comes next, and what is known.
pub fn why(place: &Place, hands: &Hands) -> Html {
    let stay = hands.dispatch.reform(|()| Action::Stay);
    html! {
        <Sheet title={say("today-why")} onclose={stay.clone()}>
            { for place.why.iter().map(|it| html! {
                <section class="why">
                    <h3>{ &it.title }</h3>
                    { for it.lines.iter().map(|line| html! { <p>{ line }</p> }) }
                </section>
            }) }
            <div class="wide">{ button("close", stay) }</div>
        </Sheet>
    }
}

/// When to ask again.
pub fn again_when(it: &Occurrence, hands: &Hands) -> Html {
    let times = [
        ("later-quarter", Chosen::LaterQuarterHour),
        ("later-hour", Chosen::LaterHour),
        ("later-evening", Chosen::LaterThisEvening),
    ];
    let stay = hands.dispatch.reform(|()| Action::Stay);
    html! {
        <Sheet title={say("later-title")} onclose={stay.clone()}>
            <div class="stack wide">
                { for times.into_iter().map(|(id, choice)| part!(Button {
                    label: say(id), onpress: hands.choose(it, choice),
                })) }
                { part!(Button { weight: Weight::Plain, label: say("cancel"), onpress: stay }) }
            </div>
        </Sheet>
    }
}
