//! Rows to cells: where in a row a label stands, and which text stands between labels.
//!
//! A label may be letter-spaced (`保 険 者 番 号`, or justified over seven ems), stand in brackets (`(枝番)`), end with a
//! colon or carry a remark (`負担割合 (70歳以上のみ記載)`). What makes a word a label and not a part of a sentence is the
//! room around it: it begins where a cell begins and ends where a cell ends.

use super::fold;
use super::labels::{self, Meaning};
use super::rows::{Mark, Row};
use super::signs::{closes, ends_before, is_circled, marks_a_label, opens, starts_after};
use super::spaces::text_of;
use crate::model::Field;

/// A gap that separates cells, in ems. Wider than any space inside a name or an address.
const CELL_GAP: f64 = 3.0;
/// A gap that ends a word, in ems.
const WORD_GAP: f64 = 0.25;
/// Letters further apart than this are letter-spaced, in ems.
const LETTER_SPACED: f64 = 0.3;

/// A label, or a text between labels.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Cell {
    pub(super) piece: Piece,
    pub(super) u0: f64,
    pub(super) u1: f64,
    /// Baseline and height of an em.
    pub(super) v: f64,
    pub(super) size: f64,
}

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Piece {
    Label(Meaning),
    /// As printed, with a space where the paper shows one.
    Text(String),
}

impl Cell {
    pub(super) fn label(&self) -> Option<Meaning> {
        match self.piece {
            Piece::Label(meaning) => Some(meaning),
            Piece::Text(_) => None,
        }
    }

    pub(super) fn text(&self) -> Option<&str> {
        match &self.piece {
            Piece::Text(text) => Some(text),
            Piece::Label(_) => None,
        }
    }

    pub(super) fn is_text(&self) -> bool {
        self.text().is_some()
    }

    pub(super) fn middle(&self) -> f64 {
        (self.u0 + self.u1) / 2.0
    }
}

/// One folded character of a row and the mark that it comes from.
struct Letter {
    c: char,
    mark: usize,
    /// Free room in front of it, in ems; white space counts as room.
    room: f64,
    /// A space was printed in front of it.
    after_space: bool,
    /// It begins where the values of other rows begin.
    in_column: bool,
}

/// The cells of a row, from left to right.
///
/// `columns`: where the values of other rows begin. A label may end close before that.
pub(super) fn cells_of(row: &Row, columns: &[f64]) -> Vec<Cell> {
    let letters = letters_of(row, columns);
    let mut cells = Vec::new();
    let (mut text_start, mut at) = (0, 0);
    while at < letters.len() {
        let Some(found) = label_at(&letters, at) else {
            at += 1;
            continue;
        };
        // A bracket or a sign in front belongs to the label.
        let sign = at.checked_sub(1).filter(|before| *before >= text_start);
        let sign = sign.filter(|before| letters.get(*before).is_some_and(|l| opens(l.c) || marks_a_label(l.c)));
        let start = sign.unwrap_or(at);
        push_texts(&mut cells, row, &letters, text_start, start);
        push(&mut cells, row, &letters, start, at + found.length, Piece::Label(found.meaning));
        at = found.value;
        text_start = at;
    }
    push_texts(&mut cells, row, &letters, text_start, letters.len());
    words_as_values(&mut cells, row);
    // 枝番 (枝番) 00: a label that stands once more right before its value is one label.
    cells.dedup_by(|again, label| {
        let close = again.u0 - label.u1 < 2.0 * again.size;
        let same = again.label().is_some() && again.label() == label.label() && close;
        if same {
            label.u1 = again.u1;
        }
        same
    });
    cells
}

/// 世帯主 is a label, and the value of 本人・家族の別 where it stands right behind that label without one of its own.
fn words_as_values(cells: &mut [Cell], row: &Row) {
    for index in 1..cells.len() {
        let of = |index: usize| cells.get(index).and_then(Cell::label);
        let relation = of(index - 1) == Some(Meaning::Field(Field::Relation));
        let householder = of(index) == Some(Meaning::Field(Field::Householder));
        let valueless = cells.get(index + 1).is_none_or(|next| next.label().is_some());
        if let Some(cell) = cells.get_mut(index).filter(|_| relation && householder && valueless) {
            let marks = row.marks.iter().filter(|mark| mark.u0 >= cell.u0 - 0.01 && mark.u1 <= cell.u1 + 0.01);
            cell.piece = Piece::Text(marks.map(|mark| mark.text.as_str()).collect());
        }
    }
}

