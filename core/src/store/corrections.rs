//! A person's correction of a field: kept beside what was read, and winning over it.

use super::documents;
use super::events::{self, Event};
use super::fault::of_database;
use crate::error::Error;
use crate::model::wareki::in_range;
use crate::model::{Coverage, Field, Relation, Sex};
use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::BTreeMap;

/// The longest text that a person may type for a field, in characters.
const LONGEST: usize = 200;

/// The corrections of each document, by its id.
pub(super) fn load_all(connection: &Connection) -> Result<BTreeMap<String, Vec<(Field, String)>>, Error> {
    let mut statement = connection.prepare("SELECT document, field, value FROM correction").map_err(of_database)?;
    let rows = statement
        .query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?)))
        .map_err(of_database)?;
    let mut all: BTreeMap<String, Vec<(Field, String)>> = BTreeMap::new();
    for row in rows {
        let (document, field, value) = row.map_err(of_database)?;
        all.entry(document).or_default().push((Field::from_key(&field).ok_or(Error::DamagedStore)?, value));
    }
    Ok(all)
}

/// Sets a correction of a document's field, or removes it (`None`). The value before goes into the history.
///
/// [`Error::BadValue`] names the field if the value isn't one for it: dates are `YYYY-MM-DD`, `relation` is `self` or
/// `family`, `sex` is `male` or `female`, `copay_percent` 0–100, an insurer number six or eight digits.
pub(super) fn set(connection: &Connection, document: &str, field: Field, value: Option<&str>) -> Result<(), Error> {
    let member = documents::member_of(connection, document)?;
    let value = value.map(str::trim);
    if let Some(value) = value {
        apply(&mut Coverage::default(), field, value)?;
    }
    let before: Option<String> = connection
        .query_row(
            "SELECT value FROM correction WHERE document = ?1 AND field = ?2",
            params![document, field.key()],
            |row| row.get(0),
        )
        .optional()
        .map_err(of_database)?;
    if before.as_deref() == value {
        return Ok(());
    }
    let sql = match value {
        Some(_) => "INSERT OR REPLACE INTO correction (document, field, value) VALUES (?1, ?2, ?3)",
        None => "DELETE FROM correction WHERE document = ?1 AND field = ?2 AND ?3 IS NULL",
    };
    connection.execute(sql, params![document, field.key(), value]).map_err(of_database)?;
    let event = Event {
        what: "field_corrected",
        member: Some(&member),
        document: Some(document),
        field: Some(field.key()),
        before: before.as_deref(),
        after: value,
        ..Event::default()
    };
    events::save(connection, &event)
}

/// Puts a value in a field's place.
pub(super) fn apply(coverage: &mut Coverage, field: Field, value: &str) -> Result<(), Error> {
    let bad = Error::BadValue { field: field.key() };
    let text = || checked_text(value).ok_or(bad.clone());
    let date = || value.parse::<NaiveDate>().ok().filter(|day| in_range(*day)).ok_or(bad.clone());
    match field {
        Field::InsurerName => coverage.insurer_name = Some(text()?),
        Field::InsurerNumber => coverage.insurer_number = Some(insurer_number(value).ok_or(bad)?),
        Field::Symbol => coverage.symbol = Some(code(value).ok_or(bad)?),
        Field::Number => coverage.number = Some(code(value).ok_or(bad)?),
        Field::Branch => coverage.branch = Some(code(value).ok_or(bad)?),
        Field::Name => coverage.name = Some(name(value).ok_or(bad)?),
        Field::Kana => coverage.kana = Some(name(value).ok_or(bad)?),
        Field::Relation => {
            let known = [Relation::Insured, Relation::Family].into_iter().find(|one| one.key() == value);
            coverage.relation = Some(known.ok_or(bad)?);
        }
        Field::CopayPercent => {
            coverage.copay_percent = Some(value.parse().ok().filter(|percent| *percent <= 100).ok_or(bad)?);
        }
        Field::ValidUntil => coverage.valid_until = Some(date()?),
        Field::SavedOn => coverage.saved_on = Some(date()?),
        Field::ValidFrom => coverage.valid_from = Some(date()?),
        Field::EffectiveOn => coverage.effective_on = Some(date()?),
        Field::IssuedOn => coverage.issued_on = Some(date()?),
        Field::Issuer => coverage.issuer = Some(text()?),
        Field::BirthDate => coverage.birth_date = Some(date()?),
        Field::Sex => {
            let known = [Sex::Male, Sex::Female].into_iter().find(|one| one.key() == value);
            coverage.sex = Some(known.ok_or(bad)?);
        }
        Field::Address => coverage.address = Some(text()?),
        Field::Householder => coverage.householder = Some(name(value).ok_or(bad)?),
    }
    Ok(())
}

