//! Labels meet values: which text on a page is the value of which label.
//!
//! A value stands **beside** its label on the same row, or **below** it (stacked forms, tables with a row of labels).
//! Long values run over several rows, and the label may then stand at the first of them or in the middle. No layout is
//! known beforehand; all is decided by position.
//! Start at [`values_of`].

use super::cells::{Cell, cells_of};
use super::labels::Meaning;
use super::rows::Row;
use super::table;
use crate::model::Field;

/// A label and the text that stands for it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Labelled {
    pub(super) meaning: Meaning,
    /// As printed; empty where the row is blank.
    pub(super) text: String,
}

/// A page as cells: what the other steps look at.
pub(super) struct Sheet {
    /// The page that it is on, from 1.
    pub(super) page: u32,
    /// The rows, top to bottom.
    pub(super) rows: Vec<Line>,
}

/// A row with the cells in it; there is at least one.
pub(super) struct Line {
    pub(super) row: Row,
    pub(super) cells: Vec<Cell>,
}

/// A row's place in a sheet and a cell's in its row.
type Place = (usize, usize);

impl Sheet {
    pub(super) fn new(page: u32, rows: &[Row]) -> Sheet {
        let line = |row: &Row| Line { row: row.clone(), cells: cells_of(row) };
        Sheet { page, rows: rows.iter().map(line).filter(|line| !line.cells.is_empty()).collect() }
    }

    fn cell(&self, (row, column): Place) -> Option<&Cell> {
        self.rows.get(row)?.cells.get(column)
    }

