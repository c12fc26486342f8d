//! A small number with a key for less and a key for more.

use yew::prelude::*;

use crate::{
    parts::icon::{Glyph, icon},
    say::say_with,
};

/// Draws the stepper.
#[derive(Properties, PartialEq)]
pub struct Stepper {
    /// What is counted.
    pub label: AttrValue,
    /// So far.
    pub value: u16,
    /// Between two numbers.
    pub step: u16,
    /// The highest number.
    pub most: u16,
    /// Called with the new number.
    pub onset: Callback<u16>,
}

impl Stepper {
    /// Drawn at once: it has no state of its own.
    pub fn draw(&self) -> Html {
        let Self {
            value, step, most, ..
        } = *self;
        let named = |id: &str| say_with(id, &[("what", self.label.to_string().into())]);
        let (less, more) = (
            value.saturating_sub(step),
            value.saturating_add(step).min(most),
        );
        html! {
            <div class="count" role="group" aria-label={self.label.clone()}>
                <span class="count-label">{ &self.label }</span>
                <button type="button" class="key round" disabled={value == 0} aria-label={named("fill-stepper-less")}
                    onclick={self.onset.reform(move |_| less)}>{ icon(Glyph::Less) }</button>
                <output aria-live="polite">{ value }</output>
                <button type="button" class="key round" disabled={value >= most} aria-label={named("fill-stepper-more")}
                    onclick={self.onset.reform(move |_| more)}>{ icon(Glyph::More) }</button>
            </div>
        }
    }
}
