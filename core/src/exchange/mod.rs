//! What leaves the notebook for other programs.
//!
//! What is here: the calendar files ([`calendar`], [`notice_calendar`]), backups (`backup/`). What is not: the sheets for school and clinic (`paper`).

mod backup;
mod icalendar;

pub use backup::{BackupSummary, Progress};
pub(crate) use backup::{Taker, read as read_backup, write as write_backup};
pub use icalendar::{calendar, notice_calendar};
