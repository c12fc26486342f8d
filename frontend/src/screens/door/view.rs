//! The views of the set-up, one for each question.

use yew::prelude::*;

use super::{
    state::{Action, Slip, State},
    step::{STEPS, Step},
};
use crate::{
    parts::{
        button::{Button, Weight},
        choice::{Choice, Row},
        field::{Field, Typed},
        heading::Heading,
        icon::{Glyph, icon},
        line::line,
        moment::TimeOfDay,
        notice::notice,
        sentence::said,
    },
    route::Route,
    say::{failure, say, say_with},
    travel::link,
};

/// What the views can set in motion.
pub struct Hands {
    /// To the reducer.
    pub dispatch: Callback<Action>,
    /// Six words, please.
    pub suggest: Callback<()>,
    /// Make the keys and the journal.
    pub make: Callback<()>,
    /// All is done.
    pub done: Callback<()>,
}

/// The present question.
pub fn view(state: &State, hands: &Hands) -> Html {
    let next = hands.dispatch.reform(|()| Action::Next);
    let (forward, label) = match state.step {
        Step::Welcome => (next, "door-begin"),
        Step::Promises => (next, "door-agree"),
        Step::Passphrase if state.busy => (hands.make.clone(), "door-making"),
        Step::Passphrase => (hands.make.clone(), "door-make"),
        Step::Words => (
            hands.dispatch.reform(|()| Action::AskBack(drawn())),
            "door-noted",
        ),
        Step::Done => (hands.done.clone(), "door-open"),
        Step::Bedtime | Step::Waking | Step::Country | Step::Therapist | Step::AskBack => {
            (next, "next")
        }
    };
    let onsubmit = Callback::from(move |it: SubmitEvent| {
        it.prevent_default();
        forward.emit(());
    });
    html! {
        <form class="door" key={format!("{:?}", state.step)} {onsubmit}>
            { progress(state) }
            { question(state, hands) }
            <div class="door-foot wide">
                { notice(state.slip.as_ref().and_then(general)) }
                { part!(Button {
                    sends: true, weight: Weight::Main, label: say(label), disabled: state.busy,
                }) }
                if state.step == Step::AskBack {
                    { part!(Button {
                        weight: Weight::Plain, label: say("door-words-again"),
                        onpress: hands.dispatch.reform(|()| Action::Back),
                    }) }
                }
            </div>
        </form>
    }
}

