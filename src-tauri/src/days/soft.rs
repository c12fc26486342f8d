//! Soft mode and help on the desk: what waits is refused, help never is, and what shows at the
//! door is what the patient allowed there.
#![cfg(test)]

use std::{fs, path::Path};

use care::{
    contract::{
        Door, DropPlan, EraseEntry, Failure, FinishForm, KeepProfile, Lock, MakeWish, OpenForm,
        RecordSafety, SaveSummary, SeeDoor, SeeForms, SeeHelp, SeeProfile, SeeToday,
    },
    entry::EntryId,
    form::{Ended, FormId, StepId, Value},
    private::Private,
    refusal::Refusal,
    safety::{SafetyCheck, SafetyRoute},
    summary,
    wish::Wish,
};

use super::{ask, had_a_session, note, open_form, set_up, unlock};
use crate::{clock, desk::Desk};

const WAITS: Failure = Failure::Refused(Refusal::WhileSoft);

fn save() -> SaveSummary {
    SaveSummary {
        choice: summary::Choice {
            from: "2026-10-28".parse().unwrap(),
            to: "2026-10-28".parse().unwrap(),
            ..summary::Choice::default()
        },
        form: care::shared::SharedForm::Page,
        key: None,
    }
}

#[test]
fn on_the_evening_of_a_session_nothing_is_deleted_shared_or_changed() {
    let dir = tempfile::tempdir().unwrap();
    let mut desk = set_up(dir.path());
    clock::tell("2026-10-28T16:00");
    had_a_session(&mut desk, "2026-10-28T14:00");
    let id = note(&mut desk, "not worth keeping");
    for leaves in [false, true] {
        if leaves {
            let wish = Wish::LeaveSoft;
            ask(&mut desk, MakeWish { wish }).unwrap();
        }
        assert_eq!(ask(&mut desk, EraseEntry { id }), Err(WAITS));
        assert_eq!(ask(&mut desk, save()), Err(WAITS));
        assert_eq!(ask(&mut desk, DropPlan {}), Err(WAITS));
        let mut profile = ask(&mut desk, SeeProfile {}).unwrap();
        profile.idle_minutes = 30;
        assert_eq!(ask(&mut desk, KeepProfile { profile }), Err(WAITS));
        let soft = ask(&mut desk, SeeToday {}).unwrap().soft.expect("soft");
        assert_eq!(
            (soft.until.to_string().as_str(), soft.left),
            ("2026-10-29 07:00:00", leaves)
        );
    }
    assert!(ask(&mut desk, SeeHelp {}).is_ok());
    let mut profile = ask(&mut desk, SeeProfile {}).unwrap();
    profile.people.clear();
    ask(&mut desk, KeepProfile { profile }).expect("help never waits");
    ask(&mut desk, Lock {}).expect("to lock is no change of the lock");
    assert_eq!(ask(&mut desk, EraseEntry { id }), Err(Failure::Locked));

    clock::tell("2026-10-29T07:00");
    unlock(&mut desk);
    assert_eq!(ask(&mut desk, SeeToday {}).unwrap().soft, None);
    ask(&mut desk, EraseEntry { id }).unwrap();
}

fn open_file(dir: &Path) -> String {
    fs::read_to_string(dir.join("home/help.json")).unwrap()
}

fn fill_plan(desk: &mut Desk, line: &str, corrects: Option<EntryId>) -> EntryId {
    let form = FormId("safety_plan".into());
    let occurrence = None;
    let command = OpenForm {
        form,
        occurrence,
        corrects,
    };
    let mut draft = ask(desk, command).unwrap().draft;
    let lines = Value::Lines {
        lines: vec![Private::from(line)],
        marked: None,
    };
    draft.answers.insert(StepId("alone".into()), lines);
    let ended = Ended::Finished;
    ask(desk, FinishForm { draft, ended }).unwrap().entry
}

fn let_show(desk: &mut Desk, on: bool) {
    let mut profile = ask(desk, SeeProfile {}).unwrap();
    profile.help.plan_while_locked = on;
    ask(desk, KeepProfile { profile }).unwrap();
}

