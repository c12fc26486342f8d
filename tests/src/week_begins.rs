//! The first week: set-up, the session, its evening, and the first day with its crash.

use std::time::Duration;

use crate::{
    forms::{self, form},
    patient::{self, CLINIC, DOSE, LEFT, PASSPHRASE, SESSION, THERAPIST, at, wall},
    stage::eventually,
    week::Week,
    window::Window,
};
use care::form::FormId;

impl Week<'_> {
    /// One question a screen.
    pub async fn sets_up(&mut self, window: &Window) {
        let hand = &window.hand;
        hand.is_asked(&hand.word("door-welcome")).await;
        self.album.picture(hand, "welcome").await;
        hand.press("door-begin").await;
        self.album.picture(hand, "good-to-know").await;
        hand.press("door-agree").await;
        for question in ["door-bedtime", "door-waking"] {
            hand.is_asked(&hand.word(question)).await;
            self.album.picture(hand, "usual-nights").await;
            hand.press("next").await;
        }
        hand.is_asked(&hand.word("door-country")).await;
        hand.press_named("Germany").await;
        hand.press("next").await;
        hand.write(&hand.word("door-therapist-label"), THERAPIST)
            .await;
        hand.press("next").await;
        hand.write(&hand.word("door-passphrase-label"), PASSPHRASE)
            .await;
        self.album.picture(hand, "passphrase").await;
        hand.press("door-make").await;
        hand.is_asked(&hand.word("door-words")).await;
        self.album.picture(hand, "recovery-words").await;
        let words = hand.run("return [...document.querySelectorAll('.door-words li')].map(it => it.lastChild.textContent).join(' ')", vec![]).await;
        self.played.recovery = words.as_str().expect("words").to_owned();
        hand.press("door-noted").await;
        hand.is_asked(&hand.word("door-ask-back")).await;
        self.gives_back_a_word(window).await;
        hand.press("next").await;
        hand.is_asked(&hand.word("door-done")).await;
        hand.press("door-open").await;
        hand.is_asked(&hand.word("today-no-session")).await;
        self.album.picture(hand, "before-the-first-session").await;
    }

    async fn gives_back_a_word(&self, window: &Window) {
        let hand = &window.hand;
        for (at, word) in self.played.recovery.split_whitespace().enumerate() {
            let label = hand.word_with("door-ask-back-label", &[("number", (at + 1).into())]);
            if hand.shows(&label).await {
                return hand.write(&label, word).await;
            }
        }
        panic!("no word is asked back");
    }

    /// "I had a session", two hours after its dose.
    pub async fn tells_the_session(&mut self, window: &Window) {
        let hand = &window.hand;
        hand.press("session-had").await;
        hand.sees(&hand.word("session-route")).await;
        hand.set_time("dosed", wall(SESSION).time()).await;
        hand.press_row(&hand.word("dose-intravenous")).await;
        hand.write(&hand.word("session-dose"), DOSE).await;
        hand.write(&hand.word("session-clinic"), CLINIC).await;
        hand.press_row(&hand.word("session-left")).await;
        hand.set_time("left", LEFT.parse().expect("a time of day"))
            .await;
        self.album.picture(hand, "a-session").await;
        hand.press("save").await;
        hand.sees("Are you home?").await;
        self.album.picture(hand, "today-after-the-session").await;
        hand.press("done").await;
        hand.sees_no_more("Are you home?").await;
    }

    /// A quiet rest, and the first evening.
    pub(crate) async fn evening_of_the_session(&mut self, window: &Window) {
        self.waits_until(window, at(0, "17:06")).await;
        let hand = &window.hand;
        hand.press_named(&hand.word_with("today-rest", &[("minutes", 15.into())]))
            .await;
        self.rests(window).await;
        self.answers_the_evening(window, 0).await;
    }

    /// A rest that is long enough to count; it is the one thing that takes its real time.
    async fn rests(&mut self, window: &Window) {
        let hand = &window.hand;
        hand.sees(&hand.word("rest-lead")).await;
        tokio::time::sleep(Duration::from_secs(2)).await;
        self.album.picture(hand, "a-quiet-rest").await;
        tokio::time::sleep(Duration::from_secs(30)).await;
        hand.press("rest-stop").await;
        hand.is_asked(&hand.word("rest-stopped-short")).await;
        hand.press("rest-done").await;
        self.played.rests += 1;
    }

    /// The first practice breaks off half way: the process is killed, and the words are still there.
    pub(crate) async fn first_day(&mut self, window: Window) -> Window {
        self.answers_the_morning(&window, 1).await;
        self.waits_until(&window, at(1, "14:10")).await;
        self.album
            .picture(&window.hand, "today-the-first-day")
            .await;
        self.begins(&window, "A kind sentence about you").await;
        let begun = self.stage.clock().wall();
        let exercise = form("kind_self");
        let answers = patient::kind_self();
        let so_far = exercise
            .steps
            .iter()
            .take(2)
            .map(|it| it.id.clone())
            .collect::<Vec<_>>();
        let mut half = answers.clone();
        half.retain(|step, _| so_far.contains(step));
        let [first, second, ..] = exercise.steps.as_slice() else {
            panic!("the exercise is longer than that");
        };
        window.hand.is_asked(&first.ask).await;
        forms::answer(&window.hand, first, &half[&first.id]).await;
        window.hand.press("fill-next").await;
        window.hand.is_asked(&second.ask).await;
        forms::answer(&window.hand, second, &half[&second.id]).await;
        // Every keystroke is kept within a second.
        tokio::time::sleep(Duration::from_secs(1)).await;
        self.album.picture(&window.hand, "an-exercise").await;
        window.kill(self.stage);

        let window = Window::open(self.stage).await;
        self.unlocks(&window).await;
        let hand = &window.hand;
        hand.sees("A kind sentence about you").await;
        self.begins(&window, "A kind sentence about you").await;
        hand.is_asked(&second.ask).await;
        let kept = hand
            .run("return document.querySelector('textarea').value", vec![])
            .await;
        let care::form::Value::Text(typed) = &half[&second.id] else {
            panic!("words were typed");
        };
        assert_eq!(
            kept.as_str(),
            Some(typed.reveal()),
            "what was typed before the kill"
        );
        self.album
            .picture(hand, "the-same-exercise-after-a-crash")
            .await;
        hand.press("fill-next").await;
        forms::fill_from(hand, exercise, &answers, 2).await;
        self.album.picture(hand, "how-true-does-it-feel").await;
        hand.press(forms::last_word(exercise)).await;
        self.album.picture(hand, "after-an-exercise").await;
        self.played
            .filled
            .push((begun, FormId("kind_self".to_owned()), answers));
        self.rests_another_time(&window).await;

        self.waits_until(&window, at(1, "15:31")).await;
        self.puts_off_the_last_notification();
        self.waits_until(&window, at(1, "20:40")).await;
        self.practises(
            &window,
            "Three good things",
            "three_good",
            patient::three_good(),
        )
        .await;
        self.answers_the_evening(&window, 1).await;
        window
    }

    /// "Later": it comes again in a quarter of an hour.
    fn puts_off_the_last_notification(&self) {
        let due = || self.next_reminder(at(1, "15:59"));
        assert_eq!(due(), None, "nothing is ahead in this half hour");
        self.presses("notice-later");
        eventually(
            || "the reminder that was put off is laid out again",
            || due().is_some(),
        );
    }

    /// A slip first, then the passphrase.
    pub async fn unlocks(&self, window: &Window) {
        let hand = &window.hand;
        let label = hand.word("locked-passphrase");
        hand.write(&label, "seven slow herons").await;
        hand.press("locked-open").await;
        hand.sees(&hand.word("failure-wrong_passphrase")).await;
        self.album.picture(hand, "locked").await;
        hand.write(&label, PASSPHRASE).await;
        hand.press("locked-open").await;
        hand.sees(&hand.word("bar-journal")).await;
    }
}
