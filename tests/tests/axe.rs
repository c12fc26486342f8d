//! Everybody can read and reach every screen: axe-core finds nothing on light and dark ground,
//! at 390 x 844 and at twice the text size, and no screen scrolls sideways.

use std::{fs, sync::Arc};

use care::{contract::Lock, form::Answers, session::SessionState, steps::steps_shown};
use chrono_tz::Europe::Berlin;
use journeys::{
    browser::{Browser, USUAL_TEXT, door::set_up, help, plan, round::Round},
    forms::{form, last_word},
    patient::{self, at, wall},
    patient_practises as mara,
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
    let mut round = Round::begin(browser.clone());
    // In a task of its own, so that the browser ends also where a screen never comes.
    let walked = tokio::spawn(async move {
        walk(&mut round, text).await;
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

async fn walk(round: &mut Round, text: u32) {
    round.browser.clock.set(at(0, "09:00"));
    set_up(round).await;
    let size = round.browser.text_size().await;
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

async fn every_kind_of_answer(round: &mut Round) {
    let evening = patient::evening(1);
    let morning = patient::morning(2);
    let phq9 = patient::phq9(patient::PHQ9_EARLY);
    let thoughts = patient::thought_record();
    let kind_self = patient::kind_self();
    let if_then = patient::if_then();
    let none = Answers::new();
    let after = mara::ba_after();
    let steps: [(&str, &str, &Answers); 18] = [
        ("evening", "mood", &none),
        ("evening", "effects", &evening),
        ("morning", "night", &none),
        ("morning", "night", &morning),
        ("phq9", "item1", &none),
        ("phq9", "item9", &phq9),
        ("thought_record", "situation", &none),
        ("thought_record", "moods", &thoughts),
        ("thought_record", "thoughts", &thoughts),
        ("thought_record", "for", &thoughts),
        ("thought_record", "belief", &thoughts),
        ("thought_record", "rerate", &thoughts),
        ("kind_self", "repeat", &kind_self),
        ("if_then", "picture", &if_then),
        ("thought_record", "habits", &none),
        ("ba_plan", "when", &none),
        ("ba_after", "enjoyed", &after),
        ("self_compassion", "hand", &none),
    ];
    for (name, step, given) in steps {
        round.open_at(name, step, given.clone()).await;
        let how = if given.is_empty() { "new" } else { "answered" };
        round.look(&format!("/fill/{name}, {step}, {how}")).await;
    }
}

async fn after_forms(round: &mut Round) {
    for (name, given, says) in [
        ("gad7", patient::gad7(), "fill-change-same"),
        ("kind_self", patient::kind_self(), "fill-rest-now"),
        ("note", patient::note(NOTE), "fill-over-note"),
    ] {
        let form = form(name);
        let steps = steps_shown(form, &given);
        let last = steps.last().expect("a form has steps");
        round.open_at(name, &last.id.0, given).await;
        round.look_after(last_word(form), says).await;
    }
    // What was left open stands on Today.
    round.look_at("/", "today-draft").await;
    round.look_at("/rest/10", "rest-stop").await;
    round.press("rest-hide-time").await;
    round.look("/rest/10, time hidden").await;
    round.look_after("rest-stop", "rest-stopped-short").await;
}

const NOTE: &str = "The heron stood in the shallow water all morning.";

async fn what_was_kept(round: &mut Round) {
    let mut kept = Vec::new();
    for (name, given) in [
        ("morning", patient::morning(2)),
        ("thought_record", patient::thought_record()),
        ("phq9", patient::phq9(patient::PHQ9_LATE)),
    ] {
        kept.push(round.finish(name, given, None).await);
    }
    let note = round.finish("note", patient::note(NOTE), None).await;
    let changed = patient::note("The heron stood in the shallow water until noon.");
    kept.push(round.finish("note", changed, Some(note)).await);
    for entry in kept {
        let path = format!("/journal/{}", entry.0);
        round.look_at(&path, "read-erase").await;
    }
    round.press("read-older").await;
    round.look_after("read-erase", "read-erase-means").await;
    round.look_at("/journal", "journal-sort-session").await;
    round.write("journal-search-label", "heron").await;
    let found = [("count", 2.into())];
    let hand = &round.browser.hand;
    hand.sees(&hand.word_with("journal-found", &found)).await;
    round.look("/journal, searched").await;
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

async fn behind_the_lock(round: &mut Round) {
    round.browser.ask(Lock {}).await;
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
