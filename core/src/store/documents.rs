//! Original files and what they say of a member.
//!
//! An original is kept to the byte, once, by its SHA-256. A document is what it says of one person. Corrections by a
//! person are applied on loading; what was read stays beside them.

use super::corrections;
use super::fault::of_database;
use super::timeline::{self, Place};
use crate::error::Error;
use crate::model::{Coverage, DocumentKind, DocumentRead, Paper};
use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

/// A stored document as the rest of the store sees it.
pub(super) struct Stored {
    pub(super) seq: i64,
    pub(super) id: String,
    pub(super) member: String,
    pub(super) kind: DocumentKind,
    pub(super) added_on: NaiveDate,
    /// The pages on which the member stands and nobody else.
    pub(super) pages_alone: Vec<u32>,
    /// As it was read.
    pub(super) read: Coverage,
    /// With corrections applied.
    pub(super) coverage: Coverage,
}

impl Stored {
    /// Its place among a member's papers.
    pub(super) fn place(&self) -> Place {
        (timeline::day_of(&self.coverage, self.added_on), self.seq)
    }

    /// As an app sees it, one of `papers`, on a day.
    pub(super) fn to_paper(&self, papers: &[Stored], today: NaiveDate) -> Paper {
        Paper {
            document: self.id.clone(),
            kind: self.kind,
            saved_on: self.coverage.as_of(),
            coverage: self.coverage.clone(),
            pages: self.pages_alone.clone(),
            state: timeline::state_on(papers, self, today),
        }
    }

    #[cfg(test)]
    pub(super) fn for_test(
        seq: i64,
        member: &str,
        kind: DocumentKind,
        coverage: Coverage,
        added_on: NaiveDate,
    ) -> Stored {
        Stored {
            seq,
            id: format!("d{seq}"),
            member: member.to_owned(),
            kind,
            added_on,
            pages_alone: vec![1],
            read: coverage.clone(),
            coverage,
        }
    }
}

/// The SHA-256 by which an original is known.
pub(super) fn digest(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// Keeps a file; one that is there already stays as it is.
pub(super) fn save_original(connection: &Connection, bytes: &[u8], today: NaiveDate) -> Result<(), Error> {
    let sql = "INSERT INTO original (sha256, media_type, added_on, bytes) VALUES (?1, 'application/pdf', ?2, ?3)
               ON CONFLICT (sha256) DO NOTHING";
    let values = params![digest(bytes), today.to_string(), bytes];
    connection.execute(sql, values).map(|_| ()).map_err(of_database)
}

/// The bytes of a document's file, as they came.
pub(super) fn load_original(connection: &Connection, document: &str) -> Result<Vec<u8>, Error> {
    let sql = "SELECT original.bytes FROM document JOIN original ON original.sha256 = document.original
               WHERE document.id = ?1";
    let found = connection.query_row(sql, [document], |row| row.get(0)).optional().map_err(of_database)?;
    found.ok_or(Error::NotFound { field: "document" })
}

/// The document and member that the `person`th person of a file was stored as.
pub(super) fn find_same(
    connection: &Connection,
    bytes: &[u8],
    person: usize,
) -> Result<Option<(String, String)>, Error> {
    let sql = "SELECT id, member FROM document WHERE original = ?1 AND person = ?2";
    let values = params![digest(bytes), to_number(person)?];
    connection.query_row(sql, values, |row| Ok((row.get(0)?, row.get(1)?))).optional().map_err(of_database)
}

/// What a file says of one person, to be stored.
pub(super) struct NewDocument<'a> {
    pub(super) id: &'a str,
    pub(super) member: &'a str,
    pub(super) bytes: &'a [u8],
    pub(super) read: &'a DocumentRead,
    pub(super) person: usize,
}

/// Stores what a file (already kept) says of one person.
pub(super) fn save(connection: &Connection, new: &NewDocument<'_>, today: NaiveDate) -> Result<(), Error> {
    let Some(person) = new.read.people.get(new.person) else { return Err(Error::NotFound { field: "document" }) };
    let warnings: Vec<&str> = new.read.warnings.iter().map(|warning| warning.code()).collect();
    let sql = "INSERT INTO document (id, original, person, member, kind, added_on, page_count, pages, pages_alone,
                                     coverage, raw, warnings)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";
    let values = params![
        new.id,
        digest(new.bytes),
        to_number(new.person)?,
        new.member,
        new.read.kind.key(),
        today.to_string(),
        new.read.page_count,
        to_json(&person.pages)?,
        to_json(&new.read.pages_of_alone(new.person))?,
        to_json(&person.coverage)?,
        to_json(&person.raw)?,
        to_json(&warnings)?,
    ];
    connection.execute(sql, values).map(|_| ()).map_err(of_database)
}

/// Every document of the notebook, in the order in which they came, corrections applied.
pub(super) fn load_all(connection: &Connection) -> Result<Vec<Stored>, Error> {
    let mut corrections = corrections::load_all(connection)?;
    let sql = "SELECT seq, id, member, kind, added_on, pages_alone, coverage FROM document ORDER BY seq";
    let mut statement = connection.prepare(sql).map_err(of_database)?;
    let mut rows = statement.query([]).map_err(of_database)?;
    let mut all = Vec::new();
    while let Some(row) = rows.next().map_err(of_database)? {
        let mut document = from_row(row)?;
        for (field, value) in corrections.remove(&document.id).unwrap_or_default() {
            corrections::apply(&mut document.coverage, field, &value).map_err(|_| Error::DamagedStore)?;
        }
        all.push(document);
    }
    Ok(all)
}

/// The member that a document belongs to.
pub(super) fn member_of(connection: &Connection, document: &str) -> Result<String, Error> {
    let sql = "SELECT member FROM document WHERE id = ?1";
    let found = connection.query_row(sql, [document], |row| row.get(0)).optional().map_err(of_database)?;
    found.ok_or(Error::NotFound { field: "document" })
}

fn from_row(row: &Row<'_>) -> Result<Stored, Error> {
    let text = |column| row.get::<_, String>(column).map_err(of_database);
    let read: Coverage = from_json(&text("coverage")?)?;
    Ok(Stored {
        seq: row.get("seq").map_err(of_database)?,
        id: text("id")?,
        member: text("member")?,
        kind: DocumentKind::from_key(&text("kind")?).ok_or(Error::DamagedStore)?,
        added_on: text("added_on")?.parse().map_err(|_| Error::DamagedStore)?,
        pages_alone: from_json(&text("pages_alone")?)?,
        coverage: read.clone(),
        read,
    })
}

/// A place in a file as a number of the database.
fn to_number(place: usize) -> Result<i64, Error> {
    i64::try_from(place).map_err(|_| Error::NotFound { field: "document" })
}

fn to_json(value: &impl Serialize) -> Result<String, Error> {
    serde_json::to_string(value).map_err(|_| Error::CannotWrite)
}

fn from_json<T: DeserializeOwned>(text: &str) -> Result<T, Error> {
    serde_json::from_str(text).map_err(|_| Error::DamagedStore)
}
