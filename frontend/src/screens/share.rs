//! Sharing: which days, what is in, the page as it will be seen, and saving it.

use care::contract::{Failure, SaveSummary, SeeSessions, SeeSummary, SeeToday};
use gloo::timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::{
    bridge::ask,
    hooks::{use_effect_with, use_reducer},
    parts::{
        button::{Button, Weight},
        frame::{Frame, Tab},
        icon::Glyph,
        notice::notice,
    },
    say::{failure, say, say_with},
    screens::{
        share_state::{Action, State},
        share_view::{Page, parts, which_days},
    },
};

/// How long after the last change the page is made anew, in milliseconds.
const MADE_AFTER: u32 = 400;

/// Looks at the day and the sessions, then lets the patient choose.
pub struct Share;

kept!(Share, |_| use_share());

#[hook]
fn use_share() -> Html {
    let begun = use_state(|| None::<Result<State, Failure>>);
    use_effect_with((), {
        let begun = begun.clone();
        move |()| spawn_local(async move { begun.set(Some(begin().await)) })
    });
    match &*begun {
        None => {
            part!(Frame {
                title: say("bar-share"),
                tab: Tab::Share,
                children: html! { <p aria-busy="true"></p> }
            })
        }
        Some(Err(why)) => part!(Frame {
            title: say("bar-share"),
            tab: Tab::Share,
            children: html! { { notice(Some(failure(why).into())) } }
        }),
        Some(Ok(state)) => Sharing {
            begun: state.clone(),
        }
        .draw(),
    }
}

async fn begin() -> Result<State, Failure> {
    let today = ask(SeeToday {}).await?;
    let sessions = ask(SeeSessions {}).await?;
    Ok(State::begin(today.now, &sessions))
}

#[derive(Clone, PartialEq, Properties)]
struct Sharing {
    begun: State,
}

kept!(Sharing, use_sharing);

#[hook]
fn use_sharing(props: &Sharing) -> Html {
    let state = use_reducer(|| props.begun.clone());
    use_effect_with(state.choice(), {
        let dispatcher = state.dispatcher();
        let wait = if state.preview.is_some() {
            MADE_AFTER
        } else {
            0
        };
        move |choice| {
            let choice = choice.clone();
            let soon = Timeout::new(wait, move || {
                spawn_local(async move {
                    let made = ask(SeeSummary {
                        choice: choice.clone(),
                    });
                    dispatcher.dispatch(match made.await {
                        Ok(preview) => Action::Made(choice, preview),
                        Err(failure) => Action::NotMade(choice, failure),
                    });
                });
            });
            move || drop(soon)
        }
    });
    let onact = {
        let dispatcher = state.dispatcher();
        Callback::from(move |action: Action| dispatcher.dispatch(action))
    };
    let save = {
        let (dispatcher, choice) = (state.dispatcher(), state.choice());
        Callback::from(move |()| {
            let (dispatcher, choice) = (dispatcher.clone(), choice.clone());
            dispatcher.dispatch(Action::Save);
            spawn_local(async move {
                dispatcher.dispatch(match ask(SaveSummary { choice }).await {
                    Ok(path) => Action::Saved(path),
                    Err(failure) => Action::NotSaved(failure),
                });
            });
        })
    };
    let saved = state.saved.as_ref();
    let saved = saved.map(|path| say_with("share-saved", &[("path", path.clone().into())]));
    let is_making = !state.is_current() && state.trouble.is_none();
    part!(Frame {
        title: say("bar-share"),
        tab: Tab::Share,
        class: "share",
        children: html! {
            <>
                <p class="lead">{ say("share-lead") }</p>
                { which_days(&state, &onact) }
                if state.preview.is_some() {
                    { parts(&state, &onact) }
                }
                { notice(state.trouble.as_ref().map(|it| AttrValue::from(failure(it)))) }
                <section class="section">
                    <h2>{ say("share-page") }</h2>
                    <p class="quiet" role="status">{ if is_making { say("share-making") } else { String::new() } }</p>
                    if let Some(preview) = &state.preview {
                        { Page { preview: preview.clone(), is_current: state.is_current() }.draw() }
                    }
                </section>
                <footer class="share-keys">
                    { part!(Button {
                        weight: Weight::Main, icon: Glyph::Note, onpress: save,
                        label: say(if state.is_saving { "share-saving" } else { "share-save" }),
                        disabled: state.is_saving || !state.is_current(),
                    }) }
                    <div role="status">
                        if let Some(saved) = saved {
                            <p class="share-saved">{ saved }</p>
                            <p class="quiet">{ say("share-only-you") }</p>
                        }
                    </div>
                </footer>
            </>
        },
    })
}
