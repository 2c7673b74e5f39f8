//! Original files and what they say of a member.
//!
//! An original is kept to the byte, once, by its SHA-256. A document is what it says of one person. Corrections by a
//! person are applied on loading; what was read stays beside them.

use super::corrections;
use super::events::{self, Event};
use super::facts::{self, About, BINNED_ON, MEMBER};
use super::fault::of_database;
use super::ids;
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
    /// Its place in the order in which documents came.
    pub(super) counter: i64,
    pub(super) id: String,
    /// Whose it is by now; the member may be shown under another id (`people.rs`).
    pub(super) member: String,
    /// Its file, and which of the people in it.
    pub(super) original: [u8; 32],
    pub(super) person: i64,
    /// Since when it is in the bin.
    pub(super) binned_on: Option<NaiveDate>,
    pub(super) kind: DocumentKind,
    pub(super) added_on: NaiveDate,
    /// The day it speaks for, among the member's papers (`timeline.rs`).
    pub(super) day: NaiveDate,
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
        (self.day, self.counter)
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
        counter: i64,
        member: &str,
        kind: DocumentKind,
        coverage: Coverage,
        added_on: NaiveDate,
    ) -> Stored {
        Stored {
            counter,
            id: format!("d{counter}"),
            member: member.to_owned(),
            original: [0; 32],
            person: 0,
            binned_on: None,
            kind,
            added_on,
            day: timeline::day_of(&coverage, &[], added_on),
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

/// A file to be kept.
#[derive(Clone, Copy)]
pub(crate) struct Original<'a> {
    /// Its bytes as they came.
    pub(crate) bytes: &'a [u8],
    /// What they are: `application/pdf`, `image/jpeg`, `image/png`, `image/webp`, or `text/plain` of a QR code.
    pub(crate) media_type: &'a str,
    /// The lines recognised in a picture, as they came (JSON).
    pub(crate) lines: Option<&'a str>,
}

/// Keeps a file; one that is there already stays as it is.
pub(super) fn save_original(connection: &Connection, original: Original<'_>, digest: &[u8; 32]) -> Result<(), Error> {
    let sql = "INSERT INTO original (sha256, media_type, bytes) VALUES (?1, ?2, ?3) ON CONFLICT (sha256) DO NOTHING";
    let values = params![digest, original.media_type, original.bytes];
    connection.execute(sql, values).map(|_| ()).map_err(of_database)
}

/// A stored file.
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct OriginalFile {
    /// The bytes as they came.
    pub bytes: Vec<u8>,
    /// `application/pdf`, `image/jpeg`, `image/png`, `image/webp`, or `text/plain` of a QR code.
    pub media_type: String,
    /// The lines that were recognised in a picture, as they came (JSON).
    pub lines: Option<String>,
}

impl std::fmt::Debug for OriginalFile {
    /// What stands in it stays out: it may stand in a log.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("OriginalFile").field("media_type", &self.media_type).finish_non_exhaustive()
    }
}

/// A document's file, as it came.
pub(super) fn load_original(connection: &Connection, document: &str) -> Result<OriginalFile, Error> {
    let sql = "SELECT original.bytes, original.media_type, document.lines
               FROM document JOIN original ON original.sha256 = document.original WHERE document.id = ?1";
    let file = |row: &Row<'_>| Ok(OriginalFile { bytes: row.get(0)?, media_type: row.get(1)?, lines: row.get(2)? });
    let found = connection.query_row(sql, [document], file).optional().map_err(of_database)?;
    found.ok_or(Error::NotFound { field: "document" })
}

/// The id for a person of a file that isn't stored yet: one that was never erased.
pub(super) fn unused_id(connection: &Connection, digest: &[u8; 32], person: usize) -> Result<String, Error> {
    for times in 0.. {
        let id = ids::of_document(digest, person, times);
        let sql = "SELECT 1 FROM tombstone WHERE record = ?1 UNION ALL SELECT 1 FROM document WHERE id = ?1";
        if !connection.prepare(sql).and_then(|mut used| used.exists([&id])).map_err(of_database)? {
            return Ok(id);
        }
    }
    Err(Error::NotFound { field: "document" })
}

/// What a file says of one person, to be stored.
pub(super) struct NewDocument<'a> {
    pub(super) id: &'a str,
    pub(super) member: &'a str,
    /// The SHA-256 of its file.
    pub(super) digest: &'a [u8; 32],
    /// The lines recognised in a picture.
    pub(super) lines: Option<&'a str>,
    pub(super) read: &'a DocumentRead,
    pub(super) person: usize,
}

