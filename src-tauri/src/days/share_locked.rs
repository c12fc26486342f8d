//! A page locked with six words: tools that are not ours open it with them, and with nothing else.

use std::{collections::HashSet, fs, path::Path, process::Command};

use care::{
    contract::SeeShared,
    shared::{FORMS, Shared, SharedForm},
    words::Words,
};

use handover::locked;

use super::{super::ask, choice, lived, looked, read, reader_with, save};
use crate::look;

/// So many bytes of the page's own are looked for in other files.
const PIECE: usize = 24;

/// Whether a tool of others takes the file, and what it says.
pub(super) fn tried(tool: &str, args: &[&str], file: &Path) -> (bool, String) {
    let mut command = Command::new(tool);
    command.args(args).arg(file);
    if tool == "pdftotext" {
        command.arg("-");
    }
    let done = command.output().expect("the tool must be installed");
    let said = [done.stdout, done.stderr].concat();
    let said = String::from_utf8_lossy(&said).into_owned();
    (done.status.success(), said)
}

/// How many pieces of what the page holds, its streams, stand in another file; and of how many.
fn pieces(of: &[u8], within: &[u8]) -> (usize, usize) {
    let there: HashSet<&[u8]> = within.windows(PIECE).collect();
    let (mut found, mut all) = (0, 0);
    let mut rest = of;
    while let Some(begin) = place(rest, b"stream\n") {
        let body = &rest[begin + b"stream\n".len()..];
        let Some(end) = place(body, b"endstream") else {
            break;
        };
        for piece in body[..end].chunks_exact(PIECE) {
            all += 1;
            found += usize::from(there.contains(piece));
        }
        rest = &body[end + b"endstream".len()..];
    }
    (found, all)
}

fn place(within: &[u8], wanted: &[u8]) -> Option<usize> {
    within.windows(wanted.len()).position(|it| it == wanted)
}

#[test]
fn six_words_open_a_locked_page_in_any_reader_and_nothing_else_does() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut desk = lived(dir.path());
    let saved = save(&mut desk, SharedForm::Locked);
    let words = saved.words.expect("six words");
    let words = words.reveal();
    assert_eq!(words.split(' ').count(), 6);
    let file = Path::new(&saved.place);
    let password = format!("--password={words}");
    let checked = read("qpdf", &[&password, "--check"], file);
    assert!(!checked.contains("WARNING"), "{checked}");
    let told = read("qpdf", &[&password, "--show-encryption"], file);
    for said in [
        "R = 6",
        "stream encryption method: AESv3",
        "string encryption method: AESv3",
        "file encryption method: AESv3",
        "extract for accessibility: allowed",
    ] {
        assert!(told.contains(said), "{said}: {told}");
    }
    let page = save(&mut desk, SharedForm::Page);
    let text = read("pdftotext", &["-layout"], Path::new(&page.place));
    // Chrome's reader.
    let plain = reader_with("pdf_text.py", Path::new(&page.place), "");
    assert!(plain.contains("PHQ-9"), "{plain}");
    assert_eq!(reader_with("pdf_text.py", file, words), plain);
    // Poppler's own programs take no more than 32 signs, though readers built on it do.
    let few = words.rsplitn(4, ' ').last().expect("three words");
    let bytes = fs::read(&page.place).expect("the page");
    let short = dir.path().join("short.pdf");
    let locked = locked::lock(&bytes, &few.into()).expect("a page");
    fs::write(&short, locked).expect("room");
    assert_eq!(read("pdftotext", &["-layout", "-upw", few], &short), text);
    let with_hyphens = words.replace(' ', "-");
    let too_few = words.rsplit_once(' ').expect("six words").0;
    for wrong in ["", &with_hyphens, too_few, &words.to_uppercase()] {
        let (opened, said) = tried("pdftotext", &["-upw", wrong], &short);
        assert!(!opened && said.contains("Incorrect password"), "{said}");
        assert_eq!(reader_with("pdf_text.py", file, wrong).trim(), "refused");
        let password = format!("--password={wrong}");
        let (opened, said) = tried("qpdf", &[&password, "--check"], file);
        assert!(!opened && said.contains("invalid password"), "{said}");
    }
}

#[test]
fn nothing_that_the_page_holds_stands_in_a_locked_one() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut desk = lived(dir.path());
    let saved = save(&mut desk, SharedForm::Locked);
    let words = saved.words.expect("six words");
    let locked = fs::read(&saved.place).expect("the file");
    let page = save(&mut desk, SharedForm::Page);
    let page = fs::read(page.place).expect("the page");
    let unlocked = dir.path().join("unlocked.pdf");
    let password = format!("--password={}", words.reveal());
    let args = [&password, "--decrypt", &saved.place];
    read("qpdf", &args, &unlocked);
    let unlocked = fs::read(unlocked).expect("the unlocked page");
    // The search finds what it is to find, where the words took the lock off.
    let (found, all) = pieces(&page, &unlocked);
    assert!(all > 500 && found * 10 > all * 8, "{found} of {all}");
    assert_eq!(pieces(&page, &locked), (0, all));
    for said in ["Groundwork", "summary.fhir.json", "PHQ"] {
        assert_eq!(place(&locked, said.as_bytes()), None, "{said}");
    }
    assert!(place(&page, b"summary.fhir.json").is_some());
}

#[test]
fn a_locked_page_is_known_as_unaltered_and_says_that_it_cannot_be_checked() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut desk = lived(dir.path());
    let saved = save(&mut desk, SharedForm::Locked);
    let mut file = fs::read(&saved.place).expect("the file");
    let told = looked(&mut desk, &file).expect("a signed page");
    assert!(told.is_sound, "{told:?}");
    assert!(told.lines[3].contains("locked"), "{told:?}");
    assert_eq!(told.lines.len(), 4, "no figure, no day: {told:?}");
    let shared = ask(&mut desk, SeeShared {}).expect("the log");
    let digits = shared.fingerprint.expect("a key");
    let (is_sound, said) = look::verify(Path::new(&saved.place));
    assert!(is_sound && said.contains(&digits), "{said}");
    let words = saved.words.expect("six words");
    let (opened, said) = look::open(Path::new(&saved.place), words.reveal());
    let told = Words::english().say("look-no-need");
    assert_eq!((opened, said), (false, told));
    let middle = file.len() / 2;
    file[middle] ^= 1;
    assert!(looked(&mut desk, &file).is_err());
}

#[test]
fn printing_writes_no_file_and_is_noted() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut desk = lived(dir.path());
    let saved = save(&mut desk, SharedForm::Printed);
    assert_eq!((saved.place.as_str(), saved.words), ("", None));
    assert!(!dir.path().join("documents").exists(), "a file was written");
    let log = ask(&mut desk, SeeShared {}).expect("the log");
    assert_eq!(log.lines[0].1, Shared::of(SharedForm::Printed, &choice()));
    assert_eq!(log.forms, FORMS, "a desktop can make all of them");
}
