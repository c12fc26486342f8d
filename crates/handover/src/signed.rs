//! A page as PDF that carries its data and a signature over every byte.
//!
//! Behind the page stand two comments, which every reader of PDF passes over:
//!
//! ```text
//! ..                  the page as it was typeset
//! %GWSEAL1 ..         a seal (crate seal) in base64, over the SHA-512 of all bytes before this
//!                     line, and behind it the packed data; none in a page that is locked
//! startxref / n / %%EOF   the end of the page once more, for readers that begin there
//! ```
//!
//! Whoever looks first checks the signature over all of it; only then is the data read. Nothing
//! of the PDF itself is ever taken apart.

use base64::{Engine, engine::general_purpose::STANDARD};
use care::summary::Summary;
use seal::{
    key::{PublicKey, SecretKey},
    pack::{self, NotUnpacked},
    seal::{Broken, Purpose, close, open},
};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha512};
use thiserror::Error;

use crate::sealed::is_sealed;

/// The largest file that is looked at, in bytes.
pub const LONGEST: usize = 16 << 20;

/// The longest data, unpacked.
const LONGEST_DATA: usize = 8 << 20;

const MARK: &[u8] = b"\n%GWSEAL1 ";
const HASH: usize = 64;
const FORMAT: u32 = 1;

/// What a signed page says.
#[derive(Clone, Debug, PartialEq)]
pub struct Seen {
    /// Which device signed it.
    pub key: PublicKey,
    /// Its data; none in a page that is locked.
    pub summary: Option<Summary>,
}

/// Why a file is not to be believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NotSeen {
    /// Larger than any page.
    #[error("the file is too large for a summary")]
    TooLarge,
    /// It is sealed for somebody, and has to be opened first.
    #[error("the file is sealed")]
    Sealed,
    /// No PDF.
    #[error("this is no summary")]
    NotAPage,
    /// A PDF without a signature, or one that lost it.
    #[error("the page is not signed, or was cut")]
    NotSigned,
    /// It was changed after it was signed.
    #[error("the page is not what was signed")]
    Altered,
    /// A newer app made it.
    #[error("a newer app made the page")]
    Newer,
    /// Unaltered, but its data cannot be read.
    #[error("the data of the page cannot be read")]
    Damaged,
}

#[derive(Serialize, Deserialize)]
struct Data<S> {
    format: u32,
    summary: S,
}

/// The format alone, read before all else.
#[derive(Deserialize)]
struct Format {
    format: u32,
}

/// Signs a page; none if it is no PDF as we make them.
pub fn sign(pdf: Vec<u8>, key: &SecretKey, summary: Option<&Summary>) -> Option<Vec<u8>> {
    let end = end(&pdf)?;
    let mut body = Sha512::digest(&pdf).to_vec();
    if let Some(summary) = summary {
        let data = Data {
            format: FORMAT,
            summary,
        };
        let text = serde_json::to_string(&data).ok()?;
        if text.len() > LONGEST_DATA {
            return None;
        }
        body.extend(pack::pack(&text));
    }
    let seal = STANDARD.encode(close(key, Purpose::Page, &body));
    let mut file = pdf;
    file.extend(MARK);
    file.extend(seal.as_bytes());
    file.extend(end);
    Some(file)
}

/// Looks at a file that somebody gave us.
///
/// # Errors
///
/// [`NotSeen`].
pub fn look(file: &[u8]) -> Result<Seen, NotSeen> {
    if file.len() > LONGEST {
        return Err(NotSeen::TooLarge);
    }
    if is_sealed(file) {
        return Err(NotSeen::Sealed);
    }
    if !file.starts_with(b"%PDF-") {
        return Err(NotSeen::NotAPage);
    }
    let at = last(file, MARK).ok_or(NotSeen::NotSigned)?;
    let (pdf, rest) = (&file[..at], &file[at + MARK.len()..]);
    let line = rest.iter().position(|it| *it == b'\n');
    let (seal, after) = rest.split_at(line.ok_or(NotSeen::NotSigned)?);
    if end(pdf).as_deref() != Some(after) {
        return Err(NotSeen::Altered);
    }
    let seal = STANDARD.decode(seal).map_err(|_| NotSeen::Altered)?;
    let opened = open(&seal, Purpose::Page).map_err(|it| match it {
        Broken::Newer => NotSeen::Newer,
        Broken::NotSealed | Broken::OtherPurpose | Broken::Cut | Broken::Altered => {
            NotSeen::Altered
        }
    })?;
    let (hash, data) = opened.body.split_at_checked(HASH).ok_or(NotSeen::Altered)?;
    if hash != &Sha512::digest(pdf)[..] {
        return Err(NotSeen::Altered);
    }
    Ok(Seen {
        key: opened.key,
        summary: match data {
            [] => None,
            packed => Some(read(packed)?),
        },
    })
}

fn read(packed: &[u8]) -> Result<Summary, NotSeen> {
    let text = pack::unpack(packed, LONGEST_DATA).map_err(|it| match it {
        NotUnpacked::TooLong => NotSeen::TooLarge,
        NotUnpacked::Damaged => NotSeen::Damaged,
    })?;
    let Format { format } = serde_json::from_str(&text).map_err(|_| NotSeen::Damaged)?;
    if format > FORMAT {
        return Err(NotSeen::Newer);
    }
    let data: Data<Summary> = serde_json::from_str(&text).map_err(|_| NotSeen::Damaged)?;
    Ok(data.summary)
}

/// The end of a page, from its last `startxref` on, as it is repeated.
fn end(pdf: &[u8]) -> Option<Vec<u8>> {
    let at = last(pdf, b"startxref")?;
    let number: Vec<u8> = pdf[at + b"startxref".len()..]
        .iter()
        .copied()
        .skip_while(u8::is_ascii_whitespace)
        .take_while(u8::is_ascii_digit)
        .take(20)
        .collect();
    (!number.is_empty()).then(|| [b"\nstartxref\n", &number[..], b"\n%%EOF\n"].concat())
}

fn last(within: &[u8], wanted: &[u8]) -> Option<usize> {
    within.windows(wanted.len()).rposition(|it| it == wanted)
}
