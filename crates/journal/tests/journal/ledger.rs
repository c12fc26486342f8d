//! The ledger: one row for each reminder, with the moment of all that happened to it.

use care::{entry::EntryId, time::Stamp};
use journal::{
    ledger::{LedgerState, Marked},
    open::Journal,
};

use crate::made_up::{journal, occurrence, reopened, stamp, wall};

fn minute(minute: u32) -> Stamp {
    stamp(&format!("2026-03-02T21:{minute:02}:00+01:00"))
}

fn evening() -> Marked {
    let id = occurrence(EntryId(1), "2026-03-02T21:00:00");
    Marked::new(id, LedgerState::Planned, minute(0))
}

fn all(journal: &Journal) -> Vec<Marked> {
    journal
        .ledger_states(wall("2026-03-01T00:00:00"), wall("2026-04-01T00:00:00"))
        .unwrap()
}

#[test]
fn a_reminder_has_one_row_with_its_newest_state_and_the_first_moment_of_each() {
    let dir = tempfile::tempdir().unwrap();
    let mut journal = journal(dir.path());
    let mut evening = evening();
    for (at, state) in [
        LedgerState::Armed,
        LedgerState::Moved,
        LedgerState::Unheard,
        LedgerState::Shown,
        LedgerState::Opened,
        LedgerState::Later,
        LedgerState::Shown,
        LedgerState::Done,
    ]
    .into_iter()
    .enumerate()
    {
        evening.mark(state, minute(at as u32 + 1));
        journal
            .ledger_keep(std::slice::from_ref(&evening), &[])
            .unwrap();
    }
    drop(journal);
    let read = all(&reopened(dir.path()));
    assert_eq!(read, [evening.clone()]);
    assert_eq!(
        (read[0].state, &read[0].since),
        (LedgerState::Done, &minute(8))
    );
    let when = |state| read[0].when(state);
    assert_eq!(when(LedgerState::Planned), Some(minute(0).at));
    assert_eq!(when(LedgerState::Shown), Some(minute(4).at), "the first");
    assert_eq!(when(LedgerState::Done), Some(minute(8).at));
    assert_eq!(when(LedgerState::Expired), None);
}

#[test]
fn what_did_not_happen_after_all_is_taken_back() {
    let mut evening = evening();
    evening.mark(LedgerState::Shown, minute(1));
    evening.mark(LedgerState::Done, minute(2));
    evening.unmark(LedgerState::Done);
    assert_eq!(
        (evening.state, &evening.since),
        (LedgerState::Shown, &minute(1))
    );
    assert_eq!(evening.when(LedgerState::Done), None);
    evening.unmark(LedgerState::Unheard);
    assert_eq!(evening.state, LedgerState::Shown);
}

#[test]
fn what_is_gone_leaves_the_ledger_in_the_same_write() {
    let dir = tempfile::tempdir().unwrap();
    let mut journal = journal(dir.path());
    let evening = evening();
    journal
        .ledger_keep(std::slice::from_ref(&evening), &[])
        .unwrap();
    let mut moved = Marked::new(
        occurrence(EntryId(1), "2026-03-02T21:30:00"),
        LedgerState::Planned,
        minute(1),
    );
    moved.mark(LedgerState::Armed, minute(1));
    journal
        .ledger_keep(std::slice::from_ref(&moved), &[evening.occurrence])
        .unwrap();
    assert_eq!(all(&journal), [moved]);
}

#[test]
fn not_reminded_and_not_done_are_told_apart() {
    let dir = tempfile::tempdir().unwrap();
    let mut journal = journal(dir.path());
    let rows = [
        (2, &[LedgerState::Shown, LedgerState::Done][..]),
        (3, &[LedgerState::Shown, LedgerState::Expired]),
        (4, &[LedgerState::Unheard, LedgerState::Expired]),
        (5, &[LedgerState::Unheard, LedgerState::Done]),
        (6, &[LedgerState::Armed, LedgerState::Skipped]),
        // Not over yet.
        (7, &[LedgerState::Shown]),
        // Not asked for.
        (8, &[LedgerState::Shown, LedgerState::Done]),
    ]
    .map(|(day, states)| {
        let due = format!("2026-03-0{day}T21:00:00");
        let id = occurrence(EntryId(1), &due);
        let mut row = Marked::new(id, LedgerState::Planned, minute(0));
        for state in states {
            row.mark(*state, minute(1));
        }
        row
    });
    journal.ledger_keep(&rows, &[]).unwrap();
    let kept = journal
        .ledger_kept(wall("2026-03-02T00:00:00"), wall("2026-03-08T00:00:00"))
        .unwrap();
    assert_eq!(kept.len(), 1);
    let it = &kept[0];
    assert_eq!(it.rule.0, "evening_prompt");
    assert_eq!(
        (it.over, it.reminded, it.done, it.done_reminded),
        (5, 2, 2, 1)
    );
}
