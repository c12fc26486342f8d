//! Mornings and evenings of few taps, and the weeks of someone who misses half of everything, in a
//! real browser: each question and each picture is looked at on both grounds.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use care::{
    contract::SeeToday,
    form::{Answers, Value},
    profile::{Habits, Profile},
    safety::OwnHelp,
    session::SessionState,
};
use chrono::NaiveTime;
use chrono_tz::Europe::Berlin;
use journeys::{
    album::Album,
    browser::{Browser, USUAL_TEXT, round::Round},
    forms::{answers, fill, form},
    house::files::root,
    patient::{self, at},
};
use serde_json::json;

/// Taps of the hand on the page, and letters that it typed.
const COUNT: &str = "
    window.hand = { taps: 0, letters: 0 };
    addEventListener('click', it => { if (it.isTrusted) window.hand.taps++ }, true);
    addEventListener('keydown', () => window.hand.letters++, true);";

/// Whether the way on can be tapped before anything is scrolled.
const IN_REACH: &str = "
    scrollTo(0, 0);
    const it = document.querySelector('.fill-keys > .button'), box = it.getBoundingClientRect();
    const on_top = document.elementFromPoint(box.x + box.width / 2, box.bottom - 4);
    return box.bottom <= innerHeight && it.contains(on_top);";

async fn begin(browser: &Arc<Browser>) -> Round {
    let time = |text: &str| -> NaiveTime { text.parse().expect("a time of day") };
    let profile = Profile {
        habits: Habits {
            bedtime: time("22:30:00"),
            waking: time("07:00:00"),
        },
        country: "de".into(),
        name: None,
        therapist: None,
        people: vec![],
        clinic: None,
        idle_minutes: 60,
        help: OwnHelp::default(),
    };
    browser.clock.set(at(0, "13:00"));
    browser.set_up(profile).await;
    Round::begin(browser.clone(), Album::none())
}

/// Runs a journey in a task of its own, so that the browser ends also where a screen never comes.
async fn played<F: Future<Output = Round> + Send + 'static>(
    journey: impl FnOnce(Arc<Browser>) -> F,
) {
    let browser = Arc::new(Browser::open(Berlin, USUAL_TEXT).await);
    let walked = tokio::spawn(journey(browser.clone())).await;
    browser.close().await;
    let round = walked.expect("every screen comes");
    assert!(round.faults.is_empty(), "{:#?}", round.faults);
}

/// Where the pictures of a journey go.
fn album(name: &str) -> PathBuf {
    let folder = root().join("target/weeks").join(name);
    fs::create_dir_all(&folder).expect("a folder for pictures");
    folder
}

/// A look on both grounds, with a picture of each.
async fn look(round: &mut Round, album: &Path, name: &str) {
    for ground in ["light", "dark"] {
        let faults = round.browser.faults(ground).await;
        let named = faults
            .into_iter()
            .map(|it| format!("{name}, {ground}: {it}"));
        round.faults.extend(named);
        let picture = album.join(format!("{name}-{ground}.png"));
        round.browser.hand.picture(&picture).await;
    }
}

/// From Today to Today; how often the hand tapped and typed.
async fn taps_of(round: &Round, name: &str, title: &str, given: &Answers) -> (u64, u64) {
    let hand = &round.browser.hand;
    round.browser.go("/").await;
    hand.sees(title).await;
    hand.run(COUNT, vec![]).await;
    let first = format!("return document.getElementById('now')?.textContent === {title:?}");
    if hand.run(&first, vec![]).await == json!(true) {
        hand.press("today-begin").await;
    } else {
        hand.press_row(title).await;
    }
    fill(hand, form(name), given).await;
    hand.press("fill-to-today").await;
    hand.sees(&hand.word("today-earlier")).await;
    let count = hand
        .run("return [window.hand.taps, window.hand.letters]", vec![])
        .await;
    serde_json::from_value(count).expect("two numbers")
}

fn choice(id: &str) -> Value {
    Value::Choice(id.to_owned())
}

fn none() -> Value {
    Value::Choices(vec!["none".to_owned()])
}

