//! A quiet rest while it lasts: seconds in, a stage out; no clock in here.

use std::rc::Rc;

use yew::Reducible;

/// Fewer seconds are a slip of the finger, not a rest.
const LEAST_SECONDS: u32 = 30;

/// A rest on screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// What was offered.
    pub minutes: u16,
    /// What was rested so far.
    pub seconds: u32,
    /// Whether the time that is left is shown.
    pub shows_time: bool,
    /// None while it lasts.
    pub over: Option<Over>,
}

/// How a rest ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    /// Its time was over.
    InTime,
    /// "Stop."
    Stopped,
    /// "Mind racing? Stop here."
    Racing,
}

/// What can happen to a rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// So many seconds have passed since it began.
    Passed(u32),
    /// The patient ended it.
    End(Over),
    /// Shows or hides the time.
    TurnTime,
}

impl State {
    /// A rest that begins.
    pub fn begin(minutes: u16) -> Self {
        Self {
            minutes,
            seconds: 0,
            shows_time: true,
            over: None,
        }
    }

    /// Whether it was long enough to be noted down.
    pub fn counts(&self) -> bool {
        self.seconds >= LEAST_SECONDS
    }

    /// Minutes that are left, the one that has begun among them.
    pub fn minutes_left(&self) -> u32 {
        (self.whole() - self.seconds).div_ceil(60)
    }

    /// How much of the ring is left, in hundredths.
    pub fn percent_left(&self) -> f64 {
        let whole = f64::from(self.whole().max(1));
        100.0 * f64::from(self.whole() - self.seconds) / whole
    }

    fn whole(&self) -> u32 {
        u32::from(self.minutes) * 60
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = Rc::unwrap_or_clone(self);
        match action {
            Action::Passed(seconds) if next.over.is_none() => {
                next.seconds = seconds.min(next.whole());
                if next.seconds == next.whole() {
                    next.over = Some(Over::InTime);
                }
            }
            Action::End(over) if next.over.is_none() => next.over = Some(over),
            Action::TurnTime => next.shows_time = !next.shows_time,
            Action::Passed(_) | Action::End(_) => {}
        }
        Rc::new(next)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(actions: impl IntoIterator<Item = Action>) -> Rc<State> {
        let begun = Rc::new(State::begin(10));
        actions
            .into_iter()
            .fold(begun, |state, action| state.reduce(action))
    }

    #[test]
    fn it_ends_when_its_time_is_over_even_if_the_device_slept_meanwhile() {
        let state = after([Action::Passed(3), Action::Passed(4000)]);
        assert_eq!((state.seconds, state.over), (600, Some(Over::InTime)));
    }

    #[test]
    fn nothing_counts_on_after_the_end() {
        let state = after([
            Action::Passed(45),
            Action::End(Over::Racing),
            Action::Passed(50),
            Action::End(Over::Stopped),
        ]);
        assert_eq!((state.seconds, state.over), (45, Some(Over::Racing)));
    }

    #[test]
    fn a_slip_of_the_finger_is_no_rest() {
        assert!(!after([Action::Passed(29)]).counts());
        assert!(after([Action::Passed(30)]).counts());
    }

    #[test]
    fn the_minute_that_has_begun_is_still_left() {
        assert_eq!(after([]).minutes_left(), 10);
        assert_eq!(after([Action::Passed(1)]).minutes_left(), 10);
        assert_eq!(after([Action::Passed(540)]).minutes_left(), 1);
    }
}
