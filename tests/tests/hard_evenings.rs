//! Hard evenings through the real window: help comes first, is never blocked, and nobody is told.

use std::fs;

use care::{entry::Entry, private::Private, safety::SafetyCheck};
use chrono_tz::Europe::Berlin;
use journal::vault::Vault;
use journeys::{
    album::Album,
    hard_evenings::{FRIEND, OWN_LINE, SEEN, SIGN},
    house::files::root,
    patient,
    stage::Stage,
    week::Week,
};

#[tokio::test(flavor = "multi_thread")]
async fn every_hard_answer_leads_to_help_and_help_stands_at_the_door() {
    let stage = Stage::set(Berlin);
    let album = Album::at(root().join("target/hard_evenings"));
    let (window, _) = Week::on(&stage, &album).play_hard_evenings().await;
    window.kill(&stage);

    let passphrase = Private::from(patient::PASSPHRASE);
    let journal = Vault::at(&stage.home()).unlock(&passphrase, &shell::clock::uptime());
    let journal = journal.expect("her passphrase opens the file");
    let week = journal.between(patient::day(0), patient::day(7));
    let checks: Vec<_> = week
        .expect("the week")
        .into_iter()
        .filter_map(|it| match it.fact {
            Entry::Safety(SafetyCheck { shown, safe_now }) => Some((shown, safe_now)),
            Entry::Session(_)
            | Entry::Filled(_)
            | Entry::Rest(_)
            | Entry::Choice(_)
            | Entry::Wish(_) => None,
        })
        .collect();
    assert_eq!(checks, SEEN);

    // In the open stands what she allowed there, and nothing else of hers.
    let open = fs::read_to_string(stage.home().join("help.json")).expect("help at the door");
    assert!(open.contains(FRIEND) && open.contains(SIGN), "{open}");
    assert!(!open.contains(OWN_LINE), "{open}");
}
