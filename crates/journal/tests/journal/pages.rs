//! The file as somebody with the key and a hex editor sees it: every page decrypted, free ones too.

use std::{fs, path::Path};

use aes::cipher::{BlockModeDecrypt, KeyIvInit, block_padding::NoPadding};

/// SQLCipher 4: a page ends with its initial vector and an HMAC-SHA512.
const PAGE: usize = 4096;
const VECTOR: usize = 16;
const RESERVE: usize = VECTOR + 64;

/// All pages of the file, one after the other.
pub fn decrypted(path: &Path, key: [u8; 32]) -> Vec<u8> {
    let mut plain = vec![];
    for (n, page) in fs::read(path).unwrap().chunks_exact(PAGE).enumerate() {
        // The first page begins with the salt instead of "SQLite format 3".
        let from = if n == 0 { 16 } else { 0 };
        let mut text = page[from..PAGE - RESERVE].to_vec();
        let vector: [u8; VECTOR] = page[PAGE - RESERVE..][..VECTOR].try_into().unwrap();
        cbc::Decryptor::<aes::Aes256>::new(&key.into(), &vector.into())
            .decrypt_padded::<NoPadding>(&mut text)
            .unwrap();
        plain.extend(text);
    }
    plain
}

/// Whether the bytes stand anywhere in it, in small letters or as they are.
pub fn holds(hay: &[u8], needle: &str) -> bool {
    let bytes = needle.as_bytes();
    hay.windows(bytes.len())
        .any(|it| it.eq_ignore_ascii_case(bytes))
}
