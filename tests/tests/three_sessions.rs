//! Three sessions at two a week, and a fourth that is called off, through the real window.
//!
//! What the notification daemon received, and what the ledger holds when the journal is opened
//! again from its file, are compared with what the plan asks.

use care::{
    entry::{Entry, EntryId},
    plan::default_plan,
    private::Private,
    profile::Habits,
    schedule::{Kind, Occurrence, OccurrenceId, State, occurrences},
    time::{care_day, wall_clock},
    words::Words,
};
use chrono::{NaiveDateTime, TimeDelta};
use chrono_tz::Europe::Berlin;
use journal::{
    ledger::{LedgerState, Marked},
    open::Journal,
    vault::Vault,
};
use journeys::{
    album::Album,
    patient::{self, at, day},
    promised::{self, listed, promised},
    stage::Stage,
    two_a_week::{TwoAWeek, Waited},
};

#[tokio::test(flavor = "multi_thread")]
async fn the_newer_session_takes_over_and_every_reminder_comes_once() {
    let stage = Stage::set(Berlin);
    let (window, waited, written) = TwoAWeek::on(&stage, &Album::none()).play().await;
    // No goodbye: what the ledger says stands in the file already.
    window.kill(&stage);

    let passphrase = Private::from(patient::PASSPHRASE);
    let journal = Vault::at(&stage.home())
        .unlock(&passphrase, &shell::clock::uptime())
        .expect("her passphrase opens the file");
    let profile = journal.profile().expect("the profile");
    let habits = profile.expect("it was told").habits;
    every_reminder_came_once(&stage, &waited, &habits);
    none_came_too_close_to_another(&stage);
    let rows = journal.ledger_states(at(0, "00:00"), at(30, "00:00"));
    let rows = rows.expect("the ledger");
    the_ledger_says_what_was_heard(&stage, &rows);
    the_ledger_agrees_with_the_plan(&stage, &journal, &habits, &rows);
    no_session_speaks_while_the_next_is_near(&journal, &rows);
    let kept = journal.between(day(0), day(30)).expect("all entries");
    let kept = kept.iter().filter(|it| matches!(it.fact, Entry::Filled(_)));
    assert_eq!(kept.count(), written, "what she wrote stays");
}

fn every_reminder_came_once(stage: &Stage, waited: &Waited, habits: &Habits) {
    let promised: Vec<_> = waited
        .iter()
        .flat_map(|(waited, known)| promised(known, habits, Berlin, *waited))
        .collect();
    assert!(promised.len() > 25, "twelve days have more: {promised:?}");
    assert_eq!(promised::heard(&stage.heard()), listed(&promised));
}

fn none_came_too_close_to_another(stage: &Stage) {
    let heard = stage.heard();
    for two in heard.windows(2) {
        let apart = two[1].at - two[0].at;
        // The clock of the stage is set to the second after; the daemon may take one more.
        let least = TimeDelta::minutes(default_plan().apart_min) - TimeDelta::minutes(1);
        assert!(apart >= least, "{two:?}");
    }
}

/// What the daemon was given stands as shown in one row each, and nothing else does.
fn the_ledger_says_what_was_heard(stage: &Stage, rows: &[Marked]) {
    let words = Words::english();
    let notices = default_plan();
    let text = |it: &OccurrenceId| {
        let rule = notices.rules.iter().find(|rule| rule.id == it.rule);
        let notice = rule.and_then(|rule| rule.notice);
        words.say(notice.expect("only what has words is shown").message())
    };
    let mut shown: Vec<(NaiveDateTime, String)> = rows
        .iter()
        .filter_map(|row| {
            let at = wall_clock(&Berlin, row.when(LedgerState::Shown)?);
            Some((at, text(&row.occurrence)))
        })
        .collect();
    shown.sort();
    assert_eq!(listed(&shown), promised::heard(&stage.heard()));
}

/// As the plan stands at the end, each asking has the row that fits it; other rows tell of what
/// had happened before a session was moved, called off, or superseded.
fn the_ledger_agrees_with_the_plan(
    stage: &Stage,
    journal: &Journal,
    habits: &Habits,
    rows: &[Marked],
) {
    let record = journal.record_since(day(0)).expect("the record");
    let now = stage.clock().now();
    let time = at(0, "16:45")..stage.clock().wall();
    let asked = occurrences(&default_plan(), &record, habits, &Berlin, now, time.clone());
    let row_of = |it: &Occurrence| rows.iter().find(|row| same(&row.occurrence, &it.id));
    for it in &asked {
        let row = row_of(it).unwrap_or_else(|| panic!("no row for {it:?}"));
        assert_eq!(outcome(row), expected(&it.state), "{it:?} in {row:?}");
    }
    for row in rows.iter().filter(|it| time.contains(&it.occurrence.due)) {
        let is_asked = asked.iter().any(|it| same(&row.occurrence, &it.id));
        let something = [LedgerState::Shown, LedgerState::Expired, LedgerState::Done];
        let happened = something.into_iter().any(|it| row.when(it).is_some());
        assert!(is_asked || happened, "nobody asks for {row:?}");
    }
}

fn outcome(row: &Marked) -> Option<LedgerState> {
    [
        LedgerState::Done,
        LedgerState::Skipped,
        LedgerState::Expired,
    ]
    .into_iter()
    .find(|it| row.when(*it).is_some())
}

fn expected(state: &State) -> Option<LedgerState> {
    match state {
        State::Ahead | State::Due => None,
        State::Done => Some(LedgerState::Done),
        State::Skipped => Some(LedgerState::Skipped),
        State::Missed => Some(LedgerState::Expired),
    }
}

/// By care day, as the shell matches them: the minute may have moved.
fn same(one: &OccurrenceId, other: &OccurrenceId) -> bool {
    let key = |it: &OccurrenceId| (it.session, it.rule.clone(), care_day(it.due));
    key(one) == key(other)
}

/// The newer one takes over a day before its dose; only safety cards of the older one stay.
fn no_session_speaks_while_the_next_is_near(journal: &Journal, rows: &[Marked]) {
    let mut sessions = journal.sessions().expect("the sessions");
    sessions.sort_by_key(|it| it.at);
    let ids: Vec<EntryId> = sessions.iter().map(|it| it.id).collect();
    assert_eq!(ids.len(), 4);
    let plan = default_plan();
    let takes_over = [at(3, "14:00"), at(7, "10:00")];
    for (session, taken_over) in ids.iter().zip(takes_over) {
        let late = rows.iter().filter(|row| {
            let id = &row.occurrence;
            let rule = plan.rules.iter().find(|rule| rule.id == id.rule);
            let is_safety = rule.is_some_and(|it| it.kind == Kind::Safety);
            let was_shown = row.when(LedgerState::Shown).is_some();
            id.session == *session && id.due >= taken_over && was_shown && !is_safety
        });
        assert_eq!(late.collect::<Vec<_>>(), Vec::<&Marked>::new());
    }
}
