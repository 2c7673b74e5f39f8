//! What a person decided about a warning or a task.

use chrono::NaiveDate;

/// What a person decided about a warning or a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Choice {
    /// It is done.
    Done,
    /// Not now: it comes back on that day.
    Later {
        /// The day on which it comes back.
        until: NaiveDate,
    },
    /// It does not concern this family.
    NotOurs,
}
