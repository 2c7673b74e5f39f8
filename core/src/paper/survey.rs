//! How much work it is to draw a foreign page: a page of few bytes can ask for days of it.
//!
//! The page is interpreted once without drawing, and everything that would be drawn is counted. What is beyond
//! [`MOST_WORK`] is refused before the renderer sees it. (A device can't tell the interpreter to stop, so counting ends
//! by unwinding, without a panic's message, to the guard that stands around all work on foreign bytes.)

use super::cid_font;
use super::open::Opened;
use crate::error::Error;
use crate::model::ReadError;
use crate::pdf;
use hayro::hayro_interpret::font::{Glyph, GlyphRun};
use hayro::hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache, Paint,
    SoftMask, TransformExt, interpret_page, pattern::Pattern,
};
use hayro::kurbo::{BezPath, Rect, Shape};

/// The most that a page may ask for: glyphs, pieces of paths, dashes, clips, groups. A busy page asks for some 20,000.
const MOST_WORK: f64 = 1_000_000.0;
/// What a drawing as large as the page counts: a group, a mask, a pattern.
const A_PAGE: f64 = 5_000.0;
/// The largest tile of a pattern in square points: four sheets of A4.
const LARGEST_TILE: f64 = 2_000_000.0;
/// The most pictures of a page, and the deepest nest of groups; each may cost as much as the page.
const MOST_IMAGES: u32 = 2_000;
const DEEPEST_GROUPS: u32 = 32;

/// Refuses a page (from 0) that asks for too much.
///
/// # Errors
/// [`ReadError::TooComplex`], by unwinding to [`guarded`](pdf::guarded).
pub(super) fn check_work(opened: &Opened, index: usize) -> Result<(), Error> {
    let page = opened.pdf.pages().get(index).ok_or(Error::BadValue { field: "page" })?;
    let (width, height) = page.render_dimensions();
    let cache = InterpreterCache::new();
    let mut context = Context::new(
        page.initial_transform(true).to_kurbo(),
        Rect::new(0.0, 0.0, f64::from(width), f64::from(height)),
        &cache,
        page.xref(),
        cid_font::interpreter_settings(),
    );
    interpret_page(page, &mut context, &mut Counter::default());
    Ok(())
}

/// Counts and draws nothing.
#[derive(Default)]
struct Counter {
    work: f64,
    images: u32,
    groups: u32,
}

impl Counter {
    fn add(&mut self, work: f64) {
        self.work += work;
        // Not a number is too much as well.
        if self.work.is_nan() || self.work > MOST_WORK {
            pdf::stop(ReadError::TooComplex);
        }
    }

    /// Masks are drawings of their own, as large as the page, made for everything that is drawn through them.
    fn add_mask(&mut self, mask: Option<&SoftMask<'_>>) {
        self.add(if mask.is_some() { A_PAGE } else { 1.0 });
    }

    /// A pattern's tile is a drawing of its own, and as large as the file says: a page's size for every page that it would
    /// cover, and again for each time that it is drawn with.
    fn add_paint(&mut self, paint: &Paint<'_>) {
        if let Paint::Pattern(pattern) = paint {
            self.add(A_PAGE);
            if let Pattern::Tiling(tiling) = &**pattern {
                let tile = tiling.matrix.transform_rect_bbox(tiling.bbox);
                let cells = tile.area() / f64::from(tiling.x_step * tiling.y_step).abs().max(1e-6);
                self.add(tile.area() / LARGEST_TILE * MOST_WORK + cells * 100.0);
            }
        }
    }
}

/// How many dashes a path falls into, roughly.
fn dashes(path: &BezPath, mode: &DrawMode) -> f64 {
    let (DrawMode::Stroke(stroke) | DrawMode::FillAndStroke(_, stroke)) = mode else { return 0.0 };
    let period: f32 = stroke.dash_array.iter().sum();
    if stroke.dash_array.is_empty() { 0.0 } else { path.perimeter(1.0) / f64::from(period) }
}

impl<'a> Device<'a> for Counter {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        self.add_mask(props.soft_mask.as_ref());
        self.add_paint(&props.paint);
        self.add(path.elements().len() as f64 + dashes(path, mode));
    }

    fn draw_rect(&mut self, rect: &Rect, props: DrawProps<'a>, mode: &DrawMode) {
        self.add_mask(props.soft_mask.as_ref());
        self.add_paint(&props.paint);
        self.add(dashes(&rect.to_path(0.1), mode));
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, _: &DrawMode) {
        self.add_mask(props.soft_mask.as_ref());
        self.add_paint(&props.paint);
        for glyph in run.glyphs() {
            self.add(1.0);
            if let Glyph::Type3(type3) = &**glyph {
                // Drawn by instructions of their own, which may show text again.
                type3.interpret(self, props.transform, glyph.transform(), &props.paint);
            }
        }
    }

    fn draw_image(&mut self, _: Image<'a, '_>, props: ImageDrawProps<'a>) {
        self.add_mask(props.soft_mask.as_ref());
        self.images += 1;
        if self.images > MOST_IMAGES {
            pdf::stop(ReadError::TooComplex);
        }
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        self.add(clip.path.elements().len() as f64);
    }

    fn push_transparency_group(&mut self, _: f32, mask: Option<SoftMask<'a>>, _: BlendMode) {
        self.add_mask(mask.as_ref());
        self.add(A_PAGE);
        self.groups += 1;
        if self.groups > DEEPEST_GROUPS {
            pdf::stop(ReadError::TooComplex);
        }
    }

    fn pop_transparency_group(&mut self) {
        self.groups = self.groups.saturating_sub(1);
    }

    fn pop_clip(&mut self) {}
}
