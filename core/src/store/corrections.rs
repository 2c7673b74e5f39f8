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
/// It is kept normalised, as what is read is; a blank or a dash says that the field does not stand on the paper.
/// [`Error::BadValue`] names the field if the value isn't one for it.
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
            Some(alone.text(field).unwrap_or_default())
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

/// Puts a value in a field's place, normalised as typed entry is; blank takes the field away. A paper without an insurer, a
/// number or a name is none of ours: these can't be.
pub(super) fn apply(coverage: &mut Coverage, field: Field, value: &str) -> Result<(), Error> {
    let bad = || Error::BadValue { field: field.key() };
    let mut alone = Coverage::default();
    keep_typed(&mut alone, field, value).map_err(|_| bad())?;
    if alone.text(field).is_some() {
        return keep_typed(coverage, field, value).map_err(|_| bad());
    }
    if matches!(field, Field::InsurerNumber | Field::Number | Field::Name) {
        return Err(bad());
    }
    clear(coverage, field);
    Ok(())
}

fn clear(coverage: &mut Coverage, field: Field) {
    match field {
        Field::InsurerName => coverage.insurer_name = None,
        Field::InsurerNumber => coverage.insurer_number = None,
        Field::Symbol => coverage.symbol = None,
        Field::Number => coverage.number = None,
        Field::Branch => coverage.branch = None,
        Field::Name => coverage.name = None,
        Field::Kana => coverage.kana = None,
        Field::Relation => coverage.relation = None,
        Field::CopayPercent => coverage.copay_percent = None,
        Field::ValidUntil => coverage.valid_until = None,
        Field::SavedOn => coverage.saved_on = None,
        Field::ValidFrom => coverage.valid_from = None,
        Field::EffectiveOn => coverage.effective_on = None,
        Field::IssuedOn => coverage.issued_on = None,
        Field::Issuer => coverage.issuer = None,
        Field::BirthDate => coverage.birth_date = None,
        Field::Sex => coverage.sex = None,
        Field::Address => coverage.address = None,
        Field::Householder => coverage.householder = None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn apply_takes_a_value_of_each_field_and_gives_it_back_as_text() {
        for field in Field::ALL {
            let value = match field {
                Field::InsurerNumber => "06130488",
                Field::Number => "1-2",
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
    fn apply_of_a_blank_or_a_dash_takes_away_what_was_read_where_nothing_stands() {
        for field in [Field::Symbol, Field::Branch, Field::ValidUntil, Field::CopayPercent, Field::Sex] {
            for blank in ["", "—", " "] {
                let mut coverage = Coverage {
                    symbol: Some("12".to_owned()),
                    branch: Some("01".to_owned()),
                    valid_until: "2026-11-21".parse().ok(),
                    copay_percent: Some(30),
                    ..Coverage::default()
                };
                apply(&mut coverage, field, blank).unwrap();
                assert_eq!(coverage.text(field), None, "{} {blank:?}", field.key());
            }
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
            (Field::InsurerNumber, ""),
            (Field::Number, "—"),
            (Field::Name, "青葉\u{202e}一健"),
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
