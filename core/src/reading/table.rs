//! Tables: a row of labels with the values of one or several people in the rows under it; and two forms side by side.
//!
//! Under a head the columns are as close as the printer likes: the texts of a row are cut anew where the head's columns
//! end, not where gaps are wide.

use super::cells::{Cell, text_of};
use super::labels::Meaning;
use super::layout::{Labelled, Sheet, is_sentence, runs_over_rows};
use super::rows::{Mark, Row};

/// Whether a row holds nothing but labels, two or more: the head of a table.
pub(super) fn is_head(cells: &[Cell]) -> bool {
    cells.len() > 1 && cells.iter().all(|cell| cell.label().is_some())
}

/// The labels of a head with the values of every record under it, record after record.
/// With no record, the labels with empty texts.
pub(super) fn records_under(sheet: &Sheet, head: usize) -> Vec<Labelled> {
    let Some(labels) = sheet.rows.get(head) else { return Vec::new() };
    let meanings: Vec<Meaning> = labels.cells.iter().filter_map(Cell::label).collect();
    let mut records: Vec<Vec<String>> = Vec::new();
    let mut last_v = labels.row.v;
    for line in sheet.rows.iter().skip(head + 1) {
        let step = line.row.v - last_v;
        let sentence = line.cells.iter().any(|cell| cell.text().is_some_and(is_sentence));
        if line.cells.iter().any(|cell| cell.label().is_some()) || sentence || step > 4.0 * line.row.size {
            break;
        }
        let texts = cut(&line.row, &labels.cells);
        let filled = texts.iter().filter(|text| !text.is_empty()).count();
        if filled == 0 {
            break;
        }
        match records.last_mut() {
            // One text alone goes on with the value above it.
            Some(record) if filled == 1 && meanings.len() > 1 => {
                for ((text, more), meaning) in record.iter_mut().zip(&texts).zip(&meanings) {
                    if runs_over_rows(*meaning) {
                        text.push_str(more);
                    }
                }
            }
            _ => records.push(texts),
        }
        last_v = line.row.v;
    }
    if records.is_empty() {
        records.push(vec![String::new(); meanings.len()]);
    }
    let labelled = |(meaning, text): (&Meaning, String)| Labelled { meaning: *meaning, text };
    records.into_iter().flat_map(|record| meanings.iter().zip(record).map(labelled).collect::<Vec<_>>()).collect()
}

/// A row's texts by the columns of a head.
fn cut(row: &Row, head: &[Cell]) -> Vec<String> {
    let mut columns: Vec<Vec<String>> = vec![Vec::new(); head.len()];
    for run in runs_of(row) {
        let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
        let (u0, u1) = (first.u0, last.u1);
        let off = |label: &Cell| {
            let apart = (label.u0 - u1).max(u0 - label.u1).max(0.0);
            apart + 0.1 * (label.u0 - u0).abs().min((label.middle() - (u0 + u1) / 2.0).abs())
        };
        let nearest = head.iter().enumerate().min_by(|a, b| off(a.1).total_cmp(&off(b.1))).map(|(index, _)| index);
        if let Some(column) = nearest.and_then(|index| columns.get_mut(index)) {
            column.push(text_of(run));
        }
    }
    columns.into_iter().map(|texts| texts.join(" ")).collect()
}

/// The marks of a row in runs without wide gaps; white space inside a run stays in it.
fn runs_of(row: &Row) -> Vec<&[Mark]> {
    const RUN_GAP: f64 = 0.6;
    let mut ranges: Vec<(usize, usize)> = Vec::new();
    for (index, mark) in row.marks.iter().enumerate().filter(|(_, mark)| !mark.is_space()) {
        let before = ranges.last().and_then(|range| row.marks.get(range.1));
        match ranges.last_mut() {
            Some(range) if before.is_some_and(|before| mark.u0 - before.u1 < RUN_GAP * mark.size) => range.1 = index,
            _ => ranges.push((index, index)),
        }
    }
    ranges.into_iter().filter_map(|(first, last)| row.marks.get(first..=last)).collect()
}

