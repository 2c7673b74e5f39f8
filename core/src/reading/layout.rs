//! Labels meet values: which text on a page is the value of which label.
//!
//! A value stands **beside** its label on the same row, or **below** it (stacked forms, tables with a row of labels).
//! Long values run over several rows, and the label may then stand at the first of them or in the middle. No layout is
//! known beforehand; all is decided by position.
//! Start at [`values_of`].

use super::cells::Cell;
use super::columns::columns_of;
use super::fields;
use super::fold;
use super::labels::Meaning;
use super::ruled;
use super::sheet::{Labelled, Place, Sheet, Spot, is_sentence, join_rows, runs_over_rows};
use super::table;
use crate::model::Field;

/// The labels of a page with their values, in reading order. A label without a value has an empty text.
pub(super) fn values_of(sheet: &Sheet) -> Vec<Labelled> {
    let stacked = is_stacked(sheet);
    let mut values = Vec::new();
    // The values that stand beside or below their labels: which of `values`, and where each stands.
    let mut placed: Vec<(usize, Vec<Place>)> = Vec::new();
    let columns = columns_of(sheet);
    for (index, line) in sheet.rows.iter().enumerate() {
        if let Some(columns) = columns.as_ref().filter(|columns| columns.rows.contains(&index)) {
            // All of it where its first row stands.
            for (meaning, place) in columns.values.iter().filter(|_| columns.rows.first() == Some(&index)) {
                let places: Vec<Place> = place.iter().copied().collect();
                values.push(Labelled { meaning: *meaning, text: join(sheet, &places), spots: spots(sheet, &places) });
                placed.push((values.len() - 1, places));
            }
            continue;
        }
        // Labels with their values in the boxes between them are no head.
        let beside = |column| ruled::beside(sheet, (index, column), Meaning::Other).is_some();
        if table::is_head(&line.cells) && !(0..line.cells.len()).any(beside) {
            values.extend(table::records_under(sheet, index));
            continue;
        }
        for (column, cell) in line.cells.iter().enumerate() {
            if let Some(meaning) = cell.label() {
                let places = value_of(sheet, (index, column), meaning, stacked);
                values.push(Labelled { meaning, text: join(sheet, &places), spots: spots(sheet, &places) });
                placed.push((values.len() - 1, places));
            }
        }
    }
    let cut: Vec<usize> =
        placed.iter().filter(|(_, places)| goes_on(sheet, places, &placed)).map(|one| one.0).collect();
    for index in cut {
        // Nobody's line follows: what was read is not all of it.
        if let Some(value) = values.get_mut(index).filter(|value| runs_over_rows(value.meaning)) {
            value.text.push('\u{FFFD}');
        }
    }
    values
}

/// Whether right under a value stands a line in its column and its print that is no label's value: the value may go on
/// there, and where it ends nobody knows.
fn goes_on(sheet: &Sheet, places: &[Place], placed: &[(usize, Vec<Place>)]) -> bool {
    let Some((last, cell)) = places.last().and_then(|last| Some((*last, sheet.cell(*last)?))) else { return false };
    let taken = |place: Place| placed.iter().any(|(_, places)| places.contains(&place));
    for row in last.0 + 1..sheet.rows.len().min(last.0 + 4) {
        let Some(cells) = sheet.rows.get(row).map(|line| &line.cells) else { break };
        let under = |below: &Cell| (below.u0 - cell.u0).abs() < 0.3 * cell.size;
        let Some((column, below)) = cells.iter().enumerate().find(|(_, below)| under(below)) else { continue };
        let near = below.v - cell.v < 1.5 * cell.size && same_print(below, cell);
        let floor = sheet.grid.has_floor_between(cell.v, below.v - 0.7 * below.size, cell.middle());
        return near && !floor && below.text().is_some_and(|text| !is_sentence(text)) && !taken((row, column));
    }
    false
}

