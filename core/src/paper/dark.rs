//! Whether a foreign page is dark: saved from a phone's dark mode it prints as a black sheet.
//!
//! The ground is drawn before the letters on it, so the page is interpreted up to its first letter and no further (a
//! device can't tell the interpreter to stop: it is left by unwinding, as in `survey`).

use super::cid_font;
use super::open::Opened;
use crate::error::Error;
use crate::model::ReadError;
use crate::pdf;
use hayro::hayro_interpret::font::GlyphRun;
use hayro::hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache, Paint,
    SoftMask, TransformExt, interpret_page,
};
use hayro::kurbo::{BezPath, Rect, Shape};
use std::cell::Cell;

/// Of 255; a grey of half that is what a phone's dark mode has at most.
const DARK: f32 = 90.0;
/// How much of the page the ground covers.
const MOST: f64 = 0.7;
/// How many drawings are looked at before the first letter.
const LOOKED_AT: u32 = 100;

/// Whether the ground of a page (from 0) is dark. A page that can't be told is not.
pub(super) fn is_dark(opened: &Opened, index: usize) -> bool {
    let Some(page) = opened.pdf.pages().get(index) else { return false };
    let (width, height) = page.render_dimensions();
    let bounds = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let is_dark = Cell::new(false);
    let looked = pdf::guarded(|| {
        let cache = InterpreterCache::new();
        let settings = cid_font::interpreter_settings();
        let mut context = Context::new(page.initial_transform(true).to_kurbo(), bounds, &cache, page.xref(), settings);
        interpret_page(page, &mut context, &mut Ground { bounds, is_dark: &is_dark, seen: 0 });
        Ok::<(), Error>(())
    });
    // Left at the first letter, or at the end of a page without any.
    let (Ok(()) | Err(_)) = looked;
    is_dark.get()
}

struct Ground<'c> {
    bounds: Rect,
    is_dark: &'c Cell<bool>,
    seen: u32,
}

impl Ground<'_> {
    fn filled(&mut self, area: Rect, props: &DrawProps<'_>, mode: &DrawMode) {
        self.saw();
        if let (DrawMode::Fill(_) | DrawMode::FillAndStroke(..), Paint::Color(color)) = (mode, &props.paint) {
            let covered = props.transform.transform_rect_bbox(area).intersect(self.bounds).area();
            let [red, green, blue, alpha] = color.to_rgba().to_rgba8();
            if covered >= MOST * self.bounds.area() && alpha > 200 {
                let shade = 0.3 * f32::from(red) + 0.59 * f32::from(green) + 0.11 * f32::from(blue);
                self.is_dark.set(shade < DARK);
            }
        }
    }

    fn saw(&mut self) {
        self.seen += 1;
        if self.seen > LOOKED_AT {
            pdf::stop(ReadError::TooComplex);
        }
    }
}

impl<'a> Device<'a> for Ground<'_> {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        self.filled(path.bounding_box(), &props, mode);
    }

    fn draw_rect(&mut self, rect: &Rect, props: DrawProps<'a>, mode: &DrawMode) {
        self.filled(*rect, &props, mode);
    }

    fn draw_glyph_run(&mut self, _: &GlyphRun<'_, 'a>, _: DrawProps<'a>, _: &DrawMode) {
        pdf::stop(ReadError::TooComplex);
    }

    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {
        self.saw();
    }

    fn push_clip_path(&mut self, _: &ClipPath) {}

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
        self.saw();
    }

    fn pop_transparency_group(&mut self) {}

    fn pop_clip(&mut self) {}
}
