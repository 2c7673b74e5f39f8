//! Keeping what a family has: keys and passphrase, bin, who is who, backups and merges, decisions and notes.

use crate::error::NotebookError;
use crate::notebook::{Notebook, taken};
use chrono::NaiveDate;
use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;
use techo_core::words::Lang;
use techo_core::{BackupSummary, Binned, Choice, Merged, OriginalFile, Passphrase, Target};

/// Hears how far a long work is, and says whether to go on.
#[uniffi::export(with_foreign)]
pub trait WorkProgress: Send + Sync {
    /// `done` of `total` bytes; false cancels the work, and nothing of it is left.
    fn advanced(&self, done: u64, total: u64) -> bool;
}

/// What is deleted, restored or erased.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum BinTarget {
    /// A document.
    Document {
        /// Its id.
        id: String,
    },
    /// A member with everything.
    Member {
        /// The member's id.
        id: String,
    },
}

impl BinTarget {
    fn core(&self) -> Target<'_> {
        match self {
            BinTarget::Document { id } => Target::Document(id),
            BinTarget::Member { id } => Target::Member(id),
        }
    }
}

#[uniffi::export]
impl Notebook {
    /// Opens a notebook by its recovery passphrase, when the device's key store has lost the key. Then ask for
    /// `recover_key` and keep the key again. Takes seconds on an old phone, by design.
    ///
    /// Refused with `WrongPassphrase`, `NotFound` (`store`, `recovery`: none was set, or the header file is missing),
    /// `DamagedStore`, `NewerStore` or `StoreBusy`.
    #[uniffi::constructor]
    pub fn open_with_recovery(path: String, passphrase: String) -> Result<Arc<Notebook>, NotebookError> {
        let core = techo_core::Notebook::open_with_recovery(Path::new(&path), &phrase(passphrase))?;
        Ok(Arc::new(Notebook { core }))
    }

    /// Makes a new notebook out of a backup, and opens it. `key`: 32 bytes from `new_key`. All ids stay.
    ///
    /// Refused with `Exists`, `WrongPassphrase`, `DamagedBackup`, `NewerBackup`, `NoSpace` or `Cancelled`; then nothing
    /// is there.
    #[uniffi::constructor]
    pub fn restore(
        from: String,
        passphrase: String,
        path: String,
        key: Vec<u8>,
        progress: Option<Arc<dyn WorkProgress>>,
    ) -> Result<Arc<Notebook>, NotebookError> {
        let key = taken(key)?;
        let mut go_on = heard(progress);
        let (from, path) = (Path::new(&from), Path::new(&path));
        let core = techo_core::Notebook::restore(from, &phrase(passphrase), path, &key, &mut go_on)?;
        Ok(Arc::new(Notebook { core }))
    }

    /// Closes the file before the app sleeps; the next call opens it again. Call it whenever the app goes to the
    /// background: the system may end it there without a word.
    pub fn prepare_for_suspend(&self) -> Result<(), NotebookError> {
        Ok(self.core.prepare_for_suspend()?)
    }

    /// Sets the recovery passphrase (at least 8 characters; advise four words that have nothing to do with each other).
    /// From now on the file, the header file beside it and the passphrase open the notebook without the device's key.
    pub fn set_recovery_passphrase(&self, passphrase: String) -> Result<(), NotebookError> {
        Ok(self.core.set_recovery_passphrase(&phrase(passphrase))?)
    }

    /// Takes the recovery passphrase away.
    pub fn clear_recovery_passphrase(&self) -> Result<(), NotebookError> {
        Ok(self.core.clear_recovery_passphrase()?)
    }

    /// Whether a recovery passphrase was set: remind the family if not.
    pub fn has_recovery_passphrase(&self) -> Result<bool, NotebookError> {
        Ok(self.core.has_recovery_passphrase()?)
    }

