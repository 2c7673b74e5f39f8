//! Being written.
use crate::model::{DocumentRead, ReadError};
use chrono::NaiveDate;

/// Reads a document. Nothing is stored.
pub fn read_document(bytes: &[u8], today: NaiveDate) -> Result<DocumentRead, ReadError> {
    let _ = (bytes, today);
    Err(ReadError::Unrecognised)
}
