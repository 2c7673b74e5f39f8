//! 資格手帳: reads health-insurance eligibility papers, keeps a family's papers, warns, shows and prints.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::indexing_slicing))]

pub mod error;
pub mod exchange;
pub mod model;
pub mod paper;
mod pdf;
pub mod picture;
pub mod reading;
pub mod rules;
pub mod store;
pub mod words;

mod key;
mod notebook;
mod random;
mod recovery;

pub use exchange::{BackupSummary, Progress};
pub use key::{KEY_LENGTH, Key};
pub use notebook::{HandoutMade, HandoutWarning, Notebook};
pub use recovery::{Passphrase, SHORTEST_PASSPHRASE};
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