/// The characters of a row that count, folded, with the room before each.
fn letters_of(row: &Row, columns: &[f64]) -> Vec<Letter> {
    let mut letters: Vec<Letter> = Vec::with_capacity(row.marks.len());
    let mut before: Option<&Mark> = None;
    for (index, mark) in row.marks.iter().enumerate().filter(|(_, mark)| !mark.is_space()) {
        let room = before.map_or(f64::INFINITY, |before| match is_walled(row, before, mark) {
            true => f64::INFINITY,
            false => (mark.u0 - before.u1) / before.size.min(mark.size),
        });
        // ① before a label is a sign, not a digit that would be read as part of something.
        let bullet =
            letters.is_empty() && mark.text.chars().all(|c| matches!(c, '•' | '・' | '‧' | '◦' | '‣' | '▪' | '✓'));
        let folded =
            if bullet || mark.text.chars().all(is_circled) { "※".to_owned() } else { fold::label(&mark.text) };
        let after_space = index.checked_sub(1).and_then(|i| row.marks.get(i)).is_some_and(Mark::is_space);
        let in_column = columns.iter().any(|column| (mark.u0 - column).abs() < 0.6);
        // ﾌﾘｶﾞﾅ with its sound mark as a glyph of its own.
        if let Some(last) = letters.last_mut()
            && let Some(sound) = folded.chars().next().filter(|_| folded.chars().count() == 1)
            && let Some(whole) = unicode_normalization::char::compose(last.c, sound)
        {
            last.c = whole;
            before = Some(mark);
            continue;
        }
        for (i, c) in folded.chars().enumerate() {
            letters.push(Letter {
                c,
                mark: index,
                room: if i == 0 { room } else { 0.0 },
                after_space: after_space && i == 0,
                in_column: in_column && i == 0,
            });
        }
        before = Some(mark);
    }
    letters
}

/// Whether a rule of a table stands between two neighbours. The rules between the boxes of a form that takes a number
/// digit by digit are none.
fn is_walled(row: &Row, before: &Mark, mark: &Mark) -> bool {
    let middle = |mark: &Mark| (mark.u0 + mark.u1) / 2.0;
    let (from, to) = (middle(before), middle(mark));
    // Letters that touch run over the rule.
    let apart = mark.u0 - before.u1 > 0.1 * mark.size.min(before.size);
    if !apart || !row.walls.iter().any(|wall| *wall > from && *wall < to) {
        return false;
    }
    let is_digit = |mark: &Mark| fold::narrow(&mark.text).bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    // The box that a mark stands in, and whether it stands there alone.
    let boxed = |mark: &Mark| {
        let left = row.walls.iter().rev().find(|wall| **wall < middle(mark))?;
        let right = row.walls.iter().find(|wall| **wall > middle(mark))?;
        let inside = |other: &&Mark| !other.is_space() && middle(other) > *left && middle(other) < *right;
        (row.marks.iter().filter(inside).count() == 1).then_some(right - left)
    };
    match (boxed(before), boxed(mark)) {
        (Some(one), Some(other)) if is_digit(before) && is_digit(mark) => {
            (one - other).abs() > 0.25 * one || one > 3.0 * mark.size
        }
        _ => true,
    }
}

/// A label found in a row.
struct FoundLabel {
    meaning: Meaning,
    /// Its length in letters.
    length: usize,
    /// Where its value begins: after brackets, remarks, colons and leaders.
    value: usize,
}

