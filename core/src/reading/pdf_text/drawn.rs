//! Everything that a page draws, with the place where its ink may be: for copies in which something has to be hidden.
//!
//! Reading leaves out what it can't read; hiding must not. Here every glyph is taken, vertical and slanted ones too,
//! and every other drawing is judged: rules, frames and grounds hold no text; of pictures, curves and small shapes nobody
//! can know what they show, so their place is told to be painted over. What that would be is decided on the side of
//! hiding too much.

use super::{FontTexts, is_broken};
use crate::model::ReadError;
use crate::pdf::{self, Limits, limits};
use crate::reading::fold;
use hayro_interpret::font::{Glyph as PdfGlyph, GlyphRun};
use hayro_interpret::kurbo::{Affine, BezPath, PathEl, Point, Rect, Shape, Vec2};
use hayro_interpret::util::TransformExt;
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, Paint, RenderContent, SoftMask, interpret_page,
};

/// Rules and grounds are longer than this on one side, in points. A digit drawn as a shape is smaller.
const SURELY_A_RULE: f64 = 12.0;
/// A curved shape longer than this on one side is a frame or a ground, if it is simple.
const SURELY_A_FRAME: f64 = 60.0;
/// The most pieces of a simple shape: a frame with round corners, outside and inside.
const SIMPLE: usize = 20;
/// So many thin strokes beside one another are a bar code.
const BARS: usize = 6;
/// The part of a page that a single unknown picture may take: what is larger is the page itself, as a scan.
const MOST_OF_PAGE: f64 = 0.4;

/// A glyph with the place of its ink.
#[derive(Clone, Debug)]
pub(in crate::reading) struct DrawnGlyph {
    /// What it reads as; U+FFFD where nobody knows.
    pub(in crate::reading) text: String,
    pub(in crate::reading) origin: (f64, f64),
    pub(in crate::reading) advance: (f64, f64),
    pub(in crate::reading) size: f64,
    pub(in crate::reading) vertical: bool,
    /// Its em box and its outline together.
    pub(in crate::reading) ink: Rect,
}

/// What one page draws.
pub(in crate::reading) struct DrawnPage {
    pub(in crate::reading) width: f64,
    pub(in crate::reading) height: f64,
    /// In the order of the page's content.
    pub(in crate::reading) glyphs: Vec<DrawnGlyph>,
    /// Drawings of which nobody can know what they show.
    pub(in crate::reading) unknown: Vec<Rect>,
    /// One of them is so large that nothing would be left of the page.
    pub(in crate::reading) is_picture: bool,
}

/// What a page (from 1) of a file draws.
///
/// # Errors
/// Those of [`read_pages`](super::read_pages); [`ReadError::Damaged`] where there is no such page.
pub(in crate::reading) fn read_drawn(bytes: &[u8], pages: &[u32]) -> Result<Vec<DrawnPage>, ReadError> {
    let file = pdf::open(bytes, Limits { pages: limits::PAGES, pictures: false })?;
    pdf::guarded(|| {
        let cache = InterpreterCache::new();
        let mut fonts = FontTexts::new(&file);
        let mut drawn = Vec::new();
        for number in pages {
            let index = usize::try_from(*number).ok().and_then(|number| number.checked_sub(1));
            let page = index.and_then(|index| file.pages().get(index)).filter(|page| !is_broken(page));
            let page = page.ok_or(ReadError::Damaged)?;
            let (width, height) = page.render_dimensions();
            let area = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
            let settings = InterpreterSettings { render_content: RenderContent::all(), ..Default::default() };
            let transform = page.initial_transform(true).to_kurbo();
            let mut context = Context::new(transform, area, &cache, page.xref(), settings);
            let mut taker = Taker::new(&mut fonts, area);
            interpret_page(page, &mut context, &mut taker);
            drawn.push(taker.finish());
        }
        Ok(drawn)
    })
}

/// Takes what the interpreter draws.
struct Taker<'f, 'a> {
    fonts: &'f mut FontTexts<'a>,
    area: Rect,
    glyphs: Vec<DrawnGlyph>,
    unknown: Vec<Rect>,
    bars: Vec<Rect>,
    is_picture: bool,
    work: usize,
    /// Open groups, and of these those with a mask: whatever is drawn through a mask has the mask's shape.
    groups: Vec<bool>,
    /// While a glyph is drawn by instructions of its own: where its ink is so far.
    inside_glyph: Option<Rect>,
}

impl<'f, 'a> Taker<'f, 'a> {
    fn new(fonts: &'f mut FontTexts<'a>, area: Rect) -> Self {
        Taker {
            fonts,
            area,
            glyphs: Vec::new(),
            unknown: Vec::new(),
            bars: Vec::new(),
            is_picture: false,
            work: 0,
            groups: Vec::new(),
            inside_glyph: None,
        }
    }

    fn finish(mut self) -> DrawnPage {
        drop_leaders(&mut self.unknown);
        let bars = bar_codes(&mut self.bars);
        self.unknown.extend(bars);
        DrawnPage {
            width: self.area.width(),
            height: self.area.height(),
            glyphs: self.glyphs,
            unknown: self.unknown,
            is_picture: self.is_picture,
        }
    }

