//! A sentence of the patient's own, large, to be said slowly a few times.

use yew::prelude::*;

use crate::{
    parts::button::{Button, Weight},
    parts::sentence::said,
    say::{say, say_with},
};

/// Draws the sentence and one dot for each time.
#[derive(Properties, PartialEq)]
pub struct Repeat {
    /// The sentence; none: it was not written.
    pub sentence: Option<AttrValue>,
    /// How often.
    pub times: u8,
    /// Whether it was said as often already.
    pub said: bool,
    /// Said as often as asked.
    pub onsaid: Callback<()>,
}

kept!(Repeat, use_repeat);

#[hook]
fn use_repeat(props: &Repeat) -> Html {
    let times = props.times;
    let count = use_state_eq(|| if props.said { times } else { 0 });
    let Some(sentence) = &props.sentence else {
        return html! { { said("quiet", "fill-repeat-nothing") } };
    };
    let onpress = {
        let (count, onsaid) = (count.clone(), props.onsaid.clone());
        Callback::from(move |()| {
            let now = (*count + 1).min(times);
            count.set(now);
            if now == times {
                onsaid.emit(());
            }
        })
    };
    let weight = if *count < times {
        Weight::Main
    } else {
        Weight::Quiet
    };
    let told = say_with(
        "fill-repeat-count",
        &[("done", (*count).into()), ("of", times.into())],
    );
    html! {
        <div class="repeat">
            <blockquote class="own-words large">{ sentence }</blockquote>
            { said("quiet", "fill-repeat-hint") }
            <div class="repeat-row">
                { part!(Button {
                    weight: weight, label: say("fill-repeat-said"), disabled: *count >= times,
                    onpress,
                }) }
                <span class="dots" aria-hidden="true">
                    { for (0..times).map(|it| html! { <i class={if it < *count { "dot full" } else { "dot" }} /> }) }
                </span>
                <span class="unseen" role="status">{ told }</span>
            </div>
        </div>
    }
}
