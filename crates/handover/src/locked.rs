//! A page locked with words, for any reader of PDF: AES-256, the standard security handler of
//! revision 6 (ISO 32000-2, 7.6.4). Six words of 2,048 have 66 bits; a guess costs some thousand
//! rounds of SHA-2, far less than one at a file sealed with age.
//!
//! - The words are generated and plain ASCII, as readers differ in how they prepare any other sign.
//! - All that the page says, its data and its title are encrypted. The standard leaves the skeleton
//!   open: how many pages, table cells and letters' shapes there are, and how long each part is.
//! - A signature ([`crate::signed`]) is put around the locked page: it is over the bytes as they are
//!   sent, so that whoever has the file sees without the words that it is unaltered and which device
//!   made it. The answers behind the figures are not put beside it, where anybody could read them:
//!   of a locked page no figure can be worked out again. A reader that saves the page anew loses
//!   the signature.
//! - Poppler's programs on the command line take no more than 32 signs as a password.
//!
//! A locked page that comes back is never taken apart: only pages that we typeset are read here.

use std::{collections::BTreeMap, sync::Arc};

use care::private::Private;
use lopdf::{
    Document, EncryptionState, EncryptionVersion, Object, Permissions, StringFormat,
    encryption::crypt_filters::{Aes256CryptFilter, CryptFilter},
};
use thiserror::Error;

/// The page could not be locked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("the page could not be locked")]
pub struct NotLocked;

/// Locks a page of ours with words.
///
/// # Errors
///
/// [`NotLocked`].
pub fn lock(pdf: &[u8], words: &Private) -> Result<Vec<u8>, NotLocked> {
    let mut document = Document::load_mem(pdf).map_err(|_| NotLocked)?;
    // The key to the page, and the name that the standard asks for, drawn anew for each file.
    let mut key = [0_u8; 32];
    let mut owner = [0_u8; 24];
    let mut name = [0_u8; 16];
    for bytes in [&mut key[..], &mut owner[..], &mut name[..]] {
        getrandom::fill(bytes).map_err(|_| NotLocked)?;
    }
    let name = Object::String(name.to_vec(), StringFormat::Hexadecimal);
    document
        .trailer
        .set("ID", Object::Array(vec![name.clone(), name]));
    let owner: String = owner.iter().map(|it| format!("{it:02x}")).collect();
    let filter: Arc<dyn CryptFilter> = Arc::new(Aes256CryptFilter);
    let version = EncryptionVersion::V5 {
        encrypt_metadata: true,
        crypt_filters: BTreeMap::from([(b"StdCF".to_vec(), filter)]),
        file_encryption_key: &key,
        stream_filter: b"StdCF".to_vec(),
        string_filter: b"StdCF".to_vec(),
        owner_password: &owner,
        user_password: words.reveal(),
        // Whoever has the words may read, print and copy.
        permissions: Permissions::all(),
    };
    let state = EncryptionState::try_from(version).map_err(|_| NotLocked)?;
    document.encrypt(&state).map_err(|_| NotLocked)?;
    let mut locked = Vec::new();
    document.save_to(&mut locked).map_err(|_| NotLocked)?;
    Ok(locked)
}
