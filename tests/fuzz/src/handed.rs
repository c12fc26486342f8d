//! What is handed from one to another: the signed page, and the file sealed with age.

use std::sync::LazyLock;

use base64::{Engine, engine::general_purpose::STANDARD};
use care::{private::Private, summary_check::check, words::Words};
use handover::{
    sealed::{open, open_with_key, to_key},
    signed::{LONGEST, look},
};
use seal::{
    key::SecretKey,
    seal::{Purpose, close},
};
use sha2::{Digest, Sha512};

/// An age key that nobody uses, as the seeds know it.
pub const AGE_KEY: &str = "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj";
/// Its secret half.
pub const SECRET: &str =
    "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX";

/// The cheapest work of scrypt.
const LEAST_WORK: u8 = 1;

/// The most that age asks for; more is refused by the reader without a try.
const MOST_WORK: u8 = 20;

/// As little of a page as is looked at.
const PAGE: &[u8] = b"%PDF-1.7\nstartxref\n9\n%%EOF\n";
const END: &[u8] = b"\nstartxref\n9\n%%EOF\n";

static WORDS: LazyLock<Words> = LazyLock::new(Words::english);
static STRANGER: LazyLock<SecretKey> = LazyLock::new(|| SecretKey::of(&[7; 32]));

/// A page, or data that a stranger's device signs.
pub(crate) fn summary(bytes: &[u8]) -> bool {
    let seen = match bytes.starts_with(b"%PDF-") {
        true => look(bytes),
        false => look(&signed(bytes)),
    };
    let Ok(seen) = seen else { return false };
    assert_eq!(seen.key.fingerprint().len(), 23);
    let Some(summary) = seen.summary else {
        return true;
    };
    for day in [summary.from, summary.to, summary.made_on] {
        WORDS.date(day);
    }
    check(&summary).differ.is_empty()
}

/// A page with these data and an unbroken signature.
pub fn signed(data: &[u8]) -> Vec<u8> {
    let body = [&Sha512::digest(PAGE)[..], &stored(data)].concat();
    let seal = STANDARD.encode(close(&STRANGER, Purpose::Page, &body));
    [PAGE, b"\n%GWSEAL1 ", seal.as_bytes(), END].concat()
}

/// Packed without packing (RFC 1951, 3.2.4).
fn stored(data: &[u8]) -> Vec<u8> {
    let mut packed = Vec::with_capacity(data.len() + 16);
    let mut blocks = data.chunks(usize::from(u16::MAX)).peekable();
    while let Some(block) = blocks.next() {
        let length = u16::try_from(block.len()).unwrap_or(u16::MAX);
        packed.push(u8::from(blocks.peek().is_none()));
        packed.extend(length.to_le_bytes());
        packed.extend((!length).to_le_bytes());
        packed.extend(block);
    }
    packed
}

/// A sealed file, with a key and with words; and a key to seal to.
pub(crate) fn sealed(bytes: &[u8]) -> bool {
    let opened = open_with_key(bytes, SECRET, LONGEST);
    if !asks_for_work(bytes) {
        let _ = open(bytes, &Private::from("six words"), LONGEST);
    }
    if let Ok(key) = std::str::from_utf8(bytes) {
        let _ = to_key(b"", key);
    }
    opened.is_ok()
}

/// Whether scrypt would be kept busy with it: all that is tried here would be scrypt then.
fn asks_for_work(bytes: &[u8]) -> bool {
    let mut lines = bytes.split(|it| *it == b'\n').map(<[u8]>::trim_ascii_end);
    lines.any(|it| {
        let words = it.strip_prefix(b"-> scrypt ".as_slice());
        let work = words.and_then(|it| it.rsplit(|it| *it == b' ').next());
        let work = work.and_then(|it| std::str::from_utf8(it).ok()?.parse().ok());
        work.is_some_and(|it: u8| LEAST_WORK < it && it <= MOST_WORK)
    })
}
