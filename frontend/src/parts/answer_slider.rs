//! A slider with its number above and a key at both ends, for those whose hand is unsteady.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::{
    parts::icon::{Glyph, icon},
    say::{say, say_with},
};

/// Draws the slider.
#[derive(Properties, PartialEq)]
pub struct Slider {
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
    /// Where it stands; none: not touched yet.
    pub value: Option<i32>,
    /// Where the thumb waits until it is touched.
    #[prop_or_default]
    pub waits_at: Option<i32>,
    /// Called with the new number.
    pub onset: Callback<i32>,
}

impl Slider {
    /// Drawn at once: it has no state of its own.
    pub fn draw(&self) -> Html {
        let Self {
            from,
            to,
            step,
            value,
            ..
        } = *self;
        let middle = from + (to - from) / 2 / step.max(1) * step.max(1);
        let thumb = value.or(self.waits_at).unwrap_or(middle);
        let set = |number: i32| {
            let onset = self.onset.clone();
            Callback::from(move |_: MouseEvent| onset.emit(number))
        };
        let read = |input: HtmlInputElement, onset: &Callback<i32>| {
            if let Ok(number) = input.value().parse() {
                onset.emit(number);
            }
        };
        let oninput = {
            let onset = self.onset.clone();
            Callback::from(move |it: InputEvent| read(it.target_unchecked_into(), &onset))
        };
        let onchange = {
            let onset = self.onset.clone();
            Callback::from(move |it: Event| read(it.target_unchecked_into(), &onset))
        };
        // A tap on the spot where the thumb waits changes nothing, so that no input is told.
        let onclick = {
            let (onset, untouched) = (self.onset.clone(), value.is_none());
            Callback::from(move |it: MouseEvent| {
                if untouched {
                    read(it.target_unchecked_into(), &onset);
                }
            })
        };
        let told = match value {
            Some(number) => say_with(
                "fill-out-of",
                &[("number", number.into()), ("most", to.into())],
            ),
            None => say("fill-no-number-yet"),
        };
        html! {
            <div class="slider">
                <p class={if value.is_some() { "slider-number" } else { "slider-number unset" }} aria-hidden="true">
                    { value.map_or_else(|| "–".to_owned(), |it| it.to_string()) }
                </p>
                <div class="slider-row">
                    <button type="button" class="key round" aria-label={format!("{}: {}", say("fill-less"), self.label)}
                        onclick={set(near(thumb - step, from, to))}>{ icon(Glyph::Less) }</button>
                    <input type="range" class={if value.is_some() { "range" } else { "range unset" }}
                        min={from.to_string()} max={to.to_string()} step={step.to_string()}
                        value={thumb.to_string()} aria-label={self.label.clone()} aria-valuetext={told}
                        {oninput} {onchange} {onclick} />
                    <button type="button" class="key round" aria-label={format!("{}: {}", say("fill-more"), self.label)}
                        onclick={set(near(thumb + step, from, to))}>{ icon(Glyph::More) }</button>
                </div>
                <p class="ends"><span>{ &self.low }</span><span>{ &self.high }</span></p>
            </div>
        }
    }
}

fn near(number: i32, from: i32, to: i32) -> i32 {
    number.clamp(from, to.max(from))
}
