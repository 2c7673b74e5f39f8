//! What runs out: the warnings of the family and its calendar, in a language.

use super::Notebook;
use crate::error::Error;
use crate::exchange;
use crate::rules::{self, WarningText};
use crate::words::{Lang, Words};
use chrono::NaiveDate;

impl Notebook {
    /// What the family should be warned of on a day, most urgent first.
    ///
    /// [`Error::BadValue`] (`on`) for a day outside 1868–2200.
    pub fn warnings_on(&self, today: NaiveDate, lang: Lang) -> Result<Vec<WarningText>, Error> {
        let words = Words::of(lang);
        let warnings = rules::family_warnings_on(&self.family_on(today)?, today);
        Ok(warnings.iter().map(|warning| warning.worded(words)).collect())
    }

    /// The family's days as an iCalendar file (RFC 5545) with alarms; it names members, and holds no insurance number.
    ///
    /// [`Error::BadValue`] (`on`) for a day outside 1868–2200.
    pub fn calendar_on(&self, today: NaiveDate, lang: Lang) -> Result<String, Error> {
        let dates = rules::family_dates_on(&self.family_on(today)?, today);
        Ok(exchange::calendar(&dates, today, Words::of(lang)))
    }
}
