//! Recording: a fact comes back as it was, and a correction takes its place.

use care::{
    entry::{Entry, EntryId},
    form::Value,
    private::Private,
};
use journal::error::Error;

use crate::{
    made_up::{choice, day, filled, journal, night, note, reopened, rest, session, stamp, wall},
    search::found,
};

#[test]
fn a_fact_is_there_after_the_file_is_opened_again() {
    let dir = tempfile::tempdir().unwrap();
    let said = note("the lake was still", "2026-03-02T20:15:30.25+01:00");
    let at = stamp("2026-03-02T20:16:00.125+01:00");
    let id = journal(dir.path()).record(&said, &at, None).unwrap();
    let read = reopened(dir.path()).entry(id).unwrap().unwrap();
    assert_eq!(
        (read.fact, read.recorded, read.corrected),
        (said, at, false)
    );
    assert_eq!(read.day, day("2026-03-02"));
    assert_eq!(read.at, wall("2026-03-02T20:16:00.125"));
}

#[test]
fn a_fact_belongs_to_the_day_that_it_is_about() {
    let dir = tempfile::tempdir().unwrap();
    let mut journal = journal(dir.path());
    let late = stamp("2026-03-05T01:30:00+01:00");
    let cases = [
        (
            note("late", "2026-03-05T01:00:00+01:00"),
            "2026-03-04",
            "2026-03-05T01:30:00",
        ),
        (
            session("2026-03-02T14:00:00+01:00"),
            "2026-03-02",
            "2026-03-02T14:00:00",
        ),
        (
            night("2026-03-03", "2026-03-05T01:00:00+01:00"),
            "2026-03-03",
            "2026-03-03T07:00:00",
        ),
        (rest(), "2026-03-04", "2026-03-05T01:30:00"),
    ];
    for (fact, about, at) in cases {
        let id = journal.record(&fact, &late, None).unwrap();
        let read = journal.entry(id).unwrap().unwrap();
        assert_eq!((read.day, read.at), (day(about), wall(at)));
    }
}

#[test]
fn a_correction_takes_the_place_of_the_first_version_and_both_can_be_read() {
    let dir = tempfile::tempdir().unwrap();
    let mut journal = journal(dir.path());
    let first = note("blue", "2026-03-02T20:00:00+01:00");
    let id = journal
        .record(&first, &stamp("2026-03-02T20:00:00+01:00"), None)
        .unwrap();
    let other = journal
        .record(&rest(), &stamp("2026-03-02T21:00:00+01:00"), None)
        .unwrap();
    let mut last = first.clone();
    for (words, at) in [
        ("green", "2026-03-09T09:00:00+01:00"),
        ("red", "2026-03-10T09:00:00+01:00"),
    ] {
        last = note(words, "2026-03-02T20:00:00+01:00");
        let same = journal.record(&last, &stamp(at), Some(id)).unwrap();
        assert_eq!(same, id, "the number is stable");
    }
    let versions = journal.versions(id).unwrap();
    assert_eq!(versions.len(), 3);
    assert_eq!((&versions[0].fact, versions[0].corrected), (&last, true));
    assert_eq!((&versions[2].fact, versions[2].corrected), (&first, false));
    assert_eq!(versions[0].recorded, stamp("2026-03-10T09:00:00+01:00"));
    let page = journal.page(None, 10).unwrap();
    let listed: Vec<_> = page.iter().map(|it| (it.id, it.day)).collect();
    assert_eq!(
        listed,
        [(other, day("2026-03-02")), (id, day("2026-03-02"))],
        "it stays on the day that it is about, once"
    );
    assert_eq!(found(&mut journal, "red"), [id]);
    assert_eq!(
        found(&mut journal, "blue"),
        [],
        "superseded words are not found"
    );
}

#[test]
fn correcting_a_session_moves_it_and_nothing_can_correct_another_kind_or_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let mut journal = journal(dir.path());
    let now = stamp("2026-03-05T10:00:00+01:00");
    let id = journal
        .record(&session("2026-03-04T14:00:00+01:00"), &now, None)
        .unwrap();
    journal
        .record(&session("2026-03-02T14:00:00+01:00"), &now, Some(id))
        .unwrap();
    let sessions = journal.sessions().unwrap();
    assert_eq!(sessions.len(), 1);
    assert_eq!((sessions[0].id, sessions[0].day), (id, day("2026-03-02")));
    assert!(matches!(
        journal.record(&rest(), &now, Some(id)),
        Err(Error::Gone)
    ));
    assert!(matches!(
        journal.record(&rest(), &now, Some(EntryId(99))),
        Err(Error::Gone)
    ));
    assert_eq!(
        journal.versions(id).unwrap().len(),
        2,
        "and nothing was changed"
    );
}

#[test]
fn an_enormous_note_is_kept_whole() {
    let dir = tempfile::tempdir().unwrap();
    let mut journal = journal(dir.path());
    let said = note(
        &"so many words \u{1f30a} ".repeat(100_000),
        "2026-03-02T20:00:00+01:00",
    );
    let id = journal
        .record(&said, &stamp("2026-03-02T20:00:00+01:00"), None)
        .unwrap();
    assert!(journal.entry(id).unwrap().unwrap().fact == said);
}

#[test]
fn a_value_of_every_kind_comes_back() {
    let dir = tempfile::tempdir().unwrap();
    let mut journal = journal(dir.path());
    let every = filled(
        "thought_record",
        "2026-03-02T20:00:00+01:00",
        &[
            ("text", Value::Text("a".into())),
            (
                "lines",
                Value::Lines {
                    lines: vec!["b".into(), Private::default()],
                    marked: Some(1),
                },
            ),
            (
                "moods",
                Value::Moods(vec![care::form::Rated {
                    word: "sad".into(),
                    strength: 80,
                }]),
            ),
            ("number", Value::Number(-3)),
            ("choice", Value::Choice("two".into())),
            ("choices", Value::Choices(vec!["one".into(), "two".into()])),
            ("seen", Value::Seen),
            ("declined", Value::Declined),
        ],
    );
    let at = stamp("2026-03-02T20:00:00+01:00");
    let safety = Entry::Safety(care::safety::SafetyCheck {
        shown: care::safety::SafetyRoute::Ask,
        safe_now: Some(false),
    });
    for fact in [every, safety, choice(EntryId(1), "2026-03-02T21:00:00")] {
        let id = journal.record(&fact, &at, None).unwrap();
        assert_eq!(journal.entry(id).unwrap().unwrap().fact, fact);
    }
    assert_eq!(found(&mut journal, "sad").len(), 1);
}
