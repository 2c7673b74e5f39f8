//! Glyphs to rows: what stands beside one another on the paper, in reading order.
//!
//! A **row** is all glyphs on one line across the page, however far apart; which of them belong together is decided by
//! [`layout`](super::layout). Coordinates here follow the reading direction: `u` grows along the row, `v` from row to
//! row, whatever way the page was turned.

use super::grid::Grid;
use super::overprinted;
use super::pdf_text::{Glyph, PageGlyphs};

/// A glyph (or several with one text) in a row.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    /// What it reads as; `" "` for white space of any kind.
    pub(super) text: String,
    /// Left and right edge.
    pub(super) u0: f64,
    pub(super) u1: f64,
    /// Baseline.
    pub(super) v: f64,
    /// Height of an em.
    pub(super) size: f64,
}

impl Mark {
    fn top(&self) -> f64 {
        self.v - 0.85 * self.size
    }
    fn bottom(&self) -> f64 {
        self.v + 0.15 * self.size
    }
    pub(super) fn is_space(&self) -> bool {
        self.text.chars().all(char::is_whitespace)
    }
}

/// A line of glyphs across the page, ordered by `u`.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) marks: Vec<Mark>,
    /// Baseline of most of it.
    pub(super) v: f64,
    /// Height of an em of its largest glyph.
    pub(super) size: f64,
    /// Where it crosses rules of a table, from left to right.
    pub(super) walls: Vec<f64>,
}

/// The rows of a page from top to bottom, in its main reading direction.
///
/// Invisible glyphs (the text layer of a scan) count only where nothing visible reads as text.
pub(super) fn rows_of(page: &PageGlyphs) -> (Vec<Row>, Grid) {
    let glyphs = read_glyphs(page);
    let turn = main_turn(&glyphs);
    let slant = slant_of(&glyphs, turn);
    let mut marks: Vec<Mark> =
        glyphs.iter().filter(|glyph| turn_of(glyph) == Some(turn)).map(|g| mark_of(g, turn, slant)).collect();
    overprinted::spoil(&mut marks);
    marks.retain(|mark| !mark.text.is_empty());
    drop_watermarks(&mut marks);
    marks.sort_by(|a, b| a.v.total_cmp(&b.v).then(a.u0.total_cmp(&b.u0)));
    let mut open: Vec<Open> = Vec::new();
    for mark in marks {
        place(&mut open, mark);
    }
    let mut rows: Vec<Row> = open.into_iter().map(|open| open.row).collect();
    for row in &mut rows {
        row.marks.sort_by(|a, b| a.u0.total_cmp(&b.u0));
    }
    rows.sort_by(|a, b| a.v.total_cmp(&b.v));
    drop_ruby(&mut rows);
    let grid = Grid::new(page.rules.iter().map(|rule| turned(*rule, turn)));
    for row in &mut rows {
        row.walls = grid.walls_at(row.v - 0.8 * row.size, row.v + 0.1 * row.size);
    }
    (rows, grid)
}

/// A box on the page (left, upper, right, lower edge) along a reading direction: from `u` to `u`, from `v` to `v`.
fn turned([x0, y0, x1, y1]: [f64; 4], turn: u8) -> (f64, f64, f64, f64) {
    let (a, b) = (along((x0, y0), turn), along((x1, y1), turn));
    (a.0.min(b.0), a.0.max(b.0), a.1.min(b.1), a.1.max(b.1))
}

/// A place on the page in coordinates along a reading direction.
fn along((x, y): (f64, f64), turn: u8) -> (f64, f64) {
    match turn {
        0 => (x, y),
        1 => (y, -x),
        2 => (-x, -y),
        _ => (-y, x),
    }
}

/// The angle by which the lines of a page run down from their reading direction, in radians: that of most glyphs, or
/// none at all. A page that was scanned and recognised lies a little askew.
fn slant_of(glyphs: &[&Glyph], turn: u8) -> f64 {
    const LEAST: f64 = 0.004;
    let angle = |glyph: &&&Glyph| {
        let (along, down) = along(glyph.advance, turn);
        (along > 0.0).then(|| down.atan2(along))
    };
    let turned = glyphs.iter().filter(|glyph| turn_of(glyph) == Some(turn));
    let mut angles: Vec<f64> = turned.filter_map(|glyph| angle(&glyph)).collect();
    angles.sort_by(f64::total_cmp);
    let middle = angles.get(angles.len() / 2).copied().unwrap_or_default();
    if middle.abs() < LEAST { 0.0 } else { middle }
}

