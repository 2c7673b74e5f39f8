//! A person's correction of a field: kept beside what was read, and winning over it.

use super::events::Event;
use super::facts::{self, About, NewFact};
use crate::error::Error;
use crate::model::{Coverage, Field};
use crate::reading::keep_typed;
use chrono::NaiveDate;
use rusqlite::Connection;
use std::collections::BTreeMap;

/// The corrections of each document, by its id.
pub(super) fn load_all(connection: &Connection) -> Result<BTreeMap<String, Vec<(Field, String)>>, Error> {
    let mut all: BTreeMap<String, Vec<(Field, String)>> = BTreeMap::new();
    for ((document, field), value) in facts::load(connection, About::Correction)? {
        all.entry(document).or_default().push((Field::from_key(&field).ok_or(Error::DamagedStore)?, value));
    }
    Ok(all)
}

/// Sets a correction of a document's field, or removes it (`None`). The value before goes into the history.
///
/// It is kept normalised, as what is read is. [`Error::BadValue`] names the field if the value isn't one for it.
pub(super) fn set(
    connection: &Connection,
    (document, member): (&str, &str),
    field: Field,
    value: Option<&str>,
    today: NaiveDate,
) -> Result<(), Error> {
    let value = match value {
        Some(value) => {
            let mut alone = Coverage::default();
            apply(&mut alone, field, value)?;
            alone.text(field)
        }
        None => None,
    };
    let fact = NewFact { about: About::Correction, record: document, field: field.key(), value: value.as_deref() };
    let event = Event {
        what: "field_corrected",
        member: Some(member),
        document: Some(document),
        field: Some(field.key()),
        ..Event::default()
    };
    facts::set(connection, &fact, event, today).map(|_| ())
}

/// Puts a value in a field's place, normalised as typed entry is. Blank is no value: a correction is taken back instead.
pub(super) fn apply(coverage: &mut Coverage, field: Field, value: &str) -> Result<(), Error> {
    let bad = || Error::BadValue { field: field.key() };
    let mut alone = Coverage::default();
    keep_typed(&mut alone, field, value).map_err(|_| bad())?;
    if alone.text(field).is_none() {
        return Err(bad());
    }
    keep_typed(coverage, field, value).map_err(|_| bad())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn apply_takes_a_value_of_each_field_and_gives_it_back_as_text() {
        for field in Field::ALL {
            let value = match field {
                Field::InsurerNumber => "06130488",
                Field::Branch => "01",
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
    fn apply_writes_values_as_the_reader_does() {
        let mut coverage = Coverage::default();
        for (field, typed, kept) in [
            (Field::InsurerNumber, "０６１３０４８８", "06130488"),
            (Field::Symbol, "青国 １２", "青国12"),
            (Field::Number, " 00 1２", "0012"),
            (Field::Branch, "０１", "01"),
            (Field::Relation, "本人", "self"),
            (Field::CopayPercent, "2割", "20"),
            (Field::BirthDate, "2018年2月28日", "2018-02-28"),
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
            (Field::Relation, "妻"),
            (Field::CopayPercent, "101"),
            (Field::Branch, "1"),
            (Field::Sex, ""),
            (Field::ValidUntil, "2026-02-30"),
            (Field::ValidUntil, "1867-12-31"),
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
