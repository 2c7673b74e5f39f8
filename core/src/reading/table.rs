//! Tables: a row of labels with the values of one or several people in the rows under it; and two forms side by side.
//!
//! Under a head the columns are as close as the printer likes: the texts of a row are cut anew where the head's columns
//! end, not where gaps are wide.

use super::cells::Cell;
use super::fields;
use super::labels::Meaning;
use super::rows::{Mark, Row};
use super::ruled::{self, RuledLine};
use super::sheet::{Labelled, Sheet, Spot, is_sentence, join_rows as join, runs_over_rows};
use super::spaces::text_of;

/// Whether a row holds nothing but labels, two or more: the head of a table.
pub(super) fn is_head(cells: &[Cell]) -> bool {
    cells.len() > 1 && cells.iter().all(|cell| cell.label().is_some())
}

/// The labels of a head with the values of every record under it, record after record.
/// With no record, the labels with empty texts.
pub(super) fn records_under(sheet: &Sheet, head: usize) -> Vec<Labelled> {
    let Some(labels) = sheet.rows.get(head) else { return Vec::new() };
    let meanings: Vec<Meaning> = labels.cells.iter().filter_map(Cell::label).collect();
    let lines = lines_under(sheet, head, &labels.cells);
    let ruled: Vec<RuledLine<'_>> = lines
        .iter()
        .map(|line| {
            let columns = line.texts.iter().map(String::as_str).zip(line.spots.iter().copied()).collect();
            RuledLine { v: line.v, size: line.size, columns }
        })
        .collect();
    if let Some(records) = ruled::records(sheet, &labels.cells, &ruled).filter(|records| !records.is_empty()) {
        return records;
    }
    let filled = |line: &TableLine| line.texts.iter().zip(&meanings).filter(|(text, _)| !text.is_empty()).count();
    let fullest = lines.iter().map(filled).max().unwrap_or(0);
    let is_record = |line: &&TableLine| {
        let long = |(text, meaning): (&String, &Meaning)| text.is_empty() || runs_over_rows(*meaning);
        // Texts that go on with values above or below them: long ones alone, or few beside a full line.
        let goes_on = meanings.len() > 1 && filled(line) == 1 && line.texts.iter().zip(&meanings).all(long);
        !goes_on && 2 * filled(line) >= fullest
    };
    let mut records: Vec<f64> = lines.iter().filter(is_record).map(|line| line.v).collect();
    if records.is_empty() {
        records.extend(lines.first().map(|line| line.v));
    }
    let blank =
        || meanings.iter().map(|meaning| Labelled { meaning: *meaning, text: String::new(), spots: Vec::new() });
    let mut joined: Vec<Vec<Labelled>> = records.iter().map(|_| blank().collect()).collect();
    for line in lines {
        let nearest = records.iter().enumerate().min_by(|a, b| (a.1 - line.v).abs().total_cmp(&(b.1 - line.v).abs()));
        let Some(record) = nearest.and_then(|(index, _)| joined.get_mut(index)) else { continue };
        for ((value, more), spot) in record.iter_mut().zip(&line.texts).zip(&line.spots) {
            value.text = join(&value.text, more);
            value.spots.extend(spot);
        }
    }
    joined.iter_mut().for_each(|record| doubt_neighbours(record));
    if joined.is_empty() {
        joined.push(blank().collect());
    }
    joined.concat()
}

/// Where a column holds what can't be its value (01 保坂 as a 枝番), the row was cut in the wrong place there: the texts
/// beside it are not known to be whole.
fn doubt_neighbours(record: &mut [Labelled]) {
    let is_wrong = |value: &Labelled| match value.meaning {
        Meaning::Field(field) => !fields::is_value(field, &value.text),
        _ => false,
    };
    let wrong: Vec<bool> = record.iter().map(is_wrong).collect();
    for (index, value) in record.iter_mut().enumerate() {
        let beside = |at: Option<usize>| at.and_then(|at| wrong.get(at)).copied().unwrap_or(false);
        if runs_over_rows(value.meaning)
            && !value.text.is_empty()
            && (beside(index.checked_sub(1)) || beside(Some(index + 1)))
        {
            value.text.push('\u{FFFD}');
        }
    }
}