/// The label that begins at a letter, if one does: the longest that has room around it and none too wide inside.
fn label_at(letters: &[Letter], at: usize) -> Option<FoundLabel> {
    let ahead = letters.get(at..)?;
    let first = ahead.first()?;
    let before = at.checked_sub(1).and_then(|i| letters.get(i));
    labels::all(ahead.iter().map(|letter| letter.c)).find_map(|(meaning, length)| {
        // Dots and strokes between letters are set half as wide as their boxes, or not.
        let sign = |letter: &Letter| matches!(letter.c, '・' | '/' | '-' | '(' | ')');
        let pairs = || ahead.get(..length).unwrap_or_default().windows(2).filter(|pair| !pair.iter().any(sign));
        let rooms = || pairs().filter_map(|pair| pair.get(1)).map(|letter| letter.room.max(0.0));
        let widest = rooms().fold(0.0, f64::max);
        let narrowest = rooms().fold(widest, f64::min);
        // 記号 — 番号 is a label, a dash for its value, and another label.
        let signs = ahead.get(..length).unwrap_or_default().windows(2).filter(|pair| pair.iter().any(sign));
        if signs.filter_map(|pair| pair.get(1)).any(|letter| letter.room > widest.max(0.5) + 0.1) {
            return None;
        }
        if widest.is_infinite() {
            return None;
        }
        // Letter-spaced means evenly spaced: 記号 and 番号 of two columns are not 記号番号.
        if widest > 1.8 * narrowest + 0.5 {
            return None;
        }
        let spaced = widest > LETTER_SPACED;
        let starts = match before {
            None => true,
            Some(before) if opens(before.c) || starts_after(before.c) => true,
            Some(before) if before.c.is_ascii_digit() && is_number(meaning) && is_close_set(letters) => {
                ahead.get(length).is_some_and(|next| next.c.is_ascii_digit() && next.room < WORD_GAP)
            }
            Some(_) if spaced => first.room > 1.3 * widest + 0.15,
            Some(_) => first.room >= WORD_GAP || (first.after_space && first.room > 0.15),
        };
        let ends = match ahead.get(length) {
            None => true,
            Some(_) if leader(letters, at + length) > 0 => true,
            Some(next) if ends_before(next.c) || opens(next.c) || next.c.is_ascii_alphanumeric() => true,
            Some(next) if next.in_column && before.is_none() && next.room > 0.08 => true,
            // A justified label may end closer to its value than its letters stand apart.
            Some(next) if spaced => next.room >= (0.8 * widest).min(0.5),
            // At the beginning of a row, a step wider than those inside: a label set close to its value.
            Some(next) if next.after_space && next.room > 0.15 => true,
            Some(next) => next.room >= WORD_GAP || (before.is_none() && length > 2 && next.room > widest + 0.08),
        };
        (starts && ends).then(|| FoundLabel { meaning, length, value: value_start(letters, at + length) })
    })
}

/// Whether a row begins with the label of a number right before its value: 記号1024番号305枝番01.
fn is_close_set(letters: &[Letter]) -> bool {
    labels::longest(letters.iter().map(|letter| letter.c)).is_some_and(|(meaning, length)| {
        let value = letters.get(length);
        is_number(meaning) && value.is_some_and(|value| value.c.is_ascii_digit() && value.room < WORD_GAP)
    })
}

fn is_number(meaning: Meaning) -> bool {
    matches!(meaning, Meaning::Field(Field::InsurerNumber | Field::Symbol | Field::Number | Field::Branch))
}

/// Where the value of a label begins that ends at a letter.
fn value_start(letters: &[Letter], mut at: usize) -> usize {
    let c = |at: usize| letters.get(at).map(|letter| letter.c);
    while c(at).is_some_and(closes) {
        at += 1;
    }
    if c(at).is_some_and(opens) {
        let end = (at..letters.len()).take(28).find(|i| c(*i).is_some_and(closes));
        let inside: String = letters.get(at + 1..end.unwrap_or(at)).unwrap_or_default().iter().map(|l| l.c).collect();
        let latin =
            !inside.is_empty() && inside.chars().all(|c| c.is_ascii_alphabetic() || matches!(c, '.' | '/' | '-'));
        if let Some(end) = end.filter(|end| is_remark(&inside) || (latin && end + 1 < letters.len())) {
            at = end + 1;
        }
    } else if c(at) == Some('/') {
        // 氏名 / Name: the label once more in Latin letters, up to the next wide gap.
        let end = (at + 1..letters.len())
            .find(|i| {
                let ends = |l: &Letter| !is_latin(l.c) || (l.room > 1.0 && *i > at + 1);
                letters.get(*i).is_some_and(ends) || leader(letters, *i) > 0
            })
            .unwrap_or(letters.len());
        at = if end > at + 1 { end } else { at };
    }
    while c(at).is_some_and(|c| matches!(c, ':' | '|' | '=')) {
        at += 1;
    }
    at + leader(letters, at)
}