    /// Encrypts the notebook anew under another key. Keep the new key in the device's key store before the call, and the
    /// old one until it has returned; when the app was ended in between, try both. The passphrase stays.
    pub fn rekey(&self, key: Vec<u8>) -> Result<(), NotebookError> {
        Ok(self.core.rekey(&taken(key)?)?)
    }

    /// A document's file as it came, with what it is and, of a picture, the lines recognised in it.
    pub fn original_file(&self, document: String) -> Result<OriginalFile, NotebookError> {
        Ok(self.core.original_file(&document)?)
    }

    /// Deletes into the bin, where it can be restored for 30 days.
    pub fn delete_on(&self, target: BinTarget, today: NaiveDate) -> Result<(), NotebookError> {
        Ok(self.core.delete(target.core(), today)?)
    }

    /// Restores from the bin.
    pub fn undelete_on(&self, target: BinTarget, today: NaiveDate) -> Result<(), NotebookError> {
        Ok(self.core.undelete(target.core(), today)?)
    }

    /// What is in the bin, newest first.
    pub fn bin_on(&self, today: NaiveDate) -> Result<Vec<Binned>, NotebookError> {
        Ok(self.core.bin_on(today)?)
    }

    /// Erases for good, from the bin or not. Ask first: nothing brings it back but a backup restored elsewhere.
    pub fn erase_on(&self, target: BinTarget, today: NaiveDate) -> Result<(), NotebookError> {
        Ok(self.core.erase(target.core(), today)?)
    }

    /// Erases for good what has been in the bin for more than 30 days by the device's day and by the last change in the
    /// notebook: a clock that jumped ahead takes nothing away by itself. Call it when the app starts.
    pub fn tidy_bin_on(&self, today: NaiveDate) -> Result<u32, NotebookError> {
        Ok(self.core.tidy_bin_on(today)?)
    }

    /// Reads all of it, every page and each paper by its hash, and changes nothing. Call it now and then where nobody
    /// waits: opening reads all of a small notebook only.
    ///
    /// Refused with `DamagedStore`: keep the file, and offer to restore a backup beside it.
    pub fn check(&self) -> Result<(), NotebookError> {
        Ok(self.core.check()?)
    }

    /// Erases for good what has been in the bin for more than 30 days, because a person asks for it.
    pub fn purge_bin_on(&self, today: NaiveDate) -> Result<u32, NotebookError> {
        Ok(self.core.purge_bin_on(today)?)
    }

    /// Erases everything for good. What is left is an empty notebook with the same key.
    pub fn erase_everything(&self) -> Result<(), NotebookError> {
        Ok(self.core.erase_everything()?)
    }

    /// Joins a member into another: they turned out to be one person.
    pub fn join_members_on(&self, member: String, into: String, today: NaiveDate) -> Result<(), NotebookError> {
        Ok(self.core.join_members(&member, &into, today)?)
    }

    /// Takes a join back; `member` is the id that was joined into the other.
    pub fn undo_join_on(&self, member: String, today: NaiveDate) -> Result<(), NotebookError> {
        Ok(self.core.undo_join(&member, today)?)
    }

    /// Splits papers off to a new member, whose id is the answer.
    pub fn split_member_on(
        &self,
        member: String,
        documents: Vec<String>,
        today: NaiveDate,
    ) -> Result<String, NotebookError> {
        Ok(self.core.split_member(&member, &documents, today)?)
    }

    /// Moves a paper to another member.
    pub fn move_document_on(&self, document: String, to: String, today: NaiveDate) -> Result<(), NotebookError> {
        Ok(self.core.move_document(&document, &to, today)?)
    }

    /// Notes that a hand-out came back or was shredded; no day: it did not after all.
    pub fn set_handout_returned_on(
        &self,
        handout: String,
        returned_on: Option<NaiveDate>,
        today: NaiveDate,
    ) -> Result<(), NotebookError> {
        Ok(self.core.set_handout_returned(&handout, returned_on, today)?)
    }

