//! Rows to cells: where in a row a label stands, and which text stands between labels.
//!
//! A label may be letter-spaced (`保 険 者 番 号`, or justified over seven ems), stand in brackets (`(枝番)`), end with a
//! colon or carry a remark (`負担割合 (70歳以上のみ記載)`): [`found`](super::found) tells where it begins and ends. What is
//! between labels is text, cut where the gap is as wide as between columns.
//! Start at [`cells_of`].

use super::found::label_at;
use super::labels::Meaning;
use super::letters::{Letter, letters_of};
use super::rows::Row;
use super::signs::{marks_a_label, opens};
use super::spaces::text_of;
use crate::model::Field;

/// A gap that separates cells, in ems. Wider than any space inside a name or an address.
const CELL_GAP: f64 = 3.0;
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
    use crate::reading::labels;
    use crate::reading::rows::Mark;

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
