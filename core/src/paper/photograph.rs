//! A stored photograph or scan as a page: upright, on white, at a width.

use super::png::encode_png;
use super::render::{MOST_PIXELS, check_width};
use crate::error::Error;
use crate::picture;
use image::imageops::{self, FilterType};
use image::{DynamicImage, RgbaImage};

/// A picture as a PNG, `width_px` wide; narrower where it would have more than 40 million pixels.
///
/// # Errors
/// [`Error::BadValue`] with `width` outside 200 to 4000 pixels or `page` for any but the first; those of
/// [`picture::open`].
pub(super) fn picture_to_png(bytes: &[u8], page: u32, width_px: u32) -> Result<Vec<u8>, Error> {
    check_width(width_px)?;
    if page != 1 {
        return Err(Error::BadValue { field: "page" });
    }
    let scaled = scaled(&picture::open(bytes)?, width_px);
    encode_png(scaled.width(), scaled.height(), &on_white(scaled))
}

fn scaled(picture: &DynamicImage, width_px: u32) -> RgbaImage {
    let (width, height) = (f64::from(picture.width().max(1)), f64::from(picture.height().max(1)));
    let scale = (f64::from(width_px) / width).min((f64::from(MOST_PIXELS) / (width * height)).sqrt());
    let side = |length: f64| (length * scale).round().max(1.0) as u32;
    let (to_width, to_height) = (side(width), side(height));
    // Averaging needs no picture in between, so that a large photograph stays within its memory; a small one that is
    // to be larger is drawn smoothly.
    if scale < 1.0 {
        picture.thumbnail_exact(to_width, to_height).into_rgba8()
    } else {
        imageops::resize(&picture.to_rgba8(), to_width, to_height, FilterType::Triangle)
    }
}

/// The pixels with whatever is see-through laid on white.
fn on_white(picture: RgbaImage) -> Vec<u8> {
    let mut pixels = picture.into_raw();
    for pixel in pixels.as_chunks_mut::<4>().0 {
        let [red, green, blue, alpha] = pixel;
        for part in [red, green, blue] {
            let mixed = (u16::from(*part) * u16::from(*alpha) + 255 * (255 - u16::from(*alpha))) / 255;
            *part = u8::try_from(mixed).unwrap_or(255);
        }
    }
    pixels
}
