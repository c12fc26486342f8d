//! Sharing on the patient's own desk: every form is opened by tools that are not ours.
#![cfg(test)]

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use base64::{Engine, engine::general_purpose::STANDARD};
use care::{
    contract::{
        Failure, FinishForm, LookAtSummary, SaveSummary, SeeJournal, SeeShared, SeeSummary,
        TakeEverything,
    },
    form::{Ended, Value},
    private::Private,
    refusal::{FileRefusal, Refusal},
    shared::{FORMS, Saved, Shared, SharedForm},
    summary::Choice,
};

use super::{PASSPHRASE, ask, had_a_session, note, open_form, set_up};
use crate::{clock, desk::Desk, look};

#[path = "share_locked.rs"]
mod locked;

/// A journal with a session, a PHQ-9, a thing that was asked, and a note.
fn lived(dir: &Path) -> Desk {
    let mut desk = set_up(dir);
    clock::tell("2026-10-28T16:00");
    had_a_session(&mut desk, "2026-10-28T14:00");
    clock::tell("2026-10-29T10:00");
    for measure in ["phq9", "gad7"] {
        let mut opened = open_form(&mut desk, measure);
        for step in &opened.form.steps {
            if let care::form::AnswerKind::Choice { options } = &step.answer {
                let chosen = Value::Choice(options[1].id.clone());
                opened.draft.answers.insert(step.id.clone(), chosen);
            }
        }
        let (draft, ended) = (opened.draft, Ended::Finished);
        ask(&mut desk, FinishForm { draft, ended }).unwrap();
    }
    note(&mut desk, "Two herons by the lake.");
    desk
}

fn choice() -> Choice {
    Choice {
        from: "2026-10-28".parse().unwrap(),
        to: "2026-10-29".parse().unwrap(),
        ..Choice::default()
    }
}

fn save(desk: &mut Desk, form: SharedForm) -> Saved {
    ask(desk, saving(form, Some(PASSPHRASE))).unwrap()
}

fn saving(form: SharedForm, passphrase: Option<&str>) -> SaveSummary {
    let asks = form == SharedForm::Everything;
    SaveSummary {
        choice: choice(),
        form,
        key: passphrase.filter(|_| asks).map(Private::from),
    }
}

/// What a tool of others says about the file; it must not refuse it.
fn read(tool: &str, args: &[&str], file: &Path) -> String {
    let (was_taken, said) = locked::tried(tool, args, file);
    assert!(was_taken, "{tool}: {said}");
    said
}

/// A reader of ours in Python over libraries of others.
fn reader(name: &str, file: &Path) -> String {
    reader_with(name, file, "")
}

fn reader_with(name: &str, file: &Path, with: &str) -> String {
    let house = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let script = house.join("tests/readers").join(name);
    let done = Command::new("/usr/bin/python3")
        .env("PYTHONPATH", house.join("target/tools/python"))
        .arg(script)
        .arg(file)
        .arg(with)
        .output()
        .expect("Python must be installed");
    let said = String::from_utf8_lossy(&[done.stdout, done.stderr].concat()).into_owned();
    assert!(done.status.success(), "{said}");
    said
}

fn looked(desk: &mut Desk, file: &[u8]) -> Result<care::shared::Looked, Failure> {
    let file = Private(STANDARD.encode(file));
    ask(desk, LookAtSummary { file })
}

fn no(refusal: FileRefusal) -> Failure {
    Failure::Refused(Refusal::File(refusal))
}

#[test]
fn the_signed_page_is_read_by_others_and_known_as_unaltered() {
    let dir = tempfile::tempdir().unwrap();
    let mut desk = lived(dir.path());
    let saved = save(&mut desk, SharedForm::Page);
    let file = PathBuf::from(&saved.place);
    let checked = read("qpdf", &["--check"], &file);
    assert!(
        checked.contains("No syntax or stream encoding errors"),
        "{checked}"
    );
    assert!(!checked.contains("WARNING"), "{checked}");
    let text = read("pdftotext", &["-layout"], &file);
    let first = "Please look at this first";
    for said in ["PHQ-9", first, "1 of 3", "7 ", "9, Thu 29 Oct"] {
        assert!(text.contains(said), "{said}\n{text}");
    }
    assert!(!text.contains("herons"), "the journal stays out");
    let attached = read("pdfdetach", &["-list"], &file);
    assert!(attached.contains("summary.fhir.json"), "{attached}");
    let judged = reader("pdf_ua.py", &file);
    assert!(
        judged.contains("\ncompliant") || judged.starts_with("compliant"),
        "{judged}"
    );
    let bytes = fs::read(&file).unwrap();
    assert!(bytes.len() <= 120_000, "{} bytes", bytes.len());
    let told = looked(&mut desk, &bytes).unwrap();
    assert!(told.is_sound, "{told:?}");
    let digits = ask(&mut desk, SeeShared {}).unwrap().fingerprint.unwrap();
    assert!(told.lines[1].contains(&digits), "{told:?}");
    let (is_sound, said) = look::verify(&file);
    assert!(is_sound && said.contains(&digits), "{said}");
    let cut = dir.path().join("cut.pdf");
    fs::write(&cut, &bytes[..bytes.len() - 100]).unwrap();
    let (is_sound, said) = look::verify(&cut);
    assert!(!is_sound && said.contains("cut short"), "{said}");
}

