//! How a photographed page stands: its slant, and how high it is for its width.
//!
//! A recogniser gives the upright box around each slanted line ([`Hull`]), in fractions of a page whose shape it does not
//! say. Both are found from the boxes together. Full-width characters are square, so that a box's height says the shape,
//! once the part of it that the slant makes is taken off. And only with the right slant **and** the right shape do rows
//! and columns fall together: rows alone also do where each value comes beside the label above its own.
//! Start at [`stand_of`].

use super::TextLine;
use super::chars;

/// The page's width in the units of [`Hull`].
const WIDTH: f64 = 1000.0;
/// The largest slant that is undone, in degrees: the five that are promised, and room for a camera's tilt beside them.
const MOST_SLANT: f64 = 6.5;
/// Steps in which slants are tried, in degrees: first, and around the best.
const STEPS: [f64; 2] = [0.25, 0.05];
/// The boxes say the shape to about so many parts of it: these are tried.
const SHAPES: [f64; 7] = [0.85, 0.9, 0.95, 1.0, 1.05, 1.1, 1.15];
/// How many lines are enough to find the slant.
const LINES_FOR_SLANT: usize = 100;
/// What two edges of a column that fall together count beside two lines of a row: a column has many pairs.
const OF_EDGES: f64 = 0.3;

/// How a page stands.
#[derive(Clone, Copy)]
pub(super) struct Stand {
    /// In radians, clockwise positive.
    pub(super) slant: f64,
    /// Its height in widths.
    pub(super) shape: f64,
}

/// The upright box around a line, in units in which the page's width is [`WIDTH`] and a square is a square.
pub(super) struct Hull {
    /// Its middle.
    x: f64,
    y: f64,
    pub(super) w: f64,
    h: f64,
    /// How many ems of text are in it.
    ems: f64,
}

impl Hull {
    pub(super) fn of(line: &TextLine, shape: f64) -> Hull {
        Hull {
            x: (line.x + line.w / 2.0) * WIDTH,
            y: (line.y + line.h / 2.0) * WIDTH * shape,
            w: line.w * WIDTH,
            h: line.h * WIDTH * shape,
            ems: chars::width(&line.text).max(0.5),
        }
    }

    /// Its middle after undoing a slant in radians.
    pub(super) fn turned(&self, slant: f64) -> (f64, f64) {
        let (sin, cos) = slant.sin_cos();
        (self.x * cos + self.y * sin, self.y * cos - self.x * sin)
    }

    /// The height of an em in it: no more than its characters are wide and than the box is high without the slant.
    pub(super) fn em(&self, slant: f64) -> f64 {
        let upright = (self.h - self.w * slant.tan().abs()).max(0.3 * self.h);
        (1.05 * self.w / self.ems).min(1.25 * upright)
    }
}

/// How the page stands that these lines are on.
pub(super) fn stand_of(lines: &[&TextLine]) -> Stand {
    let mut chosen: Vec<&TextLine> = lines.to_vec();
    chosen.sort_by(|a, b| b.w.total_cmp(&a.w));
    chosen.truncate(LINES_FOR_SLANT);
    let mut best = Stand { slant: 0.0, shape: shape_of(&chosen, 0.0) };
    let mut reach = MOST_SLANT;
    for (step, shapes) in STEPS.into_iter().zip([SHAPES.as_slice(), &[0.975, 1.0, 1.025]]) {
        let (from, around) = (best.slant.to_degrees() - reach, best.shape);
        let count = (2.0 * reach / step).round() as u32;
        let slants = (0..=count).map(|i| (from + f64::from(i) * step).to_radians());
        let tried = slants.flat_map(|slant| {
            let usual = if reach == MOST_SLANT { shape_of(&chosen, slant) } else { around };
            shapes.iter().map(move |part| (Stand { slant, shape: usual * part }, *part))
        });
        let scored = tried.map(|(stand, part)| (stand, agreement(&chosen, stand, part)));
        best = scored.max_by(|a, b| a.1.total_cmp(&b.1)).map_or(best, |found| found.0);
        reach = step;
    }
    best
}

/// How high the page is for its width, should it be slanted so far: full-width characters are as wide as high.
/// Boxes are often too high and never too flat, hence not the middle but an upper part of what the lines say.
fn shape_of(lines: &[&TextLine], slant: f64) -> f64 {
    let of_line = |line: &&&TextLine| {
        let wide = line.text.chars().filter(|c| chars::char_width(*c) == 1.0).count();
        let em = line.w / chars::width(&line.text);
        (wide >= 2 && line.confidence > 0.5).then(|| (em + line.w * slant.tan().abs()) / line.h)
    };
    let mut shapes: Vec<f64> = lines.iter().filter_map(|line| of_line(&line)).filter(|s| s.is_finite()).collect();
    if shapes.is_empty() { std::f64::consts::SQRT_2 } else { middle(&mut shapes, 0.7).clamp(0.4, 2.5) }
}

/// How well rows and columns fall together when the page is taken to stand so; `part`: of the shape that the boxes say.
fn agreement(lines: &[&TextLine], stand: Stand, part: f64) -> f64 {
    let hulls: Vec<Hull> = lines.iter().map(|line| Hull::of(line, stand.shape)).collect();
    let em = middle(&mut hulls.iter().map(|hull| hull.em(stand.slant)).collect::<Vec<f64>>(), 0.5).max(1.0);
    let near = |distance: f64| (-(distance / (0.2 * em)).powi(2)).exp();
    let places: Vec<(f64, f64, f64)> = hulls
        .iter()
        .map(|hull| {
            let (u, v) = hull.turned(stand.slant);
            (u, v, hull.w / 2.0)
        })
        .collect();
    let mut score = -0.02 * stand.slant.to_degrees().powi(2) - 20.0 * (part - 1.0).powi(2);
    for (index, (u, v, half)) in places.iter().enumerate() {
        for (other_u, other_v, other_half) in places.iter().skip(index + 1) {
            let (across, down) = ((u - other_u).abs(), (v - other_v).abs());
            let left = (u - half - other_u + other_half).abs();
            let right = (u + half - other_u - other_half).abs();
            if across > 3.0 * em && down < em {
                score += near(down);
            } else if down > em && left.min(right) < em {
                score += OF_EDGES * near(left.min(right));
            }
        }
    }
    // A long line in a flat box rules a slant out.
    let impossible = |hull: &&Hull| hull.w * stand.slant.tan().abs() > hull.h;
    score - 3.0 * hulls.iter().filter(impossible).count() as f64
}

/// The value that a part of all values is below.
pub(super) fn middle(values: &mut [f64], part: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    let index = (values.len() as f64 * part) as usize;
    values.get(index.min(values.len().saturating_sub(1))).copied().unwrap_or_default()
}
