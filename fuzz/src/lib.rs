//! What the fuzz targets share: the limits under which every input runs, and what must hold of every answer.
//!
//! An input that panics, takes too long or too much memory, or gets an answer that breaks a promise is a finding.
//! How to run the targets, and what they found so far: README.md.

pub mod answers;
pub mod meter;

use chrono::NaiveDate;

/// The day that every input is read on.
pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).expect("a day of the calendar")
}
