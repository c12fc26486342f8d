//! The patient's say about reminders, through the real window: done, later, not today, unwell, a
//! pause, fewer and more; and an app that stays in the tray, once, and starts with the login.
//!
//! What was heard in between is what the plan asks of one who said so.

use std::fs;

use care::{
    plan::{RuleId, default_plan},
    private::Private,
    schedule::{Kind, OccurrenceId, Record},
    words::Words,
};
use chrono::NaiveDateTime;
use chrono_tz::Europe::Berlin;
use journal::{ledger::LedgerState, open::Journal, vault::Vault};
use journeys::{
    album::Album,
    forms::form,
    hand::Hand,
    patient::{self, at},
    promised::{self, listed, promised},
    stage::{Stage, eventually},
    week::Week,
    window::Window,
};

#[tokio::test(flavor = "multi_thread")]
async fn what_she_says_of_reminders_holds() {
    let stage = Stage::set(Berlin);
    let album = Album::none();
    let mut week = Week::on(&stage, &album);
    stage.clock().set(at(0, "16:40"));
    let window = Window::open(&stage).await;
    week.sets_up(&window).await;
    week.tells_the_session(&window).await;
    what_is_answered_leaves_the_screen(&mut week, &stage, &window).await;
    later_and_not_today(&mut week, &stage, &window).await;
    done_with_one_tap(&mut week, &stage, &window).await;
    unwell_and_paused(&mut week, &stage, &window).await;
    fewer_and_more(&mut week, &stage, &window).await;
    it_stays_in_the_tray_and_is_there_once(&mut week, &stage, &window).await;
    it_can_start_with_the_login(&stage, &window.hand).await;
    window.kill(&stage);

    let passphrase = Private::from(patient::PASSPHRASE);
    let journal = Vault::at(&stage.home())
        .unlock(&passphrase, &shell::clock::uptime())
        .expect("her passphrase opens the file");
    she_heard_what_she_had_left(&week, &stage, &journal);
    the_ledger_has_her_say(&journal);
    journal.close().expect("it closes");
    the_login_starts_it_unseen(&week, &stage);
}

/// What was answered in the app has nothing to say on the screen any more.
async fn what_is_answered_leaves_the_screen(week: &mut Week<'_>, stage: &Stage, window: &Window) {
    week.waits_until(window, at(1, "07:30")).await;
    assert_eq!(stage.on_screen(), 1, "the morning's");
    week.begins(window, "Morning questions").await;
    week.fills(window, "morning", patient::morning(1)).await;
    window.hand.press("fill-to-today").await;
    eventually(|| "the notification leaves", || stage.on_screen() == 0);
}

/// "Done" on a notification is enough.
async fn done_with_one_tap(week: &mut Week<'_>, stage: &Stage, window: &Window) {
    week.waits_until(window, at(1, "15:32")).await;
    window.hand.sees("A quiet rest").await;
    week.presses("notice-done");
    window.hand.sees_no_more("A quiet rest").await;
    eventually(|| "the notification leaves", || stage.on_screen() == 0);
}

async fn later_and_not_today(week: &mut Week<'_>, stage: &Stage, window: &Window) {
    let hand = &window.hand;
    week.waits_until(window, at(1, "14:10")).await;
    brings_up(hand, KIND).await;
    hand.press("today-later").await;
    hand.press("later-hour").await;
    let is_ahead = || week.next_reminder(at(1, "15:11")).is_some();
    eventually(|| "it is laid out again", is_ahead);
    week.waits_until(window, at(1, "15:12")).await;
    let again = stage
        .heard()
        .into_iter()
        .filter(|it| it.came_at(at(1, "15:10")));
    assert_eq!(again.count(), 1, "in an hour");
    brings_up(hand, KIND).await;
    hand.press("today-not-today").await;
    hand.sees_no_more(KIND).await;
}

const KIND: &str = "A kind sentence about you";

