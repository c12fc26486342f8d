//! Text fields with their label, hint and error.

use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::{
    parts::icon::{Glyph, icon},
    say::say,
};

/// What is typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Typed {
    /// A line of words.
    #[default]
    Line,
    /// Several lines; the field grows with the text.
    Lines,
    /// A passphrase, with a button to show it.
    Secret,
    /// The same, shown from the start.
    SecretShown,
    /// A telephone number.
    Phone,
}

/// One text field.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Field {
    /// Unique on the page.
    pub id: AttrValue,
    /// What is asked.
    pub label: AttrValue,
    /// What stands in it.
    pub value: AttrValue,
    /// With each keystroke.
    pub ontype: Callback<String>,
    #[prop_or_default]
    pub typed: Typed,
    /// A quieter line below the label.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// What is wrong with it.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// Most characters.
    #[prop_or_default]
    pub max: Option<u32>,
}

kept!(Field, use_field, |it| it.id.to_string());

#[hook]
fn use_field(props: &Field) -> Html {
    let shown = use_state(|| props.typed == Typed::SecretShown);
    let hint_id = format!("{}-hint", props.id);
    let error_id = format!("{}-error", props.id);
    let mut described = Vec::new();
    if props.hint.is_some() {
        described.push(hint_id.clone());
    }
    if props.error.is_some() {
        described.push(error_id.clone());
    }
    let described = (!described.is_empty()).then(|| described.join(" "));
    let secret = matches!(props.typed, Typed::Secret | Typed::SecretShown);
    let invalid = props.error.as_ref().map(|_| "true");
    let max = props.max.map(|it| it.to_string());

    // A shown passphrase may be longer than the line: it grows too, but stays one line.
    let grows = props.typed == Typed::Lines || secret && *shown;
    let input = if grows {
        let oninput = props.ontype.reform(move |it: InputEvent| {
            let words = it.target_unchecked_into::<HtmlTextAreaElement>().value();
            if secret {
                words.replace('\n', " ")
            } else {
                words
            }
        });
        html! {
            // The copy behind gives the field the height of its text.
            <div class="grow">
                <div class="grow-copy" aria-hidden="true">{ format!("{} ", props.value) }</div>
                <textarea id={props.id.clone()} class="field-input" rows={if secret { "1" } else { "2" }}
                    value={props.value.clone()} maxlength={max} autocomplete="off"
                    autocapitalize={secret.then_some("none")} spellcheck={secret.then_some("false")}
                    aria-describedby={described} aria-invalid={invalid} {oninput} />
            </div>
        }
    } else {
        let oninput = props
            .ontype
            .reform(|it: InputEvent| it.target_unchecked_into::<HtmlInputElement>().value());
        let kind = match props.typed {
            Typed::Secret | Typed::SecretShown => "password",
            Typed::Phone => "tel",
            Typed::Line | Typed::Lines => "text",
        };
        html! {
            <input id={props.id.clone()} class="field-input" type={kind} value={props.value.clone()}
                maxlength={max} autocomplete="off" autocapitalize={secret.then_some("none")}
                spellcheck={secret.then_some("false")}
                aria-describedby={described} aria-invalid={invalid} {oninput} />
        }
    };
    let flip = {
        let shown = shown.clone();
        Callback::from(move |_: MouseEvent| shown.set(!*shown))
    };
    html! {
        <div class="field">
            <label class="field-label" for={props.id.clone()}>{ props.label.clone() }</label>
            if let Some(hint) = &props.hint {
                <p class="hint" id={hint_id}>{ hint }</p>
            }
            <div class="field-row">
                { input }
                if secret {
                    <button type="button" class="field-eye" aria-pressed={if *shown { "true" } else { "false" }}
                        aria-label={say("field-show")} onclick={flip}>
                        { icon(if *shown { Glyph::Hide } else { Glyph::Show }) }
                    </button>
                }
            </div>
            <p class="field-error" id={error_id} role="alert">{ props.error.clone() }</p>
        </div>
    }
}
