//! The locked door: the horizon's line, the passphrase, the recovery words, and help.

use std::rc::Rc;

use care::{
    contract::{Failure, LeaveNote, Recover, Unlock},
    private::Private,
};
use gloo::timers::callback::Interval;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::{
    bridge::ask,
    hooks::{use_effect_with, use_reducer},
    parts::{
        button::{Button, Weight},
        field::{Field, Typed},
        frame::Frame,
        heading::Heading,
        line::line,
        notice::notice,
        sentence::paragraph,
    },
    say::{failure, say, say_with},
};

/// What the door knows.
#[derive(Clone, Debug, Default, PartialEq)]
struct State {
    /// With the recovery words instead of the passphrase.
    recovering: bool,
    /// A note is written, without opening anything.
    noting: bool,
    /// One was left.
    noted: bool,
    /// The recovery words, or the note.
    words: Private,
    /// The passphrase, or the new one when recovering.
    passphrase: Private,
    /// Seconds until the next try.
    wait_s: u32,
    said: Option<Failure>,
    busy: bool,
}

/// What can happen at the door.
enum Action {
    Words(String),
    Passphrase(String),
    Recovering(bool),
    Noting,
    Noted,
    Trying,
    Failed(Failure),
    /// The shell says how long to wait.
    Wait(u32),
    SecondPassed,
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            Action::Words(words) => next.words = Private(words),
            Action::Passphrase(words) => next.passphrase = Private(words),
            Action::Recovering(recovering) => {
                next = Self {
                    recovering,
                    wait_s: self.wait_s,
                    ..Self::default()
                }
            }
            Action::Noting | Action::Noted => {
                next = Self {
                    noting: matches!(action, Action::Noting),
                    noted: matches!(action, Action::Noted),
                    wait_s: self.wait_s,
                    ..Self::default()
                }
            }
            Action::Trying => {
                next.busy = true;
                next.said = None;
            }
            Action::Failed(failure) => {
                next.busy = false;
                if let Failure::WrongPassphrase { wait_s } = failure {
                    next.wait_s = wait_s;
                }
                next.said = Some(failure);
            }
            // A countdown that runs is not pushed back up by a look at the door.
            Action::Wait(wait_s) if self.wait_s == 0 => next.wait_s = wait_s,
            Action::Wait(_) => return self,
            Action::SecondPassed => next.wait_s = self.wait_s.saturating_sub(1),
        }
        next.into()
    }
}

/// The locked door.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Locked {
    /// Seconds until the next try, as the shell says.
    pub wait_s: u32,
    /// The journal is open.
    pub opened: Callback<()>,
}

kept!(Locked, use_locked);

#[hook]
fn use_locked(props: &Locked) -> Html {
    let state = use_reducer(State::default);
    let dispatch = {
        let dispatcher = state.dispatcher();
        Callback::from(move |action| dispatcher.dispatch(action))
    };
    use_effect_with(props.wait_s, {
        let dispatch = dispatch.clone();
        move |wait_s| dispatch.emit(Action::Wait(*wait_s))
    });
    use_effect_with(state.wait_s > 0, {
        let dispatch = dispatch.clone();
        move |waiting| {
            let tick =
                waiting.then(|| Interval::new(1000, move || dispatch.emit(Action::SecondPassed)));
            move || drop(tick)
        }
    });
    let onsubmit = {
        let (state, dispatch, opened) = (state.clone(), dispatch.clone(), props.opened.clone());
        Callback::from(move |it: SubmitEvent| {
            it.prevent_default();
            if state.busy || state.wait_s > 0 && !state.noting {
                return;
            }
            dispatch.emit(Action::Trying);
            let (state, dispatch, opened) = (state.clone(), dispatch.clone(), opened.clone());
            spawn_local(async move {
                let passphrase = state.passphrase.clone();
                if state.noting {
                    let words = state.words.clone();
                    dispatch.emit(match ask(LeaveNote { words }).await {
                        Ok(()) => Action::Noted,
                        Err(failure) => Action::Failed(failure),
                    });
                    return;
                }
                let tried = if state.recovering {
                    let words = state.words.clone();
                    ask(Recover { words, passphrase }).await
                } else {
                    ask(Unlock { passphrase }).await
                };
                match tried {
                    Ok(()) => opened.emit(()),
                    Err(failure) => dispatch.emit(Action::Failed(failure)),
                }
            });
        })
    };
    part!(Frame {
        title: say("locked-title"),
        onback: (state.recovering || state.noting)
            .then(|| dispatch.reform(|()| Action::Recovering(false))),
        children: html! {
            <>
                <form class="locked-room" {onsubmit}>
                    { if state.recovering {
                        recovery(&state, &dispatch)
                    } else if state.noting {
                        note(&state, &dispatch)
                    } else {
                        lock(&state, &dispatch)
                    } }
                </form>
            </>
        },
    })
}

