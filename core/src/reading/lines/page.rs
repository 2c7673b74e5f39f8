//! Lines of a photographed page, set upright: the slant of the page found and undone, each character put in its place.
//!
//! A recogniser gives boxes that stand upright on a slanted page, in fractions of a page whose shape it does not say.
//! Both are found from the boxes themselves: lines of one row and left edges of one column fall together only at the
//! right angle, and full-width characters are square.

use super::super::pdf_text::{Glyph, PageGlyphs};
use super::TextLine;
use super::chars;

/// The page's width in the units of [`Placed`].
const WIDTH: f64 = 1000.0;
/// The largest slant that is undone, in degrees, with a little room above the five that are promised.
const MOST_SLANT: f64 = 6.0;
/// Steps in which slants are tried, in degrees: first, and around the best.
const STEPS: [f64; 2] = [0.25, 0.05];
/// How many lines are enough to find the slant.
const LINES_FOR_SLANT: usize = 160;

/// A line set upright.
#[derive(Clone)]
pub(super) struct Placed {
    pub(super) text: String,
    pub(super) confidence: f64,
    pub(super) u0: f64,
    pub(super) u1: f64,
    /// Baseline and height of an em.
    pub(super) v: f64,
    pub(super) size: f64,
}

/// The lines of one page set upright.
pub(super) fn set_upright(lines: &[&TextLine]) -> Vec<Placed> {
    let shape = shape_of(lines);
    let boxes: Vec<Box> = lines.iter().map(|line| Box::of(line, shape)).collect();
    let slant = slant_of(&boxes).to_radians();
    let ems: Vec<f64> = boxes.iter().map(|b| b.em(slant)).collect();
    let usual = middle(&mut ems.clone(), 0.5).max(1.0);
    let place = |((line, b), em): ((&&TextLine, &Box), &f64)| {
        let size = em.clamp(0.6 * usual, 2.5 * usual);
        let (u, v) = b.turned(slant);
        let half = b.w / 2.0;
        Placed {
            text: line.text.clone(),
            confidence: line.confidence,
            u0: u - half,
            u1: u + half,
            // The middle of a digit as of a kanji stands a little more than a third of an em above the baseline.
            v: v + 0.37 * size,
            size,
        }
    };
    lines.iter().zip(&boxes).zip(&ems).map(place).collect()
}

/// Joins neighbours on a row that make up something only together: letter-spaced labels come in pieces.
pub(super) fn join_broken(mut lines: Vec<Placed>, belongs: impl Fn(&str) -> bool) -> Vec<Placed> {
    lines.sort_by(|a, b| a.v.total_cmp(&b.v));
    let mut joined: Vec<Placed> = Vec::with_capacity(lines.len());
    let mut taken = vec![false; lines.len()];
    for (index, line) in lines.iter().enumerate() {
        let pieces = broken(&lines, index, &taken, &belongs);
        let all = || std::iter::once(line).chain(pieces.iter().filter_map(|at| lines.get(*at)));
        if taken.get(index) == Some(&false) {
            joined.push(Placed {
                text: all().map(|piece| piece.text.as_str()).collect(),
                confidence: all().map(|piece| piece.confidence).fold(1.0, f64::min),
                u1: all().map(|piece| piece.u1).fold(line.u1, f64::max),
                ..line.clone()
            });
            for piece in pieces {
                if let Some(taken) = taken.get_mut(piece) {
                    *taken = true;
                }
            }
        }
    }
    joined
}

/// The pieces right of a line on its row that belong to it; none for a line that stands for itself.
fn broken(lines: &[Placed], index: usize, taken: &[bool], belongs: &impl Fn(&str) -> bool) -> Vec<usize> {
    const MOST_PIECES: usize = 6;
    let short = |line: &Placed| chars::width(&line.text) <= 4.5;
    let Some(first) = lines.get(index).filter(|line| short(line)) else { return Vec::new() };
    // Lines are sorted by height, so that few come near.
    let near = lines.iter().enumerate().skip(index.saturating_sub(24)).take(48);
    let mut row: Vec<(usize, &Placed)> = near
        .filter(|(at, line)| taken.get(*at) == Some(&false) && short(line) && line.u0 > first.u0)
        .filter(|(_, line)| (line.v - first.v).abs() < 0.5 * first.size)
        .collect();
    row.sort_by(|a, b| a.1.u0.total_cmp(&b.1.u0));
    let (mut text, mut end) = (first.text.clone(), first.u1);
    let mut pieces = Vec::new();
    for (at, piece) in row.into_iter().take(MOST_PIECES) {
        if piece.u0 - end > 6.0 * first.size {
            break;
        }
        text.push_str(&piece.text);
        end = end.max(piece.u1);
        pieces.push(at);
        if belongs(&text) {
            return pieces;
        }
    }
    Vec::new()
}

