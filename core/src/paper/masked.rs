//! Copies in which something is hidden: the masked copy for uses outside health insurance, and the extract of a page on
//! which other people stand.
//!
//! Both are pictures: the page is rendered as it would be printed, the places are painted over **in the pixels**, and the
//! pixels go into a new file. Nothing of the original file is copied, so nothing can stay in its objects, fonts, maps,
//! metadata or attachments. (Taking text out of the original's instructions would keep the page sharp and searchable;
//! but forms, fonts drawn by instructions, annotations and hidden layers each need a rule of their own, and one that is
//! forgotten gives a number away.) What is to be hidden is found by reading and handed in here.

use super::clinic::{self, saved_long_ago};
use super::open::Opened;
use super::parts::A4;
use super::plan::{Area, Grey, Ink, MM, Mark, Placed, Role, Sheet, stack};
use super::render::page_to_pixels;
use super::survey;
use super::text::{Fitted, fit, wrap};
use super::texts::{day_text, text};
use super::write::write_pdf;
use crate::error::Error;
use crate::model::{Coverage, DocumentKind, HiddenPage, Region};
use crate::pdf;
use chrono::NaiveDate;
use std::fmt;
use std::sync::Arc;

/// Dots on an inch of paper: what a good office printer prints.
const DOTS_PER_INCH: f32 = 300.0;
/// The shade of what is hidden in a masked copy and in an extract.
const MASKED: u8 = 0;
const REMOVED: u8 = 150;
/// Round a black box, and how many pixels of it: a quarter of a millimetre.
const WHITE: u8 = 255;
const EDGE: usize = 3;
const MARGIN: f32 = 12.0 * MM;

/// What a masked copy is made from.
pub struct MaskedPaper<'a> {
    /// What the paper says of the person: for the marks about age and 有効期限.
    pub coverage: &'a Coverage,
    /// The kind of the paper.
    pub kind: DocumentKind,
    /// The paper as it was stored.
    pub original_pdf: &'a [u8],
    /// The pages to show, with what is hidden on each.
    pub pages: &'a [HiddenPage],
    /// Whether other people were hidden as well.
    pub others_hidden: bool,
}

impl fmt::Debug for MaskedPaper<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MaskedPaper").field("kind", &self.kind).finish_non_exhaustive()
    }
}

/// A masked copy.
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MaskedPdf {
    /// The file. The same input gives the same bytes.
    pub bytes: Vec<u8>,
    /// Its pages.
    pub pages: u32,
    /// Codes of what is doubtful, which is marked on the copy too: `expired`, `saved_long_ago`, `no_date`,
    /// `pictures_hidden` (pictures were painted over, for nobody can know what they show), `others_hidden`. The id of
    /// the sentence is `masked-warning-<code>`.
    pub warnings: Vec<String>,
}

impl fmt::Debug for MaskedPdf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MaskedPdf")
            .field("pages", &self.pages)
            .field("warnings", &self.warnings)
            .finish_non_exhaustive()
    }
}

/// Makes a masked copy: A4, one page for each page of the original. It is never refused for age or 有効期限.
///
/// # Errors
/// [`Error::MixedPage`] without any page; [`Error::BadValue`] (`page`) for a page that is not there; [`Error::Read`]
/// with why the original can't be opened.
pub fn render_masked_pdf(paper: &MaskedPaper<'_>, today: NaiveDate) -> Result<MaskedPdf, Error> {
    if paper.pages.is_empty() {
        return Err(Error::MixedPage);
    }
    let opened = Opened::new(paper.original_pdf)?;
    let warnings = doubts(paper, today);
    let mut plans = Vec::new();
    for place in 0..paper.pages.len() {
        plans.push(masked_page(paper, &opened, place, &warnings, today)?);
    }
    let pages = u32::try_from(plans.len()).map_err(|_| Error::BadValue { field: "page" })?;
    let bytes = pdf::guarded(|| write_pdf(&plans, &[], &text("masked-title", &[])))?;
    Ok(MaskedPdf { bytes, pages, warnings: warnings.into_iter().map(str::to_owned).collect() })
}

