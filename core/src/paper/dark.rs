//! Whether a foreign page is dark: saved from a phone's dark mode it prints as a black sheet.
//!
//! The ground is drawn before the letters on it. So a page's instructions are looked through up to its first letter, and
//! only where something before it fills an area are they interpreted, up to there: most pages have nothing of the kind,
//! and the fonts, which cost the most, are not loaded. A page that may have no letter, or one that is not seen, is
//! interpreted until one is drawn (a device can't tell the interpreter to stop: it is left by unwinding, as in `survey`).

use super::cid_font;
use super::open::Opened;
use crate::error::Error;
use crate::model::ReadError;
use crate::pdf;
use hayro::hayro_interpret::font::GlyphRun;
use hayro::hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache, Paint,
    SoftMask, TransformExt, interpret, interpret_page,
};
use hayro::hayro_syntax::content::ops::TypedInstruction;
use hayro::hayro_syntax::content::{TypedIter, UntypedIter};
use hayro::hayro_syntax::object::{Array, Dict, Name, Object};
use hayro::hayro_syntax::page::Page;
use hayro::kurbo::{BezPath, Rect, Shape};
use std::cell::Cell;
use std::sync::Arc;

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
        let beginning = before_letters(page);
        let mut settings = cid_font::interpreter_settings();
        let mut resources = page.resources().clone();
        match beginning {
            Some(Beginning { instructions: [], .. }) => return Ok(()),
            // Some producers choose a font before anything else. No letter will be drawn.
            Some(Beginning { calls_forms: false, .. }) => {
                resources.fonts = Dict::empty();
                settings.font_resolver = Arc::new(|_| None);
            }
            // Forms that call forms may draw nothing that could be counted, and not end.
            _ => pdf::check_instructions(&opened.pdf, std::iter::once(page))?,
        }
        let cache = InterpreterCache::new();
        let mut context = Context::new(page.initial_transform(true).to_kurbo(), bounds, &cache, page.xref(), settings);
        let mut ground = Ground { bounds, is_dark: &is_dark, seen: 0 };
        match beginning {
            Some(Beginning { instructions, .. }) => {
                interpret(TypedIter::new(instructions), &resources, &mut context, &mut ground)
            }
            None => interpret_page(page, &mut context, &mut ground),
        }
        Ok::<(), Error>(())
    });
    // Left at the first letter, or at the end of a page without any.
    let (Ok(()) | Err(_)) = looked;
    is_dark.get()
}

/// What of a page tells its ground.
#[derive(Clone, Copy)]
struct Beginning<'p> {
    /// Its instructions up to the last before its first letter that may fill an area; empty if none may.
    instructions: &'p [u8],
    /// Whether they draw forms, which may have letters.
    calls_forms: bool,
}

/// What of a page tells its ground; `None` where no letter is sure to be drawn.
fn before_letters<'p>(page: &'p Page<'_>) -> Option<Beginning<'p>> {
    use TypedInstruction as T;
    let mut instructions = page.typed_operations();
    let (mut last, mut calls_forms) = (0, false);
    for number in 1.. {
        match instructions.next()? {
            T::FillPathNonZero(_)
            | T::FillPathNonZeroCompatibility(_)
            | T::FillPathEvenOdd(_)
            | T::FillAndStrokeNonZero(_)
            | T::FillAndStrokeEvenOdd(_)
            | T::CloseFillAndStrokeNonZero(_)
            | T::CloseFillAndStrokeEvenOdd(_) => last = number,
            // Only a form may: an image is not looked into.
            T::XObject(call) => {
                let called = page.resources().get_x_object(call.0);
                let kind = called.and_then(|called| called.dict().get::<Name<'_>>(b"Subtype"));
                if kind.as_deref() != Some(b"Image") {
                    (last, calls_forms) = (number, true);
                }
            }
            T::ShowText(shown) if !shown.0.is_empty() => break,
            T::NextLineAndShowText(shown) if !shown.0.is_empty() => break,
            T::ShowTextWithParameters(shown) if !shown.2.is_empty() => break,
            T::ShowTexts(shown) if has_letters(shown.0) => break,
            // A layer that is switched off hides its letters.
            T::BeginMarkedContentWithProperties(marked) if may_be_a_layer(marked.1) => return None,
            _ => {}
        }
    }
    Some(Beginning { instructions: up_to(page.page_stream()?, last)?, calls_forms })
}

/// Whether a letter stands among the texts and the distances between them.
fn has_letters(texts: &Array<'_>) -> bool {
    texts.iter::<Object<'_>>().any(|text| matches!(text, Object::String(text) if !text.is_empty()))
}

/// Whether properties of marked content, a dictionary or the name of one, may be those of a layer.
fn may_be_a_layer(properties: &Object<'_>) -> bool {
    if let Object::Dict(properties) = properties { properties.contains_key(b"OC") } else { true }
}

/// A page's bytes up to the end of an instruction (from 1; 0 for none).
fn up_to(content: &[u8], last: usize) -> Option<&[u8]> {
    if last == 0 {
        return Some(&[]);
    }
    let mut instructions = UntypedIter::new(content);
    for _ in 1..last {
        instructions.next()?;
    }
    // An operator is a part of the content, unless its letters are written as `#66`: its place is where it lies.
    let operator: &[u8] = instructions.next()?.operator;
    let start = operator.as_ptr().addr().checked_sub(content.as_ptr().addr())?;
    content.get(..start.checked_add(operator.len())?)
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
