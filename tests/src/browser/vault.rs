//! A round through what keeps the journal safe, while it is open and while it is locked.

use super::round::Round;
use crate::patient::PASSPHRASE;

/// Looks at every task, at a copy and what it holds, and at new recovery words.
pub async fn look(round: &mut Round) {
    round.look_at("/settings", "vault-title").await;
    round.look_at("/vault", "vault-proven-none").await;
    round.press("vault-save").await;
    let hand = &round.browser.hand;
    let saved = hand.word_with("vault-saved", &[("path", "|".into())]);
    hand.sees(saved.rsplit('|').next().unwrap_or_default())
        .await;
    round.look("/vault, with a copy").await;
    for (task, about) in [
        ("vault-change", "vault-about-change"),
        ("vault-erase", "vault-about-erase"),
    ] {
        round.look_after(task, about).await;
        round.press("back").await;
    }
    round.look_after("vault-words", "vault-about-words").await;
    round.write("vault-passphrase", "not the one").await;
    let wrong = "failure-wrong_passphrase";
    round.look_after("vault-now-words", wrong).await;
    round.write("vault-passphrase", PASSPHRASE).await;
    round.look_after("vault-now-words", "door-words-text").await;
    round.press("door-noted").await;
    round.sees("vault-renewed").await;
    round.press("vault-copy").await;
    let by_hand = round.browser.hand.word("vault-by-hand");
    round.browser.hand.press_row(&by_hand).await;
    round.sees("vault-about-copy").await;
    round.write("vault-either", PASSPHRASE).await;
    round
        .look_after("vault-now-copy", "vault-restore-means")
        .await;
}

/// Looks at a note that is left without opening the journal.
pub async fn look_locked(round: &mut Round) {
    round.look_after("locked-note", "locked-note-hint").await;
    round
        .write("locked-note-label", "The heron came back.")
        .await;
    round.look_after("locked-note-leave", "locked-noted").await;
}