    /// Keeps what a person decided about a warning or task; nothing takes it back.
    pub fn set_choice_on(
        &self,
        subject: String,
        choice: Option<Choice>,
        today: NaiveDate,
    ) -> Result<(), NotebookError> {
        Ok(self.core.set_choice(&subject, choice, today)?)
    }

    /// Every decision that stands, by its subject.
    pub fn choices(&self) -> Result<HashMap<String, Choice>, NotebookError> {
        Ok(self.core.choices()?.into_iter().collect())
    }

    /// Keeps a short text of the family's under a key; nothing takes it away.
    pub fn set_note_on(&self, key: String, value: Option<String>, today: NaiveDate) -> Result<(), NotebookError> {
        Ok(self.core.set_note(&key, value.as_deref(), today)?)
    }

    /// Every short text, by its key.
    pub fn notes(&self) -> Result<HashMap<String, String>, NotebookError> {
        Ok(self.core.notes()?.into_iter().collect())
    }

    /// Whether the device's day lies before the last change: ask the person to look at the clock.
    pub fn is_clock_set_back_on(&self, today: NaiveDate) -> Result<bool, NotebookError> {
        Ok(self.core.is_clock_set_back_on(today)?)
    }

    /// Writes the whole notebook into one new file under a passphrase and reads it back.
    ///
    /// Refused with `Exists`, `BadValue` (`passphrase`: too short), `NoSpace` or `Cancelled`; then nothing is there.
    pub fn backup_on(
        &self,
        out: String,
        passphrase: String,
        today: NaiveDate,
        progress: Option<Arc<dyn WorkProgress>>,
    ) -> Result<BackupSummary, NotebookError> {
        Ok(self.core.backup_on(Path::new(&out), &phrase(passphrase), today, &mut heard(progress))?)
    }

    /// Merges a backup of another phone's notebook into this one, all of it or nothing.
    pub fn merge(
        &self,
        from: String,
        passphrase: String,
        progress: Option<Arc<dyn WorkProgress>>,
    ) -> Result<Merged, NotebookError> {
        Ok(self.core.merge(Path::new(&from), &phrase(passphrase), &mut heard(progress))?)
    }
}

/// The key of a notebook that isn't open, by its recovery passphrase, for the device's key store.
#[uniffi::export]
pub fn recover_key(path: String, passphrase: String) -> Result<Vec<u8>, NotebookError> {
    Ok(techo_core::Notebook::recover_key(Path::new(&path), &phrase(passphrase))?.to_vec())
}

/// Reads a backup to its end and restores nothing.
#[uniffi::export]
pub fn verify_backup(
    from: String,
    passphrase: String,
    progress: Option<Arc<dyn WorkProgress>>,
) -> Result<BackupSummary, NotebookError> {
    Ok(techo_core::Notebook::verify_backup(Path::new(&from), &phrase(passphrase), &mut heard(progress))?)
}

/// The sheet that a family keeps with its passphrase, as a PDF. Without a passphrase there is a field to write it by hand.
#[uniffi::export]
pub fn recovery_sheet_on(
    passphrase: Option<String>,
    second_lang: Option<Lang>,
    today: NaiveDate,
) -> Result<Vec<u8>, NotebookError> {
    let passphrase = passphrase.map(phrase);
    Ok(techo_core::Notebook::recovery_sheet(passphrase.as_ref(), second_lang, today)?)
}

/// The passphrase out of the host's text; the copy that crossed is wiped.
fn phrase(text: String) -> Passphrase {
    let phrase = Passphrase::new(&text);
    text.into_bytes().fill(0);
    phrase
}

/// The host's progress as the core calls it.
fn heard(progress: Option<Arc<dyn WorkProgress>>) -> impl FnMut(u64, u64) -> bool {
    move |done, total| progress.as_ref().is_none_or(|progress| progress.advanced(done, total))
}
