//! A ketamine session: the anchor from which the plan unfolds.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveDateTime, TimeDelta, TimeZone};
use serde::{Deserialize, Serialize};

use crate::{
    entry::Recorded,
    private::Private,
    refusal::Refusal,
    time::{Stamp, instant_of},
};

/// Most characters of the dose and of the clinic.
pub const WORDS_MAX: usize = 200;

/// A session may still decide what is due so long after its dose, whatever came after it.
const DECIDES: TimeDelta = TimeDelta::days(45);

/// A session may be planned so far ahead.
const FARTHEST: TimeDelta = TimeDelta::days(366);

/// One session, as the patient reports it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// The time of the dose (start of infusion, spray, injection or lozenge): t0.
    pub dosed: Stamp,
    /// How the dose was given.
    pub route: Route,
    /// The dose in the patient's words; never interpreted.
    pub dose: Option<Private>,
    /// Where.
    pub clinic: Option<Private>,
    /// When the patient left the clinic.
    pub left_clinic_at: Option<DateTime<FixedOffset>>,
    /// Whether it is ahead, was held, or was called off.
    pub state: SessionState,
}

/// How a dose is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Route {
    /// Into a vein.
    Intravenous,
    /// Into a muscle.
    Intramuscular,
    /// Under the skin.
    Subcutaneous,
    /// As a nasal spray.
    Nasal,
    /// Swallowed or under the tongue.
    Oral,
}

/// What became of a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SessionState {
    /// Expected at its time.
    Planned,
    /// It took place.
    Held,
    /// It did not or will not take place: its phases go, all entries stay.
    Cancelled,
}

/// A session as the patient tells it: wall clock of the device's zone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// The time of the dose.
    pub dosed: NaiveDateTime,
    /// How the dose was given.
    pub route: Route,
    /// The dose in the patient's words.
    pub dose: Option<Private>,
    /// Where.
    pub clinic: Option<Private>,
    /// When the patient left the clinic.
    pub left_clinic: Option<NaiveDateTime>,
    /// Whether it is ahead, was held, or was called off.
    pub state: SessionState,
}

/// Before this date a session decides only where none came after it.
pub fn decides_from(since: NaiveDate) -> NaiveDate {
    since - DECIDES
}

/// Of all sessions those that can decide what is due, where the facts begin at `since`: all from
/// [`decides_from`] on and the last before that; the first to be told, whose zone is home; and
/// the first dose, with which some phases come alone. Years of others between them cost nothing.
pub fn that_decide(sessions: &[Recorded<Session>], since: NaiveDate) -> Vec<Recorded<Session>> {
    let (from, counts) = (decides_from(since), |it: &&Recorded<Session>| {
        it.fact.state != SessionState::Cancelled
    });
    let by_time = |it: &&Recorded<Session>| (it.at, it.id);
    let before = sessions.iter().filter(|it| it.at.date() < from);
    let kept = [
        sessions.iter().min_by_key(|it| it.id),
        sessions.iter().filter(counts).min_by_key(by_time),
        before.filter(counts).max_by_key(by_time),
    ];
    let decides = |it: &&Recorded<Session>| {
        it.at.date() >= from || kept.iter().flatten().any(|kept| kept.id == it.id)
    };
    sessions.iter().filter(decides).cloned().collect()
}

/// Accepts a session as the patient tells it, by the clock of the device's `zone`.
///
/// A planned session has not been left yet, so nothing is kept about leaving.
///
/// # Errors
///
/// - [`Refusal::SessionNotYetHeld`] and [`Refusal::SessionAlreadyPast`] where state and time contradict each other.
/// - [`Refusal::SessionTooFarAhead`] and [`Refusal::SessionTooLongAgo`] for a slip of the year.
/// - [`Refusal::LeftClinicOutOfOrder`] before the dose or more than a day after it.
/// - [`Refusal::AnswerTooLong`] past [`WORDS_MAX`].
pub fn accept(
    told: &Told,
    zone_name: &str,
    zone: &impl TimeZone,
    now: DateTime<FixedOffset>,
) -> Result<Session, Refusal> {
    if told.dosed.year() < 2000 {
        return Err(Refusal::SessionTooLongAgo);
    }
    let at = instant_of(zone, told.dosed);
    if at > now + FARTHEST {
        return Err(Refusal::SessionTooFarAhead);
    }
    match told.state {
        SessionState::Held if at > now => return Err(Refusal::SessionNotYetHeld),
        SessionState::Planned if at < now => return Err(Refusal::SessionAlreadyPast),
        SessionState::Held | SessionState::Planned | SessionState::Cancelled => {}
    }
    Ok(Session {
        dosed: Stamp {
            at,
            zone: zone_name.to_owned(),
        },
        route: told.route,
        dose: few_words(told.dose.as_ref())?,
        clinic: few_words(told.clinic.as_ref())?,
        left_clinic_at: left_clinic(told, zone, at)?,
        state: told.state,
    })
}

