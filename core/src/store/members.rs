//! Members and what a person typed in about them.

use super::events::{self, Event};
use super::fault::of_database;
use crate::error::Error;
use crate::model::wareki::in_range;
use crate::model::{CardFacts, MemberFacts};
use crate::rules;
use chrono::NaiveDate;
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row, params};
use std::fmt;

/// The longest text that a person may type for a field, in characters.
const LONGEST: usize = 200;

/// What to do with a date.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum DateChange {
    /// Nothing.
    #[default]
    Leave,
    /// It is no longer known.
    Clear,
    /// It is this day.
    Set {
        /// A civil day in Japan.
        value: NaiveDate,
    },
}

/// What to do with a yes or no.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum FlagChange {
    /// Nothing.
    #[default]
    Leave,
    /// It is no longer known.
    Clear,
    /// It is this.
    Set {
        /// Yes or no.
        value: bool,
    },
}

/// What to do with a text.
#[derive(Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum TextChange {
    /// Nothing.
    #[default]
    Leave,
    /// It is no longer known.
    Clear,
    /// It is this text.
    Set {
        /// The text.
        value: String,
    },
}

/// What a person types in about a member: each fact is left, cleared or set.
#[derive(Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MemberChange {
    /// Reading of the name.
    pub kana: TextChange,
    /// 生年月日.
    pub birth_date: DateChange,
    /// The day the card was issued.
    pub card_issued: DateChange,
    /// The last valid day printed on the card.
    pub card_expires: DateChange,
    /// The day the user certificate was issued, where it is not the card's.
    pub cert_issued: DateChange,
    /// The user certificate's last valid day as the portal shows it.
    pub cert_expires: DateChange,
    /// 在留期間の満了日.
    pub stay_until: DateChange,
    /// Whether the card is registered as マイナ保険証.
    pub registered: FlagChange,
    /// Whether it is on the smartphone too.
    pub on_phone: FlagChange,
    /// Last valid day of the town's 子ども医療証.
    pub child_certificate_until: DateChange,
}

impl fmt::Debug for MemberChange {
    /// What is set is personal: it may stand in a log without it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MemberChange").finish_non_exhaustive()
    }
}

impl MemberChange {
    /// The columns to change with their values, checked. [`Error::BadValue`] names the first that is out of range.
    fn columns(&self) -> Result<Vec<(&'static str, Value)>, Error> {
        let dates = [
            ("birth_date", self.birth_date),
            ("card_issued", self.card_issued),
            ("card_expires", self.card_expires),
            ("cert_issued", self.cert_issued),
            ("cert_expires", self.cert_expires),
            ("stay_until", self.stay_until),
            ("child_certificate_until", self.child_certificate_until),
        ];
        let mut columns = Vec::new();
        for (column, change) in dates {
            match change {
                DateChange::Leave => {}
                DateChange::Clear => columns.push((column, Value::Null)),
                DateChange::Set { value } if in_range(value) => columns.push((column, Value::Text(value.to_string()))),
                DateChange::Set { .. } => return Err(Error::BadValue { field: column }),
            }
        }
        for (column, change) in [("registered", self.registered), ("on_phone", self.on_phone)] {
            match change {
                FlagChange::Leave => {}
                FlagChange::Clear => columns.push((column, Value::Null)),
                FlagChange::Set { value } => columns.push((column, Value::Integer(i64::from(value)))),
            }
        }
        match &self.kana {
            TextChange::Leave => {}
            TextChange::Clear => columns.push(("kana", Value::Null)),
            TextChange::Set { value } => {
                let text = checked_text(value).ok_or(Error::BadValue { field: "kana" })?;
                columns.push(("kana", Value::Text(text)));
            }
        }
        Ok(columns)
    }
}

