//! Sessions: told, corrected, called off.

use care::{
    contract::{RecordSession, SeeSessions},
    entry::{Entry, EntryId, Recorded},
    session::{self, Session},
};

use crate::{
    clock,
    desk::{Desk, Handle},
    failure::Trouble,
};

impl Handle for SeeSessions {
    fn handle(self, desk: &mut Desk) -> Result<Vec<Recorded<Session>>, Trouble> {
        let mut sessions = desk.journal()?.sessions()?;
        sessions.sort_by_key(|it| std::cmp::Reverse(it.fact.dosed.at));
        Ok(sessions)
    }
}

impl Handle for RecordSession {
    const CHANGES_WHAT_IS_DUE: bool = true;

    fn handle(self, desk: &mut Desk) -> Result<EntryId, Trouble> {
        let stamp = clock::stamp();
        let record = desk.travels()?;
        let (named, zone) = (clock::goes_by(&record), clock::zone_of(&record));
        let session = session::accept(&self.told, &named, &zone, stamp.at)?;
        Ok(desk
            .journal()?
            .record(&Entry::Session(session), &stamp, self.replaces)?)
    }
}
