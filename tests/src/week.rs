//! The first week of the made-up patient, played through the real window.
//!
//! One script for the journey test and the demo. It returns what she entered and when the
//! clock was moved on, so that others can compare it with what became of it.

use std::fs;

use care::{
    form::{Answers, FormId},
    words::Words,
};
use chrono::{NaiveDateTime, TimeDelta};

use crate::{
    album::Album,
    forms::{self, form},
    patient::{self, at},
    stage::{Stage, eventually},
    window::Window,
};

/// What she did in the week.
#[derive(Debug, Default)]
pub struct Played {
    /// Each form that she filled in, with her wall clock, in order.
    pub filled: Vec<(NaiveDateTime, FormId, Answers)>,
    /// Each stretch in which she only waited, from when to when.
    pub waited: Vec<(NaiveDateTime, NaiveDateTime)>,
    /// Quiet rests that she took.
    pub rests: usize,
    /// The words of recovery that she was shown.
    pub recovery: String,
    /// Where her summary was saved, as the page told her.
    pub summary: String,
}

/// Exercises that the page tells as not done, whether a notification had spoken of them or not.
pub fn exercises_missed(page: &str) -> u32 {
    // Where it is laid out line by line, a number stands beside its name.
    let from = page.rsplit("Exercises done").next().unwrap_or_default();
    let exercises = from.split("Rests done").next().unwrap_or_default();
    let count = |what: &str| {
        let (before, _) = exercises.split_once(what).unwrap_or_default();
        let number = before.rsplit([' ', ',']).next().unwrap_or_default();
        number.parse().unwrap_or(0)
    };
    count(" reminded, not done") + count(" not reminded")
}

/// The play, with what it needs at hand.
pub struct Week<'a> {
    pub(crate) stage: &'a Stage,
    pub(crate) album: &'a Album,
    pub(crate) words: Words,
    /// What she did so far.
    pub played: Played,
}

impl<'a> Week<'a> {
    /// A week to be played on this stage.
    pub fn on(stage: &'a Stage, album: &'a Album) -> Self {
        Self {
            stage,
            album,
            words: Words::english(),
            played: Played::default(),
        }
    }

    /// Plays it to the saved summary; the app is still open then.
    pub async fn play(mut self) -> (Window, Played) {
        self.stage.clock().set(at(0, "16:40"));
        let window = Window::open(self.stage).await;
        self.sets_up(&window).await;
        self.tells_the_session(&window).await;
        self.evening_of_the_session(&window).await;
        let window = self.first_day(window).await;
        self.second_day(&window).await;
        self.day_of_the_clocks(&window).await;
        self.plain_days(&window).await;
        self.last_day(&window).await;
        (window, self.played)
    }

    /// Lets the time pass and hears every reminder on the way, at its minute.
    pub async fn waits_until(&mut self, window: &Window, until: NaiveDateTime) {
        let clock = self.stage.clock();
        let from = clock.wall();
        while let Some(due) = self.next_reminder(until) {
            let heard = self.stage.heard().len();
            // One at a time, so that a press means the one that came last.
            self.stage.close_notifications();
            clock.set(due + TimeDelta::seconds(1));
            self.hears_more_than(heard, due);
        }
        clock.set(until);
        self.played.waited.push((from, until));
        window.hand.looks_again().await;
    }

    fn hears_more_than(&self, heard: usize, due: NaiveDateTime) {
        let reminders = || fs::read_to_string(self.stage.home().join("reminders.json"));
        let told = || format!("{due} in {:?} by {:?}", reminders(), self.stage.running());
        eventually(told, || self.stage.heard().len() > heard);
    }

