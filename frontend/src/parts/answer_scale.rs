//! A number between two words: wide keys for a short scale, a slider for a long one.

use yew::prelude::*;

use crate::{parts::answer_slider::Slider, say::say_with};

/// Most numbers that are shown as keys.
const MOST_KEYS: i32 = 11;

/// What a scale shows.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What is asked, for those who do not see it.
    pub label: AttrValue,
    /// The lowest number.
    pub from: i32,
    /// The highest number.
    pub to: i32,
    /// Between two numbers.
    pub step: i32,
    /// The word at the low end.
    pub low: AttrValue,
    /// The word at the high end.
    pub high: AttrValue,
    /// What was chosen.
    pub value: Option<i32>,
    /// A key was tapped.
    pub ontap: Callback<i32>,
    /// The slider was moved.
    pub onset: Callback<i32>,
}

/// Draws the scale.
#[function_component]
pub fn Scale(props: &Props) -> Html {
    let Props {
        from, to, value, ..
    } = *props;
    let step = props.step.max(1);
    let count = (to - from) / step + 1;
    if count > MOST_KEYS {
        return html! {
            <Slider label={props.label.clone()} {from} {to} {step} low={props.low.clone()}
                high={props.high.clone()} {value} onset={props.onset.clone()} />
        };
    }
    let key = |number: i32| {
        let word = match number {
            it if it == from => Some(&props.low),
            it if it == to => Some(&props.high),
            _ => None,
        };
        let label = word.map(|word| {
            say_with(
                "fill-scale-key",
                &[("number", number.into()), ("word", word.to_string().into())],
            )
        });
        let onclick = props.ontap.reform(move |_| number);
        html! {
            <button type="button" class="key" aria-pressed={pressed(value == Some(number))}
                aria-label={label} {onclick}>{ number }</button>
        }
    };
    let keys = if count == MOST_KEYS {
        "scale-keys eleven"
    } else {
        "scale-keys"
    };
    let numbers = (0..).map(|it| from + it * step).take_while(|it| *it <= to);
    html! {
        <div class="scale" role="group" aria-label={props.label.clone()}>
            <p class="scale-low"><b>{ from }</b>{ " " }{ &props.low }</p>
            <div class={keys}>{ for numbers.map(key) }</div>
            <p class="scale-high"><b>{ to }</b>{ " " }{ &props.high }</p>
        </div>
    }
}

/// The word of ARIA for a key that stays down.
pub fn pressed(is: bool) -> &'static str {
    if is { "true" } else { "false" }
}
