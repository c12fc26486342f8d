//! The format of age, version 1 (age-encryption.org/v1), as far as it is needed here: the header
//! with its stanzas, and the payload in chunks of 64 KiB.
//!
//! Written on the primitives that the journal stands on already. The library for it brings sixty
//! more (translations, post-quantum keys, parsers) and is a second age of each of them; what is
//! written here is opened by Debian's `age` in the tests, and opens what that has sealed.

use base64::{
    Engine, alphabet,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
};
use chacha20poly1305::{
    ChaCha20Poly1305, Nonce,
    aead::{Aead, KeyInit},
};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::sealed::NotSealed;

/// The first line.
pub(crate) const VERSION: &str = "age-encryption.org/v1";

/// A header is never longer.
const LONGEST_HEADER: usize = 16 << 10;

const CHUNK: usize = 64 << 10;
const TAG: usize = 16;
const NONCE: usize = 16;

/// A secret key of 32 bytes.
pub(crate) type Secret = Zeroizing<[u8; 32]>;

/// The key of one file.
pub(crate) type FileKey = Zeroizing<[u8; 16]>;

/// Base64 as age spells it: no padding, one spelling only.
pub(crate) const BASE64: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new()
        .with_encode_padding(false)
        .with_decode_padding_mode(DecodePaddingMode::RequireNone),
);

/// One way to the file key.
#[derive(Debug)]
pub(crate) struct Stanza {
    pub(crate) args: Vec<String>,
    pub(crate) body: Vec<u8>,
}

/// A header, and what stands behind it.
pub(crate) struct Parted<'file> {
    pub(crate) stanzas: Vec<Stanza>,
    /// What its authenticity is reckoned over.
    head: &'file [u8],
    mac: Vec<u8>,
    payload: &'file [u8],
}

/// Random bytes.
pub(crate) fn drawn<const N: usize>() -> Result<[u8; N], NotSealed> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| NotSealed::Failed)?;
    Ok(bytes)
}

/// A key derived from another.
pub(crate) fn derived(from: &[u8], salt: &[u8], what: &[u8]) -> Secret {
    let mut key = Zeroizing::new([0; 32]);
    Hkdf::<Sha256>::new(Some(salt), from)
        .expand(what, key.as_mut())
        .expect("32 bytes are few");
    key
}

/// Wraps or unwraps a file key: each wrapping key is used once, so that its nonce is zero.
pub(crate) fn wrap(key: &Secret, file_key: &FileKey) -> Result<Vec<u8>, NotSealed> {
    let cipher = ChaCha20Poly1305::new((&**key).into());
    let wrapped = cipher.encrypt(&Nonce::default(), &file_key[..]);
    wrapped.map_err(|_| NotSealed::Failed)
}

/// None: another key wrapped it.
pub(crate) fn unwrap(key: &Secret, body: &[u8]) -> Option<FileKey> {
    let cipher = ChaCha20Poly1305::new((&**key).into());
    let opened = Zeroizing::new(cipher.decrypt(&Nonce::default(), body).ok()?);
    let key: [u8; 16] = opened.as_slice().try_into().ok()?;
    Some(Zeroizing::new(key))
}

/// The file: header, nonce and payload.
pub(crate) fn written(
    stanza: &Stanza,
    file_key: &FileKey,
    content: &[u8],
) -> Result<Vec<u8>, NotSealed> {
    let body = BASE64.encode(&stanza.body);
    let head = format!("{VERSION}\n-> {}\n{body}\n---", stanza.args.join(" "));
    let mac = BASE64.encode(mac(file_key, head.as_bytes()).finalize().into_bytes());
    let nonce: [u8; NONCE] = drawn()?;
    let mut file = format!("{head} {mac}\n").into_bytes();
    file.extend(nonce);
    let cipher = payload_cipher(file_key, &nonce);
    let chunks = content.chunks(CHUNK).len().max(1);
    for at in 0..chunks {
        let chunk = &content[at * CHUNK..content.len().min((at + 1) * CHUNK)];
        let sealed = cipher.encrypt(&chunk_nonce(at, at + 1 == chunks), chunk);
        file.extend(sealed.map_err(|_| NotSealed::Failed)?);
    }
    Ok(file)
}