/// Whether values stand below their labels on this page: more labels have nothing beside them than something.
fn is_stacked(sheet: &Sheet) -> bool {
    let fields = || sheet.labels().filter(|(.., meaning)| *meaning != Meaning::Other);
    let beside = fields().filter(|(place, ..)| sheet.beside(*place).is_some()).count();
    let below = fields().filter(|(place, ..)| sheet.beside(*place).is_none() && sheet.below(*place).is_some()).count();
    below > beside
}

/// Where the value of one label stands; nowhere for a label without a value.
fn value_of(sheet: &Sheet, label: Place, meaning: Meaning, stacked: bool) -> Vec<Place> {
    let long = runs_over_rows(meaning);
    if let Some(ruled) = ruled::beside(sheet, label, meaning) {
        return ruled;
    }
    if let Some(first) = sheet.beside(label) {
        return if long {
            wrapped_beside(sheet, label, Some(first))
        } else {
            short_beside(sheet, label, first, meaning)
        };
    }
    if long && !stacked {
        let around = wrapped_beside(sheet, label, None);
        if !around.is_empty() {
            return around;
        }
    }
    match sheet.below(label) {
        Some(first) if long => wrapped_below(sheet, first),
        Some(first) if stacked || starts_with(sheet, label, first) || is_date_under(sheet, label, first, meaning) => {
            vec![first]
        }
        _ => Vec::new(),
    }
}

/// Whether a date ends under the end of its label, as on the right side of a card.
fn is_date_under(sheet: &Sheet, label: Place, value: Place, meaning: Meaning) -> bool {
    let (Meaning::Field(field), Some(label), Some(cell)) = (meaning, sheet.cell(label), sheet.cell(value)) else {
        return false;
    };
    let text = cell.text().unwrap_or_default();
    fields::is_date(field)
        && (cell.u1 - label.u1).abs() < cell.size
        && !fold::is_empty_value(text)
        && fields::is_value(field, text)
}

/// The value of a short field beside its label: one row, unless a narrow column broke it.
fn short_beside(sheet: &Sheet, label: Place, first: Place, meaning: Meaning) -> Vec<Place> {
    let alone = vec![first];
    if let Some(whole) = broken_date(sheet, first, meaning).or_else(|| broken_number(sheet, first, meaning)) {
        return whole;
    }
    let whole = wrapped_beside(sheet, label, Some(first));
    let (Meaning::Field(field), [_, next, ..]) = (meaning, whole.as_slice()) else { return alone };
    let (Some(cell), Some(below)) = (sheet.cell(first), sheet.cell(*next)) else { return alone };
    // Half a date or half a 保険者番号 is none; of other numbers the rest only looks like it.
    if fields::is_value(field, cell.text().unwrap_or_default()) {
        let goes_on = |text: &str| fold::narrow(text).bytes().all(|b| b.is_ascii_digit() || b == b'-');
        let number = matches!(field, Field::Number | Field::Symbol) && below.text().is_some_and(goes_on);
        let broken = number && first.0 < next.0 && (below.u0 - cell.u0).abs() < 0.3 * cell.size;
        return if broken && below.v - cell.v < 1.5 * cell.size { whole } else { alone };
    }
    if fields::is_value(field, &join(sheet, &whole)) { whole } else { alone }
}

