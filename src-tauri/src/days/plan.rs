//! A plan from the clinician on the patient's own desk: looked at, taken, refused, gone back from.
#![cfg(test)]

use base64::{Engine, engine::general_purpose::STANDARD};
use care::{
    contract::{DeclineItem, DropPlan, Failure, Lock, LookAtPlan, SeePlan, SeeToday, TakePlan},
    plan::RuleId,
    plan_page::{PlanOffer, SignerIs},
    private::Private,
    refusal::{PlanRefusal, Refusal},
    schedule::Notice,
};
use seal::{key::SecretKey, letter, seal::Purpose};

use super::{ask, had_a_session, set_up, unlock};
use crate::{clock, desk::Desk};

/// Winding down begins 90 minutes before bedtime.
fn text(number: u32, effective: &str) -> String {
    format!(
        "format = 1\nnumber = {number}\nfrom = \"Dr Example\"\neffective = \"{effective}\"\n\
         [change]\nof = {}\nrules = [{{ id = \"wind_down\", at = {{ before_bed = 90 }} }}]\n",
        care::plan::default_plan().version
    )
}

pub(super) fn sealed(key: u8, text: &str) -> Vec<u8> {
    letter::write(&SecretKey::of(&[key; 32]), Purpose::Plan, text)
}

pub(super) fn picked(file: &[u8]) -> Private {
    Private(STANDARD.encode(file))
}

fn plan(key: u8, number: u32, effective: &str) -> Private {
    picked(&sealed(key, &text(number, effective)))
}

fn look(desk: &mut Desk, file: &Private) -> Result<PlanOffer, Failure> {
    let file = file.clone();
    ask(desk, LookAtPlan { file })
}

pub(super) fn take(
    desk: &mut Desk,
    file: &Private,
    declined: &[&str],
    sure: bool,
) -> Result<(), Failure> {
    let command = TakePlan {
        file: file.clone(),
        declined: declined.iter().map(|it| rule(it)).collect(),
        key_is_new: sure,
    };
    ask(desk, command)
}

fn rule(id: &str) -> RuleId {
    RuleId(id.into())
}

fn no(refusal: PlanRefusal) -> Failure {
    Failure::Refused(Refusal::Plan(refusal))
}

/// When winding down begins this evening, as Today has it.
fn winds_down(desk: &mut Desk) -> Option<String> {
    let today = ask(desk, SeeToday {}).unwrap();
    let mut all = today.due.iter().chain(&today.later);
    let found = all.find(|it| it.id.rule == rule("wind_down"));
    found.map(|it| it.due.time().to_string())
}

/// The day after a session at 14:00 on the 28th; nights from 23:00 to 07:00.
fn day_after(dir: &std::path::Path) -> Desk {
    let mut desk = set_up(dir);
    clock::tell("2026-10-28T16:00");
    had_a_session(&mut desk, "2026-10-28T14:00");
    clock::tell("2026-10-29T12:00");
    assert_eq!(winds_down(&mut desk).as_deref(), Some("22:00:00"));
    desk
}

#[test]
fn a_plan_is_in_force_only_once_it_was_taken_and_also_after_a_lock() {
    let dir = tempfile::tempdir().unwrap();
    let mut desk = day_after(dir.path());
    let file = plan(1, 1, "2026-10-29");
    let before = ask(&mut desk, SeePlan {}).unwrap();
    let offer = look(&mut desk, &file).unwrap();
    assert_eq!(
        (offer.signer, offer.differences.len()),
        (SignerIs::First, 1)
    );
    assert_eq!(
        ask(&mut desk, SeePlan {}).unwrap(),
        before,
        "looking changes nothing"
    );
    assert_eq!(winds_down(&mut desk).as_deref(), Some("22:00:00"));
    take(&mut desk, &file, &[], false).unwrap();
    assert_eq!(winds_down(&mut desk).as_deref(), Some("21:30:00"));
    let page = ask(&mut desk, SeePlan {}).unwrap();
    assert_eq!(page.source.map(|it| it.from).as_deref(), Some("Dr Example"));
    ask(&mut desk, Lock {}).unwrap();
    assert_eq!(look(&mut desk, &file), Err(Failure::Locked));
    unlock(&mut desk);
    assert_eq!(winds_down(&mut desk).as_deref(), Some("21:30:00"));
    ask(&mut desk, DropPlan {}).unwrap();
    assert_eq!(winds_down(&mut desk).as_deref(), Some("22:00:00"));
}

