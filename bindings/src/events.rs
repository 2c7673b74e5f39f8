//! Life events and spoken numbers for apps.

use crate::error::NotebookError;
use crate::notebook::Notebook;
use chrono::NaiveDate;
use techo_core::Choice;
use techo_core::rules::ask::{self, Answer};
use techo_core::rules::events::{self, BegunEvent, EventText, FamilyTaskText, TaskText};
use techo_core::words::{Lang, Words};

/// All life events (a birth, a lost card …), in the order in which an app offers them.
#[uniffi::export]
pub fn life_events(lang: Lang) -> Vec<EventText> {
    let words = Words::of(lang);
    events::life_events().iter().map(|event| event.worded(words)).collect()
}

/// What to do about an event that happens on `day`, in order, each task with its days and whom to turn to.
///
/// Refused with `BadValue` (`event`, `day`).
#[uniffi::export]
pub fn event_tasks_on(event: String, day: NaiveDate, lang: Lang) -> Result<Vec<TaskText>, NotebookError> {
    let words = Words::of(lang);
    let tasks = events::event_tasks(&event, day, None)?;
    Ok(tasks.iter().map(|task| task.worded(words, |_| None)).collect())
}

/// A number digit by digit (保険者番号, 記号, 番号, 枝番), for a screen reader's label.
#[uniffi::export]
pub fn spoken_number(number: String, lang: Lang) -> String {
    Words::of(lang).spoken_number(&number)
}

/// A day for the ear, with its 和暦 year after it.
#[uniffi::export]
pub fn spoken_date(date: NaiveDate, lang: Lang) -> String {
    Words::of(lang).spoken_date(date)
}

/// The topics that answer a question (in any of the six languages), best first, ten at most, without a network. Empty:
/// say so, and offer the telephone number of `contact` topics.
///
/// Refused with `BadValue` (`question`) for one without a letter or digit.
#[uniffi::export]
pub fn ask(question: String, lang: Lang) -> Result<Vec<Answer>, NotebookError> {
    Ok(ask::ask(&question, lang)?)
}

#[uniffi::export]
impl Notebook {
    /// Begins to deal with a life event of a member, or changes the day of one that was begun.
    pub fn begin_event(&self, begun: BegunEvent, today: NaiveDate) -> Result<(), NotebookError> {
        Ok(self.core().begin_event(&begun, today)?)
    }

    /// Takes a life event off the list.
    pub fn end_event(&self, member: String, event: String, today: NaiveDate) -> Result<(), NotebookError> {
        Ok(self.core().end_event(&member, &event, today)?)
    }

    /// What is left to do about the family's life events, most pressing first, what is done last.
    pub fn tasks_on(&self, today: NaiveDate, lang: Lang) -> Result<Vec<FamilyTaskText>, NotebookError> {
        Ok(self.core().tasks_on(today, lang)?)
    }

    /// Ticks a task off, puts it off, or leaves it out; no choice takes the decision back.
    pub fn decide_task(&self, subject: String, choice: Option<Choice>, today: NaiveDate) -> Result<(), NotebookError> {
        Ok(self.core().decide_task(&subject, choice, today)?)
    }

    /// Keeps the telephone number of a contact that each family has its own of (`insurer`, `school` …), for one member
    /// or for all; no number forgets it.
    pub fn set_contact_phone(
        &self,
        contact: String,
        member: Option<String>,
        phone: Option<String>,
        today: NaiveDate,
    ) -> Result<(), NotebookError> {
        Ok(self.core().set_contact_phone(&contact, member.as_deref(), phone.as_deref(), today)?)
    }
}
