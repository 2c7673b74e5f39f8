//! The one entry for apps: a family's notebook.
//!
//! Each method takes what the host gives (bytes, values, the day), calls the module that knows, and returns values. No
//! rule, no wording and no SQL is here. Start with [`Notebook::open`] and [`Notebook::add_on`].

mod counter;
mod due;
mod exchanged;
mod keeping;
mod keys;
mod masked;
mod pictures;
mod sharing;
mod sheets;
mod tasks;

pub use counter::CounterPage;
pub use exchanged::ExportFormat;
pub use sheets::{HandoutMade, HandoutWarning};

use crate::error::Error;
use crate::key::Key;
use crate::model::wareki::in_range;
use crate::model::{Field, Member};
use crate::paper::{self, HostFont};
use crate::reading;
use crate::store::{Added, HandoutRecord, MemberChange, Original, OriginalFile, Store, Whose};
use chrono::NaiveDate;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// A family's notebook, open. It may be shared between threads; one call at a time gets through.
pub struct Notebook {
    life: Mutex<Life>,
    /// A font of the device, for characters that the bundled one lacks.
    font: Mutex<Option<HostFont>>,
}

/// Whether the file is open.
enum Life {
    Open(Box<Store>),
    /// Closed for the time that the app sleeps; the next call opens it again.
    Suspended {
        path: PathBuf,
        key: Key,
    },
    /// After [`Notebook::close`].
    Closed,
}

impl Notebook {
    /// Makes a new notebook and opens it.
    ///
    /// [`Error::Exists`] if there is anything under that name, or a header of that name, already;
    /// [`Error::CannotWrite`], [`Error::NoSpace`].
    ///
    /// ```
    /// use techo_core::{Key, Notebook};
    /// # let folder = tempfile::tempdir().expect("a folder");
    /// # let path = folder.path().join("family.techo");
    /// let key = Key::generate()?;
    /// Notebook::create(&path, &key)?.close()?;
    /// let notebook = Notebook::open(&path, &key)?;
    /// # notebook.close()?;
    /// # Ok::<(), techo_core::error::Error>(())
    /// ```
    pub fn create(path: &Path, key: &Key) -> Result<Notebook, Error> {
        Ok(Notebook::of(Store::create(path, key)?))
    }

    /// Opens a notebook. It stays this process's until it is closed or dropped.
    ///
    /// [`Error::NotFound`] (`store`), [`Error::WrongKey`], [`Error::DamagedStore`], [`Error::NotAStore`],
    /// [`Error::NewerStore`], [`Error::StoreBusy`], [`Error::CannotRead`]. After none of them is the file changed.
    pub fn open(path: &Path, key: &Key) -> Result<Notebook, Error> {
        Ok(Notebook::of(Store::open(path, key)?))
    }

    /// Reads all of it: every page, every table, each paper by its hash. Opening does this with small notebooks; of larger
    /// ones it reads what it shows. For an app to call now and then where nobody waits (300 MB take some seconds), and
    /// before the last backup is replaced.
    ///
    /// [`Error::DamagedStore`], [`Error::CannotRead`]; nothing is changed.
    pub fn check(&self) -> Result<(), Error> {
        self.with(|store| store.check())
    }

    fn of(store: Store) -> Notebook {
        Notebook { life: Mutex::new(Life::Open(Box::new(store))), font: Mutex::new(None) }
    }

    /// Takes a font of the device, for the characters that the bundled one lacks: from now on they are drawn with it, and
    /// only what it lacks too is [`Error::MissingGlyph`]. `index`: which font of a collection (0 for a single one). Nothing
    /// of it is stored.
    ///
    /// [`Error::BadValue`] (`font`) for what is no font or may not be embedded.
    pub fn use_font(&self, file: Vec<u8>, index: u32) -> Result<(), Error> {
        *self.font.lock().unwrap_or_else(PoisonError::into_inner) = Some(HostFont::new(file, index)?);
        Ok(())
    }

    /// Draws with the fonts at hand.
    fn drawn<T>(&self, draw: impl FnOnce() -> T) -> T {
        let font = self.font.lock().unwrap_or_else(PoisonError::into_inner).clone();
        paper::with_font(font.as_ref(), draw)
    }

    /// Closes the notebook and wipes its key: afterwards its file alone can be copied (with its header), and another
    /// process may open it. Every later call, but for another `close`, is [`Error::Closed`].
    pub fn close(&self) -> Result<(), Error> {
        match std::mem::replace(&mut *self.life(), Life::Closed) {
            Life::Open(store) => store.close(),
            Life::Suspended { .. } | Life::Closed => Ok(()),
        }
    }

