//! The check-up of reminders: can they reach the patient, and what comes next.

use care::{
    check_up::{self, CheckUp, TEST_AFTER},
    contract::{Failure, SeeCheckUp, StartWithLogin, TestReminder},
    remedy::{Place, remedies},
    time::wall_clock,
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
        let record = desk.record(now)?;
        let wall = wall_clock(&clock::zone_of(&record), now);
        let ahead = desk.occurrences(&record, now, wall, wall + AHEAD)?;
        let list = desk.shelf.list();
        let test = list.items().iter().find(|it| it.is_test());
        let notifier = desk.notifier.name();
        Ok(CheckUp {
            remedies: remedies(place(notifier.as_deref()), &desk.words),
            notifier,
            allowed: desk.shelf.allowed(),
            reaches: desk.shelf.heard(),
            next: check_up::next(&ahead),
            last_shown: list.last_shown().map(|it| it.naive_local()),
            starts_with_login: desk.login.as_ref().and_then(|it| it.starts()),
            test: test.map_or(check_up::TestReminder::None, |it| it.tested(now)),
        })
    }
}

fn place(notifier: Option<&str>) -> Place<'_> {
    match cfg!(mobile) {
        true => Place::Phone,
        false => Place::Desktop(notifier),
    }
}

impl Handle for TestReminder {
    fn handle(self, desk: &mut Desk) -> Result<NaiveDateTime, Trouble> {
        desk.journal()?;
        let due = clock::now() + TEST_AFTER;
        desk.shelf.change(|list| list.set_test(due));
        Ok(due.naive_local())
    }
}

impl Handle for StartWithLogin {
    fn handle(self, desk: &mut Desk) -> Result<(), Trouble> {
        desk.journal()?;
        let login = desk.login.as_ref().ok_or(Trouble(Failure::Unexpected))?;
        login.start(self.on).map_err(|cause| {
            tracing::error!(cause, "the login does not take the app");
            Trouble(Failure::Unexpected)
        })
    }
}
