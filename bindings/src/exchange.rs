//! Copies for other hands, and what is shown at a counter: each method converts, calls the core, converts.

use crate::error::NotebookError;
use crate::notebook::Notebook;
use chrono::NaiveDate;
use techo_core::paper::{HandoutDetails, MaskedPdf, Saying};
use techo_core::words::{Lang, Words};
use techo_core::{Added, CounterPage, ExportFormat, HandoutMade, Whose};

#[uniffi::export]
impl Notebook {
    /// A copy of a member's paper as a PDF with 保険者番号, 記号, 番号 and 枝番 gone, for an employer or an immigration
    /// office. Never refused for age.
    ///
    /// Refused with `Other` (`cannot_mask`) where it is not certain that every number was found: there is no copy then.
    pub fn masked_on(&self, member: String, today: NaiveDate) -> Result<MaskedPdf, NotebookError> {
        Ok(self.core.masked_on(&member, today)?)
    }

    /// The sheets for a school as `make_handout_on` makes them, where members who share every page with somebody get an
    /// extract from which the others are gone. Ask first: the school gets no original then.
    pub fn make_redacted_handout_on(
        &self,
        members: Vec<String>,
        details: HandoutDetails,
        today: NaiveDate,
    ) -> Result<HandoutMade, NotebookError> {
        Ok(self.core.make_redacted_handout_on(&members, &details, today)?)
    }

    /// A member's insurance for another program. It is personal data in the clear: hand it over, don't keep it.
    pub fn export_on(&self, member: String, format: ExportFormat, today: NaiveDate) -> Result<String, NotebookError> {
        Ok(self.core.export_on(&member, format, today)?)
    }

    /// Takes in the text of a QR code that another phone or a sheet showed, as `add_on` takes in a PDF. It is kept as a
    /// note and never as a paper.
    pub fn import_qr_text_on(&self, text: String, whose: Whose, today: NaiveDate) -> Result<Vec<Added>, NotebookError> {
        Ok(self.core.import_qr_text_on(&text, &whose, today)?)
    }

    /// The pages to swipe through at a counter: the card, the paper's own pages, what to say.
    pub fn counter_pages_on(&self, member: String, today: NaiveDate) -> Result<Vec<CounterPage>, NotebookError> {
        Ok(self.core.counter_pages_on(&member, today)?)
    }

    /// What to say at the counter, for the screen's own texts and for screen readers.
    pub fn sayings_on(&self, member: String, lang: Lang, today: NaiveDate) -> Result<Vec<Saying>, NotebookError> {
        Ok(self.core.sayings_on(&member, lang, today)?)
    }

    /// The clinic screen as a PNG with the text size that the phone is set to: `text_percent` 100 to 320.
    pub fn render_clinic_screen_sized_on(
        &self,
        member: String,
        width_px: u32,
        text_percent: u32,
        today: NaiveDate,
    ) -> Result<Vec<u8>, NotebookError> {
        Ok(self.core.render_clinic_screen_sized_on(&member, (width_px, text_percent), today)?)
    }
}

/// A doubt about a masked copy in one sentence, by its code.
#[uniffi::export]
pub fn masked_warning_text(code: String, lang: Lang) -> String {
    Words::of(lang).text(&format!("masked-warning-{code}"), &[])
}
