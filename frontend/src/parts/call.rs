//! A number to call: large enough to read to somebody, and a tap away.

use care::{
    dial::dialled,
    safety::{Contact, HelpCard, HelpLine},
};
use yew::prelude::*;

use crate::{
    parts::icon::{Glyph, icon},
    say::{say, say_with},
};

/// One number, with its name, as a link that the phone dials.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Call {
    /// Who answers.
    pub name: AttrValue,
    /// The number as printed; none: it is for texts only.
    #[prop_or_default]
    pub number: Option<AttrValue>,
    /// How to text, in words.
    #[prop_or_default]
    pub text: Option<AttrValue>,
    /// Comes before all others: the number for emergencies.
    #[prop_or_default]
    pub first: bool,
    /// A tap dials on this device; else the number is there to be read and copied.
    pub dials: bool,
}

impl Call {
    /// Drawn at once: it has no state of its own.
    pub fn draw(&self) -> Html {
        let Self {
            name,
            number,
            text,
            first,
            dials,
        } = self;
        html! {
            <li class={classes!("call", first.then_some("call-now"))}>
                <div class="call-words">
                    <span>{ name }</span>
                    if let Some(number) = number {
                        <span class="call-number">{ number }</span>
                    }
                    if let Some(text) = text {
                        <span class={if number.is_some() { "hint" } else { "call-text" }}>{ text }</span>
                    }
                </div>
                if let Some(number) = number.as_ref().filter(|_| *dials).and_then(|it| dialled(it)) {
                    <a class="call-go" href={format!("tel:{number}")}
                        aria-label={say_with("call", &[("name", name.as_str().into())])}>
                        { icon(Glyph::Call) }
                    </a>
                } else {
                    <span class="kind-mark of-safety">
                        { icon(if number.is_some() { Glyph::Call } else { Glyph::Text }) }
                    </span>
                }
            </li>
        }
    }
}

/// A help line of the country, or of the plan.
pub fn line(it: &HelpLine, dials: bool) -> Html {
    part!(Call {
        dials,
        name: it.name.clone(),
        number: it.call.clone(),
        text: it.text.clone()
    })
}

/// The number for emergencies.
pub fn emergency(card: &HelpCard) -> Html {
    part!(Call {
        dials: card.dials,
        first: true,
        name: say("help-emergency"),
        number: card.country.emergency.clone()
    })
}

/// Somebody of the patient's own.
pub fn contact(it: &Contact, dials: bool) -> Html {
    part!(Call {
        dials,
        name: it.name.reveal().to_owned(),
        number: it.phone.reveal().to_owned()
    })
}

/// All lines: of the clinician's plan, of the country, and those that the patient added.
pub fn lines(card: &HelpCard) -> impl Iterator<Item = Html> {
    let of_plan = card.from_plan.iter().flat_map(|it| &it.lines);
    let lines = of_plan.chain(&card.country.lines);
    let own = card.lines.iter().map(|it| contact(it, card.dials));
    lines.map(|it| line(it, card.dials)).chain(own)
}
