//! The record as the summary reads it: what stands in the period, by care day.

use chrono::{Days, NaiveDate, NaiveDateTime};

use crate::{
    entry::{Entry, EntryId, Recorded, Rest},
    form::{Ended, Filled, FormId, FormKind, Value},
    library,
    safety::SafetyCheck,
    schedule::Record,
    session::{Session, SessionState},
    summary::Choice,
    time::care_day,
};

/// The step of the morning that asks for the night.
pub(crate) const NIGHT: &str = "night";

/// The form that keeps a line for the therapist; not counted as an exercise.
pub(crate) const PARKED: &str = "parking_lot";

/// Entries and sessions with what of them is asked about.
pub(crate) struct Facts<'a> {
    pub(crate) entries: &'a [Recorded<Entry>],
    pub(crate) sessions: &'a [Recorded<Session>],
    pub(crate) choice: &'a Choice,
    ever_given: Vec<Given<'a>>,
}

/// A form with answers in it, on the care day that it is about.
#[derive(Clone, Copy)]
pub(crate) struct Given<'a> {
    pub(crate) id: EntryId,
    /// The care day that it was asked for, else the one that its entry is about.
    pub(crate) on: NaiveDate,
    /// The care day that its entry is about.
    pub(crate) entry_on: NaiveDate,
    /// Wall clock of what its entry is about.
    pub(crate) at: NaiveDateTime,
    pub(crate) filled: &'a Filled,
}

impl<'a> Facts<'a> {
    pub(crate) fn new(
        entries: &'a [Recorded<Entry>],
        sessions: &'a [Recorded<Session>],
        choice: &'a Choice,
    ) -> Self {
        let mut facts = Self {
            entries,
            sessions,
            choice,
            ever_given: Vec::new(),
        };
        let mut given: Vec<Given<'a>> = entries.iter().filter_map(given).collect();
        given.retain(|it| !facts.is_left_out(it.id, it.on));
        given.sort_by_key(|it| (it.on, it.at, it.id));
        facts.ever_given = given;
        facts
    }

    /// Whether the day lies in the period and is not left out.
    pub(crate) fn holds(&self, day: NaiveDate) -> bool {
        let period = self.choice.from..=self.choice.to;
        period.contains(&day) && !self.choice.without_days.contains(&day)
    }

    /// Whether the patient left it out, alone or with its day.
    fn is_left_out(&self, id: EntryId, day: NaiveDate) -> bool {
        self.choice.without_entries.contains(&id) || self.choice.without_days.contains(&day)
    }

    /// Entries of the period that were left out one by one.
    pub(crate) fn entries_left_out(&self) -> u32 {
        let entries = self.entries.iter().map(|it| (it.id, it.day));
        let sessions = self.sessions.iter().map(|it| (it.id, it.day));
        let mut ids: Vec<EntryId> = entries
            .chain(sessions)
            .filter(|(id, day)| self.holds(*day) && self.choice.without_entries.contains(id))
            .map(|(id, _)| id)
            .collect();
        ids.sort_unstable();
        ids.dedup();
        u32::try_from(ids.len()).unwrap_or(u32::MAX)
    }

    /// Every form with answers on record, in the period or not, in the order of their days.
    pub(crate) fn ever_given(&self) -> &[Given<'a>] {
        &self.ever_given
    }

