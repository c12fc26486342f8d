//! Today: where the patient is, what is due, and what the patient says about it.

use care::{
    contract::{Choose, MakeWish, RecordRest, SeeToday},
    entry::{Choice, Entry},
    refusal::Refusal,
    today::{self, Today},
    wish,
};

use crate::{
    clock,
    desk::{Desk, Handle},
    failure::Trouble,
};

impl Handle for SeeToday {
    fn handle(self, desk: &mut Desk) -> Result<Today, Trouble> {
        let now = clock::now();
        desk.keep_plan_of_today();
        let record = desk.record(now)?;
        let habits = desk.profile()?.habits;
        let drafts = desk.journal()?.drafts()?;
        let opened = desk.opened()?;
        let heard = desk.shelf.heard();
        Ok(today::today(
            &desk.plan,
            &record,
            &habits,
            &clock::zone_of(&record),
            &clock::here(&record),
            now,
            drafts,
            opened,
            heard,
            &desk.words,
        ))
    }
}

impl Handle for Choose {
    const CHANGES_WHAT_IS_DUE: bool = true;

    fn handle(self, desk: &mut Desk) -> Result<(), Trouble> {
        desk.occurrence(&self.occurrence)?.ok_or(Refusal::Gone)?;
        let choice = Entry::Choice(Choice {
            occurrence: self.occurrence,
            choice: self.choice,
        });
        desk.journal()?.record(&choice, &clock::stamp(), None)?;
        Ok(())
    }
}

impl Handle for MakeWish {
    const CHANGES_WHAT_IS_DUE: bool = true;

    fn handle(self, desk: &mut Desk) -> Result<(), Trouble> {
        let stamp = clock::stamp();
        let record = desk.travels()?;
        let (here, knows_home) = (clock::here(&record), clock::knows_home(&record));
        let wish = wish::accept(self.wish, stamp.at, &here, knows_home)?;
        desk.journal()?.record(&Entry::Wish(wish), &stamp, None)?;
        Ok(())
    }
}

impl Handle for RecordRest {
    const CHANGES_WHAT_IS_DUE: bool = true;

    fn handle(self, desk: &mut Desk) -> Result<(), Trouble> {
        let rest = Entry::Rest(self.rest);
        desk.journal()?.record(&rest, &clock::stamp(), None)?;
        Ok(())
    }
}
