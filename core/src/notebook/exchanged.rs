//! What of a member leaves the notebook for other programs.

use super::{Notebook, sheets};
use crate::error::Error;
use crate::exchange;
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
            ExportFormat::Text => exchange::text(&paper.coverage, paper.kind, &member.facts),
        })
    }
}
