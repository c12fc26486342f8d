//! Buttons: one main action a screen, all others quieter.

use yew::prelude::*;

use crate::{
    parts::icon::{Glyph, icon},
    say::say,
};

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

/// A button at least 48 px high.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Button {
    /// Its words.
    pub label: AttrValue,
    /// Its words and more, as it is read out where others on the screen say the same.
    #[prop_or_default]
    pub name: Option<AttrValue>,
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
    /// For a button that stays pressed.
    #[prop_or_default]
    pub pressed: Option<bool>,
    /// Sends the form that it stands in, also with Enter in a field.
    #[prop_or_default]
    pub sends: bool,
}

/// A quiet button with the message `id`.
#[inline(never)]
pub fn button(id: &str, onpress: Callback<()>) -> Html {
    part!(Button {
        label: say(id),
        onpress
    })
}

impl Button {
    /// Drawn at once: it has no state of its own.
    pub fn draw(&self) -> Html {
        let weight = match self.weight {
            Weight::Main => "button-main",
            Weight::Quiet => "button-quiet",
            Weight::Plain => "button-plain",
            Weight::Grave => "button-grave",
        };
        // A form's own submit comes by click and by Enter alike: it is heard there, once.
        let onclick = (!self.sends).then(|| self.onpress.reform(|_: MouseEvent| ()));
        let yes_no = |it: bool| if it { "true" } else { "false" };
        html! {
            <button
                type={if self.sends { "submit" } else { "button" }}
                class={classes!("button", weight)}
                disabled={self.disabled}
                aria-pressed={self.pressed.map(yes_no)}
                aria-label={self.name.clone()}
                {onclick}
            >
                if let Some(of) = self.icon {
                    { icon(of) }
                }
                <span>{ self.label.clone() }</span>
            </button>
        }
    }
}
