//! The end of a quiet rest is heard: eyes are closed then. In a real browser, whose clock is moved,
//! and in the real window.

use std::sync::Arc;

use chrono_tz::Europe::Berlin;
use journeys::{
    album::Album,
    browser::{Browser, USUAL_TEXT, round::Round},
    forms::form,
    hand::Hand,
    patient::{self, at},
    prove::patient::profile,
    stage::Stage,
    window::Window,
};
use serde_json::json;

/// Keeps the sound that the page makes ready, to see what becomes of it.
const LISTEN: &str = "
    window.AudioContext = class extends AudioContext {
        constructor() { super(); window.heard = this; }
    };";

/// Half an hour goes by at once.
const LATER: &str =
    "const now = performance.now.bind(performance); performance.now = () => now() + 1800000;";

#[tokio::test(flavor = "multi_thread")]
async fn the_end_of_a_rest_is_heard_and_a_stop_is_not() {
    let browser = Arc::new(Browser::open(Berlin, USUAL_TEXT).await);
    let played = tokio::spawn(play(Round::begin(browser.clone(), Album::none()))).await;
    browser.close().await;
    let (stopped, in_time) = played.expect("every screen comes");
    assert_eq!(stopped, json!("closed"));
    assert_eq!(in_time, json!("running"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_window_lets_the_sound_through_as_well() {
    let stage = Stage::set(Berlin);
    let window = Window::open(&stage).await;
    let hand = &window.hand;
    hand.sees(&hand.word("door-welcome")).await;
    hand.run(LISTEN, vec![]).await;
    let at_a_tap = "addEventListener('click', () => window.restBegins(), true)";
    hand.run(at_a_tap, vec![]).await;
    hand.press("door-begin").await;
    hand.run("window.restEnds(true)", vec![]).await;
    let state = sound(hand, "running").await;
    window.kill(&stage);
    assert_eq!(state, json!("running"));
}

/// What became of the sound when the first rest was stopped, and when the second was over.
async fn play(round: Round) -> (serde_json::Value, serde_json::Value) {
    let browser = &round.browser;
    browser.clock.set(at(3, "10:00"));
    browser.set_up(profile()).await;
    begins(&round).await;
    round.press("rest-stop").await;
    round.sees("rest-stopped-short").await;
    let stopped = sound(&browser.hand, "closed").await;
    begins(&round).await;
    browser.hand.run(LATER, vec![]).await;
    round.sees("rest-over").await;
    (stopped, sound(&browser.hand, "running").await)
}

/// As after every exercise.
async fn begins(round: &Round) {
    let given = patient::kind_self();
    let steps = &form("kind_self").steps;
    let last = steps.iter().rfind(|it| given.contains_key(&it.id));
    let last = last.expect("it has steps");
    round.open_at("kind_self", &last.id.0, given).await;
    round.browser.hand.run(LISTEN, vec![]).await;
    round.press("fill-done").await;
    round.press("fill-rest-now").await;
    round.sees("rest-lead").await;
}

/// Its state, once it is this one, or after a while.
async fn sound(hand: &Hand, hoped: &str) -> serde_json::Value {
    let state = "return window.heard?.state";
    for _ in 0..50 {
        if hand.run(state, vec![]).await == json!(hoped) {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(40)).await;
    }
    hand.run(state, vec![]).await
}
