//! The journal by day, newest first, with the search on top.

use care::{
    contract::{SearchJournal, SeeJournal},
    diary::{Day, Line},
    form::FormId,
    private::Private,
    weeks::By,
};
use chrono::{Datelike, NaiveDate};
use gloo::timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::{
    bridge::ask,
    hooks::{use_effect_with, use_reducer},
    parts::{
        answer_sort::mark_of,
        button::button,
        frame::{Frame, Tab},
        icon::{Glyph, icon},
        notice::notice,
    },
    route::Route,
    say::{failure, say, say_with, words},
    screens::journal_state::{Action, State},
    travel::link,
};

const WEEKS: Route = Route::Weeks {
    by: By::Session,
    before: None,
};

/// How long after the last letter the search begins, in milliseconds.
const SEARCHED_AFTER: u32 = 300;

/// The screen.
pub struct Journal;

kept!(Journal, |_| use_journal());

#[hook]
fn use_journal() -> Html {
    let state = use_reducer(State::default);
    let load = {
        let dispatcher = state.dispatcher();
        Callback::from(move |before: Option<NaiveDate>| {
            let dispatcher = dispatcher.clone();
            spawn_local(async move {
                dispatcher.dispatch(match ask(SeeJournal { before }).await {
                    Ok(page) => Action::Paged(before, page),
                    Err(failure) => Action::Troubled(failure),
                });
            });
        })
    };
    use_effect_with((), {
        let load = load.clone();
        move |()| load.emit(None)
    });
    use_effect_with(state.words.trim().to_owned(), {
        let dispatcher = state.dispatcher();
        move |words: &String| {
            let words = words.clone();
            let soon = (!words.is_empty()).then(|| {
                Timeout::new(SEARCHED_AFTER, move || {
                    spawn_local(async move {
                        let command = SearchJournal {
                            words: Private(words.clone()),
                        };
                        dispatcher.dispatch(match ask(command).await {
                            Ok(page) => Action::Found(words, page),
                            Err(failure) => Action::Troubled(failure),
                        });
                    });
                })
            });
            move || drop(soon)
        }
    });
    let ontype = {
        let dispatcher = state.dispatcher();
        Callback::from(move |words: String| dispatcher.dispatch(Action::Typed(words)))
    };
    let older = state.before.filter(|_| !state.is_searching());
    part!(Frame {
        title: say("bar-journal"),
        tab: Tab::Journal,
        class: "journal",
        children: html! {
            <>
                <div class="journal-top">
                    { search(&state.words, ontype) }
                    { link(Route::fill(&FormId("note".to_owned())), "button button-main", html! { <>
                        { icon(Glyph::Edit) }<span>{ say("journal-write") }</span>
                    </> }) }
                    { link(WEEKS, "button", html! { say("weeks-title") }) }
                </div>
                { notice(state.trouble.as_ref().map(|it| AttrValue::from(failure(it)))) }
                <p class="journal-told" role="status">{ told(&state) }</p>
                // One child, however many days there are: else the search above is made anew and loses the focus.
                <>{ for state.shown().unwrap_or_default().iter().map(|it| day(it, newest_year(&state))) }</>
                if let Some(before) = older {
                    { button("journal-older", load.reform(move |()| Some(before))) }
                }
            </>
        },
    })
}

fn search(typed: &str, ontype: Callback<String>) -> Html {
    let clear = ontype.reform(|_: MouseEvent| String::new());
    let oninput =
        ontype.reform(|it: InputEvent| it.target_unchecked_into::<HtmlInputElement>().value());
    html! {
        <div class="search" role="search">
            { icon(Glyph::Search) }
            <input type="search" value={typed.to_owned()} {oninput} aria-label={say("journal-search-label")}
                placeholder={say("journal-search")} autocomplete="off" spellcheck="false" />
            if !typed.is_empty() {
                <button type="button" class="round" aria-label={say("journal-clear")} onclick={clear}>
                    { icon(Glyph::Close) }
                </button>
            }
        </div>
    }
}

/// What stands above the days: that it looks, what it found, or that there is nothing.
fn told(state: &State) -> String {
    match (state.shown(), state.is_searching()) {
        (None, _) if state.trouble.is_some() => String::new(),
        (None, _) => say("journal-loading"),
        (Some([]), true) => say("journal-nothing-found"),
        (Some([]), false) => say("journal-empty"),
        (Some(_), true) => say_with("journal-found", &[("count", state.count().into())]),
        (Some(_), false) => String::new(),
    }
}

fn newest_year(state: &State) -> Option<i32> {
    let newest = state.days.as_deref().and_then(<[Day]>::first);
    newest.map(|it| it.day.year())
}

fn day(day: &Day, this_year: Option<i32>) -> Html {
    let name = match this_year == Some(day.day.year()) {
        true => words(|it| it.day(day.day)),
        false => words(|it| it.date(day.day)),
    };
    html! {
        <section key={day.day.to_string()} class="section">
            <h2>{ name }</h2>
            <div class="rows">{ for day.lines.iter().map(row) }</div>
        </section>
    }
}

fn row(line: &Line) -> Html {
    let (glyph, class, word) = mark_of(line.sort);
    let title = if line.title.is_empty() {
        say(word)
    } else {
        line.title.clone()
    };
    let content = html! {
        <>
            <span class={classes!("kind-mark", class)}>{ icon(glyph) }</span>
            <span class="row-words">
                <span class="journal-name"><b>{ title }</b><time>{ words(|it| it.time(line.at.time())) }</time></span>
                if !line.title.is_empty() { <span class="unseen">{ say(word) }</span> }
                if !line.first.reveal().is_empty() { <span class="first-words">{ line.first.reveal() }</span> }
            </span>
        </>
    };
    link(Route::Reading(line.id), "row-line journal-row", content)
}
