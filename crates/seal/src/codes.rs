//! A file cut into pieces, each small enough for one QR code that a cheap camera can read.
//!
//! ```text
//! byte   length
//! 0      3       "gwq"
//! 3      4       the first bytes of SHA-512 over the whole file: pieces of two files do not mix
//! 7      1       which piece, from 0
//! 8      1       how many there are
//! 9      ..      the piece
//! ```

use std::collections::BTreeMap;

use sha2::{Digest, Sha512};

const MAGIC: &[u8; 3] = b"gwq";
const HEAD: usize = 9;

/// What one code holds of the file, in bytes.
pub const PIECE: usize = 700;

/// The most codes of one file; they stand in one picture.
pub const MOST: usize = 9;

/// Pieces of one file, each at its place.
type Pieces<'a> = BTreeMap<u8, &'a [u8]>;

/// The pieces of a file, as the codes hold them; none if it is too long for one picture.
pub fn cut(file: &[u8]) -> Option<Vec<Vec<u8>>> {
    let count = file.len().div_ceil(PIECE);
    if count == 0 || count > MOST {
        return None;
    }
    // Pieces of one length make codes of one size.
    let length = file.len().div_ceil(count);
    let pieces = file.chunks(length);
    let name = name(file);
    Some(
        pieces
            .enumerate()
            .map(|(at, piece)| {
                let place = [at, count].map(|it| u8::try_from(it).unwrap_or(u8::MAX));
                [MAGIC, &name[..], &place, piece].concat()
            })
            .collect(),
    )
}

/// The file whose pieces are all there; other codes may stand among them.
pub fn join<'a>(codes: impl IntoIterator<Item = &'a [u8]>) -> Option<Vec<u8>> {
    let mut files: BTreeMap<(&[u8], u8), Pieces<'_>> = BTreeMap::new();
    for code in codes {
        if !code.starts_with(MAGIC) || code.len() <= HEAD {
            continue;
        }
        let (name, at, count) = (&code[3..7], code[7], code[8]);
        files
            .entry((name, count))
            .or_default()
            .insert(at, &code[HEAD..]);
    }
    files.into_iter().find_map(|((name, count), pieces)| {
        let is_whole = pieces.keys().copied().eq(0..count);
        let file = pieces.into_values().collect::<Vec<_>>().concat();
        (is_whole && self::name(&file) == name).then_some(file)
    })
}

fn name(file: &[u8]) -> [u8; 4] {
    let hash = Sha512::digest(file);
    [hash[0], hash[1], hash[2], hash[3]]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn joined(codes: &[Vec<u8>]) -> Option<Vec<u8>> {
        join(codes.iter().map(Vec::as_slice))
    }

    #[test]
    fn pieces_come_together_in_any_order_and_among_others() {
        let file: Vec<u8> = (0..2000_u32).map(|it| (it % 251) as u8).collect();
        let other = cut(b"another file").unwrap();
        let mut codes = cut(&file).unwrap();
        assert_eq!(codes.len(), 3);
        codes.reverse();
        codes.insert(1, b"https://example.org".to_vec());
        codes.push(codes[0].clone());
        codes.push(other[0].clone());
        let found = joined(&codes).unwrap();
        assert!(found == file || found == b"another file");
        codes.pop();
        assert_eq!(joined(&codes), Some(file));
    }

    #[test]
    fn a_missing_piece_is_no_file() {
        let codes = cut(&[1; 2000]).unwrap();
        for left_out in 0..codes.len() {
            let mut some = codes.clone();
            some.remove(left_out);
            assert_eq!(joined(&some), None);
        }
        assert_eq!(joined(&[]), None);
    }

    #[test]
    fn a_file_too_long_for_a_picture_is_not_cut() {
        assert_eq!(cut(&vec![1; PIECE * MOST]).unwrap().len(), MOST);
        assert_eq!(cut(&vec![1; PIECE * MOST + 1]), None);
        assert_eq!(cut(&[]), None);
    }

    proptest! {
        #[test]
        fn every_file_comes_back(file in prop::collection::vec(any::<u8>(), 1..3 * PIECE)) {
            prop_assert_eq!(joined(&cut(&file).unwrap()), Some(file));
        }

        #[test]
        fn no_codes_make_it_panic(mut codes: Vec<Vec<u8>>) {
            for code in codes.iter_mut().step_by(2) {
                code.splice(..0, *b"gwq");
            }
            let _ = joined(&codes);
        }
    }
}
