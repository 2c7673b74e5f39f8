//! A photographed or scanned paper, made into a PDF of one page, so that all else knows only PDFs.
//!
//! A JPEG's own data stand in the PDF, not coded anew; the page turns it as its EXIF says. PNG and WebP are decoded,
//! and made as fine as paper can show. Nothing but the picture goes along: no place, no time, no camera, no thumbnail.
//! What is not here: what a picture says (reading, from recognised lines).

mod jpeg;

use super::pdf_file::{PdfFile, Sum};
use crate::error::Error;
use crate::model::ReadError;
use crate::{pdf, picture};
use flate2::Compression;
use flate2::write::ZlibEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader};
use std::borrow::Cow;
use std::io::{Cursor, Write};

/// The longer side of what was decoded: 300 dots an inch over the length of a sheet.
const LONGEST: u32 = 3300;
/// The longer side of the page, in points.
const PAGE: f64 = 842.0;
/// The most pixels of a JPEG, as of every picture that is taken in.
const MOST_PIXELS: u64 = 24_000_000;

/// A stored paper as a PDF: a PDF as it is, a picture on a page of its own.
///
/// # Errors
/// Those of [`picture::open`].
pub(super) fn as_pdf(bytes: &[u8]) -> Result<Cow<'_, [u8]>, Error> {
    match picture::media_type(bytes) {
        Some("image/jpeg") => Ok(Cow::Owned(pdf::guarded(|| of_jpeg(bytes))?)),
        _ if picture::is_picture(bytes) => Ok(Cow::Owned(of_pixels(bytes)?)),
        _ => Ok(Cow::Borrowed(bytes)),
    }
}

fn of_jpeg(bytes: &[u8]) -> Result<Vec<u8>, Error> {
    let picture = jpeg::without_metadata(bytes)?;
    if u64::from(picture.width) * u64::from(picture.height) > MOST_PIXELS {
        return Err(ReadError::TooLarge.into());
    }
    // Reads no more than the head.
    let decoder = ImageReader::with_format(Cursor::new(bytes), ImageFormat::Jpeg).into_decoder();
    let orientation = decoder.map_err(|_| ReadError::Damaged)?.orientation().unwrap_or(Orientation::NoTransforms);
    // Adobe writes CMYK the other way round.
    let (space, decode) = match (picture.components, picture.is_adobe) {
        (1, _) => ("DeviceGray", ""),
        (3, _) => ("DeviceRGB", ""),
        (4, true) => ("DeviceCMYK", "/Decode[1 0 1 0 1 0 1 0]"),
        (4, false) => ("DeviceCMYK", ""),
        _ => return Err(ReadError::Damaged.into()),
    };
    let size = (picture.width, picture.height);
    Ok(page_of(size, orientation, &format!("/ColorSpace/{space}/Filter/DCTDecode{decode}"), &picture.data))
}

fn of_pixels(bytes: &[u8]) -> Result<Vec<u8>, Error> {
    let whole = picture::open(bytes)?;
    let picture = if whole.width().max(whole.height()) > LONGEST { whole.thumbnail(LONGEST, LONGEST) } else { whole };
    let size = (picture.width(), picture.height());
    let (space, data) = flat(&picture);
    drop(picture);
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::default());
    let packed = packed.write_all(&data).and_then(|()| packed.finish()).map_err(|_| ReadError::TooLarge)?;
    drop(data);
    let upright = Orientation::NoTransforms;
    Ok(page_of(size, upright, &format!("/ColorSpace/{space}/Filter/FlateDecode"), &packed))
}

/// Samples without alpha, on white; grey where nothing is coloured.
fn flat(picture: &DynamicImage) -> (&'static str, Vec<u8>) {
    if let DynamicImage::ImageLuma8(grey) = picture {
        return ("DeviceGray", grey.as_raw().clone());
    }
    let on_white = |sample: u8, alpha: u8| {
        let (sample, alpha) = (u32::from(sample), u32::from(alpha));
        u8::try_from((sample * alpha + 255 * (255 - alpha)) / 255).unwrap_or(255)
    };
    let mut data = Vec::with_capacity(picture.width() as usize * picture.height() as usize * 3);
    match picture {
        DynamicImage::ImageRgb8(rgb) => data.extend_from_slice(rgb),
        other => {
            for pixel in other.to_rgba8().pixels() {
                let [r, g, b, a] = pixel.0;
                data.extend([on_white(r, a), on_white(g, a), on_white(b, a)]);
            }
        }
    }
    let (pixels, _) = data.as_chunks::<3>();
    if pixels.iter().all(|[r, g, b]| r == g && g == b) {
        return ("DeviceGray", pixels.iter().map(|[r, ..]| *r).collect());
    }
    ("DeviceRGB", data)
}

/// A PDF whose one page is the picture, upright.
fn page_of((width, height): (u32, u32), orientation: Orientation, coding: &str, data: &[u8]) -> Vec<u8> {
    let exif = orientation.to_exif();
    let (shown_width, shown_height) = if exif > 4 { (height, width) } else { (width, height) };
    let scale = PAGE / f64::from(shown_width.max(shown_height));
    let (w, h) = (f64::from(shown_width) * scale, f64::from(shown_height) * scale);
    // Where the picture's unit square goes (EXIF's eight ways to hold a camera).
    let [a, b, c, d, e, f] = match exif {
        2 => [-w, 0.0, 0.0, h, w, 0.0],
        3 => [-w, 0.0, 0.0, -h, w, h],
        4 => [w, 0.0, 0.0, -h, 0.0, h],
        5 => [0.0, -h, -w, 0.0, w, h],
        6 => [0.0, -h, w, 0.0, 0.0, h],
        7 => [0.0, h, w, 0.0, 0.0, 0.0],
        8 => [0.0, h, -w, 0.0, w, 0.0],
        _ => [w, 0.0, 0.0, h, 0.0, 0.0],
    };
    let content = format!("{a:.3} {b:.3} {c:.3} {d:.3} {e:.3} {f:.3} cm /P Do");
    let mut file = PdfFile::new("1.4");
    let [catalogue, pages, page, instructions, picture] = [(); 5].map(|()| file.reserve());
    file.object(catalogue, format!("<</Type/Catalog/Pages {pages}>>").as_bytes());
    file.object(pages, format!("<</Type/Pages/Kids[{page}]/Count 1>>").as_bytes());
    let resources = format!("/Resources<</XObject<</P {picture}>>>>");
    let entries = format!("/Parent {pages}/MediaBox[0 0 {w:.3} {h:.3}]/Contents {instructions}{resources}");
    file.object(page, format!("<</Type/Page{entries}>>").as_bytes());
    file.stream(instructions, b"", content.as_bytes());
    let entries = format!("/Type/XObject/Subtype/Image/Width {width}/Height {height}/BitsPerComponent 8{coding}");
    file.stream(picture, entries.as_bytes(), data);
    file.finish(catalogue, None, Sum::new())
}
