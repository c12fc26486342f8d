//! Help: lines of the country, my people, my clinic. It works while the journal is locked.

mod edit;
mod state;
pub mod view;

use care::{
    contract::{Failure, KeepProfile, SeeHelp, SeeProfile},
    safety::{Contact, HelpCard},
};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use self::{
    state::{Action, State, Whom, with},
    view::HelpPage,
};
use crate::{
    bridge::ask,
    hooks::{use_effect_with, use_reducer},
    look::use_look,
    parts::{frame::Frame, notice::notice, sentence::said},
    route::Route,
    say::{failure, say},
    travel,
};

/// The screen.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Help {
    /// The journal is open, so that contacts can be changed.
    pub open: bool,
    /// Another screen waits behind this one.
    pub called: bool,
    /// Which page of it.
    pub page: HelpPage,
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
                dispatcher.dispatch(Action::Came(ask(SeeHelp {}).await.map(Box::new)));
            });
        }
    });
    let dispatch = {
        let dispatcher = state.dispatcher();
        Callback::from(move |action| dispatcher.dispatch(action))
    };
    let keep: Callback<Change> = {
        let dispatch = dispatch.clone();
        Callback::from(move |change: Change| {
            let dispatch = dispatch.clone();
            spawn_local(async move {
                match keep(change).await {
                    Ok(card) => {
                        dispatch.emit(Action::Close);
                        dispatch.emit(Action::Came(Ok(Box::new(card))));
                    }
                    Err(failure) => dispatch.emit(Action::Failed(failure)),
                }
            });
        })
    };
    let turn = keep.reform(Change::PlanWhileLocked);
    let keep = keep.reform(|(whom, contact)| Change::Contact(whom, contact));
    let called = props.called;
    let onback = Callback::from(move |()| match called {
        true => travel::back(),
        false => travel::go(&Route::Today),
    });
    let title = match props.page {
        HelpPage::Numbers => "help-title",
        HelpPage::Plan => "plan-title",
        HelpPage::Signs => "signs-title",
    };
    part!(Frame {
        title: say(title),
        is_help: props.page == HelpPage::Numbers,
        onback,
        children: html! {
            <>
                if props.page == HelpPage::Numbers {
                    { said("lead", "nobody-sees") }
                }
                if state.editing.is_none() {
                    { notice(state.said.as_ref().map(|it| AttrValue::from(failure(it)))) }
                }
                if let Some(card) = &state.card {
                    { view::view(props.page, card, props.open, &dispatch, turn) }
                }
                if let Some(editing) = &state.editing {
                    { edit::view(editing, state.said.as_ref(), &dispatch, &keep) }
                }
            </>
        },
    })
}

/// What of the profile is kept anew.
enum Change {
    Contact(Whom, Option<Contact>),
    PlanWhileLocked(bool),
}

async fn keep(change: Change) -> Result<HelpCard, Failure> {
    let mut profile = ask(SeeProfile {}).await?;
    match change {
        Change::Contact(whom, contact) => profile = with(profile, whom, contact),
        Change::PlanWhileLocked(on) => profile.help.plan_while_locked = on,
    }
    ask(KeepProfile { profile }).await?;
    ask(SeeHelp {}).await
}
