//! Sheets of paper: a whole class's hand-out with its progress, the overview.

use crate::error::NotebookError;
use crate::notebook::Notebook;
use chrono::NaiveDate;
use std::sync::Arc;
use techo_core::HandoutMade;
use techo_core::paper::HandoutDetails;
use techo_core::words::Lang;

/// Hears how far a hand-out is.
#[uniffi::export(with_foreign)]
pub trait HandoutProgress: Send + Sync {
    /// `done` of `total` children are done. `false` stops it: nothing is recorded. Called on the thread of the call, with
    /// the notebook in use: don't call it from here, and don't throw.
    fn on_progress(&self, done: u32, total: u32) -> bool;
}

#[uniffi::export]
impl Notebook {
    /// As `make_handout_on`, for a whole class: `progress` hears of each child and may stop it.
    ///
    /// Refused with `Other` (`cancelled`) where it did.
    pub fn make_handout_with_progress(
        &self,
        members: Vec<String>,
        details: HandoutDetails,
        today: NaiveDate,
        progress: Arc<dyn HandoutProgress>,
    ) -> Result<HandoutMade, NotebookError> {
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let mut tell = |done, total| progress.on_progress(count(done), count(total));
        Ok(self.core().make_handout_with(&members, &details, false, today, &mut tell)?)
    }

    /// Takes a font file of the device (`index`: which one of a collection, 0 for a single one), for the characters that
    /// the bundled font lacks: sheets and screens draw them with it from now on. Nothing of it is stored.
    ///
    /// Refused with `BadValue` (`font`) for what is no font, or one that may not be embedded.
    pub fn use_font(&self, file: Vec<u8>, index: u32) -> Result<(), NotebookError> {
        Ok(self.core().use_font(file, index)?)
    }

    /// The overview of the family's papers as an accessible PDF, to be kept at home: all numbers stand on it.
    pub fn render_overview_on(&self, today: NaiveDate, second_lang: Option<Lang>) -> Result<Vec<u8>, NotebookError> {
        Ok(self.core().render_overview_on(today, second_lang)?)
    }
}
