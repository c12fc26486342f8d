//! A quiet rest: a slow disc on a dark ground, the time as a ring, one button.

use care::{contract::RecordRest, entry::Rest, schedule::OccurrenceId};
use gloo::timers::callback::Interval;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::{
    bridge::ask,
    hooks::{use_effect_with, use_reducer},
    idle,
    parts::{
        button::{Button, Weight},
        frame::Frame,
        heading::Heading,
        notice::notice,
        ring::{moment, rest_begins, rest_ends, ring},
    },
    route::Route,
    say::{failure, say, say_with},
    screens::rest_state::{Action, Over, State},
    travel,
};

/// How often the time is looked at, in milliseconds.
const TICK: u32 = 500;

/// The rest, and its soft end.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct QuietRest {
    /// How long, in minutes.
    pub minutes: u16,
    /// What it answers.
    pub of: Option<OccurrenceId>,
    /// Whether the mood is asked for at its end.
    pub then_mood: bool,
}

kept!(QuietRest, use_quiet_rest);

#[hook]
fn use_quiet_rest(props: &QuietRest) -> Html {
    let state = use_reducer(|| State::begin(props.minutes));
    let trouble = use_state(|| None::<String>);

    use_effect_with(state.over.is_some(), {
        let dispatcher = state.dispatcher();
        let (begun, before) = (moment(), f64::from(state.seconds));
        move |is_over| {
            let tick = (!is_over).then(|| {
                Interval::new(TICK, move || {
                    idle::here();
                    let passed = before + (moment() - begun) / 1000.0;
                    dispatcher.dispatch(Action::Passed(passed as u32));
                })
            });
            move || drop(tick)
        }
    });

    // Leaving the screen ends the rest as "Stop" does; what was rested counts.
    let latest = use_mut_ref(|| (*state).clone());
    *latest.borrow_mut() = (*state).clone();
    let occurrence = props.of.clone();
    use_effect_with((), {
        let (latest, occurrence) = (latest.clone(), occurrence.clone());
        move |()| {
            rest_begins();
            move || {
                let left = latest.borrow().clone();
                if left.over.is_none() {
                    rest_ends(false);
                    spawn_local(async move {
                        let _ = record(&left, occurrence).await;
                    });
                }
            }
        }
    });
    use_effect_with(state.over, {
        let (state, trouble) = (state.clone(), trouble.clone());
        move |over| {
            if let Some(over) = over {
                rest_ends(*over == Over::InTime);
                spawn_local(async move { trouble.set(record(&state, occurrence).await) });
            }
        }
    });

    let end = |over: Over| {
        let dispatcher = state.dispatcher();
        Callback::from(move |()| dispatcher.dispatch(Action::End(over)))
    };
    let Some(over) = state.over else {
        let dispatcher = state.dispatcher();
        let turn_time = Callback::from(move |()| dispatcher.dispatch(Action::TurnTime));
        return part!(Frame {
            title: say("rest-title"),
            class: "dark-ground resting",
            children: html! {
                <>
                    <p class="rest-lead">{ say("rest-lead") }{ " " }{ say("rest-breathe") }</p>
                    { ring(state.shows_time.then(|| state.percent_left())) }
                    <p class="rest-left" role="timer" hidden={!state.shows_time}>
                        { say_with("rest-left", &[("minutes", state.minutes_left().into())]) }
                    </p>
                    <div class="rest-keys">
                        { part!(Button {
                            weight: Weight::Main, label: say("rest-stop"), onpress: end(Over::Stopped),
                        }) }
                        { part!(Button {
                            weight: Weight::Plain, label: say("rest-racing"),
                            onpress: end(Over::Racing),
                        }) }
                        { part!(Button {
                            weight: Weight::Plain, onpress: turn_time,
                            label: say(if state.shows_time { "rest-hide-time" } else { "rest-show-time" }),
                        }) }
                    </div>
                </>
            },
        });
    };
    let sentence = match over {
        Over::InTime => "rest-over",
        Over::Stopped => "rest-stopped-short",
        Over::Racing => "rest-racing-kind",
    };
    let then_mood = props.then_mood;
    let done = Callback::from(move |()| match then_mood {
        true => travel::ask_mood(),
        false => travel::replace(&Route::Today),
    });
    part!(Frame {
        title: say("rest-title"),
        class: "dark-ground rest-is-over",
        children: html! {
            <>
                { part!(Heading { text: say(sentence), step: "over" }) }
                { notice((*trouble).clone().map(AttrValue::from)) }
                { part!(Button { weight: Weight::Main, label: say("rest-done"), onpress: done }) }
            </>
        },
    })
}

/// Notes the rest down; the sentence to show where that failed.
async fn record(state: &State, occurrence: Option<OccurrenceId>) -> Option<String> {
    if !state.counts() {
        return None;
    }
    let rest = Rest {
        minutes: state.minutes,
        seconds: state.seconds,
        occurrence,
    };
    let refused = ask(RecordRest { rest }).await.err()?;
    Some(format!("{} {}", say("rest-not-kept"), failure(&refused)))
}
