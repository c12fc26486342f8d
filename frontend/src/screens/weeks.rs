//! My weeks: small pictures of mood, nights, rests and practice, each opening to its days.

use care::{
    contract::{Failure, SeeWeeks},
    weeks::{By, Week, Weeks},
};
use chrono::NaiveDate;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::{
    bridge::ask,
    hooks::use_effect_with,
    parts::{
        frame::{Frame, Tab},
        icon::{Glyph, icon},
        notice::notice,
        scene::{as_table, picture},
        sentence::said,
    },
    route::Route,
    say::{failure, say},
    travel::link,
};

/// The screen.
pub struct MyWeeks {
    /// How they are laid out.
    pub by: By,
    /// Those before this day.
    pub before: Option<NaiveDate>,
}

kept!(MyWeeks, use_weeks, |it| format!(
    "{:?} {:?}",
    it.by, it.before
));

#[hook]
fn use_weeks(props: &MyWeeks) -> Html {
    let came = use_state(|| None::<Result<Weeks, Failure>>);
    let MyWeeks { by, before } = *props;
    use_effect_with((), {
        let came = came.clone();
        move |()| spawn_local(async move { came.set(Some(ask(SeeWeeks { by, before }).await)) })
    });
    let (weeks, trouble) = match &*came {
        None => (None, None),
        Some(Ok(weeks)) => (Some(weeks), None),
        Some(Err(why)) => (None, Some(AttrValue::from(failure(why)))),
    };
    part!(Frame {
        title: say("weeks-title"),
        tab: Tab::Journal,
        back: Route::Journal,
        class: "weeks",
        children: html! {
            <>
                <div class="row">
                    { way(by, By::Session, "weeks-by-session") }
                    { way(by, By::Calendar, "weeks-by-calendar") }
                </div>
                { notice(trouble) }
                if let Some(weeks) = weeks {
                    if weeks.weeks.is_empty() {
                        { said("lead", "weeks-none") }
                    }
                    <>{ for weeks.weeks.iter().enumerate().map(week) }</>
                    if weeks.before.is_some() {
                        { link(Route::Weeks { by, before: weeks.before }, "button", html! { say("weeks-older") }) }
                    }
                }
            </>
        },
    })
}

/// One of the two layouts; the one that is seen says so.
fn way(here: By, by: By, word: &str) -> Html {
    let content = html! {
        <>
            { say(word) }
            if here == by { <span class="unseen">{ say("bar-here") }</span> }
        </>
    };
    let class = if here == by {
        "button way way-here"
    } else {
        "button way"
    };
    link(Route::Weeks { by, before: None }, class, content)
}

fn week((at, week): (usize, &Week)) -> Html {
    html! {
        <section class="section">
            <h2>{ &week.title }</h2>
            <details class="fold card">
                <summary>
                    { picture(&format!("week-{at}"), &week.scene) }
                    <span>{ say("weeks-days") }</span>{ icon(Glyph::Unfold) }
                </summary>
                { as_table(&week.title, &week.scene.table) }
            </details>
            { for week.lines.iter().map(|it| html! { <p class="hint">{ it }</p> }) }
        </section>
    }
}
