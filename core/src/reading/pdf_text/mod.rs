//! PDF bytes to glyphs: which characters stand where on each page. The only place that knows the PDF library.
//!
//! Positions are in points on the page as a reader sees it (turned by /Rotate, cropped, y downwards). What the glyphs
//! mean, how they make rows and which are labels is not decided here: see [`rows`](super::rows).
//! Start at [`read_pages`]. Unicode that a producer left out is found in [`unicode`].

mod drawn;
mod ink;
mod unicode;

pub(super) use drawn::{DrawnGlyph, DrawnPage, read_drawn};

use super::fold;
use crate::model::ReadError;
use crate::pdf::{self, Limits, limits};
use hayro_interpret::font::{Glyph as PdfGlyph, GlyphRun};
use hayro_interpret::hayro_cmap::{BfString, WritingMode};
use hayro_interpret::hayro_syntax::object::{Array, Dict, Name, Rect as PdfRect, String as PdfString};
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect, Shape, Vec2};
use hayro_interpret::util::{RectExt, TransformExt};
use hayro_interpret::{
    BlendMode, CMapResolverFn, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, InterpreterWarning, RenderContent, SoftMask, interpret_page,
};
use ink::{Colour, Ink};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
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

impl Glyph {
    /// The middle of what is drawn, about.
    fn middle(&self) -> Point {
        let advance = Vec2::new(self.advance.0, self.advance.1);
        let length = advance.hypot();
        let along = if length > 0.0 { advance / length } else { Vec2::new(1.0, 0.0) };
        Point::from(self.origin) + advance * 0.5 - Vec2::new(-along.y, along.x) * (self.size * 0.35)
    }
}

/// The glyphs of one page, in the order of its content.
#[derive(Clone, Debug, Default)]
pub(super) struct PageGlyphs {
    /// All glyphs within the page's visible area that somebody sees, or that were read in a picture.
    pub(super) glyphs: Vec<Glyph>,
    /// Glyphs that are set from top to bottom. Vertical text holds no fields in these papers, but may be their title.
    pub(super) vertical: Vec<Glyph>,
    /// Straight rules along the page's edges: left, upper, right and lower edge of each, in points.
    pub(super) rules: Vec<[f64; 4]>,
}

impl PageGlyphs {
    /// Whether nobody sees the page's text: a scanner recognised it in the picture that the page shows.
    pub(super) fn is_recognised(&self) -> bool {
        !self.glyphs.iter().any(|glyph| !glyph.invisible && !glyph.text.trim().is_empty())
    }
}

/// Reads the glyphs of all pages.
///
/// # Errors
/// [`ReadError::NotPdf`], [`ReadError::Damaged`], [`ReadError::Encrypted`], [`ReadError::TooLarge`],
/// [`ReadError::TooComplex`]. A file without any glyph is no error here.
pub(super) fn read_pages(bytes: &[u8]) -> Result<Vec<PageGlyphs>, ReadError> {
    let pdf = pdf::open(bytes, Limits { pages: limits::PAGES, pictures: false })?;
    pdf::guarded(|| {
        pdf::check_instructions(&pdf, pdf.pages().iter())?;
        if pdf.pages().iter().any(is_broken) {
            return Err(ReadError::Damaged);
        }
        let cache = InterpreterCache::new();
        let mut fonts = FontTexts::new(&pdf);
        let mut asked = Asked::default();
        let cmap_resolver = fonts.cmap_resolver(bytes);
        let pages = pdf.pages().iter();
        let read = pages.map(|page| read_page(page, &cache, &cmap_resolver, &mut fonts, &mut asked)).collect();
        // What was written in a font that can't be loaded is missing without a trace, from the middle of a name too.
        if asked.font_failed.load(Ordering::Relaxed) { Err(ReadError::Damaged) } else { Ok(read) }
    })
}

/// Whether a page has instructions that can't be unpacked: whoever stood on it would be missing without a word.
fn is_broken(page: &Page<'_>) -> bool {
    page.raw().contains_key(b"Contents") && page.page_stream().is_none()
}

/// What the pages so far asked to be drawn.
#[derive(Default)]
struct Asked {
    glyphs: usize,
    drawing: usize,
    /// A font could not be loaded.
    font_failed: Arc<AtomicBool>,
}

impl Asked {
    /// Counts; a file that asks for too much is left, for the interpreter can't be told to end.
    fn count(&mut self, glyphs: usize, drawing: usize) {
        self.glyphs += glyphs;
        self.drawing += drawing;
        if self.glyphs > limits::GLYPHS || self.drawing > limits::DRAWING {
            pdf::stop(ReadError::TooComplex);
        }
    }
}