/// Makes an extract: the pages as pictures in which everything hidden is painted over in grey, each with a line above
/// that says so. It has nothing else in it and can be embedded like an original.
///
/// # Errors
/// Those of [`render_masked_pdf`].
pub fn render_extract_pdf(original_pdf: &[u8], pages: &[HiddenPage]) -> Result<Vec<u8>, Error> {
    if pages.is_empty() {
        return Err(Error::MixedPage);
    }
    let opened = Opened::new(original_pdf)?;
    let mut plans = Vec::new();
    for hidden in pages {
        let (index, size) = page_of(&opened, hidden)?;
        // As wide as A4, so that the line above is readable on a page of any size.
        let (width, height) = (A4.0, A4.0 * size.1 / size.0);
        let band = fit(&text("extract-band", &[]), 11.0, 10.0, width - 2.0 * MARGIN)?;
        let (marks, end) = stack(MARGIN, 6.0, &band, Ink::BOLD);
        let mut plan = Sheet::new(width, height + end + 4.0);
        plan.add(Role::Paragraph, marks);
        let area = Area { x: 0.0, y: end + 4.0, width, height };
        let pixels = painted(&opened, index, Placed { area, is_turned: false }, hidden, REMOVED)?;
        plan.add(Role::Figure(text("extract-title", &[])), vec![Mark::Pixels { area, pixels }]);
        plans.push(plan);
    }
    pdf::guarded(|| write_pdf(&plans, &[], &text("extract-title", &[])))
}