/// A number that a line of several labels and values broke at its end: its rest begins the next line.
fn broken_number(sheet: &Sheet, first: Place, meaning: Meaning) -> Option<Vec<Place>> {
    let number =
        matches!(meaning, Meaning::Field(Field::Symbol | Field::Number | Field::Branch | Field::InsurerNumber));
    let digits = |cell: &Cell| {
        let text = cell.text().map(fold::narrow).unwrap_or_default();
        text.bytes().all(|b| b.is_ascii_digit() || b == b'-') && text.bytes().any(|b| b.is_ascii_digit())
    };
    let (line, next) = (sheet.rows.get(first.0)?, sheet.rows.get(first.0 + 1)?);
    let cell = sheet.cell(first)?;
    let right = line.row.walls.iter().copied().find(|wall| *wall > cell.u1 - 1.0);
    let left = line.row.walls.iter().rev().copied().find(|wall| *wall < cell.u0).unwrap_or(f64::NEG_INFINITY);
    let inside = |other: &&Cell| other.u0 > left && other.u0 < right.unwrap_or(f64::INFINITY);
    // The end of the line: at the wall, or as far right as anything on the page.
    let edge =
        right.unwrap_or_else(|| sheet.rows.iter().flat_map(|line| &line.cells).map(|c| c.u1).fold(0.0, f64::max));
    let (start, rest) = (line.cells.iter().find(inside)?, next.cells.iter().find(inside)?);
    let padding = if left.is_finite() { (start.u0 - left).clamp(0.0, 2.0 * cell.size) } else { 0.0 };
    let full = edge - padding - cell.u1 < 1.1 * cell.size && line.cells.iter().rfind(inside)? == cell;
    let below = rest.v - cell.v < 2.0 * cell.size && (rest.u0 - start.u0).abs() < 0.3 * cell.size;
    let goes_on = start.label().is_some() && digits(rest) && digits(cell) && same_print(cell, rest);
    let column = next.cells.iter().position(|other| other == rest)?;
    (number && full && below && goes_on).then(|| vec![first, (first.0 + 1, column)])
}

/// A value that is none by itself and is one with the text in its column on the next row: 令和8年7月 / 31日.
fn broken_date(sheet: &Sheet, first: Place, meaning: Meaning) -> Option<Vec<Place>> {
    let Meaning::Field(field) = meaning else { return None };
    let cell = sheet.cell(first)?;
    let text = cell.text()?;
    if fields::is_value(field, text) || !fields::is_date(field) {
        return None;
    }
    for row in first.0 + 1..sheet.rows.len().min(first.0 + 4) {
        let cells = &sheet.rows.get(row)?.cells;
        let in_column = |below: &Cell| below.is_text() && below.u1 > cell.u0 && below.u0 < cell.u1;
        let Some(column) = cells.iter().position(in_column) else { continue };
        let below = cells.get(column)?;
        let near = below.v - cell.v < 2.0 * cell.size && aligned(below, cell) && same_print(below, cell);
        let whole = fields::is_value(field, &join_rows(text, below.text()?));
        return (near && whole).then(|| vec![first, (row, column)]);
    }
    None
}

/// Whether a value begins where its label begins: then it stands under it even on a page of another layout.
fn starts_with(sheet: &Sheet, label: Place, value: Place) -> bool {
    let (Some(label), Some(value)) = (sheet.cell(label), sheet.cell(value)) else { return false };
    (label.u0 - value.u0).abs() < label.size.max(value.size)
}

fn join(sheet: &Sheet, places: &[Place]) -> String {
    places.iter().filter_map(|place| sheet.cell(*place)?.text()).fold(String::new(), |text, row| join_rows(&text, row))
}

fn spots(sheet: &Sheet, places: &[Place]) -> Vec<Spot> {
    let spot = |cell: &Cell| Spot { u0: cell.u0, u1: cell.u1, v: cell.v, size: cell.size };
    places.iter().filter_map(|place| sheet.cell(*place).map(spot)).collect()
}

/// Whether two cells stand in one column: aligned left, right or in the middle.
fn aligned(a: &Cell, b: &Cell) -> bool {
    let em = a.size.max(b.size);
    (a.u0 - b.u0).abs() < em || (a.u1 - b.u1).abs() < em || (a.middle() - b.middle()).abs() < em
}

/// Whether two cells are printed in one size, as the rows of one value are.
fn same_print(a: &Cell, b: &Cell) -> bool {
    (a.size - b.size).abs() < 0.12 * a.size.max(b.size)
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
    let balanced = above.places.len() == below.places.len();
    match first {
        // Closer to this label than to the one before it, so not the end of that one's value.
        Some(_) if balanced || above.clearly_own => {}
        Some(_) => above.places.clear(),
        None if balanced => {}
        None => return Vec::new(),
    }
    above.places.reverse();
    above.places.extend(first);
    above.places.append(&mut below.places);
    above.places
}

/// Rows that belong to a label's value.
#[derive(Default)]
struct Run {
    /// Nearest first.
    places: Vec<Place>,
    /// The step to the next label is clearly wider than the steps within.
    clearly_own: bool,
}

