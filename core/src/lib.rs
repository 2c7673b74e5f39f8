//! 資格手帳: reads health-insurance eligibility papers, keeps a family's papers, warns, shows and prints.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking"))]

pub mod error;
#[cfg(feature = "store")]
pub mod exchange;
pub mod model;
pub mod paper;
mod pdf;
pub mod picture;
pub mod reading;
pub mod rules;
#[cfg(feature = "store")]
pub mod store;
pub mod words;

#[cfg(feature = "store")]
mod key;
#[cfg(feature = "store")]
mod notebook;
#[cfg(feature = "store")]
mod random;
#[cfg(feature = "store")]
mod recovery;

#[cfg(feature = "store")]
pub use exchange::{BackupSummary, Progress};
#[cfg(feature = "store")]
pub use key::{KEY_LENGTH, Key};
#[cfg(feature = "store")]
pub use notebook::{CounterPage, ExportFormat, HandoutMade, HandoutWarning, Notebook};
#[cfg(feature = "store")]
pub use recovery::{Passphrase, SHORTEST_PASSPHRASE};
#[cfg(feature = "store")]
pub use store::{
    AddOutcome, Added, Ask, AskCode, BIN_DAYS, Binned, Candidate, Choice, DateChange, FlagChange, HandoutRecord,
    HandoutSheetRecord, MemberChange, Merged, OriginalFile, SamePerson, Target, TextChange, Whose, Why,
};

#[cfg(feature = "uniffi")]
uniffi::setup_scaffolding!();

#[cfg(feature = "uniffi")]
mod ffi_types {
    use chrono::NaiveDate;
    // ISO text across the boundary. Lifting must not fail (a failure would panic there): what is no date becomes the
    // first day of the calendar, which every check of range refuses.
    uniffi::custom_type!(NaiveDate, String, {
        remote,
        try_lift: |text| Ok(text.parse().unwrap_or(NaiveDate::MIN)),
        lower: |date| date.to_string(),
    });
}