async fn unwell_and_paused(week: &mut Week<'_>, stage: &Stage, window: &Window) {
    let hand = &window.hand;
    week.waits_until(window, at(2, "08:15")).await;
    to_reminders(hand).await;
    hand.press("reminders-unwell").await;
    hand.sees(&hand.word("resting-go-on")).await;
    to_today(hand).await;
    hand.sees("When to call your clinic").await;
    let before = stage.heard().len();
    week.waits_until(window, at(2, "20:20")).await;
    let practice = hand.word("notice-practice");
    let heard = stage.heard();
    assert!(
        heard[before..].iter().all(|it| it.title != practice),
        "{heard:?}"
    );

    to_reminders(hand).await;
    hand.press("pause-days").await;
    hand.sees(&hand.word("resting-go-on")).await;
    to_today(hand).await;
    let before = stage.heard().len();
    week.waits_until(window, at(5, "06:30")).await;
    assert_eq!(stage.heard().len(), before, "all of them rest");
    week.waits_until(window, at(5, "07:30")).await;
    assert_eq!(
        stage.heard().len(),
        before + 1,
        "and come again by themselves"
    );
}

async fn fewer_and_more(week: &mut Week<'_>, stage: &Stage, window: &Window) {
    let hand = &window.hand;
    let on_day = |day: u64| {
        let heard = stage.heard();
        let of_day = heard.iter().filter(|it| it.at.date() == patient::day(day));
        of_day.count()
    };
    to_reminders(hand).await;
    wishes(stage, hand, "amount-fewer").await;
    week.waits_until(window, at(6, "23:30")).await;
    assert_eq!(on_day(6), 1);
    wishes(stage, hand, "amount-more").await;
    week.waits_until(window, at(8, "23:30")).await;
    assert_eq!(on_day(8), 2);
}

/// The page shows a choice at once; the reminders are other ones when it is kept.
async fn wishes(stage: &Stage, hand: &Hand, amount: &str) {
    let reminders = || fs::read(stage.home().join("reminders.json")).expect("the list");
    let before = reminders();
    hand.press_row(&hand.word(amount)).await;
    eventually(|| amount, || reminders() != before);
}

/// Its window is closed and called back: by a second start, and by a notification.
async fn it_stays_in_the_tray_and_is_there_once(
    week: &mut Week<'_>,
    stage: &Stage,
    window: &Window,
) {
    closes(stage);
    stage.start(&[]);
    let is_there = || stage.windows().len() == 1;
    eventually(|| "the second start calls the first", is_there);
    eventually(|| "it is there once", || stage.apps() == 1);
    closes(stage);
    stage.start(&["--hidden"]);
    eventually(|| "the second start is over", || stage.apps() == 1);
    week.waits_until(window, at(9, "10:10")).await;
    assert_eq!(stage.windows(), Vec::<String>::new(), "nobody asked for it");
    week.presses("notice-open");
    eventually(|| "the notification calls it", is_there);
    // It was locked when its window was closed; the tap is not forgotten.
    unlocks(&window.hand).await;
    let practice = &form("thought_record").steps[0];
    window.hand.is_asked(&practice.ask).await;
}

fn closes(stage: &Stage) {
    eventually(|| "one window", || stage.windows().len() == 1);
    stage.close_window(&stage.windows()[0]);
    eventually(|| "the window is gone", || stage.windows().is_empty());
    assert_eq!(stage.apps(), 1, "and the app is not");
}

async fn it_can_start_with_the_login(stage: &Stage, hand: &Hand) {
    hand.press("back").await;
    to_reminders(hand).await;
    let label = hand.word("reminders-starts");
    let starts = || stage.login_file().exists();
    for wish in [true, false, true] {
        assert_ne!(starts(), wish);
        hand.turns(&label, wish).await;
        eventually(|| format!("{wish}"), || starts() == wish);
    }
}

/// Locked, without a window, and reminding; a tap on its icon shows it.
fn the_login_starts_it_unseen(week: &Week<'_>, stage: &Stage) {
    stage.log_in();
    eventually(|| "it runs", || stage.apps() == 1);
    let due = week.next_reminder(at(10, "23:00")).expect("one is ahead");
    let heard = stage.heard().len();
    stage.clock().set(due + chrono::TimeDelta::seconds(1));
    eventually(|| "it reminds", || stage.heard().len() == heard + 1);
    assert_eq!(stage.windows(), Vec::<String>::new());
    stage.start(&[]);
    eventually(|| "its window comes", || stage.windows().len() == 1);
    eventually(|| "it is there once", || stage.apps() == 1);
}