/// The length of a leader that begins at a letter: a run of dots, lines or dashes between label and value; else 0.
fn leader(letters: &[Letter], at: usize) -> usize {
    let Some(first) = letters.get(at).map(|letter| letter.c).filter(|c| matches!(c, '.' | '・' | '_' | '-' | 'ー'))
    else {
        return 0;
    };
    let length = letters.iter().skip(at).take_while(|letter| letter.c == first).count();
    // Two dashes or long vowels can be a value.
    if length >= if matches!(first, '.' | '・' | '_') { 2 } else { 3 } { length } else { 0 }
}

/// Whether a text in brackets after a label is a remark on it rather than its value.
fn is_remark(text: &str) -> bool {
    const WORDS: [&str; 14] =
        ["記載", "のみ", "以上", "歳", "場合", "年月日", "西暦", "和暦", "等", "コード", "交付", "%", "漢字", "カナ"];
    WORDS.iter().any(|word| text.contains(word))
}

/// Letters and signs of a label in Latin script (Insurer No.).
fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, '.' | ',' | '/' | '-' | '\'')
}

/// The text between two letters, cut where the gap is as wide as between columns.
fn push_texts(cells: &mut Vec<Cell>, row: &Row, letters: &[Letter], start: usize, end: usize) {
    let mut from = start;
    for at in start..end {
        if at > from && letters.get(at).is_some_and(|letter| letter.room > CELL_GAP) {
            push_text(cells, row, letters, from, at);
            from = at;
        }
    }
    push_text(cells, row, letters, from, end);
}

fn push_text(cells: &mut Vec<Cell>, row: &Row, letters: &[Letter], start: usize, end: usize) {
    let (Some(first), Some(last)) = (letters.get(start), end.checked_sub(1).and_then(|i| letters.get(i))) else {
        return;
    };
    if start >= end {
        return;
    }
    let text = text_of(row.marks.get(first.mark..=last.mark).unwrap_or_default());
    if text.is_empty() {
        return;
    }
    push(cells, row, letters, start, end, Piece::Text(text));
}