/// A place on lines that run down by an angle, as it would be on level ones.
fn levelled((u, v): (f64, f64), slant: f64) -> (f64, f64) {
    if slant == 0.0 {
        return (u, v);
    }
    let (sin, cos) = slant.sin_cos();
    (u * cos + v * sin, v * cos - u * sin)
}

/// The glyphs that count.
fn read_glyphs(page: &PageGlyphs) -> Vec<&Glyph> {
    if page.is_recognised() {
        page.glyphs.iter().collect()
    } else {
        page.glyphs.iter().filter(|g| !g.invisible).collect()
    }
}

/// A place in the coordinates of a page's rows, on the page itself: the opposite of [`rows_of`]'s turn.
pub(super) fn on_page(page: &PageGlyphs, u: f64, v: f64) -> (f64, f64) {
    let glyphs = read_glyphs(page);
    let turn = main_turn(&glyphs);
    let (u, v) = levelled((u, v), -slant_of(&glyphs, turn));
    match turn {
        0 => (u, v),
        1 => (-v, u),
        2 => (-u, -v),
        _ => (v, -u),
    }
}

/// Drops ruby: small kana right over the letters that they read.
fn drop_ruby(rows: &mut Vec<Row>) {
    let is_kana = |c: char| matches!(c, 'ぁ'..='ヿ' | 'ｦ'..='ﾟ') || c.is_whitespace();
    let is_ruby = |pair: &[Row]| match pair {
        [ruby, base] => {
            let text: String = ruby.marks.iter().map(|mark| mark.text.as_str()).collect();
            let within = |row: &Row| {
                let u0 = row.marks.first().map_or(0.0, |mark| mark.u0);
                let u1 = row.marks.last().map_or(0.0, |mark| mark.u1);
                base.marks.iter().any(|mark| mark.u1 > u0) && base.marks.iter().any(|mark| mark.u0 < u1)
            };
            // フリガナ in small print is a label with its value.
            let labelled = text.contains("フリガナ") || text.contains("ふりがな") || text.contains("ﾌﾘｶﾞﾅ");
            ruby.size < 0.62 * base.size
                && base.v - ruby.v < 1.15 * base.size
                && !labelled
                && text.chars().all(is_kana)
                && within(ruby)
        }
        _ => false,
    };
    let ruby: Vec<bool> = rows.windows(2).map(is_ruby).collect();
    let mut index = 0;
    rows.retain(|_| {
        index += 1;
        !ruby.get(index - 1).copied().unwrap_or(false)
    });
}

/// Quarter turns of a glyph's reading direction: 0 to the right, 1 downwards, 2 to the left, 3 upwards.
/// `None` for slanted text (a watermark), which is on no row.
fn turn_of(glyph: &Glyph) -> Option<u8> {
    const MOST_SLANT: f64 = 0.12;
    let (x, y) = glyph.advance;
    let (long, short) = (x.abs().max(y.abs()), x.abs().min(y.abs()));
    if short > MOST_SLANT * long {
        return None;
    }
    Some(match (x.abs() >= y.abs(), x >= 0.0, y >= 0.0) {
        (true, true, _) => 0,
        (true, false, _) => 2,
        (false, _, true) => 1,
        (false, _, false) => 3,
    })
}

/// The turn that most glyphs have.
fn main_turn(glyphs: &[&Glyph]) -> u8 {
    let count = |turn| glyphs.iter().filter(|g| g.advance != (0.0, 0.0) && turn_of(g) == Some(turn)).count();
    (0..4).max_by_key(|turn| (count(*turn), 4 - turn)).unwrap_or(0)
}

/// Drops letters several times as large as the usual: 見本 printed across a page is on no row.
fn drop_watermarks(marks: &mut Vec<Mark>) {
    let mut sizes: Vec<f64> = marks.iter().map(|mark| mark.size).collect();
    sizes.sort_by(f64::total_cmp);
    let usual = sizes.get(sizes.len() / 2).copied().unwrap_or_default();
    marks.retain(|mark| mark.size < 4.0 * usual);
}