/// A line of values under a head: its baseline, the text of each column and where it stands.
struct TableLine {
    v: f64,
    size: f64,
    texts: Vec<String>,
    spots: Vec<Option<Spot>>,
}

/// Where neighbouring marks stand.
fn spot_of(marks: &[Mark]) -> Option<Spot> {
    let (first, last) = (marks.first()?, marks.last()?);
    Some(Spot { u0: first.u0, u1: last.u1, v: first.v, size: first.size })
}

/// The lines between a head and the next label or sentence, cut by the head's columns.
fn lines_under(sheet: &Sheet, head: usize, labels: &[Cell]) -> Vec<TableLine> {
    let mut lines: Vec<TableLine> = Vec::new();
    let Some(mut last_v) = sheet.rows.get(head).map(|line| line.row.v) else { return lines };
    for line in sheet.rows.iter().skip(head + 1) {
        let sentence = line.cells.iter().any(|cell| cell.text().is_some_and(is_sentence));
        let far = line.row.v - last_v > 4.0 * line.row.size;
        // A label that stands once more before its value: (枝番) 00.
        let repeats = |cell: &&Cell| labels.iter().any(|label| label.label() == cell.label());
        let (of_head, others): (Vec<&Cell>, Vec<&Cell>) =
            line.cells.iter().filter(|cell| cell.label().is_some()).partition(repeats);
        let values = line.cells.iter().any(|cell| cell.text().is_some());
        if far || sentence || !others.is_empty() || !values || of_head.len() >= labels.len() {
            break;
        }
        let row = without(&line.row, &of_head);
        let own = |cell: &&Cell| Some((cell.u1, labels.iter().position(|label| label.label() == cell.label())?));
        let columns = cut(&row, labels, &of_head.iter().filter_map(own).collect::<Vec<_>>());
        let texts: Vec<String> = columns.iter().map(|marks| text_of(marks)).collect();
        if texts.iter().all(String::is_empty) {
            break;
        }
        let spots = columns.iter().map(|marks| spot_of(marks)).collect();
        lines.push(TableLine { v: line.row.v, size: line.row.size, texts, spots });
        last_v = line.row.v;
    }
    lines
}

/// A row without the marks of some of its cells and the brackets around them.
fn without(row: &Row, cells: &[&Cell]) -> Row {
    let inside = |mark: &Mark| {
        let bracket = matches!(mark.text.as_str(), "(" | ")" | "（" | "）" | "【" | "】" | "：" | ":");
        let room = if bracket { 1.2 * mark.size } else { 0.0 };
        cells.iter().any(|cell| mark.u0 > cell.u0 - room - 0.01 && mark.u1 < cell.u1 + room + 0.01)
    };
    Row { marks: row.marks.iter().filter(|mark| !inside(mark)).cloned().collect(), ..row.clone() }
}

