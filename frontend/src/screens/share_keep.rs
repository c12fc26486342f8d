//! Below the page: in which form it is saved, what was shared before, and a file to look at.

use care::shared::{Looked, SharedForm};
use yew::prelude::*;

use crate::{
    parts::{
        button::button,
        choice::{Choice, Row},
        field::{Field, Typed},
        pick_file::PickFile,
        sentence::{opener, paragraph, said},
    },
    say::{say, say_with, words},
    screens::{
        share::Wanted,
        share_state::{Action, State},
    },
};

/// Which form, and the key to seal to.
pub fn forms(state: &State, onact: &Callback<Action>) -> Html {
    let row = |form: &SharedForm| Row {
        value: name(*form).into(),
        label: say(&format!("share-as-{}", name(*form))).into(),
        hint: Some(say(&format!("share-as-{}-hint", name(*form))).into()),
    };
    let offered = state.log.forms.clone();
    let onchoose = onact.reform(move |chosen: AttrValue| {
        let found = offered.iter().find(|it| name(**it) == &*chosen);
        Action::As(found.copied().unwrap_or(SharedForm::Page))
    });
    let key = match state.form {
        SharedForm::Sealed => Some(("share-key", "share-key-hint", Typed::Line)),
        SharedForm::Everything => {
            Some(("vault-passphrase", "share-passphrase-hint", Typed::Secret))
        }
        _ => None,
    };
    html! {
        <section class="section">
            { part!(Choice {
                name: "form", legend: say("share-as"), rows: state.log.forms.iter().map(row).collect::<Vec<_>>(),
                chosen: AttrValue::from(name(state.form)), onchoose,
            }) }
            if let Some((label, hint, typed)) = key {
                { Field {
                    id: "share-key".into(), label: say(label).into(), value: state.key.clone().into(),
                    ontype: onact.reform(Action::Key), typed, hint: Some(say(hint).into()), error: None, max: Some(200),
                }.draw() }
            }
        </section>
    }
}

fn name(form: SharedForm) -> &'static str {
    match form {
        SharedForm::Page => "page",
        SharedForm::Locked => "locked",
        SharedForm::Sealed => "sealed",
        SharedForm::Printed => "printed",
        SharedForm::Fhir => "fhir",
        SharedForm::Tables => "tables",
        SharedForm::Everything => "everything",
    }
}

/// Where it was saved, and the words that open it.
pub fn saved(state: &State) -> Html {
    let Some(saved) = &state.saved else {
        return Html::default();
    };
    if saved.place.is_empty() {
        return said("share-saved", "share-printed");
    }
    html! {
        <>
            { paragraph("share-saved", say_with("share-saved", &[("path", saved.place.as_str().into())])) }
            if let Some(it) = &saved.words {
                { said("", "share-words") }
                <p class="share-words">{ it.reveal().to_owned() }</p>
            }
            { said("quiet", "share-only-you") }
        </>
    }
}

/// What was shared, and a file that somebody shared.
pub fn before(state: &State, onact: &Callback<Action>, onwant: &Callback<Wanted>) -> Html {
    let line = |(at, it): &(chrono::NaiveDateTime, care::shared::Shared)| {
        let day = |day: chrono::NaiveDate| words(|it| it.date(day));
        let period = it.period.map_or_else(String::new, |[from, to]| {
            say_with(
                "share-from-to",
                &[("from", day(from).into()), ("to", day(to).into())],
            )
        });
        let out =
            (it.left_out > 0).then(|| say_with("share-left-out", &[("count", it.left_out.into())]));
        html! {
            <li>{ day(at.date()) }{ ": " }{ say(&format!("share-as-{}", name(it.form))) }{ period }{ out }</li>
        }
    };
    let look = onwant.reform(Wanted::Look);
    html! {
        <section class="section">
            <details class="unfold">
                { opener("share-log") }
                if state.log.lines.is_empty() {
                    { said("quiet", "share-log-none") }
                } else {
                    <ul class="share-log">{ for state.log.lines.iter().map(line) }</ul>
                }
                if let Some(digits) = &state.log.fingerprint {
                    { said("", "share-digits") }
                    <p class="share-words">{ digits }</p>
                }
            </details>
            <details class="unfold">
                { opener("share-open") }
                { said("quiet", "share-open-lead") }
                { part!(PickFile { label: say("share-pick"), accept: ".pdf,.age", onpick: look }) }
                <div role="status">
                    if let Some(looked) = &state.looked {
                        { told(looked) }
                    }
                </div>
                if let Some((file, typed)) = &state.sealed {
                    { Field {
                        id: "share-typed".into(), label: say("share-typed").into(), value: typed.clone().into(),
                        ontype: { let file = file.clone(); onact.reform(move |it| Action::Sealed(file.clone(), it)) },
                        typed: Typed::SecretShown, hint: Some(say("share-typed-hint").into()), error: None, max: Some(200),
                    }.draw() }
                    { button("share-take", onwant.reform(|()| Wanted::Take)) }
                }
            </details>
        </section>
    }
}

fn told(looked: &Looked) -> Html {
    let class = if looked.is_sound {
        "card"
    } else {
        "card notice"
    };
    html! { <div {class}>{ for looked.lines.iter().map(|it| html! { <p>{ it }</p> }) }</div> }
}
