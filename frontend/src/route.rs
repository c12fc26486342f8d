//! Where the patient can be: every screen has its route here, and its address.

use care::{
    entry::EntryId,
    form::FormId,
    plan::RuleId,
    safety::SafetyRoute,
    schedule::{Action, Occurrence, OccurrenceId},
    weeks::By,
};
use chrono::NaiveDate;

/// Every screen behind the door.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// Where I am, and what matters now.
    Today,
    /// What can be begun at any time.
    Practise,
    /// Everything recorded, by day.
    Journal,
    /// Mood, nights, rests and practice by day.
    Weeks {
        /// How they are laid out.
        by: By,
        /// Those before this day.
        before: Option<NaiveDate>,
    },
    /// One entry.
    Reading(EntryId),
    /// The summary.
    Share,
    /// The way to help; also while locked.
    Help,
    /// My safety plan; also while locked, if the patient allows it.
    SafetyPlan,
    /// When to call after ketamine; also while locked.
    Signs,
    /// The few settings.
    Settings,
    /// Copies, what opens the journal, and the end of it; also while it cannot be opened.
    Vault,
    /// The plan, and a new one.
    Plan,
    /// What the patient wishes of all reminders.
    Reminders,
    /// Whether reminders get through.
    CheckUp,
    /// All sessions.
    Sessions,
    /// A session to record.
    NewSession {
        /// It lies ahead.
        planned: bool,
    },
    /// One session, to correct.
    Session {
        /// Which.
        id: EntryId,
        /// Whether it lies ahead; none: as it was recorded.
        planned: Option<bool>,
    },
    /// A form to fill in.
    Fill {
        /// Which.
        form: FormId,
        /// What it answers.
        of: Option<OccurrenceId>,
    },
    /// A form that was filled in, to correct.
    Correct {
        /// Which.
        form: FormId,
        /// What was recorded.
        entry: EntryId,
    },
    /// A quiet rest.
    Rest {
        /// How long.
        minutes: u16,
        /// What it answers.
        of: Option<OccurrenceId>,
    },
    /// A rest of so many minutes after an exercise, with the mood asked for at its end.
    RestAfter(u16),
    /// The safety screen.
    Safety(SafetyRoute),
}

impl Route {
    /// Its address.
    pub fn path(&self) -> String {
        match self {
            Self::Today => "/".to_owned(),
            Self::Practise => "/practise".to_owned(),
            Self::Journal => "/journal".to_owned(),
            Self::Weeks { by, before } => format!("/weeks/{}{}", by_name(*by), begun(*before)),
            Self::Reading(EntryId(id)) => format!("/journal/{id}"),
            Self::Share => "/share".to_owned(),
            Self::Help => "/help".to_owned(),
            Self::SafetyPlan => "/help/plan".to_owned(),
            Self::Signs => "/help/signs".to_owned(),
            Self::Settings => "/settings".to_owned(),
            Self::Vault => "/vault".to_owned(),
            Self::Plan => "/plan".to_owned(),
            Self::Reminders => "/reminders".to_owned(),
            Self::CheckUp => "/reminders/check".to_owned(),
            Self::Sessions => "/sessions".to_owned(),
            Self::NewSession { planned } => format!("/sessions/new{}", ahead(Some(*planned))),
            Self::Session { id, planned } => format!("/sessions/{}{}", id.0, ahead(*planned)),
            Self::Fill { form, of } => format!("/fill/{}{}", form.0, answering(of.as_ref())),
            Self::Correct { form, entry } => format!("/fill/{}/corrects/{}", form.0, entry.0),
            Self::Rest { minutes, of } => format!("/rest/{minutes}{}", answering(of.as_ref())),
            Self::RestAfter(minutes) => format!("/rest-after/{minutes}"),
            Self::Safety(shown) => format!("/safety/{}", safety_name(*shown)),
        }
    }

    /// The screen at an address; what is no address of ours leads to Today.
    pub fn read(path: &str) -> Self {
        let parts: Vec<&str> = path.split('/').filter(|it| !it.is_empty()).collect();
        Self::of_parts(&parts).unwrap_or(Self::Today)
    }