/// A row's marks by the columns of a head.
///
/// Where texts begin where their labels begin, a column reaches from its label to the next; otherwise (centred
/// columns) a text belongs to the nearest label.
///
/// `own` names places behind which a text belongs to a certain column: where its label stood once more before it.
fn cut(row: &Row, head: &[Cell], own: &[(f64, usize)]) -> Vec<Vec<Mark>> {
    if let Some(columns) = cut_by_walls(row, head) {
        return columns;
    }
    let starts = |mark: &Mark| head.iter().any(|label| (label.u0 - mark.u0).abs() < 0.3 * mark.size);
    let runs = runs_of(row, &|_| false);
    let begins_run = |label: &&Cell| {
        let at = |mark: &Mark| (label.u0 - mark.u0).abs() < 0.3 * mark.size;
        runs.iter().any(|run| run.first().is_some_and(at))
    };
    // A text after a wide gap begins its column: where many begin elsewhere than their labels, columns are centred.
    let astray = |pair: &[&[Mark]]| match pair {
        [before, run] => match (before.last(), run.first()) {
            (Some(end), Some(start)) => start.u0 - end.u1 > 3.0 * start.size && !starts(start),
            _ => false,
        },
        _ => false,
    };
    let begun = head.iter().filter(begins_run).count();
    let astray = runs.windows(2).filter(|pair| astray(pair)).count();
    let left = begun > 1 && 2 * begun >= head.len() && begun > 2 * astray;
    let mut columns: Vec<Vec<Mark>> = vec![Vec::new(); head.len()];
    let mut own = own.to_vec();
    for run in runs_of(row, &|mark| left && starts(mark)) {
        let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
        let (u0, u1) = (first.u0, last.u1);
        let off = |label: &Cell| {
            let apart = (label.u0 - u1).max(u0 - label.u1).max(0.0);
            apart + 0.1 * (label.u0 - u0).abs().min((label.middle() - (u0 + u1) / 2.0).abs())
        };
        let nearest = || head.iter().enumerate().min_by(|a, b| off(a.1).total_cmp(&off(b.1))).map(|(index, _)| index);
        let under = || Some(head.iter().rposition(|label| label.u0 < u0 + 1.2 * first.size).unwrap_or(0));
        let labelled = own.iter().position(|(end, _)| u0 > *end - 0.01).map(|index| own.swap_remove(index).1);
        let column = labelled.or_else(|| if left { under() } else { nearest() });
        if let Some(column) = column.and_then(|index| columns.get_mut(index)) {
            column.extend_from_slice(run);
        }
    }
    columns
}

/// A row's marks by the walls around the labels of a head; `None` where no wall stands between two of them.
fn cut_by_walls(row: &Row, head: &[Cell]) -> Option<Vec<Vec<Mark>>> {
    let between = |pair: &[Cell]| match pair {
        [label, next] => row.walls.iter().any(|wall| *wall > label.middle() && *wall < next.middle()),
        _ => true,
    };
    if !head.windows(2).all(between) {
        return None;
    }
    let middle = |mark: &Mark| (mark.u0 + mark.u1) / 2.0;
    let column = |label: &Cell| {
        let left = row.walls.iter().rev().find(|wall| **wall < label.middle()).copied().unwrap_or(f64::NEG_INFINITY);
        let right = row.walls.iter().find(|wall| **wall > label.middle()).copied().unwrap_or(f64::INFINITY);
        row.marks.iter().filter(|mark| middle(mark) > left && middle(mark) < right).cloned().collect::<Vec<Mark>>()
    };
    let columns: Vec<Vec<Mark>> = head.iter().map(column).collect();
    // Letters that run over a wall: these rules don't divide this row. (What stands in a column without a label is
    // nobody's.)
    let over = row.marks.windows(2).any(|pair| match pair {
        [a, b] => {
            let touching = !a.is_space() && !b.is_space() && b.u0 - a.u1 < 0.05 * a.size;
            touching && row.walls.iter().any(|wall| *wall > middle(a) && *wall < middle(b))
        }
        _ => false,
    });
    (!over).then_some(columns)
}

/// The marks of a row in runs without wide gaps, none of which goes on over the start of a column.
/// White space inside a run stays in it.
fn runs_of<'r>(row: &'r Row, starts_column: &dyn Fn(&Mark) -> bool) -> Vec<&'r [Mark]> {
    const RUN_GAP: f64 = 0.6;
    let mut ranges: Vec<(usize, usize)> = Vec::new();
    for (index, mark) in row.marks.iter().enumerate().filter(|(_, mark)| !mark.is_space()) {
        let before = ranges.last().and_then(|range| row.marks.get(range.1));
        let close = before.is_some_and(|before| mark.u0 - before.u1 < RUN_GAP * mark.size);
        let in_column = ranges.last().and_then(|range| row.marks.get(range.0)).is_some_and(starts_column);
        match ranges.last_mut() {
            Some(range) if close && !(in_column && starts_column(mark)) => range.1 = index,
            _ => ranges.push((index, index)),
        }
    }
    ranges.into_iter().filter_map(|(first, last)| row.marks.get(first..=last)).collect()
}