fn doubts(paper: &MaskedPaper<'_>, today: NaiveDate) -> Vec<&'static str> {
    let mut codes = clinic::clinic_doubts_on(paper.coverage, today);
    if paper.pages.iter().any(|page| page.has_pictures) {
        codes.push("pictures_hidden");
    }
    if paper.others_hidden {
        codes.push("others_hidden");
    }
    codes
}

/// What is said above the copy of what is doubtful.
fn marks_of(paper: &MaskedPaper<'_>, warnings: &[&str], today: NaiveDate) -> Vec<String> {
    let coverage = paper.coverage;
    let say = |code: &&str| match *code {
        "expired" => Some(text("masked-mark-expired", &[("date", &day_text(coverage.valid_until?))])),
        "saved_long_ago" => {
            let days = saved_long_ago(coverage, today)?.to_string();
            Some(text("masked-mark-saved-long-ago", &[("days", &days)]))
        }
        "no_date" => Some(text("masked-mark-no-date", &[])),
        "pictures_hidden" => Some(text("masked-mark-pictures-hidden", &[])),
        _ => Some(text("masked-caption-others", &[])),
    };
    warnings.iter().filter_map(say).collect()
}

/// A page with a page of the original as a picture, and lines above it that say what it is.
fn masked_page(
    paper: &MaskedPaper<'_>,
    opened: &Opened,
    place: usize,
    warnings: &[&str],
    today: NaiveDate,
) -> Result<Sheet, Error> {
    let hidden = paper.pages.get(place).ok_or(Error::BadValue { field: "page" })?;
    let (index, size) = page_of(opened, hidden)?;
    let kind = clinic::kind_name(paper.kind);
    let (number, count) = ((place + 1).to_string(), paper.pages.len().to_string());
    let width = A4.0 - 2.0 * MARGIN;
    let mut plan = Sheet::new(A4.0, A4.1);
    let caption = text("masked-caption", &[("kind", &kind), ("number", &number), ("count", &count)]);
    let mut y = lines(&mut plan, &caption, MARGIN, width, Ink::PLAIN)?;
    let made = text("masked-made-on", &[("date", &day_text(today))]);
    y = lines(&mut plan, &made, y, width, Ink::PLAIN)?;
    for mark in marks_of(paper, warnings, today) {
        y = lines(&mut plan, &mark, y, width, Ink::BOLD)?;
    }
    y = lines(&mut plan, &text("masked-basis", &[]), y, width, Ink::LABEL)? + 6.0;
    let room = Area { x: MARGIN, y, width, height: A4.1 - MARGIN - y };
    let placed = room.inset(4.0).for_page(size);
    let area = placed.area;
    plan.add(Role::Ornament, vec![Mark::Frame { area: area.inset(-4.0), thickness: 0.75, grey: Grey::RULE }]);
    let pixels = painted(opened, index, placed, hidden, MASKED)?;
    plan.add(Role::Figure(text("masked-alt", &[("kind", &kind)])), vec![Mark::Pixels { area, pixels }]);
    Ok(plan)
}

fn lines(plan: &mut Sheet, words: &str, top: f32, width: f32, ink: Ink) -> Result<f32, Error> {
    let (marks, end) = stack(MARGIN, top, &Fitted { lines: wrap(words, 10.0, width)?, size: 10.0 }, ink);
    plan.add(Role::Paragraph, marks);
    Ok(end)
}

/// The place of a page in its file and its size in points.
fn page_of(opened: &Opened, hidden: &HiddenPage) -> Result<(usize, (f32, f32)), Error> {
    let index = usize::try_from(hidden.page).ok().and_then(|page| page.checked_sub(1));
    let index = index.ok_or(Error::BadValue { field: "page" })?;
    let size = opened.page_size(index)?;
    if size.0 > 0.0 && size.1 > 0.0 { Ok((index, size)) } else { Err(Error::BadValue { field: "page" }) }
}

/// A page as pixels, fine enough for its place on the paper, with what is hidden painted over.
fn painted(opened: &Opened, index: usize, placed: Placed, hidden: &HiddenPage, shade: u8) -> Result<Pixels, Error> {
    let width = if placed.is_turned { placed.area.height } else { placed.area.width };
    let width_px = (width / 72.0 * DOTS_PER_INCH).round().max(1.0) as u32;
    let pixmap = pdf::guarded(|| {
        survey::check_work(opened, index)?;
        page_to_pixels(opened, index, width_px)
    })?;
    let mut pixels = Pixels::of(u32::from(pixmap.width()), u32::from(pixmap.height()), pixmap.data_as_u8_slice());
    // On a dark ground nobody would see a black box: it has a white edge, within itself.
    if shade == MASKED {
        hidden.regions.iter().for_each(|region| pixels.paint(*region, WHITE, 0));
    }
    let edge = if shade == MASKED { EDGE } else { 0 };
    hidden.regions.iter().for_each(|region| pixels.paint(*region, shade, edge));
    Ok(if placed.is_turned { pixels.turned() } else { pixels })
}

/// A picture in grey, or in colour where anything is coloured.
#[derive(Clone, PartialEq)]
pub(super) struct Pixels {
    width: u32,
    height: u32,
    /// Bytes of a pixel: 1 or 3.
    depth: usize,
    samples: Arc<Vec<u8>>,
}

impl fmt::Debug for Pixels {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pixels").field("width", &self.width).field("height", &self.height).finish_non_exhaustive()
    }
}

impl Pixels {
    /// Width and height.
    pub(super) fn size(&self) -> (u32, u32) {
        (self.width, self.height)
    }

    /// Whether a pixel is one byte of grey; else it is three, red, green and blue.
    pub(super) fn is_grey(&self) -> bool {
        self.depth == 1
    }

    /// The bytes of the pixels, row by row from above.
    pub(super) fn samples(&self) -> &[u8] {
        &self.samples
    }

    /// From RGBA on white.
    fn of(width: u32, height: u32, rgba: &[u8]) -> Pixels {
        let (pixels, _) = rgba.as_chunks::<4>();
        let is_grey = pixels.iter().all(|[r, g, b, _]| r == g && g == b);
        let samples: Vec<u8> = if is_grey {
            pixels.iter().map(|[r, ..]| *r).collect()
        } else {
            pixels.iter().flat_map(|[r, g, b, _]| [*r, *g, *b]).collect()
        };
        Pixels { width, height, depth: if is_grey { 1 } else { 3 }, samples: Arc::new(samples) }
    }

