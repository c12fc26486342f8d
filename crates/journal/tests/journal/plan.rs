//! Plans that were taken, and items that were declined.

use std::collections::BTreeSet;

use care::{
    plan::{RuleId, default_plan},
    plan_taken::TakenPlan,
};

use crate::made_up::{day, journal, reopened, stamp};

fn taken(number: u32) -> TakenPlan {
    TakenPlan {
        key: "0707".into(),
        fingerprint: "12345 67890 12345 67890".into(),
        number,
        from: "Dr Example".into(),
        effective: day("2026-11-02"),
        until: Some(day("2027-05-02")),
        note: Some("Call me.".into()),
        plan: default_plan(),
    }
}

fn rules(ids: &[&str]) -> Vec<RuleId> {
    ids.iter().map(|id| RuleId((*id).into())).collect()
}

const NOON: &str = "2026-11-02T12:00:00+01:00";

#[test]
fn a_taken_plan_is_there_after_the_next_start_as_it_came() {
    let dir = tempfile::tempdir().unwrap();
    let mut journal = journal(dir.path());
    let declined = rules(&["daylight"]);
    journal
        .take_plan(&taken(1), b"signed", &declined, &stamp(NOON))
        .unwrap();
    journal.close().unwrap();
    let journal = reopened(dir.path());
    assert_eq!(journal.plans().unwrap(), [taken(1)]);
    assert_eq!(journal.declined().unwrap(), BTreeSet::from_iter(declined));
}

#[test]
fn a_declined_item_stays_declined_until_the_patient_takes_it_up() {
    let dir = tempfile::tempdir().unwrap();
    let mut journal = journal(dir.path());
    let [walk, coffee] = [RuleId("daylight".into()), RuleId("caffeine".into())];
    journal.decline(&walk, true, &stamp(NOON)).unwrap();
    journal.decline(&walk, true, &stamp(NOON)).unwrap();
    let both = [walk.clone(), coffee.clone()];
    journal
        .take_plan(&taken(1), b"one", &both, &stamp(NOON))
        .unwrap();
    let mut without_walk = taken(2);
    without_walk.plan.rules.retain(|it| it.id != walk);
    journal
        .take_plan(&without_walk, b"two", &[], &stamp(NOON))
        .unwrap();
    let left = journal.declined().unwrap();
    assert_eq!(
        left,
        BTreeSet::from([walk.clone()]),
        "the plan did not ask for it"
    );
    journal.decline(&walk, false, &stamp(NOON)).unwrap();
    assert!(journal.declined().unwrap().is_empty());
}

#[test]
fn a_dropped_plan_is_no_longer_in_force_and_its_signer_still_known() {
    let dir = tempfile::tempdir().unwrap();
    let mut journal = journal(dir.path());
    assert_eq!(journal.last_plan().unwrap(), None);
    journal
        .take_plan(&taken(1), b"one", &[], &stamp(NOON))
        .unwrap();
    journal
        .take_plan(&taken(2), b"two", &[], &stamp(NOON))
        .unwrap();
    assert_eq!(journal.plans().unwrap(), [taken(1), taken(2)]);
    journal.drop_plans(&stamp(NOON)).unwrap();
    assert_eq!(journal.plans().unwrap(), []);
    assert_eq!(journal.last_plan().unwrap(), Some(taken(2)));
    journal
        .take_plan(&taken(1), b"one", &[], &stamp(NOON))
        .unwrap();
    assert_eq!(
        journal.plans().unwrap(),
        [taken(1)],
        "also an older one, by the patient's wish"
    );
}

#[test]
fn nothing_of_it_stands_in_the_file_for_a_reader_without_the_key() {
    let dir = tempfile::tempdir().unwrap();
    let mut journal = journal(dir.path());
    journal
        .take_plan(&taken(1), b"signed by a heron", &[], &stamp(NOON))
        .unwrap();
    journal.close().unwrap();
    let file = dir.path().join("journal.db");
    let bytes = std::fs::read(&file).unwrap();
    let has = |word: &[u8]| bytes.windows(word.len()).any(|it| it == word);
    assert!(!has(b"heron") && !has(b"Dr Example"));
}