/// A page on which the same label stands twice in a row, on two rows or more, is two forms side by side:
/// the left one and the right one. Any other page comes back whole.
pub(super) fn side_by_side(rows: Vec<Row>) -> Vec<Vec<Row>> {
    let sheet = Sheet::new(1, &rows);
    let second = |cells: &[Cell]| {
        let repeated = |(index, cell): (usize, &Cell)| {
            let label = cell.label().filter(|meaning| *meaning != Meaning::Other)?;
            let before = cells.iter().take(index).any(|other| other.label() == Some(label));
            before.then_some((cell.u0, cell.size))
        };
        cells.iter().enumerate().find_map(repeated)
    };
    let splits: Vec<(f64, f64)> =
        sheet.rows.iter().filter(|line| !is_head(&line.cells)).filter_map(|l| second(&l.cells)).collect();
    let Some((left, size)) = splits.iter().copied().min_by(|a, b| a.0.total_cmp(&b.0)) else { return vec![rows] };
    let agree = splits.iter().filter(|split| (split.0 - left).abs() < 2.0 * size).count();
    if agree < 2 {
        return vec![rows];
    }
    let border = left - 0.5 * size;
    let half = |keep: &dyn Fn(&Mark) -> bool| {
        let of_row =
            |row: &Row| Row { marks: row.marks.iter().filter(|mark| keep(mark)).cloned().collect(), ..row.clone() };
        rows.iter().map(of_row).filter(|row| !row.marks.is_empty()).collect::<Vec<Row>>()
    };
    vec![half(&|mark| mark.u0 < border), half(&|mark| mark.u0 >= border)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Field;

    /// Rows of texts at columns of points, 10 points a letter, 14 a row; an empty text leaves the row out.
    fn rows(lines: &[&[(f64, &str)]]) -> Vec<Row> {
        let row = |(index, texts): (usize, &&[(f64, &str)])| {
            let v = 14.0 * index as f64;
            let mark = |u: f64, i: usize, c: char| {
                let u0 = u + 10.0 * i as f64;
                Mark { text: c.to_string(), u0, u1: u0 + 10.0, v, size: 10.0 }
            };
            let marks = texts.iter().flat_map(|(u, text)| text.chars().enumerate().map(move |(i, c)| mark(*u, i, c)));
            Row { marks: marks.collect(), v, size: 10.0 }
        };
        lines.iter().enumerate().map(row).collect()
    }

    fn records(lines: &[&[(f64, &str)]]) -> Vec<(Field, String)> {
        let field = |labelled: Labelled| match labelled.meaning {
            Meaning::Field(field) => (field, labelled.text),
            _ => (Field::Issuer, labelled.text),
        };
        records_under(&Sheet::new(1, &rows(lines)), 0).into_iter().map(field).collect()
    }

    #[test]
    fn each_row_under_a_head_is_a_record_however_close_the_columns() {
        let table: &[&[(f64, &str)]] = &[
            &[(0.0, "氏名"), (60.0, "枝番"), (90.0, "性別")],
            &[(0.0, "髙橋"), (30.0, "花子"), (60.0, "00"), (90.0, "女")],
            &[(0.0, "髙橋"), (30.0, "太郎"), (60.0, "01"), (90.0, "男")],
        ];
        let want = [
            (Field::Name, "髙橋 花子"),
            (Field::Branch, "00"),
            (Field::Sex, "女"),
            (Field::Name, "髙橋 太郎"),
            (Field::Branch, "01"),
            (Field::Sex, "男"),
        ];
        let got = records(table);
        assert_eq!(got.iter().map(|(field, text)| (*field, text.as_str())).collect::<Vec<_>>(), want);
    }

    #[test]
    fn a_head_without_rows_gives_empty_texts() {
        let got = records(&[&[(0.0, "氏名"), (60.0, "枝番")], &[(0.0, "住所"), (60.0, "甲")]]);
        assert_eq!(got, [(Field::Name, String::new()), (Field::Branch, String::new())]);
    }

    #[test]
    fn two_forms_side_by_side_are_two() {
        let forms: &[&[(f64, &str)]] = &[
            &[(0.0, "記号"), (40.0, "甲"), (200.0, "記号"), (240.0, "乙")],
            &[(0.0, "番号"), (40.0, "丙"), (200.0, "番号"), (240.0, "丁")],
        ];
        assert_eq!(side_by_side(rows(forms)).len(), 2);
        assert_eq!(side_by_side(rows(&[&[(0.0, "記号"), (40.0, "甲"), (200.0, "番号"), (240.0, "乙")]])).len(), 1);
    }
}
