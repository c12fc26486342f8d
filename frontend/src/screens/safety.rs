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
        button::{Button, Weight},
        call,
        frame::Frame,
        heading::Heading,
    },
    route::Route,
    say::say,
    travel,
};

/// What stands on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// What the answer led to.
    First(SafetyRoute),
    /// "Yes, I am safe."
    Safe,
    /// "No": the emergency screen; nothing else is asked.
    NotSafe,
}

/// What the screen knows.
#[derive(Clone, Debug, PartialEq)]
struct State {
    stage: Stage,
    card: Option<HelpCard>,
}

/// What can happen on it.
enum Action {
    CardCame(HelpCard),
    Answered(bool),
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            Action::CardCame(card) => next.card = Some(card),
            Action::Answered(true) => next.stage = Stage::Safe,
            Action::Answered(false) => next.stage = Stage::NotSafe,
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
    let state = use_reducer(|| State {
        stage: Stage::First(shown),
        card: None,
    });
    use_effect_with((), {
        let dispatcher = state.dispatcher();
        move |()| {
            spawn_local(async move {
                if let Ok(card) = ask(SeeHelp {}).await {
                    dispatcher.dispatch(Action::CardCame(card));
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
    use_effect_with((), {
        let keep = keep.clone();
        move |()| move || keep.emit(None)
    });
    let answer = {
        let dispatcher = state.dispatcher();
        Callback::from(move |safe| {
            keep.emit(Some(safe));
            dispatcher.dispatch(Action::Answered(safe));
        })
    };
    let leave = Callback::from(|()| travel::go(&Route::Today));
    part!(Frame {
        title: say("safety-title"),
        children: html! {
            <>
                { view(&state, &answer, &leave) }
            </>
        },
    })
}

fn view(state: &State, answer: &Callback<bool>, leave: &Callback<()>) -> Html {
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
    match state.stage {
        Stage::First(SafetyRoute::GentleNote) => html! {
            <>
                { heading("safety-note") }
                <p class="lead">{ say("safety-note-text") }</p>
                <p>{ say("nobody-sees") }</p>
                { go_on(Weight::Main) }
            </>
        },
        Stage::First(SafetyRoute::Ask) => html! {
            <>
                { heading("safety-thanks") }
                { question(answer) }
                { lines(card) }
                { own(card) }
                <p class="quiet">{ say("nobody-sees") }</p>
                { go_on(Weight::Plain) }
            </>
        },
        Stage::First(SafetyRoute::Crisis) => html! {
            <>
                { heading("safety-crisis") }
                <p class="lead">{ say("safety-clinic-today") }</p>
                { lines(card) }
                { own(card) }
                { question(answer) }
                <p class="quiet">{ say("nobody-sees") }</p>
                { go_on(Weight::Plain) }
            </>
        },
        Stage::First(SafetyRoute::Emergency) | Stage::NotSafe => html! {
            <>
                { heading("safety-emergency") }
                if let Some(card) = card {
                    <ul class="stack">{ call::emergency(&card.country.emergency) }</ul>
                }
                <ul class="read-lines of-safety lead">
                    <li>{ say("safety-go-to-someone") }</li>
                    <li>{ say("safety-move-away") }</li>
                </ul>
                { own(card) }
                if let Some(card) = card {
                    <ul class="stack">{ for card.country.lines.iter().map(call::line) }</ul>
                }
                <p class="quiet">{ say("nobody-sees") }</p>
                { go_on(Weight::Plain) }
            </>
        },
        Stage::Safe => html! {
            <>
                { heading("safety-safe") }
                <p class="lead">{ say("safety-safe-text") }</p>
                { go_on(Weight::Main) }
                { lines(card) }
                { own(card) }
            </>
        },
    }
}

fn question(answer: &Callback<bool>) -> Html {
    html! {
        <section class="card" aria-labelledby="safe-now">
            <h2 id="safe-now">{ say("safety-question") }</h2>
            <div class="yes-no">
                { part!(Button { label: say("yes"), onpress: answer.reform(|()| true) }) }
                { part!(Button { label: say("no"), onpress: answer.reform(|()| false) }) }
            </div>
        </section>
    }
}

fn lines(card: Option<&HelpCard>) -> Html {
    match card {
        Some(card) => html! {
            <section class="stack" aria-labelledby="safety-lines">
                <h3 id="safety-lines">{ say("help-lines") }</h3>
                <ul class="stack">
                    { for card.country.lines.iter().map(call::line) }
                    { call::emergency(&card.country.emergency) }
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
                { for card.people.iter().chain(&card.clinic).map(call::contact) }
            </ul>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stage_after(shown: SafetyRoute, safe: bool) -> Stage {
        let state = State {
            stage: Stage::First(shown),
            card: None,
        };
        Rc::new(state).reduce(Action::Answered(safe)).stage
    }

    #[test]
    fn not_safe_leads_to_the_emergency_screen_from_every_question() {
        for shown in [SafetyRoute::Ask, SafetyRoute::Crisis] {
            assert_eq!(stage_after(shown, false), Stage::NotSafe);
            assert_eq!(stage_after(shown, true), Stage::Safe);
        }
    }
}
