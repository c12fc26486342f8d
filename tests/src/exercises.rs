//! Every exercise and every measure once, through the real window, with what comes back later.

use care::form::{Answers, Value};

use crate::{
    album::Album,
    forms::{fill, form},
    patient::{self, at},
    patient_practises::{self as mara, ACTIVITY, WORRY},
    stage::Stage,
    week::Week,
    window::Window,
};

/// Plays it; the window is still open then. Answers the forms that were filled in, in order.
pub async fn play(stage: &Stage, album: &Album) -> (Window, Vec<String>) {
    stage.clock().set(at(0, "16:40"));
    let window = Window::open(stage).await;
    let mut week = Week::on(stage, album);
    week.sets_up(&window).await;
    week.tells_the_session(&window).await;
    let mut practice = Practice {
        window: &window,
        album,
        done: Vec::new(),
    };
    stage.clock().set(at(3, "10:05"));
    practice.first_half().await;
    stage.clock().set(at(4, "12:40"));
    practice.next_day(stage).await;
    stage.clock().set(at(6, "10:05"));
    practice.second_half().await;
    stage.clock().set(at(6, "21:00"));
    practice.hard_evening().await;
    stage.clock().set(at(7, "10:05"));
    practice.measures().await;
    stage.clock().set(at(7, "14:05"));
    practice.its_first_step().await;
    stage.clock().set(at(7, "17:30"));
    practice.another_session().await;
    stage.clock().set(at(10, "09:35"));
    practice.the_letter_opens().await;
    let done = practice.done;
    (window, done)
}

struct Practice<'a> {
    window: &'a Window,
    album: &'a Album,
    done: Vec<String>,
}

