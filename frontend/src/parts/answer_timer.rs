//! To stay with something for a little while; it may be left at any time.

use gloo::timers::callback::Interval;
use yew::prelude::*;

use crate::{
    hooks::use_effect_with,
    idle,
    parts::{
        button::{Button, Weight},
        ring::{moment, rest_begins, rest_ends, ring},
    },
    say::{say, say_with},
};

/// How often the time is looked at, in milliseconds.
const TICK: u32 = 500;

/// Draws the ring, and the button that sets it going.
#[derive(Properties, PartialEq)]
pub struct Timer {
    /// What is asked; another one begins anew.
    pub label: AttrValue,
    /// How long.
    pub seconds: u16,
    /// Whether its time was over already.
    pub over: bool,
    /// Its time is over.
    pub onover: Callback<()>,
}

kept!(Timer, use_timer, |it| it.label.to_string());

#[hook]
fn use_timer(props: &Timer) -> Html {
    let begun = use_state_eq(|| None::<f64>);
    let passed = use_state_eq(|| 0_u16);
    let whole = props.seconds.max(1);
    let is_over = props.over || *passed >= whole;
    use_effect_with((*begun, is_over), {
        let passed = passed.clone();
        move |(begun, is_over)| {
            let tick = begun.filter(|_| !is_over).map(|begun| {
                Interval::new(TICK, move || {
                    idle::here();
                    passed.set((((moment() - begun) / 1000.0) as u16).min(whole));
                })
            });
            move || drop(tick)
        }
    });
    use_effect_with(is_over && !props.over, {
        let onover = props.onover.clone();
        move |is_news| {
            if *is_news {
                rest_ends(true);
                onover.emit(());
            }
        }
    });
    let left = if is_over { 0 } else { whole - *passed };
    let (minutes, seconds) = (left / 60, left % 60);
    let told = match (is_over, *begun) {
        (true, _) => say("fill-timer-over"),
        (false, _) => say_with(
            "fill-timer-left",
            &[
                ("minutes", minutes.into()),
                ("seconds", format!("{seconds:02}").into()),
            ],
        ),
    };
    let onpress = Callback::from(move |()| {
        rest_begins();
        begun.set(Some(moment()));
    });
    let waits = !is_over && *passed == 0;
    html! {
        <div class="timer">
            { ring(Some(100.0 * f64::from(left) / f64::from(whole))) }
            <p class="quiet" role="timer">{ told }</p>
            <p class="unseen" role="status">{ if is_over { say("fill-timer-over") } else { String::new() } }</p>
            if waits {
                { part!(Button { weight: Weight::Quiet, label: say("fill-timer-begin"), onpress }) }
            }
        </div>
    }
}