fn push(cells: &mut Vec<Cell>, row: &Row, letters: &[Letter], start: usize, end: usize, piece: Piece) {
    let mark = |at: usize| letters.get(at).and_then(|letter| row.marks.get(letter.mark));
    let (Some(first), Some(last)) = (mark(start), mark(end.saturating_sub(1))) else { return };
    cells.push(Cell { piece, u0: first.u0, u1: last.u1, v: first.v, size: first.size });
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A row of full-width letters of 10 points; a digit in the text moves on by that many ems.
    fn row(text: &str) -> Row {
        let mut u = 0.0;
        let mut marks = Vec::new();
        for c in text.chars() {
            match c {
                '1'..='9' => u += 10.0 * f64::from(c.to_digit(10).unwrap()),
                c => {
                    marks.push(Mark { text: c.to_string(), u0: u, u1: u + 10.0, v: 0.0, size: 10.0 });
                    u += 10.0;
                }
            }
        }
        Row { marks, v: 0.0, size: 10.0, walls: Vec::new() }
    }

    fn shown(text: &str) -> Vec<String> {
        let show = |cell: Cell| match cell.piece {
            Piece::Label(Meaning::Field(field)) => format!("<{}>", field.key()),
            Piece::Label(meaning) => format!("<{meaning:?}>"),
            Piece::Text(text) => text,
        };
        cells_of(&row(text), &[]).into_iter().map(show).collect()
    }

    #[test]
    fn labels_are_found_by_the_room_around_them() {
        let table: [(&str, &[&str]); 25] = [
            ("保険者番号5甲乙", &["<insurer_number>", "甲乙"]),
            ("保1険1者1番1号5甲乙", &["<insurer_number>", "甲乙"]),
            ("記5号6甲", &["<symbol>", "甲"]),
            ("記3号5甲", &["<symbol>", "甲"]),
            ("氏1名1若宮1颯太", &["<name>", "若宮 颯太"]),
            ("氏名：若宮", &["<name>", "若宮"]),
            ("（枝番）1甲", &["<branch>", "甲"]),
            ("記号1甲1番号1乙（枝番）1丙", &["<symbol>", "甲", "<number>", "乙", "<branch>", "丙"]),
            ("負担割合（七〇歳以上のみ記載）", &["<copay_percent>"]),
            ("有効期限の到来に伴い", &["有効期限の到来に伴い"]),
            ("氏名・番号をお書き添え", &["氏名・番号をお書き添え"]),
            ("請求番号1甲", &["<Other>", "甲"]),
            ("枝番……甲", &["<branch>", "甲"]),
            ("記号・番号1甲乙", &["<SymbolAndNumber>", "甲乙"]),
            ("記号5番号5枝番", &["<symbol>", "<number>", "<branch>"]),
            ("保険者5番号", &["<insurer_name>", "<number>"]),
            ("①氏名1甲", &["<name>", "甲"]),
            ("・氏名：甲", &["<name>", "甲"]),
            ("記号2—3番号1甲", &["<symbol>", "—", "<number>", "甲"]),
            ("枝番ーーーー甲", &["<branch>", "甲"]),
            ("本人・家族の別2世帯主", &["<relation>", "世帯主"]),
            ("記号／Code......甲", &["<symbol>", "甲"]),
            ("枝番1（枝番）1甲", &["<branch>", "甲"]),
            ("枝番9枝番1甲", &["<branch>", "<branch>", "甲"]),
            ("保険者番号／No．3甲", &["<insurer_number>", "甲"]),
        ];
        for (text, cells) in table {
            assert_eq!(shown(text), cells, "{text}");
        }
    }

    #[test]
    fn label_ends_where_the_values_of_other_rows_begin() {
        let mut row = row("記号甲乙");
        for mark in row.marks.iter_mut().skip(2) {
            (mark.u0, mark.u1) = (mark.u0 + 1.5, mark.u1 + 1.5);
        }
        assert_eq!(cells_of(&row, &[]).len(), 1);
        assert_eq!(cells_of(&row, &[21.5]).len(), 2);
    }

    #[test]
    fn every_label_of_the_list_is_read_before_a_value() {
        for (meaning, labels) in labels::LABELS {
            for label in *labels {
                let spaced: String = label.chars().flat_map(|c| ['1', c]).skip(1).collect();
                let ways =
                    [format!("{label}3甲"), format!("{label}：甲"), format!("（{label}）1甲"), format!("{spaced}3甲")];
                // Signs inside a label are not spaced.
                let plain = label.chars().all(|c| !matches!(c, '・' | '/' | '-' | '(' | ')' | '.'));
                for way in ways.iter().take(if plain { 4 } else { 2 }) {
                    let cells = cells_of(&row(way), &[]);
                    assert_eq!(cells.first().and_then(Cell::label), Some(*meaning), "{way}");
                    assert_eq!(cells.last().and_then(Cell::text), Some("甲"), "{way}");
                }
            }
        }
    }

    #[test]
    fn numbers_close_set_behind_their_labels_are_told_apart() {
        let of = |text: &str| {
            let digits = ["０", "１", "２", "３", "４", "５"];
            // In the rows of these tests only full-width digits are digits of the text.
            let wide = digits.iter().enumerate().fold(text.to_owned(), |text, (i, d)| text.replace(&i.to_string(), d));
            shown(&wide)
        };
        assert_eq!(of("記号1024番号305枝番01"), ["<symbol>", "１０２４", "<number>", "３０５", "<branch>", "０１"]);
        assert_eq!(of("第1024番号305"), ["第１０２４番号３０５"]);
    }

    #[test]
    fn wide_gaps_end_a_value() {
        assert_eq!(shown("枝番1甲5保険証とともに"), ["<branch>", "甲", "保険証とともに"]);
        assert_eq!(shown("氏名1甲2乙"), ["<name>", "甲 乙"]);
    }
}