/// Stores what a file (already kept) says of one person, and gives it as it would be loaded.
pub(super) fn save(connection: &Connection, new: &NewDocument<'_>, today: NaiveDate) -> Result<Stored, Error> {
    let event = Event { what: "document_added", member: Some(new.member), document: Some(new.id), ..Event::default() };
    let counter = events::save(connection, &event, today)?;
    let Some(person) = new.read.people.get(new.person) else { return Err(Error::NotFound { field: "document" }) };
    let warnings: Vec<&str> = new.read.warnings.iter().map(|warning| warning.code()).collect();
    let sql = "INSERT INTO document (id, counter, original, person, member, kind, added_on, page_count, pages,
                                     pages_alone, coverage, raw, warnings, lines)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)";
    let stored = Stored {
        counter,
        id: new.id.to_owned(),
        member: new.member.to_owned(),
        original: *new.digest,
        person: to_number(new.person)?,
        binned_on: None,
        kind: new.read.kind,
        added_on: today,
        day: timeline::day_of(&person.coverage, &[], today),
        pages_alone: new.read.pages_of_alone(new.person),
        read: person.coverage.clone(),
        coverage: person.coverage.clone(),
    };
    let values = params![
        stored.id,
        stored.counter,
        stored.original,
        stored.person,
        stored.member,
        stored.kind.key(),
        today.to_string(),
        new.read.page_count,
        to_json(&person.pages)?,
        to_json(&stored.pages_alone)?,
        to_json(&stored.read)?,
        to_json(&person.raw)?,
        to_json(&warnings)?,
        new.lines,
    ];
    connection.execute(sql, values).map_err(of_database)?;
    Ok(stored)
}

/// Every document of the notebook, in the order in which they came, corrections applied.
pub(super) fn load_all(connection: &Connection) -> Result<Vec<Stored>, Error> {
    let mut corrections = corrections::load_all(connection)?;
    let facts = facts::load(connection, About::Document)?;
    let sql = "SELECT * FROM document ORDER BY counter, id";
    let mut statement = connection.prepare(sql).map_err(of_database)?;
    let mut rows = statement.query([]).map_err(of_database)?;
    let mut all = Vec::new();
    while let Some(row) = rows.next().map_err(of_database)? {
        let mut document = from_row(row)?;
        for (field, value) in corrections.remove(&document.id).unwrap_or_default() {
            corrections::apply(&mut document.coverage, field, &value).map_err(|_| Error::DamagedStore)?;
        }
        document.binned_on = facts::day(&facts, &document.id, BINNED_ON)?;
        if let Some(member) = facts.get(&(document.id.clone(), MEMBER.to_owned())) {
            document.member.clone_from(member);
        }
        all.push(document);
    }
    Ok(all)
}

fn from_row(row: &Row<'_>) -> Result<Stored, Error> {
    let text = |column| row.get::<_, String>(column).map_err(of_database);
    let read: Coverage = from_json(&text("coverage")?)?;
    let added_on: NaiveDate = text("added_on")?.parse().map_err(|_| Error::DamagedStore)?;
    Ok(Stored {
        counter: row.get("counter").map_err(of_database)?,
        id: text("id")?,
        member: text("member")?,
        original: row.get("original").map_err(of_database)?,
        person: row.get("person").map_err(of_database)?,
        binned_on: None,
        kind: DocumentKind::from_key(&text("kind")?).ok_or(Error::DamagedStore)?,
        added_on,
        day: timeline::day_of(&read, &[], added_on),
        pages_alone: from_json(&text("pages_alone")?)?,
        coverage: read.clone(),
        read,
    })
}

/// Checks each paper by its hash, one in memory at a time. [`Error::DamagedStore`].
pub(super) fn check_originals(connection: &Connection) -> Result<(), Error> {
    let mut statement = connection.prepare("SELECT sha256, bytes FROM original").map_err(of_database)?;
    let mut rows = statement.query([]).map_err(of_database)?;
    while let Some(row) = rows.next().map_err(of_database)? {
        let blob = |column| row.get_ref(column).map_err(of_database)?.as_blob().map_err(|_| Error::DamagedStore);
        if blob(0)? != digest(blob(1)?).as_slice() {
            return Err(Error::DamagedStore);
        }
    }
    Ok(())
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
