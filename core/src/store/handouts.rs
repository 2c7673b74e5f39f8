//! The record of sheets that were printed for a school or nursery.

use super::events::{self, Event};
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
    /// Its sheets, in order.
    pub sheets: Vec<HandoutSheetRecord>,
    /// Whether a newer paper of one of the members has made it wrong (see [`crate::Notebook::handouts_on`]).
    pub stale: bool,
}

impl HandoutRecord {
    /// Whether it should still be with the school on a day: its last day has not passed, or none was set.
    pub(super) fn is_out_on(&self, today: NaiveDate) -> bool {
        self.destroy_by.or(self.until).is_none_or(|last| today <= last)
    }
}

/// A hand-out to be recorded.
pub(crate) struct NewHandout<'a> {
    pub(crate) printed_on: NaiveDate,
    pub(crate) event: Option<&'a str>,
    pub(crate) from: Option<NaiveDate>,
    pub(crate) until: Option<NaiveDate>,
    pub(crate) destroy_by: Option<NaiveDate>,
    pub(crate) sheets: &'a [HandoutSheetRecord],
}

/// Records a hand-out and returns its id.
pub(super) fn save(connection: &Connection, new: &NewHandout<'_>) -> Result<String, Error> {
    let id = random::new_id()?;
    let text = |day: Option<NaiveDate>| day.map(|day| day.to_string());
    let sql = "INSERT INTO handout (id, printed_on, event, from_on, until_on, destroy_by)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    let printed_on = new.printed_on.to_string();
    let values = params![id, printed_on, new.event, text(new.from), text(new.until), text(new.destroy_by)];
    connection.execute(sql, values).map_err(of_database)?;
    for (place, sheet) in (1_i64..).zip(new.sheets) {
        let sql = "INSERT INTO handout_sheet (handout, place, member, document) VALUES (?1, ?2, ?3, ?4)";
        connection.execute(sql, params![id, place, sheet.member, sheet.document]).map_err(of_database)?;
        let event = Event {
            happened_on: Some(new.printed_on),
            what: "handout_made",
            member: Some(&sheet.member),
            document: Some(&sheet.document),
            handout: Some(&id),
            ..Event::default()
        };
        events::save(connection, &event)?;
    }
    Ok(id)
}

/// Every hand-out, oldest first; `stale` is not judged yet.
pub(super) fn load_all(connection: &Connection) -> Result<Vec<HandoutRecord>, Error> {
    let mut statement = connection.prepare("SELECT * FROM handout ORDER BY seq").map_err(of_database)?;
    let mut rows = statement.query([]).map_err(of_database)?;
    let mut all = Vec::new();
    while let Some(row) = rows.next().map_err(of_database)? {
        all.push(from_row(connection, row)?);
    }
    Ok(all)
}

fn from_row(connection: &Connection, row: &Row<'_>) -> Result<HandoutRecord, Error> {
    let date = |column| match row.get::<_, Option<String>>(column).map_err(of_database)? {
        Some(text) => text.parse::<NaiveDate>().map(Some).map_err(|_| Error::DamagedStore),
        None => Ok(None),
    };
    let id: String = row.get("id").map_err(of_database)?;
    let sql = "SELECT member, document FROM handout_sheet WHERE handout = ?1 ORDER BY place";
    let mut statement = connection.prepare(sql).map_err(of_database)?;
    let sheets = statement
        .query_map([&id], |row| Ok(HandoutSheetRecord { member: row.get(0)?, document: row.get(1)? }))
        .and_then(Iterator::collect)
        .map_err(of_database)?;
    Ok(HandoutRecord {
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
