//! The first week from its second day: measures, the night of the clocks, and the summary.

use care::{form::FormId, steps::steps_shown};

use crate::{
    forms::{self, form},
    patient::{self, PHQ9_EARLY, PHQ9_LATE, at},
    patient_practises as mara,
    week::Week,
    window::Window,
};

/// The note that she writes and keeps.
pub const KEPT_NOTE: &str = "For Ines: the herons helped more than I can say.";

/// The note that she erases.
pub const ERASED_NOTE: &str = "A quarrel about parking, not worth keeping.";

/// What her Saturday's line becomes.
pub const CORRECTED_LINE: &str = "Called my sister. She laughed.";

impl Week<'_> {
    /// The questionnaires, with an answer that leads to help; then only what is gentle is offered.
    pub(crate) async fn second_day(&mut self, window: &Window) {
        let hand = &window.hand;
        self.answers_the_morning(window, 2).await;
        self.waits_until(window, at(2, "08:10")).await;
        self.begins(window, "Nine questions on two weeks").await;
        self.album.picture(hand, "a-question").await;
        self.fills(window, "phq9", patient::phq9(PHQ9_EARLY)).await;
        hand.is_asked(&hand.word("safety-thanks")).await;
        self.album.picture(hand, "after-a-hard-answer").await;
        hand.press("yes").await;
        hand.is_asked(&hand.word("safety-safe")).await;
        hand.press("safety-go-on").await;
        self.begins(window, "Seven questions on two weeks").await;
        self.fills(window, "gad7", patient::gad7()).await;
        hand.press("fill-to-today").await;
        self.waits_until(window, at(2, "10:10")).await;
        hand.sees(&hand.word("today-gentle")).await;
        self.album.picture(hand, "a-hard-day").await;
        hand.press_named(&form("self_compassion").title).await;
        self.fills(window, "self_compassion", mara::self_compassion())
            .await;
        self.rests_another_time(window).await;
        self.answers_the_evening(window, 2).await;
    }

    /// Sunday: an hour more of night, a thought record, and a lock by hand.
    pub(crate) async fn day_of_the_clocks(&mut self, window: &Window) {
        let hand = &window.hand;
        self.waits_until(window, at(3, "07:40")).await;
        self.begins(window, "Morning questions").await;
        self.album.picture(hand, "a-night").await;
        self.fills(window, "morning", patient::morning(3)).await;
        hand.press("fill-to-today").await;
        self.waits_until(window, at(3, "10:10")).await;
        self.album.picture(hand, "today-on-day-three").await;
        self.practises(
            window,
            "Look at one thought",
            "thought_record",
            patient::thought_record(),
        )
        .await;
        self.answers_the_evening(window, 3).await;
        hand.press("settings-title").await;
        self.album.picture(hand, "settings").await;
        hand.press("settings-lock-now").await;
        hand.sees(&hand.word("locked-passphrase")).await;
        hand.press("help-title").await;
        hand.sees(&hand.word("help-lines")).await;
        self.album.picture(hand, "help-while-locked").await;
        hand.press("back").await;
    }

    /// Monday, reminded while locked, to Wednesday with a practice that is not for that day.
    pub(crate) async fn plain_days(&mut self, window: &Window) {
        let hand = &window.hand;
        self.waits_until(window, at(4, "07:35")).await;
        self.unlocks(window).await;
        // She is where she was when she locked it.
        hand.press("back").await;
        for day in [4, 5, 6] {
            self.answers_the_morning(window, day).await;
            if day == 6 {
                self.waits_until(window, at(6, "10:10")).await;
                hand.sees("Look at one thought").await;
                hand.press("today-not-today").await;
                hand.sees_no_more("Look at one thought").await;
            }
            self.answers_the_evening(window, day).await;
        }
    }

    /// A week after: notes, a second PHQ-9 of her own accord, a correction, and the summary.
    pub(crate) async fn last_day(&mut self, window: &Window) {
        self.answers_the_morning(window, 7).await;
        self.waits_until(window, at(7, "09:00")).await;
        let hand = &window.hand;
        hand.press("bar-practise").await;
        hand.sees(&hand.word("practise-lead")).await;
        self.album.picture(hand, "practise").await;
        hand.press_row(&form("phq9").title).await;
        self.fills(window, "phq9", patient::phq9(PHQ9_LATE)).await;
        hand.press("fill-to-today").await;
        hand.press("bar-journal").await;
        for words in [KEPT_NOTE, ERASED_NOTE] {
            hand.press("journal-write").await;
            self.fills(window, "note", patient::note(words)).await;
            hand.press("fill-to-today").await;
            hand.press("bar-journal").await;
        }
        hand.sees(KEPT_NOTE).await;
        self.album.picture(hand, "journal").await;
        self.erases(window).await;
        self.corrects(window).await;
        self.shares(window).await;
    }

    async fn erases(&mut self, window: &Window) {
        let hand = &window.hand;
        self.finds(window, "quarrel", 1, ERASED_NOTE).await;
        hand.press("read-erase").await;
        hand.press("read-erase-yes").await;
        hand.sees(KEPT_NOTE).await;
        hand.sees_no_more(ERASED_NOTE).await;
        self.played
            .filled
            .retain(|(_, _, it)| *it != patient::note(ERASED_NOTE));
    }

    async fn corrects(&mut self, window: &Window) {
        let hand = &window.hand;
        self.finds(window, "sister", 2, "Called my sister.").await;
        self.album.picture(hand, "one-entry").await;
        hand.press("read-correct").await;
        let evening = form("evening");
        let told = patient::evening(2);
        let steps = steps_shown(evening, &told);
        for (before, after) in steps.iter().zip(&steps[1..]) {
            hand.is_asked(&before.ask).await;
            // Some answers were filled in for her.
            let is_open = hand.shows(&hand.word("fill-skip")).await;
            hand.press(if is_open { "fill-skip" } else { "fill-next" })
                .await;
            hand.is_asked(&after.ask).await;
        }
        let line = evening.steps.last().expect("a last step");
        forms::answer(hand, line, &patient::text(CORRECTED_LINE)).await;
        hand.press("fill-keep-change").await;
        hand.sees(CORRECTED_LINE).await;
        let saturday = (at(2, "21:00"), FormId("evening".to_owned()));
        let entered = self
            .played
            .filled
            .iter_mut()
            .find(|(at, form, _)| *form == saturday.1 && *at > saturday.0);
        let (_, _, answers) = entered.expect("Saturday's evening was answered");
        answers.insert(line.id.clone(), patient::text(CORRECTED_LINE));
    }

    /// By a word of it, in the journal.
    async fn finds(&self, window: &Window, word: &str, times: u32, first_words: &str) {
        let hand = &window.hand;
        hand.write(&hand.word("journal-search-label"), word).await;
        hand.sees(&hand.word_with("journal-found", &[("count", times.into())]))
            .await;
        hand.press_row(first_words).await;
        hand.sees(&hand.word("read-erase")).await;
    }

    async fn shares(&mut self, window: &Window) {
        let hand = &window.hand;
        hand.press("bar-share").await;
        hand.sees(&hand.word("share-as-text")).await;
        hand.press("share-own-words").await;
        hand.press_row(KEPT_NOTE).await;
        hand.sees_no_more(&hand.word("share-making")).await;
        self.album.picture(hand, "share").await;
        hand.press("share-save").await;
        let told = hand.word_with("share-saved", &[("path", "".into())]);
        hand.sees(&told).await;
        let text = hand.text().await;
        let line = text
            .lines()
            .find_map(|it| it.trim().strip_prefix(told.trim()));
        let from_home = line.expect("where it was saved").trim();
        let saved = self.stage.folder().join(from_home);
        self.played.summary = saved.display().to_string();
        hand.run(
            "document.querySelector('.sheet-of-paper')?.scrollIntoView()",
            vec![],
        )
        .await;
        self.album.picture_as_it_stands(hand, "the-page").await;
    }
}
