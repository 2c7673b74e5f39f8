//! Option values from text: days, languages, numbers, yes and no. What does not fit is refused as `bad_value` with the
//! option's name, never guessed.

use crate::refusal::Refusal;
use chrono::{Datelike, NaiveDate};
use std::path::Path;
use techo_core::error::Error;
use techo_core::words::Lang;

/// A day written `YYYY-MM-DD`, of the years 1868 to 2200.
pub(crate) fn day(text: &str, option: &'static str) -> Result<NaiveDate, Refusal> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d")
        .ok()
        .filter(|day| (1868..=2200).contains(&day.year()) && day.to_string() == text)
        .ok_or_else(|| Refusal::bad_value(option))
}

/// [`day`] for an option that may be absent.
pub(crate) fn optional_day(text: Option<&String>, option: &'static str) -> Result<Option<NaiveDate>, Refusal> {
    text.map(|text| day(text, option)).transpose()
}

/// `yes` or `no`.
pub(crate) fn yes_no(text: &str, option: &'static str) -> Result<bool, Refusal> {
    match text {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err(Refusal::bad_value(option)),
    }
}

/// A whole number; its range is the core's business.
pub(crate) fn number(text: &str, option: &'static str) -> Result<u32, Refusal> {
    text.parse().map_err(|_| Refusal::bad_value(option))
}

/// A language's code.
pub(crate) fn lang(code: &str) -> Result<Lang, Refusal> {
    Lang::from_code(code).ok_or_else(|| Refusal::bad_value("lang"))
}

/// A path as it is shown; bytes that are no text are replaced.
pub(crate) fn shown(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

impl Refusal {
    /// A value out of range or of an unknown kind.
    pub(crate) fn bad_value(option: &'static str) -> Refusal {
        Error::BadValue { field: option }.into()
    }
}
