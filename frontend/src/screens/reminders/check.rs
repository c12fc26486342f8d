//! The check-up: do reminders get through, what comes next, a test, and what to do if it stays away.

use care::{
    check_up::{Allowed, CheckUp, TestReminder, Upcoming},
    contract,
    moved::told,
    today::{Reminders, Today},
};
use chrono::NaiveDateTime;
use yew::prelude::*;

use super::{Hands, section};
use crate::{
    parts::{
        button::{Button, Weight},
        icon::{Glyph, icon},
        moment,
        sentence::said,
    },
    say::{say, say_with, words},
};

/// The page below its header.
pub fn view((today, check): &(Today, CheckUp), hands: &Hands) -> Html {
    let now = today.now;
    html! {
        <>
            { section("check-now", html! { <div class="rows">{ for facts(check, now).into_iter().map(fact) }</div> }) }
            { section("check-test", test(check, now, hands)) }
            { section("check-next", html! {
                if check.next.is_empty() {
                    { said("quiet", "check-next-none") }
                } else {
                    <ul class="rows">{ for check.next.iter().map(|it| upcoming(it, now)) }</ul>
                }
            }) }
            { section("check-help", html! {
                <ul class="card read-lines">{ for check.remedies.iter().map(|it| html! { <li>{ it }</li> }) }</ul>
            }) }
        </>
    }
}

/// What is known, each with whether it is well.
fn facts(check: &CheckUp, now: NaiveDateTime) -> Vec<(bool, String)> {
    let notifier = match &check.notifier {
        Some(name) => (
            true,
            say_with("check-notifier", &[("name", name.as_str().into())]),
        ),
        None => (false, say("check-notifier-none")),
    };
    let last = match (check.reaches, check.last_shown) {
        (Reminders::Unheard, _) => (false, say("check-last-unheard")),
        (Reminders::Heard, Some(at)) => (true, at_time("check-last", at, now)),
        (Reminders::Heard, None) => (true, say("check-last-none")),
    };
    let mut facts = vec![notifier, last];
    match check.allowed {
        Allowed::No => facts.insert(1, (false, say("check-allowed-not"))),
        Allowed::Yes => facts.insert(1, (true, say("check-allowed"))),
        Allowed::Untold => {}
    }
    facts
}

fn fact((is_well, words): (bool, String)) -> Html {
    let (of, class) = match is_well {
        true => (Glyph::Check, "kind-mark of-rest"),
        false => (Glyph::Unheard, "kind-mark of-sleep"),
    };
    html! { <p class="row-line"><span {class}>{ icon(of) }</span><span class="row-words">{ words }</span></p> }
}

fn test(check: &CheckUp, now: NaiveDateTime, hands: &Hands) -> Html {
    let became = match check.test {
        TestReminder::None => say("check-test-text"),
        TestReminder::Waits { due } => at_time("check-test-waits", due, now),
        TestReminder::Shown { at } => at_time("check-test-shown", at, now),
        TestReminder::Opened { at } => at_time("check-test-opened", at, now),
        TestReminder::Unheard { due } => at_time("check-test-unheard", due, now),
    };
    let waits = match check.test {
        TestReminder::Waits { .. } => true,
        TestReminder::None
        | TestReminder::Shown { .. }
        | TestReminder::Opened { .. }
        | TestReminder::Unheard { .. } => false,
    };
    html! {
        <div class="card">
            <p role="status">{ became }</p>
            <div class="wide">{ part!(Button {
                weight: Weight::Main, label: say("check-test-ask"), disabled: waits,
                onpress: hands.tell.reform(|()| contract::TestReminder {}.into()),
            }) }</div>
        </div>
    }
}

fn upcoming(it: &Upcoming, now: NaiveDateTime) -> Html {
    html! {
        <li class="row-line">
            <span class="row-words">
                <span class="when">{ moment::told(it.due, now.date()) }</span>
                <span>{ it.title.clone() }</span>
                <span class="hint">{ it.reason.clone() }</span>
                if let Some(moved) = &it.moved {
                    <span class="hint">{ words(|words| told(moved, words)) }</span>
                }
            </span>
        </li>
    }
}

fn at_time(id: &str, at: NaiveDateTime, now: NaiveDateTime) -> String {
    say_with(id, &[("when", moment::told(at, now.date()).into())])
}
