//! A file read from a picture with QR codes: PNG or JPEG, of bounded size.

use std::io::Cursor;

use image::{GrayImage, ImageFormat, ImageReader, Limits};
use rqrr::PreparedImage;
use thiserror::Error;

use crate::codes;

/// The widest and highest picture, in pixels: more than the cameras of phones make.
const SIDE: u32 = 10_000;

/// What a picture may take in memory while it is read, in bytes.
const MEMORY: u64 = 256 << 20;

/// Why a picture gives no file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NoFile {
    /// The picture is too large to be read.
    #[error("the picture is too large")]
    TooLarge,
    /// The picture cannot be read.
    #[error("the picture is damaged")]
    Damaged,
    /// No code of ours stands in it, or not all of them.
    #[error("not every code was found in the picture")]
    NotAllCodes,
}

/// Whether these are the bytes of a picture that can be read.
pub fn is_picture(bytes: &[u8]) -> bool {
    format(bytes).is_some()
}

/// The file in the codes of a picture.
///
/// # Errors
///
/// [`NoFile`].
pub fn read(bytes: &[u8]) -> Result<Vec<u8>, NoFile> {
    let picture = grey(bytes)?;
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let at = |x: usize, y: usize| picture.as_raw()[y * width + x];
    let mut prepared = PreparedImage::prepare_from_greyscale(width, height, at);
    let mut found = Vec::new();
    for grid in prepared.detect_grids() {
        let mut code = Vec::new();
        if grid.decode_to(&mut code).is_ok() {
            found.push(code);
        }
    }
    codes::join(found.iter().map(Vec::as_slice)).ok_or(NoFile::NotAllCodes)
}

fn format(bytes: &[u8]) -> Option<ImageFormat> {
    let guessed = image::guess_format(bytes).ok()?;
    [ImageFormat::Png, ImageFormat::Jpeg]
        .into_iter()
        .find(|it| *it == guessed)
}

fn grey(bytes: &[u8]) -> Result<GrayImage, NoFile> {
    let format = format(bytes).ok_or(NoFile::Damaged)?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(SIDE);
    limits.max_image_height = Some(SIDE);
    limits.max_alloc = Some(MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    match reader.decode() {
        Ok(picture) => Ok(picture.into_luma8()),
        Err(image::ImageError::Limits(_)) => Err(NoFile::TooLarge),
        Err(_) => Err(NoFile::Damaged),
    }
}
