//! One of several, as wide rows of native radio buttons or as a closed list; and a switch.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// One row of a [`Choice`].
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Handed back when chosen.
    pub value: AttrValue,
    /// Its words.
    pub label: AttrValue,
    /// A quieter line below.
    pub hint: Option<AttrValue>,
}

/// A list of which one can be chosen.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Choice {
    /// Unique on the page.
    pub name: AttrValue,
    /// What is asked.
    pub legend: AttrValue,
    /// A heading above asks already: the legend is then only heard.
    #[prop_or_default]
    pub legend_unseen: bool,
    /// In order of show.
    pub rows: Vec<Row>,
    /// Which is chosen.
    #[prop_or_default]
    pub chosen: Option<AttrValue>,
    /// Chosen.
    pub onchoose: Callback<AttrValue>,
}

impl Choice {
    /// Drawn at once: it has no state of its own.
    pub fn draw(&self) -> Html {
        html! {
            <fieldset class="choice">
                <legend class={if self.legend_unseen { "unseen" } else { "field-label" }}>{ self.legend.clone() }</legend>
                { for self.rows.iter().map(|row| {
                    let onchange = {
                        let (onchoose, value) = (self.onchoose.clone(), row.value.clone());
                        Callback::from(move |_: Event| onchoose.emit(value.clone()))
                    };
                    html! {
                        <label key={row.value.to_string()} class="choice-row">
                            <input type="radio" name={self.name.clone()} value={row.value.clone()}
                                checked={self.chosen.as_ref() == Some(&row.value)} {onchange} />
                            <span class="choice-mark" aria-hidden="true"></span>
                            <span class="choice-words">
                                <span>{ row.label.clone() }</span>
                                if let Some(hint) = &row.hint {
                                    <span class="hint">{ hint }</span>
                                }
                            </span>
                        </label>
                    }
                }) }
            </fieldset>
        }
    }
}

/// On or off.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Switch {
    /// Its words.
    pub label: AttrValue,
    /// A quieter line below.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// Whether it is on.
    pub on: bool,
    /// Turned on or off.
    pub onturn: Callback<bool>,
}

impl Switch {
    /// Drawn at once: it has no state of its own.
    pub fn draw(&self) -> Html {
        let onchange = self
            .onturn
            .reform(|it: Event| it.target_unchecked_into::<HtmlInputElement>().checked());
        html! {
            <label class="switch">
                <span class="choice-words">
                    <span>{ self.label.clone() }</span>
                    if let Some(hint) = &self.hint {
                        <span class="hint">{ hint }</span>
                    }
                </span>
                <input type="checkbox" role="switch" checked={self.on} {onchange} />
                <span class="switch-mark" aria-hidden="true"></span>
            </label>
        }
    }
}

/// The same as a closed list, where the choice is rarely changed.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Pick {
    /// Unique on the page.
    pub id: AttrValue,
    /// What is asked.
    pub label: AttrValue,
    /// In order of show.
    pub rows: Vec<Row>,
    /// Which is chosen.
    pub chosen: AttrValue,
    /// Chosen.
    pub onchoose: Callback<AttrValue>,
}

impl Pick {
    /// Drawn at once: it has no state of its own.
    pub fn draw(&self) -> Html {
        let onchange = self.onchoose.reform(|it: Event| {
            AttrValue::from(it.target_unchecked_into::<HtmlSelectElement>().value())
        });
        html! {
            <div class="field">
                <label class="field-label" for={self.id.clone()}>{ self.label.clone() }</label>
                <select id={self.id.clone()} class="moment-pick pick" {onchange}>
                    { for self.rows.iter().map(|row| html! {
                        <option key={row.value.to_string()} value={row.value.clone()} selected={row.value == self.chosen}>
                            { row.label.clone() }
                        </option>
                    }) }
                </select>
            </div>
        }
    }
}