/// The glyphs and rules of one page.
fn read_page<'a>(
    page: &Page<'a>,
    cache: &InterpreterCache<'a>,
    cmap_resolver: &CMapResolverFn,
    fonts: &mut FontTexts<'a>,
    asked: &mut Asked,
) -> PageGlyphs {
    let (width, height) = page.render_dimensions();
    let visible = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let font_failed = Arc::clone(&asked.font_failed);
    let warning_sink = Arc::new(move |warning| {
        if matches!(warning, InterpreterWarning::UnsupportedFont) {
            font_failed.store(true, Ordering::Relaxed);
        }
    });
    let settings = InterpreterSettings {
        render_content: RenderContent::PAGE,
        cmap_resolver: Arc::clone(cmap_resolver),
        warning_sink,
        ..Default::default()
    };
    let transform = page.initial_transform(true).to_kurbo();
    let widgets = widgets_of(page, transform);
    let mut context = Context::new(transform, visible, cache, page.xref(), settings.clone());
    let mut collector = Collector {
        fonts,
        asked,
        glyphs: Vec::new(),
        spans: Vec::new(),
        clips: vec![Clip { bounds: visible, whole: true }],
        ink: Ink::default(),
        vertical: Vec::new(),
        widgets: None,
    };
    interpret_page(page, &mut context, &mut collector);
    if !widgets.is_empty() {
        let settings = InterpreterSettings { render_content: RenderContent::ANNOTATIONS, ..settings };
        let mut context = Context::new(transform, visible, cache, page.xref(), settings);
        collector.widgets = Some(widgets);
        interpret_page(page, &mut context, &mut collector);
    }
    let Collector { mut glyphs, ink, vertical, .. } = collector;
    glyphs.retain(|glyph| !glyph.invisible || ink.has_picture(glyph.middle()));
    let rules = ink.rules.iter().map(|rule| [rule.x0, rule.y0, rule.x1, rule.y1]).collect();
    PageGlyphs { glyphs, vertical, rules }
}

/// Where the fields of a form stand on a page. Other notes are what somebody wrote on the paper, and not of the paper.
fn widgets_of(page: &Page<'_>, transform: Affine) -> Vec<Rect> {
    let notes = page.raw().get::<Array<'_>>(b"Annots");
    let (mut widgets, mut others) = (Vec::new(), Vec::new());
    for note in notes.iter().flat_map(|notes| notes.iter::<Dict<'_>>()).take(limits::INK) {
        let Some(place) = note.get::<PdfRect>(b"Rect") else { continue };
        let place = transform.transform_rect_bbox(place.to_kurbo());
        let is_widget = note.get::<Name<'_>>(b"Subtype").as_deref() == Some(b"Widget");
        if is_widget {
            widgets.push(place)
        } else if note.contains_key(b"AP") {
            others.push(place)
        }
    }
    // What is drawn where both stand may be either's.
    widgets.retain(|widget| !others.iter().any(|other| widget.intersect(*other).area() > 0.0));
    widgets
}

/// A marked-content sequence that is open.
struct Span {
    /// Its /ActualText, if it has one.
    actual_text: Option<String>,
    /// The first glyph in it.
    start: usize,
}

/// Takes the glyphs from the interpreter, and what is painted beside them.
struct Collector<'f, 'a> {
    fonts: &'f mut FontTexts<'a>,
    asked: &'f mut Asked,
    glyphs: Vec<Glyph>,
    spans: Vec<Span>,
    clips: Vec<Clip>,
    ink: Ink,
    vertical: Vec<Glyph>,
    /// While the notes are drawn: where those stand that belong to the paper.
    widgets: Option<Vec<Rect>>,
}

/// The area that is painted on.
#[derive(Clone, Copy, Default)]
struct Clip {
    bounds: Rect,
    /// It is all of the box, not a shape in it.
    whole: bool,
}

