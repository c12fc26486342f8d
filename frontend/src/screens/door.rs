//! Set-up: one question a screen, few words, back always possible.

mod state;
mod step;
mod view;

use care::contract::{SeeCountries, SetUp, SuggestPassphrase};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::hooks::{use_effect_with, use_reducer};

use self::state::{Action, State};
use crate::{bridge::ask, parts::frame::Frame, say::say};

/// The set-up.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct SetUpDoor {
    /// The patient has seen the last screen.
    pub done: Callback<()>,
}

kept!(SetUpDoor, use_set_up_door);

#[hook]
fn use_set_up_door(props: &SetUpDoor) -> Html {
    let state = use_reducer(State::default);
    use_effect_with((), {
        let dispatcher = state.dispatcher();
        move |()| {
            spawn_local(async move {
                dispatcher.dispatch(Action::CountriesCame(ask(SeeCountries {}).await));
            });
        }
    });
    let dispatch = {
        let dispatcher = state.dispatcher();
        Callback::from(move |action| dispatcher.dispatch(action))
    };
    let suggest = {
        let dispatch = dispatch.clone();
        Callback::from(move |()| {
            let dispatch = dispatch.clone();
            spawn_local(async move {
                dispatch.emit(Action::Suggested(ask(SuggestPassphrase {}).await));
            });
        })
    };
    let make = {
        let (dispatch, now) = (dispatch.clone(), state.clone());
        Callback::from(move |()| {
            let ready = !now.busy && now.missing().is_none();
            dispatch.emit(Action::Making);
            if !ready {
                return;
            }
            let dispatch = dispatch.clone();
            let (passphrase, profile) = (now.passphrase.clone(), now.profile());
            spawn_local(async move {
                dispatch.emit(Action::Made(
                    ask(SetUp {
                        passphrase,
                        profile,
                    })
                    .await,
                ));
            });
        })
    };
    let onback = state
        .may_go_back()
        .then(|| dispatch.reform(|()| Action::Back));
    part!(Frame {
        title: say("door-title"),
        onback,
        children: html! {
            <>
                { view::view(&state, &view::Hands { dispatch, suggest, make, done: props.done.clone() }) }
            </>
        },
    })
}
