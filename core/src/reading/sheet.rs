//! A page as the layout sees it: rows of cells, and what comes out of them, labels with their texts.
//!
//! Only what [`layout`](super::layout) and [`table`](super::table) both need; how labels meet values is decided there.

use super::cells::{Cell, Piece, cells_of};
use super::grid::Grid;
use super::labels::Meaning;
use super::rows::{Mark, Row};
use crate::model::Field;

/// A label and the text that stands for it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Labelled {
    pub(super) meaning: Meaning,
    /// As printed; empty where the row is blank.
    pub(super) text: String,
    /// Where the text stands, piece by piece; empty where there is none.
    pub(super) spots: Vec<Spot>,
}

/// A stretch of a row: what it takes to find out later what a value was made of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Spot {
    pub(super) u0: f64,
    pub(super) u1: f64,
    /// Baseline and height of an em.
    pub(super) v: f64,
    pub(super) size: f64,
}

/// A page as cells: what the other steps look at.
pub(super) struct Sheet {
    /// The page that it is on, from 1.
    pub(super) page: u32,
    /// The rows, top to bottom.
    pub(super) rows: Vec<Line>,
    /// The rules between them.
    pub(super) grid: Grid,
}

/// A row with the cells in it; there is at least one.
pub(super) struct Line {
    pub(super) row: Row,
    pub(super) cells: Vec<Cell>,
}

/// A row's place in a sheet and a cell's in its row.
pub(super) type Place = (usize, usize);

impl Sheet {
    pub(super) fn new(page: u32, rows: &[Row], grid: Grid) -> Sheet {
        let cells = |columns: &[f64]| rows.iter().map(|row| cells_of(row, columns)).collect::<Vec<_>>();
        let first = cells(&[]);
        let columns = columns_of(&first);
        let cells = if columns.is_empty() { first } else { cells(&columns) };
        let lines = rows.iter().zip(cells).map(|(row, cells)| Line { row: row.clone(), cells });
        let mut sheet = Sheet { page, rows: lines.filter(|line| !line.cells.is_empty()).collect(), grid };
        sheet.words_as_values();
        sheet
    }

    /// 世帯主 is a label, and the value of 本人・家族の別 where it stands under that label without a value of its own.
    fn words_as_values(&mut self) {
        let mut values: Vec<Place> = Vec::new();
        for ((row, column), label, meaning) in self.labels() {
            if meaning != Meaning::Field(Field::Relation) || self.beside((row, column)).is_some() {
                continue;
            }
            for (below, line) in self.rows.iter().enumerate().skip(row + 1).take(12) {
                let under =
                    |cell: &Cell| (cell.u0 - label.u0).abs() < cell.size || (cell.u0 < label.u1 && cell.u1 > label.u0);
                let Some(found) = line.cells.iter().position(under) else { continue };
                let word = line.cells.get(found).and_then(Cell::label) == Some(Meaning::Field(Field::Householder));
                // A value of its own stands close behind it; farther off is the next column's.
                let close = |next: &Cell, cell: &Cell| next.is_text() && next.u0 - cell.u1 < 1.5 * cell.size;
                let own =
                    line.cells.get(found).zip(line.cells.get(found + 1)).is_some_and(|(cell, next)| close(next, cell));
                if word && !own {
                    values.push((below, found));
                } else if line.cells.get(found).is_some_and(|cell| cell.label().is_some()) {
                    break;
                }
            }
        }
        for (row, column) in values {
            let Some(line) = self.rows.get_mut(row) else { continue };
            let Some(cell) = line.cells.get_mut(column) else { continue };
            let inside = |mark: &&Mark| mark.u0 >= cell.u0 - 0.01 && mark.u1 <= cell.u1 + 0.01;
            cell.piece = Piece::Text(line.row.marks.iter().filter(inside).map(|mark| mark.text.as_str()).collect());
        }
    }

    /// The cell at a place.
    pub(super) fn cell(&self, (row, column): Place) -> Option<&Cell> {
        self.rows.get(row)?.cells.get(column)
    }

    /// The labels with their places, in reading order.
    pub(super) fn labels(&self) -> impl Iterator<Item = (Place, &Cell, Meaning)> {
        let of_row = |(r, line): (usize, &'_ Line)| (r, line.cells.len());
        self.rows.iter().enumerate().map(of_row).flat_map(move |(r, columns)| {
            (0..columns).filter_map(move |c| {
                let cell = self.cell((r, c))?;
                Some(((r, c), cell, cell.label()?))
            })
        })
    }

    /// The text right of a label on its row, before the next label.
    pub(super) fn beside(&self, (row, column): Place) -> Option<Place> {
        let place = (row, column + 1);
        self.cell(place)?.text().map(|_| place)
    }

    /// The text below a label: on the next row that has anything in its column, if that is no label.
    pub(super) fn below(&self, (row, column): Place) -> Option<Place> {
        let label = self.cell((row, column))?;
        let alone = self.rows.get(row)?.cells.len() == 1;
        for next in row + 1..self.rows.len().min(row + 6) {
            let cells = &self.rows.get(next)?.cells;
            let under = |cell: &&(usize, &Cell)| {
                let cell = cell.1;
                let em = label.size.max(cell.size);
                let overlap = cell.u1.min(label.u1) - cell.u0.max(label.u0) > 0.0;
                // A list indents what stands under a label, where both stand alone on their rows.
                let indent = cell.u0 - label.u0;
                let indented = alone && cells.len() == 1 && indent < 4.5 * em && cell.v - label.v < 2.2 * em;
                let under = (cell.u0 - label.u0).abs() < 2.0 * em || (cell.middle() - label.middle()).abs() < em;
                overlap || under || (indented && indent > 0.0)
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

/// Where the first values beside labels begin on three rows or more.
fn columns_of(rows: &[Vec<Cell>]) -> Vec<f64> {
    let value = |cells: &Vec<Cell>| {
        let (label, value) = (cells.first()?, cells.get(1)?);
        (label.label().is_some() && value.is_text()).then_some(value.u0)
    };
    let mut starts: Vec<f64> = rows.iter().filter_map(value).collect();
    starts.sort_by(f64::total_cmp);
    let together = |three: &[f64]| matches!(three, &[first, second, third] if third - first < 0.6 && first <= second);
    let mut columns: Vec<f64> =
        starts.windows(3).filter(|three| together(three)).filter_map(|three| three.first().copied()).collect();
    columns.dedup_by(|next, last| *next - *last < 0.6);
    columns
}

/// The fields whose values are long enough to run over several rows.
pub(super) fn runs_over_rows(meaning: Meaning) -> bool {
    let long = [Field::InsurerName, Field::Name, Field::Kana, Field::Issuer, Field::Address, Field::Householder];
    matches!(meaning, Meaning::Field(field) if long.contains(&field))
}

/// Two rows of one value: joined with nothing, Latin words with a space.
pub(super) fn join_rows(text: &str, row: &str) -> String {
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, ',' | '.' | '\''));
    let space = if latin(text.chars().last()) && latin(row.chars().next()) { " " } else { "" };
    format!("{text}{space}{row}")
}

/// Whether a text is a sentence of the paper rather than a value.
pub(super) fn is_sentence(text: &str) -> bool {
    text.contains('。')
        || text.contains("歳以上")
        || text.starts_with("(注")
        || text.starts_with("（注")
        || text.starts_with('※')
}
