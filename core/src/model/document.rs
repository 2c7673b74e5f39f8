//! What reading a document gives: its kind, the people in it, warnings; or the reason why it could not be read.

use super::{Coverage, Field};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;

/// The kind of a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum DocumentKind {
    /// 医療保険の資格情報: the PDF that マイナポータル gives out.
    EligibilityPdf,
    /// 資格情報のお知らせ.
    EligibilityNotice,
    /// 資格確認書: enough by itself at a clinic.
    EligibilityCertificate,
    /// Anything else.
    Other,
}

impl DocumentKind {
    /// The value in JSON and SQL.
    pub const fn key(self) -> &'static str {
        match self {
            DocumentKind::EligibilityPdf => "eligibility_pdf",
            DocumentKind::EligibilityNotice => "eligibility_notice",
            DocumentKind::EligibilityCertificate => "eligibility_certificate",
            DocumentKind::Other => "other",
        }
    }

    /// The kind of a key, or `None` for an unknown one.
    pub fn from_key(key: &str) -> Option<DocumentKind> {
        [Self::EligibilityPdf, Self::EligibilityNotice, Self::EligibilityCertificate, Self::Other]
            .into_iter()
            .find(|kind| kind.key() == key)
    }
}

/// One person in a document.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct PersonRead {
    /// What the document says of the person, normalised.
    pub coverage: Coverage,
    /// Each value exactly as it stands on the paper.
    pub raw: BTreeMap<Field, String>,
    /// The pages on which the person stands, from 1, ascending.
    pub pages: Vec<u32>,
}

impl fmt::Debug for PersonRead {
    /// Values stay out: it may stand in a log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PersonRead").field("coverage", &self.coverage).field("pages", &self.pages).finish()
    }
}

/// A doubt about a document that was read; never a reason to refuse it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum ReadWarning {
    /// 保険者番号 whose 検証番号 does not fit.
    InsurerNumberCheckDigit,
    /// 保険者番号 with an unknown 法別番号.
    InsurerNumberUnknownScheme,
    /// 保険者番号 whose 都道府県番号 is neither 01–47 nor 51–97.
    InsurerNumberUnknownPrefecture,
    /// 枝番 that is not two digits.
    BranchNotTwoDigits,
    /// 保存日時 after today.
    SavedInFuture,
    /// 有効期限 before today.
    AlreadyExpired,
    /// 法別番号 and content disagree (39 with a 記号).
    SchemeMismatch,
    /// A value is printed that can't be one (a day that is none): it is left out, and not known to be absent.
    ValueNotUnderstood,
}

impl ReadWarning {
    /// The stable code of CLI.md.
    pub const fn code(self) -> &'static str {
        match self {
            ReadWarning::InsurerNumberCheckDigit => "insurer_number_check_digit",
            ReadWarning::InsurerNumberUnknownScheme => "insurer_number_unknown_scheme",
            ReadWarning::InsurerNumberUnknownPrefecture => "insurer_number_unknown_prefecture",
            ReadWarning::BranchNotTwoDigits => "branch_not_two_digits",
            ReadWarning::SavedInFuture => "saved_in_future",
            ReadWarning::ValueNotUnderstood => "value_not_understood",
            ReadWarning::AlreadyExpired => "already_expired",
            ReadWarning::SchemeMismatch => "scheme_mismatch",
        }
    }
}

/// A document that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentRead {
    /// What kind of paper it is.
    pub kind: DocumentKind,
    /// How many pages the file has.
    pub page_count: u32,
    /// The people in it, in the order of the pages; never empty.
    pub people: Vec<PersonRead>,
    /// Doubts, each once.
    pub warnings: Vec<ReadWarning>,
}

impl DocumentRead {
    /// The pages on which this person stands and nobody else, from 1.
    /// Only these may leave the notebook on the person's sheet.
    pub fn pages_of_alone(&self, person: usize) -> Vec<u32> {
        let Some(wanted) = self.people.get(person) else { return Vec::new() };
        let others = |page: &u32| self.people.iter().enumerate().any(|(i, p)| i != person && p.pages.contains(page));
        wanted.pages.iter().filter(|page| !others(page)).copied().collect()
    }
}

/// Why a file could not be read as an eligibility document.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// Not a PDF file (also an empty file).
    #[error("not a PDF file")]
    NotPdf,
    /// A PDF that is broken beyond repair.
    #[error("the PDF file is damaged")]
    Damaged,
    /// A PDF that asks for a password.
    #[error("the PDF file asks for a password")]
    Encrypted,
    /// A PDF without a text layer (a scan, a photograph).
    #[error("the PDF file holds no text")]
    NoText,
    /// Text that is no eligibility document.
    #[error("not an eligibility document")]
    Unrecognised,
    /// An eligibility document in which necessary fields could not be read; all of them are named.
    #[error("fields could not be read")]
    MissingField {
        /// The fields that are missing, each once.
        fields: Vec<Field>,
        /// What could be read all the same.
        read: Box<DocumentRead>,
    },
    /// More bytes or pages than the limits allow.
    #[error("the file is too large")]
    TooLarge,
    /// More nesting or content than the limits allow.
    #[error("the file is too complex")]
    TooComplex,
    /// A recognised line whose box or confidence is none: in pixels, without a number, below nothing.
    #[error("a recognised line has no place on its page")]
    BadLines,
}

impl ReadError {
    /// The stable code of CLI.md.
    pub const fn code(&self) -> &'static str {
        match self {
            ReadError::NotPdf => "not_pdf",
            ReadError::Damaged => "damaged",
            ReadError::Encrypted => "encrypted",
            ReadError::NoText => "no_text",
            ReadError::Unrecognised => "unrecognised",
            ReadError::MissingField { .. } => "missing_field",
            ReadError::TooLarge => "too_large",
            ReadError::TooComplex => "too_complex",
            ReadError::BadLines => "bad_value",
        }
    }
}
