//! The lists of Today: what else is due, what is ahead, what was, and what was left open.

use care::{
    catch_up::CatchUp,
    entry::Chosen,
    form::FormId,
    moved::told,
    schedule::{Action as Tap, Occurrence, State as Became},
    today::{Gentle, Today},
};
use yew::prelude::*;

use crate::parts::button::button;

use super::{
    State,
    view::{Hands, to},
};
use crate::{
    parts::{
        button::Button,
        icon::{Glyph, icon},
        kind,
        sentence::said,
    },
    route::Route,
    say::{say, words},
};

/// Another thing that is due: a row to begin it, or to unfold what is to be read.
pub fn due_row(it: &Occurrence, hands: &Hands) -> Html {
    let onpress = match &it.action {
        Tap::Fill(_) | Tap::Rest(_) => Some(to(Route::to(it))),
        // A card to read comes up by itself when it is the most pressing one; here it is said done.
        Tap::Read(_) => None,
    };
    match onpress {
        Some(onpress) => html! {
            <button type="button" class="row-line" onclick={onpress.reform(|_: MouseEvent| ())}>
                { kind::mark(it.kind) }
                <span class="row-words">{ it.title.clone() }</span>
                { icon(Glyph::Next) }
            </button>
        },
        None => html! {
            <details class="row-fold">
                <summary class="row-line">
                    { kind::mark(it.kind) }<span class="row-words">{ it.title.clone() }</span>{ icon(Glyph::Unfold) }
                </summary>
                <div class="row-inside">
                    if let Tap::Read(lines) = &it.action {
                        <ul class="read-lines">{ for lines.iter().map(|line| html! { <li>{ line }</li> }) }</ul>
                    }
                    { button("done", hands.choose(it, Chosen::Done)) }
                </div>
            </details>
        },
    }
}

/// What is ahead today.
pub fn later(today: &Today) -> Html {
    if today.later.is_empty() {
        return Html::default();
    }
    html! {
        <section class="section" aria-labelledby="later">
            <h2 id="later">{ say("today-later-today") }</h2>
            <ul class="rows">
                { for today.later.iter().map(|it| html! {
                    <li class="row-line">
                        { kind::mark(it.kind) }
                        <span class="row-words"><span>{ it.title.clone() }</span>{ moved(it) }</span>
                        <span class="when">{ words(|words| words.time(it.due.time())) }</span>
                    </li>
                }) }
            </ul>
        </section>
    }
}

/// Why it comes at another time than planned, if it does.
pub fn moved(it: &Occurrence) -> Html {
    match &it.moved {
        Some(moved) => html! { <span class="hint">{ words(|words| told(moved, words)) }</span> },
        None => Html::default(),
    }
}

/// What was missed and can still be made up for: one gentle card.
pub fn catch_up(today: &Today, hands: &Hands) -> Html {
    let Some(CatchUp { missed }) = &today.catch_up else {
        return Html::default();
    };
    let rest = {
        let missed = missed.clone();
        hands.let_rest.reform(move |()| missed.clone())
    };
    html! {
        <section class="card" aria-labelledby="catch-up">
            <h2 id="catch-up">{ say("catch-up-title") }</h2>
            { said("", "catch-up-text") }
            <div class="rows">{ for missed.iter().map(|it| due_row(it, hands)) }</div>
            <div class="wide">{ button("catch-up-rest", rest) }</div>
        </section>
    }
}

/// What was today; a miss is said without reproach.
pub fn earlier(today: &Today) -> Html {
    if today.earlier.is_empty() {
        return Html::default();
    }
    let became = |it: &Occurrence| match it.state {
        Became::Done => say("state-done"),
        Became::Skipped => say("state-skipped"),
        Became::Missed => say("state-missed"),
        // Neither is earlier; said as nothing rather than as a failure.
        Became::Ahead | Became::Due => String::new(),
    };
    html! {
        <details class="fold">
            <summary><span>{ say("today-earlier") }</span>{ icon(Glyph::Unfold) }</summary>
            <ul class="rows">
                { for today.earlier.iter().map(|it| html! {
                    <li class="row-line">
                        { kind::mark(it.kind) }
                        <span class="row-words">
                            <span>{ it.title.clone() }</span><span class="hint">{ became(it) }</span>
                        </span>
                        <span class="when">{ words(|words| words.time(it.id.due.time())) }</span>
                    </li>
                }) }
            </ul>
        </details>
    }
}

/// Its card goes on where it was left, so no second way is shown.
pub fn is_due(form: &FormId, today: &Today) -> bool {
    (today.due.iter()).any(|it| matches!(&it.action, Tap::Fill(due) if due == form))
}

/// A form that was left open.
pub fn draft(form: &FormId, state: &State, today: &Today) -> Html {
    let mut asked = today.due.iter().chain(&today.earlier).chain(&today.later);
    let title = (state.forms.iter())
        .find(|it| it.id == *form)
        .map(|it| it.title.clone())
        .or_else(|| {
            asked
                .find(|it| it.action == Tap::Fill(form.clone()))
                .map(|it| it.title.clone())
        })
        .unwrap_or_else(|| say("today-draft-other"));
    let onclick = to(Route::fill(form)).reform(|_: MouseEvent| ());
    html! {
        <button key={form.0.clone()} type="button" class="row-line draft" {onclick}>
            <span class="kind-mark">{ icon(Glyph::Edit) }</span>
            <span class="row-words"><span>{ title }</span><span class="hint">{ say("today-draft") }</span></span>
            { icon(Glyph::Next) }
        </button>
    }
}

/// On a hard day: what is offered in place of all exercises, and help in words.
pub fn gentle(today: &Today) -> Html {
    if today.gentle.is_empty() {
        return Html::default();
    }
    let row = |it: &Gentle| {
        part!(Button {
            label: it.title.clone(),
            onpress: to(Route::fill(&it.form))
        })
    };
    html! {
        <section class="card" aria-labelledby="gentle">
            <h2 id="gentle">{ say("today-gentle") }</h2>
            { said("", "today-gentle-text") }
            <div class="stack wide">
                { for today.gentle.iter().map(row) }
                { button("today-gentle-help", to(Route::Help)) }
            </div>
        </section>
    }
}
