//! Tables that lie on their side: the labels stand one under another, and each person has a column of values.
//!
//! A head with people under it is [`table`](super::table)'s. Here one row holds 氏名 with two names or more, and other
//! rows hold as many values under these: so it is told from a form whose value has a remark beside it.

use super::cells::Cell;
use super::fields;
use super::labels::Meaning;
use super::sheet::{Place, Sheet, is_sentence};
use crate::model::Field;

/// What tells one person from another beside the name: at least one of these has a value in every column too.
const TELLING: [Field; 6] =
    [Field::Branch, Field::Relation, Field::BirthDate, Field::Sex, Field::Number, Field::InsurerNumber];

/// The values of a table on its side, person by person: what each label means and where its value stands.
pub(super) struct Columns {
    /// The rows of the table.
    pub(super) rows: Vec<usize>,
    /// A value of nobody's has no place.
    pub(super) values: Vec<(Meaning, Option<Place>)>,
}

/// The table on its side of a page, if it has one.
pub(super) fn columns_of(sheet: &Sheet) -> Option<Columns> {
    let of_name = |row: &usize| label_of(sheet, *row) == Some(Meaning::Field(Field::Name));
    (0..sheet.rows.len()).filter(of_name).find_map(|names| columns_with(sheet, names))
}

/// The table whose names stand in a row.
fn columns_with(sheet: &Sheet, names: usize) -> Option<Columns> {
    let people: Vec<&Cell> = sheet.rows.get(names)?.cells.iter().skip(1).collect();
    if people.len() < 2 || !all_values(Field::Name, &people) {
        return None;
    }
    let mut rows: Vec<(usize, Meaning, Vec<Option<Place>>)> = Vec::new();
    let mut told = false;
    for row in 0..sheet.rows.len() {
        let (Some(meaning), Some(line)) = (label_of(sheet, row), sheet.rows.get(row)) else { continue };
        let texts: Vec<&Cell> = line.cells.iter().skip(1).collect();
        let in_columns: Vec<Option<Place>> = people.iter().map(|person| under(row, &line.cells, person)).collect();
        // One value for all stands anywhere: it is read as any other.
        if texts.len() < 2 && in_columns.iter().skip(1).all(Option::is_none) {
            continue;
        }
        let placed = in_columns.iter().flatten().count();
        if placed != texts.len() {
            continue;
        }
        if let Meaning::Field(field) = meaning {
            told |= TELLING.contains(&field) && placed == people.len() && all_values(field, &texts);
        }
        rows.push((row, meaning, in_columns));
    }
    if !told {
        return None;
    }
    let of_person = |index: usize| {
        rows.iter()
            .map(move |(_, meaning, places)| (*meaning, places.get(index).copied().flatten()))
            .collect::<Vec<_>>()
    };
    let values = (0..people.len()).flat_map(of_person).collect();
    Some(Columns { rows: rows.iter().map(|row| row.0).collect(), values })
}

/// The label that a row begins with, if all else in it is text.
fn label_of(sheet: &Sheet, row: usize) -> Option<Meaning> {
    let (first, rest) = sheet.rows.get(row)?.cells.split_first()?;
    let texts = |cell: &Cell| cell.text().is_some_and(|text| !is_sentence(text));
    first.label().filter(|_| !rest.is_empty() && rest.iter().all(texts))
}

/// The one text of a row that stands in a person's column.
fn under(row: usize, cells: &[Cell], person: &Cell) -> Option<Place> {
    let em = |cell: &Cell| cell.size.max(person.size);
    let aligned =
        |cell: &Cell| (cell.u0 - person.u0).abs() < em(cell) || (cell.middle() - person.middle()).abs() < em(cell);
    let column = cells.iter().skip(1).position(aligned)?;
    Some((row, column + 1))
}

fn all_values(field: Field, cells: &[&Cell]) -> bool {
    cells.iter().all(|cell| cell.text().is_some_and(|text| fields::is_value(field, text)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::grid::Grid;
    use crate::reading::rows::made;

    fn values(lines: &[&[(f64, &str)]]) -> Option<Vec<String>> {
        let sheet = Sheet::new(1, &made::rows(14.0, lines), Grid::default());
        let text = |place: Option<Place>| place.and_then(|place| sheet.cell(place)?.text()).unwrap_or("").to_owned();
        Some(columns_of(&sheet)?.values.into_iter().map(|(_, place)| text(place)).collect())
    }

    #[test]
    fn each_column_of_values_is_a_person() {
        let table: &[&[(f64, &str)]] = &[
            &[(0.0, "氏名"), (80.0, "見本花子"), (200.0, "見本太郎")],
            &[(0.0, "枝番"), (80.0, "00"), (200.0, "01")],
            &[(0.0, "有効期限"), (200.0, "令和9年7月31日")],
        ];
        let want = ["見本花子", "00", "", "見本太郎", "01", "令和9年7月31日"];
        assert_eq!(values(table).unwrap(), want);
    }

    #[test]
    fn a_remark_beside_a_value_is_no_second_person() {
        let form: &[&[(f64, &str)]] = &[
            &[(0.0, "氏名"), (80.0, "見本花子"), (200.0, "様")],
            &[(0.0, "枝番"), (80.0, "00"), (200.0, "二桁の番号")],
        ];
        assert_eq!(values(form), None);
    }
}