    /// The same with its upper edge at the left.
    fn turned(self) -> Pixels {
        let row = self.width as usize * self.depth;
        let columns = (0..self.width as usize).rev();
        let pixel = |x: usize, y: usize| {
            let at = y * row + x * self.depth;
            self.samples.get(at..at + self.depth).unwrap_or_default()
        };
        let samples = columns.flat_map(|x| (0..self.height as usize).flat_map(move |y| pixel(x, y)).copied());
        Pixels { samples: Arc::new(samples.collect()), width: self.height, height: self.width, depth: self.depth }
    }

    /// Paints over a place, and over every pixel that it touches, but for an edge of so many pixels (of a quarter of the
    /// place where that is less).
    fn paint(&mut self, region: Region, shade: u8, edge: usize) {
        let span = |from: f32, to: f32, side: u32| {
            let from = (from * side as f32).floor() as i64 - 1;
            let to = (to * side as f32).ceil() as i64 + 1;
            let clamp = |at: i64| at.clamp(0, i64::from(side)) as usize;
            clamp(from)..clamp(to)
        };
        let mut columns = span(region.left, region.right, self.width);
        let mut rows = span(region.top, region.bottom, self.height);
        let edge = edge.min(columns.len() / 4).min(rows.len() / 4);
        columns = columns.start + edge..columns.end.saturating_sub(edge);
        rows = rows.start + edge..rows.end.saturating_sub(edge);
        let stride = self.width as usize * self.depth;
        let samples = Arc::make_mut(&mut self.samples);
        for row in rows {
            let start = row * stride;
            let part = samples.get_mut(start + columns.start * self.depth..start + columns.end * self.depth);
            part.unwrap_or_default().fill(shade);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paint_covers_every_pixel_that_the_place_touches() {
        let mut pixels = Pixels::of(10, 4, &[255; 160]);
        pixels.paint(Region { left: 0.31, top: 0.3, right: 0.49, bottom: 0.45 }, 0, 0);
        let rows: Vec<String> = pixels
            .samples
            .chunks(10)
            .map(|row| row.iter().map(|sample| if *sample == 0 { '#' } else { '.' }).collect())
            .collect();
        assert_eq!(rows, ["..####....", "..####....", "..####....", ".........."]);
        pixels.paint(Region { left: -1.0, top: -1.0, right: 2.0, bottom: 2.0 }, 7, 0);
        assert!(pixels.samples.iter().all(|sample| *sample == 7));
    }

    #[test]
    fn box_on_a_dark_ground_has_an_edge_within_itself() {
        let mut pixels = Pixels::of(16, 12, &[0; 16 * 12 * 4]);
        let region = Region { left: 0.2, top: 0.2, right: 0.8, bottom: 0.8 };
        pixels.paint(region, WHITE, 0);
        pixels.paint(region, 0, EDGE);
        let white = pixels.samples.iter().filter(|sample| **sample == 255).count();
        assert!(white > 0 && pixels.samples[16 * 6 + 8] == 0, "{white}");
        // One that is thin stays black inside.
        let thin = Region { left: 0.2, top: 0.5, right: 0.8, bottom: 0.5 };
        pixels.paint(thin, WHITE, 0);
        pixels.paint(thin, 0, EDGE);
        assert_eq!(pixels.samples[16 * 6 + 8], 0);
    }

    #[test]
    fn strip_across_the_page_is_turned_in_a_masked_copy_too() {
        let room = Area { x: MARGIN, y: 120.0, width: A4.0 - 2.0 * MARGIN, height: A4.1 - MARGIN - 120.0 };
        assert!(room.for_page((1100.0, 360.0)).is_turned && room.for_page((842.0, 595.0)).is_turned);
        assert!(!room.for_page((595.0, 842.0)).is_turned && !room.for_page((500.0, 500.0)).is_turned);
    }

    #[test]
    fn turned_picture_has_its_upper_edge_at_the_left() {
        let rgba: Vec<u8> = [1, 2, 3, 4, 5, 6].iter().flat_map(|grey| [*grey, *grey, *grey, 255]).collect();
        let turned = Pixels::of(3, 2, &rgba).turned();
        assert_eq!((turned.width, turned.height), (2, 3));
        assert_eq!(*turned.samples, [3, 6, 2, 5, 1, 4]);
    }
}