    fn labels(&self) -> impl Iterator<Item = (Place, &Cell, Meaning)> {
        let of_row = |(r, line): (usize, &'_ Line)| (r, line.cells.len());
        self.rows.iter().enumerate().map(of_row).flat_map(move |(r, columns)| {
            (0..columns).filter_map(move |c| {
                let cell = self.cell((r, c))?;
                Some(((r, c), cell, cell.label()?))
            })
        })
    }

    /// The text right of a label on its row, before the next label.
    fn beside(&self, (row, column): Place) -> Option<Place> {
        let place = (row, column + 1);
        self.cell(place)?.text().map(|_| place)
    }

    /// The text below a label: on the next row that has anything in its column, if that is no label.
    fn below(&self, (row, column): Place) -> Option<Place> {
        let label = self.cell((row, column))?;
        for next in row + 1..self.rows.len().min(row + 6) {
            let cells = &self.rows.get(next)?.cells;
            let under = |cell: &&(usize, &Cell)| {
                let cell = cell.1;
                let em = label.size.max(cell.size);
                let overlap = cell.u1.min(label.u1) - cell.u0.max(label.u0) > 0.0;
                overlap || (cell.u0 - label.u0).abs() < 2.0 * em || (cell.middle() - label.middle()).abs() < em
            };
            let indexed: Vec<(usize, &Cell)> = cells.iter().enumerate().collect();
            let nearest = indexed.iter().filter(under).min_by(|a, b| {
                let off = |cell: &Cell| (cell.u0 - label.u0).abs().min((cell.middle() - label.middle()).abs());
                off(a.1).total_cmp(&off(b.1))
            });
            let Some((index, cell)) = nearest else { continue };
            let near = cell.v - label.v < 3.5 * label.size.max(cell.size);
            return (near && cell.text().is_some()).then_some((next, *index));
        }
        None
    }
}

/// The labels of a page with their values, in reading order. A label without a value has an empty text.
pub(super) fn values_of(sheet: &Sheet) -> Vec<Labelled> {
    let stacked = is_stacked(sheet);
    let mut values = Vec::new();
    for (index, line) in sheet.rows.iter().enumerate() {
        if table::is_head(&line.cells) {
            values.extend(table::records_under(sheet, index));
            continue;
        }
        for (column, cell) in line.cells.iter().enumerate() {
            if let Some(meaning) = cell.label() {
                values.push(Labelled { meaning, text: value_of(sheet, (index, column), meaning, stacked) });
            }
        }
    }
    values
}

/// Whether values stand below their labels on this page: more labels have nothing beside them than something.
fn is_stacked(sheet: &Sheet) -> bool {
    let fields = || sheet.labels().filter(|(.., meaning)| *meaning != Meaning::Other);
    let beside = fields().filter(|(place, ..)| sheet.beside(*place).is_some()).count();
    let below = fields().filter(|(place, ..)| sheet.beside(*place).is_none() && sheet.below(*place).is_some()).count();
    below > beside
}

/// The value of one label.
fn value_of(sheet: &Sheet, label: Place, meaning: Meaning, stacked: bool) -> String {
    let long = runs_over_rows(meaning);
    if let Some(first) = sheet.beside(label) {
        return if long { join(sheet, &wrapped_beside(sheet, label, Some(first))) } else { join(sheet, &[first]) };
    }
    if long && !stacked {
        let around = wrapped_beside(sheet, label, None);
        if !around.is_empty() {
            return join(sheet, &around);
        }
    }
    match sheet.below(label) {
        Some(first) if long => join(sheet, &wrapped_below(sheet, first)),
        Some(first) if stacked || starts_with(sheet, label, first) => join(sheet, &[first]),
        _ => String::new(),
    }
}

/// Whether a value begins where its label begins: then it stands under it even on a page of another layout.
fn starts_with(sheet: &Sheet, label: Place, value: Place) -> bool {
    let (Some(label), Some(value)) = (sheet.cell(label), sheet.cell(value)) else { return false };
    (label.u0 - value.u0).abs() < label.size.max(value.size)
}

/// The fields whose values are long enough to run over several rows.
pub(super) fn runs_over_rows(meaning: Meaning) -> bool {
    let long = [Field::InsurerName, Field::Name, Field::Kana, Field::Issuer, Field::Address, Field::Householder];
    matches!(meaning, Meaning::Field(field) if long.contains(&field))
}

fn join(sheet: &Sheet, places: &[Place]) -> String {
    places.iter().filter_map(|place| sheet.cell(*place)?.text()).collect()
}

/// Whether two cells stand in one column: aligned left, right or in the middle.
fn aligned(a: &Cell, b: &Cell) -> bool {
    let em = a.size.max(b.size);
    (a.u0 - b.u0).abs() < em || (a.u1 - b.u1).abs() < em || (a.middle() - b.middle()).abs() < em
}

/// Whether a text is a sentence of the paper rather than a value.
pub(super) fn is_sentence(text: &str) -> bool {
    text.contains('。') || text.starts_with("(注") || text.starts_with("（注") || text.starts_with('※')
}

/// All rows of a value beside its label; `first` is the text on the label's own row, if there is one.
///
/// Rows without a label between two labels belong to the nearer block: the widest step between baselines is where one
/// value ends and the next begins. Rows above count only for a label in the middle of its value: as many as below.
fn wrapped_beside(sheet: &Sheet, label: Place, first: Option<Place>) -> Vec<Place> {
    let Some(label_cell) = sheet.cell(label) else { return Vec::new() };
    let column = first.and_then(|place| sheet.cell(place));
    let mut above = run(sheet, label, label_cell, column, Direction::Up);
    let mut below = run(sheet, label, label_cell, column, Direction::Down);
    let balanced = above.len() == below.len();
    match first {
        Some(_) if !balanced => above.clear(),
        None if !balanced => return Vec::new(),
        _ => {}
    }
    above.reverse();
    above.extend(first);
    above.append(&mut below);
    above
}

/// Which way to look from a label.
#[derive(Clone, Copy, PartialEq)]
enum Direction {
    Up,
    Down,
}

/// The rows of a label's value that follow it in one direction, nearest first.
fn run(sheet: &Sheet, label: Place, label_cell: &Cell, column: Option<&Cell>, direction: Direction) -> Vec<Place> {
    let mut found: Vec<Place> = Vec::new();
    let mut steps: Vec<f64> = Vec::new();
    let mut column = column.cloned();
    let mut last_v = label_cell.v;
    let mut met_label = false;
    let rows: Vec<usize> = match direction {
        Direction::Up => (0..label.0).rev().take(8).collect(),
        Direction::Down => (label.0 + 1..sheet.rows.len()).take(8).collect(),
    };
    for row in rows {
        let Some(cells) = sheet.rows.get(row).map(|line| &line.cells) else { break };
        if let Some(other) = cells.iter().find(|cell| cell.label().is_some() && cell.u0 < label_cell.u1) {
            steps.push((other.v - last_v).abs());
            met_label = true;
            break;
        }
        let fits = |cell: &Cell| match &column {
            Some(value) => aligned(cell, value),
            None => cell.u0 > label_cell.u1,
        };
        let Some(index) = cells.iter().position(|cell| cell.text().is_some() && fits(cell)) else {
            // Something of another column.
            if cells.iter().all(|cell| cell.u0 > label_cell.u1) { continue } else { break }
        };
        let Some(cell) = cells.get(index) else { break };
        // The value of a label of its own.
        if index.checked_sub(1).and_then(|before| cells.get(before)).is_some_and(|cell| cell.label().is_some()) {
            steps.push((cell.v - last_v).abs());
            met_label = true;
            break;
        }
        let step = (cell.v - last_v).abs();
        if step > 2.0 * cell.size.max(label_cell.size) || cell.text().is_some_and(is_sentence) {
            break;
        }
        steps.push(step);
        last_v = cell.v;
        column.get_or_insert_with(|| cell.clone());
        found.push((row, index));
    }
    if met_label {
        found.truncate(own_rows(&steps, direction));
    }
    found
}

/// How many of the rows between two labels belong to the first one met, by the steps between their baselines.
fn own_rows(steps: &[f64], direction: Direction) -> usize {
    let widest = steps.iter().copied().fold(0.0, f64::max);
    let narrowest = steps.iter().copied().fold(f64::INFINITY, f64::min);
    // All steps alike: a text flows down from its label.
    if widest < narrowest * 1.08 {
        return if direction == Direction::Down { steps.len() - 1 } else { 0 };
    }
    steps.iter().position(|step| *step > widest * 0.98).unwrap_or(0)
}

/// The rows of a value that begins below its label: down to the next label or sentence.
fn wrapped_below(sheet: &Sheet, first: Place) -> Vec<Place> {
    let mut found = vec![first];
    let Some(mut last) = sheet.cell(first) else { return found };
    if last.text().is_some_and(is_sentence) {
        return Vec::new();
    }
    for row in first.0 + 1..sheet.rows.len().min(first.0 + 5) {
        let Some(cells) = sheet.rows.get(row).map(|line| &line.cells) else { break };
        let aligned = cells.iter().position(|cell| (cell.u0 - last.u0).abs() < cell.size || aligned(cell, last));
        let Some((index, cell)) = aligned.and_then(|index| Some((index, cells.get(index)?))) else { break };
        let far = cell.v - last.v > 1.7 * last.size.max(cell.size);
        if far || cell.label().is_some() || cell.text().is_some_and(is_sentence) {
            break;
        }
        found.push((row, index));
        last = cell;
    }
    found
}
