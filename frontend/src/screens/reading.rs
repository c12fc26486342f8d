//! One entry, to read, to correct and to erase.

use care::{
    contract::{EraseEntry, Failure, ReadEntry},
    diary::{Reading as Read, Sort},
    entry::{Entry, EntryId, Recorded},
    form::{Form, FormKind},
};
use chrono::NaiveDateTime;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::{
    bridge::ask,
    hooks::use_effect_with,
    parts::{
        answer_sort::mark_of,
        button::{Button, Weight, button},
        frame::{Frame, Tab},
        icon::{Glyph, icon},
        notice::notice,
        sentence::{opener, said},
        sheet::Sheet,
    },
    route::Route,
    say::{failure, say, say_with, words},
    screens::reading_words::{Told, remark, telling},
    travel,
};

/// The screen.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Reading {
    /// Which entry.
    pub id: EntryId,
}

kept!(Reading, use_reading, |it| it.id.0.to_string());

#[hook]
fn use_reading(props: &Reading) -> Html {
    let id = props.id;
    let read = use_state(|| None::<Result<Read, Failure>>);
    let trouble = use_state(|| None::<Failure>);
    let asks_to_erase = use_state(|| false);
    use_effect_with(id, {
        let read = read.clone();
        move |id| {
            let command = ReadEntry { id: *id };
            spawn_local(async move { read.set(Some(ask(command).await)) });
        }
    });
    let frame = |children: Html| {
        part!(Frame {
            title: say("read-title"),
            tab: Tab::Journal,
            back: Route::Journal,
            class: "reading",
            children: html! { { children } }
        })
    };
    let it = match &*read {
        None => return frame(html! { <p aria-busy="true"></p> }),
        Some(Err(why)) => return frame(notice(Some(failure(why).into()))),
        Some(Ok(it)) => it,
    };
    let erase = {
        let (trouble, asks) = (trouble.clone(), asks_to_erase.clone());
        Callback::from(move |()| {
            let (trouble, asks) = (trouble.clone(), asks.clone());
            spawn_local(async move {
                asks.set(false);
                match ask(EraseEntry { id }).await {
                    Ok(()) => travel::replace(&Route::Journal),
                    Err(why) => trouble.set(Some(why)),
                }
            });
        })
    };
    let turn_sheet = |to: bool| {
        let asks = asks_to_erase.clone();
        Callback::from(move |()| asks.set(to))
    };
    let form = it.form.as_ref();
    frame(html! {
        <>
            { name(it) }
            { version(&it.entry.fact, form) }
            if !it.before.is_empty() { { older(it, form) } }
            { notice(trouble.as_ref().map(|it| AttrValue::from(failure(it)))) }
            <footer class="reading-keys">
                if let Some(to) = correction(id, &it.entry.fact) {
                    { part!(Button {
                        label: say("read-correct"), icon: Glyph::Edit,
                        onpress: move |()| travel::go(&to),
                    }) }
                }
                { part!(Button {
                    weight: Weight::Grave, icon: Glyph::Erase, label: say("read-erase"),
                    onpress: turn_sheet(true),
                }) }
            </footer>
            if *asks_to_erase {
                <Sheet title={say("read-erase-ask")} onclose={turn_sheet(false)}>
                    { said("", "read-erase-means") }
                    { part!(Button {
                        weight: Weight::Grave, label: say("read-erase-yes"), onpress: erase,
                    }) }
                    { button("read-erase-no", turn_sheet(false)) }
                </Sheet>
            }
        </>
    })
}

/// Where a tap on "Correct" leads; what the app itself noted down cannot be corrected.
fn correction(id: EntryId, entry: &Entry) -> Option<Route> {
    match entry {
        Entry::Filled(it) => Some(Route::Correct {
            form: it.form.clone(),
            entry: id,
        }),
        Entry::Session(_) => Some(Route::Session { id, planned: None }),
        Entry::Rest(_) | Entry::Choice(_) | Entry::Safety(_) | Entry::Wish(_) => None,
    }
}

fn name(it: &Read) -> Html {
    let Recorded { at, fact, .. } = &it.entry;
    let sort = sort_of(fact, it.form.as_ref());
    let (glyph, class, word) = mark_of(sort);
    let title = it
        .form
        .as_ref()
        .map_or_else(|| say(word), |form| form.title.clone());
    let changed = it.entry.corrected.then(|| {
        let at = it.entry.recorded.at.naive_local();
        moment("read-corrected", at)
    });
    html! {
        <header class="reading-name">
            <p class={classes!("kind", class)}><span class="kind-mark">{ icon(glyph) }</span>{ say(word) }</p>
            <h2 tabindex="-1">{ title }</h2>
            <p class="quiet">{ moment("read-at", *at) }</p>
            if let Some(changed) = changed { <p class="quiet">{ changed }</p> }
            if let Some(remark) = remark(fact) { <p class="quiet">{ remark }</p> }
        </header>
    }
}

/// The message `id` with a day and a time.
fn moment(id: &str, at: NaiveDateTime) -> String {
    let (day, time) = words(|words| (words.day(at.date()), words.time(at.time())));
    say_with(id, &[("day", day.into()), ("time", time.into())])
}

fn sort_of(entry: &Entry, form: Option<&Form>) -> Sort {
    match entry {
        Entry::Session(_) => Sort::Session,
        Entry::Filled(_) => match form.map(|it| it.kind) {
            Some(FormKind::Prompt) => Sort::Prompt,
            Some(FormKind::Measure) => Sort::Measure,
            Some(FormKind::Exercise) => Sort::Exercise,
            Some(FormKind::Note) | None => Sort::Note,
        },
        Entry::Rest(_) => Sort::Rest,
        Entry::Choice(_) | Entry::Wish(_) => Sort::Prompt,
        Entry::Safety(_) => Sort::Safety,
    }
}

fn version(entry: &Entry, form: Option<&Form>) -> Html {
    let stem = form.and_then(|it| it.stem.as_ref());
    let told = telling(entry, form);
    html! {
        <>
            if let Some(stem) = stem { <p class="stem">{ stem }</p> }
            <dl class="told">{ for told.iter().map(answer) }</dl>
        </>
    }
}

fn answer(Told { asked, answer }: &Told) -> Html {
    html! {
        <div>
            <dt class={asked.is_empty().then_some("unseen")}>
                { if asked.is_empty() { say("read-words") } else { asked.clone() } }
            </dt>
            { for answer.iter().map(|it| html! { <dd>{ it }</dd> }) }
        </div>
    }
}

fn older(it: &Read, form: Option<&Form>) -> Html {
    let one = |old: &Recorded<Entry>| {
        let at = old.recorded.at.naive_local();
        let when = moment("read-older-at", at);
        html! { <section><h3>{ when }</h3>{ version(&old.fact, form) }</section> }
    };
    html! {
        <details class="unfold older">
            { opener("read-older") }
            { for it.before.iter().map(one) }
        </details>
    }
}
