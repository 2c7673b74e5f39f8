//! Lines of text: where they break (kinsoku), how wide they are, and how they are made to fit.
//!
//! Horizontal Japanese needs no shaping: a character is a glyph with a width. Nothing is ever cut: what does not fit
//! gets smaller down to a readable size and is then set in several lines. Lengths are in points.

use super::font::{self, Glyph};
use crate::error::Error;

/// A line ready to be drawn.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    /// What it says.
    pub(super) text: String,
    /// The glyphs that say it.
    pub(super) glyphs: Vec<Glyph>,
}

/// Characters that do not begin a line.
const NOT_FIRST: &str =
    "、。，．・：；？！」』）】〕〉》］｝)]},.:;?!ー々ゝゞヽヾ…‥ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ％%〜～／/";
/// Characters that do not end a line.
const NOT_LAST: &str = "「『（【〔〈《［｛([{〒＃#";

impl Line {
    /// One line of a text.
    ///
    /// # Errors
    /// [`Error::MissingGlyph`] for a character that the font cannot draw.
    pub(super) fn new(text: &str) -> Result<Line, Error> {
        Ok(Line { text: text.to_owned(), glyphs: font::glyphs(text)? })
    }

    /// The part of a text that some of its glyphs draw, without the blanks at its end.
    fn part(text: &str, glyphs: &[Glyph]) -> Line {
        let start = glyphs.first().map_or(0, |glyph| glyph.range.start);
        let end = glyphs.last().map_or(start, |glyph| glyph.range.end);
        let text = text.get(start..end).unwrap_or_default().trim_end();
        let drawn = glyphs.iter().map(|glyph| {
            let range = glyph.range.start - start..(glyph.range.end - start).min(text.len());
            Glyph { range, ..*glyph }
        });
        Line { text: text.to_owned(), glyphs: drawn.take_while(|glyph| !glyph.range.is_empty()).collect() }
    }

    /// Its width at a size.
    pub(super) fn width(&self, size: f32) -> f32 {
        self.glyphs.iter().map(|glyph| glyph.advance).sum::<f32>() * size
    }

    /// The largest size up to `wanted` at which it fits a width.
    fn size_to_fit(&self, wanted: f32, width: f32) -> f32 {
        let needed = self.width(wanted);
        if needed <= width { wanted } else { wanted * width / needed }
    }
}

/// Lines at one size.
#[derive(Clone, Debug)]
pub(super) struct Fitted {
    /// The lines, in order; none for an empty text.
    pub(super) lines: Vec<Line>,
    /// Their size.
    pub(super) size: f32,
}

/// Makes a text fit a width: in one line between `wanted` and `least`, and below that in several lines at `least`.
pub(super) fn fit(text: &str, wanted: f32, least: f32, width: f32) -> Result<Fitted, Error> {
    let line = Line::new(text)?;
    let size = line.size_to_fit(wanted, width);
    if size >= least {
        return Ok(Fitted { lines: vec![line], size });
    }
    Ok(Fitted { lines: balanced(&line.text, least, width)?, size: least })
}

/// As many lines as [`wrap`] needs, of much the same width: a number's last digit does not stand alone.
fn balanced(text: &str, size: f32, width: f32) -> Result<Vec<Line>, Error> {
    let mut lines = wrap(text, size, width)?;
    for narrower in [0.9, 0.8, 0.7, 0.6] {
        let narrow = wrap(text, size, width * narrower)?;
        if narrow.len() > lines.len() {
            break;
        }
        lines = narrow;
    }
    Ok(lines)
}

/// Breaks a text into lines no wider than `width`: after any Japanese character that may end a line before one that
/// may begin one, at blanks, and inside a word or number only where it alone is wider than a line.
pub(super) fn wrap(text: &str, size: f32, width: f32) -> Result<Vec<Line>, Error> {
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let glyphs = font::glyphs(paragraph)?;
        let mut rest = glyphs.as_slice();
        while !rest.is_empty() {
            let (head, tail) = rest.split_at(line_end(paragraph, rest, size, width));
            lines.push(Line::part(paragraph, head));
            rest = tail;
        }
    }
    Ok(lines)
}

