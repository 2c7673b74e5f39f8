//! Backups, and two notebooks that become one.

use super::{Notebook, checked};
use crate::error::Error;
use crate::exchange::{self, BackupSummary, Progress, Taker};
use crate::key::Key;
use crate::recovery::Passphrase;
use crate::store::{Incoming, Merged, OriginalRow, State, Store, take_in};
use chrono::NaiveDate;
use std::path::Path;

impl Taker for Incoming<'_> {
    fn state(&mut self, state: State) -> Result<(), Error> {
        Incoming::state(self, state)
    }

    fn original(&mut self, row: &OriginalRow, bytes: &[u8]) -> Result<(), Error> {
        Incoming::original(self, row, bytes)
    }
}

impl Notebook {
    /// Writes the whole notebook into one new file under a passphrase, and checks it by reading it back. What the file is:
    /// docs/backup-format.md. Nothing stands under the name unless it is whole. Other calls wait until it is done.
    ///
    /// [`Error::Exists`] where there is anything under that name; [`Error::BadValue`] (`passphrase`: less than
    /// [`crate::SHORTEST_PASSPHRASE`] characters); [`Error::NoSpace`], [`Error::CannotWrite`]; [`Error::Cancelled`] when
    /// `progress` answers false.
    pub fn backup_on(
        &self,
        out: &Path,
        passphrase: &Passphrase,
        today: NaiveDate,
        progress: Progress<'_>,
    ) -> Result<BackupSummary, Error> {
        let today = checked(today)?;
        self.with(|store| exchange::write_backup(store, out, passphrase, today, progress))
    }

    /// How many members and documents the notebook holds, those in the bin too.
    pub fn counts(&self) -> Result<(u32, u32), Error> {
        self.with(|store| store.counts())
    }

    /// Reads a backup to its end, every hash and every reference, and restores nothing.
    ///
    /// [`Error::NotFound`] (`backup`), [`Error::WrongPassphrase`], [`Error::DamagedBackup`], [`Error::NewerBackup`],
    /// [`Error::Cancelled`].
    pub fn verify_backup(from: &Path, passphrase: &Passphrase, progress: Progress<'_>) -> Result<BackupSummary, Error> {
        exchange::read_backup(from, passphrase, progress, &mut ())
    }

    /// Makes a new notebook under `key` out of a backup, and opens it. All ids stay. It has no recovery passphrase yet.
    ///
    /// [`Error::Exists`] where there is anything under the name, else as [`Notebook::verify_backup`] and
    /// [`Notebook::create`]; after any of them nothing is there.
    pub fn restore(
        from: &Path,
        passphrase: &Passphrase,
        path: &Path,
        key: &Key,
        progress: Progress<'_>,
    ) -> Result<Notebook, Error> {
        let store = Store::create_filled(path, key, |connection| {
            let bring =
                |incoming: &mut Incoming<'_>| exchange::read_backup(from, passphrase, progress, incoming).map(|_| ());
            take_in(connection, bring).map(|_| ())
        })?;
        Ok(Notebook::of(store))
    }

    /// Merges a backup of another notebook (another phone's) into this one, all of it or nothing. Whichever of two merges
    /// the other's, both end with the same; doing it twice changes nothing. Nothing goes but what was erased for good in
    /// the other.
    ///
    /// As [`Notebook::verify_backup`]; [`Error::NoSpace`].
    pub fn merge(&self, from: &Path, passphrase: &Passphrase, progress: Progress<'_>) -> Result<Merged, Error> {
        self.with(|store| {
            store.merge(|incoming| exchange::read_backup(from, passphrase, progress, incoming).map(|_| ()))
        })
    }
}
