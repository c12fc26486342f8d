//! A file read from a picture with QR codes: PNG or JPEG, of bounded size.

use std::io::Cursor;

use image::{
    GrayImage, ImageFormat, ImageReader, Limits,
    imageops::{self, FilterType},
};
use rqrr::{Grid, PreparedImage};
use thiserror::Error;

use crate::codes;

/// The widest and highest picture, in pixels: more than the cameras of phones make.
const SIDE: u32 = 10_000;

/// What a picture may take in memory while it is read, in bytes.
const MEMORY: u64 = 256 << 20;

/// The reader of codes stumbles over single sizes and not over others, so each is tried.
const SCALES: [[u32; 2]; 6] = [[1, 1], [2, 1], [1, 2], [3, 2], [3, 4], [3, 1]];

/// The shortest side on which a code can stand, in pixels.
const SMALLEST: u32 = 21;

/// The most pixels of a picture in which codes are looked for.
const POINTS: u64 = 64_000_000;

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
    let mut found = Vec::new();
    for [times, of] in SCALES {
        found.extend(codes_at(&picture, times, of));
        let codes = found.iter().map(Vec::as_slice);
        if let Some(file) = codes::join(codes) {
            return Ok(file);
        }
    }
    Err(NoFile::NotAllCodes)
}

/// The codes that are seen when the picture is drawn `times` / `of` as large.
fn codes_at(picture: &GrayImage, times: u32, of: u32) -> Vec<Vec<u8>> {
    let (width, height) = (picture.width() * times / of, picture.height() * times / of);
    if width.min(height) < SMALLEST || u64::from(width) * u64::from(height) > POINTS {
        return Vec::new();
    }
    let scaled;
    let picture = if times == of {
        picture
    } else {
        scaled = imageops::resize(picture, width, height, FilterType::Triangle);
        &scaled
    };
    let at = |x: usize, y: usize| picture.as_raw()[y * width as usize + x];
    let mut prepared = PreparedImage::prepare_from_greyscale(width as usize, height as usize, at);
    let grids = prepared.detect_grids();
    let read = |grid: &Grid<_>| {
        let mut code = Vec::new();
        grid.decode_to(&mut code).is_ok().then_some(code)
    };
    grids.iter().filter_map(read).collect()
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
