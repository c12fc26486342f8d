//! A sealed text as people pass it on: a file, or a picture of that file. Every door on the way
//! in is bounded, whoever made what comes in.

use thiserror::Error;

use crate::{
    key::{PublicKey, SecretKey},
    pack::{self, NotUnpacked},
    picture::{self, NoFile},
    seal::{self, Broken, Purpose},
};

/// Beside its text, a file has a seal; packing makes no text longer than by this.
const AROUND: usize = 1024;

/// A text that somebody signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// Who signed it.
    pub key: PublicKey,
    /// The file as it was signed, also where a picture brought it.
    pub file: Vec<u8>,
    /// What it says.
    pub text: String,
}

/// Why there is nothing to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Unreadable {
    /// Larger than any file of a text so long.
    #[error("the file is too large")]
    TooLarge,
    /// The picture gives no file.
    #[error(transparent)]
    Picture(#[from] NoFile),
    /// The seal does not open.
    #[error(transparent)]
    Seal(#[from] Broken),
    /// The text cannot be unpacked.
    #[error(transparent)]
    Pack(#[from] NotUnpacked),
}

/// Packs and seals a text.
pub fn write(key: &SecretKey, purpose: Purpose, text: &str) -> Vec<u8> {
    seal::close(key, purpose, &pack::pack(text))
}

/// Reads a text of at most `longest` bytes from a file or a picture.
///
/// # Errors
///
/// [`Unreadable`].
pub fn read(picked: &[u8], purpose: Purpose, longest: usize) -> Result<Letter, Unreadable> {
    let file = match picture::is_picture(picked) {
        true => picture::read(picked)?,
        false if picked.len() > longest + AROUND => return Err(Unreadable::TooLarge),
        false => picked.to_vec(),
    };
    let opened = seal::open(&file, purpose)?;
    let (key, text) = (opened.key, pack::unpack(opened.body, longest)?);
    Ok(Letter { key, file, text })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter() -> Vec<u8> {
        write(&SecretKey::of(&[7; 32]), Purpose::Plan, "format = 1\n")
    }

    #[test]
    fn a_letter_comes_back_with_its_signer() {
        let read = read(&letter(), Purpose::Plan, 1024).unwrap();
        assert_eq!(read.text, "format = 1\n");
        assert_eq!(read.key, SecretKey::of(&[7; 32]).public());
        assert_eq!(read.file, letter());
    }

    #[test]
    fn what_is_too_large_is_not_even_looked_at() {
        let huge = vec![0; 1024 + AROUND + 1];
        assert_eq!(read(&huge, Purpose::Plan, 1024), Err(Unreadable::TooLarge));
        let bomb = write(&SecretKey::of(&[7; 32]), Purpose::Plan, &" ".repeat(1025));
        let said = Err(Unreadable::Pack(NotUnpacked::TooLong));
        assert_eq!(read(&bomb, Purpose::Plan, 1024), said);
    }

    #[test]
    fn a_picture_without_codes_is_no_letter() {
        let grey = image::GrayImage::from_pixel(64, 64, image::Luma([200]));
        let mut png = std::io::Cursor::new(Vec::new());
        grey.write_to(&mut png, image::ImageFormat::Png).unwrap();
        let said = Err(Unreadable::Picture(NoFile::NotAllCodes));
        assert_eq!(read(png.get_ref(), Purpose::Plan, 1024), said);
    }

    #[test]
    fn a_picture_that_says_it_is_huge_is_refused_before_it_is_painted() {
        // A PNG's head alone: 60000 x 60000 points, of which none follows.
        let grey = image::GrayImage::from_pixel(1, 1, image::Luma([200]));
        let mut png = std::io::Cursor::new(Vec::new());
        grey.write_to(&mut png, image::ImageFormat::Png).unwrap();
        let mut png = png.into_inner();
        png[16..24].copy_from_slice(&[0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]);
        let crc = crc32(&png[12..29]);
        png[29..33].copy_from_slice(&crc.to_be_bytes());
        let said = Err(Unreadable::Picture(NoFile::TooLarge));
        assert_eq!(read(&png, Purpose::Plan, 1024), said);
    }

    fn crc32(bytes: &[u8]) -> u32 {
        let mut crc = u32::MAX;
        for byte in bytes {
            crc ^= u32::from(*byte);
            for _ in 0..8 {
                crc = (crc >> 1) ^ (0xedb8_8320 & (crc & 1).wrapping_neg());
            }
        }
        !crc
    }
}
