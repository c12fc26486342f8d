//! The way through all screens, each in the states that a patient sees.

mod forms;

use std::fs;

use care::{
    contract::{Lock, Unlock},
    session::SessionState,
};
use chrono_tz::America::New_York;
use serde_json::Value;

use self::forms::{after_forms, every_kind_of_answer, what_was_kept};
use crate::{
    browser::{door::set_up, help, plan, round::Round, vault},
    patient::{self, PASSPHRASE, at, wall},
};

/// From the door to the last lock.
pub async fn walk(round: &mut Round) {
    round.browser.clock.set(at(0, "09:00"));
    set_up(round).await;
    let (size, text) = (round.browser.text_size().await, round.browser.text);
    assert_eq!(size, format!("{text}px"), "as the reader has set it");
    before_anything_happened(round).await;
    around_the_session(round).await;
    on_the_second_day(round).await;
    reminders(round).await;
    every_kind_of_answer(round).await;
    after_forms(round).await;
    what_was_kept(round).await;
    the_summary(round).await;
    the_plan(round).await;
    help::look(round).await;
    vault::look(round).await;
    abroad_and_unheard(round).await;
    behind_the_lock(round).await;
}

async fn before_anything_happened(round: &mut Round) {
    round.look_at("/sessions", "sessions-none").await;
    round.look_at("/journal", "journal-empty").await;
    round.look_at("/share", "share-as-text").await;
    round.look_at("/sessions/new", "session-route").await;
    round.press("session-left").await;
    round.look_after("save", "session-no-route").await;
    let planned = "/sessions/new?planned=true";
    round.look_at(planned, "session-route").await;
}

async fn around_the_session(round: &mut Round) {
    let dosed = wall(patient::SESSION);
    let session = round.tell(dosed, SessionState::Planned, None).await;
    round.look_at("/", "sessions-title").await;
    round.browser.clock.set(at(0, "18:00"));
    round.look_at("/", "today-whether-held").await;
    round.tell(dosed, SessionState::Held, Some(session)).await;
    round.browser.clock.set(at(0, "20:40"));
    round.look_at("/", "soft-waits").await;
    round.look_after("soft-leave", "soft-leave-now").await;
    round.finish("evening", patient::evening(0), None).await;
    round.browser.clock.set(at(1, "08:00"));
    round.finish("morning", patient::morning(1), None).await;
    round.finish("gad7", patient::gad7(), None).await;
}

async fn on_the_second_day(round: &mut Round) {
    round.browser.clock.set(at(2, "19:00"));
    round.look_at("/", "today-not-today").await;
    round.press("today-earlier").await;
    round.look_after("today-later", "later-title").await;
    round.look_at("/practise", "practise-notes").await;
    let ahead = round
        .tell(at(9, "14:00"), SessionState::Planned, None)
        .await;
    let off = round
        .tell(at(12, "14:00"), SessionState::Planned, None)
        .await;
    let called_off = SessionState::Cancelled;
    round.tell(at(12, "14:00"), called_off, Some(off)).await;
    round.look_at("/sessions", "session-cancelled").await;
    let one = format!("/sessions/{}", ahead.0);
    round.look_at(&one, "session-whether").await;
    round
        .look_after("session-cancel", "session-cancel-text")
        .await;
}

/// What the patient wishes of reminders, whether they get through, and what Today says of it.
async fn reminders(round: &mut Round) {
    round.look_at("/reminders", "check-about").await;
    round.look_after("reminders-unwell", "resting-go-on").await;
    round.look_at("/", "resting-go-on").await;
    round.press("resting-go-on").await;
    round.look_at("/reminders/check", "check-test-ask").await;
    round.look_after("check-test-ask", "check-help").await;
    round.browser.clock.set(at(3, "09:00"));
    round.look_at("/", "catch-up-title").await;
}

async fn the_summary(round: &mut Round) {
    round.look_at("/share", "share-as-text").await;
    round.press("share-own-words").await;
    round.press("share-dates").await;
    round.press("share-as-text").await;
    round.press("share-larger").await;
    let hand = &round.browser.hand;
    hand.sees_no_more(&hand.word("share-making")).await;
    round.look("/share, unfolded").await;
}

async fn the_plan(round: &mut Round) {
    round.look_at("/plan", "plan-asks").await;
    let unfold = "document.querySelectorAll('details').forEach(it => it.open = true)";
    round.browser.hand.run(unfold, vec![]).await;
    round.look("/plan, unfolded").await;
    plan::pick(round, 1, 1).await;
    round.sees("plan-signer-first").await;
    round.look("/plan, offered").await;
    round.look_after("plan-take", "plan-taken").await;
    plan::pick(round, 2, 1).await;
    round.sees("plan-signer-another").await;
    round.look("/plan, of another signer").await;
    round.look_after("plan-leave", "plan-drop").await;
}

/// On a device in another zone, where nothing shows notifications.
async fn abroad_and_unheard(round: &mut Round) {
    let list = round.browser.home().join("reminders.json");
    let told = fs::read_to_string(&list).expect("the list of reminders");
    let mut told: Value = serde_json::from_str(&told).expect("it is JSON");
    let reminders = told["reminders"].as_array_mut().expect("it has reminders");
    for it in reminders {
        it["unheard"] = it["due"].clone();
    }
    fs::write(&list, told.to_string()).expect("the list can be written");
    round.browser.restart_in(New_York);
    let passphrase = PASSPHRASE.into();
    round.browser.ask(Unlock { passphrase }).await;
    round.look_at("/", "zone-title").await;
    round.sees("today-unheard").await;
    round
        .look_at("/reminders/check", "check-last-unheard")
        .await;
}

async fn behind_the_lock(round: &mut Round) {
    round.browser.ask(Lock {}).await;
    round.look_at("/", "locked-passphrase").await;
    vault::look_locked(round).await;
    round.look_at("/", "locked-passphrase").await;
    round.write("locked-passphrase", "not the one").await;
    let wrong = "failure-wrong_passphrase";
    round.look_after("locked-open", wrong).await;
    round.look_after("locked-recover", "recover-words").await;
    round.look_at("/help", "help-lines").await;
    round.look_at("/help/plan", "plan-title").await;
    round.look_at("/help/signs", "signs-title").await;
    fs::remove_file(round.browser.home().join("journal.db")).expect("the journal is there");
    round.look_at("/", "broken-heading").await;
}
