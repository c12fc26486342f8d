//! A signed page: whole it is believed, and with any byte changed or cut it is not.

#[path = "../../report/tests/made_up/mod.rs"]
mod made_up;

use care::{plan::default_plan, summary::Summary, summary_check::check};
use handover::signed::{LONGEST, NotSeen, look, sign};
use made_up::{
    page_of,
    week::{choice, week},
};
use proptest::prelude::*;
use seal::key::SecretKey;

/// Not a real page: what is signed is looked at byte by byte, whatever stands in it.
const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\nxref\n0 1\ntrailer\n<< >>\nstartxref\n48\n%%EOF\n";

fn summary() -> Summary {
    let week = week();
    page_of(&week.entries, &week.sessions, &choice(), &default_plan())
        .expect("a made-up value fits")
}

fn key() -> SecretKey {
    SecretKey::of(&[7; 32])
}

fn signed() -> Vec<u8> {
    sign(PDF.to_vec(), &key(), Some(&summary())).expect("a made-up value fits")
}

#[test]
fn what_was_signed_is_seen_with_its_signer_and_its_data() {
    let seen = look(&signed()).expect("a made-up value fits");
    assert_eq!(seen.key, key().public());
    let (seen, told) = (seen.summary.expect("a made-up value fits"), summary());
    assert_eq!((&seen.flags, &seen.thoughts), (&told.flags, &told.thoughts));
    assert_eq!(seen.items.measures, told.items.measures);
    let checked = check(&seen);
    assert_eq!(checked.differ, Vec::<String>::new());
    assert!(checked.equal > 8, "{checked:?}");
}

#[test]
fn every_flipped_byte_and_every_cut_is_refused() {
    let file = signed();
    for at in 0..file.len() {
        let mut flipped = file.clone();
        flipped[at] ^= 1 << (at % 8);
        assert!(look(&flipped).is_err(), "byte {at}");
        assert!(look(&file[..at]).is_err(), "{at} bytes");
    }
    let more = [&file[..], b"\n"].concat();
    assert_eq!(look(&more), Err(NotSeen::Altered));
}

#[test]
fn figures_that_do_not_follow_from_the_answers_are_found() {
    let mut summary = summary();
    summary
        .measures
        .as_mut()
        .expect("a made-up value fits")
        .courses[0]
        .points[0]
        .total -= 3;
    summary
        .sleep
        .as_mut()
        .expect("a made-up value fits")
        .means
        .as_mut()
        .expect("a made-up value fits")
        .tst_min += 30.0;
    let file = sign(PDF.to_vec(), &key(), Some(&summary)).expect("a made-up value fits");
    // The signature holds: whoever signed it told something else than the answers do.
    let checked = check(
        &look(&file)
            .expect("a made-up value fits")
            .summary
            .expect("a made-up value fits"),
    );
    assert_eq!(checked.differ, ["phq9", "sleep"]);
}

#[test]
fn a_stranger_may_sign_any_numbers_and_days() {
    let mut summary = summary();
    let practice = summary.practice.as_mut().expect("a made-up value fits");
    practice.exercises.done = u32::MAX;
    practice.exercises.skipped = u32::MAX;
    for night in &mut summary.items.nights {
        night.night.final_wake = chrono::NaiveDateTime::MAX;
        night.night.lights_out = chrono::NaiveDateTime::MAX;
        night.night.sol_min = u16::MAX;
    }
    let scores = vec![care::summary_items::ItemAnswer::Score(u8::MAX); 1000];
    summary.items.measures[0].given[0].answers = scores;
    let file = sign(PDF.to_vec(), &key(), Some(&summary)).expect("a made-up value fits");
    let seen = look(&file).expect("a made-up value fits").summary;
    let checked = check(&seen.expect("a made-up value fits"));
    assert!(!checked.differ.is_empty(), "{checked:?}");
}

#[test]
fn a_seal_from_another_page_is_refused() {
    let other = sign(PDF.replace_first(), &key(), None).expect("a made-up value fits");
    let at = |file: &[u8]| {
        file.windows(9)
            .position(|it| it == b"%GWSEAL1 ")
            .expect("a made-up value fits")
    };
    let (ours, theirs) = (signed(), other);
    let mixed = [&ours[..at(&ours)], &theirs[at(&theirs)..]].concat();
    assert_eq!(look(&mixed), Err(NotSeen::Altered));
}

trait ReplaceFirst {
    fn replace_first(&self) -> Vec<u8>;
}

impl ReplaceFirst for [u8] {
    fn replace_first(&self) -> Vec<u8> {
        let mut other = self.to_vec();
        other[12] = b'2';
        other
    }
}

#[test]
fn what_is_no_page_of_ours_is_told_by_its_kind() {
    let cases: [(&[u8], NotSeen); 4] = [
        (b"", NotSeen::NotAPage),
        (b"PK\x03\x04 a zip", NotSeen::NotAPage),
        (b"age-encryption.org/v1\n-> ", NotSeen::Sealed),
        (PDF, NotSeen::NotSigned),
    ];
    for (file, said) in cases {
        assert_eq!(look(file), Err(said));
    }
    let huge = vec![b'%'; LONGEST + 1];
    assert_eq!(look(&huge), Err(NotSeen::TooLarge));
}

#[test]
fn data_that_bursts_or_is_newer_is_refused() {
    use base64::{Engine, engine::general_purpose::STANDARD};
    use seal::{
        pack::pack,
        seal::{Purpose, close},
    };
    use sha2::{Digest, Sha512};
    let with = |text: &str| {
        let body = [&Sha512::digest(PDF)[..], &pack(text)].concat();
        let seal = STANDARD.encode(close(&key(), Purpose::Page, &body));
        let head = [PDF, b"\n%GWSEAL1 ", seal.as_bytes()].concat();
        look(&[&head[..], b"\nstartxref\n48\n%%EOF\n"].concat())
    };
    assert_eq!(with(&" ".repeat(9 << 20)), Err(NotSeen::TooLarge));
    assert_eq!(with(r#"{"format": 2}"#), Err(NotSeen::Newer));
    assert_eq!(
        with(r#"{"format": 1, "summary": {}}"#),
        Err(NotSeen::Damaged)
    );
    assert_eq!(with(&"[".repeat(1 << 20)), Err(NotSeen::Damaged));
    assert_eq!(with("\u{0}"), Err(NotSeen::Damaged));
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(mut file: Vec<u8>, at: prop::sample::Index, kind in 0..3) {
        match kind {
            0 => file.splice(..0, *b"%PDF-1.7\nstartxref\n1\n%%EOF\n").count(),
            1 => {
                let whole = signed();
                let at = at.index(whole.len());
                file.splice(..0, whole[..at].iter().copied()).count()
            }
            _ => 0,
        };
        prop_assert!(look(&file).is_err());
    }
}