fn left_clinic(
    told: &Told,
    zone: &impl TimeZone,
    dosed: DateTime<FixedOffset>,
) -> Result<Option<DateTime<FixedOffset>>, Refusal> {
    match told.state {
        SessionState::Planned => Ok(None),
        SessionState::Held | SessionState::Cancelled => {
            let left = told.left_clinic.map(|left| instant_of(zone, left));
            let in_order =
                left.is_none_or(|left| dosed <= left && left <= dosed + TimeDelta::days(1));
            in_order
                .then_some(left)
                .ok_or(Refusal::LeftClinicOutOfOrder)
        }
    }
}

fn few_words(words: Option<&Private>) -> Result<Option<Private>, Refusal> {
    let words = words.map(|it| it.reveal().trim()).unwrap_or_default();
    if words.chars().count() > WORDS_MAX {
        return Err(Refusal::AnswerTooLong);
    }
    Ok((!words.is_empty()).then(|| Private::from(words)))
}

#[cfg(test)]
mod tests {
    use chrono_tz::Europe::Berlin;

    use super::*;

    const NOW: &str = "2026-10-20T18:00:00+02:00";

    fn told(dosed: &str, state: SessionState) -> Told {
        Told {
            dosed: dosed.parse().unwrap(),
            route: Route::Nasal,
            dose: Some("56 mg".into()),
            clinic: Some("  ".into()),
            left_clinic: None,
            state,
        }
    }

    fn accepted(told: &Told) -> Result<Session, Refusal> {
        accept(told, "Europe/Berlin", &Berlin, NOW.parse().unwrap())
    }

    #[test]
    fn a_session_of_today_is_kept_with_its_moment_and_zone() {
        let session = accepted(&told("2026-10-20T14:00:00", SessionState::Held)).unwrap();
        assert_eq!(session.dosed.at.to_rfc3339(), "2026-10-20T14:00:00+02:00");
        assert_eq!(session.dosed.zone, "Europe/Berlin");
        assert_eq!(session.clinic, None, "a blank field says nothing");
    }

    #[test]
    fn a_slip_of_the_date_is_refused_with_its_reason() {
        let cases = [
            (
                "2026-10-20T18:01:00",
                SessionState::Held,
                Refusal::SessionNotYetHeld,
            ),
            (
                "2026-10-20T17:59:00",
                SessionState::Planned,
                Refusal::SessionAlreadyPast,
            ),
            (
                "2027-11-20T14:00:00",
                SessionState::Planned,
                Refusal::SessionTooFarAhead,
            ),
            (
                "1926-10-20T14:00:00",
                SessionState::Held,
                Refusal::SessionTooLongAgo,
            ),
        ];
        for (dosed, state, refusal) in cases {
            assert_eq!(accepted(&told(dosed, state)), Err(refusal), "{dosed}");
        }
    }

    #[test]
    fn a_session_can_be_called_off_before_and_after_its_time() {
        for dosed in ["2026-10-20T14:00:00", "2026-10-22T14:00:00"] {
            assert!(accepted(&told(dosed, SessionState::Cancelled)).is_ok());
        }
    }

    #[test]
    fn nobody_leaves_before_the_dose_or_a_day_after_it() {
        for (left, fits) in [
            ("2026-10-20T13:59:00", false),
            ("2026-10-20T16:10:00", true),
            ("2026-10-21T14:01:00", false),
        ] {
            let mut told = told("2026-10-20T14:00:00", SessionState::Held);
            told.left_clinic = Some(left.parse().unwrap());
            assert_eq!(accepted(&told).is_ok(), fits, "{left}");
        }
    }

    #[test]
    fn an_enormous_text_is_refused() {
        let mut told = told("2026-10-20T14:00:00", SessionState::Held);
        told.dose = Some(Private("x".repeat(WORDS_MAX + 1)));
        assert_eq!(accepted(&told), Err(Refusal::AnswerTooLong));
    }
}
