//! Journals that older apps wrote: frozen files with rows, opened by this one.
//!
//! `fixtures/schema-1.db` was written by the app of schema 1, with a row in every table.

use std::{fs, path::Path};

use care::{
    entry::{Entry, EntryId},
    form::FormId,
};
use journal::{
    key::Key,
    ledger::LedgerState,
    open::{self, Journal},
};

use crate::{
    made_up::{KEY, choice, draft, night, note, rest, session, stamp, wall},
    search::found,
};

fn of_schema_1(dir: &Path) -> Journal {
    let frozen = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/schema-1.db");
    let copy = dir.join("journal.db");
    fs::copy(frozen, &copy).unwrap();
    open::open(&copy, &Key::new(KEY)).unwrap()
}

#[test]
fn a_journal_of_schema_1_keeps_all_that_was_written() {
    let dir = tempfile::tempdir().unwrap();
    let mut journal = of_schema_1(dir.path());
    let facts: Vec<Entry> = journal
        .between("2026-03-01".parse().unwrap(), "2026-03-31".parse().unwrap())
        .unwrap()
        .into_iter()
        .map(|it| it.fact)
        .collect();
    let id = journal.sessions().unwrap()[0].id;
    assert_eq!(
        facts,
        [
            session("2026-03-02T14:00:00+01:00"),
            note("two herons by the lake", "2026-03-02T20:00:00+01:00"),
            night("2026-03-03", "2026-03-03T07:30:00+01:00"),
            rest(),
            choice(id, "2026-03-03T21:00:00"),
        ]
    );
    let noted = found(&mut journal, "herons");
    assert_eq!(noted.len(), 1);
    assert_eq!(journal.versions(noted[0]).unwrap().len(), 2);
    assert_eq!(
        journal.draft(&FormId("note".into())).unwrap(),
        Some(draft("note", "half a tho", None))
    );
    let profile = journal.profile().unwrap().unwrap();
    assert_eq!((profile.country.as_str(), profile.idle_minutes), ("de", 5));
}

#[test]
fn the_ledger_of_schema_1_keeps_its_states_and_what_they_imply() {
    let dir = tempfile::tempdir().unwrap();
    let journal = of_schema_1(dir.path());
    let rows = journal
        .ledger_states(wall("2026-03-01T00:00:00"), wall("2026-04-01T00:00:00"))
        .unwrap();
    let states = [
        LedgerState::Armed,
        LedgerState::Shown,
        LedgerState::Unheard,
        LedgerState::Opened,
        LedgerState::Later,
        LedgerState::Done,
    ];
    assert_eq!(rows.len(), states.len());
    for (day, (row, state)) in rows.iter().zip(states).enumerate() {
        let day = day + 2;
        let at = stamp(&format!("2026-03-0{day}T21:01:00+01:00"));
        assert_eq!(row.occurrence.session, EntryId(1));
        assert_eq!(
            row.occurrence.due,
            wall(&format!("2026-03-0{day}T21:00:00"))
        );
        assert_eq!((row.state, &row.since), (state, &at));
        assert_eq!(row.when(state), Some(at.at));
        let was_seen = matches!(
            state,
            LedgerState::Shown | LedgerState::Opened | LedgerState::Later
        );
        assert_eq!(row.when(LedgerState::Shown).is_some(), was_seen);
    }
}

#[test]
fn a_journal_of_schema_1_opens_again_and_again() {
    let dir = tempfile::tempdir().unwrap();
    of_schema_1(dir.path()).close().unwrap();
    let path = dir.path().join("journal.db");
    let before = fs::read(&path).unwrap();
    open::open(&path, &Key::new(KEY)).unwrap().close().unwrap();
    assert_eq!(fs::read(&path).unwrap(), before, "it climbs once");
}