/// A glyph in coordinates along a reading direction.
fn mark_of(glyph: &Glyph, turn: u8, slant: f64) -> Mark {
    let (u0, v) = levelled(along(glyph.origin, turn), slant);
    let (width, _) = levelled(along(glyph.advance, turn), slant);
    let text = if !glyph.text.is_empty() && glyph.text.chars().all(char::is_whitespace) {
        " ".to_owned()
    } else {
        glyph.text.clone()
    };
    Mark { text, u0, u1: u0 + width.max(0.0), v, size: glyph.size }
}

/// A row that is being put together.
struct Open {
    row: Row,
    /// The mark that reaches farthest to the right, by index.
    rightmost: usize,
}

impl Open {
    fn push(&mut self, mark: Mark) {
        if self.row.marks.get(self.rightmost).is_none_or(|rightmost| mark.u1 > rightmost.u1) {
            self.rightmost = self.row.marks.len();
        }
        self.row.size = self.row.size.max(mark.size);
        self.row.marks.push(mark);
    }
}

/// Puts a mark into the row that it stands on, or opens a row.
///
/// It stands on a row when both overlap in height by most of the smaller one (a small label before a large value) and
/// nothing is there already; the same glyph printed twice to look bold counts once.
fn place(rows: &mut Vec<Open>, mark: Mark) {
    for open in rows.iter_mut().rev().take(24) {
        let row = &open.row;
        if (row.v - mark.v).abs() > row.size.max(mark.size) {
            continue;
        }
        // Mostly a mark stands right of all others, touches none of them, and is nearest to the last.
        let rightmost = row.marks.get(open.rightmost).filter(|other| mark.u0 > other.u1 - 0.01);
        let nearest = || row.marks.iter().min_by(|a, b| distance(a, &mark).total_cmp(&distance(b, &mark)));
        let Some(nearest) = rightmost.or_else(nearest) else { continue };
        let overlap = nearest.bottom().min(mark.bottom()) - nearest.top().max(mark.top());
        if overlap < 0.6 * nearest.size.min(mark.size) {
            continue;
        }
        let covers = |other: &Mark| {
            let shared = other.u1.min(mark.u1) - other.u0.max(mark.u0);
            let most = shared > 0.5 * (mark.u1 - mark.u0).min(other.u1 - other.u0).max(0.1);
            // On one baseline a glyph may reach into its neighbour's box (a colon set half as wide as its font says).
            let twin = other.text == mark.text && (other.u0 - mark.u0).abs() < 0.15 * mark.size;
            let baseline = (other.v - mark.v).abs() < 0.1 * mark.size;
            !other.is_space() && !mark.is_space() && most && (twin || !baseline)
        };
        let covering = row.marks.iter().filter(|_| rightmost.is_none()).find(|other| covers(other));
        match covering {
            Some(other) if other.text == mark.text && (other.u0 - mark.u0).abs() < 0.15 * mark.size => return,
            Some(_) => continue,
            None => return open.push(mark),
        }
    }
    let row = Row { v: mark.v, size: mark.size, marks: vec![mark], walls: Vec::new() };
    rows.push(Open { row, rightmost: 0 });
}

/// How far two marks are apart along the row.
fn distance(a: &Mark, b: &Mark) -> f64 {
    (a.u0.max(b.u0) - a.u1.min(b.u1)).max(0.0)
}

/// Rows for tests: texts at columns of points, ten points a letter.
#[cfg(test)]
pub(super) mod made {
    use super::{Mark, Row};

