//! Plans to PDF, through krilla: fonts embedded as subsets, foreign pages as vector content, tags for readers.
//!
//! The same plans give the same bytes: no time of day, no random ids, no name of a file.

use super::font::{FONT_BYTES, Face, Glyph};
use super::host_font;
use super::open::Opened;
use super::plan::{Area, DASH, DASH_WIDTH, Grey, Ink, Mark, Role, Sheet};
use super::print_hints::with_print_hints;
use super::tags::{Tags, said};
use super::text::Line;
use crate::error::Error;
use crate::model::ReadError;
use chrono::{Datelike, NaiveDate};
use krilla::color::luma;
use krilla::configure::{Accessibility, Archival, Configuration, ConfigurationBuilder, PdfVersion};
use krilla::destination::XyzDestination;
use krilla::geom::{Path, PathBuilder, Point, Rect, Size, Transform};
use krilla::image::Image;
use krilla::metadata::{DateTime, Metadata};
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule, Stroke, StrokeDash};
use krilla::pdf::{Pdf, PdfDocument};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag};
use krilla::text::{Font, GlyphId, KrillaGlyph};
use krilla::{Document, SerializeSettings};
use std::sync::{Arc, LazyLock};

/// The bundled font as krilla holds it.
static FONT: LazyLock<Option<Font>> = LazyLock::new(|| Font::new(FONT_BYTES.into(), 0));

/// A foreign PDF whose pages are embedded.
pub(super) struct Source {
    document: PdfDocument,
    is_pdf_2: bool,
}

impl Source {
    /// A PDF to embed pages of, of which ours found so many `pages`. krilla has a PDF library of its own, so the bytes are opened a second time here.
    ///
    /// # Errors
    /// [`ReadError::Damaged`] where krilla's library finds other pages in it than ours.
    pub(super) fn new(bytes: &[u8], pages: usize, opened: &Opened) -> Result<Source, Error> {
        let pdf = Pdf::new(bytes.to_vec()).map_err(|_| ReadError::Damaged)?;
        if pdf.pages().len() != pages {
            return Err(ReadError::Damaged.into());
        }
        Ok(Source { document: PdfDocument::new(Arc::new(pdf)), is_pdf_2: opened.is_pdf_2() })
    }
}

/// Writes a PDF of sheets, titled and marked as Japanese, tagged, and claiming nothing.
///
/// PDF 1.7, which every printer takes; 2.0 only where a source is (a page can't be embedded in an older version).
///
/// # Errors
/// [`ReadError::Damaged`] where a page cannot be embedded.
pub(super) fn write_pdf(sheets: &[Sheet], sources: &[Source], title: &str) -> Result<Vec<u8>, Error> {
    let newest = sources.iter().any(|source| source.is_pdf_2);
    let version = if newest { PdfVersion::Pdf20 } else { PdfVersion::Pdf17 };
    let configuration = ConfigurationBuilder::new().with_version(version).finish().unwrap_or_default();
    let metadata = Metadata::new().title(title.to_owned()).language("ja".to_owned());
    write(sheets, sources, configuration, metadata, None)
}

/// Writes a PDF of sheets without a page of another file: PDF/UA-1 and PDF/A-2a.
///
/// PDF/A wants a date: it is the day that stands on the sheet. The outline has each page's first heading.
///
/// # Errors
/// [`ReadError::Damaged`] where the sheets break a rule of either standard (a test keeps that from happening).
pub(super) fn write_accessible_pdf(sheets: &[Sheet], title: &str, day: NaiveDate) -> Result<Vec<u8>, Error> {
    let configuration = ConfigurationBuilder::new()
        .with_version(PdfVersion::Pdf17)
        .with_archival_validator(Archival::A2_A)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .unwrap_or_default();
    let part = |number: u32| u8::try_from(number).unwrap_or(1);
    let date = DateTime::new(u16::try_from(day.year()).unwrap_or(0)).month(part(day.month())).day(part(day.day()));
    let metadata = Metadata::new().title(title.to_owned()).language("ja".to_owned()).creation_date(date);
    write(sheets, &[], configuration, metadata, Some(outline(sheets)))
}

