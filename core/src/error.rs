//! The one error of the core, with a stable code for every case.
//!
//! Codes are a contract (CLI.md). No error, and no `Display` or `Debug` of one, holds personal data, a path, or a
//! dependency's text. What a person reads is worded in `locales/` under `error-<code>`.

use crate::model::ReadError;

/// Any refusal of the core.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// A document could not be read.
    #[error(transparent)]
    Read(ReadError),
    /// The key does not open the notebook.
    #[error("the key does not open this notebook")]
    WrongKey,
    /// A key file that holds no 64 hexadecimal digits.
    #[error("the key file is not 64 hexadecimal digits")]
    BadKeyFile,
    /// The notebook's file is broken. It is left as it is.
    #[error("the notebook is damaged")]
    DamagedStore,
    /// The file is no notebook.
    #[error("not a notebook")]
    NotAStore,
    /// The notebook was written by a newer version.
    #[error("the notebook was written by a newer version")]
    NewerStore,
    /// Another process has the notebook open.
    #[error("the notebook is in use")]
    StoreBusy,
    /// A file or folder exists already and is not written over.
    #[error("it exists already")]
    Exists,
    /// The disk is full.
    #[error("no space left")]
    NoSpace,
    /// No such member, document or file.
    #[error("not found: {field}")]
    NotFound {
        /// What was not found: an option's or a field's name, never its value.
        field: &'static str,
    },
    /// An output could not be written.
    #[error("cannot write")]
    CannotWrite,
    /// A file could not be read, for a reason of the disk's or the system's: that says nothing against the file itself.
    #[error("cannot read")]
    CannotRead,
    /// A value out of range or of an unknown kind.
    #[error("bad value: {field}")]
    BadValue {
        /// The option or field to blame, by name.
        field: &'static str,
    },
    /// A character that no font at hand can draw.
    #[error("a character cannot be drawn")]
    MissingGlyph {
        /// The option or the paper's field that holds it, by name; `None` where that is not known.
        field: Option<&'static str>,
    },
    /// Every page of the document shows another person too.
    #[error("the page shows another person too")]
    MixedPage,
    /// The passphrase does not open the notebook's second way or the backup.
    #[error("the passphrase is not right")]
    WrongPassphrase,
    /// The backup's file is broken, or no backup. It is left as it is.
    #[error("the backup is damaged")]
    DamagedBackup,
    /// The backup was written by a newer version.
    #[error("the backup was written by a newer version")]
    NewerBackup,
    /// The caller cancelled the work; nothing was changed.
    #[error("cancelled")]
    Cancelled,
    /// It is not certain that everything to be hidden on a page was found: no copy is made.
    #[error("the page cannot be masked safely")]
    CannotMask,
    /// The notebook was closed before.
    #[error("the notebook is closed")]
    Closed,
    /// The system has no source of randomness.
    #[error("no randomness")]
    NoRandomness,
}

impl From<ReadError> for Error {
    /// Lines that are none are a caller's mistake, and say nothing of the paper.
    fn from(error: ReadError) -> Error {
        match error {
            ReadError::BadLines => Error::BadValue { field: "lines" },
            error => Error::Read(error),
        }
    }
}

impl Error {
    /// The stable code of CLI.md.
    pub const fn code(&self) -> &'static str {
        match self {
            Error::Read(error) => error.code(),
            Error::WrongKey => "wrong_key",
            Error::BadKeyFile => "bad_key_file",
            Error::DamagedStore => "damaged_store",
            Error::NotAStore => "not_a_store",
            Error::NewerStore => "newer_store",
            Error::StoreBusy => "store_busy",
            Error::Exists => "exists",
            Error::NoSpace => "no_space",
            Error::NotFound { .. } => "not_found",
            Error::CannotWrite => "cannot_write",
            Error::CannotRead => "cannot_read",
            Error::BadValue { .. } => "bad_value",
            Error::MissingGlyph { .. } => "missing_glyph",
            Error::MixedPage => "mixed_page",
            Error::WrongPassphrase => "wrong_passphrase",
            Error::DamagedBackup => "damaged_backup",
            Error::NewerBackup => "newer_backup",
            Error::Cancelled => "cancelled",
            Error::CannotMask => "cannot_mask",
            Error::Closed => "closed",
            Error::NoRandomness => "no_randomness",
        }
    }

    /// The option or field to blame, by name; `None` where there is none.
    pub const fn field(&self) -> Option<&'static str> {
        match self {
            Error::NotFound { field } | Error::BadValue { field } => Some(field),
            Error::MissingGlyph { field } => *field,
            _ => None,
        }
    }
}
