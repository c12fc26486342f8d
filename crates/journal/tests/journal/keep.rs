//! Drafts and profile.

use care::{
    form::FormId,
    profile::{Habits, Profile},
};

use crate::made_up::{draft, journal, note, reopened, stamp};
use chrono::NaiveTime;

#[test]
fn a_draft_is_kept_resumed_and_goes_when_its_form_is_recorded() {
    let dir = tempfile::tempdir().unwrap();
    let mut journal = journal(dir.path());
    journal.keep_draft(&draft("note", "half", None)).unwrap();
    journal
        .keep_draft(&draft("note", "half a tho", None))
        .unwrap();
    journal
        .keep_draft(&draft("three_good", "sun", None))
        .unwrap();
    drop(journal);
    let mut journal = reopened(dir.path());
    let ids = ["note", "three_good"].map(|it| FormId(it.to_owned()));
    assert_eq!(journal.drafts().unwrap(), ids);
    assert_eq!(
        journal.draft(&ids[0]).unwrap(),
        Some(draft("note", "half a tho", None))
    );
    let at = "2026-03-02T20:00:00+01:00";
    journal
        .record(&note("half a thought", at), &stamp(at), None)
        .unwrap();
    assert_eq!(journal.draft(&ids[0]).unwrap(), None);
    journal.drop_draft(&ids[1]).unwrap();
    assert_eq!(journal.drafts().unwrap(), []);
}

#[test]
fn what_was_told_at_set_up_is_kept_and_changed() {
    let dir = tempfile::tempdir().unwrap();
    let mut journal = journal(dir.path());
    assert_eq!(journal.profile().unwrap(), None, "set-up was cut short");
    let mut profile = Profile {
        habits: Habits {
            bedtime: NaiveTime::from_hms_opt(0, 15, 0).unwrap(),
            waking: NaiveTime::from_hms_opt(7, 30, 0).unwrap(),
        },
        country: "de".to_owned(),
        name: Some("Ada".into()),
        therapist: None,
        people: vec![],
        clinic: None,
        idle_minutes: 5,
        help: Default::default(),
    };
    journal.keep_profile(&profile).unwrap();
    profile.idle_minutes = 10;
    journal.keep_profile(&profile).unwrap();
    drop(journal);
    assert_eq!(reopened(dir.path()).profile().unwrap(), Some(profile));
}
