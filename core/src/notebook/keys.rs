//! The notebook's keys: the second way to it, another key, and what is put into a new file on the way.

use super::{Life, Notebook, checked};
use crate::error::Error;
use crate::key::Key;
use crate::paper::{self, RecoverySheet};
use crate::recovery::{Passphrase, Recovery};
use crate::store::{Content, Replaced, Store};
use crate::words::Lang;
use chrono::NaiveDate;
use std::path::Path;

impl Notebook {
    /// The key of a notebook that isn't open, by its recovery passphrase, for the host to keep again. Needs the file with
    /// its header beside it. Takes half a second to some seconds, by design.
    ///
    /// [`Error::NotFound`] (`store`; `recovery`: no passphrase was set, or the header is missing),
    /// [`Error::WrongPassphrase`], [`Error::DamagedStore`] (the header is broken), [`Error::NewerStore`],
    /// [`Error::StoreBusy`].
    pub fn recover_key(path: &Path, passphrase: &Passphrase) -> Result<Key, Error> {
        Store::recover_key(path, passphrase)
    }

    /// Opens a notebook by its recovery passphrase. [`Notebook::recover_key`], then [`Notebook::open`].
    pub fn open_with_recovery(path: &Path, passphrase: &Passphrase) -> Result<Notebook, Error> {
        Notebook::open(path, &Notebook::recover_key(path, passphrase)?)
    }

    /// Sets the recovery passphrase, in the place of any before: from now on the file with its header and the passphrase
    /// open the notebook too. Copies of the file that were made before keep the passphrase that they had.
    ///
    /// [`Error::BadValue`] (`passphrase`) for less than [`crate::SHORTEST_PASSPHRASE`] characters.
    pub fn set_recovery_passphrase(&self, passphrase: &Passphrase) -> Result<(), Error> {
        let recovery = Recovery::new(passphrase)?;
        self.with(|store| store.set_recovery(Some(&recovery)))
    }

    /// Takes the recovery passphrase away: only the key opens the notebook then.
    pub fn clear_recovery_passphrase(&self) -> Result<(), Error> {
        self.with(|store| store.set_recovery(None))
    }

    /// Whether a recovery passphrase was set.
    pub fn has_recovery_passphrase(&self) -> Result<bool, Error> {
        Ok(self.with(|store| store.recovery())?.is_some())
    }

    /// Encrypts the whole notebook anew under another key. The recovery passphrase stays as it is.
    ///
    /// Keep the new key in the host's key store *before* calling this, and the old one until it has returned: whenever the
    /// process dies, one of the two opens the notebook, and so does the passphrase. Copies made before still open with
    /// the old key. Needs as much free space as the notebook takes. Every refusal leaves the old key in force; once the new
    /// one is, the answer is good, even where the file can't be opened again just now (the next call says why).
    pub fn rekey(&self, key: &Key) -> Result<(), Error> {
        self.replace(Some(key), Content::All)
    }

    /// Whether a key is the one that the notebook is under by now: before a host throws one away.
    pub fn is_under(&self, key: &Key) -> bool {
        match &*self.life() {
            Life::Open(store) => store.key() == key,
            Life::Suspended { key: kept, .. } => kept == key,
            Life::Closed => false,
        }
    }

    /// Erases everything for good: members, papers, decisions, notes and the history. What is left is an empty notebook
    /// with the key and passphrase it had. Other phones and backups keep what they have.
    pub fn erase_everything(&self) -> Result<(), Error> {
        self.replace(None, Content::Nothing)
    }

    /// The sheet that a family keeps with the passphrase, as a PDF. The passphrase stands on it only if it is given; else
    /// there is a field to write it by hand.
    pub fn recovery_sheet(
        passphrase: Option<&Passphrase>,
        second_lang: Option<Lang>,
        today: NaiveDate,
    ) -> Result<Vec<u8>, Error> {
        let printed_on = checked(today)?;
        let passphrase = passphrase.map(Passphrase::text);
        paper::render_recovery_sheet_pdf(&RecoverySheet { printed_on, notebook_name: None, passphrase, second_lang })
    }

    /// Puts the notebook into a new file, under its own key if none is given.
    pub(super) fn replace(&self, key: Option<&Key>, content: Content) -> Result<(), Error> {
        let mut life = self.life();
        life.store()?;
        let Life::Open(store) = std::mem::replace(&mut *life, Life::Closed) else { return Err(Error::Closed) };
        let (path, key) = (store.path().to_owned(), key.unwrap_or(store.key()).clone());
        match store.replace(&key, content) {
            Replaced::Done(store) => {
                *life = Life::Open(Box::new(store));
                Ok(())
            }
            Replaced::Kept(store, error) => {
                *life = Life::Open(Box::new(store));
                Err(life.verdict(error))
            }
            Replaced::Away => {
                *life = Life::Suspended { path, key };
                Ok(())
            }
        }
    }
}
