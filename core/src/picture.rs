//! Foreign pictures (photographs and scans of papers), opened within limits: JPEG, PNG, WebP.
//!
//! Whatever the bytes are, the answer comes soon and within bounded memory: a typed error, never a panic. What kind a
//! file is follows from its content, never from its name. What a picture says is not here (a phone's recognition gives
//! lines: `reading::read_picture`). Start with [`media_type`] and `open`.

use crate::model::ReadError;
use crate::pdf::guarded;
use image::error::ImageError;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};
use std::io::Cursor;

/// The largest file that is opened, in bytes.
const MOST_BYTES: usize = 48 << 20;
/// The most pixels: more than a phone's camera saves (12 megapixels, 24 at best).
const MOST_PIXELS: u64 = 24_000_000;
/// The longest side. With [`MOST_PIXELS`] it bounds what a decoder keeps a row of.
const LONGEST_SIDE: u32 = 20_000;
/// What unpacking may take, in bytes.
const MOST_MEMORY: u64 = 256 << 20;

/// The media type of a file that is kept as a paper, by its content; `None` for anything but a PDF, JPEG, PNG or WebP.
///
/// ```
/// assert_eq!(techo_core::picture::media_type(b"\x89PNG\r\n\x1a\n\0\0"), Some("image/png"));
/// assert_eq!(techo_core::picture::media_type("保険証の写し".as_bytes()), None);
/// ```
pub fn media_type(bytes: &[u8]) -> Option<&'static str> {
    match format(bytes) {
        Some(ImageFormat::Jpeg) => Some("image/jpeg"),
        Some(ImageFormat::Png) => Some("image/png"),
        Some(ImageFormat::WebP) => Some("image/webp"),
        // Some writers of PDFs put up to a kilobyte before the header.
        _ => memchr::memmem::find(bytes.get(..1029).unwrap_or(bytes), b"%PDF-").map(|_| "application/pdf"),
    }
}

/// Whether the bytes are meant as a picture: whole or damaged, small or too large.
pub(crate) fn is_picture(bytes: &[u8]) -> bool {
    format(bytes).is_some()
}

/// Unpacks a picture and sets it upright, as its camera noted. Of an animation it is the first picture.
///
/// # Errors
/// [`ReadError::NotPdf`] for what is no picture either, [`ReadError::Damaged`] (also one that was cut short),
/// [`ReadError::TooLarge`] over 24 million pixels or 48 MB, [`ReadError::TooComplex`] over the memory limit.
pub(crate) fn open(bytes: &[u8]) -> Result<DynamicImage, ReadError> {
    let format = format(bytes).ok_or(ReadError::NotPdf)?;
    if bytes.len() > MOST_BYTES {
        return Err(ReadError::TooLarge);
    }
    if format == ImageFormat::Jpeg && !jpeg_ends(bytes) {
        return Err(ReadError::Damaged);
    }
    guarded(|| {
        let mut limits = Limits::default();
        limits.max_image_width = Some(LONGEST_SIDE);
        limits.max_image_height = Some(LONGEST_SIDE);
        limits.max_alloc = Some(MOST_MEMORY);
        let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
        reader.limits(limits);
        let mut decoder = reader.into_decoder().map_err(|error| of_image(&error))?;
        let (width, height) = decoder.dimensions();
        if u64::from(width) * u64::from(height) > MOST_PIXELS {
            return Err(ReadError::TooLarge);
        }
        if decoder.total_bytes() > MOST_MEMORY {
            return Err(ReadError::TooComplex);
        }
        // A note that can't be read turns nothing: a picture that lies on its side is still whole.
        let orientation = decoder.orientation().ok();
        let mut picture = DynamicImage::from_decoder(decoder).map_err(|error| of_image(&error))?;
        if let Some(orientation) = orientation {
            picture.apply_orientation(orientation);
        }
        Ok(picture)
    })
}

fn format(bytes: &[u8]) -> Option<ImageFormat> {
    image::guess_format(bytes)
        .ok()
        .filter(|format| matches!(format, ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP))
}

fn of_image(error: &ImageError) -> ReadError {
    match error {
        ImageError::Limits(limit) => match limit.kind() {
            image::error::LimitErrorKind::DimensionError => ReadError::TooLarge,
            _ => ReadError::TooComplex,
        },
        _ => ReadError::Damaged,
    }
}