/// How many of the glyphs stand on the next line; at least one.
fn line_end(text: &str, glyphs: &[Glyph], size: f32, width: f32) -> usize {
    let mut used = 0.0;
    let fitting = glyphs
        .iter()
        .take_while(|glyph| {
            used += glyph.advance * size;
            // A hundredth of a point for what rounding adds up to.
            used <= width + 0.01
        })
        .count();
    if fitting == glyphs.len() {
        return fitting;
    }
    let char_at =
        |i: usize| glyphs.get(i).and_then(|glyph| text.get(glyph.range.clone())).and_then(|s| s.chars().next());
    let may_break = |i: usize| match (i.checked_sub(1).and_then(char_at), char_at(i)) {
        (Some(before), Some(after)) => may_break_between(before, after),
        _ => false,
    };
    (1..=fitting).rev().find(|i| may_break(*i)).unwrap_or(fitting.max(1))
}

fn may_break_between(before: char, after: char) -> bool {
    if before == ' ' || before == '\u{3000}' {
        return after != ' ';
    }
    // Latin with its marks; those of Vietnam stand apart.
    let word = |c: char| c.is_ascii_graphic() || matches!(c, '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}');
    let joined = word(before) && word(after);
    !joined && after != ' ' && after != '\u{3000}' && !NOT_FIRST.contains(after) && !NOT_LAST.contains(before)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(lines: &[Line]) -> Vec<&str> {
        lines.iter().map(|line| line.text.as_str()).collect()
    }

    #[test]
    fn wrap_keeps_kinsoku_and_words() {
        // Ten full-width characters a line.
        let lines = wrap("この画面のみでは受診でき、ません。「マイナ保険証」", 10.0, 100.0).unwrap();
        for line in &lines {
            assert!(line.width(10.0) <= 100.01);
            assert!(!line.text.starts_with(['、', '。', '」']), "{:?}", shown(&lines));
            assert!(!line.text.ends_with('「'), "{:?}", shown(&lines));
        }
        assert_eq!(shown(&wrap("MARIA DE LOS ANGELES", 10.0, 65.0).unwrap()), ["MARIA DE LOS", "ANGELES"]);
        assert_eq!(shown(&wrap("一行目\n二行目", 10.0, 100.0).unwrap()), ["一行目", "二行目"]);
    }

    #[test]
    fn wrap_of_too_long_a_word_breaks_and_loses_nothing() {
        let number = "1234567890".repeat(8);
        let lines = wrap(&number, 10.0, 73.0).unwrap();
        assert!(lines.len() > 1);
        assert_eq!(lines.iter().map(|line| line.text.as_str()).collect::<String>(), number);
    }

    #[test]
    fn fit_shrinks_first_and_wraps_then() {
        let short = fit("山田　花子", 20.0, 10.0, 200.0).unwrap();
        assert_eq!((short.lines.len(), short.size), (1, 20.0));
        let long = fit("ウィリアムズ　アレクサンドラ", 20.0, 10.0, 200.0).unwrap();
        assert_eq!(long.lines.len(), 1);
        assert!(long.size < 20.0 && long.size >= 10.0);
        // Twenty-two digits of which twenty fit a line.
        let number = fit("1234567890123456789012", 20.0, 10.0, 108.0).unwrap();
        let counts: Vec<usize> = number.lines.iter().map(|line| line.text.len()).collect();
        assert!(counts.len() == 2 && counts[1] > 6, "{counts:?}");
        let longest = fit(&"アレクサンドラ　".repeat(8), 20.0, 10.0, 200.0).unwrap();
        assert!(longest.lines.len() > 1);
        assert_eq!(longest.size, 10.0);
    }
}