#[test]
fn a_safety_plan_shows_at_the_door_as_long_as_the_patient_lets_it() {
    let dir = tempfile::tempdir().unwrap();
    let mut desk = set_up(dir.path());
    let entry = fill_plan(&mut desk, "walk to the pond", None);
    assert!(
        !open_file(dir.path()).contains("pond"),
        "not unless allowed"
    );
    let_show(&mut desk, true);
    assert!(open_file(dir.path()).contains("walk to the pond"));
    fill_plan(&mut desk, "walk to the sea", Some(entry));
    let file = open_file(dir.path());
    assert!(file.contains("sea") && !file.contains("pond"), "{file}");

    ask(&mut desk, Lock {}).unwrap();
    let plan = ask(&mut desk, SeeHelp {}).unwrap().plan;
    assert_eq!((plan.entry, plan.parts.len()), (None, 6));
    assert_eq!(plan.parts[1].lines[0].reveal(), "walk to the sea");

    unlock(&mut desk);
    let_show(&mut desk, false);
    assert!(
        !open_file(dir.path()).contains("sea"),
        "what is taken back is gone"
    );
    let_show(&mut desk, true);
    ask(&mut desk, EraseEntry { id: entry }).unwrap();
    assert!(
        !open_file(dir.path()).contains("sea"),
        "what is erased is gone"
    );
    assert_eq!(ask(&mut desk, SeeHelp {}).unwrap().plan.parts, []);
}

#[test]
fn an_older_file_of_help_is_still_read() {
    let dir = tempfile::tempdir().unwrap();
    let mut desk = set_up(dir.path());
    ask(&mut desk, Lock {}).unwrap();
    let old = r#"{"country":"fr","people":[{"name":"Jo","phone":"1","while_locked":true}],"clinic":null}"#;
    fs::write(dir.path().join("home/help.json"), old).unwrap();
    let card = ask(&mut desk, SeeHelp {}).unwrap();
    assert_eq!((card.country.code.as_str(), card.people.len()), ("fr", 1));
    assert!(
        !card.signs.is_empty(),
        "when to call can be read at the door"
    );
}

#[test]
fn the_weekly_question_is_offered_once_it_is_turned_on() {
    let dir = tempfile::tempdir().unwrap();
    let mut desk = set_up(dir.path());
    clock::tell("2026-10-28T16:00");
    had_a_session(&mut desk, "2026-10-28T14:00");
    clock::tell("2026-11-02T12:00");
    let offered = |desk: &mut Desk| {
        let forms = ask(desk, SeeForms {}).unwrap();
        let listed = forms.iter().any(|it| it.id.0 == "safety_question");
        let due = ask(desk, SeeToday {}).unwrap().due;
        (
            listed,
            due.iter().any(|it| it.id.rule.0 == "weekly_question"),
        )
    };
    assert_eq!(offered(&mut desk), (false, false));
    let mut profile = ask(&mut desk, SeeProfile {}).unwrap();
    profile.help.asks_weekly = true;
    ask(&mut desk, KeepProfile { profile }).unwrap();
    assert_eq!(offered(&mut desk), (true, true));
    answer(&mut desk, "no");
    for day in ["2026-11-03", "2026-11-05", "2026-11-08"] {
        clock::tell(&format!("{day}T12:00"));
        assert_eq!(offered(&mut desk), (true, false), "{day}: once a week");
    }
}

fn answer(desk: &mut Desk, option: &str) -> Option<SafetyRoute> {
    let mut draft = open_form(desk, "safety_question").draft;
    let answer = (StepId("thoughts".into()), Value::Choice(option.into()));
    draft.answers = [answer].into();
    let ended = Ended::Finished;
    ask(desk, FinishForm { draft, ended }).unwrap().safety
}

#[test]
fn a_screen_that_a_lock_cut_off_is_owed_until_it_was_left() {
    let dir = tempfile::tempdir().unwrap();
    let mut desk = set_up(dir.path());
    let owed = |desk: &mut Desk| match ask(desk, SeeDoor {}).unwrap() {
        Door::Open { owed, .. } => owed,
        other => panic!("{other:?}"),
    };
    assert_eq!(answer(&mut desk, "might_act"), Some(SafetyRoute::Emergency));
    ask(&mut desk, Lock {}).unwrap();
    unlock(&mut desk);
    assert_eq!(owed(&mut desk), Some(SafetyRoute::Emergency));
    let check = SafetyCheck {
        shown: SafetyRoute::Emergency,
        safe_now: None,
    };
    clock::tell("2026-10-28T12:01");
    ask(&mut desk, RecordSafety { check }).unwrap();
    assert_eq!(owed(&mut desk), None);
}
