//! The rules as apps see them: what to bring, the dates of a card, decisions about warnings, the notices to come.

use crate::error::NotebookError;
use crate::notebook::Notebook;
use chrono::NaiveDate;
use techo_core::model::{CardFacts, Choice};
use techo_core::rules::{self, DateText, DeadlinesText, NoticePlanText, PresentingText, Situation, WarningText};
use techo_core::words::{Lang, Words};

/// What to bring and show: what is enough in order of preference, what is not and why, what happens at the counter.
///
/// Refused with `BadValue` (`papers`: a card among them; `on`).
#[uniffi::export]
pub fn presenting_on(situation: Situation, today: NaiveDate, lang: Lang) -> Result<PresentingText, NotebookError> {
    Ok(rules::presenting_on(&situation, today)?.worded(Words::of(lang)))
}

/// The dates of one card and its 電子証明書, without a notebook.
///
/// Refused with `BadValue` naming the fact that is missing or cannot be.
#[uniffi::export]
pub fn deadlines_on(card: CardFacts, today: NaiveDate, lang: Lang) -> Result<DeadlinesText, NotebookError> {
    Ok(rules::deadlines_on(&card, today)?.worded(Words::of(lang)))
}

#[uniffi::export]
impl Notebook {
    /// As `presenting_on`, for a member: the lines of the form 資格申立書 (`declaration`) are filled from the notebook; a line
    /// without a value is written by hand.
    ///
    /// Refused with `NotFound` (`member`) or `BadValue` (`papers`, `on`).
    pub fn presenting_of(
        &self,
        member: String,
        situation: Situation,
        today: NaiveDate,
        lang: Lang,
    ) -> Result<PresentingText, NotebookError> {
        Ok(self.core.presenting_of(&member, &situation, lang, today)?)
    }

    /// Every warning, also those that were decided to be done, put off or not theirs.
    pub fn all_warnings_on(&self, today: NaiveDate, lang: Lang) -> Result<Vec<WarningText>, NotebookError> {
        Ok(self.core.all_warnings_on(today, lang)?)
    }

    /// Keeps what a person decided about a warning, by its `subject`; no choice takes it back.
    ///
    /// Refused with `NotFound` (`subject`) or `BadValue` (`until`: not a day to come).
    pub fn decide_on(&self, subject: String, choice: Option<Choice>, today: NaiveDate) -> Result<(), NotebookError> {
        Ok(self.core.decide_on(&subject, choice, today)?)
    }

    /// The notices to come for the phone's scheduler: at most thirty, at most one a day.
    ///
    /// After every change, a reboot, or a change of the clock or the time zone: cancel what is scheduled, call this,
    /// and schedule each at its `at`. `told_until`: the last day whose notice was shown, if known.
    pub fn notice_plan_on(
        &self,
        told_until: Option<NaiveDate>,
        today: NaiveDate,
        lang: Lang,
    ) -> Result<Vec<NoticePlanText>, NotebookError> {
        Ok(self.core.notice_plan_on(told_until, today, lang)?)
    }

    /// The same notices as a calendar file (`.ics`) with alarms.
    pub fn notice_calendar_on(&self, today: NaiveDate, lang: Lang) -> Result<String, NotebookError> {
        Ok(self.core.notice_calendar_on(today, lang)?)
    }

    /// The family's days to come: what ends, what opens, what begins.
    pub fn dates_on(&self, today: NaiveDate, lang: Lang) -> Result<Vec<DateText>, NotebookError> {
        Ok(self.core.dates_on(today, lang)?)
    }
}
