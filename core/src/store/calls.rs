//! What the notebook asks of the store, each call one transaction.

use super::family;
use super::fault::of_database;
use super::handouts::{self, HandoutRecord, NewHandout};
use super::members::{self, MemberChange};
use super::open::Store;
use super::{corrections, documents};
use crate::error::Error;
use crate::model::{Field, Member};
use chrono::NaiveDate;
use rusqlite::{Connection, TransactionBehavior};

impl Store {
    /// The family on a day.
    pub(crate) fn family_on(&self, today: NaiveDate) -> Result<Vec<Member>, Error> {
        family::load_on(&self.connection, today)
    }

    /// Keeps what was typed in about a member.
    pub(crate) fn set_member(&mut self, member: &str, change: &MemberChange) -> Result<(), Error> {
        self.write(|connection| members::change(connection, member, change))
    }

    /// Sets or removes a correction.
    pub(crate) fn correct_field(
        &mut self,
        document: &str,
        member: &str,
        field: Field,
        value: Option<&str>,
    ) -> Result<(), Error> {
        self.write(|connection| {
            if documents::member_of(connection, document)? != member {
                return Err(Error::NotFound { field: "document" });
            }
            corrections::set(connection, document, field, value)
        })
    }

    /// The bytes of a document's file.
    pub(crate) fn original(&self, document: &str) -> Result<Vec<u8>, Error> {
        documents::load_original(&self.connection, document)
    }

    /// Records a hand-out and returns its id.
    pub(crate) fn save_handout(&mut self, new: &NewHandout<'_>) -> Result<String, Error> {
        self.write(|connection| handouts::save(connection, new))
    }

    /// The record of hand-outs, newest first.
    pub(crate) fn handouts_on(&self, today: NaiveDate) -> Result<Vec<HandoutRecord>, Error> {
        family::load_handouts_on(&self.connection, today)
    }

    /// Runs one change: all of it is durable, or nothing of it happened.
    fn write<T>(&mut self, run: impl FnOnce(&Connection) -> Result<T, Error>) -> Result<T, Error> {
        let transaction =
            self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(of_database)?;
        let done = run(&transaction)?;
        transaction.commit().map_err(of_database)?;
        Ok(done)
    }
}