/// Which way to look from a label.
#[derive(Clone, Copy, PartialEq)]
enum Direction {
    Up,
    Down,
}

/// The rows of a label's value that follow it in one direction, nearest first.
fn run(sheet: &Sheet, label: Place, label_cell: &Cell, column: Option<&Cell>, direction: Direction) -> Run {
    let mut found: Vec<Place> = Vec::new();
    let mut steps: Vec<f64> = Vec::new();
    let mut column = column.cloned();
    let mut last_v = label_cell.v;
    let mut bounded = false;
    let rows: Vec<usize> = match direction {
        Direction::Up => (0..label.0).rev().take(8).collect(),
        Direction::Down => (label.0 + 1..sheet.rows.len()).take(8).collect(),
    };
    for row in rows {
        let Some(line) = sheet.rows.get(row) else { break };
        let Some(index) = next_row(&line.cells, label_cell, column.as_ref()) else {
            // All of it right of the value: another panel, labels or not.
            let beyond = column.as_ref().map_or(f64::INFINITY, |value| value.u1.max(label_cell.u1));
            if line.cells.iter().all(|cell| cell.u0 > label_cell.u1 && (cell.is_text() || cell.u0 > beyond)) {
                // Something of another column.
                continue;
            }
            steps.push((line.row.v - last_v).abs());
            bounded = true;
            break;
        };
        let Some(cell) = line.cells.get(index) else { break };
        let step = (cell.v - last_v).abs();
        steps.push(step);
        if step > 2.0 * cell.size.max(label_cell.size) {
            bounded = true;
            break;
        }
        last_v = cell.v;
        column.get_or_insert_with(|| cell.clone());
        found.push((row, index));
    }
    let mut clearly_own = false;
    if bounded {
        found.truncate(own_rows(&steps, direction));
        let within = steps.iter().take(found.len()).copied().fold(0.0, f64::max);
        clearly_own = steps.get(found.len()).is_some_and(|next| *next > 1.25 * within);
    }
    Run { places: found, clearly_own }
}

/// The cell of a row that can go on with the value of a label.
fn next_row(cells: &[Cell], label: &Cell, column: Option<&Cell>) -> Option<usize> {
    // A label, ours or one that we don't know, begins something else.
    if cells.iter().any(|cell| cell.u0 < label.u1 && (cell.label().is_some() || cell.middle() < label.u1)) {
        return None;
    }
    let fits = |cell: &Cell| match column {
        Some(value) => aligned(cell, value) && same_print(cell, value),
        None => cell.u0 > label.u1,
    };
    let index = cells.iter().position(|cell| cell.is_text() && fits(cell))?;
    let labelled = index.checked_sub(1).and_then(|before| cells.get(before)).is_some_and(|cell| cell.label().is_some());
    let sentence = cells.get(index).and_then(Cell::text).is_some_and(is_sentence);
    (!labelled && !sentence).then_some(index)
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
        if far || !same_print(last, cell) || cell.label().is_some() || cell.text().is_some_and(is_sentence) {
            break;
        }
        found.push((row, index));
        last = cell;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::grid::Grid;
    use crate::reading::rows::made;

    #[test]
    fn a_value_with_nobodys_line_under_it_is_not_known_to_be_whole() {
        // The second line of the name is nearer to the next label than to the first.
        let mut rows = made::rows(
            14.0,
            &[
                &[(0.0, "保険者名"), (80.0, "見本架空情報")],
                &[(80.0, "産業健康保険組合")],
                &[(0.0, "記号"), (80.0, "0001")],
            ],
        );
        for (row, v) in rows.iter_mut().zip([0.0, 12.0, 16.0]) {
            row.v = v;
            row.marks.iter_mut().for_each(|mark| mark.v = v);
        }
        let sheet = Sheet::new(1, &rows, Grid::default());
        let texts: Vec<String> = values_of(&sheet).into_iter().map(|value| value.text).collect();
        assert_eq!(texts, ["見本架空情報\u{FFFD}", "0001"]);
    }
}