    fn count(&mut self, work: usize) {
        self.work += work;
        if self.work > limits::DRAWING {
            pdf::stop(ReadError::TooComplex);
        }
    }

    /// A drawing that may show anything.
    fn hide(&mut self, place: Rect) {
        if let Some(ink) = &mut self.inside_glyph {
            *ink = ink.union(place);
            return;
        }
        let shown = place.intersect(self.area);
        // What can't be measured is no small matter.
        if !place.is_finite() || shown.area() > MOST_OF_PAGE * self.area.area() {
            self.is_picture = true;
        } else if shown.width() >= 0.0 && shown.height() >= 0.0 {
            self.unknown.push(place);
        }
    }

    fn is_masked(&self, mask: Option<&SoftMask<'a>>) -> bool {
        mask.is_some() || self.groups.contains(&true)
    }

    fn shape(&mut self, path: &BezPath, props: &DrawProps<'a>, mode: &DrawMode) {
        self.count(path.elements().len() + 1);
        if matches!(mode, DrawMode::Invisible) {
            return;
        }
        let width = match mode {
            DrawMode::Stroke(stroke) | DrawMode::FillAndStroke(_, stroke) => f64::from(stroke.line_width),
            _ => 0.0,
        };
        let [a, b, c, d, ..] = props.transform.as_coeffs();
        let reach = width * a.hypot(b).max(c.hypot(d)) / 2.0;
        let path = props.transform * path.clone();
        let whole = path.bounding_box().inflate(reach, reach);
        let patterned = matches!(&props.paint, Paint::Pattern(pattern)
            if matches!(**pattern, hayro_interpret::pattern::Pattern::Tiling(_)));
        if patterned || self.is_masked(props.soft_mask.as_ref()) || self.inside_glyph.is_some() {
            self.hide(whole);
            return;
        }
        for piece in pieces(&path) {
            let place = piece.place.inflate(reach, reach);
            match piece.judge(place) {
                Judgement::Rule => {}
                Judgement::Bar => self.bars.push(place),
                Judgement::Unknown => self.hide(place),
            }
        }
    }

    fn glyph(&mut self, glyph: &PdfGlyph<'a>, placed: Affine, transform: Affine, vertical: bool, paint: &Paint<'a>) {
        let full = transform * placed;
        let [a, b, c, d, ..] = full.as_coeffs();
        let (along, up) = (Vec2::new(a, b), Vec2::new(c, d));
        let (width, outline) = match glyph {
            PdfGlyph::Outline(outline) => {
                (outline.advance_width().unwrap_or(0.0), (full * outline.outline()).bounding_box())
            }
            PdfGlyph::Type3(type3) => {
                let before = self.inside_glyph.replace(Rect::from_points(full * Point::ORIGIN, full * Point::ORIGIN));
                type3.interpret(self, transform, placed, paint);
                let ink = self.inside_glyph.take().unwrap_or(Rect::ZERO);
                self.inside_glyph = before;
                (type3.advance_width().unwrap_or(0.0), ink)
            }
        };
        let scale = along.hypot().min(up.hypot());
        let direction = if along.hypot() > 0.0 { along / along.hypot() } else { Vec2::new(1.0, 0.0) };
        let normal = if up.hypot() > 0.0 { up / up.hypot() } else { Vec2::new(0.0, -1.0) };
        let origin = full * Point::ORIGIN;
        let advance = direction * (f64::from(width) * scale);
        let size = up.hypot() * 1000.0;
        if !(origin.is_finite() && advance.is_finite() && size.is_finite()) {
            return;
        }
        let (low, high) = (origin - normal * (0.2 * size), origin + normal * (0.9 * size));
        let mut ink = Rect::from_points(low, high + advance).union(Rect::from_points(low + advance, high));
        if outline.is_finite() && outline.area() > 0.0 {
            ink = ink.union(outline);
        }
        let text = fold::radicals(&self.fonts.text(glyph));
        let (origin, advance) = ((origin.x, origin.y), (advance.x, advance.y));
        self.glyphs.push(DrawnGlyph { text, origin, advance, size, vertical, ink });
    }
}

impl<'a> Device<'a> for Taker<'_, 'a> {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        self.count(run.glyphs().len());
        if self.glyphs.len() + run.glyphs().len() > limits::GLYPHS {
            pdf::stop(ReadError::TooComplex);
        }
        // Invisible text leaves no ink.
        if matches!(mode, DrawMode::Invisible) {
            return;
        }
        let vertical = matches!(run.writing_mode(), hayro_interpret::hayro_cmap::WritingMode::Vertical);
        for glyph in run.glyphs() {
            self.glyph(glyph, glyph.transform(), props.transform, vertical, &props.paint);
        }
    }

    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        self.shape(path, &props, mode);
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        self.count(1);
        let pixels = Rect::new(0.0, 0.0, f64::from(image.width()), f64::from(image.height()));
        self.hide(props.transform.transform_rect_bbox(pixels));
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        self.count(clip.path.elements().len() + 1);
        // Letters as a hole through which a ground is seen.
        if clip.path.elements().len() > SIMPLE {
            self.hide(clip.path.bounding_box());
        }
    }

    fn push_transparency_group(&mut self, _: f32, mask: Option<SoftMask<'a>>, _: BlendMode) {
        self.count(1);
        self.groups.push(mask.is_some());
    }

    fn pop_transparency_group(&mut self) {
        self.groups.pop();
    }

    fn pop_clip(&mut self) {}
}