#[test]
fn a_plan_for_later_waits_for_its_day() {
    let dir = tempfile::tempdir().unwrap();
    let mut desk = day_after(dir.path());
    take(&mut desk, &plan(1, 1, "2026-10-31"), &[], false).unwrap();
    let page = ask(&mut desk, SeePlan {}).unwrap();
    assert!(page.source.is_none() && page.next.is_some());
    assert_eq!(winds_down(&mut desk).as_deref(), Some("22:00:00"));
    // The list beside the journal goes by it from its day on, whether anybody unlocks or not.
    let list = desk.shelf().list();
    let of_days = list
        .items()
        .iter()
        .filter(|it| it.notice == Notice::WindDown);
    let dues: Vec<String> = of_days.map(|it| it.due.naive_local().to_string()).collect();
    assert_eq!(dues[1..3], ["2026-10-30 22:00:00", "2026-10-31 21:30:00"]);
    clock::tell("2026-10-31T12:00");
    assert_eq!(winds_down(&mut desk).as_deref(), Some("21:30:00"));
}

#[test]
fn another_signer_is_a_question_that_only_the_patient_answers() {
    let dir = tempfile::tempdir().unwrap();
    let mut desk = day_after(dir.path());
    take(&mut desk, &plan(1, 7, "2026-10-29"), &[], false).unwrap();
    assert_eq!(
        look(&mut desk, &plan(1, 8, "2026-10-29")).unwrap().signer,
        SignerIs::Known
    );
    let other = plan(2, 1, "2026-10-29");
    let offer = look(&mut desk, &other).unwrap();
    let SignerIs::Another { from, fingerprint } = offer.signer else {
        panic!("another key: {:?}", offer.signer);
    };
    assert_eq!(from, "Dr Example");
    assert_eq!(fingerprint, SecretKey::of(&[1; 32]).public().fingerprint());
    assert_ne!(fingerprint, offer.source.fingerprint);
    let refused = take(&mut desk, &other, &[], false);
    assert_eq!(refused, Err(no(PlanRefusal::SignerUnknown)));
    // Going back to the app's plan does not make anybody forget who signed.
    ask(&mut desk, DropPlan {}).unwrap();
    assert_eq!(
        take(&mut desk, &other, &[], false),
        Err(no(PlanRefusal::SignerUnknown))
    );
    take(&mut desk, &other, &[], true).unwrap();
    assert_eq!(
        look(&mut desk, &plan(2, 2, "2026-10-29")).unwrap().signer,
        SignerIs::Known
    );
}

#[test]
fn an_older_plan_does_not_come_back_and_every_refusal_changes_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let mut desk = day_after(dir.path());
    take(&mut desk, &plan(1, 5, "2026-10-29"), &[], false).unwrap();
    let before = ask(&mut desk, SeePlan {}).unwrap();
    let until = |it: &str| {
        text(6, "2026-10-01").replace("[change]", &format!("until = \"{it}\"\n[change]"))
    };
    let newer = [b"gwseal\x02p".as_slice(), &[0; 200]].concat();
    let bomb = " ".repeat(8 << 20);
    let all = [
        (picked(b"hello"), PlanRefusal::NoPlan),
        (Private::from("not base64!"), PlanRefusal::NoPlan),
        (picked(b""), PlanRefusal::NoPlan),
        (picked(&newer), PlanRefusal::FromNewerApp),
        (picked(&vec![0; 200_000]), PlanRefusal::TooLarge),
        (Private("A".repeat(23 << 20)), PlanRefusal::TooLarge),
        (picked(&sealed(1, &bomb)), PlanRefusal::TooLarge),
        (picked(&sealed(1, "hello")), PlanRefusal::Damaged),
        (picked(&sealed(1, "format = 2")), PlanRefusal::FromNewerApp),
        (
            picked(&sealed(
                1,
                &text(6, "2026-10-01").replace("of = ", "of = 9"),
            )),
            PlanRefusal::ForAnotherApp,
        ),
        (plan(1, 6, "2027-10-29"), PlanRefusal::TooFarAhead),
        (
            picked(&sealed(1, &until("2026-10-28"))),
            PlanRefusal::Expired,
        ),
        (plan(1, 5, "2026-10-29"), PlanRefusal::NotNewer),
        (plan(1, 4, "2026-10-29"), PlanRefusal::NotNewer),
        (
            picked(&sealed(
                1,
                &text(6, "2026-10-29").replace("= 90", "= 90000"),
            )),
            PlanRefusal::Flawed,
        ),
        (
            picked(&sealed(
                1,
                &text(6, "2026-10-29").replace("wind_down\", at", "home_card\", at"),
            )),
            PlanRefusal::Unsafe,
        ),
        (
            picked(b"\x89PNG\r\n\x1a\nnothing follows"),
            PlanRefusal::NoCode,
        ),
    ];
    for (file, refusal) in all {
        assert_eq!(look(&mut desk, &file), Err(no(refusal)));
        assert_eq!(take(&mut desk, &file, &[], true), Err(no(refusal)));
    }
    assert_eq!(ask(&mut desk, SeePlan {}).unwrap(), before);
}