    /// Rows `step` points apart, each of texts with the place where they begin.
    pub(in super::super) fn rows(step: f64, lines: &[&[(f64, &str)]]) -> Vec<Row> {
        let row = |(index, texts): (usize, &&[(f64, &str)])| {
            let v = step * index as f64;
            let mark = |u: f64, i: usize, c: char| {
                let u0 = u + 10.0 * i as f64;
                Mark { text: c.to_string(), u0, u1: u0 + 10.0, v, size: 10.0 }
            };
            let marks = texts.iter().flat_map(|(u, text)| text.chars().enumerate().map(move |(i, c)| mark(*u, i, c)));
            Row { marks: marks.collect(), v, size: 10.0, walls: Vec::new() }
        };
        lines.iter().enumerate().map(row).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A line of glyphs of 10 points from `x`, on the baseline `y`.
    fn line(text: &str, x: f64, y: f64, size: f64) -> Vec<Glyph> {
        let glyph = |(i, c): (usize, char)| Glyph {
            text: c.to_string(),
            origin: (x + i as f64 * size, y),
            advance: (size, 0.0),
            size,
            invisible: false,
        };
        text.chars().enumerate().map(glyph).collect()
    }

    fn texts(glyphs: Vec<Glyph>) -> Vec<String> {
        rows_of(&PageGlyphs { glyphs, ..PageGlyphs::default() })
            .0
            .iter()
            .map(|row| row.marks.iter().map(|m| m.text.as_str()).collect())
            .collect()
    }

    #[test]
    fn rows_follow_the_page_and_not_the_stream() {
        let mut glyphs = line("花子", 100.0, 40.0, 10.0);
        glyphs.extend(line("番号", 10.0, 60.0, 10.0));
        glyphs.extend(line("氏名", 10.0, 40.0, 10.0));
        assert_eq!(texts(glyphs), ["氏名花子", "番号"]);
    }

    #[test]
    fn small_label_before_large_value_is_one_row_and_two_lines_are_two() {
        let mut glyphs = line("氏名", 10.0, 40.0, 9.0);
        glyphs.extend(line("花子", 100.0, 42.0, 16.0));
        glyphs.extend(line("住所", 10.0, 60.0, 9.0));
        glyphs.extend(line("東京", 100.0, 60.0, 9.0));
        glyphs.extend(line("青葉", 100.0, 71.0, 9.0));
        assert_eq!(texts(glyphs), ["氏名花子", "住所東京", "青葉"]);
    }

    #[test]
    fn a_glyph_printed_twice_to_look_bold_counts_once() {
        let mut glyphs = line("11", 10.0, 40.0, 10.0);
        glyphs.extend(line("11", 10.3, 40.0, 10.0));
        assert_eq!(texts(glyphs), ["11"]);
    }

    #[test]
    fn turned_text_reads_along_its_own_direction() {
        let down = |c: char, i: usize| Glyph {
            text: c.to_string(),
            origin: (200.0, 10.0 + i as f64 * 10.0),
            advance: (0.0, 10.0),
            size: 10.0,
            invisible: false,
        };
        let glyphs = "氏名花子".chars().enumerate().map(|(i, c)| down(c, i)).collect();
        assert_eq!(texts(glyphs), ["氏名花子"]);
    }

    #[test]
    fn lines_of_a_page_that_lies_askew_are_rows() {
        let (sin, cos) = 0.05_f64.sin_cos();
        let askew = |(x, y): (f64, f64)| (x * cos - y * sin, x * sin + y * cos);
        let mut glyphs = line("氏名", 10.0, 40.0, 10.0);
        glyphs.extend(line("若宮颯太", 400.0, 40.0, 10.0));
        glyphs.extend(line("番号", 10.0, 60.0, 10.0));
        for glyph in &mut glyphs {
            (glyph.origin, glyph.advance) = (askew(glyph.origin), askew(glyph.advance));
        }
        let page = PageGlyphs { glyphs: glyphs.clone(), ..PageGlyphs::default() };
        assert_eq!(texts(glyphs), ["氏名若宮颯太", "番号"]);
        let row = &rows_of(&page).0[0];
        let (x, y) = on_page(&page, row.marks[2].u0, row.v);
        assert!((x - page.glyphs[2].origin.0).abs() < 0.01 && (y - page.glyphs[2].origin.1).abs() < 0.01);
    }

    #[test]
    fn invisible_text_counts_only_without_visible_text() {
        let hidden = |text| line(text, 10.0, 40.0, 10.0).into_iter().map(|g| Glyph { invisible: true, ..g });
        assert_eq!(texts(hidden("花子").collect()), ["花子"]);
        let mut both: Vec<Glyph> = hidden("花子").collect();
        both.extend(line("太郎", 10.0, 80.0, 10.0));
        assert_eq!(texts(both), ["太郎"]);
    }
}