/// Whether a JPEG has its end mark after its picture began. The decoder fills what is missing with grey, and half a paper
/// would look like a whole one with empty fields. (A thumbnail before the picture has an end mark of its own.)
fn jpeg_ends(bytes: &[u8]) -> bool {
    let mut rest = bytes.get(2..).unwrap_or_default();
    loop {
        match rest {
            [0xFF, 0xFF, ..] => rest = rest.get(1..).unwrap_or_default(),
            [0xFF, 0xDA, ..] => return memchr::memmem::find(rest, &[0xFF, 0xD9]).is_some(),
            [0xFF, _, high, low, ..] => {
                let length = usize::from(u16::from_be_bytes([*high, *low]));
                rest = rest.get(2 + length..).unwrap_or_default();
            }
            _ => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::codecs::jpeg::JpegEncoder;
    use image::{ExtendedColorType, ImageEncoder, Rgb, RgbImage};

    /// A picture 3 wide and 2 high, white but for its red upper left corner.
    fn corner() -> RgbImage {
        RgbImage::from_fn(24, 16, |x, y| if x < 8 && y < 8 { Rgb([200, 0, 0]) } else { Rgb([255, 255, 255]) })
    }

    fn encoded(format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        corner().write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    /// A JPEG whose camera noted how it was held.
    fn turned(orientation: u8) -> Vec<u8> {
        let exif = [
            b"II*\0\x08\0\0\0".as_slice(), // little-endian TIFF, first directory at 8
            &[1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0],
        ]
        .concat();
        let mut bytes = Vec::new();
        let mut encoder = JpegEncoder::new_with_quality(&mut bytes, 95);
        encoder.set_exif_metadata(exif).unwrap();
        encoder.write_image(&corner(), 24, 16, ExtendedColorType::Rgb8).unwrap();
        bytes
    }

    #[test]
    fn open_takes_three_formats_by_content() {
        for (format, media) in
            [(ImageFormat::Jpeg, "image/jpeg"), (ImageFormat::Png, "image/png"), (ImageFormat::WebP, "image/webp")]
        {
            let bytes = encoded(format);
            assert_eq!(media_type(&bytes), Some(media));
            let picture = open(&bytes).unwrap().into_rgb8();
            assert_eq!(picture.dimensions(), (24, 16));
            assert!(picture.get_pixel(3, 3)[1] < 60 && picture.get_pixel(20, 12)[1] > 200, "{media}");
        }
    }

    #[test]
    fn open_of_turned_photograph_is_upright() {
        // Where the red corner is after turning, of the picture's size then.
        let table = [(1, (24, 16), (3, 3)), (3, (24, 16), (20, 12)), (6, (16, 24), (12, 3)), (8, (16, 24), (3, 20))];
        for (orientation, size, (x, y)) in table {
            let picture = open(&turned(orientation)).unwrap().into_rgb8();
            assert_eq!(picture.dimensions(), size, "{orientation}");
            assert!(picture.get_pixel(x, y)[1] < 60, "{orientation}");
        }
    }

    #[test]
    fn open_of_cut_picture_is_refused_or_has_every_pixel() {
        for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
            let whole = encoded(format);
            let pixels = open(&whole).unwrap();
            for length in 0..whole.len() {
                match open(&whole[..length]) {
                    Ok(picture) => assert!(picture == pixels, "{format:?} {length}"),
                    Err(ReadError::Damaged | ReadError::NotPdf) => {}
                    Err(error) => panic!("{format:?} {length}: {error:?}"),
                }
            }
        }
    }

    #[test]
    fn open_of_flipped_picture_never_panics() {
        for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
            let whole = encoded(format);
            for at in 0..whole.len() {
                let mut flipped = whole.clone();
                flipped[at] ^= 0x55;
                // Any answer will do: a picture has no sum by which a changed pixel could be told.
                let _ = open(&flipped);
            }
        }
    }

    #[test]
    fn open_of_giant_is_too_large_before_it_is_unpacked() {
        // The header of a PNG that claims 6000 by 5000 pixels, without any of them.
        let mut png = encoded(ImageFormat::Png);
        let mut claim = |width: u32, height: u32| {
            png[16..20].copy_from_slice(&width.to_be_bytes());
            png[20..24].copy_from_slice(&height.to_be_bytes());
            let sum = crc(&png[12..29]);
            png[29..33].copy_from_slice(&sum.to_be_bytes());
            open(&png).err()
        };
        assert_eq!(claim(6000, 5000), Some(ReadError::TooLarge));
        assert_eq!(claim(30_000, 10), Some(ReadError::TooLarge));
        assert_eq!(claim(u32::MAX >> 1, u32::MAX >> 1), Some(ReadError::TooLarge));
    }

    fn crc(bytes: &[u8]) -> u32 {
        let mut crc = flate2::Crc::new();
        crc.update(bytes);
        crc.sum()
    }
}