#[test]
fn a_file_with_any_byte_changed_or_cut_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let mut desk = day_after(dir.path());
    let whole = sealed(1, &text(1, "2026-10-29"));
    for at in 0..whole.len() {
        let mut flipped = whole.clone();
        flipped[at] ^= 1 << (at % 8);
        let said = take(&mut desk, &picked(&flipped), &[], true);
        assert!(
            matches!(said, Err(Failure::Refused(_))),
            "byte {at}: {said:?}"
        );
        let said = take(&mut desk, &picked(&whole[..at]), &[], true);
        assert!(
            matches!(said, Err(Failure::Refused(_))),
            "{at} bytes: {said:?}"
        );
    }
    assert_eq!(ask(&mut desk, SeePlan {}).unwrap().source, None);
    take(&mut desk, &picked(&whole), &[], false).unwrap();
}

#[test]
fn what_was_declined_stays_out_of_the_next_version_and_stands_in_the_summary() {
    let dir = tempfile::tempdir().unwrap();
    let mut desk = day_after(dir.path());
    take(&mut desk, &plan(1, 1, "2026-10-29"), &["wind_down"], false).unwrap();
    assert_eq!(winds_down(&mut desk), None);
    assert_eq!(desk.whose.from.as_deref(), Some("Dr Example"));
    assert_eq!(desk.whose.declined, ["Time to wind down"]);
    let second = plan(1, 2, "2026-10-29");
    let again = text(3, "2026-10-29").replace("= 90", "= 75");
    // The second changes nothing of it: it stays out all the same.
    let offer = look(&mut desk, &second).unwrap();
    assert_eq!(
        (offer.differences.len(), &offer.declined),
        (0, &vec![rule("wind_down")])
    );
    take(&mut desk, &second, &["wind_down"], false).unwrap();
    let offer = look(&mut desk, &picked(&sealed(1, &again))).unwrap();
    assert_eq!(
        offer.declined,
        [rule("wind_down")],
        "and so it does in the next"
    );
    let turn = |declined| DeclineItem {
        rule: rule("wind_down"),
        declined,
    };
    ask(&mut desk, turn(false)).unwrap();
    assert_eq!(winds_down(&mut desk).as_deref(), Some("21:30:00"));
    ask(&mut desk, turn(true)).unwrap();
    assert_eq!(winds_down(&mut desk), None);
}

#[test]
fn nobody_declines_a_safety_card() {
    let dir = tempfile::tempdir().unwrap();
    let mut desk = day_after(dir.path());
    let refused = Err(no(PlanRefusal::Unsafe));
    let card = DeclineItem {
        rule: rule("home_card"),
        declined: true,
    };
    assert_eq!(ask(&mut desk, card), refused);
    let file = plan(1, 1, "2026-10-29");
    assert_eq!(take(&mut desk, &file, &["home_card"], false), refused);
    assert_eq!(take(&mut desk, &file, &["no_such_rule"], false), refused);
}
