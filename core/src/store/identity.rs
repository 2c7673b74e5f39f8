//! What a person decides about who is who, each decision with its way back: join two members who are one, split papers
//! off to a new member, move a paper to another member.
//!
//! A join changes one fact and nothing else, so taking it back restores both as they were. Moving papers is undone by moving
//! them back or by a join.

use super::events::Event;
use super::facts::{self, About, JOINED_INTO, MEMBER, NewFact};
use super::family;
use super::members;
use super::people::People;
use crate::error::Error;
use crate::random;
use chrono::NaiveDate;
use rusqlite::Connection;

/// Joins a member into another: from now on the two are one, under the second's id. What was typed in about the second
/// wins. [`Error::NotFound`] (`member`, `into`); [`Error::BadValue`] (`into`) where they are one already.
pub(super) fn join(connection: &Connection, member: &str, into: &str, today: NaiveDate) -> Result<(), Error> {
    let family = family::load_stored(connection)?;
    let from = family::find(&family, member)?.id();
    let into = family::find(&family, into).map_err(|_| Error::NotFound { field: "into" })?.id();
    if from == into {
        return Err(Error::BadValue { field: "into" });
    }
    set_joined(connection, from, Some(into), "joined", today)
}

/// Takes a join back: the member stands alone again, with the papers it had. [`Error::NotFound`] (`member`) if this id
/// was not joined into another.
pub(super) fn undo_join(connection: &Connection, member: &str, today: NaiveDate) -> Result<(), Error> {
    if People::load_all(connection)?.joined_into(member).is_none() {
        return Err(Error::NotFound { field: "member" });
    }
    set_joined(connection, member, None, "join_undone", today)
}

fn set_joined(
    connection: &Connection,
    member: &str,
    into: Option<&str>,
    what: &'static str,
    today: NaiveDate,
) -> Result<(), Error> {
    let fact = NewFact { about: About::Member, record: member, field: JOINED_INTO, value: into };
    let event = Event { what, member: Some(member), ..Event::default() };
    facts::set(connection, &fact, event, today).map(|_| ())
}

/// Splits some of a member's papers off to a new member, whose id is the answer. [`Error::NotFound`] (`member`,
/// `document`); [`Error::BadValue`] (`document`) without papers, or where none would be left.
pub(super) fn split(
    connection: &Connection,
    member: &str,
    documents: &[String],
    today: NaiveDate,
) -> Result<String, Error> {
    let family = family::load_stored(connection)?;
    let whole = family::find(&family, member)?;
    if documents.iter().any(|id| !whole.papers.iter().any(|paper| paper.id == *id)) {
        return Err(Error::NotFound { field: "document" });
    }
    if documents.is_empty() || whole.papers.iter().all(|paper| documents.contains(&paper.id)) {
        return Err(Error::BadValue { field: "document" });
    }
    let new = random::new_id()?;
    members::save(connection, &new, today)?;
    for document in documents {
        set_member(connection, document, &new, today)?;
    }
    Ok(new)
}

/// Moves a paper to another member. [`Error::NotFound`] (`document`, `member`).
pub(super) fn move_document(connection: &Connection, document: &str, to: &str, today: NaiveDate) -> Result<(), Error> {
    let family = family::load_stored(connection)?;
    let (owner, _) = family::find_document(&family, document)?;
    let to = family::find(&family, to)?.id();
    if owner.id() == to { Ok(()) } else { set_member(connection, document, to, today) }
}

fn set_member(connection: &Connection, document: &str, member: &str, today: NaiveDate) -> Result<(), Error> {
    let fact = NewFact { about: About::Document, record: document, field: MEMBER, value: Some(member) };
    let event = Event { what: "document_moved", member: Some(member), document: Some(document), ..Event::default() };
    facts::set(connection, &fact, event, today).map(|_| ())
}
