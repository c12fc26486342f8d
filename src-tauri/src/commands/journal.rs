//! The journal, to leaf through, search, read and erase from.

use care::{
    contract::{EraseEntry, ReadEntry, SearchJournal, SeeJournal, SeeWeeks},
    diary::{Page, Reading},
    diary_lines,
    entry::Entry,
    library,
    refusal::Refusal,
    time::{care_day, wall_clock},
    weeks::{self, Weeks},
};
use chrono::TimeDelta;

use crate::{
    clock,
    desk::{Desk, Handle},
    failure::Trouble,
};

/// Days that have something, on one page.
const DAYS: u32 = 14;

/// What was asked for a day may have been answered so much later.
const ANSWERED_LATE: TimeDelta = TimeDelta::days(2);

impl Handle for SeeJournal {
    fn handle(self, desk: &mut Desk) -> Result<Page, Trouble> {
        let entries = desk.journal()?.page(self.before, DAYS)?;
        let days = diary_lines::days(&entries, &desk.words);
        let oldest = days.last().map(|it| it.day);
        let more = desk.journal()?.page(oldest, 1)?;
        Ok(Page {
            before: oldest.filter(|_| !more.is_empty()),
            days,
        })
    }
}

impl Handle for SearchJournal {
    fn handle(self, desk: &mut Desk) -> Result<Page, Trouble> {
        let entries = desk.journal()?.search(&self.words)?;
        Ok(Page {
            days: diary_lines::days(&entries, &desk.words),
            before: None,
        })
    }
}

impl Handle for ReadEntry {
    fn handle(self, desk: &mut Desk) -> Result<Reading, Trouble> {
        let mut versions = desk.journal()?.versions(self.id)?.into_iter();
        let entry = versions.next().ok_or(Refusal::Gone)?;
        let form = match &entry.fact {
            Entry::Filled(filled) => library::form(&filled.form).cloned(),
            Entry::Session(_)
            | Entry::Rest(_)
            | Entry::Choice(_)
            | Entry::Safety(_)
            | Entry::Wish(_) => None,
        };
        Ok(Reading {
            entry,
            before: versions.collect(),
            form,
        })
    }
}

impl Handle for SeeWeeks {
    fn handle(self, desk: &mut Desk) -> Result<Weeks, Trouble> {
        let Self { by, before } = self;
        let today = care_day(wall_clock(&desk.zone()?, clock::now()));
        let sessions = desk.journal()?.sessions()?;
        let first = desk.journal()?.first_day()?;
        let entries = match weeks::reach(by, &sessions, today, first, before) {
            Some((from, to)) => desk.journal()?.between(from, to + ANSWERED_LATE)?,
            None => vec![],
        };
        let (plan, words) = (&desk.plan, &desk.words);
        Ok(weeks::weeks(
            by, &entries, &sessions, plan, today, first, before, words,
        ))
    }
}

impl Handle for EraseEntry {
    const CHANGES_WHAT_IS_DUE: bool = true;

    fn handle(self, desk: &mut Desk) -> Result<(), Trouble> {
        desk.journal()?.erase(self.id)?;
        // It may have been the safety plan.
        desk.put_help_in_the_open()?;
        desk.at_vault(|vault, journal| vault.forget_in_copies(journal, clock::now()))
    }
}
