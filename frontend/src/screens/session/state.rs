//! The state of one session's form: where it starts from, and how it is told.

use std::rc::Rc;

use care::{
    contract::Failure,
    private::Private,
    session::{Route as Given, Session, SessionState, Told},
};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike};
use yew::prelude::*;

/// What the screen knows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// None until the shell has answered.
    pub now: Option<NaiveDateTime>,
    /// It was recorded before.
    pub known: bool,
    /// It lies ahead.
    pub planned: bool,
    pub day: NaiveDate,
    pub time: NaiveTime,
    pub given: Option<Given>,
    pub dose: Private,
    pub clinic: Private,
    /// When the patient left the clinic, if told.
    pub left: Option<NaiveTime>,
    /// Asking whether to call it off.
    pub calling_off: bool,
    pub slip: Option<Slip>,
    pub busy: bool,
}

/// What has to be said before it is kept.
#[derive(Clone, Debug, PartialEq)]
pub enum Slip {
    NotGiven,
    Failed(Failure),
}

/// What can happen on it.
pub enum Action {
    /// What the screen starts from.
    Came(Result<Box<Start>, Failure>),
    Planned(bool),
    Day(NaiveDate),
    Time(NaiveTime),
    Given(Given),
    Dose(String),
    Clinic(String),
    HasLeft(bool),
    Left(NaiveTime),
    CallingOff(bool),
    Keeping,
    Failed(Failure),
}

/// What the screen starts from.
pub struct Start {
    pub now: NaiveDateTime,
    /// The one to correct.
    pub known: Option<Session>,
    /// The one before, whose route and clinic are usually the same.
    pub before: Option<Session>,
    /// Asked for as lying ahead or not; none: as it was recorded.
    pub planned: Option<bool>,
}

impl State {
    fn begun(start: Start) -> Self {
        let known = start.known.as_ref();
        let planned = start
            .planned
            .or(known.map(|it| it.state == SessionState::Planned))
            .unwrap_or(false);
        let at = known.map(|it| it.dosed.at.naive_local());
        let at = at.unwrap_or_else(|| {
            let tomorrow = start.now + TimeDelta::days(1);
            let usual = start
                .before
                .as_ref()
                .map(|it| it.dosed.at.naive_local().time());
            match (planned, usual) {
                (true, Some(usual)) => tomorrow.date().and_time(usual),
                (true, None) => quarter(tomorrow),
                (false, _) => quarter(start.now),
            }
        });
        let like = known.or(start.before.as_ref());
        Self {
            now: Some(start.now),
            known: known.is_some(),
            planned,
            day: at.date(),
            time: at.time(),
            given: like.map(|it| it.route),
            dose: known.and_then(|it| it.dose.clone()).unwrap_or_default(),
            clinic: like.and_then(|it| it.clinic.clone()).unwrap_or_default(),
            left: known
                .and_then(|it| it.left_clinic_at)
                .map(|it| it.naive_local().time()),
            ..Self::default()
        }
    }

    /// As the shell is told, once the route is chosen.
    pub fn told(&self, state: SessionState) -> Option<Told> {
        let words = |it: &Private| {
            let words = it.reveal().trim();
            (!words.is_empty()).then(|| words.into())
        };
        Some(Told {
            dosed: self.day.and_time(self.time),
            route: self.given?,
            dose: words(&self.dose),
            clinic: words(&self.clinic),
            left_clinic: self
                .left
                .filter(|_| state != SessionState::Planned)
                .map(|left| {
                    // Left before the dose by the clock alone: it was after midnight.
                    let days = TimeDelta::days(i64::from(left < self.time));
                    (self.day + days).and_time(left)
                }),
            state,
        })
    }

    pub fn state(&self) -> SessionState {
        if self.planned {
            SessionState::Planned
        } else {
            SessionState::Held
        }
    }
}

/// The last full quarter of an hour.
fn quarter(at: NaiveDateTime) -> NaiveDateTime {
    let time = at.time().with_minute(at.minute() / 15 * 15);
    at.date()
        .and_time(time.and_then(|it| it.with_second(0)).unwrap_or(at.time()))
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        next.slip = None;
        match action {
            Action::Came(Ok(start)) => next = Self::begun(*start),
            Action::Planned(planned) => next.planned = planned,
            Action::Day(day) => next.day = day,
            Action::Time(time) => next.time = time,
            Action::Given(given) => next.given = Some(given),
            Action::Dose(words) => next.dose = Private(words),
            Action::Clinic(words) => next.clinic = Private(words),
            Action::HasLeft(true) => next.left = self.now.map(|it| quarter(it).time()),
            Action::HasLeft(false) => next.left = None,
            Action::Left(time) => next.left = Some(time),
            Action::CallingOff(on) => next.calling_off = on,
            Action::Keeping if self.given.is_none() => next.slip = Some(Slip::NotGiven),
            Action::Keeping => next.busy = true,
            Action::Came(Err(failure)) | Action::Failed(failure) => {
                next.busy = false;
                next.calling_off = false;
                next.slip = Some(Slip::Failed(failure));
            }
        }
        next.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn start(planned: bool) -> Start {
        Start {
            now: "2026-10-24T16:52:31".parse().unwrap(),
            known: None,
            before: None,
            planned: Some(planned),
        }
    }

    fn after(actions: impl IntoIterator<Item = Action>) -> State {
        let mut state = Rc::new(State::default());
        for action in actions {
            state = state.reduce(action);
        }
        (*state).clone()
    }

    #[test]
    fn a_new_session_starts_at_the_last_quarter_of_an_hour() {
        let state = after([
            Action::Came(Ok(Box::new(start(false)))),
            Action::Given(Given::Nasal),
        ]);
        let told = state.told(state.state()).unwrap();
        assert_eq!(told.dosed, "2026-10-24T16:45:00".parse().unwrap());
        assert_eq!((told.state, told.left_clinic), (SessionState::Held, None));
    }

    #[test]
    fn a_planned_session_starts_tomorrow() {
        let state = after([
            Action::Came(Ok(Box::new(start(true)))),
            Action::Given(Given::Nasal),
        ]);
        let told = state.told(state.state()).unwrap();
        assert_eq!(told.dosed, "2026-10-25T16:45:00".parse().unwrap());
        assert_eq!(told.state, SessionState::Planned);
    }

    #[test]
    fn leaving_the_clinic_after_midnight_falls_on_the_next_day() {
        let time = |it: &str| it.parse().unwrap();
        let state = after([
            Action::Came(Ok(Box::new(start(false)))),
            Action::Given(Given::Oral),
            Action::Time(time("22:30:00")),
            Action::Left(time("00:45:00")),
        ]);
        let told = state.told(SessionState::Held).unwrap();
        assert_eq!(
            told.left_clinic,
            Some("2026-10-25T00:45:00".parse().unwrap())
        );
    }

    #[test]
    fn nothing_is_kept_before_the_route_is_chosen() {
        let state = after([Action::Came(Ok(Box::new(start(false)))), Action::Keeping]);
        assert_eq!(
            (state.slip.clone(), state.busy),
            (Some(Slip::NotGiven), false)
        );
        assert_eq!(state.told(SessionState::Held), None);
    }
}
