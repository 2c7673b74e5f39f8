//! What the notebook asks of the store, each call one transaction.

use super::bin::{self, Binned, Target};
use super::choices;
use super::documents::{self, OriginalFile};
use super::family::Board;
use super::fault::of_database;
use super::handouts::{self, HandoutRecord, NewHandout};
use super::members::{self, MemberChange};
use super::open::Store;
use super::people::People;
use super::{corrections, events, family, identity};
use crate::error::Error;
use crate::model::{Choice, Field, Member};
use chrono::NaiveDate;
use rusqlite::{Connection, TransactionBehavior};
use std::collections::BTreeMap;

impl Store {
    /// The family on a day.
    pub(crate) fn family_on(&self, today: NaiveDate) -> Result<Vec<Member>, Error> {
        Ok(family::shown_on(&family::load_stored(&self.connection)?, today))
    }

    /// The family on a day, with what was recorded about it.
    pub(crate) fn board_on(&self, today: NaiveDate) -> Result<Board, Error> {
        family::load_board_on(&self.connection, today)
    }

    /// Keeps what was typed in about a member.
    pub(crate) fn set_member(&mut self, member: &str, change: &MemberChange, today: NaiveDate) -> Result<(), Error> {
        self.write(|connection| {
            let family = family::load_stored(connection)?;
            members::change(connection, &family::find(&family, member)?.ids, change, today)
        })
    }

    /// The id under which the member is shown whom an id stands for.
    pub(crate) fn shown_member(&self, member: &str) -> Result<String, Error> {
        Ok(People::load_all(&self.connection)?.shown(member))
    }

    /// Sets or removes a correction.
    pub(crate) fn correct_field(
        &mut self,
        document: &str,
        member: &str,
        (field, value): (Field, Option<&str>),
        today: NaiveDate,
    ) -> Result<(), Error> {
        self.write(|connection| {
            let family = family::load_stored(connection)?;
            let (owner, paper) = family::find_document(&family, document)?;
            if !owner.ids.iter().any(|id| id == member) {
                return Err(Error::NotFound { field: "document" });
            }
            corrections::set(connection, (&paper.id, owner.id()), field, value, today)
        })
    }

    /// A document's file.
    pub(crate) fn original(&self, document: &str) -> Result<OriginalFile, Error> {
        documents::load_original(&self.connection, document)
    }

    /// Records a hand-out and returns its id.
    pub(crate) fn save_handout(&mut self, new: &NewHandout<'_>) -> Result<String, Error> {
        self.write(|connection| handouts::save(connection, new))
    }

    /// Notes that a hand-out came back.
    pub(crate) fn set_handout_returned(
        &mut self,
        handout: &str,
        returned_on: Option<NaiveDate>,
        today: NaiveDate,
    ) -> Result<(), Error> {
        self.write(|connection| handouts::set_returned(connection, handout, returned_on, today))
    }

    /// The record of hand-outs, newest first.
    pub(crate) fn handouts_on(&self, today: NaiveDate) -> Result<Vec<HandoutRecord>, Error> {
        family::judged_handouts_on(&self.connection, &family::load_stored(&self.connection)?, today)
    }

    /// Joins a member into another.
    pub(crate) fn join_members(&mut self, member: &str, into: &str, today: NaiveDate) -> Result<(), Error> {
        self.write(|connection| identity::join(connection, member, into, today))
    }

    /// Takes a join back.
    pub(crate) fn undo_join(&mut self, member: &str, today: NaiveDate) -> Result<(), Error> {
        self.write(|connection| identity::undo_join(connection, member, today))
    }

    /// Splits papers off to a new member.
    pub(crate) fn split_member(
        &mut self,
        member: &str,
        documents: &[String],
        today: NaiveDate,
    ) -> Result<String, Error> {
        self.write(|connection| identity::split(connection, member, documents, today))
    }

    /// Moves a paper to another member.
    pub(crate) fn move_document(&mut self, document: &str, to: &str, today: NaiveDate) -> Result<(), Error> {
        self.write(|connection| identity::move_document(connection, document, to, today))
    }

    /// What is in the bin.
    pub(crate) fn bin_on(&self, today: NaiveDate) -> Result<Vec<Binned>, Error> {
        bin::load_on(&self.connection, today)
    }

    /// Puts something into the bin.
    pub(crate) fn delete(&mut self, target: Target<'_>, today: NaiveDate) -> Result<(), Error> {
        self.write(|connection| bin::put(connection, target, today))
    }

    /// Takes something out of the bin.
    pub(crate) fn undelete(&mut self, target: Target<'_>, today: NaiveDate) -> Result<(), Error> {
        self.write(|connection| bin::restore(connection, target, today))
    }

    /// Erases something for good.
    pub(crate) fn erase(&mut self, target: Target<'_>, today: NaiveDate) -> Result<(), Error> {
        self.write(|connection| bin::erase(connection, target, today))
    }

    /// Erases for good what has been in the bin for too long.
    pub(crate) fn purge_bin_on(&mut self, today: NaiveDate) -> Result<u32, Error> {
        self.write(|connection| bin::erase_over_on(connection, today))
    }

    /// Keeps a decision about a warning or a task.
    pub(crate) fn set_choice(&mut self, subject: &str, choice: Option<Choice>, today: NaiveDate) -> Result<(), Error> {
        self.write(|connection| choices::set_choice(connection, subject, choice, today))
    }

    /// Every decision.
    pub(crate) fn choices(&self) -> Result<BTreeMap<String, Choice>, Error> {
        choices::load_choices(&self.connection)
    }

    /// Keeps a short text.
    pub(crate) fn set_note(&mut self, key: &str, value: Option<&str>, today: NaiveDate) -> Result<(), Error> {
        self.write(|connection| choices::set_note(connection, key, value, today))
    }

    /// Every short text.
    pub(crate) fn notes(&self) -> Result<BTreeMap<String, String>, Error> {
        choices::load_notes(&self.connection)
    }

    /// The day of the last change.
    pub(crate) fn last_change(&self) -> Result<Option<NaiveDate>, Error> {
        events::last_day(&self.connection)
    }

    /// Whether a day lies before the last change.
    pub(crate) fn is_clock_set_back(&self, today: NaiveDate) -> Result<bool, Error> {
        Ok(self.last_change()?.is_some_and(|last| today < last))
    }

    /// Runs one change: all of it is durable, or nothing of it happened.
    pub(super) fn write<T>(&mut self, run: impl FnOnce(&Connection) -> Result<T, Error>) -> Result<T, Error> {
        let transaction =
            self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(of_database)?;
        let done = run(&transaction)?;
        transaction.commit().map_err(of_database)?;
        Ok(done)
    }
}
