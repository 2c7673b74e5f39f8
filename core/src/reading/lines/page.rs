//! Lines of a photographed page, set upright: the slant of the page found and undone, each character put in its place.
//!
//! How far the page is slanted says [`slant`](super::slant); here its lines are turned back, pieces of one label joined,
//! and characters given their share of a line.

use super::super::pdf_text::{Glyph, PageGlyphs};
use super::TextLine;
use super::chars;
use super::slant::{Hull, Stand, middle, stand_of};

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
    let Stand { slant, shape } = stand_of(lines);
    let hulls: Vec<Hull> = lines.iter().map(|line| Hull::of(line, shape)).collect();
    let ems: Vec<f64> = hulls.iter().map(|hull| hull.em(slant)).collect();
    let usual = middle(&mut ems.clone(), 0.5).max(1.0);
    let place = |((line, hull), em): ((&&TextLine, &Hull), &f64)| {
        // A page's letters are of much the same size; a box that says otherwise holds a speck or two rows.
        let size = em.clamp(0.6 * usual, 2.5 * usual);
        let (u, v) = hull.turned(slant);
        let half = hull.w / 2.0;
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
    lines.iter().zip(&hulls).zip(&ems).map(place).collect()
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
    // The longest letter-spaced label comes in so many.
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
    PageGlyphs { glyphs, ..PageGlyphs::default() }
}
