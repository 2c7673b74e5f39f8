//! The bin: what a person deleted, for 30 days; and erasing for good.
//!
//! Deleting sets a fact (`binned_on`); everything stays as it is and can be restored. Erasing leaves a tombstone, so that
//! no merge brings it back, and takes away every row that tells of it, the history's too. SQLite overwrites what it deletes
//! (`secure_delete`); the caller then writes the file anew without the empty pages.
//!
//! With the last paper of a member the member goes, too: nobody would know who that was.
//!
//! A file that holds several people stays as long as one of them has it.

use super::events::Event;
use super::facts::{self, About, BINNED_ON, NewFact};
use super::family::{self, StoredMember};
use super::fault::of_database;
use crate::error::Error;
use crate::model::DocumentKind;
use chrono::{Days, NaiveDate};
use rusqlite::{Connection, params};
use std::fmt;

/// How many days the bin keeps what is in it.
pub const BIN_DAYS: u64 = 30;

/// Something in the bin.
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Binned {
    /// The member it is, or is of.
    pub member: String,
    /// The member's name. Personal: never logged.
    pub name: String,
    /// The document; `None`: the member with everything.
    pub document: Option<String>,
    /// The document's kind.
    pub kind: Option<DocumentKind>,
    /// The day the document speaks for.
    pub saved_on: Option<NaiveDate>,
    /// The day it was put into the bin.
    pub binned_on: NaiveDate,
    /// The last day on which it can be restored.
    pub restorable_until: NaiveDate,
}

impl fmt::Debug for Binned {
    /// The name stays out: it may stand in a log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Binned")
            .field("member", &self.member)
            .field("document", &self.document)
            .field("binned_on", &self.binned_on)
            .finish_non_exhaustive()
    }
}

