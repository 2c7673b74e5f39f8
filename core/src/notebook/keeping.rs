//! What a family decides about what it keeps: who is who, what is deleted, what is done, what came back.

use super::{Notebook, checked};
use crate::error::Error;
use crate::model::wareki::in_range;
use crate::store::{Binned, Choice, Content, Target};
use chrono::NaiveDate;
use std::collections::BTreeMap;

impl Notebook {
    /// Joins a member into another: the two turned out to be one person, shown from now on under `into`. What was typed
    /// in about `into` wins; the other's id goes on to be understood.
    ///
    /// [`Error::NotFound`] (`member`, `into`); [`Error::BadValue`] (`into`) where they are one already.
    pub fn join_members(&self, member: &str, into: &str, today: NaiveDate) -> Result<(), Error> {
        let today = checked(today)?;
        self.with(|store| store.join_members(member, into, today))
    }

    /// Takes a join back: the member stands alone again, with the papers and facts it had.
    ///
    /// [`Error::NotFound`] (`member`) for an id that was not joined into another.
    pub fn undo_join(&self, member: &str, today: NaiveDate) -> Result<(), Error> {
        let today = checked(today)?;
        self.with(|store| store.undo_join(member, today))
    }

    /// Splits some of a member's papers off to a new member, whose id is the answer: they turned out to be another
    /// person's. [`Notebook::join_members`] undoes it.
    ///
    /// [`Error::NotFound`] (`member`, `document`); [`Error::BadValue`] (`document`) if none or all of them are named.
    pub fn split_member(&self, member: &str, documents: &[String], today: NaiveDate) -> Result<String, Error> {
        let today = checked(today)?;
        self.with(|store| store.split_member(member, documents, today))
    }

    /// Moves a paper to another member.
    ///
    /// [`Error::NotFound`] (`document`, `member`).
    pub fn move_document(&self, document: &str, to: &str, today: NaiveDate) -> Result<(), Error> {
        let today = checked(today)?;
        self.with(|store| store.move_document(document, to, today))
    }

    /// Deletes a document, or a member with everything, into the bin: for [`crate::BIN_DAYS`] days it can be restored. Nothing is
    /// erased yet.
    ///
    /// [`Error::NotFound`] (`document`, `member`).
    pub fn delete(&self, target: Target<'_>, today: NaiveDate) -> Result<(), Error> {
        let today = checked(today)?;
        self.with(|store| store.delete(target, today))
    }

    /// Restores a document or member from the bin.
    ///
    /// [`Error::NotFound`] (`document`, `member`) for what isn't in the bin, or no longer.
    pub fn undelete(&self, target: Target<'_>, today: NaiveDate) -> Result<(), Error> {
        let today = checked(today)?;
        self.with(|store| store.undelete(target, today))
    }

    /// What is in the bin and can be restored, newest first.
    pub fn bin_on(&self, today: NaiveDate) -> Result<Vec<Binned>, Error> {
        let today = checked(today)?;
        self.with(|store| store.bin_on(today))
    }

    /// Erases a document, or a member with everything, for good, whether it is in the bin or not: its rows, its history,
    /// its file if nobody else stands in it. What is left is a tombstone (an id and the day), so that no merge brings it
    /// back. A file that holds others too stays with them.
    ///
    /// [`Error::NotFound`] (`document`, `member`).
    pub fn erase(&self, target: Target<'_>, today: NaiveDate) -> Result<(), Error> {
        let today = checked(today)?;
        self.with(|store| store.erase(target, today))?;
        self.without_gaps()
    }

    /// Writes the file anew without the room of what was erased. What stood there is overwritten already, so that a full
    /// disk is no failure.
    fn without_gaps(&self) -> Result<(), Error> {
        match self.replace(None, Content::All) {
            Err(Error::NoSpace | Error::CannotWrite) => Ok(()),
            other => other,
        }
    }

    /// Erases for good what has been in the bin for more than [`crate::BIN_DAYS`] days, and says how much that was. For a
    /// person who asks for it, with a day that is sure; an app calls [`Notebook::tidy_bin_on`].
    pub fn purge_bin_on(&self, today: NaiveDate) -> Result<u32, Error> {
        let today = checked(today)?;
        let count = self.with(|store| store.purge_bin_on(today))?;
        if count > 0 {
            self.without_gaps()?;
        }
        Ok(count)
    }

    /// As [`Notebook::purge_bin_on`], for an app to call whenever it starts: what has been in the bin for more than
    /// [`crate::BIN_DAYS`] days by the device's day *and* by the last change in the notebook. So a clock that jumped ahead
    /// takes nothing away by itself: something must have been changed on such a late day, too.
    pub fn tidy_bin_on(&self, today: NaiveDate) -> Result<u32, Error> {
        let today = checked(today)?;
        match self.with(|store| store.last_change())? {
            Some(last) => self.purge_bin_on(last.min(today)),
            None => Ok(0),
        }
    }

    /// Notes that a hand-out came back or was shredded (`returned_on`); `None`: it did not after all.
    ///
    /// [`Error::NotFound`] (`handout`); [`Error::BadValue`] (`returned_on`).
    pub fn set_handout_returned(
        &self,
        handout: &str,
        returned_on: Option<NaiveDate>,
        today: NaiveDate,
    ) -> Result<(), Error> {
        let today = checked(today)?;
        if returned_on.is_some_and(|day| !in_range(day)) {
            return Err(Error::BadValue { field: "returned_on" });
        }
        self.with(|store| store.set_handout_returned(handout, returned_on, today))
    }

    /// Keeps what a person decided about a warning or a task; `None` takes it back. `subject` is the caller's key for it,
    /// made of ids and words, without personal data.
    ///
    /// [`Error::BadValue`] (`subject`, `until`).
    pub fn set_choice(&self, subject: &str, choice: Option<Choice>, today: NaiveDate) -> Result<(), Error> {
        let today = checked(today)?;
        self.with(|store| store.set_choice(subject, choice, today))
    }

    /// Every decision that stands, by its subject.
    pub fn choices(&self) -> Result<BTreeMap<String, Choice>, Error> {
        self.with(|store| store.choices())
    }

    /// Keeps a short text of the family's (a telephone number, the class) under the caller's key; `None` takes it away.
    ///
    /// [`Error::BadValue`] (`key`, `note`): blank, longer than 200 characters, or with control characters.
    pub fn set_note(&self, key: &str, value: Option<&str>, today: NaiveDate) -> Result<(), Error> {
        let today = checked(today)?;
        self.with(|store| store.set_note(key, value, today))
    }

    /// Every short text, by its key.
    pub fn notes(&self) -> Result<BTreeMap<String, String>, Error> {
        self.with(|store| store.notes())
    }

    /// Whether a day lies before the last change in the notebook: the phone's clock was set back, or was ahead. Everything
    /// goes on to work (the order of changes doesn't rest on days); what an app warns of may be wrong.
    pub fn is_clock_set_back_on(&self, today: NaiveDate) -> Result<bool, Error> {
        let today = checked(today)?;
        self.with(|store| store.is_clock_set_back(today))
    }
}
