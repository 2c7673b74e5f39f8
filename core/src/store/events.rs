//! The history: what happened, in order. Rows are only ever added (triggers refuse all else), and go only with what was
//! erased for good.

use super::fault::of_database;
use crate::error::Error;
use chrono::NaiveDate;
use rusqlite::{Connection, params};

/// One thing that happened. Empty parts say nothing.
#[derive(Default)]
pub(super) struct Event<'a> {
    pub(super) what: &'static str,
    pub(super) member: Option<&'a str>,
    pub(super) document: Option<&'a str>,
    pub(super) handout: Option<&'a str>,
    pub(super) field: Option<&'a str>,
    pub(super) before: Option<&'a str>,
    pub(super) after: Option<&'a str>,
}

/// Adds an event to the history and returns its place there, which is the stamp of whatever the event changed.
pub(super) fn save(connection: &Connection, event: &Event<'_>, today: NaiveDate) -> Result<i64, Error> {
    let counter: i64 = connection
        .query_row("UPDATE change_count SET counter = counter + 1 RETURNING counter", [], |row| row.get(0))
        .map_err(of_database)?;
    let sql = "INSERT INTO event (counter, happened_on, what, member, document, handout, field, before, after)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
    let values = params![
        counter,
        today.to_string(),
        event.what,
        event.member,
        event.document,
        event.handout,
        event.field,
        event.before,
        event.after
    ];
    connection.execute(sql, values).map_err(of_database)?;
    Ok(counter)
}

/// The last day that anything happened on, as far as the notebook knows.
pub(super) fn last_day(connection: &Connection) -> Result<Option<NaiveDate>, Error> {
    let last: Option<String> =
        connection.query_row("SELECT max(happened_on) FROM event", [], |row| row.get(0)).map_err(of_database)?;
    last.map(|day| day.parse().map_err(|_| Error::DamagedStore)).transpose()
}