/// The first heading of each page.
fn outline(sheets: &[Sheet]) -> Outline {
    let mut outline = Outline::new();
    for (index, sheet) in sheets.iter().enumerate() {
        let heading = sheet.blocks.iter().find(|(role, _)| matches!(role, Role::Heading(1)));
        if let Some((_, marks)) = heading {
            outline.push_child(OutlineNode::new(said(marks), XyzDestination::new(index, Point::from_xy(0.0, 0.0))));
        }
    }
    outline
}

fn write(
    sheets: &[Sheet],
    sources: &[Source],
    configuration: Configuration,
    metadata: Metadata,
    outline: Option<Outline>,
) -> Result<Vec<u8>, Error> {
    let mut document =
        Document::new_with(SerializeSettings { configuration, enable_tagging: true, ..SerializeSettings::default() });
    document.set_metadata(metadata);
    if let Some(outline) = outline {
        document.set_outline(outline);
    }
    let mut tags = Tags::new();
    for sheet in sheets {
        let settings = PageSettings::from_wh(sheet.width, sheet.height).ok_or(Error::BadValue { field: "page" })?;
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        for (role, marks) in &sheet.blocks {
            let ids = draw_block(&mut surface, role, marks, sources)?;
            tags.add(role, marks, ids);
        }
        tags.close();
        surface.finish();
        page.finish();
    }
    document.set_tag_tree(tags.finish());
    let pdf = document.finish().map_err(|_| ReadError::Damaged)?;
    Ok(with_print_hints(pdf))
}

/// Draws the marks of a block; the ids of what is to be read. Texts are tagged line by line.
fn draw_block(
    surface: &mut Surface<'_>,
    role: &Role,
    marks: &[Mark],
    sources: &[Source],
) -> Result<Vec<Identifier>, Error> {
    let mut ids = Vec::new();
    for mark in marks {
        let tag = match (role, mark) {
            (Role::Ornament, _) => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)),
            (_, Mark::Text { .. }) => ContentTag::Span(SpanTag::empty()),
            (Role::Figure(_), _) => ContentTag::Other,
            _ => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)),
        };
        let is_artifact = matches!(tag, ContentTag::Artifact(_));
        let id = surface.start_tagged(tag);
        let drawn = draw(surface, mark, sources);
        surface.end_tagged();
        drawn?;
        if !is_artifact {
            ids.push(id);
        }
    }
    Ok(ids)
}

fn draw(surface: &mut Surface<'_>, mark: &Mark, sources: &[Source]) -> Result<(), Error> {
    match mark {
        Mark::Text { x, y, size, line, ink } => draw_line(surface, Point::from_xy(*x, *y), *size, line, *ink),
        Mark::Fill { area, grey } => fill(surface, rectangle(&[*area]), *grey),
        Mark::Dashes { x, y, length, down } => {
            let dash = Some(StrokeDash { array: DASH.to_vec(), offset: 0.0 });
            let (right, below) = if *down { (0.0, *length) } else { (*length, 0.0) };
            let line = [((*x, *y), (x + right, y + below))];
            strokes(surface, &line, Stroke { dash, ..stroke(Grey::LABEL, DASH_WIDTH) });
        }
        Mark::Frame { area, thickness, grey } => fill(surface, rectangle(&frame_sides(*area, *thickness)), *grey),
        Mark::Qr { area, code } => {
            // Most of what a page says is its code: each run of dark modules is a line as thick as one, measured in
            // modules from the middle of the first row, so that all numbers are whole and short.
            let module = area.width / code.side as f32;
            let line = |(row, column, length): &(u32, u32, u32)| {
                let y = *row as f32;
                ((*column as f32, y), ((column + length) as f32, y))
            };
            let lines: Vec<_> = code.runs.iter().map(line).collect();
            fill(surface, rectangle(&[*area]), Grey::WHITE);
            surface.push_transform(&Transform::from_row(module, 0.0, 0.0, module, area.x, area.y + module / 2.0));
            strokes(surface, &lines, stroke(Grey::BLACK, 1.0));
            surface.pop();
        }
        Mark::Pixels { area, pixels } => {
            let size = Size::from_wh(area.width, area.height).ok_or(Error::BadValue { field: "page" })?;
            let image = Image::from_custom(pixels.clone(), false).map_err(|_| ReadError::Damaged)?;
            surface.push_transform(&Transform::from_translate(area.x, area.y));
            surface.draw_image(image, size);
            surface.pop();
        }
        Mark::Page { area, source, page } => {
            let source = sources.get(*source).ok_or(Error::BadValue { field: "page" })?;
            let size = Size::from_wh(area.width, area.height).ok_or(Error::BadValue { field: "page" })?;
            surface.push_transform(&Transform::from_translate(area.x, area.y));
            surface.draw_pdf_page(&source.document, size, *page);
            surface.pop();
        }
        Mark::Stamp { size, transform: [a, b, c, d, e, f], source, page } => {
            let source = sources.get(*source).ok_or(Error::BadValue { field: "page" })?;
            let size = Size::from_wh(size.0, size.1).ok_or(Error::BadValue { field: "page" })?;
            surface.push_transform(&Transform::from_row(*a, *b, *c, *d, *e, *f));
            surface.draw_pdf_page(&source.document, size, *page);
            surface.pop();
        }
    }
    Ok(())
}