fn lock(state: &State, dispatch: &Callback<Action>) -> Html {
    html! {
        <>
            { line() }
            <div class="stack wide">
                { part!(Field {
                    id: "passphrase", typed: Typed::Secret, label: say("locked-passphrase"),
                    value: state.passphrase.reveal().to_owned(),
                    ontype: dispatch.reform(Action::Passphrase),
                }) }
                { said(state) }
                { part!(Button {
                    sends: true, weight: Weight::Main,
                    label: say(if state.busy { "locked-opening" } else { "locked-open" }),
                    disabled: state.busy || state.wait_s > 0,
                }) }
                if state.noted {
                    <p class="saved" role="status">{ say("locked-noted") }</p>
                }
                { part!(Button {
                    weight: Weight::Plain, label: say("locked-note"),
                    onpress: dispatch.reform(|()| Action::Noting),
                }) }
                { part!(Button {
                    weight: Weight::Plain, label: say("locked-recover"),
                    onpress: dispatch.reform(|()| Action::Recovering(true)),
                }) }
            </div>
        </>
    }
}

fn note(state: &State, dispatch: &Callback<Action>) -> Html {
    html! {
        <div class="stack wide">
            { part!(Heading { text: say("locked-note"), step: "note" }) }
            { part!(Field {
                id: "note", typed: Typed::Lines, label: say("locked-note-label"),
                hint: say("locked-note-hint"), value: state.words.reveal().to_owned(),
                ontype: dispatch.reform(Action::Words),
            }) }
            { said(state) }
            { part!(Button {
                sends: true, weight: Weight::Main, label: say("locked-note-leave"), disabled: state.busy,
            }) }
        </div>
    }
}

fn recovery(state: &State, dispatch: &Callback<Action>) -> Html {
    html! {
        <div class="stack wide">
            { part!(Heading { text: say("recover-title"), step: "recover" }) }
            { part!(Field {
                id: "words", typed: Typed::Lines, label: say("recover-words"),
                hint: say("recover-words-hint"), value: state.words.reveal().to_owned(),
                ontype: dispatch.reform(Action::Words),
            }) }
            { part!(Field {
                id: "new-passphrase", typed: Typed::SecretShown, label: say("recover-passphrase"),
                hint: say("door-passphrase-hint"), value: state.passphrase.reveal().to_owned(),
                ontype: dispatch.reform(Action::Passphrase),
            }) }
            { said(state) }
            { part!(Button {
                sends: true, weight: Weight::Main,
                label: say(if state.busy { "locked-opening" } else { "recover-open" }),
                disabled: state.busy || state.wait_s > 0,
            }) }
        </div>
    }
}

/// What went wrong stays; the seconds run on without being read out each time.
fn said(state: &State) -> Html {
    let text = state.said.as_ref().map(|it| match it {
        Failure::WrongPassphrase { .. } if state.recovering => say("recover-wrong"),
        it => failure(it),
    });
    html! {
        <>
            { notice(text.map(AttrValue::from)) }
            if state.wait_s > 0 {
                { paragraph("quiet", say_with("locked-wait", &[("seconds", state.wait_s.into()), ("minutes", state.wait_s.div_ceil(60).into()), ("long", if state.wait_s > 90 { "yes" } else { "no" }.into())])) }
            }
        </>
    }
}

#[cfg(test)]
mod tests;