    /// Every form with answers in the period, in the order of their days.
    pub(crate) fn given(&self) -> Vec<Given<'a>> {
        let given = self.ever_given.iter();
        given.filter(|it| self.holds(it.on)).copied().collect()
    }

    /// The facts from which the schedule is reckoned.
    pub(crate) fn record(&self) -> Record {
        let mut record = Record {
            sessions: self.sessions.to_vec(),
            ..Record::default()
        };
        for entry in self.entries {
            match &entry.fact {
                Entry::Filled(filled) => record.filled.push(with(entry, filled)),
                Entry::Rest(rest) => record.rests.push(with(entry, rest)),
                Entry::Choice(choice) => record.choices.push(with(entry, choice)),
                Entry::Wish(wish) => record.wishes.push(with(entry, wish)),
                Entry::Session(_) | Entry::Safety(_) => {}
            }
        }
        record
    }

    /// Rests in the period.
    pub(crate) fn rests(&self) -> impl Iterator<Item = &'a Rest> {
        self.entries.iter().filter_map(|entry| match &entry.fact {
            Entry::Rest(rest) => {
                let asked = rest.occurrence.as_ref().map(|it| care_day(it.due));
                let on = asked.unwrap_or(entry.day);
                self.holds(on).then_some(rest)
            }
            Entry::Session(_)
            | Entry::Filled(_)
            | Entry::Choice(_)
            | Entry::Safety(_)
            | Entry::Wish(_) => None,
        })
    }

    /// Safety screens shown in the period.
    pub(crate) fn safety_checks(&self) -> impl Iterator<Item = (NaiveDate, &'a SafetyCheck)> {
        self.entries.iter().filter_map(|entry| match &entry.fact {
            Entry::Safety(check) => self.holds(entry.day).then_some((entry.day, check)),
            Entry::Session(_)
            | Entry::Filled(_)
            | Entry::Choice(_)
            | Entry::Rest(_)
            | Entry::Wish(_) => None,
        })
    }

    /// Sessions that were not called off, in the period or not, oldest first.
    pub(crate) fn sessions_standing(&self) -> Vec<&'a Recorded<Session>> {
        let standing = |it: &&Recorded<Session>| match it.fact.state {
            SessionState::Held | SessionState::Planned => true,
            SessionState::Cancelled => false,
        };
        let mut sessions: Vec<_> = self.sessions.iter().filter(standing).collect();
        sessions.sort_by_key(|it| it.fact.dosed.at);
        sessions
    }

    /// Those of the period that are not left out, oldest first.
    pub(crate) fn sessions_shown(&self) -> Vec<&'a Recorded<Session>> {
        let mut sessions = self.sessions_standing();
        sessions.retain(|it| self.holds(dosed_on(it)) && !self.is_left_out(it.id, dosed_on(it)));
        sessions
    }

    /// The care days of the doses that were held and are not left out, oldest first.
    pub(crate) fn doses(&self) -> Vec<NaiveDate> {
        let mut held = self.sessions_standing();
        held.retain(|it| {
            it.fact.state == SessionState::Held && !self.is_left_out(it.id, dosed_on(it))
        });
        held.into_iter().map(dosed_on).collect()
    }

    /// The care days that follow a session that was held.
    pub(crate) fn days_after_a_dose(&self) -> Vec<NaiveDate> {
        let doses = self.doses().into_iter();
        doses
            .filter_map(|it| it.checked_add_days(Days::new(1)))
            .collect()
    }
}

impl<'a> Given<'a> {
    /// Whether it is the form named `form`.
    pub(crate) fn is(&self, form: &str) -> bool {
        self.filled.form.0 == form
    }

    /// What sort of form it is; none for one that no longer exists.
    pub(crate) fn kind(&self) -> Option<FormKind> {
        library::form(&self.filled.form).map(|form| form.kind)
    }

    /// The answer to the step named `step`.
    pub(crate) fn answer(&self, step: &str) -> Option<&'a Value> {
        self.filled.answers.get(step)
    }

    /// The number in answer to the step named `step`.
    pub(crate) fn number(&self, step: &str) -> Option<i32> {
        match self.answer(step) {
            Some(Value::Number(number)) => Some(*number),
            Some(_) | None => None,
        }
    }

    /// The words in answer to the step named `step`, if there are any.
    pub(crate) fn words(&self, step: &str) -> Option<&'a str> {
        match self.answer(step) {
            Some(Value::Text(words)) => Some(words.reveal().trim()).filter(|it| !it.is_empty()),
            Some(
                Value::Lines { .. }
                | Value::Moods(_)
                | Value::Number(_)
                | Value::Choice(_)
                | Value::Choices(_)
                | Value::Night(_)
                | Value::Seen
                | Value::Declined
                | Value::When(_),
            )
            | None => None,
        }
    }
}

/// Names a form by its stem.
pub(crate) fn form_id(stem: &str) -> FormId {
    FormId(stem.to_owned())
}

fn given(entry: &Recorded<Entry>) -> Option<Given<'_>> {
    match &entry.fact {
        Entry::Filled(filled) if filled.ended != Ended::NotToday => Some(Given {
            id: entry.id,
            on: day_of(filled).unwrap_or(entry.day),
            entry_on: entry.day,
            at: entry.at,
            filled,
        }),
        Entry::Filled(_)
        | Entry::Session(_)
        | Entry::Rest(_)
        | Entry::Choice(_)
        | Entry::Safety(_)
        | Entry::Wish(_) => None,
    }
}

/// The care day of the dose.
fn dosed_on(session: &Recorded<Session>) -> NaiveDate {
    care_day(session.fact.dosed.at.naive_local())
}

/// The night's own date, else the day for which the form was asked.
pub(crate) fn day_of(filled: &Filled) -> Option<NaiveDate> {
    let night = match filled.answers.get(NIGHT) {
        Some(Value::Night(night)) => Some(night.woke_on),
        Some(_) | None => None,
    };
    night.or_else(|| filled.occurrence.as_ref().map(|it| care_day(it.due)))
}

/// The entry with its fact unwrapped.
fn with<T: Clone>(entry: &Recorded<Entry>, fact: &T) -> Recorded<T> {
    Recorded {
        id: entry.id,
        recorded: entry.recorded.clone(),
        day: entry.day,
        at: entry.at,
        corrected: entry.corrected,
        fact: fact.clone(),
    }
}
