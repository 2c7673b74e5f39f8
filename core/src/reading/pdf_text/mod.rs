//! PDF bytes to glyphs: which characters stand where on each page. The only place that knows the PDF library.
//!
//! Positions are in points on the page as a reader sees it (turned by /Rotate, cropped, y downwards). What the glyphs
//! mean, how they make rows and which are labels is not decided here: see [`rows`](super::rows).
//! Start at [`read_pages`]. Unicode that a producer left out is found in [`unicode`]; hostile sizes end in [`guard`].

mod guard;
mod unicode;

use super::{fold, limits};
use crate::model::ReadError;
use hayro_interpret::font::{Glyph as PdfGlyph, GlyphRun};
use hayro_interpret::hayro_cmap::{BfString, WritingMode};
use hayro_interpret::hayro_syntax::object::{Dict, String as PdfString};
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect, Shape, Vec2};
use hayro_interpret::util::TransformExt;
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, RenderContent, SoftMask, interpret_page,
};
use std::panic::{AssertUnwindSafe, catch_unwind};
use unicode::FontTexts;

/// One glyph on a page.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Glyph {
    /// What it reads as: mostly one character; empty where a neighbour carries the text of both; U+FFFD: unknown.
    pub(super) text: String,
    /// Where its baseline starts, in points.
    pub(super) origin: (f64, f64),
    /// From its origin to where the next glyph would start.
    pub(super) advance: (f64, f64),
    /// Height of an em, in points.
    pub(super) size: f64,
    /// Drawn invisibly, as the text layer of a scan is.
    pub(super) invisible: bool,
}

/// The glyphs of one page, in the order of its content.
#[derive(Clone, Debug, Default)]
pub(super) struct PageGlyphs {
    /// All glyphs within the page's visible area.
    pub(super) glyphs: Vec<Glyph>,
}

/// Reads the glyphs of all pages.
///
/// # Errors
/// [`ReadError::NotPdf`], [`ReadError::Damaged`], [`ReadError::Encrypted`], [`ReadError::TooLarge`],
/// [`ReadError::TooComplex`]. A file without any glyph is no error here.
pub(super) fn read_pages(bytes: &[u8]) -> Result<Vec<PageGlyphs>, ReadError> {
    guard::check_bytes(bytes)?;
    // The library forbids unsafe code and is not known to panic; a file that finds a way must not take an app down.
    catch_unwind(AssertUnwindSafe(|| read_pages_inner(bytes))).unwrap_or(Err(ReadError::Damaged))
}

fn read_pages_inner(bytes: &[u8]) -> Result<Vec<PageGlyphs>, ReadError> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => ReadError::Encrypted,
        LoadPdfError::Decryption(_) => ReadError::Encrypted,
        LoadPdfError::Invalid => ReadError::Damaged,
    })?;
    guard::check_streams(&pdf)?;
    let pages = pdf.pages();
    if pages.is_empty() {
        return Err(ReadError::Damaged);
    }
    let cache = InterpreterCache::new();
    let mut fonts = FontTexts::new(&pdf);
    let mut left = limits::GLYPHS;
    pages
        .iter()
        .map(|page| {
            let glyphs = read_page(page, &cache, &mut fonts, left)?;
            left -= glyphs.len();
            Ok(PageGlyphs { glyphs })
        })
        .collect()
}

/// The glyphs of one page; at most `most`.
fn read_page<'a>(
    page: &Page<'a>,
    cache: &InterpreterCache<'a>,
    fonts: &mut FontTexts<'a>,
    most: usize,
) -> Result<Vec<Glyph>, ReadError> {
    let (width, height) = page.render_dimensions();
    let visible = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let settings = InterpreterSettings { render_content: RenderContent::all(), ..Default::default() };
    let mut context = Context::new(page.initial_transform(true).to_kurbo(), visible, cache, page.xref(), settings);
    let mut collector =
        Collector { fonts, glyphs: Vec::new(), spans: Vec::new(), clips: vec![visible], most, overflow: false };
    interpret_page(page, &mut context, &mut collector);
    if collector.overflow { Err(ReadError::TooComplex) } else { Ok(collector.glyphs) }
}

/// A marked-content sequence that is open.
struct Span {
    /// Its /ActualText, if it has one.
    actual_text: Option<String>,
    /// The first glyph in it.
    start: usize,
}

