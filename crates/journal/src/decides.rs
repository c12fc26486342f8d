//! What of the journal decides what is due: sessions, wishes, and the facts of the last days.

use care::{
    entry::{Entry, EntryId, Recorded},
    schedule::Record,
    session::{Session, SessionState, decides_from},
    wish::Wish,
};
use chrono::NaiveDate;
use rusqlite::OptionalExtension;

use crate::{
    error::Error,
    open::Journal,
    read::{apart, with},
    row::Moment,
};

impl Journal {
    /// All sessions, newest first; planned and cancelled ones too.
    ///
    /// # Errors
    ///
    /// [`Error::Broken`], [`Error::Sqlite`], [`Error::Json`].
    pub fn sessions(&self) -> Result<Vec<Recorded<Session>>, Error> {
        let found = self.entries(
            "INDEXED BY entry_by_kind WHERE newest = 1 AND kind = 'session' AND form IS NULL
             ORDER BY at DESC, id DESC",
            [],
        )?;
        Ok(found.into_iter().filter_map(session).collect())
    }

    /// The first session that was told, whose zone is home.
    ///
    /// # Errors
    ///
    /// As [`Journal::sessions`].
    pub fn first_told(&self) -> Result<Option<Recorded<Session>>, Error> {
        // Asked of the index first: without any session the whole table would be searched.
        let found: Option<i64> = self
            .reading()
            .prepare_cached(
                "SELECT id FROM entry WHERE kind = 'session' AND EXISTS
                 (SELECT 1 FROM entry INDEXED BY entry_by_kind
                  WHERE newest = 1 AND kind = 'session' AND form IS NULL)
                 ORDER BY id LIMIT 1",
            )?
            .query_row([], |row| row.get(0))
            .optional()?;
        let entry = found.map(|id| self.entry(EntryId(id))).transpose()?;
        Ok(entry.flatten().and_then(session))
    }

    /// Those of `care::session::that_decide`, newest first.
    fn sessions_that_decide(&self, since: NaiveDate) -> Result<Vec<Recorded<Session>>, Error> {
        let from = decides_from(since).spelt();
        let all = "INDEXED BY entry_by_kind WHERE newest = 1 AND kind = 'session' AND form IS NULL";
        let recent = format!("{all} AND at >= ?1 ORDER BY at DESC, id DESC");
        let found = self.entries(&recent, [&from])?;
        let mut found: Vec<_> = found.into_iter().filter_map(session).collect();
        let counts = |it| session(it).filter(|it| it.fact.state != SessionState::Cancelled);
        let before = |order| self.first(&format!("{all} AND at < ?1 {order}"), [&from], counts);
        let last = before("ORDER BY at DESC, id DESC")?;
        let first = before("ORDER BY at, id")?;
        for it in [last, first, self.first_told()?].into_iter().flatten() {
            if found.iter().all(|known| known.id != it.id) {
                found.push(it);
            }
        }
        Ok(found)
    }

    /// What the patient wished of all reminders, ever; oldest first.
    ///
    /// # Errors
    ///
    /// As [`Journal::sessions`].
    pub fn wishes(&self) -> Result<Vec<Recorded<Wish>>, Error> {
        let found = self.entries(
            "INDEXED BY entry_by_kind WHERE newest = 1 AND kind = 'wish' AND form IS NULL ORDER BY at, id",
            [],
        )?;
        Ok(found
            .into_iter()
            .filter_map(|it| match apart(it) {
                (it, Entry::Wish(wish)) => Some(with(it, wish)),
                (
                    _,
                    Entry::Session(_)
                    | Entry::Filled(_)
                    | Entry::Rest(_)
                    | Entry::Choice(_)
                    | Entry::Safety(_),
                ) => None,
            })
            .collect())
    }

    /// The facts that decide what is due: the sessions that can, all wishes, and the rest from a care day on.
    ///
    /// # Errors
    ///
    /// As [`Journal::sessions`].
    pub fn record_since(&self, day: NaiveDate) -> Result<Record, Error> {
        let mut record = Record {
            sessions: self.sessions_that_decide(day)?,
            filled: vec![],
            rests: vec![],
            choices: vec![],
            wishes: self.wishes()?,
        };
        let rest = self.entries(
            // In the order of the index: sorted apart, each row is copied into locked memory first.
            "INDEXED BY entry_by_day WHERE newest = 1 AND day >= ?1 AND kind NOT IN ('session', 'wish')
             ORDER BY day, at, kind, id",
            [day.spelt()],
        )?;
        for it in rest {
            match apart(it) {
                (it, Entry::Filled(filled)) => record.filled.push(with(it, filled)),
                (it, Entry::Rest(rest)) => record.rests.push(with(it, rest)),
                (it, Entry::Choice(choice)) => record.choices.push(with(it, choice)),
                (_, Entry::Session(_) | Entry::Safety(_) | Entry::Wish(_)) => {}
            }
        }
        Ok(record)
    }
}

fn session(it: Recorded<Entry>) -> Option<Recorded<Session>> {
    match apart(it) {
        (it, Entry::Session(session)) => Some(with(it, session)),
        (
            _,
            Entry::Filled(_)
            | Entry::Rest(_)
            | Entry::Choice(_)
            | Entry::Safety(_)
            | Entry::Wish(_),
        ) => None,
    }
}

#[cfg(test)]
mod tests {
    use care::{
        session::{Route, that_decide},
        time::Stamp,
    };
    use chrono::{DateTime, FixedOffset, TimeDelta};

    use super::*;
    use crate::{key::Key, open};

    fn stamp(at: DateTime<FixedOffset>) -> Stamp {
        Stamp {
            at,
            zone: "Europe/Berlin".to_owned(),
        }
    }

    #[test]
    fn the_journal_picks_the_sessions_that_care_picks() {
        let dir = tempfile::tempdir().unwrap();
        let mut journal = open::create(&dir.path().join("journal.db"), &Key::new([1; 32])).unwrap();
        let begins: DateTime<FixedOffset> = "2026-03-02T15:00:00+01:00".parse().unwrap();
        assert_eq!(journal.first_told().unwrap(), None);
        let mut told = Vec::new();
        // Out of order, some called off, some corrected.
        for number in 0..60_i64 {
            let dosed = begins + TimeDelta::days(number * 37 % 60 * 5);
            let state = match number % 4 {
                0 => SessionState::Cancelled,
                3 => SessionState::Planned,
                _ => SessionState::Held,
            };
            let session = Entry::Session(Session {
                dosed: stamp(dosed),
                route: Route::Nasal,
                dose: None,
                clinic: None,
                left_clinic_at: None,
                state,
            });
            let replaces = (number % 9 == 8).then(|| told[told.len() / 2]);
            let now = stamp(begins + TimeDelta::minutes(number));
            told.push(journal.record(&session, &now, replaces).unwrap());
            let all = journal.sessions().unwrap();
            assert_eq!(
                journal.first_told().unwrap().as_ref(),
                all.iter().min_by_key(|it| it.id)
            );
            for since in (0..400).step_by(23) {
                let since = begins.date_naive() + TimeDelta::days(since);
                let mut found = journal.sessions_that_decide(since).unwrap();
                found.sort_by_key(|it| std::cmp::Reverse((it.at, it.id)));
                let mut expected = that_decide(&all, since);
                expected.sort_by_key(|it| std::cmp::Reverse((it.at, it.id)));
                assert_eq!(found, expected, "{since}");
            }
        }
        let late = begins.date_naive() + TimeDelta::days(300);
        let all = journal.sessions().unwrap();
        assert!(that_decide(&all, late).len() < all.len() / 2);
    }
}
