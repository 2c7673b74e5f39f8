//! Digits on a page, wherever they stand: in rows, in the order in which they are drawn, in long runs of any kind.

use super::super::fold;
use super::DrawnGlyph;
use hayro_interpret::kurbo::Rect;

/// Digits in a row of these many or more are hidden whatever they are: other spellings, old numbers, bar code lines.
const LONG_RUN: usize = 5;
/// A number of up to so many digits stands in dates too, so it is found only where it stands alone.
const SHORT: usize = 3;

/// What counts of a text when numbers are looked for: letters and digits, of one width, without what separates them.
pub(super) fn letters(text: &str) -> Vec<char> {
    fold::label(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Whether one text stands in another.
pub(super) fn contains(text: &[char], wanted: &[char]) -> bool {
    wanted.is_empty() || text.windows(wanted.len()).any(|part| part == wanted)
}

/// The texts that must not be seen.
pub(super) struct Needles {
    /// Found anywhere.
    long: Vec<Vec<char>>,
    /// Found where they stand alone.
    short: Vec<Vec<char>>,
}

impl Needles {
    pub(super) fn of(texts: impl Iterator<Item = String>) -> Needles {
        let mut all: Vec<Vec<char>> = texts.map(|text| letters(&text)).filter(|letters| !letters.is_empty()).collect();
        all.sort();
        all.dedup();
        let is_short =
            |needle: &Vec<char>| needle.len() < 2 || (needle.len() <= SHORT && needle.iter().all(char::is_ascii_digit));
        let (short, long) = all.into_iter().partition(is_short);
        Needles { long, short }
    }

    fn holds_letter(&self, c: char) -> bool {
        self.long.iter().chain(&self.short).any(|needle| needle.contains(&c))
    }
}

/// One character of a row.
#[derive(Clone, Copy)]
struct Letter {
    c: char,
    /// The glyph that it comes from.
    glyph: usize,
    /// Free room in front of it, in ems.
    room: f64,
}

/// The glyphs of a page in the orders in which a number can be read off it.
pub(super) struct Rows {
    rows: Vec<Vec<Letter>>,
    drawn: Vec<Letter>,
    vertical: Vec<usize>,
}

impl Rows {
    pub(super) fn of(glyphs: &[DrawnGlyph]) -> Rows {
        let drawn = glyphs.iter().enumerate().flat_map(|(index, glyph)| letters_of(index, glyph, 0.0)).collect();
        let vertical = (0..glyphs.len()).filter(|index| glyphs.get(*index).is_some_and(|glyph| glyph.vertical));
        let vertical = vertical.collect();
        Rows { rows: rows_of(glyphs), drawn, vertical }
    }

    /// Hides the glyphs in which a needle stands, and long runs of digits.
    pub(super) fn hide(&self, glyphs: &[DrawnGlyph], needles: &Needles, hidden: &mut [bool]) {
        let mut mark = |letters: &[Letter]| {
            for letter in letters {
                if let Some(hidden) = hidden.get_mut(letter.glyph) {
                    *hidden = true;
                }
            }
        };
        for order in self.orders() {
            for needle in &needles.long {
                for found in order.windows(needle.len()).filter(|part| part.iter().map(|l| &l.c).eq(needle)) {
                    mark(found);
                }
            }
        }
        for row in &self.rows {
            for (token, alone) in tokens(row) {
                let text: Vec<char> = token.iter().map(|letter| letter.c).collect();
                if text.len() >= LONG_RUN || (alone && needles.short.contains(&text)) {
                    mark(token);
                }
            }
        }
        // A number written downwards may stand in several pieces.
        for index in &self.vertical {
            let text = glyphs.get(*index).map(|glyph| letters(&glyph.text)).unwrap_or_default();
            if text.iter().any(|c| c.is_numeric() || needles.holds_letter(*c)) {
                mark(&[Letter { c: ' ', glyph: *index, room: 0.0 }]);
            }
        }
    }

    /// Whether a text stands in what is hidden.
    pub(super) fn hidden_holds(&self, text: &str, hidden: &[bool]) -> bool {
        let wanted = letters(text);
        let is_hidden = |letter: &&Letter| hidden.get(letter.glyph).copied().unwrap_or(false);
        self.orders().any(|order| contains(&order.iter().filter(is_hidden).map(|l| l.c).collect::<Vec<_>>(), &wanted))
    }

    /// Whether a long needle stands in what is left to be seen.
    pub(super) fn shown_holds(&self, needles: &Needles, hidden: &[bool]) -> bool {
        self.orders().any(|order| {
            let shown = order.iter().filter(|letter| !hidden.get(letter.glyph).copied().unwrap_or(false));
            let shown: Vec<char> = shown.map(|letter| letter.c).collect();
            needles.long.iter().any(|needle| contains(&shown, needle))
        })
    }

    /// The places of what is hidden, neighbours joined.
    pub(super) fn regions(&self, glyphs: &[DrawnGlyph], hidden: &[bool]) -> Vec<Rect> {
        let is_hidden = |index: usize| hidden.get(index).copied().unwrap_or(false);
        let ink = |index: usize| {
            glyphs.get(index).map(|glyph| glyph.ink.inflate(0.12 * glyph.size, 0.08 * glyph.size)).unwrap_or_default()
        };
        let mut places: Vec<Rect> = (0..glyphs.len()).filter(|index| is_hidden(*index)).map(ink).collect();
        for row in &self.rows {
            for pair in row.windows(2) {
                if let [a, b] = pair
                    && a.glyph != b.glyph
                    && b.room < 1.0
                    && is_hidden(a.glyph)
                    && is_hidden(b.glyph)
                {
                    places.push(ink(a.glyph).union(ink(b.glyph)));
                }
            }
        }
        places
    }

    /// Every order, with only what counts in a number.
    fn orders(&self) -> impl Iterator<Item = Vec<Letter>> {
        let count = |row: &Vec<Letter>| row.iter().filter(|letter| letter.c.is_alphanumeric()).copied().collect();
        self.rows.iter().chain([&self.drawn]).map(count)
    }
}

fn letters_of(index: usize, glyph: &DrawnGlyph, room: f64) -> Vec<Letter> {
    let folded = fold::label(&glyph.text);
    folded.chars().map(|c| Letter { c, glyph: index, room }).collect()
}

/// The rows of a page, whatever way each is turned; letters printed twice for boldness once.
fn rows_of(glyphs: &[DrawnGlyph]) -> Vec<Vec<Letter>> {
    /// A glyph along its own direction.
    struct Placed {
        index: usize,
        turn: i64,
        u0: f64,
        u1: f64,
        v: f64,
        size: f64,
    }
    let mut placed: Vec<Placed> = Vec::new();
    for (index, glyph) in glyphs.iter().enumerate().filter(|(_, glyph)| !glyph.vertical) {
        let ((x, y), (ax, ay)) = (glyph.origin, glyph.advance);
        let length = ax.hypot(ay);
        let (dx, dy) = if length > 0.0 { (ax / length, ay / length) } else { (1.0, 0.0) };
        let turn = (dy.atan2(dx).to_degrees() / 3.0).round() as i64;
        let u0 = x * dx + y * dy;
        placed.push(Placed { index, turn, u0, u1: u0 + length, v: y * dx - x * dy, size: glyph.size });
    }
    placed.sort_by(|a, b| a.turn.cmp(&b.turn).then(a.v.total_cmp(&b.v)));
    let mut lines: Vec<Vec<Placed>> = Vec::new();
    for glyph in placed {
        let near = |last: &Placed| last.turn == glyph.turn && glyph.v - last.v < 0.4 * glyph.size.min(last.size);
        match lines.last_mut().filter(|line| line.last().is_some_and(near)) {
            Some(line) => line.push(glyph),
            None => lines.push(vec![glyph]),
        }
    }
    let mut rows = Vec::new();
    for mut line in lines {
        line.sort_by(|a, b| a.u0.total_cmp(&b.u0));
        let mut row: Vec<Letter> = Vec::new();
        let mut before: Option<&Placed> = None;
        for glyph in &line {
            let Some(drawn) = glyphs.get(glyph.index) else { continue };
            if drawn.text.trim().is_empty() {
                continue;
            }
            let twice = before.is_some_and(|last| {
                let same = glyphs.get(last.index).is_some_and(|one| one.text == drawn.text);
                same && glyph.u0 - last.u0 < 0.3 * (last.u1 - last.u0)
            });
            if twice {
                continue;
            }
            let room = before.map_or(f64::INFINITY, |last| (glyph.u0 - last.u1) / glyph.size.min(last.size));
            row.extend(letters_of(glyph.index, drawn, room));
            before = Some(glyph);
        }
        rows.push(row);
    }
    rows
}

/// The runs of digits of a row, and whether each can be a number by itself rather than a part of a date or a time.
fn tokens(row: &[Letter]) -> Vec<(&[Letter], bool)> {
    let is_digit = |at: usize| row.get(at).is_some_and(|letter| letter.c.is_ascii_digit());
    let mut tokens = Vec::new();
    let mut at = 0;
    while at < row.len() {
        if !is_digit(at) {
            at += 1;
            continue;
        }
        let start = at;
        at += 1;
        while is_digit(at) && row.get(at).is_some_and(|letter| letter.room < 0.8) {
            at += 1;
        }
        let near = |letter: &&Letter| letter.room < 1.0;
        let after = row.get(at).filter(near).map(|letter| letter.c);
        let close = row.get(start).is_some_and(|first| first.room < 1.0);
        let before = start.checked_sub(1).filter(|_| close).and_then(|i| row.get(i)).map(|letter| letter.c);
        let unit = |c: char| "年月日時分秒歳才割回枚頁号条項%/.:".contains(c);
        let dated = |c: char| "年月平成令和昭/.:第".contains(c);
        let alone = !after.is_some_and(unit) && !before.is_some_and(dated) && !is_iso_date(row, start, at);
        tokens.push((row.get(start..at).unwrap_or_default(), alone));
    }
    tokens
}

/// Whether digits are part of a day as 2026-11-21.
fn is_iso_date(row: &[Letter], start: usize, end: usize) -> bool {
    let part = |from: usize| -> String { row.iter().skip(from).take(10).map(|letter| letter.c).collect() };
    let is_date = |text: &str| {
        let bytes = text.as_bytes();
        let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
        let dash = |at: usize| bytes.get(at) == Some(&b'-');
        (0..4).all(digit) && dash(4) && digit(5) && digit(6) && dash(7) && digit(8) && digit(9)
    };
    (start.saturating_sub(8)..=start).any(|from| from + 10 >= end && is_date(&part(from)))
}
