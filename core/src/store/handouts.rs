//! The record of sheets that were printed for a school or nursery.

use super::events::{self, Event};
use super::facts::{self, About, Facts, NewFact, RETURNED_ON};
use super::fault::of_database;
use crate::error::Error;
use crate::random;
use chrono::NaiveDate;
use rusqlite::{Connection, Row, params};

/// One sheet of a hand-out.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct HandoutSheetRecord {
    /// The member it is about.
    pub member: String,
    /// The document it was made from.
    pub document: String,
    /// Whether it is out and shows what is no longer true: ask for it back.
    pub stale: bool,
    /// The document that a new sheet would be made from, where this one is stale.
    pub replace_with: Option<String>,
}

/// A hand-out that was printed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct HandoutRecord {
    /// The hand-out's id.
    pub id: String,
    /// The day it was printed.
    pub printed_on: NaiveDate,
    /// What it was for.
    pub event: Option<String>,
    /// The event's first day.
    pub from: Option<NaiveDate>,
    /// The event's last day.
    pub until: Option<NaiveDate>,
    /// The day by which it is to be given back or shredded.
    pub destroy_by: Option<NaiveDate>,
    /// The day it came back or was shredded, if a person said so.
    pub returned_on: Option<NaiveDate>,
    /// Its sheets, in order.
    pub sheets: Vec<HandoutSheetRecord>,
    /// Whether a newer paper of one of the members has made it wrong (see [`crate::Notebook::handouts_on`]).
    pub stale: bool,
}

impl HandoutRecord {
    /// Whether it should still be with the school on a day: it did not come back, and its last day has not passed, or
    /// none was set.
    pub(super) fn is_out_on(&self, today: NaiveDate) -> bool {
        self.returned_on.is_none() && self.destroy_by.or(self.until).is_none_or(|last| today <= last)
    }
}

/// A hand-out to be recorded.
pub(crate) struct NewHandout<'a> {
    pub(crate) printed_on: NaiveDate,
    pub(crate) event: Option<&'a str>,
    pub(crate) from: Option<NaiveDate>,
    pub(crate) until: Option<NaiveDate>,
    pub(crate) destroy_by: Option<NaiveDate>,
    /// Member and document of each sheet.
    pub(crate) sheets: &'a [(String, String)],
}

/// Records a hand-out and returns its id.
pub(super) fn save(connection: &Connection, new: &NewHandout<'_>) -> Result<String, Error> {
    let id = random::new_id()?;
    let text = |day: Option<NaiveDate>| day.map(|day| day.to_string());
    let mut counter = None;
    for (member, document) in new.sheets {
        let event = Event {
            what: "handout_made",
            member: Some(member),
            document: Some(document),
            handout: Some(&id),
            ..Event::default()
        };
        let stamp = events::save(connection, &event, new.printed_on)?;
        counter = counter.or(Some(stamp));
    }
    let sql = "INSERT INTO handout (id, counter, printed_on, event, from_on, until_on, destroy_by)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    let printed_on = new.printed_on.to_string();
    let values = params![
        id,
        counter.unwrap_or_default(),
        printed_on,
        new.event,
        text(new.from),
        text(new.until),
        text(new.destroy_by)
    ];
    connection.execute(sql, values).map_err(of_database)?;
    for (place, (member, document)) in (1_i64..).zip(new.sheets) {
        let sql = "INSERT INTO handout_sheet (handout, place, member, document) VALUES (?1, ?2, ?3, ?4)";
        connection.execute(sql, params![id, place, member, document]).map_err(of_database)?;
    }
    Ok(id)
}

/// Notes that a hand-out came back or was shredded; `None`: it did not after all. [`Error::NotFound`] (`handout`).
pub(super) fn set_returned(
    connection: &Connection,
    handout: &str,
    returned_on: Option<NaiveDate>,
    today: NaiveDate,
) -> Result<(), Error> {
    let known = connection.prepare("SELECT 1 FROM handout WHERE id = ?1").and_then(|mut found| found.exists([handout]));
    if !known.map_err(of_database)? {
        return Err(Error::NotFound { field: "handout" });
    }
    let value = returned_on.map(|day| day.to_string());
    let fact = NewFact { about: About::Handout, record: handout, field: RETURNED_ON, value: value.as_deref() };
    let event = Event { what: "handout_returned", handout: Some(handout), ..Event::default() };
    facts::set(connection, &fact, event, today).map(|_| ())
}

/// Every hand-out, oldest first; `stale` is not judged yet.
pub(super) fn load_all(connection: &Connection) -> Result<Vec<HandoutRecord>, Error> {
    let facts = facts::load(connection, About::Handout)?;
    let mut statement = connection.prepare("SELECT * FROM handout ORDER BY counter, id").map_err(of_database)?;
    let mut rows = statement.query([]).map_err(of_database)?;
    let mut all = Vec::new();
    while let Some(row) = rows.next().map_err(of_database)? {
        all.push(from_row(connection, row, &facts)?);
    }
    Ok(all)
}

fn from_row(connection: &Connection, row: &Row<'_>, facts: &Facts) -> Result<HandoutRecord, Error> {
    let date = |column| match row.get::<_, Option<String>>(column).map_err(of_database)? {
        Some(text) => text.parse::<NaiveDate>().map(Some).map_err(|_| Error::DamagedStore),
        None => Ok(None),
    };
    let id: String = row.get("id").map_err(of_database)?;
    let sql = "SELECT member, document FROM handout_sheet WHERE handout = ?1 ORDER BY place";
    let mut statement = connection.prepare(sql).map_err(of_database)?;
    let sheets = statement
        .query_map([&id], |row| {
            let (member, document) = (row.get(0)?, row.get(1)?);
            Ok(HandoutSheetRecord { member, document, stale: false, replace_with: None })
        })
        .and_then(Iterator::collect)
        .map_err(of_database)?;
    Ok(HandoutRecord {
        returned_on: facts::day(facts, &id, RETURNED_ON)?,
        id,
        printed_on: date("printed_on")?.ok_or(Error::DamagedStore)?,
        event: row.get("event").map_err(of_database)?,
        from: date("from_on")?,
        until: date("until_on")?,
        destroy_by: date("destroy_by")?,
        sheets,
        stale: false,
    })
}
