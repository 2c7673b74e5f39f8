//! Pages of stored papers to pictures: PDFs through hayro.

use super::open::Opened;
use super::png::encode_png;
use super::{cid_font, photograph, survey};
use crate::error::Error;
use crate::model::ReadError;
use crate::{pdf, picture};
use hayro::vello_cpu::Pixmap;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};

/// The widths of pictures in pixels.
const WIDTHS: std::ops::RangeInclusive<u32> = 200..=4000;
/// The most pixels of a picture: 4000 wide and two and a half times as high.
pub(super) const MOST_PIXELS: f32 = 40_000_000.0;

/// A page of a stored paper (a PDF, or a photograph of one page) as a PNG picture on white, as it is shown: cropped and
/// turned.
///
/// `page` counts from 1. Text in fonts that the file does not hold is drawn with the bundled font, by the characters
/// that it means. Where a page is so long that the picture would have more than 40 million pixels, the picture is
/// narrower than asked for.
///
/// # Errors
/// [`Error::BadValue`] with `width` outside 200 to 4000 pixels or `page` where there is no such page;
/// [`Error::Read`] with why the file can't be opened.
///
/// ```
/// # let pdf = include_bytes!("../../../tests/fixtures/dev/d046_elig_incremental-table.pdf");
/// let png = techo_core::paper::render_page_png(pdf, 1, 400).unwrap();
/// assert!(png.starts_with(b"\x89PNG"));
/// ```
pub fn render_page_png(paper: &[u8], page: u32, width_px: u32) -> Result<Vec<u8>, Error> {
    if picture::is_picture(paper) {
        return photograph::picture_to_png(paper, page, width_px);
    }
    check_width(width_px)?;
    let index =
        usize::try_from(page).ok().and_then(|page| page.checked_sub(1)).ok_or(Error::BadValue { field: "page" })?;
    let opened = Opened::new(paper)?;
    opened.page_size(index)?;
    pdf::guarded(|| {
        survey::check_work(&opened, index)?;
        page_to_png(&opened, index, width_px)
    })
}

/// Refuses a width outside 200 to 4000 pixels.
pub(super) fn check_width(width_px: u32) -> Result<(), Error> {
    if WIDTHS.contains(&width_px) { Ok(()) } else { Err(Error::BadValue { field: "width" }) }
}

/// Renders a page (from 0) of an opened PDF.
pub(super) fn page_to_png(opened: &Opened, index: usize, width_px: u32) -> Result<Vec<u8>, Error> {
    let pixmap = page_to_pixels(opened, index, width_px)?;
    encode_png(u32::from(pixmap.width()), u32::from(pixmap.height()), pixmap.data_as_u8_slice())
}

/// Renders a page (from 0) of an opened PDF to pixels on white.
pub(super) fn page_to_pixels(opened: &Opened, index: usize, width_px: u32) -> Result<Pixmap, Error> {
    let page = opened.pdf.pages().get(index).ok_or(Error::BadValue { field: "page" })?;
    let (width, height) = page.render_dimensions();
    if !(width.is_finite() && height.is_finite() && width > 0.0 && height > 0.0) {
        return Err(ReadError::Damaged.into());
    }
    // Half a pixel more, so that the width in whole pixels is the one asked for.
    let wanted = (width_px as f32 + 0.5) / width;
    let scale = wanted.min((MOST_PIXELS / (width * height)).sqrt()).min(f32::from(u16::MAX - 1) / height);
    if width * scale < 1.0 || height * scale < 1.0 {
        return Err(ReadError::TooComplex.into());
    }
    let settings = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
    // Letters keep their shape: fitting them to the grid of pixels is for screens of another age, and costs a fifth.
    let rendering = RenderSettings { hinting: false, ..RenderSettings::default() };
    Ok(render(page, &RenderCache::new(), &cid_font::interpreter_settings(), &rendering, &settings))
}