fn question(state: &State, hands: &Hands) -> Html {
    let heading = |id: &str| {
        part!(Heading {
            text: say(id),
            step: AttrValue::from(id.to_owned())
        })
    };
    match state.step {
        Step::Welcome => html! {
            <>
                { line() }
                { heading("door-welcome") }
                { said("lead", "door-welcome-text") }
                { said("", "nobody-sees") }
                { link(Route::Vault, "button button-plain", html! { { say("door-restore") } }) }
            </>
        },
        Step::Promises => html! { <>{ heading("door-promises") }{ promises() }</> },
        Step::Bedtime => html! {
            <>
                { heading("door-bedtime") }
                { said("hint", "door-bedtime-hint") }
                { part!(TimeOfDay {
                    id: "bedtime", legend: say("door-bedtime"), legend_unseen: true,
                    time: state.bedtime, onchange: hands.dispatch.reform(Action::Bedtime),
                }) }
            </>
        },
        Step::Waking => html! {
            <>
                { heading("door-waking") }
                { said("hint", "door-waking-hint") }
                { part!(TimeOfDay {
                    id: "waking", legend: say("door-waking"), legend_unseen: true,
                    time: state.waking, onchange: hands.dispatch.reform(Action::Waking),
                }) }
            </>
        },
        Step::Country => html! {
            <>
                { heading("door-country") }
                { said("hint", "door-country-hint") }
                { part!(Choice {
                    name: "country", legend: say("door-country"), legend_unseen: true,
                    rows: countries(state), chosen: state.country.clone().map(AttrValue::from),
                    onchoose: hands.dispatch.reform(|code: AttrValue| Action::Country(code.to_string())),
                }) }
            </>
        },
        Step::Therapist => html! {
            <>
                { heading("door-therapist") }
                { part!(Field {
                    id: "therapist", label: say("door-therapist-label"),
                    hint: say("door-therapist-hint"), value: state.therapist.reveal().to_owned(),
                    max: 80, ontype: hands.dispatch.reform(Action::Therapist),
                }) }
            </>
        },
        Step::Passphrase => html! {
            <>
                { heading("door-passphrase") }
                { said("", "door-passphrase-text") }
                { part!(Field {
                    id: "passphrase", typed: Typed::SecretShown,
                    label: say("door-passphrase-label"), hint: say("door-passphrase-hint"),
                    value: state.passphrase.reveal().to_owned(),
                    error: state.slip.as_ref().and_then(at_passphrase),
                    ontype: hands.dispatch.reform(Action::Passphrase),
                }) }
                <div>{ part!(Button {
                    label: say("door-suggest"), icon: Glyph::Key, onpress: hands.suggest.clone(),
                    disabled: state.busy,
                }) }</div>
            </>
        },
        Step::Words => html! {
            <>
                { heading("door-words") }
                { said("", "door-words-text") }
                <ol class="door-words">
                    { for state.words.iter().enumerate().map(|(at, word)| html! {
                        <li><span>{ at + 1 }</span>{ word.reveal() }</li>
                    }) }
                </ol>
            </>
        },
        Step::AskBack => html! {
            <>
                { heading("door-ask-back") }
                { part!(Field {
                    id: "word",
                    label: say_with("door-ask-back-label", &[("number", (state.asked + 1).into())]),
                    value: state.typed.reveal().to_owned(), max: 40,
                    error: state.slip.as_ref().filter(|it| **it == Slip::NotThatWord).map(|_| say("door-not-that-word")),
                    ontype: hands.dispatch.reform(Action::Typed),
                }) }
            </>
        },
        Step::Done => html! {
            <>
                { line() }
                { heading("door-done") }
                { said("lead", "door-done-text") }
                { said("", "door-done-help") }
            </>
        },
    }
}

fn promises() -> Html {
    let all = [
        (Glyph::Journal, "door-promise-is"),
        (Glyph::Info, "door-promise-is-not"),
        (Glyph::Lock, "door-promise-private"),
        (Glyph::Clinic, "door-promise-clinic"),
        (Glyph::Call, "door-promise-emergency"),
        (Glyph::People, "door-promise-adult"),
    ];
    html! {
        <ul class="door-promises">
            { for all.into_iter().map(|(of, id)| html! { <li>{ icon(of) }<span>{ say(id) }</span></li> }) }
        </ul>
    }
}

fn progress(state: &State) -> Html {
    // Only the questions count: the greeting, the words and the end are no questions.
    let first = Step::Bedtime;
    let asked = STEPS
        .iter()
        .filter(|it| (first..=Step::Passphrase).contains(it));
    let count = asked.clone().count();
    match asked.clone().position(|it| *it == state.step) {
        Some(at) => html! {
            <p class="door-progress">
                { say_with("progress", &[("at", (at + 1).into()), ("of", count.into())]) }
            </p>
        },
        None => Html::default(),
    }
}

fn countries(state: &State) -> Vec<Row> {
    state
        .countries
        .iter()
        .map(|it| Row {
            value: it.code.clone().into(),
            label: it.name.clone().into(),
            hint: None,
        })
        .collect()
}

/// Slips that belong to the passphrase show beside its field.
fn at_passphrase(slip: &Slip) -> Option<AttrValue> {
    match slip {
        Slip::NoPassphrase => Some(say("door-no-passphrase").into()),
        Slip::Failed(it @ care::contract::Failure::Refused(_)) => Some(failure(it).into()),
        Slip::Failed(_) | Slip::NoCountry | Slip::NotThatWord => None,
    }
}

/// All others show above the button.
fn general(slip: &Slip) -> Option<AttrValue> {
    match slip {
        Slip::NoCountry => Some(say("door-no-country").into()),
        Slip::Failed(care::contract::Failure::Refused(_)) => None,
        Slip::Failed(it) => Some(failure(it).into()),
        Slip::NoPassphrase | Slip::NotThatWord => None,
    }
}

/// Any number: which recovery word is asked back is chance.
fn drawn() -> usize {
    // Truncating is meant: a whole number below 1000.
    (js_sys::Math::random() * 1000.0) as usize
}
