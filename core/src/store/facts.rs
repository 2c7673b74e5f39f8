//! Facts: whatever a person said or decided and may say otherwise later, one value a field of a record, each with a stamp.
//!
//! A stamp is a day and a count of changes: two phones' clocks disagree, and one may be set back. Of two phones' words about
//! one field the one of the later day wins, then the higher count, then the greater text (see `merge.rs`). The day of a word
//! is never before that of the word it replaces, so that who knew the other word always wins, whatever the clock said.
//! Every fact that is set leaves an event with the value before.

use super::events::{self, Event};
use super::fault::of_database;
use crate::error::Error;
use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a fact is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum About {
    /// A member (by id): what was typed in, `binned_on`, `joined_into`.
    Member,
    /// A document (by id): `member` (whose it is by now), `binned_on`.
    Document,
    /// A document (by id): a field's corrected value.
    Correction,
    /// A hand-out (by id): `returned_on`.
    Handout,
    /// A warning or task (by its subject): `choice`.
    Choice,
    /// A short text of the family's (by its key): `note`.
    Note,
}

impl About {
    /// The word in the table.
    pub(super) const fn key(self) -> &'static str {
        match self {
            About::Member => "member",
            About::Document => "document",
            About::Correction => "correction",
            About::Handout => "handout",
            About::Choice => "choice",
            About::Note => "note",
        }
    }
}

/// The day a document or member was put into the bin.
pub(super) const BINNED_ON: &str = "binned_on";
/// Whose a document is by now.
pub(super) const MEMBER: &str = "member";
/// Whose papers a member's are by now: the two turned out to be one person.
pub(super) const JOINED_INTO: &str = "joined_into";
/// The day a hand-out came back or was shredded.
pub(super) const RETURNED_ON: &str = "returned_on";

/// The facts of one kind that say something: record and field to value.
pub(super) type Facts = BTreeMap<(String, String), String>;

/// Loads every fact of a kind that has a value.
pub(super) fn load(connection: &Connection, about: About) -> Result<Facts, Error> {
    let sql = "SELECT record, field, value FROM fact WHERE about = ?1 AND value IS NOT NULL";
    let mut statement = connection.prepare(sql).map_err(of_database)?;
    statement
        .query_map([about.key()], |row| Ok(((row.get(0)?, row.get(1)?), row.get(2)?)))
        .and_then(Iterator::collect)
        .map_err(of_database)
}

/// A fact to be set; `value` is `None` to take it back.
pub(super) struct NewFact<'a> {
    pub(super) about: About,
    pub(super) record: &'a str,
    pub(super) field: &'a str,
    pub(super) value: Option<&'a str>,
}

/// Sets a fact, unless it says that already, and tells whether it did. `event` is the history's entry; the value before
/// and after are put in here unless the event hides them.
pub(super) fn set(
    connection: &Connection,
    fact: &NewFact<'_>,
    event: Event<'_>,
    today: NaiveDate,
) -> Result<bool, Error> {
    let sql = "SELECT value, changed_on FROM fact WHERE about = ?1 AND record = ?2 AND field = ?3";
    let last: Option<(Option<String>, Option<String>)> = connection
        .query_row(sql, [fact.about.key(), fact.record, fact.field], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()
        .map_err(of_database)?;
    let (before, day) = last.unwrap_or_default();
    let day = day.map(|day| day.parse::<NaiveDate>().map_err(|_| Error::DamagedStore)).transpose()?;
    let day = day.map_or(today, |day| day.max(today));
    if before.as_deref() == fact.value {
        return Ok(false);
    }
    // What a note said is gone when the note is: a telephone number is not kept in the history.
    let event = match fact.about {
        About::Note => event,
        _ => Event { before: before.as_deref(), after: fact.value, ..event },
    };
    let counter = events::save(connection, &event, today)?;
    let sql = "INSERT INTO fact (about, record, field, value, counter, changed_on) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
               ON CONFLICT DO UPDATE SET value = excluded.value, counter = excluded.counter,
                                         changed_on = excluded.changed_on";
    let values = params![fact.about.key(), fact.record, fact.field, fact.value, counter, day.to_string()];
    connection.execute(sql, values).map_err(of_database)?;
    Ok(true)
}

/// A fact's value as a day.
pub(super) fn day(facts: &Facts, record: &str, field: &str) -> Result<Option<NaiveDate>, Error> {
    let value = facts.get(&(record.to_owned(), field.to_owned()));
    value.map(|day| day.parse().map_err(|_| Error::DamagedStore)).transpose()
}
