//! The pieces of the share screen: the days, the switches, and the page itself.

use std::rc::Rc;

use care::summary::{Item, Part, Preview, Section};
use chrono::Days;
use yew::prelude::*;

use crate::{
    parts::{
        button::Button,
        choice::{Choice, Row, Switch},
        moment::{DayOfYear, around},
        sentence::{opener, over, said},
    },
    say::{say, say_with, words},
    screens::share_state::{Action, Period, State, What},
};

/// How far back the first day can lie, in days.
const DAYS_BACK: u64 = 400;

/// Which days the page is about.
pub fn which_days(state: &State, onact: &Callback<Action>) -> Html {
    let periods: Vec<Period> = state
        .sessions
        .iter()
        .map(|day| Period::Since(*day))
        .chain([
            Period::Visit,
            Period::Last(7),
            Period::Last(30),
            Period::Dates,
        ])
        .collect();
    let row = |period: &Period| Row {
        value: name(*period).into(),
        label: label(*period).into(),
        hint: None,
    };
    let onchoose = {
        let (onact, periods) = (onact.clone(), periods.clone());
        Callback::from(move |chosen: AttrValue| {
            if let Some(period) = periods.iter().find(|it| name(**it) == *chosen) {
                onact.emit(Action::Take(*period));
            }
        })
    };
    let [from, to] = state.dates;
    let (first, last) = around(state.today, DAYS_BACK, 0);
    html! {
        <section class="section">
            { part!(Choice {
                name: "period", legend: say("share-period"),
                rows: periods.iter().map(row).collect::<Vec<_>>(),
                chosen: AttrValue::from(name(state.period)), onchoose,
            }) }
            if matches!(state.period, Period::Dates | Period::Visit) {
                { part!(DayOfYear {
                    id: "share-from", legend: say("share-from"), day: from, today: state.today,
                    from: first, to: last, onchange: onact.reform(Action::From),
                }) }
            }
            if state.period == Period::Dates {
                { part!(DayOfYear {
                    id: "share-to", legend: say("share-to"), day: to, today: state.today,
                    from: first, to: last, onchange: onact.reform(Action::To),
                }) }
            }
        </section>
    }
}

/// The value of a period in its list.
fn name(period: Period) -> String {
    match period {
        Period::Since(day) => day.to_string(),
        Period::Last(days) => days.to_string(),
        Period::Visit => "visit".to_owned(),
        Period::Dates => "dates".to_owned(),
    }
}

fn label(period: Period) -> String {
    match period {
        Period::Since(day) => say_with(
            "share-since-session",
            &[("day", words(|it| it.day(day)).into())],
        ),
        Period::Visit => say("share-since-visit"),
        Period::Last(30) => say("share-last-30"),
        Period::Last(_) => say("share-last-7"),
        Period::Dates => say("share-dates"),
    }
}

/// The most days that can be left out one by one.
const DAYS_LEFT_OUT: i64 = 62;

/// Switches for what is in.
pub fn parts(state: &State, onact: &Callback<Action>) -> Html {
    let Some(preview) = &state.preview else {
        return Html::default();
    };
    let section = |part: &Part| {
        let section = part.section;
        let hint = match section {
            Section::Name => None,
            _ => Some(say_with("share-count", &[("count", part.count.into())])),
        };
        let is_in = !state.choice.without.contains(&section);
        let turn = part!(Switch {
            label: say(word(section)),
            hint: hint.map(AttrValue::from),
            on: is_in,
            onturn: onact.reform(move |is_in| Action::Turn(section, is_in))
        });
        let item = |it: &Item| {
            item(
                it,
                !state.choice.without_entries.contains(&it.id),
                What::Entry,
                onact,
            )
        };
        html! {
            <>
                { turn }
                if is_in && !part.items.is_empty() {
                    { unfold("share-single", html! { { for part.items.iter().map(item) } }) }
                }
            </>
        }
    };
    let put = |id: &str, hint: &str, what: What, on: bool| {
        part!(Switch {
            label: say(id),
            hint: say(hint),
            on,
            onturn: onact.reform(move |is_in| Action::Put(what, is_in))
        })
    };
    let choice = &state.choice;
    let item9 = preview.has_item9 && !choice.without.contains(&Section::Measures);
    let told = if choice.without_item9 {
        "share-item9-out"
    } else {
        "share-item9-in"
    };
    let is_letter = choice.paper == care::summary::Paper::Letter;
    let sections = preview.sections.iter();
    html! {
        <>
            <section class="section">
                { over("share-parts") }
                <div class="card switches">
                    { for sections.filter(|it| it.section != Section::OwnWords).map(section) }
                    if item9 {
                        { put("share-item9", told, What::Item9, !choice.without_item9) }
                    }
                    { put("share-items", "share-items-hint", What::Items, choice.with_items) }
                    { put("share-letter", "share-letter-hint", What::Letter, is_letter) }
                </div>
            </section>
            { days(state, onact) }
            { own_words(state, preview, onact) }
        </>
    }
}