    fn of_parts(parts: &[&str]) -> Option<Self> {
        Some(match parts {
            ["practise"] => Self::Practise,
            ["journal"] => Self::Journal,
            ["weeks", by, rest @ ..] => Self::Weeks {
                by: by_named(by),
                before: rest.first().and_then(|it| it.parse().ok()),
            },
            ["journal", id] => Self::Reading(entry(id)?),
            ["share"] => Self::Share,
            ["help"] => Self::Help,
            ["help", "plan"] => Self::SafetyPlan,
            ["help", "signs"] => Self::Signs,
            ["settings"] => Self::Settings,
            ["vault"] => Self::Vault,
            ["plan"] => Self::Plan,
            ["reminders"] => Self::Reminders,
            ["reminders", "check"] => Self::CheckUp,
            ["sessions"] => Self::Sessions,
            ["sessions", "new", rest @ ..] => Self::NewSession {
                planned: is_ahead(rest).unwrap_or(false),
            },
            ["sessions", id, rest @ ..] => Self::Session {
                id: entry(id)?,
                planned: is_ahead(rest),
            },
            ["fill", form, "corrects", id] => Self::Correct {
                form: FormId((*form).to_owned()),
                entry: entry(id)?,
            },
            ["fill", form, rest @ ..] => Self::Fill {
                form: FormId((*form).to_owned()),
                of: occurrence(rest),
            },
            ["rest", minutes, rest @ ..] => Self::Rest {
                minutes: minutes.parse().ok()?,
                of: occurrence(rest),
            },
            ["rest-after", minutes] => Self::RestAfter(minutes.parse().ok()?),
            ["safety", shown] => Self::Safety(safety_named(shown)),
            _ => return None,
        })
    }

    /// Where a tap on an occurrence leads; a card to read stays on Today.
    pub fn to(occurrence: &Occurrence) -> Self {
        let of = Some(occurrence.id.clone());
        match &occurrence.action {
            Action::Fill(form) => Self::Fill {
                form: form.clone(),
                of,
            },
            Action::Rest(minutes) => Self::Rest {
                minutes: *minutes,
                of,
            },
            Action::Read(_) => Self::Today,
        }
    }

    /// A form that answers nothing that was asked.
    pub fn fill(form: &FormId) -> Self {
        Self::Fill {
            form: form.clone(),
            of: None,
        }
    }
}

fn by_name(by: By) -> &'static str {
    match by {
        By::Session => "session",
        By::Calendar => "calendar",
    }
}

fn by_named(name: &str) -> By {
    match name {
        "calendar" => By::Calendar,
        _ => By::Session,
    }
}

fn begun(before: Option<NaiveDate>) -> String {
    before.map_or_else(String::new, |it| format!("/{it:?}"))
}

fn ahead(planned: Option<bool>) -> &'static str {
    match planned {
        Some(true) => "/planned",
        Some(false) => "/held",
        None => "",
    }
}

fn is_ahead(parts: &[&str]) -> Option<bool> {
    match parts {
        ["planned"] => Some(true),
        ["held"] => Some(false),
        _ => None,
    }
}

fn answering(id: Option<&OccurrenceId>) -> String {
    id.map_or_else(String::new, |OccurrenceId { session, rule, due }| {
        format!("/{}/{}/{due:?}", session.0, rule.0)
    })
}

fn occurrence(parts: &[&str]) -> Option<OccurrenceId> {
    let [session, rule, due] = parts else {
        return None;
    };
    Some(OccurrenceId {
        session: entry(session)?,
        rule: RuleId((*rule).to_owned()),
        due: due.parse().ok()?,
    })
}

fn entry(id: &str) -> Option<EntryId> {
    id.parse().ok().map(EntryId)
}

fn safety_name(shown: SafetyRoute) -> &'static str {
    match shown {
        SafetyRoute::GentleNote => "note",
        SafetyRoute::Ask => "ask",
        SafetyRoute::Crisis => "crisis",
        SafetyRoute::Emergency => "emergency",
    }
}

/// The safety screen of that name; an unknown name shows the one with the most help.
fn safety_named(name: &str) -> SafetyRoute {
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
mod tests;
