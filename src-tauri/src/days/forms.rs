//! From what is filled in to the journal and the summary.
#![cfg(test)]

use care::{
    contract::{
        Door, EraseEntry, Failure, FinishForm, KeepDraft, OpenForm, ReadEntry, SaveSummary,
        SearchJournal, SeeDoor, SeeForms, SeeJournal, SeeSummary, SeeToday,
    },
    diary::Sort,
    form::{Ended, FormId, StepId, Value},
    refusal::Refusal,
    safety::SafetyRoute,
    summary,
};

use super::{ask, desk_in, had_a_session, note, open_form, private, set_up, unlock};
use crate::clock;

#[test]
fn from_the_first_start_to_the_first_summary() {
    let dir = tempfile::tempdir().unwrap();
    clock::tell("2026-10-28T12:00");
    let mut desk = desk_in(dir.path());
    assert_eq!(ask(&mut desk, SeeDoor {}), Ok(Door::Fresh));
    let mut desk = set_up(dir.path());
    assert_eq!(
        ask(&mut desk, SeeDoor {}),
        Ok(Door::Open {
            idle_minutes: 5,
            soft: None,
            owed: None
        })
    );

    clock::tell("2026-10-28T16:00");
    let session = had_a_session(&mut desk, "2026-10-28T14:00");
    let today = ask(&mut desk, SeeToday {}).unwrap();
    assert_eq!(
        today.place.map(|it| (it.session, it.hours)),
        Some((session, 2))
    );

    clock::tell("2026-10-29T19:00");
    let mut phq9 = open_form(&mut desk, "phq9");
    for step in &phq9.form.steps {
        if let care::form::AnswerKind::Choice { options } = &step.answer {
            let chosen = Value::Choice(options[1].id.clone());
            phq9.draft.answers.insert(step.id.clone(), chosen);
        }
    }
    let (draft, ended) = (phq9.draft, Ended::Finished);
    let finished = ask(&mut desk, FinishForm { draft, ended }).unwrap();
    assert_eq!(finished.safety, Some(SafetyRoute::Ask));
    assert_eq!(finished.change, Some(care::measure::Change::First));

    let choice = summary::Choice {
        from: "2026-10-28".parse().unwrap(),
        to: "2026-10-29".parse().unwrap(),
        ..summary::Choice::default()
    };
    let see = SeeSummary {
        choice: choice.clone(),
    };
    let preview = ask(&mut desk, see).unwrap();
    assert!(preview.has_item9 && preview.text.contains("PHQ-9"));
    let mut save = || {
        let choice = choice.clone();
        let form = care::shared::SharedForm::Page;
        let command = SaveSummary {
            choice,
            form,
            key: None,
        };
        ask(&mut desk, command).unwrap().place
    };
    let (first, second) = (save(), save());
    assert!(
        first.ends_with("Groundwork summary 2026-10-29.pdf"),
        "{first}"
    );
    assert!(second.ends_with("Groundwork summary 2026-10-29 2.pdf"));
    assert!(std::fs::read(first).unwrap().starts_with(b"%PDF-"));
}

#[test]
fn what_was_typed_is_there_after_the_app_was_killed() {
    let dir = tempfile::tempdir().unwrap();
    let mut desk = set_up(dir.path());
    let mut draft = open_form(&mut desk, "three_good").draft;
    draft.at = StepId("good2".into());
    let good = Value::Text(private("the light on the wall"));
    draft.answers.insert(StepId("good1".into()), good);
    let keep = KeepDraft {
        draft: draft.clone(),
    };
    ask(&mut desk, keep).unwrap();
    drop(desk);

    clock::tell("2026-10-30T09:00");
    let mut desk = desk_in(dir.path());
    unlock(&mut desk);
    let forms = ask(&mut desk, SeeForms {}).unwrap();
    let begun: Vec<_> = forms
        .iter()
        .filter(|it| it.begun)
        .map(|it| &it.id.0)
        .collect();
    assert_eq!(begun, ["three_good"]);
    let opened = open_form(&mut desk, "three_good");
    assert_eq!((opened.resumed, opened.draft), (true, draft));
}

#[test]
fn yesterdays_evening_is_kept_as_it_is_when_todays_begins() {
    let dir = tempfile::tempdir().unwrap();
    let mut desk = set_up(dir.path());
    clock::tell("2026-10-28T16:00");
    had_a_session(&mut desk, "2026-10-28T14:00");
    let mut evening = |day: &str| {
        clock::tell(&format!("{day}T20:30"));
        let today = ask(&mut desk, SeeToday {}).unwrap();
        let mut all = today.due.into_iter().chain(today.later);
        let asked = all.find(|it| it.id.rule.0.contains("evening"));
        let command = OpenForm {
            form: FormId("evening".into()),
            occurrence: Some(asked.expect("each evening has its questions").id),
            corrects: None,
        };
        let opened = ask(&mut desk, command).unwrap();
        let mut draft = opened.draft.clone();
        let mood = (StepId("mood".into()), Value::Number(4));
        draft.answers = [mood].into();
        ask(&mut desk, KeepDraft { draft }).unwrap();
        opened
    };
    evening("2026-10-29");
    let second = evening("2026-10-30");
    assert!(!second.resumed && second.draft.answers.is_empty());
    let page = ask(&mut desk, SeeJournal { before: None }).unwrap();
    let sorts: Vec<_> = page
        .days
        .iter()
        .flat_map(|day| &day.lines)
        .map(|it| it.sort)
        .collect();
    assert_eq!(sorts, [Sort::Prompt, Sort::Session]);
}

#[test]
fn a_note_is_found_corrected_and_erased() {
    let dir = tempfile::tempdir().unwrap();
    let mut desk = set_up(dir.path());
    let id = note(&mut desk, "A walk by the river");
    clock::tell("2026-10-30T12:00");
    let command = OpenForm {
        form: FormId("note".into()),
        occurrence: None,
        corrects: Some(id),
    };
    let mut draft = ask(&mut desk, command).unwrap().draft;
    let words = Value::Text(private("A walk by the lake"));
    draft.answers.insert(StepId("words".into()), words);
    let ended = Ended::Finished;
    assert_eq!(
        ask(&mut desk, FinishForm { draft, ended }).unwrap().entry,
        id
    );

    let mut found = |words: &str| {
        let words = private(words);
        let page = ask(&mut desk, SearchJournal { words }).unwrap();
        page.days
            .iter()
            .map(|it| it.day.to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(found("river"), Vec::<String>::new());
    assert_eq!(
        found("lake"),
        ["2026-10-28"],
        "a correction stays on its day"
    );
    let reading = ask(&mut desk, ReadEntry { id }).unwrap();
    assert_eq!(reading.before.len(), 1);
    ask(&mut desk, EraseEntry { id }).unwrap();
    let gone = ask(&mut desk, ReadEntry { id });
    assert_eq!(gone.unwrap_err(), Failure::Refused(Refusal::Gone));
}
