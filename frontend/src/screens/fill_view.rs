//! One step of a form on screen: the question large, its answer, and where to go from here.

use care::{
    contract::Failure,
    form::{Ended, Step, StepId, Value},
    night_told::Offered,
};
use yew::prelude::*;

use crate::{
    parts::{
        answer_any::{Asking, answer},
        answer_words::in_words,
        button::button,
        frame::Frame,
        heading::Heading,
        icon::{Glyph, icon},
        notice::notice,
        sentence::{opener, paragraph},
    },
    route::Route,
    say::{failure, say, say_with},
    screens::{
        fill_keys::keys,
        fill_state::{Came, State},
    },
    travel::link,
};

/// What the patient's hand can do on a step.
#[derive(Clone, Debug, PartialEq)]
pub enum Touch {
    /// Tap an answer that needs nothing more.
    Tapped(StepId, Value),
    /// Change an answer, or take it back.
    Answered(StepId, Option<Value>),
    /// Go on.
    Onward,
    /// Go back.
    Back,
    /// Try once more to keep what is on screen.
    KeepAgain,
    /// End the form.
    End(Ended),
}

/// What [`question`] is given.
pub struct Props {
    /// The form as it stands.
    pub state: State,
    /// The night that is offered first, where one is asked for.
    pub night: Option<Offered>,
    /// Whether the draft was there before.
    pub resumed: bool,
    /// Called with each touch.
    pub ontouch: Callback<Touch>,
}

/// Draws the step on screen.
pub fn question(props: &Props) -> Html {
    let Props { state, ontouch, .. } = props;
    let Some(step) = state.step() else {
        return part!(Frame {
            title: state.form.title.clone(),
            back: Route::Today,
            children: html! { { "" } }
        });
    };
    let is_first = state.position() == 0;
    let slide = match state.came {
        Came::Still => "step",
        Came::Onward => "step onward",
        Came::Back => "step backward",
    };
    let onanswer = {
        let id = step.id.clone();
        ontouch.reform(move |value| Touch::Answered(id.clone(), value))
    };
    let ontap = {
        let id = step.id.clone();
        ontouch.reform(move |value| Touch::Tapped(id.clone(), value))
    };
    // While nothing moved yet the frame's name keeps the focus.
    let focus = (state.came != Came::Still).then(|| step.id.0.clone());
    let stem = state.form.stem.as_ref().filter(|_| !step.without_stem);
    let onback = (!is_first).then(|| ontouch.reform(|()| Touch::Back));
    part!(Frame {
        title: state.form.title.clone(),
        back: Route::Today,
        onback,
        class: "filling",
        children: html! {
            <>
                { top(state) }
                { pinned(state) }
                <section key={step.id.0.clone()} class={slide}>
                    { before_the_question(props, is_first) }
                    if let Some(stem) = stem { <p class="stem">{ stem }</p> }
                    { part!(Heading { text: step.ask.clone(), step: focus.map(AttrValue::from) }) }
                    if let Some(hint) = &step.hint { <p class="hint">{ hint }</p> }
                    { answer(Asking { step, answers: &state.draft.answers, night: props.night.as_ref(), begun_on: state.begun_on(), onanswer, ontap }) }
                    if state.value() == Some(&Value::Declined) { <p class="hint" role="status">{ say("fill-declined") }</p> }
                    { nudges(step) }
                </section>
                { help_near(state) }
                if state.long { <p class="quiet" role="status">{ say("fill-soft-stop") }</p> }
                { trouble(props) }
                { keys(props, step) }
            </>
        },
    })
}

fn top(state: &State) -> Html {
    let (at, of) = (state.position() + 1, state.shown().len());
    let width = (at * 100 / of.max(1)).to_string();
    let saved = match state.is_saved() {
        true => html! { <>{ icon(Glyph::Check) }{ say("fill-saved") }</> },
        false => Html::default(),
    };
    html! {
        <div class="fill-top">
            if of > 1 {
                { paragraph("fill-progress", say_with("fill-progress", &[("at", at.into()), ("of", of.into())])) }
                <svg class="fill-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
                    <rect class="fill-bar-all" width="100" height="4" rx="2" />
                    <rect class="fill-bar-done" {width} height="4" rx="2" />
                </svg>
            }
            <p class="fill-saved" role="status">{ saved }</p>
        </div>
    }
}

fn pinned(state: &State) -> Html {
    let pinned = state.pinned();
    let band = pinned
        .into_iter()
        .flat_map(|(step, value)| band_of(step, value));
    let lines: Vec<String> = state.before.iter().cloned().chain(band).collect();
    if lines.is_empty() {
        return Html::default();
    }
    html! {
        <aside class="pinned" aria-label={say("fill-pinned")}>
            { for lines.iter().map(|it| html! { <p class="own-words">{ it }</p> }) }
        </aside>
    }
}

/// Of a list with a marked line, that line alone stays in view.
fn band_of(step: &Step, value: &Value) -> Vec<String> {
    if let Value::Lines {
        lines,
        marked: Some(at),
    } = value
        && let Some(line) = lines.get(*at)
        && !line.reveal().trim().is_empty()
    {
        return vec![line.reveal().trim().to_owned()];
    }
    in_words(step, value)
}

/// What the form is, on its first step; that it goes on, where it was left.
fn before_the_question(props: &Props, is_first: bool) -> Html {
    let state = &props.state;
    let resumed = props.resumed && state.came == Came::Still;
    let note = match state.draft.corrects {
        Some(_) if is_first => Some("fill-correcting"),
        Some(_) | None => resumed.then_some("fill-resumed"),
    };
    let about = state.form.about.as_ref().filter(|_| is_first);
    html! {
        <>
            if let Some(note) = note { <p class="about">{ say(note) }</p> }
            if let Some(about) = about { <p class="about">{ about }</p> }
        </>
    }
}

fn nudges(step: &Step) -> Html {
    if step.hints.is_empty() {
        return Html::default();
    }
    html! {
        <details class="unfold">
            { opener("fill-nudge") }
            <ul>{ for step.hints.iter().map(|it| html! { <li>{ it }</li> }) }</ul>
        </details>
    }
}

/// Help is on every screen; beside such an answer it is also in words.
fn help_near(state: &State) -> Html {
    if !state.help_is_near(&state.draft.answers) {
        return Html::default();
    }
    html! {
        <p class="help-near">
            { say("fill-help-near") }{ " " }
            { link(Route::Help, "", html! { say("fill-help-open") }) }
        </p>
    }
}

fn trouble(props: &Props) -> Html {
    let trouble = props.state.trouble.as_ref();
    let not_kept = matches!(trouble, Some(Failure::DiskFull | Failure::Unexpected));
    html! {
        <>
            { notice(trouble.map(|it| AttrValue::from(failure(it)))) }
            if not_kept {
                { button("fill-save-again", props.ontouch.reform(|()| Touch::KeepAgain)) }
            }
        </>
    }
}
