//! Where the patient can be: every screen has its route here, on the ground floor.

use care::{
    entry::EntryId,
    form::FormId,
    plan::RuleId,
    safety::SafetyRoute,
    schedule::{Action, Occurrence, OccurrenceId},
    today::Today,
};
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};
use yew_router::{Routable, navigator::Navigator};

/// Every screen behind the door.
#[derive(Clone, Debug, PartialEq, Eq, Routable)]
pub enum Route {
    /// Where I am, and what matters now.
    #[at("/")]
    Today,
    /// What can be begun at any time.
    #[at("/practise")]
    Practise,
    /// Everything recorded, by day.
    #[at("/journal")]
    Journal,
    /// One entry.
    #[at("/journal/:id")]
    Reading {
        /// Which.
        id: i64,
    },
    /// The summary.
    #[at("/share")]
    Share,
    /// The way to help; also while locked.
    #[at("/help")]
    Help,
    /// The few settings.
    #[at("/settings")]
    Settings,
    /// All sessions.
    #[at("/sessions")]
    Sessions,
    /// A session that was had; `?planned=true`: one ahead.
    #[at("/sessions/new")]
    NewSession,
    /// One session, to correct or call off.
    #[at("/sessions/:id")]
    Session {
        /// Which.
        id: i64,
    },
    /// A form; what it answers or corrects stands in the query.
    #[at("/fill/:form")]
    Fill {
        /// Which.
        form: String,
    },
    /// A quiet rest; what it answers stands in the query.
    #[at("/rest/:minutes")]
    Rest {
        /// How long.
        minutes: u16,
    },
    /// The safety screen.
    #[at("/safety/:shown")]
    Safety {
        /// Which, as in [`safety_name`].
        shown: String,
    },
    /// Anything else leads to Today.
    #[not_found]
    #[at("/404")]
    Elsewhere,
}

/// What stands behind the question mark of a route.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Query {
    /// The session of the occurrence that is answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<i64>,
    /// Its rule.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// Its time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<NaiveDateTime>,
    /// The entry that is corrected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corrects: Option<i64>,
    /// A new session lies ahead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub planned: Option<bool>,
}

impl Query {
    /// For something that answers this occurrence.
    pub fn answering(id: &OccurrenceId) -> Self {
        Self {
            session: Some(id.session.0),
            rule: Some(id.rule.0.clone()),
            due: Some(id.due),
            ..Self::default()
        }
    }

    /// For a correction of this entry.
    pub fn correcting(id: EntryId) -> Self {
        Self {
            corrects: Some(id.0),
            ..Self::default()
        }
    }

    /// The occurrence that is answered, if any.
    pub fn occurrence(&self) -> Option<OccurrenceId> {
        Some(OccurrenceId {
            session: EntryId(self.session?),
            rule: RuleId(self.rule.clone()?),
            due: self.due?,
        })
    }
}

/// Goes to `route` with its query.
pub fn go(navigator: &Navigator, route: &Route, query: &Query) {
    // A query of plain names and numbers always has a text.
    let _ = navigator.push_with_query(route, query);
}

/// Goes where a tapped notification leads.
pub fn follow(navigator: &Navigator, today: &Today) {
    let all = || today.due.iter().chain(&today.later).chain(&today.earlier);
    let opened = today
        .opened
        .as_ref()
        .and_then(|id| all().find(|it| it.id == *id));
    if let Some(occurrence) = opened {
        begin(navigator, occurrence);
    }
}

/// Begins what an occurrence asks for.
pub fn begin(navigator: &Navigator, occurrence: &Occurrence) {
    go(
        navigator,
        &of(occurrence),
        &Query::answering(&occurrence.id),
    );
}

/// The form's screen.
pub fn fill(form: &FormId) -> Route {
    Route::Fill {
        form: form.0.clone(),
    }
}

/// Where a tap on an occurrence leads; a card to read stays on Today.
pub fn of(occurrence: &Occurrence) -> Route {
    match &occurrence.action {
        Action::Fill(form) => fill(form),
        Action::Rest(minutes) => Route::Rest { minutes: *minutes },
        Action::Read(_) => Route::Today,
    }
}

/// The safety screen's route.
pub fn safety(shown: SafetyRoute) -> Route {
    Route::Safety {
        shown: safety_name(shown).to_owned(),
    }
}

/// The name of a safety screen in its address.
pub fn safety_name(shown: SafetyRoute) -> &'static str {
    match shown {
        SafetyRoute::GentleNote => "note",
        SafetyRoute::Ask => "ask",
        SafetyRoute::Crisis => "crisis",
        SafetyRoute::Emergency => "emergency",
    }
}

/// The safety screen of that name; an unknown name shows the one with the most help.
pub fn safety_named(name: &str) -> SafetyRoute {
    [
        SafetyRoute::GentleNote,
        SafetyRoute::Ask,
        SafetyRoute::Crisis,
    ]
    .into_iter()
    .find(|it| safety_name(*it) == name)
    .unwrap_or(SafetyRoute::Emergency)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_occurrence_finds_itself_again_in_the_query() {
        let id = OccurrenceId {
            session: EntryId(7),
            rule: RuleId("evening_prompt".into()),
            due: "2026-10-24T20:30:00".parse().unwrap(),
        };
        assert_eq!(Query::answering(&id).occurrence(), Some(id));
    }

    #[test]
    fn a_correction_answers_no_occurrence() {
        assert_eq!(Query::correcting(EntryId(3)).occurrence(), None);
    }

    #[test]
    fn the_list_of_new_sessions_is_not_taken_for_a_session() {
        assert_eq!(Route::recognize("/sessions/new"), Some(Route::NewSession));
        assert_eq!(
            Route::recognize("/sessions/7"),
            Some(Route::Session { id: 7 })
        );
    }

    #[test]
    fn an_unknown_safety_screen_shows_the_most_help() {
        assert_eq!(safety_named("??"), SafetyRoute::Emergency);
        for shown in [
            SafetyRoute::GentleNote,
            SafetyRoute::Ask,
            SafetyRoute::Crisis,
            SafetyRoute::Emergency,
        ] {
            assert_eq!(safety_named(safety_name(shown)), shown);
        }
    }
}
