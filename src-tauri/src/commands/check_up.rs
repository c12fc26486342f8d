//! The check-up of reminders: can they reach the patient, and what comes next.

use care::{
    check_up::{self, Allowed, CheckUp, TEST_AFTER},
    contract::{SeeCheckUp, StartWithLogin, TestReminder},
};
use chrono::{NaiveDateTime, TimeDelta};

use crate::{
    clock,
    desk::{Desk, Handle},
    failure::Trouble,
};

/// So far ahead the next reminders are looked for.
const AHEAD: TimeDelta = TimeDelta::days(14);

impl Handle for SeeCheckUp {
    fn handle(self, desk: &mut Desk) -> Result<CheckUp, Trouble> {
        let now = clock::now();
        let wall = now.naive_local();
        let record = desk.record(now)?;
        let ahead = desk.occurrences(&record, now, wall, wall + AHEAD)?;
        Ok(CheckUp {
            notifier: None,
            allowed: Allowed::Untold,
            reaches: desk.shelf.heard(),
            next: check_up::next(&ahead),
            last_shown: desk.shelf.list().last_shown().map(|it| it.naive_local()),
            starts_with_login: None,
            test: check_up::TestReminder::None,
        })
    }
}

impl Handle for TestReminder {
    fn handle(self, _: &mut Desk) -> Result<NaiveDateTime, Trouble> {
        Ok(clock::now().naive_local() + TEST_AFTER)
    }
}

impl Handle for StartWithLogin {
    fn handle(self, _: &mut Desk) -> Result<(), Trouble> {
        Ok(())
    }
}