/// A stretch of a path without a jump.
struct Piece {
    place: Rect,
    elements: usize,
    /// Nothing but level and upright lines.
    square: bool,
}

/// What a drawing can be.
#[derive(Debug, PartialEq)]
enum Judgement {
    /// A rule, a frame, a ground.
    Rule,
    /// A short thin stroke, which alone means nothing and among others may be a bar code.
    Bar,
    Unknown,
}

impl Piece {
    fn judge(&self, place: Rect) -> Judgement {
        let (long, short) = (place.width().max(place.height()), place.width().min(place.height()));
        if self.square && self.elements <= 6 && long >= SURELY_A_RULE {
            let bar = short <= 4.0 && long <= 150.0;
            return if bar { Judgement::Bar } else { Judgement::Rule };
        }
        if self.elements <= SIMPLE && long >= SURELY_A_FRAME { Judgement::Rule } else { Judgement::Unknown }
    }
}

/// The stretches of a path.
fn pieces(path: &BezPath) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut at = Point::ORIGIN;
    for element in path.elements() {
        let points: Vec<Point> = match *element {
            PathEl::MoveTo(to) => {
                pieces.push(Piece { place: Rect::from_points(to, to), elements: 0, square: true });
                at = to;
                continue;
            }
            PathEl::LineTo(to) => vec![to],
            PathEl::QuadTo(one, to) => vec![one, to],
            PathEl::CurveTo(one, two, to) => vec![one, two, to],
            PathEl::ClosePath => Vec::new(),
        };
        if pieces.is_empty() {
            pieces.push(Piece { place: Rect::from_points(at, at), elements: 0, square: true });
        }
        let Some(piece) = pieces.last_mut() else { continue };
        piece.elements += 1;
        let level = |a: Point, b: Point| (a.x - b.x).abs() < 0.1 || (a.y - b.y).abs() < 0.1;
        piece.square &= points.len() < 2 && points.iter().all(|to| level(at, *to));
        for point in points {
            piece.place = piece.place.union_pt(point);
            at = point;
        }
    }
    pieces.retain(|piece| piece.elements > 0);
    pieces
}

/// Drops the dots of leaders between a label and its value: tiny shapes with nothing tiny above or below them, so that
/// no letter is made of them.
fn drop_leaders(unknown: &mut Vec<Rect>) {
    const MOST_DOTS: usize = 5_000;
    let is_dot = |place: &Rect| place.width() <= 2.5 && place.height() <= 2.5;
    let mut dots: Vec<Point> = unknown.iter().filter(|place| is_dot(place)).map(Rect::center).collect();
    if dots.len() > MOST_DOTS {
        return;
    }
    dots.sort_by(|a, b| a.y.total_cmp(&b.y));
    let is_alone = |at: Point| {
        let near = dots.iter().skip_while(|dot| dot.y < at.y - 8.0).take_while(|dot| dot.y <= at.y + 8.0);
        !near.into_iter().any(|dot| (dot.y - at.y).abs() > 0.3 && (dot.x - at.x).abs() < 8.0)
    };
    unknown.retain(|place| !(is_dot(place) && is_alone(place.center())));
}

/// The places of bar codes: many thin strokes close beside one another, upright or lying.
fn bar_codes(bars: &mut [Rect]) -> Vec<Rect> {
    let mut found = Vec::new();
    for upright in [true, false] {
        let along = |bar: &Rect| if upright { (bar.x0, bar.x1) } else { (bar.y0, bar.y1) };
        let across = |bar: &Rect| if upright { (bar.y0, bar.y1) } else { (bar.x0, bar.x1) };
        let mut here: Vec<Rect> = bars.iter().copied().filter(|bar| (bar.height() > bar.width()) == upright).collect();
        here.sort_by(|a, b| along(a).0.total_cmp(&along(b).0));
        let mut runs: Vec<(Rect, usize)> = Vec::new();
        for bar in here {
            let beside = |run: &&mut (Rect, usize)| {
                let gap = along(&bar).0 - along(&run.0).1;
                let overlap = across(&bar).1.min(across(&run.0).1) - across(&bar).0.max(across(&run.0).0);
                gap < 5.0 && overlap > 0.5 * (across(&bar).1 - across(&bar).0)
            };
            match runs.iter_mut().find(beside) {
                Some(run) => *run = (run.0.union(bar), run.1 + 1),
                None => runs.push((bar, 1)),
            }
        }
        found.extend(runs.into_iter().filter(|run| run.1 >= BARS).map(|run| run.0.inflate(1.0, 1.0)));
    }
    found
}
