//! The notebook as apps see it: each method converts, calls the core, converts.

use crate::error::NotebookError;
use chrono::NaiveDate;
use std::path::Path;
use std::sync::Arc;
use techo_core::model::{Field, Member};
use techo_core::paper::{ClinicCard, HandoutDetails};
use techo_core::reading::PictureContents;
use techo_core::rules::WarningText;
use techo_core::words::Lang;
use techo_core::{Added, HandoutMade, HandoutRecord, Key, MemberChange, Whose};

/// A family's notebook, open.
///
/// Every call may take a moment (reading a PDF or drawing a screen takes a tenth of a second): never call it on the
/// thread that draws. It may be shared between threads. Each method that depends on the day takes it: ask a
/// `JapanClock` once per screen.
#[derive(uniffi::Object)]
pub struct Notebook {
    pub(crate) core: techo_core::Notebook,
}

#[uniffi::export]
impl Notebook {
    /// Makes a new notebook in a file that is not there yet, and opens it.
    ///
    /// `key`: 32 bytes from `new_key`, kept by the app in the device's key store.
    /// Refused with `Exists`, `NoSpace`, or `Other` (`bad_key_file`: not 32 bytes; `cannot_write`).
    #[uniffi::constructor]
    pub fn create(path: String, key: Vec<u8>) -> Result<Arc<Notebook>, NotebookError> {
        let core = techo_core::Notebook::create(Path::new(&path), &taken(key)?)?;
        Ok(Arc::new(Notebook { core }))
    }

    /// Opens a notebook. The file stays as it is whatever happens.
    ///
    /// Refused with `NotFound` (`store`), `WrongKey`, `DamagedStore`, `NotAStore`, `NewerStore` or `StoreBusy`.
    #[uniffi::constructor]
    pub fn open(path: String, key: Vec<u8>) -> Result<Arc<Notebook>, NotebookError> {
        let core = techo_core::Notebook::open(Path::new(&path), &taken(key)?)?;
        Ok(Arc::new(Notebook { core }))
    }

    /// Ends the work: afterwards the file alone can be copied, and every other call is refused.
    pub fn finish(&self) -> Result<(), NotebookError> {
        Ok(self.core.close()?)
    }

    /// Reads a PDF and keeps it, unchanged, for each person in it. What is answered as stored is durable.
    ///
    /// Start with `Whose.unknown`. Where the answer's outcome is `ask` nothing was stored for that person: show the
    /// candidates and call again with the member chosen, or with `Whose.new_member`.
    /// Refused with `Read` if it is no such document.
    pub fn add_on(&self, pdf: Vec<u8>, whose: Whose, today: NaiveDate) -> Result<Vec<Added>, NotebookError> {
        Ok(self.core.add_on(&pdf, &whose, today)?)
    }

    /// Takes in a photograph or scan (JPEG, PNG, WebP, or a PDF that holds pictures only) with the lines that a text
    /// recognition found on it and what a person typed or confirmed. The bytes are kept as they came.
    ///
    /// Only what the recognition is sure of is kept without asking. Start with the lines alone: a refusal `Read`
    /// (`missing_field`) names the fields to ask for; call again with them in `contents.forms`.
    /// Refused with `BadValue` (`file`) for a PDF that can be read: give it to `add_on`.
    pub fn add_picture_on(
        &self,
        picture: Vec<u8>,
        contents: PictureContents,
        whose: Whose,
        today: NaiveDate,
    ) -> Result<Vec<Added>, NotebookError> {
        Ok(self.core.add_picture_on(&picture, &contents, &whose, today)?)
    }

    /// The family, each with every stored paper and where it stands on that day.
    pub fn family_on(&self, today: NaiveDate) -> Result<Vec<Member>, NotebookError> {
        Ok(self.core.family_on(today)?)
    }

    /// Keeps what a person typed in about a member; each fact is left, cleared or set. Start from `no_change`.
    pub fn set_member(&self, member: String, change: MemberChange, today: NaiveDate) -> Result<(), NotebookError> {
        Ok(self.core.set_member(&member, &change, today)?)
    }

    /// Keeps a person's correction of a field that was read, beside what was read; no value takes it back.
    pub fn correct_field(
        &self,
        document: String,
        member: String,
        field: Field,
        value: Option<String>,
        today: NaiveDate,
    ) -> Result<(), NotebookError> {
        Ok(self.core.correct_field(&document, &member, (field, value.as_deref()), today)?)
    }

    /// What runs out, for the whole family, most urgent first, each with its next steps.
    pub fn warnings_on(&self, today: NaiveDate, lang: Lang) -> Result<Vec<WarningText>, NotebookError> {
        Ok(self.core.warnings_on(today, lang)?)
    }

    /// The same dates as a calendar file (`.ics`) with alarms.
    pub fn calendar_on(&self, today: NaiveDate, lang: Lang) -> Result<String, NotebookError> {
        Ok(self.core.calendar_on(today, lang)?)
    }

    /// The clinic screen of a member as texts, for screen readers. Always Japanese: a receptionist reads it.
    pub fn clinic_card_on(&self, member: String, today: NaiveDate) -> Result<ClinicCard, NotebookError> {
        Ok(self.core.clinic_card_on(&member, today)?)
    }

    /// The clinic screen of a member as a PNG, 200 to 4000 pixels wide. Show it on white, in every theme.
    pub fn render_clinic_screen_on(
        &self,
        member: String,
        width_px: u32,
        today: NaiveDate,
    ) -> Result<Vec<u8>, NotebookError> {
        Ok(self.core.render_clinic_screen_on(&member, width_px, today)?)
    }

    /// A page of a stored document as a PNG; pages count from 1.
    pub fn render_page(&self, document: String, page: u32, width_px: u32) -> Result<Vec<u8>, NotebookError> {
        Ok(self.core.render_page(&document, page, width_px)?)
    }

    /// The bytes of a stored document, exactly as they came.
    pub fn original(&self, document: String) -> Result<Vec<u8>, NotebookError> {
        Ok(self.core.original(&document)?)
    }

    /// The sheets for a school or nursery as a PDF, and the record that they were made.
    pub fn make_handout_on(
        &self,
        members: Vec<String>,
        details: HandoutDetails,
        today: NaiveDate,
    ) -> Result<HandoutMade, NotebookError> {
        Ok(self.core.make_handout_on(&members, &details, today)?)
    }

    /// The sheets that were made, newest first, with those that a newer paper has made wrong.
    pub fn handouts_on(&self, today: NaiveDate) -> Result<Vec<HandoutRecord>, NotebookError> {
        Ok(self.core.handouts_on(today)?)
    }
}

impl Notebook {
    /// The core's notebook, for the exports of other files.
    pub(crate) fn core(&self) -> &techo_core::Notebook {
        &self.core
    }
}

/// 32 random bytes for a new notebook. Keep them in the device's key store before anything is stored: without them
/// nobody can read the notebook again.
#[uniffi::export]
pub fn new_key() -> Result<Vec<u8>, NotebookError> {
    Ok(Key::generate()?.to_vec())
}

/// A change that leaves every fact of a member as it is: copy it with what is to change, and give it to `set_member`.
#[uniffi::export]
pub fn no_change() -> MemberChange {
    MemberChange::default()
}

/// The key out of the host's bytes; the copy that crossed is wiped.
pub(crate) fn taken(mut bytes: Vec<u8>) -> Result<Key, NotebookError> {
    let key = Key::from_bytes(&bytes);
    bytes.fill(0);
    Ok(key?)
}
