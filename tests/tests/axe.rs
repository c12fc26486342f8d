//! Everybody can read and reach every screen: axe-core finds nothing on light and dark ground,
//! at 390 x 844 and at twice the text size, and no screen scrolls sideways.

use std::sync::Arc;

use chrono_tz::Europe::Berlin;
use journeys::{
    album::Album,
    browser::{Browser, USUAL_TEXT, round::Round, walk::walk},
};

#[tokio::test(flavor = "multi_thread")]
async fn axe_finds_nothing_at_the_usual_text_size() {
    finds_nothing(USUAL_TEXT).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn axe_finds_nothing_at_twice_the_text_size() {
    finds_nothing(2 * USUAL_TEXT).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_nobody_can_read_or_reach_is_found() {
    let browser = Arc::new(Browser::open(Berlin, USUAL_TEXT).await);
    let looking = browser.clone();
    let looked = tokio::spawn(async move {
        let browser = looking;
        browser.go("/").await;
        let hand = &browser.hand;
        hand.sees(&hand.word("door-welcome")).await;
        // On dark ground the grey can be read, on light it cannot.
        let plant = "document.querySelector('main').insertAdjacentHTML('beforeend',
            '<button></button><p class=planted>Too pale</p><pre>' + 'wide '.repeat(60) + '</pre>');
            document.querySelector('.planted').style.color = '#b9b9b9';";
        hand.run(plant, vec![]).await;
        (browser.faults("light").await, browser.faults("dark").await)
    });
    let looked = looked.await;
    browser.close().await;
    let (light, dark) = looked.expect("the screen comes");
    let has = |faults: &[String], what: &str| faults.iter().any(|it| it.starts_with(what));
    for what in ["button-name", "color-contrast", "scrolls sideways"] {
        assert!(has(&light, what), "{what} in {light:?}");
    }
    assert!(!has(&dark, "color-contrast"), "{dark:?}");
}

async fn finds_nothing(text: u32) {
    let browser = Arc::new(Browser::open(Berlin, text).await);
    let mut round = Round::begin(browser.clone(), Album::none());
    // In a task of its own, so that the browser ends also where a screen never comes.
    let walked = tokio::spawn(async move {
        walk(&mut round).await;
        (round.screens, round.faults)
    });
    let walked = walked.await;
    browser.close().await;
    let (screens, faults) = walked.expect("every screen comes");
    let count = faults.len();
    let list = faults.join("\n");
    assert!(
        faults.is_empty(),
        "{count} faults on {screens} screens:\n{list}"
    );
}
