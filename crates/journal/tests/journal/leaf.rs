//! Reading: days to leaf through, and what decides.

use care::form::FormId;
use journal::open::Journal;

use crate::made_up::{choice, day, journal, night, note, rest, session, stamp};

fn days(journal: &Journal, before: Option<&str>, most: u32) -> Vec<String> {
    let mut days: Vec<String> = journal
        .page(before.map(day), most)
        .unwrap()
        .iter()
        .map(|it| it.day.to_string())
        .collect();
    days.dedup();
    days
}

#[test]
fn pages_follow_each_other_without_gap_or_repeat() {
    let dir = tempfile::tempdir().unwrap();
    let mut journal = journal(dir.path());
    let session = journal
        .record(
            &session("2026-03-01T14:00:00+01:00"),
            &stamp("2026-03-01T20:00:00+01:00"),
            None,
        )
        .unwrap();
    for date in ["2026-03-02", "2026-03-04", "2026-03-05"] {
        for time in ["09:00", "21:00"] {
            let at = format!("{date}T{time}:00+01:00");
            journal.record(&note("x", &at), &stamp(&at), None).unwrap();
        }
    }
    let skip = choice(session, "2026-03-03T21:00:00");
    journal
        .record(&skip, &stamp("2026-03-03T21:05:00+01:00"), None)
        .unwrap();
    assert_eq!(days(&journal, None, 2), ["2026-03-05", "2026-03-04"]);
    assert_eq!(
        days(&journal, Some("2026-03-04"), 2),
        ["2026-03-02", "2026-03-01"]
    );
    assert_eq!(days(&journal, Some("2026-03-01"), 2), [""; 0]);
    assert_eq!(days(&journal, None, 0), [""; 0]);
    let page = journal.page(None, 9).unwrap();
    assert!(
        page.windows(2).all(|two| two[0].at > two[1].at),
        "newest first"
    );
}

#[test]
fn what_decides_is_all_sessions_and_the_rest_since_a_day() {
    let dir = tempfile::tempdir().unwrap();
    let mut journal = journal(dir.path());
    let old = stamp("2026-01-01T10:00:00+01:00");
    let new = stamp("2026-03-02T10:00:00+01:00");
    let id = journal
        .record(&session("2026-01-01T09:00:00+01:00"), &old, None)
        .unwrap();
    for at in [&old, &new] {
        for fact in [
            note("x", "2026-01-01T10:00:00+01:00"),
            rest(),
            choice(id, "2026-03-02T21:00:00"),
        ] {
            journal.record(&fact, at, None).unwrap();
        }
    }
    let record = journal.record_since(day("2026-03-02")).unwrap();
    let counted = [
        record.sessions.len(),
        record.filled.len(),
        record.rests.len(),
        record.choices.len(),
    ];
    assert_eq!(counted, [1, 1, 1, 1]);
    let between = journal
        .between(day("2026-01-01"), day("2026-03-01"))
        .unwrap();
    assert_eq!(between.len(), 4);
}

#[test]
fn the_last_filling_of_a_form_is_the_last_by_what_it_is_about() {
    let dir = tempfile::tempdir().unwrap();
    let mut journal = journal(dir.path());
    for (woke_on, at) in [
        ("2026-03-05", "2026-03-05T08:00:00+01:00"),
        ("2026-03-03", "2026-03-06T08:00:00+01:00"),
    ] {
        journal
            .record(&night(woke_on, at), &stamp(at), None)
            .unwrap();
    }
    let last = journal
        .last_filled(&FormId("morning".into()), |_| true)
        .unwrap()
        .unwrap();
    assert_eq!(last.day, day("2026-03-05"));
    assert!(
        journal
            .last_filled(&FormId("phq9".into()), |_| true)
            .unwrap()
            .is_none()
    );
}