/// A new member.
pub(super) fn save(connection: &Connection, id: &str, today: NaiveDate) -> Result<(), Error> {
    let sql = "INSERT INTO member (id, created_on) VALUES (?1, ?2)";
    connection.execute(sql, params![id, today.to_string()]).map_err(of_database)?;
    let event = Event { happened_on: Some(today), what: "member_new", member: Some(id), ..Event::default() };
    events::save(connection, &event)
}

/// Checks that there is such a member.
pub(super) fn must_exist(connection: &Connection, member: &str) -> Result<(), Error> {
    let sql = "SELECT 1 FROM member WHERE id = ?1";
    let found: Option<i64> = connection.query_row(sql, [member], |row| row.get(0)).optional().map_err(of_database)?;
    found.map(|_| ()).ok_or(Error::NotFound { field: "member" })
}

/// Every member with what was typed in, in the order in which they came.
pub(super) fn load_all(connection: &Connection) -> Result<Vec<(String, MemberFacts)>, Error> {
    let mut statement = connection.prepare("SELECT * FROM member ORDER BY seq").map_err(of_database)?;
    let mut rows = statement.query([]).map_err(of_database)?;
    let mut all = Vec::new();
    while let Some(row) = rows.next().map_err(of_database)? {
        all.push((row.get("id").map_err(of_database)?, facts(row)?));
    }
    Ok(all)
}

/// Changes what was typed in. Each value before goes into the history; what is the same already leaves no trace.
pub(super) fn change(connection: &Connection, member: &str, change: &MemberChange) -> Result<(), Error> {
    must_exist(connection, member)?;
    for (column, value) in change.columns()? {
        let sql = format!("SELECT {column} FROM member WHERE id = ?1");
        let before: Value = connection.query_row(&sql, [member], |row| row.get(0)).map_err(of_database)?;
        if before == value {
            continue;
        }
        let sql = format!("UPDATE member SET {column} = ?2 WHERE id = ?1");
        connection.execute(&sql, params![member, value]).map_err(of_database)?;
        let (before, after) = (text_of(&before), text_of(&value));
        let event = Event {
            what: "fact_set",
            member: Some(member),
            field: Some(column),
            before: before.as_deref(),
            after: after.as_deref(),
            ..Event::default()
        };
        events::save(connection, &event)?;
    }
    // Dates that can't be true together would silence every warning.
    rules::check_card(&load_facts(connection, member)?.card)
}

/// The facts of one member.
fn load_facts(connection: &Connection, member: &str) -> Result<MemberFacts, Error> {
    connection
        .prepare("SELECT * FROM member WHERE id = ?1")
        .map_err(of_database)?
        .query_row([member], |row| Ok(facts(row)))
        .map_err(of_database)?
}

fn facts(row: &Row<'_>) -> Result<MemberFacts, Error> {
    let text = |column| row.get::<_, Option<String>>(column).map_err(of_database);
    let date = |column| match text(column)? {
        Some(text) => text.parse::<NaiveDate>().map(Some).map_err(|_| Error::DamagedStore),
        None => Ok(None),
    };
    let flag = |column| row.get::<_, Option<bool>>(column).map_err(of_database);
    let card = CardFacts {
        birth_date: date("birth_date")?,
        card_issued: date("card_issued")?,
        card_expires: date("card_expires")?,
        cert_issued: date("cert_issued")?,
        cert_expires: date("cert_expires")?,
        stay_until: date("stay_until")?,
    };
    Ok(MemberFacts {
        kana: text("kana")?,
        card,
        registered: flag("registered")?,
        on_phone: flag("on_phone")?,
        child_certificate_until: date("child_certificate_until")?,
    })
}

/// A text that says something, of bearable length and without control characters.
fn checked_text(value: &str) -> Option<String> {
    let value = value.trim();
    let fits = !value.is_empty() && value.chars().count() <= LONGEST && !value.chars().any(char::is_control);
    fits.then(|| value.to_owned())
}

/// A value as the history keeps it.
fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) => Some(text.clone()),
        Value::Integer(number) => Some(number.to_string()),
        _ => None,
    }
}
