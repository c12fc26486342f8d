//! Help: lines of the country, my people, my clinic. It works while the journal is locked.

mod edit;
mod state;

use care::{
    contract::{Failure, KeepProfile, SeeHelp, SeeProfile},
    safety::{Contact, HelpCard},
};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use self::state::{Action, State, Whom, with};
use crate::{
    bridge::ask,
    hooks::{use_effect_with, use_reducer},
    look::use_look,
    parts::{
        button::{Button, Weight},
        call,
        frame::Frame,
        icon::{Glyph, icon},
        notice::notice,
    },
    route::Route,
    say::{failure, say, say_with, words},
    travel,
};

/// The screen.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Help {
    /// The journal is open, so that contacts can be changed.
    pub open: bool,
    /// Another screen waits behind this one.
    pub called: bool,
}

kept!(Help, use_help);

#[hook]
fn use_help(props: &Help) -> Html {
    let state = use_reducer(State::default);
    let look = use_look();
    use_effect_with((look, props.open), {
        let dispatcher = state.dispatcher();
        move |_| {
            spawn_local(async move {
                dispatcher.dispatch(Action::Came(ask(SeeHelp {}).await));
            });
        }
    });
    let dispatch = {
        let dispatcher = state.dispatcher();
        Callback::from(move |action| dispatcher.dispatch(action))
    };
    let keep = {
        let dispatch = dispatch.clone();
        Callback::from(move |(whom, contact): (Whom, Option<Contact>)| {
            let dispatch = dispatch.clone();
            spawn_local(async move {
                match keep(whom, contact).await {
                    Ok(card) => {
                        dispatch.emit(Action::Close);
                        dispatch.emit(Action::Came(Ok(card)));
                    }
                    Err(failure) => dispatch.emit(Action::Failed(failure)),
                }
            });
        })
    };
    let called = props.called;
    let onback = Callback::from(move |()| match called {
        true => travel::back(),
        false => travel::go(&Route::Today),
    });
    part!(Frame {
        title: say("help-title"),
        is_help: true,
        onback,
        children: html! {
            <>
                <p class="lead">{ say("nobody-sees") }</p>
                if state.editing.is_none() {
                    { notice(state.said.as_ref().map(|it| AttrValue::from(failure(it)))) }
                }
                if let Some(card) = &state.card {
                    { lines(card) }
                    { people(card, props.open, &dispatch) }
                    { clinic(card, props.open, &dispatch) }
                    <p class="quiet">
                        { say_with("help-checked", &[
                            ("country", card.country.name.as_str().into()),
                            ("day", words(|it| it.date(card.country.checked_on)).into()),
                        ]) }
                    </p>
                }
                if let Some(editing) = &state.editing {
                    { edit::view(editing, state.said.as_ref(), &dispatch, &keep) }
                }
            </>
        },
    })
}

async fn keep(whom: Whom, contact: Option<Contact>) -> Result<HelpCard, Failure> {
    let profile = with(ask(SeeProfile {}).await?, whom, contact);
    ask(KeepProfile { profile }).await?;
    ask(SeeHelp {}).await
}

fn head(id: &str, of: Glyph, title: &str) -> Html {
    html! { <h2 class="help-head" id={id.to_owned()}><span class="kind-mark of-safety">{ icon(of) }</span>{ say(title) }</h2> }
}

fn lines(card: &HelpCard) -> Html {
    html! {
        <section class="stack" aria-labelledby="help-lines">
            { head("help-lines", Glyph::Call, "help-lines") }
            <ul class="stack">
                { call::emergency(&card.country.emergency) }
                { for card.country.lines.iter().map(call::line) }
            </ul>
        </section>
    }
}

fn people(card: &HelpCard, open: bool, dispatch: &Callback<Action>) -> Html {
    html! {
        <section class="stack" aria-labelledby="help-people">
            { head("help-people", Glyph::People, "help-people") }
            if card.people.is_empty() {
                <p class="quiet">{ say(if open { "help-people-none" } else { "help-people-locked" }) }</p>
            }
            <ul class="stack">
                { for card.people.iter().enumerate().map(|(at, it)| html! {
                    <>{ call::contact(it) }{ change(open, it, Whom::Person(at), dispatch) }</>
                }) }
            </ul>
            if open {
                <div>{ part!(Button {
                    icon: Glyph::More, label: say("help-people-add"),
                    onpress: dispatch.reform(|()| Action::Edit(Whom::Somebody)),
                }) }</div>
            }
        </section>
    }
}

fn clinic(card: &HelpCard, open: bool, dispatch: &Callback<Action>) -> Html {
    html! {
        <section class="stack" aria-labelledby="help-clinic">
            { head("help-clinic", Glyph::Clinic, "help-clinic") }
            if let Some(it) = &card.clinic {
                <ul class="stack">{ call::contact(it) }{ change(open, it, Whom::Clinic, dispatch) }</ul>
            } else {
                <p class="quiet">{ say(if open { "help-clinic-none" } else { "help-people-locked" }) }</p>
                if open {
                    <div>{ part!(Button {
                        icon: Glyph::More, label: say("help-clinic-add"),
                        onpress: dispatch.reform(|()| Action::Edit(Whom::Clinic)),
                    }) }</div>
                }
            }
        </section>
    }
}

fn change(open: bool, it: &Contact, whom: Whom, dispatch: &Callback<Action>) -> Html {
    if !open {
        return Html::default();
    }
    let label = say_with("help-change", &[("name", it.name.reveal().into())]);
    html! {
        <li class="help-change">
            if it.while_locked {
                <span class="quiet">{ say("help-while-locked-is") }</span>
            }
            { part!(Button {
                weight: Weight::Plain, icon: Glyph::Edit, label,
                onpress: dispatch.reform(move |()| Action::Edit(whom)),
            }) }
        </li>
    }
}
