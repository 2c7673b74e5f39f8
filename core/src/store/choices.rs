//! What a person decided about a warning or a task, and short texts that the family keeps (the school's telephone
//! number, the class).
//!
//! Keys are the caller's: made of ids and words, without personal data. What they mean is not known here.

use super::events::Event;
use super::facts::{self, About, NewFact};
use super::members::checked_text;
use crate::error::Error;
use crate::model::Choice;
use crate::model::wareki::in_range;
use crate::random::is_id;
use chrono::NaiveDate;
use rusqlite::Connection;
use std::collections::BTreeMap;

impl Choice {
    fn to_text(self) -> String {
        match self {
            Choice::Done => "done".to_owned(),
            Choice::Later { until } => format!("later {until}"),
            Choice::NotOurs => "not_ours".to_owned(),
        }
    }

    fn from_text(text: &str) -> Option<Choice> {
        match text {
            "done" => Some(Choice::Done),
            "not_ours" => Some(Choice::NotOurs),
            _ => text.strip_prefix("later ")?.parse().ok().map(|until| Choice::Later { until }),
        }
    }
}

/// The id that a key names, so that the history of it goes when that is erased.
fn named(key: &str) -> Option<&str> {
    key.split(|c: char| !c.is_ascii_alphanumeric()).find(|part| is_id(part))
}

/// Keeps a decision; `None` takes it back. [`Error::BadValue`] (`subject`, `until`).
pub(super) fn set_choice(
    connection: &Connection,
    subject: &str,
    choice: Option<Choice>,
    today: NaiveDate,
) -> Result<(), Error> {
    let subject = checked_text(subject).ok_or(Error::BadValue { field: "subject" })?;
    if matches!(choice, Some(Choice::Later { until }) if !in_range(until)) {
        return Err(Error::BadValue { field: "until" });
    }
    let value = choice.map(Choice::to_text);
    let fact = NewFact { about: About::Choice, record: &subject, field: "choice", value: value.as_deref() };
    let event = Event { what: "choice_set", member: named(&subject), ..Event::default() };
    facts::set(connection, &fact, event, today).map(|_| ())
}

/// Every decision that stands, by its subject.
pub(super) fn load_choices(connection: &Connection) -> Result<BTreeMap<String, Choice>, Error> {
    facts::load(connection, About::Choice)?
        .into_iter()
        .map(|((subject, _), text)| Ok((subject, Choice::from_text(&text).ok_or(Error::DamagedStore)?)))
        .collect()
}

/// Keeps a short text; `None` takes it away. [`Error::BadValue`] (`key`, `note`: blank, too long, control characters).
pub(super) fn set_note(connection: &Connection, key: &str, value: Option<&str>, today: NaiveDate) -> Result<(), Error> {
    let key = checked_text(key).ok_or(Error::BadValue { field: "key" })?;
    let value = value.map(|text| checked_text(text).ok_or(Error::BadValue { field: "note" })).transpose()?;
    let fact = NewFact { about: About::Note, record: &key, field: "note", value: value.as_deref() };
    let event = Event { what: "note_set", member: named(&key), ..Event::default() };
    facts::set(connection, &fact, event, today).map(|_| ())
}

/// Every short text, by its key.
pub(super) fn load_notes(connection: &Connection) -> Result<BTreeMap<String, String>, Error> {
    Ok(facts::load(connection, About::Note)?.into_iter().map(|((key, _), text)| (key, text)).collect())
}
