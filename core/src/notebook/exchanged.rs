//! What of a member leaves the notebook for other programs, and what of it comes in.

use super::{Notebook, checked, sheets};
use crate::error::Error;
use crate::exchange;
use crate::model::{DocumentKind, Paper};
use crate::store::{Added, Original, Whose};
use chrono::NaiveDate;

/// A form in which a member's insurance leaves the notebook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum ExportFormat {
    /// A FHIR R4 Bundle by the conventions of JP Core (`docs/fhir.md`).
    Fhir,
    /// Labelled text in the grammar of the QR code (`docs/qr-text.md`).
    Text,
}

impl ExportFormat {
    /// The format of a key (`fhir`, `text`), or `None` for an unknown one.
    pub fn from_key(key: &str) -> Option<ExportFormat> {
        match key {
            "fhir" => Some(ExportFormat::Fhir),
            "text" => Some(ExportFormat::Text),
            _ => None,
        }
    }
}

impl Notebook {
    /// A member's insurance for another program, from the paper that [`Member::main_paper`](crate::model::Member::main_paper)
    /// chooses, with what was typed in. It is personal data in the clear: it says nothing by itself of who is insured.
    ///
    /// [`Error::NotFound`]: `member` for an unknown one, `document` for one without a paper.
    pub fn export_on(&self, member: &str, format: ExportFormat, today: NaiveDate) -> Result<String, Error> {
        let member = self.member_on(member, today)?;
        let paper = sheets::main_paper(&member)?;
        Ok(match format {
            ExportFormat::Fhir => exchange::fhir(&paper.coverage, &member.facts),
            ExportFormat::Text => {
                let kind = self.noted_kind(paper)?.unwrap_or(paper.kind);
                exchange::text(&paper.coverage, kind, &member.facts)
            }
        })
    }

    /// Takes in the text of one of our QR codes (another parent's phone, a sheet): one answer, as from
    /// [`add_on`](Notebook::add_on).
    ///
    /// The text itself is kept as the original (`text/plain`) of a document of kind `other`: it is no paper, so every
    /// paper of the member comes before it, and no sheet is made of it.
    ///
    /// The same content is the same document whatever a scanner put around it.
    ///
    /// The errors of [`read_qr_text`](exchange::read_qr_text); [`Error::BadValue`] (`text`) for two texts that differ;
    /// [`Error::NotFound`] (`member`).
    pub fn import_qr_text_on(&self, text: &str, whose: &Whose, today: NaiveDate) -> Result<Vec<Added>, Error> {
        let today = checked(today)?;
        let read = exchange::read_qr_text(text, today)?;
        let text = exchange::plain_text(text)?;
        let original = Original { bytes: text.as_bytes(), media_type: "text/plain", lines: None };
        self.with(|store| store.add_on(original, &read, whose, today))
    }

    /// The kind of paper from which a document's numbers were copied; `None` for a paper itself.
    pub(super) fn noted_kind(&self, paper: &Paper) -> Result<Option<DocumentKind>, Error> {
        if paper.kind != DocumentKind::Other {
            return Ok(None);
        }
        let original = self.original(&paper.document)?;
        Ok(Some(str::from_utf8(&original).ok().and_then(exchange::noted_kind).unwrap_or(DocumentKind::Other)))
    }
}
