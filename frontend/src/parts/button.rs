//! Buttons: one main action a screen, all others quieter.

use yew::prelude::*;

use crate::parts::icon::{Glyph, Icon};

/// How much a button asks to be pressed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Weight {
    /// The one main action of a screen.
    Main,
    /// Another action beside it.
    #[default]
    Quiet,
    /// As light as a link.
    Plain,
    /// Takes something away for good, or leads to help.
    Grave,
}

/// What a [`Button`] is given.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    /// Its words.
    pub label: AttrValue,
    /// Pressed; not called for one that sends its form.
    #[prop_or_default]
    pub onpress: Callback<()>,
    #[prop_or_default]
    pub weight: Weight,
    #[prop_or_default]
    pub icon: Option<Glyph>,
    /// Something is under way, or an answer is missing.
    #[prop_or_default]
    pub disabled: bool,
    /// For a button that unfolds something.
    #[prop_or_default]
    pub expanded: Option<bool>,
    /// For a button that stays pressed.
    #[prop_or_default]
    pub pressed: Option<bool>,
    /// Sends the form that it stands in, also with Enter in a field.
    #[prop_or_default]
    pub sends: bool,
    #[prop_or_default]
    pub id: Option<AttrValue>,
}

/// A button at least 48 px high.
#[function_component]
pub fn Button(props: &Props) -> Html {
    let weight = match props.weight {
        Weight::Main => "button-main",
        Weight::Quiet => "button-quiet",
        Weight::Plain => "button-plain",
        Weight::Grave => "button-grave",
    };
    // A form's own submit comes by click and by Enter alike: it is heard there, once.
    let onclick = (!props.sends).then(|| props.onpress.reform(|_: MouseEvent| ()));
    let yes_no = |it: bool| if it { "true" } else { "false" };
    html! {
        <button
            id={props.id.clone()}
            type={if props.sends { "submit" } else { "button" }}
            class={classes!("button", weight)}
            disabled={props.disabled}
            aria-expanded={props.expanded.map(yes_no)}
            aria-pressed={props.pressed.map(yes_no)}
            {onclick}
        >
            if let Some(of) = props.icon {
                <Icon {of} />
            }
            <span>{ props.label.clone() }</span>
        </button>
    }
}