/// What a person deletes, restores or erases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target<'a> {
    /// A document, by id.
    Document(&'a str),
    /// A member with everything, by id.
    Member(&'a str),
}

/// Whether something that was put into the bin that day can no longer be restored. A clock that was set back keeps it.
pub(super) fn is_over_on(binned_on: Option<NaiveDate>, today: NaiveDate) -> bool {
    binned_on.is_some_and(|day| last_day(day) < today)
}

fn last_day(binned_on: NaiveDate) -> NaiveDate {
    binned_on.checked_add_days(Days::new(BIN_DAYS)).unwrap_or(binned_on)
}

/// What is in the bin and can be restored, newest first.
pub(super) fn load_on(connection: &Connection, today: NaiveDate) -> Result<Vec<Binned>, Error> {
    let mut all = Vec::new();
    for member in family::load_stored(connection)? {
        let mut push = |binned_on: Option<NaiveDate>, document, kind, saved_on| {
            let Some(binned_on) = binned_on.filter(|_| !is_over_on(binned_on, today)) else { return };
            let (id, name) = (member.id().to_owned(), member.name().to_owned());
            let restorable_until = last_day(binned_on);
            all.push(Binned { member: id, name, document, kind, saved_on, binned_on, restorable_until });
        };
        push(member.binned_on, None, None, None);
        if member.binned_on.is_none() {
            for paper in &member.papers {
                push(paper.binned_on, Some(paper.id.clone()), Some(paper.kind), paper.coverage.as_of());
            }
        }
    }
    all.sort_by_key(|binned| std::cmp::Reverse(binned.binned_on));
    Ok(all)
}

/// Puts something into the bin, or (`None`) takes it out, however long it was there. [`Error::NotFound`] where there is no
/// such thing.
pub(super) fn set(
    connection: &Connection,
    family: &[StoredMember],
    target: Target<'_>,
    binned_on: Option<NaiveDate>,
    today: NaiveDate,
) -> Result<(), Error> {
    let what = if binned_on.is_some() { "binned" } else { "restored" };
    let value = binned_on.map(|day| day.to_string());
    let fact = |about, record| NewFact { about, record, field: BINNED_ON, value: value.as_deref() };
    match target {
        Target::Document(id) => {
            let (member, paper) = family::find_document(family, id)?;
            let event = || Event { what, member: Some(member.id()), document: Some(id), ..Event::default() };
            facts::set(connection, &fact(About::Document, &paper.id), event(), today)?;
            if binned_on.is_none() && member.binned_on.is_some() {
                // A paper that is wanted back needs its member.
                facts::set(connection, &fact(About::Member, member.id()), event(), today)?;
            }
        }
        Target::Member(id) => {
            let member = family::find_any(family, id)?;
            let event = Event { what, member: Some(member.id()), ..Event::default() };
            facts::set(connection, &fact(About::Member, member.id()), event, today)?;
        }
    }
    Ok(())
}

/// Puts a document or member into the bin; where it is there already its day stays. [`Error::NotFound`].
pub(super) fn put(connection: &Connection, target: Target<'_>, today: NaiveDate) -> Result<(), Error> {
    let family = family::load_stored(connection)?;
    let since = match target {
        Target::Document(id) => family::find_document(&family, id)?.1.binned_on,
        Target::Member(id) => family::find_any(&family, id)?.binned_on,
    };
    if since.is_some() { Ok(()) } else { set(connection, &family, target, Some(today), today) }
}

/// Takes a document or member out of the bin. [`Error::NotFound`] where it isn't there, or no longer.
pub(super) fn restore(connection: &Connection, target: Target<'_>, today: NaiveDate) -> Result<(), Error> {
    let family = family::load_stored(connection)?;
    let (since, field) = match target {
        Target::Document(id) => {
            let (member, paper) = family::find_document(&family, id)?;
            (paper.binned_on.or(member.binned_on), "document")
        }
        Target::Member(id) => (family::find_any(&family, id)?.binned_on, "member"),
    };
    if since.is_none() || is_over_on(since, today) {
        return Err(Error::NotFound { field });
    }
    set(connection, &family, target, None, today)
}

/// Erases a document or member for good, from the bin or not. [`Error::NotFound`].
pub(super) fn erase(connection: &Connection, target: Target<'_>, today: NaiveDate) -> Result<(), Error> {
    let family = family::load_stored(connection)?;
    match target {
        Target::Document(id) => {
            let (member, _) = family::find_document(&family, id)?;
            if member.papers.len() == 1 {
                // Nobody is left of whom a name is known.
                erase_member(connection, member, today)?;
            } else {
                erase_record(connection, "document", id, today)?;
            }
        }
        Target::Member(id) => erase_member(connection, family::find_any(&family, id)?, today)?,
    }
    sweep(connection, today)
}

/// Erases for good what has been in the bin for more than 30 days, and says how much that was.
pub(super) fn erase_over_on(connection: &Connection, today: NaiveDate) -> Result<u32, Error> {
    let mut count = 0;
    for member in &family::load_stored(connection)? {
        let all_over = member.papers.iter().all(|paper| is_over_on(paper.binned_on, today));
        if is_over_on(member.binned_on, today) || (all_over && !member.papers.is_empty()) {
            erase_member(connection, member, today)?;
            count += 1;
            continue;
        }
        for paper in member.papers.iter().filter(|paper| is_over_on(paper.binned_on, today)) {
            erase_record(connection, "document", &paper.id, today)?;
            count += 1;
        }
    }
    if count > 0 {
        sweep(connection, today)?;
    }
    Ok(count)
}

fn erase_member(connection: &Connection, member: &StoredMember, today: NaiveDate) -> Result<(), Error> {
    for paper in &member.papers {
        erase_record(connection, "document", &paper.id, today)?;
    }
    for id in &member.ids {
        erase_record(connection, "member", id, today)?;
    }
    Ok(())
}

/// Sets a tombstone and takes away what tells of the record.
fn erase_record(connection: &Connection, kind: &str, id: &str, today: NaiveDate) -> Result<(), Error> {
    let run = |sql: &str| connection.execute(sql, [id]).map_err(of_database);
    let tombstone = "INSERT INTO tombstone (record, kind, erased_on) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING";
    connection.execute(tombstone, params![id, kind, today.to_string()]).map_err(of_database)?;
    run("DELETE FROM event WHERE member = ?1 OR document = ?1 OR handout = ?1")?;
    // Choices and notes name ids inside their keys.
    run("DELETE FROM fact WHERE instr(record, ?1) > 0")?;
    run("DELETE FROM document WHERE id = ?1")?;
    run("DELETE FROM handout_sheet WHERE member = ?1 OR handout = ?1")?;
    run("DELETE FROM handout WHERE id = ?1")?;
    run("DELETE FROM member WHERE id = ?1")?;
    Ok(())
}

/// Takes away files and hand-outs that nobody is left of.
fn sweep(connection: &Connection, today: NaiveDate) -> Result<(), Error> {
    let sql = "DELETE FROM original WHERE sha256 NOT IN (SELECT original FROM document)";
    connection.execute(sql, []).map_err(of_database)?;
    let sql = "SELECT id FROM handout WHERE id NOT IN (SELECT handout FROM handout_sheet)";
    let empty: Vec<String> = connection
        .prepare(sql)
        .and_then(|mut empty| empty.query_map([], |row| row.get(0))?.collect())
        .map_err(of_database)?;
    for handout in empty {
        erase_record(connection, "handout", &handout, today)?;
    }
    Ok(())
}
