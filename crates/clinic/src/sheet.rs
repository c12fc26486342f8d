//! One picture with all the QR codes of a file, apart enough for a camera to tell them.

use fast_qr::{ECL, Mode, QRBuilder, QRCode};
use image::{GrayImage, Luma};
use seal::codes;

/// One dark or light square of a code, in pixels.
const SQUARE: u32 = 6;

/// White around each code, in squares: twice what the standard asks for.
const MARGIN: u32 = 8;

/// Draws a file; its codes stand in rows.
///
/// # Errors
///
/// When the file is too long for one picture.
pub fn draw(file: &[u8]) -> Result<GrayImage, String> {
    let pieces = codes::cut(file).ok_or_else(|| {
        let most = codes::PIECE * codes::MOST;
        format!(
            "the file has {} bytes; a picture holds up to {most}",
            file.len()
        )
    })?;
    let drawn: Result<Vec<QRCode>, _> = pieces.into_iter().map(code).collect();
    let drawn = drawn.map_err(|it| format!("no code could be made: {it:?}"))?;
    let columns = (1..).find(|it| it * it >= drawn.len()).unwrap_or(1);
    let widest = drawn.iter().map(|it| it.size).max().unwrap_or(0);
    let cell = (size(widest) + 2 * MARGIN) * SQUARE;
    let rows = drawn.len().div_ceil(columns);
    let mut sheet = GrayImage::from_pixel(cell * size(columns), cell * size(rows), Luma([255]));
    for (at, code) in drawn.iter().enumerate() {
        let left = size(at % columns) * cell + MARGIN * SQUARE;
        let top = size(at / columns) * cell + MARGIN * SQUARE;
        stamp(&mut sheet, code, left, top);
    }
    Ok(sheet)
}

fn code(piece: Vec<u8>) -> Result<QRCode, fast_qr::qr::QRCodeError> {
    QRBuilder::new(piece).mode(Mode::Byte).ecl(ECL::M).build()
}

fn stamp(sheet: &mut GrayImage, code: &QRCode, left: u32, top: u32) {
    for row in 0..code.size {
        for column in (0..code.size).filter(|column| code[row][*column].value()) {
            for pixel in 0..SQUARE * SQUARE {
                let x = left + size(column) * SQUARE + pixel % SQUARE;
                let y = top + size(row) * SQUARE + pixel / SQUARE;
                sheet.put_pixel(x, y, Luma([0]));
            }
        }
    }
}

/// No picture of ours comes near the end of the scale.
fn size(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