/// The glyphs of upright lines: each character has its share of its line's width.
pub(super) fn glyphs_of(lines: &[Placed]) -> PageGlyphs {
    let mut glyphs = Vec::new();
    for line in lines {
        let unit = (line.u1 - line.u0) / chars::width(&line.text).max(0.1);
        let mut u = line.u0;
        for c in line.text.chars() {
            let advance = unit * chars::char_width(c);
            let origin = (u, line.v);
            glyphs.push(Glyph {
                text: c.to_string(),
                origin,
                advance: (advance, 0.0),
                size: line.size,
                invisible: false,
            });
            u += advance;
        }
    }
    // A recogniser tells no rules.
    PageGlyphs { glyphs, rules: Vec::new() }
}

/// A line's box in units in which the page's width is [`WIDTH`] and a square is a square.
struct Box {
    /// Its middle.
    x: f64,
    y: f64,
    w: f64,
    h: f64,
    /// How many ems of text are in it.
    ems: f64,
}

impl Box {
    fn of(line: &TextLine, shape: f64) -> Box {
        Box {
            x: (line.x + line.w / 2.0) * WIDTH,
            y: (line.y + line.h / 2.0) * WIDTH * shape,
            w: line.w * WIDTH,
            h: line.h * WIDTH * shape,
            ems: chars::width(&line.text).max(0.5),
        }
    }

    /// Its middle after undoing a slant in radians.
    fn turned(&self, slant: f64) -> (f64, f64) {
        let (sin, cos) = slant.sin_cos();
        (self.x * cos + self.y * sin, self.y * cos - self.x * sin)
    }

    /// Its left edge's middle after undoing a slant.
    fn left(&self, slant: f64) -> f64 {
        self.turned(slant).0 - self.w / 2.0
    }

    /// The height of an em in it: no more than its characters are wide and than the box is high without the slant.
    fn em(&self, slant: f64) -> f64 {
        let upright = (self.h - self.w * slant.tan().abs()).max(0.3 * self.h);
        (1.05 * self.w / self.ems).min(1.25 * upright)
    }
}

/// How high the page is for its width: full-width characters are as wide as high.
/// Boxes are often too high and never too flat, hence not the middle but an upper part of what the lines say.
fn shape_of(lines: &[&TextLine]) -> f64 {
    let of_line = |line: &&&TextLine| {
        let wide = line.text.chars().filter(|c| chars::char_width(*c) == 1.0).count();
        (wide >= 2 && line.confidence > 0.5 && line.h > 0.0).then(|| line.w / chars::width(&line.text) / line.h)
    };
    let mut shapes: Vec<f64> = lines.iter().filter_map(|line| of_line(&line)).filter(|s| s.is_finite()).collect();
    if shapes.is_empty() { std::f64::consts::SQRT_2 } else { middle(&mut shapes, 0.7).clamp(0.4, 2.5) }
}

/// The slant of a page in degrees, clockwise positive.
fn slant_of(boxes: &[Box]) -> f64 {
    let mut chosen: Vec<&Box> = boxes.iter().collect();
    chosen.sort_by(|a, b| b.w.total_cmp(&a.w));
    chosen.truncate(LINES_FOR_SLANT);
    let em = middle(&mut chosen.iter().map(|b| b.em(0.0)).collect::<Vec<f64>>(), 0.5).max(1.0);
    let mut best = 0.0;
    let mut reach = MOST_SLANT;
    for step in STEPS {
        let from = best - reach;
        let count = (2.0 * reach / step).round() as u32;
        let tried = (0..=count).map(|i| from + f64::from(i) * step);
        best = tried
            .map(|slant| (slant, agreement(&chosen, slant, em)))
            .max_by(|a, b| a.1.total_cmp(&b.1))
            .map_or(best, |found| found.0);
        reach = step;
    }
    best
}

/// How well rows and columns fall together when a slant in degrees is undone.
fn agreement(boxes: &[&Box], slant: f64, em: f64) -> f64 {
    let radians = slant.to_radians();
    let near = |distance: f64| (-(distance / (0.2 * em)).powi(2)).exp();
    let mut score = -0.02 * slant * slant;
    let places: Vec<(f64, f64, f64)> = boxes
        .iter()
        .map(|b| {
            let (u, v) = b.turned(radians);
            (u, v, b.left(radians))
        })
        .collect();
    for (index, (u, v, left)) in places.iter().enumerate() {
        for (other_u, other_v, other_left) in places.iter().skip(index + 1) {
            if (u - other_u).abs() > 3.0 * em && (v - other_v).abs() < em {
                score += near(v - other_v);
            } else if (v - other_v).abs() > em && (left - other_left).abs() < em {
                score += 0.3 * near(left - other_left);
            }
        }
    }
    // A long line in a flat box rules a slant out.
    let impossible = |b: &&&Box| b.w * radians.tan().abs() > b.h;
    score - 3.0 * boxes.iter().filter(impossible).count() as f64
}

/// The value that a part of all values is below.
fn middle(values: &mut [f64], part: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    let index = (values.len() as f64 * part) as usize;
    values.get(index.min(values.len().saturating_sub(1))).copied().unwrap_or_default()
}
