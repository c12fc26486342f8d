//! Text made small enough for a picture (raw deflate), and back without trusting its size.

use miniz_oxide::{
    deflate::compress_to_vec,
    inflate::{TINFLStatus, decompress_to_vec_with_limit},
};
use thiserror::Error;

/// The slowest and smallest of deflate: a plan is packed once.
const SMALLEST: u8 = 10;

/// Why packed text does not unpack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NotUnpacked {
    /// It would be longer than allowed; no more than that was ever in memory.
    #[error("the text is too long")]
    TooLong,
    /// It is not packed as we pack, or no text.
    #[error("the text cannot be unpacked")]
    Damaged,
}

/// Packs a text.
pub fn pack(text: &str) -> Vec<u8> {
    compress_to_vec(text.as_bytes(), SMALLEST)
}

/// Unpacks a text of at most `limit` bytes.
///
/// # Errors
///
/// [`NotUnpacked`].
pub fn unpack(packed: &[u8], limit: usize) -> Result<String, NotUnpacked> {
    let bytes = decompress_to_vec_with_limit(packed, limit).map_err(|it| match it.status {
        TINFLStatus::HasMoreOutput => NotUnpacked::TooLong,
        TINFLStatus::FailedCannotMakeProgress
        | TINFLStatus::BadParam
        | TINFLStatus::Adler32Mismatch
        | TINFLStatus::Failed
        | TINFLStatus::Done
        | TINFLStatus::NeedsMoreInput => NotUnpacked::Damaged,
        // The library may learn new ways to fail.
        _ => NotUnpacked::Damaged,
    })?;
    String::from_utf8(bytes).map_err(|_| NotUnpacked::Damaged)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_bomb_is_refused_before_it_bursts() {
        let bomb = pack(&" ".repeat(8 << 20));
        assert!(bomb.len() < 20_000, "8 MiB in {} bytes", bomb.len());
        assert_eq!(unpack(&bomb, 1024), Err(NotUnpacked::TooLong));
    }

    #[test]
    fn a_text_of_just_the_limit_is_no_bomb() {
        let text = "a".repeat(1024);
        assert_eq!(unpack(&pack(&text), 1024), Ok(text.clone()));
        assert_eq!(unpack(&pack(&text), 1023), Err(NotUnpacked::TooLong));
    }

    #[test]
    fn what_is_no_text_is_refused() {
        let noise = compress_to_vec(&[0xff, 0xfe], SMALLEST);
        assert_eq!(unpack(&noise, 1024), Err(NotUnpacked::Damaged));
        assert_eq!(unpack(&[], 1024), Err(NotUnpacked::Damaged));
    }

    proptest! {
        #[test]
        fn every_text_comes_back(text: String) {
            prop_assert_eq!(unpack(&pack(&text), text.len()), Ok(text));
        }

        #[test]
        fn no_bytes_make_it_panic(packed: Vec<u8>) {
            let _ = unpack(&packed, 4096);
        }
    }
}
