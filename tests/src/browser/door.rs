//! A round through the set-up, up to the first look at Today.

use care::{contract::SetUp, profile::Profile};

use super::{Browser, round::Round};
use crate::patient::PASSPHRASE;

impl Browser {
    /// Sets up a journal behind the page, without its questions.
    pub async fn set_up(&self, profile: Profile) {
        self.go("/").await;
        self.hand.sees(&self.hand.word("door-welcome")).await;
        let passphrase = PASSPHRASE.into();
        self.ask(SetUp {
            passphrase,
            profile,
        })
        .await;
    }
}

/// Looks at every question of the set-up, and at what it says to a slip.
pub async fn set_up(round: &mut Round) {
    round.look_at("/", "door-welcome").await;
    round.look_after("door-begin", "door-promises").await;
    round.look_after("door-agree", "door-bedtime").await;
    round.look_after("next", "door-waking").await;
    round.look_after("next", "door-country").await;
    round.look_after("next", "door-no-country").await;
    round.browser.hand.press_named("Germany").await;
    round.look_after("next", "door-therapist").await;
    round.look_after("next", "door-passphrase").await;
    round.look_after("door-make", "door-no-passphrase").await;
    round.write("door-passphrase-label", PASSPHRASE).await;
    round.look_after("door-make", "door-words").await;
    let words = recovery_words(round).await;
    round.look_after("door-noted", "door-ask-back").await;
    round.look_after("next", "door-not-that-word").await;
    give_back(round, &words).await;
    round.look_after("next", "door-done").await;
    round.look_after("door-open", "today-no-session").await;
}

async fn recovery_words(round: &Round) -> Vec<String> {
    let script = "return [...document.querySelectorAll('.door-words li')]
        .map(it => it.lastChild.textContent)";
    let words = round.browser.hand.run(script, vec![]).await;
    serde_json::from_value(words).expect("the words are listed")
}

/// Which word is wanted back is chance.
async fn give_back(round: &Round, words: &[String]) {
    let hand = &round.browser.hand;
    for (at, word) in words.iter().enumerate() {
        let label = hand.word_with("door-ask-back-label", &[("number", (at + 1).into())]);
        if hand.shows(&label).await {
            hand.write(&label, word).await;
        }
    }
}