impl<'a> Collector<'_, 'a> {
    fn take(&mut self, glyph: &PdfGlyph<'a>, transform: Affine, paint: Painted) {
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
        if !readable {
            return;
        }
        if !self.is_of_the_paper(middle) {
            return;
        }
        if !self.clips.last().is_some_and(|clip| clip.bounds.inflate(1.0, 1.0).contains(middle)) {
            self.cut_off(glyph, origin, size);
            return;
        }
        let invisible = match (paint, glyph) {
            (Painted::Nothing, _) => true,
            // Its own instructions choose the colour.
            (_, PdfGlyph::Type3(_)) => false,
            (Painted::With(colour), _) => self.ink.is_hidden(middle, colour),
        };
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

impl<'a> Collector<'_, 'a> {
    /// Whether what is drawn there now belongs to the paper: always, but for notes.
    fn is_of_the_paper(&self, at: Point) -> bool {
        self.widgets.as_ref().is_none_or(|widgets| widgets.iter().any(|widget| widget.contains(at)))
    }

    /// A letter beyond the edge of what is seen. Where it goes on right behind the last letter, that text was cut off
    /// there, and what is left of it is not all that it says.
    fn cut_off(&mut self, glyph: &PdfGlyph<'a>, origin: Point, size: f64) {
        let Some(last) = self.glyphs.last() else { return };
        let end = Point::from(last.origin) + Vec2::new(last.advance.0, last.advance.1);
        if (end - origin).hypot() < 0.3 * size
            && !last.text.trim().is_empty()
            && !self.fonts.text(glyph).trim().is_empty()
        {
            self.glyphs.push(Glyph {
                text: unicode::UNKNOWN.to_owned(),
                origin: (end.x, end.y),
                advance: (last.advance.0 * 0.01, last.advance.1 * 0.01),
                ..last.clone()
            });
        }
    }
}

impl<'a> Device<'a> for Collector<'_, 'a> {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        self.asked.count(run.glyphs().len(), run.glyphs().len());
        let paint = match mode {
            DrawMode::Invisible => Painted::Nothing,
            _ if self.ink.is_clear(&props.paint) => Painted::Nothing,
            _ => Painted::With(self.ink.colour(&props.paint, props.blend_mode)),
        };
        // Kept apart, so that it can't be taken for a row.
        let vertical = matches!(run.writing_mode(), WritingMode::Vertical);
        let before = self.glyphs.len();
        for glyph in run.glyphs() {
            self.take(glyph, props.transform * glyph.transform(), paint);
        }
        if vertical {
            self.vertical.extend(self.glyphs.drain(before.min(self.glyphs.len())..));
        }
    }

    fn begin_marked_content(&mut self, _tag: &[u8], properties: Option<&Dict<'_>>) {
        let actual_text = properties.and_then(|dict| dict.get::<PdfString<'_>>(b"ActualText"));
        let actual_text = actual_text.map(|text| unicode::decode_text_string(text.as_bytes()));
        self.asked.count(0, 1);
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
        self.asked.count(0, clip.path.elements().len() + 1);
        // The interpreter hands clip paths over in the page's own space.
        let current = self.clips.last().copied().unwrap_or_default();
        let bounds = clip.path.bounding_box();
        let whole = current.whole && clip.path.area().abs() > 0.98 * bounds.area();
        self.clips.push(Clip { bounds: current.bounds.intersect(bounds), whole });
    }

    fn pop_clip(&mut self) {
        if self.clips.len() > 1 {
            self.clips.pop();
        }
    }

    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        self.asked.count(0, path.elements().len() + 1);
        let colour = self.ink.colour(&props.paint, props.blend_mode).filter(|_| props.soft_mask.is_none());
        let clip = self.clips.last().copied().unwrap_or_default();
        let colour = colour.filter(|_| clip.whole);
        let place = (props.transform * path.clone()).bounding_box();
        if !self.is_of_the_paper(place.center()) {
            return;
        }
        let covered = self.ink.path(&(props.transform * path.clone()), clip.bounds, mode, colour);
        // What was painted over is not on the paper.
        if let Some(area) = covered {
            self.glyphs
                .iter_mut()
                .filter(|glyph| area.contains(glyph.middle()))
                .for_each(|glyph| glyph.invisible = true);
        }
    }

    fn push_transparency_group(&mut self, opacity: f32, mask: Option<SoftMask<'a>>, blend: BlendMode) {
        self.asked.count(0, 1);
        self.ink.open_group(opacity, mask.is_none() && blend == BlendMode::Normal);
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        self.asked.count(0, 1);
        if self.widgets.is_some() {
            return;
        }
        let unit = Rect::new(0.0, 0.0, f64::from(image.width()), f64::from(image.height()));
        self.ink.picture(props.transform.transform_rect_bbox(unit));
    }

    fn pop_transparency_group(&mut self) {
        self.ink.close_group();
    }
}

/// How a glyph is painted.
#[derive(Clone, Copy)]
enum Painted {
    Nothing,
    /// `None`: not with one colour.
    With(Option<Colour>),
}

/// The text of a cmap's answer.
fn bf_text(bf: BfString) -> String {
    match bf {
        BfString::Char(c) => c.to_string(),
        BfString::String(text) => text,
    }
}
