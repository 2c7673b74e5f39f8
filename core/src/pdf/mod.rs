//! Foreign PDF bytes, opened within limits: what reading and showing them have in common.
//!
//! Whatever the bytes are, the answer comes soon and within bounded memory: a typed error, never a panic. Opening
//! checks sizes before anything is unpacked; work on the opened file stands inside [`guarded`], out of which [`stop`]
//! leads when a page asks for too much. What a page says or looks like is not here: see `reading::pdf_text` and
//! `paper::render`.

mod ahead;
pub(crate) mod byte_kind;
pub(crate) mod limits;
mod sizes;
mod work;

pub(crate) use work::check_instructions;

use crate::model::ReadError;
use hayro::hayro_syntax::object::Dict;
use hayro::hayro_syntax::{LoadPdfError, Pdf};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

/// What a file may ask for, beyond what holds for all.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    /// Pages.
    pub(crate) pages: usize,
    /// Whether its pictures will be unpacked, and so are counted.
    pub(crate) pictures: bool,
}

/// Opens a PDF; one that is encrypted with an empty password too.
///
/// # Errors
/// [`ReadError::NotPdf`], [`ReadError::Damaged`], [`ReadError::Encrypted`], [`ReadError::TooLarge`],
/// [`ReadError::TooComplex`].
pub(crate) fn open(bytes: &[u8], limits: Limits) -> Result<Pdf, ReadError> {
    // Some writers put up to a kilobyte before the header.
    if memchr::memmem::find(bytes.get(..1024 + 5).unwrap_or(bytes), b"%PDF-").is_none() {
        return Err(ReadError::NotPdf);
    }
    if bytes.len() > limits::FILE_BYTES {
        return Err(ReadError::TooLarge);
    }
    guarded(|| {
        if ends_in_a_broken_revision(bytes) {
            return Err(ReadError::Damaged);
        }
        sizes::check_before_opening(bytes)?;
        let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
            LoadPdfError::Decryption(_) => ReadError::Encrypted,
            LoadPdfError::Invalid => ReadError::Damaged,
        })?;
        match pdf.pages().len() {
            0 => return Err(ReadError::Damaged),
            pages if pages > limits.pages => return Err(ReadError::TooLarge),
            pages if pages < pages_promised(&pdf) => return Err(ReadError::Damaged),
            _ => {}
        }
        sizes::check_streams(&pdf, limits.pictures)?;
        Ok(pdf)
    })
}

/// How many pages a file says it has. One that was lost may have been another person's.
fn pages_promised(pdf: &Pdf) -> usize {
    let root = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id());
    let tree = root.and_then(|root| root.get::<Dict<'_>>(b"Pages"));
    tree.and_then(|tree| tree.get::<u32>(b"Count")).and_then(|count| usize::try_from(count).ok()).unwrap_or(0)
}

/// Whether objects follow the last end of a file: a newer revision began there and was lost. What an older one says
/// may be another person, and is not what the file was to say.
fn ends_in_a_broken_revision(bytes: &[u8]) -> bool {
    let Some(end) = memchr::memmem::rfind(bytes, b"%%EOF") else { return false };
    bytes.get(end..).is_some_and(|rest| memchr::memmem::find(rest, b" 0 obj").is_some())
}

/// Runs what works on foreign bytes; a panic in a library becomes [`ReadError::Damaged`], and [`stop`] its error.
pub(crate) fn guarded<T, E: From<ReadError>>(work: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|payload| {
        let error = payload.downcast::<ReadError>().map_or(ReadError::Damaged, |error| *error);
        Err(error.into())
    })
}

/// Leaves work that a library would not end, from within its callbacks, for the [`guarded`] around it.
/// No panic's message is printed.
pub(crate) fn stop(error: ReadError) -> ! {
    resume_unwind(Box::new(error))
}
