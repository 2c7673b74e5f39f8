//! What to say, without how: a message's id and its arguments.

use chrono::NaiveDate;
use std::fmt;

/// An argument of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arg<'a> {
    /// Text that goes in as it is.
    Text(&'a str),
    /// A whole number; plural forms follow it.
    Number(i64),
    /// A day, written as the language writes days.
    Date(NaiveDate),
}

/// An [`Arg`] that owns its text. Its `Debug` leaves the text out: it may be a name.
#[derive(Clone, PartialEq, Eq)]
pub enum ArgOwned {
    /// Text that goes in as it is.
    Text(String),
    /// A whole number; plural forms follow it.
    Number(i64),
    /// A day, written as the language writes days.
    Date(NaiveDate),
}

impl fmt::Debug for ArgOwned {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ArgOwned::Text(_) => f.write_str("Text(…)"),
            ArgOwned::Number(number) => f.debug_tuple("Number").field(number).finish(),
            ArgOwned::Date(date) => f.debug_tuple("Date").field(date).finish(),
        }
    }
}

impl ArgOwned {
    /// The same argument, borrowed.
    pub fn borrow(&self) -> Arg<'_> {
        match self {
            ArgOwned::Text(text) => Arg::Text(text),
            ArgOwned::Number(number) => Arg::Number(*number),
            ArgOwned::Date(date) => Arg::Date(*date),
        }
    }
}

/// A message by id with its arguments: what rules return, so that they stay free of wording.
/// [`Words::render`](super::Words::render) makes the text of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// The id in `locales/`.
    pub id: &'static str,
    /// The arguments by name.
    pub args: Vec<(&'static str, ArgOwned)>,
}

impl Message {
    /// A message without arguments.
    pub const fn new(id: &'static str) -> Message {
        Message { id, args: Vec::new() }
    }

    /// The same with one more day.
    #[must_use]
    pub fn date(mut self, name: &'static str, date: NaiveDate) -> Message {
        self.args.push((name, ArgOwned::Date(date)));
        self
    }

    /// The same with one more number.
    #[must_use]
    pub fn number(mut self, name: &'static str, number: i64) -> Message {
        self.args.push((name, ArgOwned::Number(number)));
        self
    }

    /// The same with one more text.
    #[must_use]
    pub fn text(mut self, name: &'static str, text: impl Into<String>) -> Message {
        self.args.push((name, ArgOwned::Text(text.into())));
        self
    }
}
