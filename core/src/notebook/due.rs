//! What runs out: the warnings of the family, what was decided about them, the notices to come, the calendar.

use super::{Notebook, checked};
use crate::error::Error;
use crate::exchange;
use crate::model::Choice;
use crate::rules::events::is_task;
use crate::rules::{self, DateText, NoticePlanText, WarningText};
use crate::words::{Lang, Words};
use chrono::NaiveDate;

impl Notebook {
    /// What the family should be warned of on a day, most urgent first, without what was decided to be done, put off
    /// or not theirs.
    ///
    /// [`Error::BadValue`] (`on`) for a day outside 1868–2200.
    pub fn warnings_on(&self, today: NaiveDate, lang: Lang) -> Result<Vec<WarningText>, Error> {
        let (family, affairs) = self.family_and_affairs_on(today)?;
        let shown = rules::shown_on(rules::family_warnings_on(&family, &affairs, today), &affairs.choices, today);
        Ok(shown.iter().map(|warning| warning.worded(Words::of(lang))).collect())
    }

    /// Every warning of the day, also those that a decision keeps silent: for a list in which decisions are taken back.
    ///
    /// [`Error::BadValue`] (`on`) for a day outside 1868–2200.
    pub fn all_warnings_on(&self, today: NaiveDate, lang: Lang) -> Result<Vec<WarningText>, Error> {
        let (family, affairs) = self.family_and_affairs_on(today)?;
        let warnings = rules::family_warnings_on(&family, &affairs, today);
        Ok(warnings.iter().map(|warning| warning.worded(Words::of(lang))).collect())
    }

    /// Keeps what a person decided about a warning, by its `subject`; `None` takes it back. The subject of a task that a
    /// notice tells of is taken too: see [`Notebook::decide_task`].
    ///
    /// [`Error::NotFound`] (`subject`; `task`) for a key that is no warning's of this family; [`Error::BadValue`] (`until`) for
    /// "later" than a day that is not to come.
    pub fn decide_on(&self, subject: &str, choice: Option<Choice>, today: NaiveDate) -> Result<(), Error> {
        if matches!(choice, Some(Choice::Later { until }) if until <= today) {
            return Err(Error::BadValue { field: "until" });
        }
        if is_task(subject) {
            return self.decide_task(subject, choice, today);
        }
        if !rules::is_subject_of(subject, &self.family_on(today)?) {
            return Err(Error::NotFound { field: "subject" });
        }
        self.set_choice(subject, choice, today)
    }

    /// The notices to come, of papers and of the tasks of life events, one a day at most, for a phone's scheduler. Ask again after every change of the notebook,
    /// after a reboot, and after a change of the clock or the time zone. `told_until`: the last day whose notice was
    /// shown, where that is known.
    ///
    /// [`Error::BadValue`] (`on`, `told_until`) for a day outside 1868–2200.
    pub fn notice_plan_on(
        &self,
        told_until: Option<NaiveDate>,
        today: NaiveDate,
        lang: Lang,
    ) -> Result<Vec<NoticePlanText>, Error> {
        let told_until = told_until.map(checked).transpose().map_err(|_| Error::BadValue { field: "told_until" })?;
        let (family, affairs) = self.family_and_affairs_on(today)?;
        let plan = rules::notice_plan_on(&family, &affairs, told_until, today);
        Ok(plan.iter().map(|notice| notice.worded(&family, Words::of(lang))).collect())
    }

    /// The same notices as an iCalendar file with alarms, for those who would rather have their calendar ring.
    ///
    /// [`Error::BadValue`] (`on`) for a day outside 1868–2200.
    pub fn notice_calendar_on(&self, today: NaiveDate, lang: Lang) -> Result<String, Error> {
        let plan = self.notice_plan_on(None, today, lang)?;
        Ok(exchange::notice_calendar(&plan, today, Words::of(lang)))
    }

    /// The family's days that are today or to come, by day: what ends, what opens, what begins.
    ///
    /// [`Error::BadValue`] (`on`) for a day outside 1868–2200.
    pub fn dates_on(&self, today: NaiveDate, lang: Lang) -> Result<Vec<DateText>, Error> {
        let dates = rules::family_dates_on(&self.family_on(today)?, today);
        Ok(dates.iter().map(|date| date.worded(Words::of(lang))).collect())
    }

    /// The family's days and tasks as an iCalendar file (RFC 5545) with alarms; it names members, and holds no insurance
    /// number. What was decided to be done or not theirs is left out, what was put off rings when it comes back.
    ///
    /// [`Error::BadValue`] (`on`) for a day outside 1868–2200.
    pub fn calendar_on(&self, today: NaiveDate, lang: Lang) -> Result<String, Error> {
        let (family, affairs) = self.family_and_affairs_on(today)?;
        let days = rules::calendar_days_on(&family, &affairs, today);
        Ok(exchange::calendar(&days, today, Words::of(lang)))
    }
}
