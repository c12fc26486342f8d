//! A look at a file that somebody shared: on the screen, and as `groundwork verify FILE`.

use std::{fs, io::Read, path::Path};

use base64::{Engine, engine::general_purpose::STANDARD};
use care::{
    contract::Failure,
    private::Private,
    refusal::{FileRefusal, Refusal},
    shared::Looked,
    summary::Summary,
    summary_check::{Checked, check},
    words::Words,
};
use handover::{
    sealed::{self, NotSealed},
    signed::{self, LONGEST, NotSeen, Seen},
};
use seal::key::PublicKey;

use crate::failure::Trouble;

/// What the patient picked, in base64, as the bytes that it is.
///
/// # Errors
///
/// [`FileRefusal::TooLarge`], before any of it is unpacked; [`FileRefusal::Foreign`].
pub(crate) fn bytes(picked: &Private, longest: usize) -> Result<Vec<u8>, FileRefusal> {
    let picked = picked.reveal();
    if picked.len() / 4 * 3 > longest {
        return Err(FileRefusal::TooLarge);
    }
    STANDARD.decode(picked).map_err(|_| FileRefusal::Foreign)
}

/// Why a page is not to be believed, as a refusal with its sentence.
pub(crate) fn why(not: NotSeen) -> FileRefusal {
    match not {
        NotSeen::TooLarge => FileRefusal::TooLarge,
        NotSeen::Sealed => FileRefusal::Sealed,
        NotSeen::NotAPage => FileRefusal::Foreign,
        NotSeen::NotSigned => FileRefusal::NotSigned,
        NotSeen::Altered => FileRefusal::Altered,
        NotSeen::Newer => FileRefusal::Newer,
        NotSeen::Damaged => FileRefusal::Damaged,
    }
}

/// Why a sealed file was not made or not opened.
pub(crate) fn unsealed(not: NotSealed) -> Trouble {
    let refusal = match not {
        NotSealed::NoKey => FileRefusal::NoKey,
        NotSealed::Damaged => FileRefusal::Altered,
        NotSealed::Wrong => FileRefusal::WrongWords,
        NotSealed::TooMuch => FileRefusal::TooLarge,
        NotSealed::Failed => return failed(not),
    };
    refusal.into()
}

/// Something that no patient can have caused.
pub(crate) fn failed(cause: impl std::error::Error) -> Trouble {
    tracing::error!(%cause, "a file could not be made");
    Trouble(Failure::Unexpected)
}

impl From<FileRefusal> for Trouble {
    fn from(refusal: FileRefusal) -> Self {
        Refusal::from(refusal).into()
    }
}

/// What an unaltered page says: by which device, whether its figures are equal when reckoned
/// again, and what was left out. `own`: the key of this journal.
pub(crate) fn told(words: &Words, seen: &Seen, own: Option<PublicKey>) -> Looked {
    let digits = seen.key.fingerprint();
    let mut lines = vec![
        words.say("look-unaltered"),
        words.say_with("look-device", &[("digits", digits.into())]),
        words.say(match own == Some(seen.key) {
            true => "look-device-own",
            false => "look-device-compare",
        }),
    ];
    let is_sound = match &seen.summary {
        Some(summary) => figures(words, summary, &mut lines),
        None => {
            lines.push(words.say("look-locked"));
            true
        }
    };
    Looked { is_sound, lines }
}

fn figures(words: &Words, summary: &Summary, lines: &mut Vec<String>) -> bool {
    let Checked {
        equal,
        differ,
        cannot,
    } = check(summary);
    lines.push(words.say_with(
        "look-period",
        &[
            ("from", words.date(summary.from).into()),
            ("to", words.date(summary.to).into()),
            ("made", words.date(summary.made_on).into()),
        ],
    ));
    if differ.is_empty() {
        lines.push(words.say_with("look-equal", &[("count", equal.into())]));
    } else {
        let names = [("names", differ.join(", ").into())];
        lines.insert(0, words.say_with("look-differ", &names));
    }
    if cannot > 0 {
        lines.push(words.say_with("look-cannot", &[("count", cannot.into())]));
    }
    let left_out = report::page::left_out(summary, words);
    lines.push(left_out.unwrap_or_else(|| words.say("look-nothing-left-out")));
    differ.is_empty()
}

/// `groundwork verify FILE`: what the file says of itself, and whether it is sound.
pub fn verify(file: &Path) -> (bool, String) {
    let words = Words::english();
    let seen = read(file).and_then(|it| signed::look(&it).map_err(why));
    match seen {
        Ok(seen) => {
            let Looked { is_sound, lines } = told(&words, &seen, None);
            (is_sound, lines.join("\n"))
        }
        Err(refusal) => (false, words.say(sentence(refusal))),
    }
}

/// `groundwork open FILE`: opens a sealed file with `words`, or with a secret key of age, into
/// a new file beside it.
pub fn open(file: &Path, with: &str) -> (bool, String) {
    let words = Words::english();
    let file_read = read(file);
    if file_read.as_ref().is_ok_and(|it| it.starts_with(b"%PDF-")) {
        return (false, words.say("look-no-need"));
    }
    let opened = file_read.and_then(|it| {
        let with = with.trim();
        let opened = match with.starts_with("AGE-SECRET-KEY-1") {
            true => sealed::open_with_key(&it, with, LONGEST),
            false => sealed::open(&it, &Private::from(with), LONGEST),
        };
        opened.map_err(|it| match it {
            NotSealed::Wrong => FileRefusal::WrongWords,
            NotSealed::NoKey => FileRefusal::NoKey,
            NotSealed::TooMuch => FileRefusal::TooLarge,
            NotSealed::Damaged | NotSealed::Failed => FileRefusal::Altered,
        })
    });
    let beside = file.with_extension("");
    match opened {
        Err(refusal) => (false, words.say(sentence(refusal))),
        Ok(content) => {
            let mut options = fs::OpenOptions::new();
            options.write(true).create_new(true);
            let written = options
                .open(&beside)
                .and_then(|mut it| std::io::Write::write_all(&mut it, &content));
            let place = [("path", beside.display().to_string().into())];
            match written {
                Ok(()) => (true, words.say_with("look-opened", &place)),
                Err(_) => (false, words.say_with("look-not-written", &place)),
            }
        }
    }
}

/// At most one byte more than is looked at is ever in memory.
fn read(file: &Path) -> Result<Vec<u8>, FileRefusal> {
    let mut bytes = Vec::new();
    let most = u64::try_from(LONGEST).unwrap_or(u64::MAX) + 1;
    let opened = fs::File::open(file).map_err(|_| FileRefusal::Damaged)?;
    let read = opened.take(most).read_to_end(&mut bytes);
    read.map_err(|_| FileRefusal::Damaged)?;
    Ok(bytes)
}

fn sentence(refusal: FileRefusal) -> &'static str {
    match refusal {
        FileRefusal::TooLarge => "refusal-file-too_large",
        FileRefusal::Foreign => "refusal-file-foreign",
        FileRefusal::Sealed => "refusal-file-sealed",
        FileRefusal::NotSigned => "refusal-file-not_signed",
        FileRefusal::Altered => "refusal-file-altered",
        FileRefusal::Newer => "refusal-file-newer",
        FileRefusal::Damaged => "refusal-file-damaged",
        FileRefusal::WrongWords => "refusal-file-wrong_words",
        FileRefusal::NoKey => "refusal-file-no_key",
        FileRefusal::NotEmpty => "refusal-file-not_empty",
    }
}