fn draw_line(surface: &mut Surface<'_>, at: Point, size: f32, line: &Line, ink: Ink) {
    surface.set_fill(Some(paint(ink.grey)));
    surface.set_stroke((ink.outline > 0.0).then(|| Stroke {
        paint: luma::Color::new(ink.grey.0).into(),
        width: size * ink.outline,
        ..Stroke::default()
    }));
    let mut x = at.x;
    for run in line.glyphs.chunk_by(|one, next| one.face == next.face) {
        let font = match run.first().map(|glyph| glyph.face) {
            Some(Face::Host) => host_font::current().map(|font| font.embedded()),
            _ => FONT.clone(),
        };
        let Some(font) = font else { continue };
        let glyph = |glyph: &Glyph| {
            KrillaGlyph::new(GlyphId::new(glyph.id), glyph.advance, 0.0, 0.0, 0.0, glyph.range.clone(), None)
        };
        let glyphs: Vec<KrillaGlyph> = run.iter().map(glyph).collect();
        surface.draw_glyphs(Point::from_xy(x, at.y), &glyphs, font, &line.text, size, false);
        x += run.iter().map(|glyph| glyph.advance).sum::<f32>() * size;
    }
    surface.set_stroke(None);
}

fn paint(grey: Grey) -> Fill {
    Fill { paint: luma::Color::new(grey.0).into(), opacity: NormalizedF32::ONE, rule: FillRule::NonZero }
}

fn fill(surface: &mut Surface<'_>, path: Option<Path>, grey: Grey) {
    if let Some(path) = path {
        surface.set_fill(Some(paint(grey)));
        surface.set_stroke(None);
        surface.draw_path(&path);
    }
}

fn stroke(grey: Grey, width: f32) -> Stroke {
    Stroke { paint: luma::Color::new(grey.0).into(), width, ..Stroke::default() }
}

/// A straight line from a point to another.
type Straight = ((f32, f32), (f32, f32));

/// Straight lines as one path.
fn strokes(surface: &mut Surface<'_>, lines: &[Straight], stroke: Stroke) {
    let mut path = PathBuilder::new();
    for (from, to) in lines {
        path.move_to(from.0, from.1);
        path.line_to(to.0, to.1);
    }
    if let Some(path) = path.finish() {
        surface.set_fill(None);
        surface.set_stroke(Some(stroke));
        surface.draw_path(&path);
        surface.set_stroke(None);
    }
}

/// Rectangles as one path; `None` where there are none.
fn rectangle(areas: &[Area]) -> Option<Path> {
    let mut path = PathBuilder::new();
    for area in areas {
        path.push_rect(Rect::from_xywh(area.x, area.y, area.width, area.height)?);
    }
    path.finish()
}

/// The four sides of a frame: upper, lower, left, right.
fn frame_sides(area: Area, thickness: f32) -> [Area; 4] {
    let upper = Area { height: thickness, ..area };
    let left = Area { width: thickness, ..area };
    [
        upper,
        Area { y: area.y + area.height - thickness, ..upper },
        left,
        Area { x: area.x + area.width - thickness, ..left },
    ]
}
