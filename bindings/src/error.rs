//! The one error that crosses to Kotlin and Swift.
//!
//! A case of its own only where an app does something else because of it; everything else is `Other` with its code.
//! No case holds personal data, a path or a library's text.

use techo_core::error::Error;
use techo_core::model::{Field, ReadError};
use techo_core::words::{Arg, Lang, Words};

/// Why a call was refused. Its `code` is stable and for programs; its `sentence` is for people.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, uniffi::Error)]
pub enum NotebookError {
    /// The key does not open the notebook. Never delete or replace the file: it is the family's papers.
    #[error("wrong_key")]
    WrongKey,
    /// The notebook was written by a newer version of the app: ask for an update.
    #[error("newer_store")]
    NewerStore,
    /// The notebook is damaged. Keep the file, and offer to restore a backup beside it.
    #[error("damaged_store")]
    DamagedStore,
    /// The file is no notebook.
    #[error("not_a_store")]
    NotAStore,
    /// Another process has the notebook open: try again when it is closed.
    #[error("store_busy")]
    StoreBusy,
    /// There is a notebook already, and it is not written over: open it instead.
    #[error("exists")]
    Exists,
    /// The device is full: ask to make room, then try again. Nothing was lost.
    #[error("no_space")]
    NoSpace,
    /// The passphrase is not right: ask again.
    #[error("wrong_passphrase")]
    WrongPassphrase,
    /// The backup is damaged, or is none. Keep the file, and look for another copy.
    #[error("damaged_backup")]
    DamagedBackup,
    /// The backup was written by a newer version of the app: ask for an update.
    #[error("newer_backup")]
    NewerBackup,
    /// The app cancelled the work; nothing was changed.
    #[error("cancelled")]
    Cancelled,
    /// No such member, document or file.
    #[error("not_found")]
    NotFound {
        /// The name of what was not found (`member`, `document`, `store`), never its value.
        field: String,
    },
    /// A value out of range or of an unknown kind.
    #[error("bad_value")]
    BadValue {
        /// The name of the value to blame: show the refusal beside its input.
        field: String,
    },
    /// The file cannot be read as an eligibility document. Nothing was stored.
    #[error("{code}")]
    Read {
        /// `not_pdf`, `damaged`, `encrypted`, `no_text`, `unrecognised`, `missing_field`, `too_large` or `too_complex`.
        code: String,
        /// With `missing_field`: every field that could not be read.
        missing: Vec<Field>,
    },
    /// Anything else, by its stable code.
    #[error("{code}")]
    Other {
        /// The stable code.
        code: String,
    },
}

#[uniffi::export]
impl NotebookError {
    /// The stable code: `wrong_key`, `not_found`, `not_pdf`, …
    pub fn code(&self) -> String {
        self.to_string()
    }

    /// One clear sentence for people, without personal data.
    pub fn sentence(&self, lang: Lang) -> String {
        let words = Words::of(lang);
        let subject = match self {
            NotebookError::NotFound { field } | NotebookError::BadValue { field } => words.subject(field),
            NotebookError::Read { missing, .. } => words.fields(missing),
            _ => String::new(),
        };
        words.text(&format!("error-{}", self.code()), &[("field", Arg::Text(&subject))])
    }
}

impl From<Error> for NotebookError {
    fn from(error: Error) -> Self {
        let code = error.code().to_owned();
        match error {
            Error::WrongKey => NotebookError::WrongKey,
            Error::NewerStore => NotebookError::NewerStore,
            Error::DamagedStore => NotebookError::DamagedStore,
            Error::NotAStore => NotebookError::NotAStore,
            Error::StoreBusy => NotebookError::StoreBusy,
            Error::Exists => NotebookError::Exists,
            Error::NoSpace => NotebookError::NoSpace,
            Error::WrongPassphrase => NotebookError::WrongPassphrase,
            Error::DamagedBackup => NotebookError::DamagedBackup,
            Error::NewerBackup => NotebookError::NewerBackup,
            Error::Cancelled => NotebookError::Cancelled,
            Error::NotFound { field } => NotebookError::NotFound { field: field.to_owned() },
            Error::BadValue { field } => NotebookError::BadValue { field: field.to_owned() },
            Error::Read(ReadError::MissingField { fields, .. }) => NotebookError::Read { code, missing: fields },
            Error::Read(_) => NotebookError::Read { code, missing: Vec::new() },
            _ => NotebookError::Other { code },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use techo_core::model::DocumentRead;

    fn missing_field() -> Error {
        let kind = techo_core::model::DocumentKind::EligibilityPdf;
        let read = DocumentRead { kind, page_count: 1, people: Vec::new(), warnings: Vec::new() };
        Error::Read(ReadError::MissingField { fields: vec![Field::Number, Field::Name], read: Box::new(read) })
    }

    #[test]
    fn every_error_keeps_its_code_and_sentence_across_the_boundary() {
        let errors = [
            Error::WrongKey,
            Error::BadKeyFile,
            Error::DamagedStore,
            Error::NotAStore,
            Error::NewerStore,
            Error::StoreBusy,
            Error::Exists,
            Error::NoSpace,
            Error::NotFound { field: "member" },
            Error::CannotWrite,
            Error::CannotRead,
            Error::WrongPassphrase,
            Error::DamagedBackup,
            Error::NewerBackup,
            Error::Cancelled,
            Error::BadValue { field: "birth_date" },
            Error::MissingGlyph { field: None },
            Error::MixedPage,
            Error::CannotMask,
            Error::Read(ReadError::NotPdf),
            Error::Read(ReadError::TooComplex),
            missing_field(),
        ];
        for error in errors {
            let crossed = NotebookError::from(error.clone());
            assert_eq!(crossed.code(), error.code());
            for lang in Lang::ALL {
                assert_eq!(crossed.sentence(lang), Words::of(lang).error(&error), "{}", error.code());
            }
        }
    }

    #[test]
    fn missing_fields_cross_all_of_them() {
        let crossed = NotebookError::from(missing_field());
        let expected =
            NotebookError::Read { code: "missing_field".to_owned(), missing: vec![Field::Number, Field::Name] };
        assert_eq!(crossed, expected);
    }
}