/// Takes the glyphs from the interpreter and drops everything else.
struct Collector<'f, 'a> {
    fonts: &'f mut FontTexts<'a>,
    glyphs: Vec<Glyph>,
    spans: Vec<Span>,
    clips: Vec<Rect>,
    most: usize,
    overflow: bool,
}

impl<'a> Collector<'_, 'a> {
    fn take(&mut self, glyph: &PdfGlyph<'a>, transform: Affine, invisible: bool) {
        let [a, b, c, d, ..] = transform.as_coeffs();
        let (along, up) = (Vec2::new(a, b), Vec2::new(c, d));
        let width = f64::from(match glyph {
            PdfGlyph::Outline(outline) => outline.advance_width().unwrap_or(0.0),
            PdfGlyph::Type3(type3) => type3.advance_width().unwrap_or(0.0),
        });
        // A font that is not embedded is stretched to its widths, which the transform then holds once more:
        // the shorter of both scales is the font's own.
        let scale = along.hypot().min(up.hypot());
        let direction = if along.hypot() > 0.0 { along / along.hypot() } else { Vec2::new(1.0, 0.0) };
        let origin = transform * Point::ORIGIN;
        let advance = direction * (width * scale);
        let size = up.hypot() * 1000.0;
        let middle = origin + advance * 0.5 - Vec2::new(-direction.y, direction.x) * (size * 0.35);
        let readable = size.is_finite() && size > 0.5 && origin.is_finite() && advance.is_finite();
        if !readable || !self.clips.last().is_some_and(|clip| clip.inflate(1.0, 1.0).contains(middle)) {
            return;
        }
        let text = self.fonts.text(glyph);
        self.glyphs.push(Glyph {
            text: fold::radicals(&text),
            origin: (origin.x, origin.y),
            advance: (advance.x, advance.y),
            size,
            invisible,
        });
    }
}

impl<'a> Device<'a> for Collector<'_, 'a> {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        // Vertical text holds no fields in these papers: left out, so that it can't be taken for a row.
        if self.overflow || matches!(run.writing_mode(), WritingMode::Vertical) {
            return;
        }
        for glyph in run.glyphs() {
            if self.glyphs.len() >= self.most {
                self.overflow = true;
                return;
            }
            self.take(glyph, props.transform * glyph.transform(), matches!(mode, DrawMode::Invisible));
        }
    }

    fn begin_marked_content(&mut self, _tag: &[u8], properties: Option<&Dict<'_>>) {
        let actual_text = properties.and_then(|dict| dict.get::<PdfString<'_>>(b"ActualText"));
        let actual_text = actual_text.map(|text| unicode::decode_text_string(text.as_bytes()));
        self.spans.push(Span { actual_text, start: self.glyphs.len() });
    }

    fn end_marked_content(&mut self) {
        let Some(Span { actual_text: Some(text), start }) = self.spans.pop() else { return };
        let Some(glyphs) = self.glyphs.get_mut(start..) else { return };
        // Producers repair single glyphs with it (⼀ is 一, a base and its IVS). Over whole paragraphs it would put
        // all text on the first glyph: there the glyphs' own text is better.
        let written = glyphs.iter().map(|glyph| glyph.text.chars().count()).sum::<usize>();
        if glyphs.is_empty() || text.chars().count() > written.max(glyphs.len()) + 4 {
            return;
        }
        let spread = text.chars().count() == glyphs.len();
        let mut characters = text.chars();
        for (i, glyph) in glyphs.iter_mut().enumerate() {
            glyph.text = match (spread, i) {
                (true, _) => characters.next().map(String::from).unwrap_or_default(),
                (false, 0) => text.clone(),
                (false, _) => String::new(),
            };
            glyph.text = fold::radicals(&glyph.text);
        }
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        // The interpreter hands clip paths over in the page's own space.
        let current = self.clips.last().copied().unwrap_or_default();
        self.clips.push(current.intersect(clip.path.bounding_box()));
    }

    fn pop_clip(&mut self) {
        if self.clips.len() > 1 {
            self.clips.pop();
        }
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {}
    fn pop_transparency_group(&mut self) {}
}

/// The text of a cmap's answer.
fn bf_text(bf: BfString) -> String {
    match bf {
        BfString::Char(c) => c.to_string(),
        BfString::String(text) => text,
    }
}