/// A page on which the same label stands twice in a row, on two rows or more, is two forms side by side:
/// the left one and the right one. Any other page comes back whole.
pub(super) fn side_by_side(sheet: Sheet, rows: &[Row]) -> Vec<Sheet> {
    let second = |cells: &[Cell]| {
        let repeated = |(index, cell): (usize, &Cell)| {
            let label = cell.label().filter(|meaning| *meaning != Meaning::Other)?;
            let before = cells.iter().take(index).any(|other| other.label() == Some(label));
            before.then_some((label, cell.u0, cell.size))
        };
        cells.iter().enumerate().find_map(repeated)
    };
    let lines = sheet.rows.iter().filter(|line| !is_head(&line.cells));
    let splits: Vec<(Meaning, f64, f64)> = lines.filter_map(|line| second(&line.cells)).collect();
    // Where the second form begins, most labels come again; one label that stands twice is no second form.
    let labels_at = |left: f64, size: f64| {
        let mut labels: Vec<Meaning> = Vec::new();
        for (label, u0, _) in splits.iter().filter(|split| (split.1 - left).abs() < 2.0 * size) {
            if !labels.contains(label) && *u0 >= left {
                labels.push(*label);
            }
        }
        labels.len()
    };
    let best = splits.iter().map(|(_, u0, size)| (labels_at(*u0, *size), *u0, *size)).max_by_key(|best| best.0);
    let Some((_, left, size)) = best.filter(|best| best.0 > 1) else { return vec![sheet] };
    let border = left - 0.5 * size;
    let half = |keep: &dyn Fn(&Mark) -> bool| {
        let of_row =
            |row: &Row| Row { marks: row.marks.iter().filter(|mark| keep(mark)).cloned().collect(), ..row.clone() };
        let rows: Vec<Row> = rows.iter().map(of_row).filter(|row| !row.marks.is_empty()).collect();
        Sheet::new(sheet.page, &rows, sheet.grid.clone())
    };
    vec![half(&|mark| mark.u0 < border), half(&|mark| mark.u0 >= border)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Field;
    use crate::reading::grid::Grid;
    use crate::reading::rows::made;

    fn rows(lines: &[&[(f64, &str)]]) -> Vec<Row> {
        made::rows(14.0, lines)
    }

    fn records(lines: &[&[(f64, &str)]]) -> Vec<(Field, String)> {
        let field = |labelled: Labelled| match labelled.meaning {
            Meaning::Field(field) => (field, labelled.text),
            _ => (Field::Issuer, labelled.text),
        };
        records_under(&Sheet::new(1, &rows(lines), Grid::default()), 0).into_iter().map(field).collect()
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
    fn a_name_beside_what_is_no_value_is_not_known_to_be_whole() {
        let table: &[&[(f64, &str)]] =
            &[&[(0.0, "枝番"), (60.0, "氏名"), (150.0, "性別")], &[(0.0, "01保坂"), (70.0, "健太郎"), (150.0, "女")]];
        let want = [(Field::Branch, "01保坂"), (Field::Name, "健太郎\u{FFFD}"), (Field::Sex, "女")];
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
        let count = |lines: &[&[(f64, &str)]]| {
            let rows = rows(lines);
            side_by_side(Sheet::new(1, &rows, Grid::default()), &rows).len()
        };
        assert_eq!(count(forms), 2);
        assert_eq!(count(&[&[(0.0, "記号"), (40.0, "甲"), (200.0, "番号"), (240.0, "乙")]]), 1);
    }
}