#[test]
fn a_sealed_page_holds_the_signed_page() {
    let dir = tempfile::tempdir().unwrap();
    let mut desk = lived(dir.path());
    let saved = save(&mut desk, SharedForm::Sealed);
    let words = saved.words.expect("six words");
    assert_eq!(words.reveal().split(' ').count(), 6);
    let sealed = fs::read(&saved.place).unwrap();
    assert_eq!(looked(&mut desk, &sealed), Err(no(FileRefusal::Sealed)));
    let (opened, said) = look::open(Path::new(&saved.place), words.reveal());
    assert!(opened, "{said}");
    let page = fs::read(saved.place.trim_end_matches(".age")).unwrap();
    assert!(looked(&mut desk, &page).unwrap().is_sound);
    let no_key = SaveSummary {
        choice: choice(),
        form: SharedForm::Sealed,
        key: Some("age1nokey".into()),
    };
    assert_eq!(ask(&mut desk, no_key), Err(no(FileRefusal::NoKey)));
}

#[test]
fn the_data_is_read_by_models_of_others() {
    let dir = tempfile::tempdir().unwrap();
    let mut desk = lived(dir.path());
    let fhir = save(&mut desk, SharedForm::Fhir);
    let said = reader("fhir_document.py", Path::new(&fhir.place));
    assert!(said.contains("\"totals\": 2"), "{said}");
    for kind in [
        "Composition",
        "MedicationStatement",
        "Questionnaire",
        "QuestionnaireResponse",
    ] {
        assert!(said.contains(kind), "{kind}: {said}");
    }
    let tables = save(&mut desk, SharedForm::Tables);
    let measures = Path::new(&tables.place).join("measures.csv");
    let measures = fs::read_to_string(measures).unwrap();
    assert!(
        measures.contains("2026-10-29,phq9,9,true\r\n"),
        "{measures}"
    );
}

#[test]
fn what_is_seen_is_what_is_saved_and_every_sharing_is_noted() {
    let dir = tempfile::tempdir().unwrap();
    let mut desk = lived(dir.path());
    let preview = ask(&mut desk, SeeSummary { choice: choice() }).unwrap();
    let saved = save(&mut desk, SharedForm::Page);
    let text = read("pdftotext", &["-layout"], Path::new(&saved.place));
    let words = |text: &str| -> std::collections::BTreeSet<String> {
        let words = text.split(|it: char| !it.is_alphanumeric());
        words.map(str::to_owned).collect()
    };
    let unseen: Vec<String> = words(&text)
        .difference(&words(&preview.text))
        .cloned()
        .collect();
    assert_eq!(unseen, Vec::<String>::new());
    let again = save(&mut desk, SharedForm::Page);
    assert_eq!(
        fs::read(saved.place).unwrap(),
        fs::read(again.place).unwrap()
    );
    for form in FORMS {
        save(&mut desk, form);
    }
    let log = ask(&mut desk, SeeShared {}).unwrap().lines;
    assert_eq!(log.len(), FORMS.len() + 2);
    let expected: Vec<Shared> = FORMS
        .iter()
        .rev()
        .map(|it| Shared::of(*it, &choice()))
        .collect();
    let newest: Vec<Shared> = log.into_iter().map(|it| it.1).take(FORMS.len()).collect();
    assert_eq!(newest, expected);
}

#[test]
fn a_whole_journal_goes_into_an_empty_one_and_into_no_other() {
    let (dir, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut desk = lived(dir.path());
    for wrong in [None, Some("not this one")] {
        let refused = ask(&mut desk, saving(SharedForm::Everything, wrong));
        assert!(matches!(refused, Err(Failure::WrongPassphrase { .. })));
    }
    let saved = save(&mut desk, SharedForm::Everything);
    let file = fs::read(&saved.place).unwrap();
    assert!(!file.windows(6).any(|it| it == b"herons"));
    let words = saved.words.unwrap();
    let take = |desk: &mut Desk, file: &[u8], words: &Private| {
        let file = Private(STANDARD.encode(file));
        let words = words.clone();
        ask(desk, TakeEverything { file, words })
    };
    assert_eq!(
        take(&mut desk, &file, &words),
        Err(no(FileRefusal::NotEmpty))
    );
    let mut new = set_up(other.path());
    let wrong = Private::from("not these six words at all");
    assert_eq!(
        take(&mut new, &file, &wrong),
        Err(no(FileRefusal::WrongWords))
    );
    let cut = &file[..file.len() - 1];
    assert_eq!(take(&mut new, cut, &words), Err(no(FileRefusal::Altered)));
    let before = None;
    assert!(
        ask(&mut new, SeeJournal { before })
            .unwrap()
            .days
            .is_empty()
    );
    take(&mut new, &file, &words).unwrap();
    clock::tell("2026-10-29T10:00");
    let page = |desk: &mut Desk| ask(desk, SeeJournal { before }).unwrap();
    assert_eq!(page(&mut new), page(&mut desk));
}

#[test]
fn strange_files_are_refused_by_their_kind() {
    let dir = tempfile::tempdir().unwrap();
    let mut desk = lived(dir.path());
    let zip = [b"PK\x03\x04".as_slice(), &[0; 4096]].concat();
    for (file, refusal) in [
        (b"".to_vec(), FileRefusal::Foreign),
        (zip, FileRefusal::Foreign),
        (b"<svg onload=alert(1)>".to_vec(), FileRefusal::Foreign),
        (
            b"%PDF-1.7\nstartxref\n0\n%%EOF\n".to_vec(),
            FileRefusal::NotSigned,
        ),
        (vec![b'%'; (16 << 20) + 1], FileRefusal::TooLarge),
    ] {
        assert_eq!(looked(&mut desk, &file), Err(no(refusal)));
    }
    let no_base64 = LookAtSummary {
        file: "not base64!".into(),
    };
    assert_eq!(ask(&mut desk, no_base64), Err(no(FileRefusal::Foreign)));
}
