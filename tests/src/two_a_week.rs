//! Three sessions at two a week, the third of them moved, and a fourth that is called off.

use care::{
    entry::{EntryId, Recorded},
    schedule::Record,
    session::{Route, Session, SessionState, Told, accept},
    time::{Stamp, care_day},
};
use chrono::NaiveDateTime;
use chrono_tz::Europe::Berlin;

use crate::{
    album::Album,
    patient::{self, at, day, wall},
    stage::Stage,
    week::Week,
    window::Window,
};

/// The hour of her sessions.
const HOUR: &str = "14:00";

/// Each stretch of waiting, and what she had told of her sessions by then, kept apart from the app.
pub type Waited = Vec<((NaiveDateTime, NaiveDateTime), Record)>;

/// The play: her hand, and her diary.
pub struct TwoAWeek<'a> {
    stage: &'a Stage,
    week: Week<'a>,
    sessions: Vec<Recorded<Session>>,
    waited: Waited,
}

impl<'a> TwoAWeek<'a> {
    /// Her weeks, to be played on this stage.
    pub fn on(stage: &'a Stage, album: &'a Album) -> Self {
        Self {
            stage,
            week: Week::on(stage, album),
            sessions: vec![],
            waited: vec![],
        }
    }

    /// Plays them; the app is still open then. Answers how long she waited, and how much she wrote.
    pub async fn play(mut self) -> (Window, Waited, usize) {
        self.stage.clock().set(at(0, "16:40"));
        let window = Window::open(self.stage).await;
        self.week.sets_up(&window).await;
        self.first_session(&window).await;
        self.second_session(&window).await;
        self.third_session_is_moved(&window).await;
        self.fourth_session_is_called_off(&window).await;
        (window, self.waited, self.week.played.filled.len())
    }
}

impl TwoAWeek<'_> {
    /// Thursday; the two after it are planned on the same evening.
    async fn first_session(&mut self, window: &Window) {
        self.week.tells_the_session(window).await;
        self.notes(0, wall(patient::SESSION), SessionState::Held, Some("16:05"));
        self.plans(window, 4, HOUR).await;
        self.plans(window, 7, HOUR).await;
        self.waits_until(window, at(0, "21:40")).await;
        self.week.answers_the_evening(window, 0).await;
        self.waits_until(window, at(3, "13:55")).await;
        window.hand.sees("Practice days").await;
    }

    /// Monday; from Sunday at two it is being prepared for.
    async fn second_session(&mut self, window: &Window) {
        let hand = &window.hand;
        self.waits_until(window, at(3, "14:10")).await;
        hand.sees("Getting ready").await;
        self.waits_until(window, at(4, "16:20")).await;
        hand.sees(&hand.word("today-whether-held")).await;
        hand.press("today-held").await;
        hand.press_row(&hand.word("session-left")).await;
        hand.set_time("left", "16:10:00".parse().expect("a time"))
            .await;
        hand.press("save").await;
        hand.sees_no_more(&hand.word("session-route")).await;
        self.notes(1, at(4, HOUR), SessionState::Held, Some("16:10"));
        self.waits_until(window, at(4, "21:40")).await;
        self.week.answers_the_evening(window, 4).await;
    }

    /// Thursday's is moved to Friday morning while it is being prepared for.
    async fn third_session_is_moved(&mut self, window: &Window) {
        let hand = &window.hand;
        self.waits_until(window, at(6, "20:00")).await;
        hand.sees("Getting ready").await;
        hand.press("sessions-title").await;
        hand.press_row("Tomorrow, 14:00").await;
        hand.sees(&hand.word("session-whether")).await;
        hand.set("[id='day']", &day(8).to_string()).await;
        hand.set_time("dosed", "10:00:00".parse().expect("a time"))
            .await;
        hand.press("save").await;
        hand.sees("Practice days").await;
        self.notes(2, at(8, "10:00"), SessionState::Planned, None);
        self.waits_until(window, at(7, "20:00")).await;
        hand.sees("Getting ready").await;
        self.waits_until(window, at(8, "12:20")).await;
        hand.press("today-held").await;
        hand.press_row(&hand.word("session-left")).await;
        hand.set_time("left", "12:05:00".parse().expect("a time"))
            .await;
        hand.press("save").await;
        hand.sees_no_more(&hand.word("session-route")).await;
        self.notes(2, at(8, "10:00"), SessionState::Held, Some("12:05"));
    }

    /// Planned for Tuesday and called off on its eve: the third one's days go on.
    async fn fourth_session_is_called_off(&mut self, window: &Window) {
        let hand = &window.hand;
        self.plans(window, 12, HOUR).await;
        self.waits_until(window, at(11, "19:30")).await;
        hand.sees("Getting ready").await;
        hand.press("sessions-title").await;
        hand.press_row("Tomorrow, 14:00").await;
        hand.press("session-cancel").await;
        hand.press("session-cancel-yes").await;
        hand.sees("Practice days").await;
        self.notes(3, at(12, HOUR), SessionState::Cancelled, None);
        self.waits_until(window, at(12, "12:00")).await;
    }

    async fn plans(&mut self, window: &Window, of_day: u64, time: &str) {
        let hand = &window.hand;
        hand.press("sessions-title").await;
        hand.press("session-ahead").await;
        hand.sees(&hand.word("session-route")).await;
        hand.set("[id='day']", &day(of_day).to_string()).await;
        hand.set_time("dosed", at(of_day, time).time()).await;
        hand.press_row(&hand.word("dose-intravenous")).await;
        hand.press("save").await;
        hand.sees_no_more(&hand.word("session-route")).await;
        let count = self.sessions.len();
        self.notes(count, at(of_day, time), SessionState::Planned, None);
    }

    /// Writes into the diary what she has just told the app.
    fn notes(
        &mut self,
        which: usize,
        dosed: NaiveDateTime,
        state: SessionState,
        left: Option<&str>,
    ) {
        let now = self.stage.clock().now();
        let told = Told {
            dosed,
            route: Route::Intravenous,
            dose: None,
            clinic: None,
            left_clinic: left.map(|left| {
                let time = format!("{left}:00").parse().expect("a time of day");
                dosed.date().and_time(time)
            }),
            state,
        };
        let fact = accept(&told, Berlin.name(), &Berlin, now).expect("a session can be so");
        let recorded = Recorded {
            id: EntryId(which.try_into().expect("a few sessions")),
            recorded: Stamp {
                at: now,
                zone: Berlin.name().to_owned(),
            },
            day: care_day(dosed),
            at: dosed,
            corrected: which < self.sessions.len(),
            fact,
        };
        match self.sessions.get_mut(which) {
            Some(known) => *known = recorded,
            None => self.sessions.push(recorded),
        }
    }

    async fn waits_until(&mut self, window: &Window, until: NaiveDateTime) {
        let known = Record {
            sessions: self.sessions.clone(),
            ..Record::default()
        };
        let from = self.stage.clock().wall();
        self.week.waits_until(window, until).await;
        self.waited.push(((from, until), known));
    }
}
