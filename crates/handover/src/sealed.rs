//! Files sealed with age: to six words, or to a key. Any other age opens them.
//!
//! Six words of 2,048 have 66 bits; scrypt makes each guess cost about a second.

use bech32::{Bech32, Hrp, primitives::decode::CheckedHrpstring};
use care::private::Private;
use scrypt::{Params, scrypt};
use thiserror::Error;
use x25519_dalek::{PublicKey, StaticSecret};
use zeroize::Zeroizing;

use crate::age_format::{
    BASE64, FileKey, Secret, Stanza, VERSION, derived, drawn, parted, unwrap, wrap, written,
};
use base64::Engine;

/// The cost of a guess: 2^17 rounds, 128 MiB.
const WORK: u8 = 17;

/// What a file may ask of the device that opens it: 2^20 rounds, 1 GiB.
const MOST_WORK: u8 = 20;

const KEY: &str = "age";
const SECRET_KEY: &str = "age-secret-key-";
const X25519: &str = "X25519";
const SCRYPT: &str = "scrypt";

/// Why a file was not sealed or opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NotSealed {
    /// This is no key that begins with `age1`.
    #[error("this is no key to seal with")]
    NoKey,
    /// Not a file sealed with age, or cut, or altered.
    #[error("the file is damaged or not sealed with age")]
    Damaged,
    /// The words or the key are not those.
    #[error("the words do not open this file")]
    Wrong,
    /// It asks for more than a device should give, or holds more than it should.
    #[error("the file asks for too much")]
    TooMuch,
    /// The system gave no random bytes.
    #[error("the file could not be sealed")]
    Failed,
}

/// Seals a file with words.
///
/// # Errors
///
/// [`NotSealed::Failed`].
pub fn with_words(content: &[u8], words: &Private) -> Result<Vec<u8>, NotSealed> {
    let file_key: FileKey = Zeroizing::new(drawn()?);
    let salt: [u8; 16] = drawn()?;
    let stanza = Stanza {
        args: vec![SCRYPT.to_owned(), BASE64.encode(salt), WORK.to_string()],
        body: wrap(&stretched(words, &salt, WORK)?, &file_key)?,
    };
    written(&stanza, &file_key, content)
}

/// Seals a file to somebody's key, such as the therapist's.
///
/// # Errors
///
/// [`NotSealed::NoKey`], [`NotSealed::Failed`].
pub fn to_key(content: &[u8], key: &str) -> Result<Vec<u8>, NotSealed> {
    let theirs = PublicKey::from(bytes(key, KEY)?);
    let file_key: FileKey = Zeroizing::new(drawn()?);
    let once = StaticSecret::from(drawn::<32>()?);
    let share = PublicKey::from(&once);
    let stanza = Stanza {
        args: vec![X25519.to_owned(), BASE64.encode(share.as_bytes())],
        body: wrap(
            &agreed(&once, &theirs, &share, &theirs).ok_or(NotSealed::NoKey)?,
            &file_key,
        )?,
    };
    written(&stanza, &file_key, content)
}

/// Opens a file with words; at most `longest` bytes are unpacked.
///
/// # Errors
///
/// [`NotSealed`].
pub fn open(file: &[u8], words: &Private, longest: usize) -> Result<Vec<u8>, NotSealed> {
    let parted = parted(file)?;
    // By the standard, words are the only way into a file that has them.
    let [Stanza { args, body }] = parted.stanzas.as_slice() else {
        return Err(NotSealed::Wrong);
    };
    let [kind, salt, work] = args.as_slice() else {
        return Err(NotSealed::Wrong);
    };
    if kind != SCRYPT {
        return Err(NotSealed::Wrong);
    }
    let salt = BASE64.decode(salt).map_err(|_| NotSealed::Damaged)?;
    let rounds: u8 = work.parse().map_err(|_| NotSealed::Damaged)?;
    if salt.len() != 16 || rounds.to_string() != *work || rounds == 0 {
        return Err(NotSealed::Damaged);
    }
    if rounds > MOST_WORK {
        return Err(NotSealed::TooMuch);
    }
    let file_key = unwrap(&stretched(words, &salt, rounds)?, body).ok_or(NotSealed::Wrong)?;
    parted.content(&file_key, longest)
}

/// Opens a file with a secret key (`AGE-SECRET-KEY-1..`).
///
/// # Errors
///
/// [`NotSealed`].
pub fn open_with_key(file: &[u8], key: &str, longest: usize) -> Result<Vec<u8>, NotSealed> {
    let ours = StaticSecret::from(bytes(&key.to_lowercase(), SECRET_KEY)?);
    let public = PublicKey::from(&ours);
    let parted = parted(file)?;
    let opened = parted.stanzas.iter().find_map(|it| {
        let [kind, share] = it.args.as_slice() else {
            return None;
        };
        let share: [u8; 32] = BASE64.decode(share).ok()?.try_into().ok()?;
        let share = PublicKey::from(share);
        let key = agreed(&ours, &share, &share, &public).filter(|_| kind == X25519)?;
        unwrap(&key, &it.body)
    });
    parted.content(&opened.ok_or(NotSealed::Wrong)?, longest)
}

/// Whether these bytes begin as a sealed file does.
pub fn is_sealed(file: &[u8]) -> bool {
    file.starts_with(VERSION.as_bytes())
}

fn stretched(words: &Private, salt: &[u8], rounds: u8) -> Result<Secret, NotSealed> {
    let salt = [b"age-encryption.org/v1/scrypt", salt].concat();
    let params = Params::new(rounds, 8, 1).map_err(|_| NotSealed::Damaged)?;
    let mut key = Zeroizing::new([0; 32]);
    scrypt(words.reveal().as_bytes(), &salt, &params, key.as_mut())
        .map_err(|_| NotSealed::Failed)?;
    Ok(key)
}

/// None for a share that gives everybody the same secret.
fn agreed(
    ours: &StaticSecret,
    with: &PublicKey,
    share: &PublicKey,
    to: &PublicKey,
) -> Option<Secret> {
    let secret = ours.diffie_hellman(with);
    let salt = [&share.as_bytes()[..], to.as_bytes()].concat();
    let key = derived(secret.as_bytes(), &salt, b"age-encryption.org/v1/X25519");
    secret.was_contributory().then_some(key)
}

/// The 32 bytes of a key in its letters.
fn bytes(key: &str, kind: &str) -> Result<[u8; 32], NotSealed> {
    let read = CheckedHrpstring::new::<Bech32>(key.trim()).map_err(|_| NotSealed::NoKey)?;
    let kind = Hrp::parse(kind).map_err(|_| NotSealed::NoKey)?;
    let bytes: Vec<u8> = read.byte_iter().collect();
    match read.hrp() == kind {
        true => bytes.try_into().map_err(|_| NotSealed::NoKey),
        false => Err(NotSealed::NoKey),
    }
}
