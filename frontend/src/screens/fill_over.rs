//! After a form: one quiet line, how a measure compares, and the rest that is offered.

use care::{
    contract::Finished,
    form::{Ended, Form, FormKind},
    measure::Change,
};
use yew::prelude::*;

use crate::{
    parts::{
        button::{Button, Weight, button},
        frame::Frame,
        heading::Heading,
        sentence::paragraph,
    },
    route::Route,
    say::{say, say_with},
    travel,
};

/// How long the rest is that a thought exercise ends with, in minutes: `care.md` section 2.5.
const REST_MINUTES: u16 = 10;

/// Draws the closing line and what may follow.
pub fn form_over(form: &Form, ended: Ended, finished: &Finished) -> Html {
    let to = |route: Route| Callback::from(move |()| travel::replace(&route));

    let rests = form.then_rest && ended != Ended::NotToday;
    let lines = change_in_words(finished.change);
    part!(Frame {
        title: form.title.clone(),
        class: "form-over",
        children: html! {
            <>
                { part!(Heading { text: say(closing(form, ended)), step: "over" }) }
                { for lines.iter().map(|it| html! { <p>{ say(it) }</p> }) }
                { for finished.told.iter().map(|it| html! { <p class="lead">{ it }</p> }) }
                if let Some((next, name)) = finished.leads_to.as_ref().filter(|_| rests) {
                    { part!(Button {
                        label: say_with("fill-lead-on", &[("name", name.as_str().into())]),
                        onpress: to(Route::fill(next)),
                    }) }
                }
                if rests {
                    { paragraph("", say_with("fill-rest-offer", &[("minutes", REST_MINUTES.into())])) }
                    { part!(Button {
                        weight: Weight::Main, label: say("fill-rest-now"),
                        onpress: to(Route::RestAfter(REST_MINUTES)),
                    }) }
                    { button("fill-rest-not-now", Callback::from(|()| travel::ask_mood())) }
                } else {
                    { part!(Button {
                        weight: Weight::Main, label: say("fill-to-today"), onpress: to(Route::Today),
                    }) }
                    { button("fill-to-entry", to(Route::Reading(finished.entry))) }
                    if form.kind == FormKind::Measure {
                        <p>{ travel::link(Route::Help, "", html! { say("fill-help-open") }) }</p>
                    }
                }
            </>
        },
    })
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
