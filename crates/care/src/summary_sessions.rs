//! The sessions of a period, as the patient reports them.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use crate::{
    private::Private,
    session::{Route, Session, SessionState},
    summary_facts::Facts,
};

/// A session on the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionLine {
    /// Wall clock where it took place.
    pub at: NaiveDateTime,
    /// How the dose was given.
    pub route: Route,
    /// The dose in the patient's words.
    pub dose: Option<Private>,
    /// Held, or planned and not confirmed.
    pub state: SessionState,
}

/// Those of the period that are not left out, oldest first.
pub(crate) fn session_lines(facts: &Facts<'_>) -> Vec<SessionLine> {
    let line = |session: &Session| SessionLine {
        at: session.dosed.at.naive_local(),
        route: session.route,
        dose: session.dose.clone(),
        state: session.state,
    };
    let shown = facts.sessions_shown().into_iter();
    shown.map(|it| line(&it.fact)).collect()
}
