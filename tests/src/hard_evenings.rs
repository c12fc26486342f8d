//! The hard evenings of the made-up patient, played through the real window: a session's soft
//! evening, a safety plan, hard answers to item 9 and to the weekly question, and help at the door.

use care::{form::Answers, safety::SafetyRoute};

use crate::{
    forms::{self, answers, form},
    patient::{self, at},
    week::{Played, Week},
    window::Window,
};

/// Somebody of hers, who shows without unlocking.
pub const FRIEND: &str = "Jo";

/// A line that she adds, and keeps behind the lock.
pub const OWN_LINE: &str = "Night desk of the harbour";

/// What she writes into the first part of her plan.
pub const SIGN: &str = "I stop answering messages";

/// The scores of item 9, one after the other; the other items are as in her first week.
fn phq9(item9: usize) -> Answers {
    let [a, b, c, d, e, f, g, h, _] = patient::PHQ9_EARLY;
    patient::phq9([a, b, c, d, e, f, g, h, item9])
}

impl Week<'_> {
    /// Plays them; the app is open and locked at the end.
    pub async fn play_hard_evenings(mut self) -> (Window, Played) {
        self.stage.clock().set(at(0, "16:40"));
        let window = Window::open(self.stage).await;
        self.sets_up(&window).await;
        self.tells_the_session(&window).await;
        self.soft_evening(&window).await;
        self.stage.clock().set(at(1, "09:00"));
        self.makes_a_plan(&window).await;
        let window = self.item9_at_one(window).await;
        self.item9_at_three(&window).await;
        self.item9_declined(&window).await;
        self.might_act(&window).await;
        self.help_at_the_door(&window).await;
        (window, self.played)
    }

    /// Dim and large; what waits is refused, and the look can be left.
    async fn soft_evening(&mut self, window: &Window) {
        let hand = &window.hand;
        hand.looks_again().await;
        hand.sees(&hand.word("soft-waits")).await;
        self.album.picture(hand, "a-soft-evening").await;
        let bar = "return document.querySelector('.bar').getClientRects().length";
        assert_eq!(hand.run(bar, vec![]).await, 0, "one thing at a time");
        goes(window, "/share").await;
        hand.press("share-save").await;
        hand.sees(&hand.word("refusal-while_soft")).await;
        self.album.picture(hand, "what-waits-is-refused").await;
        goes(window, "/").await;
        hand.press("soft-leave").await;
        self.album
            .picture_as_it_stands(hand, "leaving-soft-mode")
            .await;
        hand.press("soft-leave-now").await;
        hand.sees_no_more(&hand.word("soft-waits")).await;
        hand.press("bar-practise").await;
        hand.sees(&hand.word("practise-lead")).await;
        hand.press("bar-share").await;
        hand.press("share-save").await;
        hand.sees(&hand.word("refusal-while_soft")).await;
        hand.press("today-title").await;
    }

    /// In Help: a friend, a line of her own, and her plan, which she lets show without unlocking.
    async fn makes_a_plan(&mut self, window: &Window) {
        let hand = &window.hand;
        hand.press("help-title").await;
        for (add, name, shows) in [
            ("help-people-add", FRIEND, true),
            ("help-line-add", OWN_LINE, false),
        ] {
            hand.press(add).await;
            hand.write(&hand.word("help-name"), name).await;
            hand.write(&hand.word("help-phone"), "030 555 0107").await;
            if shows {
                hand.press_row(&hand.word("help-while-locked")).await;
            }
            hand.press("save").await;
            hand.sees(name).await;
        }
        self.album.picture(hand, "help").await;
        hand.press("signs-title").await;
        hand.sees(&hand.word("signs-note")).await;
        self.album.picture(hand, "when-to-call").await;
        hand.press("back").await;
        hand.press("plan-title").await;
        hand.press("plan-make").await;
        let plan = answers([
            ("signs", lines(&[SIGN, "The dishes stay where they are"])),
            ("alone", lines(&["A shower, then the radio"])),
            ("people", lines(&["Jo, at any hour"])),
            ("safer", lines(&["Jo keeps the tablets"])),
        ]);
        self.fills(window, "safety_plan", plan).await;
        hand.sees(SIGN).await;
        hand.press_row(&hand.word("help-while-locked")).await;
        self.album.picture(hand, "my-safety-plan").await;
        hand.press("plan-change").await;
        let first = &form("safety_plan").steps[0];
        hand.is_asked(&first.ask).await;
        self.album.picture(hand, "one-part-of-it").await;
        hand.press("fill-keep-change").await;
        hand.sees(&hand.word("plan-part-none")).await;
        goes(window, "/settings").await;
        hand.press_row(&hand.word("settings-weekly")).await;
        hand.sees(&hand.word("saved")).await;
        goes(window, "/").await;
    }

    /// "Several days", and not safe; the process is killed, and the screen comes back.
    async fn item9_at_one(&mut self, window: Window) -> Window {
        self.stage.clock().set(at(2, "20:00"));
        window.hand.looks_again().await;
        self.answers_item9(&window, phq9(1)).await;
        let hand = &window.hand;
        hand.is_asked(&hand.word("safety-thanks")).await;
        hand.sees(&hand.word("safety-nobody-told")).await;
        self.album.picture(hand, "item-9-at-one").await;
        hand.press("no").await;
        self.sees_the_emergency_screen(&window).await;
        self.album.picture(hand, "not-safe").await;
        window.kill(self.stage);

        let window = Window::open(self.stage).await;
        let hand = &window.hand;
        let label = hand.word("locked-passphrase");
        hand.write(&label, patient::PASSPHRASE).await;
        hand.press("locked-open").await;
        self.sees_the_emergency_screen(&window).await;
        window.hand.press("safety-leave").await;
        window
            .hand
            .sees_no_more(&window.hand.word("safety-emergency"))
            .await;
        window
    }

    /// "Nearly every day": help comes first; she is safe, and looks at her plan.
    async fn item9_at_three(&mut self, window: &Window) {
        self.stage.clock().set(at(3, "20:00"));
        self.answers_item9(window, phq9(3)).await;
        let hand = &window.hand;
        hand.is_asked(&hand.word("safety-crisis")).await;
        hand.sees(&hand.word("safety-clinic-today")).await;
        hand.sees(&hand.word("safety-nobody-told")).await;
        hand.sees(FRIEND).await;
        self.album.picture(hand, "item-9-at-three").await;
        hand.press("yes").await;
        hand.is_asked(&hand.word("safety-safe")).await;
        hand.press("plan-title").await;
        hand.sees(SIGN).await;
        hand.press("back").await;
        hand.is_asked(&hand.word("safety-safe")).await;
        hand.press("safety-go-on").await;
    }

    /// "Rather not say": a gentle note.
    async fn item9_declined(&mut self, window: &Window) {
        self.stage.clock().set(at(4, "20:00"));
        let mut given = phq9(0);
        given.extend(answers([("item9", care::form::Value::Declined)]));
        self.answers_item9(window, given).await;
        let hand = &window.hand;
        hand.is_asked(&hand.word("safety-note")).await;
        self.album.picture(hand, "declined").await;
        hand.press("safety-go-on").await;
    }

    /// The weekly question, which she turned on, and its gravest answer.
    async fn might_act(&mut self, window: &Window) {
        self.stage.clock().set(at(5, "13:00"));
        let hand = &window.hand;
        hand.looks_again().await;
        self.begins(window, "One question").await;
        let question = &form("safety_question").steps[0];
        hand.is_asked(&question.ask).await;
        self.album.picture(hand, "the-weekly-question").await;
        let act = care::form::Value::Choice("might_act".to_owned());
        forms::answer(hand, question, &act).await;
        hand.press("fill-done").await;
        self.sees_the_emergency_screen(window).await;
        let asks = hand.shows(&hand.word("safety-question")).await;
        assert!(!asks, "nothing else is asked");
        hand.looks_again().await;
        self.sees_the_emergency_screen(window).await;
        self.album.picture(hand, "might-act").await;
        hand.press("safety-leave").await;
        // This question weighs as item 9 does.
        hand.sees(&hand.word("today-gentle")).await;
        self.album.picture(hand, "gentle-after-it").await;
    }

    /// Locked: her friend and her plan stand there, and the line that she kept to herself does not.
    async fn help_at_the_door(&mut self, window: &Window) {
        let hand = &window.hand;
        hand.press("settings-title").await;
        hand.press("settings-lock-now").await;
        hand.sees(&hand.word("locked-passphrase")).await;
        hand.press("help-title").await;
        hand.sees(FRIEND).await;
        assert!(!hand.shows(OWN_LINE).await, "she did not let it show");
        self.album.picture(hand, "help-at-the-door").await;
        hand.press("plan-title").await;
        hand.sees(SIGN).await;
        assert!(
            !hand.shows(&hand.word("plan-change")).await,
            "it is there to be read"
        );
        self.album.picture(hand, "my-plan-at-the-door").await;
    }

    async fn answers_item9(&mut self, window: &Window, given: Answers) {
        goes(window, "/practise").await;
        window.hand.press_row(&form("phq9").title).await;
        self.fills(window, "phq9", given).await;
    }

    async fn sees_the_emergency_screen(&self, window: &Window) {
        let hand = &window.hand;
        hand.is_asked(&hand.word("safety-emergency")).await;
        hand.sees(&hand.word("safety-nobody-told")).await;
    }
}

/// Goes to an address, as a link would.
async fn goes(window: &Window, path: &str) {
    let go =
        "history.pushState(null, '', arguments[0]); window.dispatchEvent(new Event('popstate'));";
    window.hand.run(go, vec![path.into()]).await;
}

fn lines(all: &[&str]) -> care::form::Value {
    care::form::Value::Lines {
        lines: all.iter().map(|it| (*it).into()).collect(),
        marked: None,
    }
}

/// Which screens she saw, and what she answered, in order.
pub const SEEN: [(SafetyRoute, Option<bool>); 5] = [
    (SafetyRoute::Ask, Some(false)),
    (SafetyRoute::Emergency, None),
    (SafetyRoute::Crisis, Some(true)),
    (SafetyRoute::GentleNote, None),
    (SafetyRoute::Emergency, None),
];