impl Practice<'_> {
    async fn first_half(&mut self) {
        self.practise("kind_self", patient::kind_self()).await;
        self.practise("three_good", patient::three_good()).await;
        self.practise("if_then", patient::if_then()).await;
        self.practise("thought_record", patient::thought_record())
            .await;
        self.practise("self_compassion", mara::self_compassion())
            .await;
        self.small("grounding", mara::grounding()).await;
        self.practise("letter", mara::letter()).await;
        self.small("worry_jot", mara::worry_jot()).await;
        self.values_lead_to_a_plan().await;
    }

    /// What she wrote of her values stands in the plan already.
    async fn values_lead_to_a_plan(&mut self) {
        let hand = &self.window.hand;
        self.open("values").await;
        fill(hand, form("values"), &mara::values()).await;
        let next = &form("ba_plan").title;
        hand.press_named(&hand.word_with("fill-lead-on", &[("name", next.as_str().into())]))
            .await;
        let steps = &form("ba_plan").steps;
        for step in &steps[..3] {
            hand.is_asked(&step.ask).await;
            hand.press("fill-next").await;
        }
        hand.is_asked(&steps[3].ask).await;
        self.album.picture(hand, "when").await;
        let plan = mara::ba_plan(at(4, "15:00"));
        crate::forms::fill_from(hand, form("ba_plan"), &plan, 3).await;
        hand.press("fill-done").await;
        self.album.picture(hand, "after-the-plan").await;
        self.rests_not_now().await;
        self.done.extend(["values", "ba_plan"].map(str::to_owned));
    }

    async fn next_day(&mut self, stage: &Stage) {
        let hand = &self.window.hand;
        self.begins_on_today(
            "Does it still hold?",
            "thought_after",
            mara::thought_after(),
        )
        .await;
        hand.sees("You believed it 65 of 100 when you wrote it, and 75 of 100 now.")
            .await;
        self.album.picture(hand, "does-it-still-hold").await;
        hand.press("fill-to-today").await;
        let heard = stage.heard().len();
        stage
            .clock()
            .set(at(4, "15:00") + chrono::TimeDelta::seconds(1));
        crate::stage::eventually(|| "the time that she chose", || stage.heard().len() > heard);
        hand.looks_again().await;
        // What she set a time for herself comes before what the plan offers.
        hand.sees(ACTIVITY).await;
        self.album.picture(hand, "what-she-planned").await;
        stage.clock().set(at(4, "18:05"));
        hand.looks_again().await;
        self.begins_on_today("How was it?", "ba_after", mara::ba_after())
            .await;
        hand.sees("You guessed 4 of 10. It was 6 of 10.").await;
        self.album.picture(hand, "guessed-and-was").await;
        hand.press("fill-to-today").await;
    }

    async fn second_half(&mut self) {
        let hand = &self.window.hand;
        self.open("worry_time").await;
        hand.sees(WORRY).await;
        self.album.picture(hand, "worry-time").await;
        fill(hand, form("worry_time"), &mara::worry_time()).await;
        self.rests_not_now().await;
        self.done.push("worry_time".to_owned());
        let later = at(7, "11:00");
        self.practise("problem_solving", mara::problem_solving(later))
            .await;
        self.practise("best_self", mara::best_self()).await;
        self.practise("week_review", mara::week_review(at(8, "09:00")))
            .await;
        self.small(
            "parking_lot",
            crate::forms::answers([("line", patient::text("A blue door."))]),
        )
        .await;
    }

    /// After a very low mood only what is gentle is offered.
    async fn hard_evening(&mut self) {
        let hand = &self.window.hand;
        let mut evening = patient::evening(6);
        evening.extend(crate::forms::answers([("mood", Value::Number(2))]));
        hand.press("bar-practise").await;
        hand.press_row(&form("evening").title).await;
        fill(hand, form("evening"), &evening).await;
        hand.press("fill-to-today").await;
        hand.sees(&hand.word("today-gentle")).await;
        self.album.picture(hand, "a-hard-evening").await;
        hand.press("bar-practise").await;
        hand.sees(&hand.word("shelf-hard-day")).await;
        self.album.picture(hand, "practise-on-a-hard-evening").await;
    }

    /// The day after, which began better.
    async fn measures(&mut self) {
        let hand = &self.window.hand;
        hand.press_row(&form("evening").title).await;
        fill(hand, form("evening"), &patient::evening(6)).await;
        hand.press("fill-to-today").await;
        let [first, second, ..] = patient::PHQ9_LATE;
        self.small("phq9", patient::phq9(patient::PHQ9_LATE)).await;
        self.small("gad7", patient::gad7()).await;
        self.small("phq2", patient::phq2([first, second])).await;
    }

    /// Of what she set out to do about the letter from the office.
    async fn its_first_step(&mut self) {
        self.begins_on_today("How did it go?", "step_after", mara::step_after())
            .await;
        self.window.hand.press("fill-to-today").await;
    }

    async fn another_session(&self) {
        let hand = &self.window.hand;
        hand.press("bar-practise").await;
        hand.press("today-title").await;
        hand.press("sessions-title").await;
        hand.press("session-had").await;
        hand.sees(&hand.word("session-route")).await;
        hand.set_time("dosed", at(7, "15:00").time()).await;
        hand.press_row(&hand.word("dose-intravenous")).await;
        hand.press("save").await;
        hand.sees_no_more(&hand.word("session-route")).await;
    }

    /// On the third day after it.
    async fn the_letter_opens(&mut self) {
        let hand = &self.window.hand;
        hand.looks_again().await;
        hand.sees_no_more(&hand.word("soft-waits")).await;
        self.begins_on_today("A letter from you", "letter_open", mara::letter_open())
            .await;
        hand.press("fill-to-today").await;
    }

    async fn begins_on_today(&mut self, title: &str, name: &str, given: Answers) {
        let hand = &self.window.hand;
        hand.press("bar-practise").await;
        hand.press("today-title").await;
        hand.sees(title).await;
        let first = format!("return document.getElementById('now')?.textContent === {title:?}");
        if hand.run(&first, vec![]).await == serde_json::json!(true) {
            hand.press("today-begin").await;
        } else {
            hand.press_row(title).await;
        }
        hand.is_asked(&form(name).steps[0].ask).await;
        self.album.picture(hand, &format!("{name}-begins")).await;
        fill(hand, form(name), &given).await;
        self.done.push(name.to_owned());
    }

    /// From the library and through the offered rest and the mood after.
    async fn practise(&mut self, name: &str, given: Answers) {
        self.open(name).await;
        fill(&self.window.hand, form(name), &given).await;
        self.rests_not_now().await;
        self.done.push(name.to_owned());
    }

    /// One that no rest follows.
    async fn small(&mut self, name: &str, given: Answers) {
        self.open(name).await;
        fill(&self.window.hand, form(name), &given).await;
        self.window.hand.press("fill-to-today").await;
        self.done.push(name.to_owned());
    }

    async fn open(&self, name: &str) {
        let hand = &self.window.hand;
        hand.press("bar-practise").await;
        hand.sees(&hand.word("practise-lead")).await;
        if self.done.len().is_multiple_of(5) {
            self.album.picture(hand, "practise").await;
        }
        hand.press_row(&form(name).title).await;
        hand.is_asked(&form(name).steps[0].ask).await;
        self.album.picture(hand, name).await;
    }

    async fn rests_not_now(&self) {
        let hand = &self.window.hand;
        hand.press("fill-rest-not-now").await;
        hand.is_asked(&form("mood_after").steps[0].ask).await;
        hand.press_named("6").await;
        hand.press("fill-done").await;
        hand.sees_no_more(&form("mood_after").steps[0].ask).await;
    }
}
