//! The history: what happened, in order. Rows are only ever added (triggers refuse all else).

use super::fault::of_database;
use crate::error::Error;
use chrono::NaiveDate;
use rusqlite::{Connection, params};

/// One thing that happened. Empty parts say nothing.
#[derive(Default)]
pub(super) struct Event<'a> {
    pub(super) happened_on: Option<NaiveDate>,
    pub(super) what: &'static str,
    pub(super) member: Option<&'a str>,
    pub(super) document: Option<&'a str>,
    pub(super) handout: Option<&'a str>,
    pub(super) field: Option<&'static str>,
    pub(super) before: Option<&'a str>,
    pub(super) after: Option<&'a str>,
}

/// Adds an event to the history.
pub(super) fn save(connection: &Connection, event: &Event<'_>) -> Result<(), Error> {
    let sql = "INSERT INTO event (happened_on, what, member, document, handout, field, before, after)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
    let day = event.happened_on.map(|day| day.to_string());
    let values =
        params![day, event.what, event.member, event.document, event.handout, event.field, event.before, event.after];
    connection.execute(sql, values).map(|_| ()).map_err(of_database)
}
