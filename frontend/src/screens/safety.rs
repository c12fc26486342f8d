//! The safety screens that follow an answer: help first, one question, never a verdict.

use std::rc::Rc;

use care::{
    contract::{RecordSafety, SeeHelp},
    safety::{HelpCard, SafetyCheck, SafetyRoute},
};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::{
    bridge::ask,
    hooks::{use_effect_with, use_reducer},
    parts::{
        button::{Button, Weight, button},
        call,
        frame::Frame,
        heading::Heading,
        icon::{Glyph, icon},
        sentence::said,
    },
    route::Route,
    say::say,
    travel::{self, link},
};

/// What the screen knows.
#[derive(Clone, Debug, Default, PartialEq)]
struct State {
    /// "Yes, I am safe."
    safe: bool,
    card: Option<HelpCard>,
}

/// What can happen on it.
enum Action {
    CardCame(Box<HelpCard>),
    Safe,
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            Action::CardCame(card) => next.card = Some(*card),
            Action::Safe => next.safe = true,
        }
        next.into()
    }
}

/// The screen.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Safety {
    /// Which screen the answer leads to.
    pub shown: SafetyRoute,
}

kept!(Safety, use_safety, |it| format!("{:?}", it.shown));

#[hook]
fn use_safety(props: &Safety) -> Html {
    let shown = props.shown;
    let state = use_reducer(State::default);
    use_effect_with((), {
        let dispatcher = state.dispatcher();
        move |()| {
            spawn_local(async move {
                if let Ok(card) = ask(SeeHelp {}).await {
                    dispatcher.dispatch(Action::CardCame(card.into()));
                }
            });
        }
    });
    // Kept once: with the answer, or without one when the screen is left.
    let kept = use_mut_ref(|| false);
    let keep = Callback::from(move |safe_now| {
        if !kept.replace(true) {
            let check = SafetyCheck { shown, safe_now };
            spawn_local(async move {
                // The way to help must not wait for the disk, nor be covered by its troubles.
                let _ = ask(RecordSafety { check }).await;
            });
        }
    });
    let answer = {
        let (dispatcher, keep) = (state.dispatcher(), keep.clone());
        Callback::from(move |safe| {
            keep.emit(Some(safe));
            match safe {
                true => dispatcher.dispatch(Action::Safe),
                false => travel::replace(&Route::Safety(SafetyRoute::Emergency)),
            }
        })
    };
    let leave = Callback::from(move |()| {
        keep.emit(None);
        travel::go(&Route::Today);
    });
    part!(Frame {
        title: say("safety-title"),
        children: html! {
            <>
                { view(shown, &state, &answer, &leave) }
            </>
        },
    })
}

fn view(shown: SafetyRoute, state: &State, answer: &Callback<bool>, leave: &Callback<()>) -> Html {
    let heading = |id: &str| {
        part!(Heading {
            text: say(id),
            step: AttrValue::from(id.to_owned())
        })
    };
    let go_on = |weight| {
        // Where help has been shown the way out is quiet; else it is the one thing to do.
        let label = say(if weight == Weight::Main {
            "safety-go-on"
        } else {
            "safety-leave"
        });
        html! { <div class="wide">{ part!(Button { weight, label, onpress: leave.clone() }) }</div> }
    };
    let card = state.card.as_ref();
    let told = html! { <p class="nobody-told">{ icon(Glyph::Info) }<span>{ say("safety-nobody-told") }</span></p> };
    if state.safe {
        return html! {
            <>
                { heading("safety-safe") }
                { said("lead", "safety-safe-text") }
                { told }
                { plan() }
                { go_on(Weight::Main) }
                { lines(card, card.map(call::emergency)) }
                { own(card) }
            </>
        };
    }
    match shown {
        SafetyRoute::GentleNote => html! {
            <>
                { heading("safety-note") }
                { said("lead", "safety-note-text") }
                { told }
                <p>{ link(Route::Help, "", html! { say("fill-help-open") }) }</p>
                { go_on(Weight::Main) }
            </>
        },
        SafetyRoute::Ask => html! {
            <>
                { heading("safety-thanks") }
                { told }
                { question(answer) }
                { lines(card, card.map(call::emergency)) }
                { own(card) }
                { plan() }
                { go_on(Weight::Plain) }
            </>
        },
        SafetyRoute::Crisis => html! {
            <>
                { heading("safety-crisis") }
                { said("lead", "safety-clinic-today") }
                { told }
                { lines(card, card.map(call::emergency)) }
                { own(card) }
                { plan() }
                { question(answer) }
                { go_on(Weight::Plain) }
            </>
        },
        SafetyRoute::Emergency => html! {
            <>
                { heading("safety-emergency") }
                <ul class="stack">{ for card.map(call::emergency) }</ul>
                <ul class="read-lines of-safety lead">
                    <li>{ say("safety-go-to-someone") }</li>
                    <li>{ say("safety-move-away") }</li>
                </ul>
                { told }
                { own(card) }
                { lines(card, None) }
                { plan() }
                { go_on(Weight::Plain) }
            </>
        },
    }
}

/// The way to my safety plan; this screen waits behind it.
fn plan() -> Html {
    let words = html! { <>
        <span class="kind-mark of-safety">{ icon(Glyph::Safety) }</span>
        <span class="row-words">{ say("plan-title") }</span>
        { icon(Glyph::Next) }
    </> };
    html! { <nav class="rows" aria-label={say("help-more")}>{ link(Route::SafetyPlan, "row-line", words) }</nav> }
}

fn question(answer: &Callback<bool>) -> Html {
    html! {
        <section class="card" aria-labelledby="safe-now">
            <h2 id="safe-now">{ say("safety-question") }</h2>
            <div class="yes-no">
                { button("yes", answer.reform(|()| true)) }
                { button("no", answer.reform(|()| false)) }
            </div>
        </section>
    }
}

fn lines(card: Option<&HelpCard>, emergency: Option<Html>) -> Html {
    match card {
        Some(card) => html! {
            <section class="stack" aria-labelledby="safety-lines">
                <h3 id="safety-lines">{ say("help-lines") }</h3>
                <ul class="stack">
                    { for call::lines(card) }
                    { emergency }
                </ul>
            </section>
        },
        None => Html::default(),
    }
}

/// My people and my clinic, where there are any.
fn own(card: Option<&HelpCard>) -> Html {
    let Some(card) = card.filter(|it| !it.people.is_empty() || it.clinic.is_some()) else {
        return Html::default();
    };
    html! {
        <section class="stack" aria-labelledby="safety-own">
            <h3 id="safety-own">{ say("safety-own") }</h3>
            <ul class="stack">
                { for card.people.iter().chain(&card.clinic).map(|it| call::contact(it, card.dials)) }
            </ul>
        </section>
    }
}
