//! A small number with a key for less and a key for more.

use yew::prelude::*;

use crate::{
    parts::icon::{Glyph, Icon},
    say::say_with,
};

/// What a stepper shows.
#[derive(Properties, PartialEq)]
pub struct Props {
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

/// Draws the stepper.
#[function_component]
pub fn Stepper(props: &Props) -> Html {
    let Props {
        value, step, most, ..
    } = *props;
    let named = |id: &str| say_with(id, &[("what", props.label.to_string().into())]);
    let (less, more) = (
        value.saturating_sub(step),
        value.saturating_add(step).min(most),
    );
    html! {
        <div class="count" role="group" aria-label={props.label.clone()}>
            <span class="count-label">{ &props.label }</span>
            <button type="button" class="key round" disabled={value == 0} aria-label={named("fill-stepper-less")}
                onclick={props.onset.reform(move |_| less)}><Icon of={Glyph::Less} /></button>
            <output aria-live="polite">{ value }</output>
            <button type="button" class="key round" disabled={value >= most} aria-label={named("fill-stepper-more")}
                onclick={props.onset.reform(move |_| more)}><Icon of={Glyph::More} /></button>
        </div>
    }
}
