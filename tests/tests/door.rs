//! The door stands before the screens can be drawn: the page brings it along. In a real browser
//! from which the code is kept back for a while, as on a slow phone.

use std::{sync::Arc, time::Duration};

use chrono_tz::Europe::Berlin;
use journeys::{
    browser::{Browser, USUAL_TEXT},
    patient::{PASSPHRASE, at},
    prove::patient::profile,
};
use serde_json::json;

/// What stands in an element, in words that are the same for the same picture.
const TOLD: &str = "
    const told = it => it.nodeType == Node.TEXT_NODE ? it.data : `<${it.localName} ${
        [...it.attributes].map(a => `${a.name}='${a.value.replace(/ still$/, '')}'`).sort().join(' ')
    }>${inside(it)}`;
    const inside = it => [...it.childNodes]
        .filter(it => it.nodeType != Node.COMMENT_NODE).map(told).join('');
    return inside(document.getElementById(arguments[0]))";

#[tokio::test(flavor = "multi_thread")]
async fn what_is_typed_before_the_screens_are_there_opens_the_journal() {
    let browser = Arc::new(Browser::open(Berlin, USUAL_TEXT).await);
    let played = tokio::spawn(play(browser.clone())).await;
    browser.close().await;
    let (early, late) = played.expect("every screen comes");
    assert!(early.contains("field-eye"), "{early}");
    assert_eq!(
        early, late,
        "frontend/door.html is not what the locked screen draws"
    );
}

/// The door as the page brings it, and as the screens draw it.
async fn play(browser: Arc<Browser>) -> (String, String) {
    let hand = &browser.hand;
    browser.clock.set(at(3, "10:00"));
    browser.set_up(profile()).await;
    browser.restart_in(Berlin);

    browser.keep_back(&["*/boot.js"]).await;
    browser.go("/#door").await;
    // To the driver that was a way within the page.
    hand.client().refresh().await.expect("the page loads");
    let early = hand.run(TOLD, vec![json!("door")]).await;
    hand.write(&hand.word("locked-passphrase"), PASSPHRASE)
        .await;
    assert_eq!(
        hand.run(TOLD, vec![json!("app")]).await,
        json!(""),
        "no screen is there"
    );

    browser.keep_back(&[]).await;
    hand.run("import('/boot.js?late')", vec![]).await;
    let is_gone = "return !document.getElementById('door')";
    for _ in 0..500 {
        if hand.run(is_gone, vec![]).await == json!(true) {
            break;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    hand.comes_to_rest().await;
    let late = hand.run(TOLD, vec![json!("app")]).await;
    let focus = hand.run("return document.activeElement.id", vec![]).await;
    assert_eq!(focus, json!("passphrase"), "typing goes on where it was");
    hand.press("locked-open").await;
    hand.sees(&hand.word("today-title")).await;
    let text = |it: serde_json::Value| it.as_str().expect("a text").to_owned();
    (text(early), text(late))
}
