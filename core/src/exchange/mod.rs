//! What leaves the notebook for other programs, and what of it comes back.
//!
//! What is here: the calendar files ([`calendar`], [`notice_calendar`]), backups (`backup/`), a person's insurance as
//! [`fhir()`] and as labelled [`text()`], and that text read again ([`read_qr_text`]). What is not: the sheets for school
//! and clinic (`paper`).

mod backup;
mod fhir;
mod icalendar;
mod qr_text;
mod text;

pub use backup::{BackupSummary, Progress};
pub(crate) use backup::{Taker, read as read_backup, write as write_backup};
pub use fhir::fhir;
pub use icalendar::{calendar, notice_calendar};
pub use qr_text::read_qr_text;
pub(crate) use qr_text::{noted_kind, plain_text};
pub use text::text;