    /// Begins what Today offers under this title.
    pub async fn begins(&self, window: &Window, title: &str) {
        let hand = &window.hand;
        // Until the page has looked again it stands among what is ahead, where nothing is pressed.
        let script = "
            const [title, done] = arguments, begun = Date.now();
            const look = () => {
                if (document.getElementById('now')?.textContent === title) return done('card');
                const rows = document.querySelectorAll('button.row-line .row-words');
                if ([...rows].some(it => it.textContent.trim() === title)) return done('row');
                if (Date.now() - begun > 20000) return done('nowhere');
                setTimeout(look, 40);
            };
            look();";
        let title_of = vec![serde_json::json!(title)];
        let stands = hand.client().execute_async(script, title_of).await;
        if stands.is_ok_and(|it| it == serde_json::json!("card")) {
            hand.press("today-begin").await;
        } else {
            hand.press_row(title).await;
        }
    }

    /// Fills in the form that is open, from its first step to its last.
    pub async fn fills(&mut self, window: &Window, name: &str, answers: Answers) {
        let begun = self.stage.clock().wall();
        forms::fill(&window.hand, form(name), &answers).await;
        self.played
            .filled
            .push((begun, FormId(name.to_owned()), answers));
    }

    /// The morning questions, from Today and back to it.
    pub async fn answers_the_morning(&mut self, window: &Window, day: u64) {
        self.waits_until(window, at(day, "07:40")).await;
        self.begins(window, "Morning questions").await;
        self.fills(window, "morning", patient::morning(day)).await;
        window.hand.press("fill-to-today").await;
    }

    /// The evening questions, from Today and back to it.
    pub async fn answers_the_evening(&mut self, window: &Window, day: u64) {
        self.waits_until(window, at(day, "21:40")).await;
        self.begins(window, "Evening questions").await;
        self.fills(window, "evening", patient::evening(day)).await;
        window.hand.press("fill-to-today").await;
    }

    /// An exercise from Today; the rest behind it is for another time.
    pub(crate) async fn practises(
        &mut self,
        window: &Window,
        title: &str,
        name: &str,
        answers: Answers,
    ) {
        self.begins(window, title).await;
        self.fills(window, name, answers).await;
        self.rests_another_time(window).await;
    }

    /// The rest behind an exercise is for another time; how she feels after it is told.
    pub(crate) async fn rests_another_time(&mut self, window: &Window) {
        window.hand.press("fill-rest-not-now").await;
        self.fills(window, "mood_after", patient::mood_after())
            .await;
    }

    /// Presses a button of the last notification, once the app listens for it.
    pub fn presses(&self, button: &str) {
        let last = self.stage.heard().pop().expect("a notification came");
        let is_known = || {
            let list = fs::read(self.stage.home().join("reminders.json")).unwrap_or_default();
            let list: serde_json::Value = serde_json::from_slice(&list).unwrap_or_default();
            let items = list["reminders"].as_array().cloned().unwrap_or_default();
            let shown = items
                .iter()
                .filter_map(|it| it["shown"].as_str()?.parse().ok());
            shown
                .map(|at: chrono::DateTime<chrono::FixedOffset>| {
                    at.with_timezone(&self.stage.clock().zone()).naive_local()
                })
                .any(|at| last.came_at(at))
        };
        eventually(|| "the app knows that it was shown", is_known);
        self.stage.press_notification(&self.words.say(button));
    }

    /// When the list of reminders has its next one, up to `until`.
    pub fn next_reminder(&self, until: NaiveDateTime) -> Option<NaiveDateTime> {
        let clock = self.stage.clock();
        let list =
            fs::read(self.stage.home().join("reminders.json")).expect("the list of reminders");
        let list: serde_json::Value = serde_json::from_slice(&list).expect("it is JSON");
        let items = list["reminders"].as_array().expect("it has reminders");
        items
            .iter()
            .filter_map(|it| it["due"].as_str()?.parse().ok())
            .map(|due: chrono::DateTime<chrono::FixedOffset>| {
                due.with_timezone(&clock.zone()).naive_local()
            })
            .filter(|due| *due > clock.wall() && *due <= until)
            .min()
    }
}
