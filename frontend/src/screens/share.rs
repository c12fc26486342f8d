//! Sharing: which days, what is in, the page as it will be seen, and saving it.

use std::rc::Rc;

use care::{
    contract::{
        Failure, LookAtSummary, SaveSummary, SeeSessions, SeeShared, SeeSummary, TakeEverything,
    },
    form::FormId,
    private::Private,
    refusal::{FileRefusal, Refusal},
    shared::SharedForm,
};
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
        sentence::{over, said},
    },
    route::Route,
    say::{failure, say},
    screens::{
        share_keep::{before, forms, saved},
        share_state::{Action, State},
        share_view::{Page, parts, which_days},
    },
    travel::{link, see_today},
};

/// How long after the last change the page is made anew, in milliseconds.
const MADE_AFTER: u32 = 400;

/// What the view asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Wanted {
    /// The page is saved.
    Save,
    /// A file was picked; none: it is too large.
    Look(Option<Private>),
    /// The sealed file is taken as a whole journal.
    Take,
}

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
    let today = see_today().await?;
    let sessions = ask(SeeSessions {}).await?;
    let mut state = State::begin(today.now, &sessions);
    state.log = ask(SeeShared {}).await?;
    if let Some((at, _)) = state.log.lines.first() {
        state.dates[0] = at.date().min(state.today);
    }
    Ok(state)
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
                        Ok(preview) => Action::Made(choice, Rc::new(preview)),
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
    let onwant = {
        let (onact, state) = (onact.clone(), (*state).clone());
        Callback::from(move |wanted: Wanted| {
            let (onact, state) = (onact.clone(), state.clone());
            onact.emit(Action::Save);
            spawn_local(async move {
                onact.emit(done(wanted, state).await.unwrap_or_else(Action::NotSaved));
                if let Ok(log) = ask(SeeShared {}).await {
                    onact.emit(Action::Log(log));
                }
            });
        })
    };
    let is_making = !state.is_current() && state.trouble.is_none();
    part!(Frame {
        title: say("bar-share"),
        tab: Tab::Share,
        class: "share",
        children: html! {
            <>
                { said("lead", "share-lead") }
                { link(Route::fill(&FormId("question".into())), "button button-quiet", html! { { say("share-question") } }) }
                { which_days(&state, &onact) }
                if state.preview.is_some() {
                    { parts(&state, &onact) }
                }
                { notice(state.trouble.as_ref().map(|it| AttrValue::from(failure(it)))) }
                <section class="section">
                    { over("share-page") }
                    <p class="quiet" role="status">{ if is_making { say("share-making") } else { String::new() } }</p>
                    if let Some(preview) = &state.preview {
                        { said("quiet", "share-data") }
                        { Page { preview: preview.clone(), is_current: state.is_current() }.draw() }
                    }
                </section>
                { forms(&state, &onact) }
                <footer class="share-keys">
                    { part!(Button {
                        weight: Weight::Main, icon: Glyph::Note, onpress: onwant.reform(|()| Wanted::Save),
                        label: say(match state.form {
                            _ if state.is_saving => "share-saving",
                            SharedForm::Printed => "share-print",
                            _ => "share-save",
                        }),
                        disabled: state.is_saving || !state.is_current(),
                    }) }
                    <div role="status">{ saved(&state) }</div>
                </footer>
                { before(&state, &onact, &onwant) }
            </>
        },
    })
}

async fn done(wanted: Wanted, state: State) -> Result<Action, Failure> {
    match (wanted, &state.sealed) {
        (Wanted::Save, _) => {
            let saved = SaveSummary {
                choice: state.choice(),
                form: state.form,
                key: Some(state.key.trim())
                    .filter(|it| !it.is_empty())
                    .map(Private::from),
            };
            Ok(Action::Saved(ask(saved).await?))
        }
        (Wanted::Look(Some(file)), _) => match ask(LookAtSummary { file: file.clone() }).await {
            Ok(looked) => Ok(Action::Looked(looked)),
            Err(Failure::Refused(Refusal::File(FileRefusal::Sealed))) => {
                Ok(Action::Sealed(file, String::new()))
            }
            Err(failure) => Err(failure),
        },
        (Wanted::Look(None), _) => Err(Failure::Refused(Refusal::File(FileRefusal::TooLarge))),
        (Wanted::Take, Some((file, words))) => {
            let (file, words) = (file.clone(), Private::from(words.trim()));
            ask(TakeEverything { file, words }).await?;
            Ok(Action::Taken)
        }
        (Wanted::Take, None) => Ok(Action::Taken),
    }
}
