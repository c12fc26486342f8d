//! A number between two words: wide keys for a short scale, a slider for a long one.

use yew::prelude::*;

use crate::{parts::answer_slider::Slider, say::say_with};

/// Most numbers that are shown as keys.
const MOST_KEYS: i32 = 11;

/// Draws the scale.
#[derive(Properties, PartialEq)]
pub struct Scale {
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

impl Scale {
    /// Drawn at once: it has no state of its own.
    pub fn draw(&self) -> Html {
        let Self {
            from, to, value, ..
        } = *self;
        let step = self.step.max(1);
        let count = (to - from) / step + 1;
        if count > MOST_KEYS {
            return part!(Slider {
                label: self.label.clone(),
                from,
                to,
                step,
                low: self.low.clone(),
                high: self.high.clone(),
                value,
                onset: self.onset.clone()
            });
        }
        let key = |number: i32| {
            let word = match number {
                it if it == from => Some(&self.low),
                it if it == to => Some(&self.high),
                _ => None,
            };
            let label = word.map(|word| {
                say_with(
                    "fill-scale-key",
                    &[("number", number.into()), ("word", word.to_string().into())],
                )
            });
            let onclick = self.ontap.reform(move |_| number);
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
            <div class="scale" role="group" aria-label={self.label.clone()}>
                <p class="scale-low"><b>{ from }</b>{ " " }{ &self.low }</p>
                <div class={keys}>{ for numbers.map(key) }</div>
                <p class="scale-high"><b>{ to }</b>{ " " }{ &self.high }</p>
            </div>
        }
    }
}

/// The word of ARIA for a key that stays down.
pub fn pressed(is: bool) -> &'static str {
    if is { "true" } else { "false" }
}
