//! After a form: one quiet line, how a measure compares, and the rest that is offered.

use care::{
    contract::Finished,
    entry::EntryId,
    form::{Ended, Form, FormKind},
    measure::Change,
};
use yew::prelude::*;
use yew_router::prelude::*;

use crate::{
    parts::{
        button::{Button, Weight},
        frame::Frame,
        heading::Heading,
    },
    route::Route,
    say::{say, say_with},
};

/// How long the rest is that a thought exercise ends with, in minutes: `care.md` section 2.5.
const REST_MINUTES: u16 = 10;

/// What [`FormOver`] is given.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    /// Which form it was.
    pub form: Form,
    /// How it ended.
    pub ended: Ended,
    /// What the journal said.
    pub finished: Finished,
}

/// Draws the closing line and what may follow.
#[function_component]
pub fn FormOver(props: &Props) -> Html {
    let navigator = use_navigator();
    let to = |route: Route| {
        let navigator = navigator.clone();
        Callback::from(move |()| {
            if let Some(navigator) = &navigator {
                navigator.replace(&route);
            }
        })
    };
    let EntryId(id) = props.finished.entry;
    let rests = props.form.then_rest && props.ended != Ended::NotToday;
    let lines = change_in_words(props.finished.change);
    html! {
        <Frame title={props.form.title.clone()} class="form-over">
            <Heading text={say(closing(&props.form, props.ended))} step="over" />
            { for lines.iter().map(|it| html! { <p>{ say(it) }</p> }) }
            if rests {
                <p>{ say_with("fill-rest-offer", &[("minutes", REST_MINUTES.into())]) }</p>
                <Button weight={Weight::Main} label={say("fill-rest-now")}
                    onpress={to(Route::Rest { minutes: REST_MINUTES })} />
                <Button label={say("fill-rest-not-now")} onpress={to(Route::Today)} />
            } else {
                <Button weight={Weight::Main} label={say("fill-to-today")} onpress={to(Route::Today)} />
                <Button label={say("fill-to-entry")} onpress={to(Route::Reading { id })} />
            }
        </Frame>
    }
}

fn closing(form: &Form, ended: Ended) -> &'static str {
    match (ended, form.kind) {
        (Ended::NotToday, _) => "fill-over-not-today",
        (Ended::Early, _) => "fill-over-early",
        (Ended::Finished, FormKind::Prompt) => "fill-over-prompt",
        (Ended::Finished, FormKind::Measure) => "fill-over-measure",
        (Ended::Finished, FormKind::Exercise) => "fill-over-exercise",
        (Ended::Finished, FormKind::Note) => "fill-over-note",
    }
}

/// How the total compares, without a number and without a label.
fn change_in_words(change: Option<Change>) -> &'static [&'static str] {
    match change {
        None => &[],
        Some(Change::First) => &["fill-change-first"],
        Some(Change::Lower) => &["fill-change-lower", "fill-change-chance"],
        Some(Change::Same) => &["fill-change-same"],
        Some(Change::Higher) => &["fill-change-higher", "fill-change-chance"],
        Some(Change::Incomplete) => &["fill-change-incomplete"],
    }
}