fn mac(file_key: &FileKey, head: &[u8]) -> Hmac<Sha256> {
    let key = derived(&file_key[..], b"", b"header");
    let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(&key[..]).expect("any length will do");
    mac.update(head);
    mac
}

fn payload_cipher(file_key: &FileKey, nonce: &[u8]) -> ChaCha20Poly1305 {
    let key = derived(&file_key[..], nonce, b"payload");
    ChaCha20Poly1305::new((&*key).into())
}

/// The number of the chunk in eleven bytes, and whether it is the last.
fn chunk_nonce(at: usize, is_last: bool) -> Nonce {
    let mut nonce = [0; 12];
    nonce[3..11].copy_from_slice(&(at as u64).to_be_bytes());
    nonce[11] = u8::from(is_last);
    nonce.into()
}

/// Takes the header from its payload; nothing of it is believed yet.
///
/// # Errors
///
/// [`NotSealed::Damaged`].
pub(crate) fn parted(file: &[u8]) -> Result<Parted<'_>, NotSealed> {
    let within = &file[..file.len().min(LONGEST_HEADER)];
    let mut at = 0;
    let mut lines = std::iter::from_fn(|| {
        let line = within[at..].split(|it| *it == b'\n').next()?;
        let begin = at;
        // A last line without an end is none.
        within.get(begin + line.len())?;
        at = begin + line.len() + 1;
        Some((begin, std::str::from_utf8(line).ok()?))
    });
    let damaged = || NotSealed::Damaged;
    let (_, first) = lines.next().ok_or_else(damaged)?;
    if first != VERSION {
        return Err(damaged());
    }
    let mut stanzas = Vec::new();
    loop {
        let (begin, line) = lines.next().ok_or_else(damaged)?;
        if let Some(mac) = line.strip_prefix("--- ") {
            let mac_of = BASE64.decode(mac).map_err(|_| damaged())?;
            let end = begin + line.len() + 1;
            return match stanzas.is_empty() {
                true => Err(damaged()),
                false => Ok(Parted {
                    stanzas,
                    head: &file[..begin + 3],
                    mac: mac_of,
                    payload: &file[end..],
                }),
            };
        }
        let args = line.strip_prefix("-> ").ok_or_else(damaged)?;
        let mut text = String::new();
        // The body ends with the first line that is not full.
        loop {
            let (_, line) = lines.next().ok_or_else(damaged)?;
            text.push_str(line);
            match line.len() {
                64 => {}
                ..64 => break,
                _ => return Err(damaged()),
            }
        }
        stanzas.push(Stanza {
            args: args.split(' ').map(str::to_owned).collect(),
            body: BASE64.decode(text).map_err(|_| damaged())?,
        });
    }
}

impl Parted<'_> {
    /// The content, at most `longest` bytes of it.
    ///
    /// # Errors
    ///
    /// [`NotSealed::Damaged`] for one changed byte, anywhere; [`NotSealed::TooMuch`].
    pub(crate) fn content(&self, file_key: &FileKey, longest: usize) -> Result<Vec<u8>, NotSealed> {
        let damaged = |_| NotSealed::Damaged;
        mac(file_key, self.head)
            .verify_slice(&self.mac)
            .map_err(|_| NotSealed::Damaged)?;
        let (nonce, sealed) = self
            .payload
            .split_at_checked(NONCE)
            .ok_or(NotSealed::Damaged)?;
        let cipher = payload_cipher(file_key, nonce);
        let chunks = sealed.chunks(CHUNK + TAG).len();
        if chunks == 0 {
            return Err(NotSealed::Damaged);
        }
        if sealed.len() - chunks * TAG.min(sealed.len() / chunks) > longest {
            return Err(NotSealed::TooMuch);
        }
        let mut content = Vec::with_capacity(sealed.len());
        for (at, chunk) in sealed.chunks(CHUNK + TAG).enumerate() {
            let opened = cipher
                .decrypt(&chunk_nonce(at, at + 1 == chunks), chunk)
                .map_err(damaged)?;
            // Only a file of nothing ends with a chunk of nothing.
            if opened.is_empty() && at > 0 {
                return Err(NotSealed::Damaged);
            }
            content.extend(opened);
        }
        Ok(content)
    }
}