#[tokio::test(flavor = "multi_thread")]
async fn a_morning_and_an_evening_take_few_taps_and_no_letter() {
    played(|browser| async move {
        let round = begin(&browser).await;
        browser.clock.set(at(0, "16:00"));
        round.tell(at(0, "14:00"), SessionState::Held, None).await;
        browser.clock.set(at(1, "07:40"));
        let morning = answers([
            ("quality", Value::Number(4)),
            ("rested", Value::Number(6)),
            ("mood", Value::Number(5)),
            ("medicine", choice("no")),
            ("nap", Value::Number(0)),
            ("caffeine", choice("before_noon")),
            ("drinks", Value::Number(0)),
        ]);
        let (taps, letters) = taps_of(&round, "morning", "Morning questions", &morning).await;
        println!("a morning: {taps} taps, {letters} letters");
        assert!(taps <= 12 && letters == 0, "{taps} taps, {letters} letters");
        browser.clock.set(at(1, "21:40"));
        let evening = answers([
            ("mood", Value::Number(5)),
            ("tension", Value::Number(3)),
            ("energy", Value::Number(4)),
            ("stuck", Value::Number(4)),
            ("able", Value::Number(6)),
            ("effects", Value::Choices(vec!["headache".to_owned()])),
            ("substances", none()),
            ("rests", Value::Number(1)),
            ("exercises", Value::Number(0)),
        ]);
        let (taps, letters) = taps_of(&round, "evening", "Evening questions", &evening).await;
        println!("an evening: {taps} taps, {letters} letters");
        assert!(taps <= 14 && letters == 0, "{taps} taps, {letters} letters");
        round
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_weeks_of_someone_who_misses_half_are_kind_and_open() {
    played(|browser| async move {
        let mut round = begin(&browser).await;
        let album = album("half");
        browser.clock.set(at(0, "16:00"));
        round.tell(at(0, "14:00"), SessionState::Held, None).await;
        for day in [1, 2, 5] {
            browser.clock.set(at(day, "08:00"));
            round.finish("morning", patient::morning(day), None).await;
        }
        browser.clock.set(at(2, "15:00"));
        round.finish("kind_self", patient::kind_self(), None).await;
        browser.clock.set(at(6, "08:30"));
        let today = browser.ask(SeeToday {}).await;
        assert!(
            today.earlier.len() + today.due.len() < 12,
            "nothing piles up"
        );
        browser.go("/").await;
        let hand = &browser.hand;
        hand.sees("Day 6").await;
        let cards = "return document.querySelectorAll('.now-card').length";
        assert_eq!(
            hand.run(cards, vec![]).await,
            json!(1),
            "one thing at a time"
        );
        for unkind in ["overdue", "failed", "streak", "forgot"] {
            assert!(
                !hand.text().await.to_lowercase().contains(unkind),
                "{unkind}"
            );
        }
        look(&mut round, &album, "today").await;
        hand.press("today-why").await;
        hand.sees("What is known").await;
        look(&mut round, &album, "why").await;
        hand.press("close").await;
        browser.go("/journal").await;
        hand.press("weeks-title").await;
        hand.sees("Session of Thu 22 Oct").await;
        look(&mut round, &album, "by-session").await;
        hand.press_row(&hand.word("weeks-days")).await;
        hand.sees("Day 3, Sun 25 Oct").await;
        look(&mut round, &album, "its-days").await;
        hand.press("weeks-by-calendar").await;
        hand.sees("Mon 19 Oct to Sun 25 Oct").await;
        look(&mut round, &album, "by-calendar").await;
        round
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn three_sessions_stand_one_below_the_other() {
    played(|browser| async move {
        let mut round = begin(&browser).await;
        let album = album("three");
        for session in [0, 4, 8] {
            browser.clock.set(at(session, "16:00"));
            round
                .tell(at(session, "14:00"), SessionState::Held, None)
                .await;
        }
        for day in 1..8 {
            browser.clock.set(at(day, "08:00"));
            round.finish("morning", patient::morning(day), None).await;
            browser.clock.set(at(day, "21:00"));
            if day < 7 {
                round.finish("evening", patient::evening(day), None).await;
                round
                    .finish("three_good", patient::three_good(), None)
                    .await;
            }
        }
        browser.clock.set(at(9, "09:00"));
        browser.go("/weeks/session").await;
        browser.hand.sees("Session of Fri 30 Oct").await;
        look(&mut round, &album, "three-sessions").await;
        browser.hand.run("window.scrollTo(0, 480)", vec![]).await;
        look(&mut round, &album, "three-sessions-below").await;
        round
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_daily_question_can_be_read_and_reached() {
    played(|browser| async move {
        let mut round = begin(&browser).await;
        let album = album("questions");
        browser.clock.set(at(1, "08:00"));
        for name in ["morning", "evening", "phq2"] {
            for step in &form(name).steps {
                round.open_at(name, &step.id.0, Answers::new()).await;
                let is_in_reach = round.browser.hand.run(IN_REACH, vec![]).await;
                assert_eq!(is_in_reach, json!(true), "the way on from {}", step.id.0);
                look(&mut round, &album, &format!("{name}-{}", step.id.0)).await;
            }
        }
        round
    })
    .await;
}
