//! Another notebook coming in: merged into this one, all of it or nothing.

use super::family;
use super::fault::of_database;
use super::hex::bytes_of;
use super::identify;
use super::merge::merge;
use super::open::Store;
use super::state::{OriginalRow, State};
use super::timeline;
use super::{choices, handouts, rows};
use crate::error::Error;
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};
use std::collections::{BTreeMap, BTreeSet};

/// Two members who, by their newest papers, are one person: a person decides.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct SamePerson {
    /// One member's id.
    pub one: String,
    /// The other's.
    pub other: String,
}

/// What a merge brought.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Merged {
    /// Documents that were not here before.
    pub new_documents: u32,
    /// Documents that went because they were erased for good in the other notebook.
    pub erased_documents: u32,
    /// Members who may be one person: ask, and join them.
    pub same_people: Vec<SamePerson>,
}

/// A notebook that is coming in.
pub(crate) struct Incoming<'a> {
    connection: &'a Connection,
    /// Originals that are still to come, by their SHA-256.
    awaited: BTreeMap<String, OriginalRow>,
    merged: Merged,
    /// Who was here before.
    here: BTreeSet<String>,
}

impl Store {
    /// The whole notebook as values.
    pub(crate) fn state(&self) -> Result<State, Error> {
        rows::load(&self.connection)
    }

    /// How many members and documents it holds.
    pub(crate) fn counts(&self) -> Result<(u32, u32), Error> {
        let (members, documents) = self.state()?.counts();
        let count = |count: usize| u32::try_from(count).map_err(|_| Error::DamagedStore);
        Ok((count(members)?, count(documents)?))
    }

    /// How many bytes an original has.
    pub(crate) fn original_size(&self, sha256: &str) -> Result<u64, Error> {
        let size: i64 = self.original_column(sha256, "length(bytes)")?;
        u64::try_from(size).map_err(|_| Error::DamagedStore)
    }

    /// An original by its SHA-256.
    pub(crate) fn original_bytes(&self, sha256: &str) -> Result<Vec<u8>, Error> {
        self.original_column(sha256, "bytes")
    }

    fn original_column<T: rusqlite::types::FromSql>(&self, sha256: &str, column: &str) -> Result<T, Error> {
        let digest = bytes_of::<32>(sha256).ok_or(Error::DamagedStore)?;
        let sql = format!("SELECT {column} FROM original WHERE sha256 = ?1");
        let found = self.connection.query_row(&sql, params![digest], |row| row.get(0)).optional();
        found.map_err(of_database)?.ok_or(Error::DamagedStore)
    }

    /// Merges another notebook into this one: `bring` hands it over.
    pub(crate) fn merge(
        &mut self,
        bring: impl FnOnce(&mut Incoming<'_>) -> Result<(), Error>,
    ) -> Result<Merged, Error> {
        take_in(&self.connection, bring)
    }
}

/// Takes another notebook in, in a transaction.
pub(crate) fn take_in(
    connection: &Connection,
    bring: impl FnOnce(&mut Incoming<'_>) -> Result<(), Error>,
) -> Result<Merged, Error> {
    let transaction = Transaction::new_unchecked(connection, TransactionBehavior::Immediate).map_err(of_database)?;
    let mut incoming = Incoming {
        connection: &transaction,
        awaited: BTreeMap::new(),
        merged: Merged::default(),
        here: BTreeSet::new(),
    };
    bring(&mut incoming)?;
    let merged = incoming.finish()?;
    transaction.commit().map_err(of_database)?;
    Ok(merged)
}

impl Incoming<'_> {
    /// What the other notebook says; its originals follow.
    pub(crate) fn state(&mut self, theirs: State) -> Result<(), Error> {
        let mine = rows::load(self.connection)?;
        self.here = mine.members.keys().cloned().collect();
        let both = merge(mine.clone(), theirs);
        rows::save(self.connection, &mine, &both)?;
        self.awaited = rows::missing_originals(self.connection, &both)?;
        let count = |one: &State, other: &State| {
            let is_new = |id: &&String| !other.documents.contains_key(*id);
            u32::try_from(one.documents.keys().filter(is_new).count()).unwrap_or(u32::MAX)
        };
        self.merged.new_documents = count(&both, &mine);
        self.merged.erased_documents = count(&mine, &both);
        Ok(())
    }

    /// One of its originals. What is here already, or was erased here, is passed over.
    pub(crate) fn original(&mut self, row: &OriginalRow, bytes: &[u8]) -> Result<(), Error> {
        match self.awaited.remove(&row.sha256) {
            Some(row) => rows::save_original(self.connection, &row, bytes),
            None => Ok(()),
        }
    }

    /// Checks that all of it is here and can be read.
    fn finish(mut self) -> Result<Merged, Error> {
        if !self.awaited.is_empty() {
            return Err(Error::DamagedBackup);
        }
        // What this notebook could not show was no notebook of ours.
        let unreadable = |error| if error == Error::DamagedStore { Error::DamagedBackup } else { error };
        let family = family::load_stored(self.connection).map_err(unreadable)?;
        handouts::load_all(self.connection).map_err(unreadable)?;
        choices::load_choices(self.connection).map_err(unreadable)?;
        for (place, one) in family.iter().enumerate() {
            for other in family.iter().skip(place + 1).filter(|other| other.binned_on == one.binned_on) {
                let papers = (timeline::present(&one.papers), timeline::present(&other.papers));
                let (Some(paper), Some(others)) = papers else { continue };
                let came_together = self.here.contains(one.id()) && self.here.contains(other.id());
                let is_asked = if came_together { identify::is_certain } else { identify::may_be_one };
                if is_asked(&paper.coverage, &others.coverage) {
                    let (one, other) = (one.id().to_owned(), other.id().to_owned());
                    self.merged.same_people.push(SamePerson { one, other });
                }
            }
        }
        Ok(self.merged)
    }
}