/// A switch for one entry.
fn item(
    it: &Item,
    on: bool,
    what: fn(care::entry::EntryId) -> What,
    onact: &Callback<Action>,
) -> Html {
    let id = it.id;
    let day = words(|words| words.day(it.on));
    let said = it.words.reveal();
    let (label, hint) = match said.is_empty() {
        true => (day, None),
        false => (said.to_owned(), Some(AttrValue::from(day))),
    };
    part!(Switch {
        label,
        hint,
        on,
        onturn: onact.reform(move |is_in| Action::Put(what(id), is_in))
    })
}

fn unfold(id: &str, inner: Html) -> Html {
    html! {
        <details class="unfold own-lines">
            { opener(id) }
            <div class="card switches">{ inner }</div>
        </details>
    }
}

/// The days of the period, to leave single ones out.
fn days(state: &State, onact: &Callback<Action>) -> Html {
    let choice = state.choice();
    let count = (choice.to - choice.from).num_days();
    if count > DAYS_LEFT_OUT {
        return Html::default();
    }
    let day = |at: i64| {
        let day = choice.from + Days::new(at.unsigned_abs());
        part!(Switch {
            label: words(|it| it.day(day)),
            on: !choice.without_days.contains(&day),
            onturn: onact.reform(move |is_in| Action::Put(What::Day(day), is_in))
        })
    };
    unfold("share-days", html! { { for (0..=count).map(day) } })
}

fn word(section: Section) -> &'static str {
    match section {
        Section::Name => "share-section-name",
        Section::Sessions => "share-section-sessions",
        Section::Measures => "share-section-measures",
        Section::Sleep => "share-section-sleep",
        Section::Practice => "share-section-practice",
        Section::Thoughts => "share-section-thoughts",
        Section::Tried => "share-section-tried",
        Section::Questions => "share-section-questions",
        Section::Effects => "share-section-effects",
        Section::OwnWords => "share-section-own_words",
    }
}

fn own_words(state: &State, preview: &Preview, onact: &Callback<Action>) -> Html {
    let line = |it: &Item| {
        item(
            it,
            state.choice.own_words.contains(&it.id),
            What::Words,
            onact,
        )
    };
    html! {
        <details class="unfold own-lines">
            { opener("share-own-words") }
            { said("quiet", "share-own-words-lead") }
            if preview.own_words.is_empty() {
                { said("quiet", "share-own-words-none") }
            } else {
                <div class="card switches">{ for preview.own_words.iter().map(line) }</div>
            }
        </details>
    }
}

/// The page as it will be seen, and as text.
#[derive(Clone, PartialEq, Properties)]
pub struct Page {
    /// The page.
    pub preview: Rc<Preview>,
    /// Paler while the next one is made.
    pub is_current: bool,
}

kept!(Page, use_page);

#[hook]
fn use_page(props: &Page) -> Html {
    let preview = &props.preview;
    let is_large = use_state(|| false);
    let turn = {
        let is_large = is_large.clone();
        Callback::from(move |()| is_large.set(!*is_large))
    };
    let picture = |(at, svg): (usize, &String)| {
        let alt = say_with(
            "share-page-alt",
            &[("at", (at + 1).into()), ("of", preview.pages.len().into())],
        );
        // A picture, not markup of this page: whatever stands in it can do nothing here.
        let source = format!("data:image/svg+xml,{}", js_sys::encode_uri_component(svg));
        html! { <img key={at} src={source} {alt} /> }
    };
    html! {
        <div class={classes!("sheet-of-paper", (!props.is_current).then_some("stale"))}>
            <div class={if *is_large { "pages large" } else { "pages" }} tabindex={is_large.then_some("0")}
                role="group" aria-label={say("share-page")}>
                { for preview.pages.iter().enumerate().map(picture) }
            </div>
            { part!(Button { label: say("share-larger"), pressed: *is_large, onpress: turn }) }
            <details class="unfold">
                { opener("share-as-text") }
                <pre class="page-text">{ &preview.text }</pre>
            </details>
        </div>
    }
}