/// A text that says something, of bearable length and without control characters.
pub(super) fn checked_text(value: &str) -> Option<String> {
    let value = value.trim();
    let fits = !value.is_empty() && value.chars().count() <= LONGEST && !value.chars().any(char::is_control);
    fits.then(|| value.to_owned())
}

/// A name as the reader writes names: one U+3000 between its parts.
fn name(value: &str) -> Option<String> {
    let parts: Vec<&str> = value.split_whitespace().collect();
    checked_text(&parts.join("\u{3000}"))
}

/// A 記号, 番号 or 枝番 as the reader writes them: full-width ASCII as ASCII, no white space, so that the next paper's
/// is found equal.
fn code(value: &str) -> Option<String> {
    let half_width = |c| match c {
        '！'..='～' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        _ => c,
    };
    checked_text(&value.chars().filter(|c| !c.is_whitespace()).map(half_width).collect::<String>())
}

fn insurer_number(value: &str) -> Option<String> {
    code(value).filter(|code| matches!(code.len(), 6 | 8) && code.bytes().all(|digit| digit.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn apply_takes_a_value_of_each_field_and_gives_it_back_as_text() {
        for field in Field::ALL {
            let value = match field {
                Field::InsurerNumber => "06130488",
                Field::Relation => "family",
                Field::CopayPercent => "20",
                Field::Sex => "female",
                Field::ValidUntil | Field::SavedOn | Field::ValidFrom | Field::EffectiveOn => "2026-11-21",
                Field::IssuedOn | Field::BirthDate => "2018-02-28",
                _ => "あ",
            };
            let mut coverage = Coverage::default();
            apply(&mut coverage, field, value).unwrap();
            assert_eq!(coverage.text(field).as_deref(), Some(value), "{}", field.key());
        }
    }

    #[test]
    fn apply_writes_numbers_as_the_reader_does() {
        let mut coverage = Coverage::default();
        for (field, typed, kept) in [
            (Field::InsurerNumber, "０６１３０４８８", "06130488"),
            (Field::Symbol, "青国 １２", "青国12"),
            (Field::Number, " 00 1２", "0012"),
            (Field::Branch, "０１", "01"),
        ] {
            apply(&mut coverage, field, typed).unwrap();
            assert_eq!(coverage.text(field).as_deref(), Some(kept));
        }
    }

    #[test]
    fn apply_refuses_what_is_no_value_of_the_field() {
        let long = "あ".repeat(201);
        let table = [
            (Field::InsurerNumber, "0613048"),
            (Field::InsurerNumber, "保険者番号保険"),
            (Field::Relation, "本人"),
            (Field::CopayPercent, "101"),
            (Field::CopayPercent, "2割"),
            (Field::Sex, ""),
            (Field::ValidUntil, "2026-02-30"),
            (Field::ValidUntil, "1867-12-31"),
            (Field::BirthDate, "2018年2月28日"),
            (Field::Name, " 　"),
            (Field::Issuer, "a\nb"),
            (Field::Address, &long),
        ];
        for (field, value) in table {
            let error = Error::BadValue { field: field.key() };
            assert_eq!(apply(&mut Coverage::default(), field, value), Err(error), "{}", field.key());
        }
    }
}