    /// Closes the file for the time that the app sleeps: a phone that kills a sleeping app, or another process, then finds
    /// nothing open. The next call opens it again; for that the key stays in memory.
    pub fn prepare_for_suspend(&self) -> Result<(), Error> {
        let mut life = self.life();
        match std::mem::replace(&mut *life, Life::Closed) {
            Life::Open(store) => {
                let (path, key) = (store.path().to_owned(), store.key().clone());
                *life = Life::Suspended { path, key };
                store.close()
            }
            other => {
                *life = other;
                Ok(())
            }
        }
    }

    fn life(&self) -> MutexGuard<'_, Life> {
        // A panic in another call left at most an open transaction behind, which was rolled back on its way out.
        self.life.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes in a PDF as it came: one answer for each person in it. What is answered as stored is durable.
    ///
    /// [`Error::Read`] if it is no such document: then nothing was stored. [`Error::NotFound`] (`member`) if `whose`
    /// names nobody.
    pub fn add_on(&self, pdf: &[u8], whose: &Whose, today: NaiveDate) -> Result<Vec<Added>, Error> {
        let today = checked(today)?;
        let read = reading::read_document(pdf, today)?;
        let original = Original { bytes: pdf, media_type: "application/pdf", lines: None };
        self.with(|store| store.add_on(original, &read, whose, today))
    }

    /// The family with every stored paper and its state on the day, in the order in which the members came.
    pub fn family_on(&self, today: NaiveDate) -> Result<Vec<Member>, Error> {
        let today = checked(today)?;
        self.with(|store| store.family_on(today))
    }

    /// Keeps what a person typed in about a member. All of it is checked before any is kept.
    ///
    /// [`Error::NotFound`] (`member`); [`Error::BadValue`] names the fact.
    pub fn set_member(&self, member: &str, change: &MemberChange, today: NaiveDate) -> Result<(), Error> {
        let today = checked(today)?;
        self.with(|store| store.set_member(member, change, today))
    }

    /// Keeps a person's correction of what was read, which wins over it from now on; `None` takes it back. What was
    /// read stays stored.
    ///
    /// [`Error::NotFound`] (`document`, also for a document of another member); [`Error::BadValue`] names the field.
    pub fn correct_field(
        &self,
        document: &str,
        member: &str,
        (field, value): (Field, Option<&str>),
        today: NaiveDate,
    ) -> Result<(), Error> {
        let today = checked(today)?;
        self.with(|store| store.correct_field(document, member, (field, value), today))
    }

    /// The bytes of a document as they came.
    ///
    /// [`Error::NotFound`] (`document`).
    pub fn original(&self, document: &str) -> Result<Vec<u8>, Error> {
        Ok(self.original_file(document)?.bytes)
    }

    /// A document's file as it came, with what it is and, of a picture, the lines recognised in it.
    ///
    /// [`Error::NotFound`] (`document`).
    pub fn original_file(&self, document: &str) -> Result<OriginalFile, Error> {
        self.with(|store| store.original(document))
    }

    /// The record of hand-outs, newest first. A hand-out is stale while it is out (until its day of destruction, or
    /// the event's last day) and shows an insurer, number or name that the member's newest paper no longer has.
    pub fn handouts_on(&self, today: NaiveDate) -> Result<Vec<HandoutRecord>, Error> {
        let today = checked(today)?;
        self.with(|store| store.handouts_on(today))
    }

    /// Runs one operation on the store, opened again if it was closed for a while.
    fn with<T>(&self, run: impl FnOnce(&mut Store) -> Result<T, Error>) -> Result<T, Error> {
        let mut life = self.life();
        run(life.store()?).map_err(|error| life.verdict(error))
    }
}

impl Life {
    /// What an error means that says the notebook is damaged: SQLite says so, too, of a page that the disk did not give just
    /// then, and SQLCipher goes on to. So the file is opened anew; where all of it can be read now, it was the disk.
    fn verdict(&mut self, error: Error) -> Error {
        let Life::Open(store) = &*self else { return error };
        if error != Error::DamagedStore {
            return error;
        }
        *self = Life::Suspended { path: store.path().to_owned(), key: store.key().clone() };
        match self.store().and_then(|store| store.check().and_then(|()| store.state()).map(|_| ())) {
            Ok(()) => Error::CannotRead,
            Err(found) => found,
        }
    }

    fn store(&mut self) -> Result<&mut Store, Error> {
        if let Life::Suspended { path, key } = self {
            *self = Life::Open(Box::new(Store::open(path, key)?));
        }
        match self {
            Life::Open(store) => Ok(store),
            Life::Suspended { .. } | Life::Closed => Err(Error::Closed),
        }
    }
}

/// The day that a caller gave, if it is one.
fn checked(today: NaiveDate) -> Result<NaiveDate, Error> {
    if in_range(today) { Ok(today) } else { Err(Error::BadValue { field: "on" }) }
}

#[cfg(test)]
mod sharing_tests;