fn she_heard_what_she_had_left(week: &Week<'_>, stage: &Stage, journal: &Journal) {
    let record = journal.record_since(patient::day(0)).expect("the record");
    let profile = journal.profile().expect("the profile");
    let habits = profile.expect("it was told").habits;
    let all = |record: &Record| -> Vec<(NaiveDateTime, String)> {
        let waited = week.played.waited.iter();
        waited
            .flat_map(|it| promised(record, &habits, Berlin, *it))
            .collect()
    };
    assert_eq!(promised::heard(&stage.heard()), listed(&all(&record)));
    let unsaid = Record {
        wishes: vec![],
        ..record
    };
    let practice = (at(2, "10:00"), Words::english().say("notice-practice"));
    assert!(all(&unsaid).contains(&practice), "{:?}", all(&unsaid));
}

fn the_ledger_has_her_say(journal: &Journal) {
    let rows = journal.ledger_states(at(0, "00:00"), at(10, "00:00"));
    let rows = rows.expect("the ledger");
    let has = |rule: &str, day: u64, states: &[LedgerState]| {
        let rule = RuleId(rule.to_owned());
        let row = rows
            .iter()
            .find(|it| it.occurrence.rule == rule && it.occurrence.due.date() == patient::day(day));
        let row = row.unwrap_or_else(|| panic!("no row for {rule:?}"));
        for it in states {
            assert!(row.when(*it).is_some(), "{it:?} in {row:?}");
        }
        row.clone()
    };
    let (shown, later, skipped) = (LedgerState::Shown, LedgerState::Later, LedgerState::Skipped);
    has("day1_rest", 1, &[shown, LedgerState::Done]);
    has("morning_prompt", 1, &[shown, LedgerState::Done]);
    has("day1_kind_self", 1, &[shown, later, skipped]);
    has("between_thought_record", 9, &[shown, LedgerState::Opened]);
    // What rested was never asked: it counts neither as missed nor as not reminded.
    let plan = default_plan();
    let is_practice = |rule: &RuleId| {
        let mut rules = plan.rules.iter();
        rules.any(|it| it.id == *rule && it.kind == Kind::Exercise)
    };
    let rested = rows.iter().map(|it| &it.occurrence).filter(|id| {
        let unwell = at(2, "08:15") <= id.due && id.due < at(2, "20:15") && is_practice(&id.rule);
        unwell || (at(2, "20:30") <= id.due && id.due < at(5, "06:00"))
    });
    assert_eq!(rested.collect::<Vec<_>>(), Vec::<&OccurrenceId>::new());
    has("morning_prompt", 5, &[shown]);
}

/// Lets go of what stands on the card before it.
async fn brings_up(hand: &Hand, title: &str) {
    let card = "return document.getElementById('now')?.textContent";
    let main = "return document.querySelector('.now-card .button-main').textContent";
    hand.sees(title).await;
    loop {
        let first = hand.run(card, vec![]).await;
        let Some(first) = first.as_str().filter(|it| *it != title) else {
            return;
        };
        let is_read = hand.run(main, vec![]).await == hand.word("done");
        hand.press(if is_read { "done" } else { "today-not-today" })
            .await;
        hand.sees_no_more(first).await;
    }
}

async fn unlocks(hand: &Hand) {
    let label = hand.word("locked-passphrase");
    hand.write(&label, patient::PASSPHRASE).await;
    hand.press("locked-open").await;
}

async fn to_reminders(hand: &Hand) {
    hand.press("settings-title").await;
    hand.press_row(&hand.word("reminders-title")).await;
    hand.sees(&hand.word("reminders-calendar")).await;
}

/// By the way that she came: while she is unwell the bar is not there.
async fn to_today(hand: &Hand) {
    hand.press("back").await;
    hand.sees(&hand.word("settings-lock-now")).await;
    hand.press("back").await;
    // "Day 1", "Day of your session".
    hand.sees("Day ").await;
}
