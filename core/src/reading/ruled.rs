//! Tables with rules: what stands in one box belongs together, and two boxes are two things.
//!
//! Where a page has no rules, or rules that don't enclose what is looked for, every answer here is "unknown", and
//! [`layout`](super::layout), [`table`](super::table) and [`wrapped`](super::wrapped) go by room alone.

use super::cells::Cell;
use super::grid::Grid;
use super::labels::Meaning;
use super::rows::{Mark, Row};
use super::sheet::{Labelled, Place, Sheet, Spot, join_rows, runs_over_rows};
use crate::model::Field;

/// A box higher than this is a frame around many things, in ems.
const HIGHEST: f64 = 9.0;

/// The middle of a line's letters, from its baseline and size.
fn middle(v: f64, size: f64) -> f64 {
    v - 0.35 * size
}

/// The marks of a row that stand in one box, and the box.
pub(super) struct Boxed {
    pub(super) row: usize,
    pub(super) marks: std::ops::Range<usize>,
    /// Left and right wall.
    walls: (f64, f64),
    /// Floors above and below.
    floors: (f64, f64),
}

/// What stands in each box of a page, row by row.
pub(super) fn boxes_of(rows: &[Row], grid: &Grid) -> Vec<Vec<Boxed>> {
    let mut boxes: Vec<Vec<Boxed>> = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        for pair in row.walls.windows(2) {
            let &[left, right] = pair else { continue };
            let inside = |mark: &Mark| mark.u0 > left - 1.0 && mark.u1 < right + 1.0;
            let Some(start) = row.marks.iter().position(inside) else { continue };
            let count = row.marks.iter().skip(start).take_while(|mark| inside(mark)).count();
            let Some(floors) = grid.band(middle(row.v, row.size), &[(left + right) / 2.0]) else { continue };
            if floors.1 - floors.0 > HIGHEST * row.size {
                continue;
            }
            let found = Boxed { row: index, marks: start..start + count, walls: (left, right), floors };
            let near = |a: (f64, f64), b: (f64, f64)| (a.0 - b.0).abs() < 1.5 && (a.1 - b.1).abs() < 1.5;
            let same = |other: &&mut Vec<Boxed>| {
                other.first().is_some_and(|other| near(other.walls, found.walls) && near(other.floors, found.floors))
            };
            match boxes.iter_mut().rev().find(same) {
                Some(lines) => lines.push(found),
                None => boxes.push(vec![found]),
            }
        }
    }
    boxes
}

/// Brings the labels of one band onto one row, where all that stands between two floors are labels: a head whose labels
/// are centred one by one.
pub(super) fn level_heads(rows: &mut [Row], grid: &Grid, is_label: impl Fn(&[Mark]) -> bool) {
    let mut bands: Vec<((f64, f64), Vec<Boxed>)> = Vec::new();
    for lines in boxes_of(rows, grid) {
        for found in lines {
            let same = |band: &&mut ((f64, f64), Vec<Boxed>)| {
                (band.0.0 - found.floors.0).abs() < 1.5 && (band.0.1 - found.floors.1).abs() < 1.5
            };
            match bands.iter_mut().find(same) {
                Some(band) => band.1.push(found),
                None => bands.push((found.floors, vec![found])),
            }
        }
    }
    for (_, boxes) in bands {
        let marks = |found: &Boxed| rows.get(found.row)?.marks.get(found.marks.clone());
        let all_labels = boxes.iter().all(|found| marks(found).is_some_and(&is_label));
        let mut columns: Vec<f64> = boxes.iter().map(|found| found.walls.0).collect();
        columns.dedup_by(|a, b| (*a - *b).abs() < 1.5);
        let Some(target) = boxes.first().map(|found| found.row) else { continue };
        if !all_labels || boxes.len() < 2 || boxes.iter().all(|found| found.row == target) {
            continue;
        }
        let mut moved: Vec<Mark> = Vec::new();
        for found in boxes.iter().filter(|found| found.row != target) {
            let Some(taken) = rows.get_mut(found.row).and_then(|row| row.marks.get_mut(found.marks.clone())) else {
                continue;
            };
            for mark in taken {
                moved.push(mark.clone());
                mark.text.clear();
            }
        }
        if let Some(row) = rows.get_mut(target) {
            row.marks.extend(moved.into_iter().map(|mark| Mark { v: row.v, ..mark }));
            row.marks.sort_by(|a, b| a.u0.total_cmp(&b.u0));
        }
    }
}

/// All lines of the value beside a label, where floors enclose both. `None`: rules don't tell.
pub(super) fn beside(sheet: &Sheet, label: Place, meaning: Meaning) -> Option<Vec<Place>> {
    let label_cell = sheet.cell(label)?;
    let at = middle(label_cell.v, label_cell.size);
    let (top, bottom) = sheet.grid.band(at, &[label_cell.middle()])?;
    if bottom - top > HIGHEST * label_cell.size {
        return None;
    }
    let walls = sheet.rows.get(label.0).map(|line| line.row.walls.as_slice()).unwrap_or_default();
    let right_of_label = |pair: &&[f64]| pair.first().is_some_and(|wall| *wall > label_cell.u1 - 1.0);
    // Boxes with borders of their own have a gap between them.
    let wide = |pair: &&[f64]| matches!(pair, &&[left, right] if right - left > 0.8 * label_cell.size);
    if let Some(&[left, right]) = walls.windows(2).filter(right_of_label).find(wide) {
        return in_box(sheet, (left, right), (top, bottom));
    }
    if walls.iter().any(|wall| *wall > label_cell.u1 - 1.0) {
        return None;
    }
    let inside = |cell: &Cell| (top..bottom).contains(&middle(cell.v, cell.size));
    let cells = || {
        let of_row = |(row, line): (usize, &'_ super::sheet::Line)| (0..line.cells.len()).map(move |c| (row, c));
        let places = sheet.rows.iter().enumerate().flat_map(of_row);
        places.filter_map(|place| Some((place, sheet.cell(place)?))).filter(|(_, cell)| inside(cell))
    };
    // Another label up to where the value stands: more than one thing is in this box.
    let end = cells().filter(|(_, cell)| cell.label().is_some() && cell.u0 > label_cell.u1).map(|(_, cell)| cell.u0);
    let end = end.fold(f64::INFINITY, f64::min);
    if cells().any(|(place, cell)| place != label && cell.label().is_some() && cell.u0 < label_cell.u1) {
        return None;
    }
    if cells().any(|(_, cell)| cell.is_text() && cell.u0 < label_cell.u1) {
        return None;
    }
    let texts = || cells().filter(|(_, cell)| cell.is_text() && cell.u0 > label_cell.u1 && cell.u0 < end);
    let column = texts().map(|(_, cell)| cell).min_by(|a, b| a.u0.total_cmp(&b.u0))?;
    let enclosed = sheet.grid.band(at, &[label_cell.middle(), column.u0 + 0.3 * column.size])?;
    if (enclosed.0 - top).abs() > 1.5 || (enclosed.1 - bottom).abs() > 1.5 {
        return None;
    }
    let mut found: Vec<Place> = Vec::new();
    for (place, cell) in texts() {
        let near = (cell.u0 - column.u0).abs() < cell.size || (cell.middle() - column.middle()).abs() < cell.size;
        // Something that stands in no column, or beside another: not a plain value.
        if !near || found.last().is_some_and(|last| last.0 == place.0) {
            return None;
        }
        found.push(place);
    }
    (found.len() == 1 || runs_over_rows(meaning)).then_some(found)
}

/// All lines in a box, if it holds a plain value and floors close it as they close its label.
fn in_box(sheet: &Sheet, (left, right): (f64, f64), (top, bottom): (f64, f64)) -> Option<Vec<Place>> {
    let closed = sheet.grid.band((top + bottom) / 2.0, &[(left + right) / 2.0])?;
    if (closed.0 - top).abs() > 1.5 || (closed.1 - bottom).abs() > 1.5 {
        return None;
    }
    let mut found: Vec<Place> = Vec::new();
    for (row, line) in sheet.rows.iter().enumerate() {
        for (column, cell) in line.cells.iter().enumerate() {
            let at = (middle(cell.v, cell.size), cell.middle());
            if !(top..bottom).contains(&at.0) || !(left..right).contains(&at.1) {
                continue;
            }
            let over = cell.u0 < left - 1.0 || cell.u1 > right + 1.0;
            if cell.label().is_some() || over || found.last().is_some_and(|last: &Place| last.0 == row) {
                return None;
            }
            found.push((row, column));
        }
    }
    (!found.is_empty()).then_some(found)
}

/// A line of a table's records: where it stands, and what it has in each column.
pub(super) struct RuledLine<'l> {
    pub(super) v: f64,
    pub(super) size: f64,
    pub(super) columns: Vec<(&'l str, Option<Spot>)>,
}

/// The records under a head by the floors between them, record after record. `None`: rules don't tell.
///
/// A box that spans several records says its text for each of them.
pub(super) fn records(sheet: &Sheet, head: &[Cell], lines: &[RuledLine<'_>]) -> Option<Vec<Labelled>> {
    let first = head.first()?;
    let head_v = middle(first.v, first.size);
    // Each line's place in each column, by the floors of that column.
    let bands = |v: f64| head.iter().map(|label| sheet.grid.band(v, &[label.middle()])).collect::<Option<Vec<_>>>();
    bands(head_v)?;
    let mut records: Vec<(f64, f64)> = Vec::new();
    for line in lines {
        let finest = |a: &(f64, f64), b: &(f64, f64)| (a.1 - a.0).total_cmp(&(b.1 - b.0));
        let band = bands(middle(line.v, line.size))?.into_iter().min_by(finest)?;
        if (band.0..band.1).contains(&head_v) || band.1 - band.0 > HIGHEST * line.size {
            return None;
        }
        if records.last().is_none_or(|last| (last.0 - band.0).abs() > 1.5) {
            records.push(band);
        }
    }
    let mut all = Vec::new();
    for (top, bottom) in records {
        for (index, label) in head.iter().enumerate() {
            let meaning = label.label()?;
            let (top, bottom) = sheet.grid.band((top + bottom) / 2.0, &[label.middle()])?;
            let mut value = Labelled { meaning, text: String::new(), spots: Vec::new() };
            for line in lines.iter().filter(|line| (top..bottom).contains(&middle(line.v, line.size))) {
                let Some((text, spot)) = line.columns.get(index) else { continue };
                value.text = match value.spots.last() {
                    Some(before) if is_name(meaning) && broke_early(sheet, before) => {
                        format!("{}\u{3000}{text}", value.text)
                    }
                    _ => join_rows(&value.text, text),
                };
                value.spots.extend(*spot);
            }
            all.push(value);
        }
    }
    Some(all)
}

fn is_name(meaning: Meaning) -> bool {
    matches!(meaning, Meaning::Field(Field::Name | Field::Kana | Field::Householder))
}

/// Whether a line ends well before the wall of its box: then it was broken at a space and not for want of room.
pub(super) fn broke_early(sheet: &Sheet, line: &Spot) -> bool {
    let walls = sheet.grid.walls_at(line.v - 0.8 * line.size, line.v + 0.1 * line.size);
    let right = walls.iter().copied().find(|wall| *wall > line.u1 - 1.0);
    let left = walls.iter().rev().copied().find(|wall| *wall < line.u0 + 1.0);
    let (Some(left), Some(right)) = (left, right) else { return false };
    // As much room is left beside the first letter of every line.
    right - line.u1 - (line.u0 - left).max(0.0) > 1.3 * line.size
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::rows::made;

    /// A grid of boxes between some walls and floors.
    fn grid(walls: &[f64], floors: &[f64]) -> Grid {
        let (left, right) = (walls[0], walls[walls.len() - 1]);
        let (top, bottom) = (floors[0], floors[floors.len() - 1]);
        let down = walls.iter().map(|u| (*u, *u, top, bottom));
        Grid::new(down.chain(floors.iter().map(|v| (left, right, *v, *v))))
    }

    fn sheet(grid: Grid, lines: &[&[(f64, &str)]]) -> Sheet {
        let mut rows = made::rows(12.0, lines);
        for row in &mut rows {
            row.walls = grid.walls_at(row.v - 8.0, row.v + 1.0);
        }
        Sheet::new(1, &rows, grid)
    }

    #[test]
    fn value_of_a_box_is_all_lines_in_it() {
        let lines: &[&[(f64, &str)]] = &[
            &[(55.0, "東日本架空")],
            &[(0.0, "保険者名"), (55.0, "情報組合")],
            &[(55.0, "本部")],
            &[(0.0, "記号"), (55.0, "甲")],
        ];
        let sheet = sheet(grid(&[-5.0, 50.0, 150.0], &[-12.0, 27.0, 40.0]), lines);
        let found = beside(&sheet, (1, 0), Meaning::Field(Field::InsurerName));
        assert_eq!(found, Some(vec![(0, 0), (1, 1), (2, 0)]));
    }

    #[test]
    fn box_that_spans_records_says_its_text_for_each() {
        let lines: &[&[(f64, &str)]] =
            &[&[(0.0, "保険者名"), (60.0, "枝番")], &[(60.0, "00")], &[(0.0, "甲組合")], &[(60.0, "01")]];
        let walls = [(-5.0, -5.0, -12.0, 42.0), (50.0, 50.0, -12.0, 42.0), (120.0, 120.0, -12.0, 42.0)];
        let floors = [
            (-5.0, 120.0, -12.0, -12.0),
            (-5.0, 120.0, 3.0, 3.0),
            (50.0, 120.0, 21.0, 21.0),
            (-5.0, 120.0, 42.0, 42.0),
        ];
        let grid = Grid::new(walls.into_iter().chain(floors));
        let sheet = sheet(grid, lines);
        let line = |v: f64, columns: [&'static str; 2]| RuledLine {
            v,
            size: 10.0,
            columns: columns.map(|text| (text, None)).to_vec(),
        };
        let lines = [line(12.0, ["", "00"]), line(24.0, ["甲組合", ""]), line(36.0, ["", "01"])];
        let head = sheet.rows[0].cells.clone();
        let texts: Vec<String> = records(&sheet, &head, &lines).unwrap().into_iter().map(|value| value.text).collect();
        assert_eq!(texts, ["甲組合", "00", "甲組合", "01"]);
    }
}
